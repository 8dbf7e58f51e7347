/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writers that are killed, disks that are full, and shards that are made smaller. */
#include "store_fixture.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

/* Writes generation after generation of one file with five entries, ten others beside it, until
 * it is killed. */
static void write_for_ever(void) {
    tc_writer *writer = NULL;
    if (tc_writer_open(dir, 0, &writer, NULL) != TC_OK)
        _exit(1);
    for (unsigned round = 0;; round++) {
        char generation[16];
        snprintf(generation, sizeof generation, "doi%u", round);
        put_tasks(writer, "plan.txt", generation, 5);
        for (int i = 0; i < 10; i++) {
            char path[32];
            snprintf(path, sizeof path, "%d.txt", i);
            put(writer, path, generation);
        }
        if (tc_writer_commit(writer, NULL) != TC_OK)
            _exit(1);
    }
}

/* One generation and nothing of another. */
static void check_one_generation(tc_store *store) {
    uint32_t count = count_entries(store);
    if (count == 0)
        return;
    ck_assert_uint_eq(count, 15);
    tc_terms *walk = NULL;
    ok(tc_terms_open(store, TC_FIELD_WORD, TC_SLICE("doi"), &walk, e));
    bool more = false;
    ok(tc_terms_next(walk, &more, e));
    ck_assert(more);
    ck_assert_uint_eq(tc_terms_frequency(walk), 15);
    ok(tc_terms_next(walk, &more, e));
    ck_assert(!more);
    tc_terms_close(walk);
}

START_TEST(a_killed_writer_leaves_the_last_commit) {
    create_index(1);
    for (int i = 0; i < 15; i++) {
        pid_t child = fork();
        if (child == 0)
            write_for_ever();
        usleep((useconds_t)(20000 + i * 7919));
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        ck_assert(WIFSIGNALED(status));
        tc_store *store = open_store();
        check_one_generation(store);
        tc_store_close(store);
    }
    tc_writer *writer = open_writer(0);
    put(writer, "after.txt", "sau");
    commit(writer);
    tc_writer_close(writer);
    tc_store *store = open_store();
    ck_assert_uint_eq(count_entries(store), 16);
    tc_store_close(store);
}
END_TEST

static void limit_files(rlim_t bytes) {
    struct rlimit limit;
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* No file may grow any more, as on a full disk: an error, and the last commit stays. */
START_TEST(a_full_disk_costs_what_was_not_committed) {
    signal(SIGXFSZ, SIG_IGN);
    create_index(1);
    tc_writer *writer = open_writer(0);
    put(writer, "a.txt", "mot");
    commit(writer);
    limit_files(64 << 10);
    tc_status status = TC_OK;
    tc_error error = {0};
    /* Few and large, for libcheck notes every call in a file of its own, which may not grow either.
     */
    for (int i = 0; i < 60 && status == TC_OK; i++) {
        char path[32], words[20000];
        size_t used = 0;
        snprintf(path, sizeof path, "%d.txt", i);
        for (int k = 0; k < 1500; k++)
            used += (size_t)snprintf(words + used, sizeof words - used, "tu%d ", i * 1500 + k);
        put(writer, path, words);
        status = tc_writer_commit(writer, &error);
    }
    ck_assert_msg(status == TC_ERR_IO, "%s: %s", tc_status_name(status), error.message);
    ck_assert_str_ne(error.hint, "");
    fails(TC_ERR_STORE, tc_writer_commit(writer, e));
    fails(TC_ERR_STORE, tc_writer_delete(writer, TC_FIELD_PATH, TC_SLICE("a.txt"), e));
    fails(TC_ERR_STORE, tc_writer_cancel(writer, e));
    tc_writer_close(writer);
    limit_files(RLIM_INFINITY);
    tc_store *store = open_store();
    ck_assert_str_eq(paths_of(store, word("mot")), "a.txt");
    ck_assert_uint_eq(count_entries(store) % 100, 1);
    tc_store_close(store);
    writer = open_writer(0);
    put(writer, "b.txt", "hai");
    commit(writer);
    tc_writer_close(writer);
}
END_TEST

static uint64_t bytes_of(const char *name) {
    char path[256];
    struct stat info;
    snprintf(path, sizeof path, "%s/shard0/%s.glass", dir, name);
    ck_assert_int_eq(stat(path, &info), 0);
    return (uint64_t)info.st_size;
}

static void put_numbered(tc_writer *writer, unsigned from, unsigned to) {
    for (unsigned i = from; i < to; i++) {
        char path[32], words[64];
        snprintf(path, sizeof path, "file%u.txt", i);
        snprintf(words, sizeof words, "chung w%u w%u", i, i / 3);
        put(writer, path, words);
        if (i % 50 == 0)
            commit(writer);
    }
    commit(writer);
}

/* A reader from before goes on reading, writers go on writing, and nothing is left lying about. */
START_TEST(compacting_changes_nothing_but_the_size) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    put_numbered(writer, 0, 1000);
    tc_writer_close(writer);
    uint64_t before = bytes_of("postlist") + bytes_of("termlist");
    tc_store *early = open_store();
    for (int twice = 0; twice < 2; twice++)
        ok(tc_index_compact(dir, 0, e));
    ck_assert_uint_lt(bytes_of("postlist") + bytes_of("termlist"), before);

    tc_store *stores[] = {early, open_store()};
    for (int i = 0; i < 2; i++) {
        ck_assert_uint_eq(count_with(stores[i], TC_FIELD_WORD, TC_SLICE("chung")), 1000);
        tc_matches *found =
            find_entries(stores[i], TC_FIELD_PATH, TC_SLICE("file777.txt"),
                         (tc_want){.slots = TC_SLOT_BIT(TC_SLOT_PATH), .data = true});
        ck_assert_uint_eq(tc_matches_count(found), 1);
        ck_assert_uint_eq(tc_match_docid(found, 0), 778);
        ck_assert_slice(tc_match_value(found, 0, TC_SLOT_PATH), "file777.txt");
        tc_matches_free(found);
    }
    writer = open_writer(0);
    put_numbered(writer, 990, 1010);
    tc_writer_close(writer);
    for (int i = 0; i < 2; i++) {
        ok(tc_store_refresh(stores[i], e));
        ck_assert_uint_eq(count_with(stores[i], TC_FIELD_WORD, TC_SLICE("chung")), 1010);
        tc_store_close(stores[i]);
    }
    char leftover[256];
    snprintf(leftover, sizeof leftover, "%s/shard0.compact", dir);
    ck_assert_int_ne(access(leftover, F_OK), 0);
    fails(TC_ERR_NOT_FOUND, tc_index_compact(dir, 7, e));
}
END_TEST

int main(void) {
    const TTest *tests[] = {a_killed_writer_leaves_the_last_commit,
                            a_full_disk_costs_what_was_not_committed,
                            compacting_changes_nothing_but_the_size, NULL};
    return run_tests("store crash", tests);
}
