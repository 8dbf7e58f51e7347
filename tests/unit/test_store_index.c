/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Making an index, locking it, and saying clearly what is no index. */
#include "store_fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>

static void write_file(const char *name, const char *text) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", scratch, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
}

static const char *in_scratch(const char *name) {
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", scratch, name);
    return path;
}

static void run_tool(const char *command) {
    ck_assert_msg(system(command) == 0, "%s", command);
}

/* Changes the recorded schema version of one shard. */
static void set_version(unsigned shard, const char *version) {
    char command[256];
    snprintf(command, sizeof command, "xapian-metadata set %s/shard%u tracuu-schema '%s'", dir,
             shard, version);
    run_tool(command);
}

static bool have_tools(void) {
    if (system("command -v xapian-metadata >/dev/null 2>&1") == 0)
        return true;
    printf("skipped: xapian-metadata (package xapian-tools) is not installed\n");
    return false;
}

START_TEST(a_new_index_is_empty_and_opens) {
    create_index(3);
    uint32_t shards = 0;
    ok(tc_index_shards(dir, &shards, e));
    ck_assert_uint_eq(shards, 3);
    tc_store *store = open_store();
    ck_assert_uint_eq(count_entries(store), 0);
    tc_store_close(store);
}
END_TEST

START_TEST(parents_are_made_and_a_slash_at_the_end_is_fine) {
    char deep[256];
    snprintf(deep, sizeof deep, "%s/a/b/c/", scratch);
    ok(tc_index_create(deep, 1, e));
    tc_writer *writer = NULL;
    ok(tc_writer_open(deep, 0, &writer, e));
    tc_writer_close(writer);
}
END_TEST

START_TEST(creating_again_keeps_what_is_there) {
    create_index(2);
    tc_writer *writer = open_writer(1);
    put(writer, "a.txt", "ke hoach");
    ok(tc_writer_commit(writer, e));
    tc_writer_close(writer);
    ok(tc_index_create(dir, 5, e));
    uint32_t shards = 0;
    ok(tc_index_shards(dir, &shards, e));
    ck_assert_uint_eq(shards, 2);
    tc_store *store = open_store();
    ck_assert_uint_eq(count_entries(store), 1);
    tc_store_close(store);
}
END_TEST

START_TEST(numbers_of_shards_have_limits) {
    fails(TC_ERR_USAGE, tc_index_create(dir, 0, e));
    fails(TC_ERR_USAGE, tc_index_create(dir, TC_INDEX_SHARDS_MAX + 1, e));
    create_index(TC_INDEX_SHARDS_MAX);
    tc_writer *writer = open_writer(TC_INDEX_SHARDS_MAX - 1);
    tc_writer_close(writer);
    fails(TC_ERR_USAGE, tc_writer_open(dir, TC_INDEX_SHARDS_MAX, &writer, e));
}
END_TEST

START_TEST(a_folder_of_other_things_is_left_alone) {
    write_file("ke-hoach.txt", "x");
    fails(TC_ERR_USAGE, tc_index_create(scratch, 2, e));
    ck_assert_int_ne(access(in_scratch("shard0"), F_OK), 0);
    fails(TC_ERR_IO, tc_index_create(in_scratch("ke-hoach.txt"), 2, e));
    fails(TC_ERR_IO, tc_index_create(in_scratch("ke-hoach.txt/index"), 2, e));
}
END_TEST

START_TEST(creators_at_the_same_time_make_one_index) {
    enum { CREATORS = 6 };
    pid_t pids[CREATORS];
    for (int i = 0; i < CREATORS; i++) {
        pids[i] = fork();
        if (pids[i] == 0)
            _exit(tc_index_create(dir, (uint32_t)i + 1, NULL) == TC_OK ? 0 : 1);
    }
    for (int i = 0; i < CREATORS; i++) {
        int status = -1;
        waitpid(pids[i], &status, 0);
        ck_assert_int_eq(status, 0);
    }
    uint32_t shards = 0;
    ok(tc_index_shards(dir, &shards, e));
    for (uint32_t i = 0; i < shards; i++)
        tc_writer_close(open_writer(i));
    tc_store_close(open_store());
}
END_TEST

/* Killed half way there are shards, whole or not, but no list of them yet. */
START_TEST(a_creation_that_was_killed_is_completed) {
    create_index(2);
    ck_assert_int_eq(unlink(in_scratch("index/XAPIANDB")), 0);
    ck_assert_int_eq(truncate(in_scratch("index/shard0/iamglass"), 3), 0);
    ck_assert_int_eq(unlink(in_scratch("index/shard1/iamglass")), 0);
    write_file("index/XAPIANDB.new", "auto sha");
    const char *source = dir;
    tc_store *store = NULL;
    fails(TC_ERR_NOT_FOUND, tc_store_open(&source, 1, &store, e));
    uint32_t shards = 0;
    fails(TC_ERR_NOT_FOUND, tc_index_shards(dir, &shards, e));
    create_index(2);
    for (uint32_t i = 0; i < 2; i++)
        tc_writer_close(open_writer(i));
    tc_store_close(open_store());
}
END_TEST

START_TEST(one_run_at_a_time) {
    create_index(1);
    tc_lock *first = NULL, *second = NULL;
    ok(tc_index_lock(dir, &first, e));
    fails(TC_ERR_BUSY, tc_index_lock(dir, &second, e));
    char holder[32];
    snprintf(holder, sizeof holder, "process %ld", (long)getpid());
    ck_assert_ptr_nonnull(strstr(last.message, holder));
    ck_assert_str_ne(last.hint, "");
    ck_assert_ptr_null(second);
    tc_index_unlock(first);
    ok(tc_index_lock(dir, &second, e));
    tc_index_unlock(second);
}
END_TEST

START_TEST(locking_needs_an_index_and_creating_needs_no_lock) {
    tc_lock *lock = NULL;
    fails(TC_ERR_NOT_FOUND, tc_index_lock(dir, &lock, e));
    create_index(1);
    ok(tc_index_lock(dir, &lock, e));
    create_index(1);
    tc_index_unlock(lock);
}
END_TEST

/* A worker that outlives its parent still writes: no other run may begin. */
START_TEST(a_worker_keeps_the_lock_of_its_parent) {
    create_index(1);
    int gate[2];
    ck_assert_int_eq(pipe(gate), 0);
    pid_t parent = fork();
    if (parent == 0) {
        tc_lock *lock = NULL;
        if (tc_index_lock(dir, &lock, NULL) != TC_OK)
            _exit(1);
        if (fork() == 0) {
            close(gate[1]);
            char byte;
            _exit(read(gate[0], &byte, 1) < 0); /* until the test closes the pipe */
        }
        _exit(0);
    }
    int status = -1;
    waitpid(parent, &status, 0);
    ck_assert_int_eq(status, 0);
    tc_lock *lock = NULL;
    fails(TC_ERR_BUSY, tc_index_lock(dir, &lock, e));
    close(gate[1]);
    close(gate[0]);
    tc_status now = TC_ERR_BUSY;
    for (int i = 0; i < 2000 && now == TC_ERR_BUSY; i++) {
        now = tc_index_lock(dir, &lock, NULL);
        usleep(1000);
    }
    ck_assert_int_eq(now, TC_OK);
    tc_index_unlock(lock);
}
END_TEST

START_TEST(a_shard_has_one_writer) {
    create_index(2);
    tc_writer *first = open_writer(0), *again = NULL;
    fails(TC_ERR_BUSY, tc_writer_open(dir, 0, &again, e));
    tc_writer *other = open_writer(1);
    tc_writer_close(first);
    ok(tc_writer_open(dir, 0, &again, e));
    tc_writer_close(again);
    tc_writer_close(other);
}
END_TEST

static void expect(tc_status wanted, const char *source) {
    tc_store *store = NULL;
    fails(wanted, tc_store_open(&source, 1, &store, e));
    ck_assert_ptr_null(store);
}

START_TEST(what_is_no_index_is_said) {
    expect(TC_ERR_NOT_FOUND, dir);
    ck_assert_ptr_nonnull(strstr(last.hint, "tracuu-index"));
    ck_assert_str_eq(last.file, dir);
    expect(TC_ERR_NOT_FOUND, scratch);
    write_file("plan.txt", "Kế hoạch số 196/KH-UBND\n");
    expect(TC_ERR_FORMAT, in_scratch("plan.txt"));
    expect(TC_ERR_NOT_FOUND, in_scratch("plan.txt/x"));
    expect(TC_ERR_NOT_FOUND, "/dev/null");
    write_file("empty.stub", "");
    expect(TC_ERR_NOT_FOUND, in_scratch("empty.stub"));
    write_file("loop.stub", "auto loop.stub\n");
    expect(TC_ERR_FORMAT, in_scratch("loop.stub"));
    write_file("dead.stub", "auto gone\n");
    expect(TC_ERR_NOT_FOUND, in_scratch("dead.stub"));
}
END_TEST

START_TEST(sources_have_limits) {
    const char *sources[TC_STORE_SOURCES_MAX + 1];
    for (size_t i = 0; i < TC_STORE_SOURCES_MAX + 1; i++)
        sources[i] = dir;
    tc_store *store = NULL;
    create_index(1);
    fails(TC_ERR_USAGE, tc_store_open(sources, 0, &store, e));
    fails(TC_ERR_USAGE, tc_store_open(sources, TC_STORE_SOURCES_MAX + 1, &store, e));
    ok(tc_store_open(sources, TC_STORE_SOURCES_MAX, &store, e));
    tc_store_close(store);
}
END_TEST

/* The second bad one of several is the one that is named. */
START_TEST(the_source_that_failed_is_named) {
    create_index(1);
    const char *sources[] = {dir, in_scratch("nothing")};
    tc_store *store = NULL;
    fails(TC_ERR_NOT_FOUND, tc_store_open(sources, 2, &store, e));
    ck_assert_str_eq(last.file, in_scratch("nothing"));
}
END_TEST

START_TEST(another_schema_is_refused_in_any_shard) {
    if (!have_tools())
        return;
    for (unsigned shard = 0; shard < 2; shard++) {
        create_index(2);
        set_version(shard, "0");
        expect(TC_ERR_SCHEMA, dir);
        ck_assert_ptr_nonnull(strstr(last.message, "version 0"));
        ck_assert_ptr_nonnull(strstr(last.hint, "tracuu-index"));
        tc_writer *writer = NULL;
        fails(TC_ERR_SCHEMA, tc_writer_open(dir, shard, &writer, e));
        set_version(shard, TC_SCHEMA_VERSION);
        tc_store_close(open_store());
    }
}
END_TEST

START_TEST(a_strange_database_is_refused) {
    if (!have_tools())
        return;
    create_index(1);
    set_version(0, ""); /* takes it away: a Xapian database like any other */
    expect(TC_ERR_SCHEMA, dir);
    expect(TC_ERR_SCHEMA, in_scratch("index/shard0"));
    write_file("strange.stub", "auto index/shard0\n");
    expect(TC_ERR_SCHEMA, in_scratch("strange.stub"));
    /* A folder with somebody else's stub is not taken for an index of ours to write to. */
    mkdir(in_scratch("theirs"), 0777);
    write_file("theirs/XAPIANDB", "auto /elsewhere\n");
    uint32_t shards = 0;
    fails(TC_ERR_SCHEMA, tc_index_shards(in_scratch("theirs"), &shards, e));
    fails(TC_ERR_SCHEMA, tc_index_create(in_scratch("theirs"), 1, e));
}
END_TEST

/* Any Xapian program opens the directory; and a compacted single file is read too. */
START_TEST(xapian_programs_open_it_and_their_files_are_read) {
    if (!have_tools())
        return;
    create_index(2);
    for (uint32_t shard = 0; shard < 2; shard++) {
        tc_writer *writer = open_writer(shard);
        put(writer, shard ? "b.txt" : "a.txt", "ke hoach");
        ok(tc_writer_commit(writer, e));
        tc_writer_close(writer);
    }
    char command[512];
    snprintf(command, sizeof command, "xapian-delve %s | grep -q 'documents = 2$'", dir);
    run_tool(command);
    snprintf(command, sizeof command, "xapian-compact --single-file %s %s 2>/dev/null >/dev/null",
             dir, in_scratch("one.file"));
    run_tool(command);
    const char *source = in_scratch("one.file");
    tc_store *store = NULL;
    ok(tc_store_open(&source, 1, &store, e));
    ck_assert_uint_eq(count_entries(store), 2);
    tc_store_close(store);
}
END_TEST

START_TEST(handles_may_be_null_when_closed) {
    tc_index_unlock(NULL);
    tc_writer_close(NULL);
    tc_store_close(NULL);
    tc_entry_free(NULL);
    tc_query_free(NULL);
    tc_matches_free(NULL);
    tc_terms_close(NULL);
    tc_postings_close(NULL);
}
END_TEST

int main(void) {
    const TTest *tests[] = {a_new_index_is_empty_and_opens,
                            parents_are_made_and_a_slash_at_the_end_is_fine,
                            creating_again_keeps_what_is_there,
                            numbers_of_shards_have_limits,
                            a_folder_of_other_things_is_left_alone,
                            creators_at_the_same_time_make_one_index,
                            a_creation_that_was_killed_is_completed,
                            one_run_at_a_time,
                            locking_needs_an_index_and_creating_needs_no_lock,
                            a_worker_keeps_the_lock_of_its_parent,
                            a_shard_has_one_writer,
                            what_is_no_index_is_said,
                            sources_have_limits,
                            the_source_that_failed_is_named,
                            another_schema_is_refused_in_any_shard,
                            a_strange_database_is_refused,
                            xapian_programs_open_it_and_their_files_are_read,
                            handles_may_be_null_when_closed,
                            NULL};
    return run_tests("store index", tests);
}
