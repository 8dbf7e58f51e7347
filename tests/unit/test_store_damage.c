/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A damaged index is an error with advice, and never a crash.  Xapian's blocks carry no checksums:
 * what is tried here is what disks and interrupted copies do (files cut short, blocks of zeroes, of
 * ones, of other files), not a forger's work. */
#include "store_fixture.h"

#include <fcntl.h>
#include <sys/stat.h>

enum { FILES = 300, BLOCK = 8192, DAMAGED = 3, UNHARMED = 4 };

static const char *const tables[] = {"postlist.glass", "docdata.glass", "termlist.glass",
                                     "iamglass"};
enum { TABLES = sizeof tables / sizeof *tables };

static const char *table_path(size_t table) {
    static char path[256];
    snprintf(path, sizeof path, "%s/shard0/%s", dir, tables[table]);
    return path;
}

static void fill(void) {
    create_index(1);
    tc_writer *writer = open_writer(0);
    for (int i = 0; i < FILES; i++) {
        char path[16], words[256];
        snprintf(path, sizeof path, "%05d", i);
        snprintf(words, sizeof words, "chung tu w%d v%d u%d chung tu x%d", i, i * 7 % 31, i % 13,
                 i * i % 97);
        put(writer, path, words);
    }
    ok(tc_writer_commit(writer, e));
    tc_writer_close(writer);
    ok(tc_index_list(dir, 0, e));
}

/* Whether STATUS is fine; if it is not, it must be said as damage. */
static bool passes(tc_status status, const tc_error *error, bool *damaged) {
    if (status == TC_OK)
        return true;
    /* An entry that its posting names and its table has not is "not found" to Xapian. */
    if ((status != TC_ERR_FORMAT && status != TC_ERR_NOT_FOUND) || !*error->message ||
        !*error->hint)
        _exit(1);
    *damaged = true;
    return false;
}

static void read_all(tc_store *store, bool *damaged) {
    tc_error error = {0};
    tc_query *parts[] = {word("chung"), word("tu")};
    tc_query *query = tc_query_join(TC_QUERY_AND, parts, 2);
    const tc_store_request request = {.limit = FILES,
                                      .check_at_least = UINT32_MAX,
                                      .facets = TC_SLOT_BIT(TC_SLOT_PATH),
                                      .want = {.slots = TC_SLOTS_ALL, .data = true, .terms = true}};
    tc_matches *matches = NULL;
    if (passes(tc_store_search(store, query, &request, &matches, &error), &error, damaged))
        tc_matches_free(matches);
    tc_query_free(query);
    /* By the lists. */
    tc_query *listed[] = {tc_query_join(TC_QUERY_OR, (tc_query *[]){word("chung"), word("x1")}, 2),
                          tc_query_term(TC_FIELD_KIND, TC_SLICE("document"))};
    const tc_store_request best = {.limit = FILES, .want = {.slots = TC_SLOTS_ALL, .data = true}};
    query = tc_query_join(TC_QUERY_FILTER, listed, 2);
    if (passes(tc_store_search(store, query, &best, &matches, &error), &error, damaged))
        tc_matches_free(matches);
    tc_query_free(query);
    bool more = true;
    tc_terms *terms = NULL;
    if (tc_terms_open(store, TC_FIELD_WORD, TC_SLICE(""), &terms, &error) != TC_OK)
        _exit(1);
    for (int i = 0; more && i < 10000; i++)
        if (!passes(tc_terms_next(terms, &more, &error), &error, damaged))
            break;
    tc_terms_close(terms);
    tc_postings *postings = NULL;
    more = true;
    if (tc_postings_open(store, TC_FIELD_KIND, TC_SLICE(""), TC_SLOTS_ALL, &postings, &error))
        _exit(1);
    for (int i = 0; more && i < 10000; i++)
        if (!passes(tc_postings_next(postings, &more, &error), &error, damaged))
            break;
    tc_postings_close(postings);
}

static void write_some(tc_writer *writer, bool *damaged) {
    tc_error error = {0};
    tc_status status = TC_OK;
    for (int i = 0; i < FILES && status == TC_OK; i += 10) {
        char path[16];
        snprintf(path, sizeof path, "%05d", i);
        tc_entry *entry = tc_entry_new();
        add_words(entry, "chung moi");
        status = tc_writer_replace(writer, TC_FIELD_PATH, tc_slice_of(path), &entry, 1, &error);
        tc_entry_free(entry);
    }
    if (status == TC_OK)
        status = tc_writer_commit(writer, &error);
    passes(status, &error, damaged);
}

/* In a process of its own, which a crash would end. */
static int use_index(void) {
    pid_t child = fork();
    if (child == 0) {
        bool damaged = false;
        const char *source = dir;
        tc_error error = {0};
        tc_store *store = NULL;
        if (passes(tc_store_open(&source, 1, &store, &error), &error, &damaged))
            read_all(store, &damaged);
        tc_store_close(store);
        tc_writer *writer = NULL;
        if (passes(tc_writer_open(dir, 0, &writer, &error), &error, &damaged))
            write_some(writer, &damaged);
        tc_writer_close(writer);
        _exit(damaged ? DAMAGED : UNHARMED);
    }
    int status = 0;
    waitpid(child, &status, 0);
    ck_assert_msg(WIFEXITED(status), "killed by signal %d", WTERMSIG(status));
    return WEXITSTATUS(status);
}

static void keep(void) {
    char command[512];
    snprintf(command, sizeof command, "cp -r %s %s/kept", dir, scratch);
    ck_assert_int_eq(system(command), 0);
}

static void restore(void) {
    char command[512];
    snprintf(command, sizeof command, "rm -r %s && cp -r %s/kept %s", dir, scratch, dir);
    ck_assert_int_eq(system(command), 0);
}

static off_t size_of(const char *path) {
    struct stat status;
    ck_assert_int_eq(stat(path, &status), 0);
    return status.st_size;
}

START_TEST(files_cut_short) {
    fill();
    ck_assert_int_eq(use_index(), UNHARMED);
    keep();
    for (size_t table = 0; table < TABLES; table++) {
        int damaged = 0;
        for (int eighths = 0; eighths < 8; eighths++) {
            restore();
            off_t size = size_of(table_path(table));
            ck_assert_int_eq(truncate(table_path(table), size * eighths / 8), 0);
            int result = use_index();
            ck_assert_msg(result == DAMAGED || result == UNHARMED, "%s cut to %d/8: %d",
                          tables[table], eighths, result);
            damaged += result == DAMAGED;
        }
        ck_assert_msg(damaged >= 3, "%s: cut short and not noticed", tables[table]);
    }
}
END_TEST

static void overwrite(const char *path, off_t at, int byte) {
    char block[BLOCK];
    memset(block, byte, sizeof block);
    off_t left = size_of(path) - at;
    int fd = open(path, O_WRONLY);
    ck_assert_int_ge(fd, 0);
    size_t length = left < BLOCK ? (size_t)left : sizeof block;
    ck_assert_int_eq(pwrite(fd, block, length, at), (ssize_t)length);
    close(fd);
}

START_TEST(blocks_overwritten) {
    static const int bytes[] = {0, 0xff, 'x'};
    fill();
    keep();
    for (size_t table = 0; table < TABLES; table++) {
        int damaged = 0;
        restore();
        for (off_t at = 0, size = size_of(table_path(table)); at < size; at += BLOCK) {
            restore();
            overwrite(table_path(table), at, bytes[at / BLOCK % 3]);
            int result = use_index();
            ck_assert_msg(result == DAMAGED || result == UNHARMED, "%s at %ld: %d", tables[table],
                          (long)at, result);
            damaged += result == DAMAGED;
        }
        ck_assert_msg(damaged >= 1, "%s: overwritten and not noticed", tables[table]);
    }
}
END_TEST

START_TEST(files_that_are_gone) {
    fill();
    keep();
    for (size_t table = 0; table < 2; table++) { /* without the others Xapian does some work */
        restore();
        ck_assert_int_eq(unlink(table_path(table)), 0);
        const char *source = dir;
        tc_store *store = NULL;
        tc_status status = tc_store_open(&source, 1, &store, &last);
        if (status == TC_OK) /* docdata is opened when it is first needed */
            tc_store_close(store);
        else
            ck_assert(status == TC_ERR_IO || status == TC_ERR_FORMAT);
    }
    restore();
    ck_assert_int_eq(unlink(table_path(TABLES - 1)), 0);
    const char *source = dir;
    tc_store *store = NULL;
    fails(TC_ERR_NOT_FOUND, tc_store_open(&source, 1, &store, e));
    tc_writer *writer = NULL;
    fails(TC_ERR_NOT_FOUND, tc_writer_open(dir, 0, &writer, e));
}
END_TEST

/* Not for root, whom permissions do not stop. */
START_TEST(files_that_may_not_be_read) {
    if (geteuid() == 0)
        return;
    fill();
    ck_assert_int_eq(chmod(table_path(TABLES - 1), 0), 0);
    const char *source = dir;
    tc_store *store = NULL;
    fails(TC_ERR_IO, tc_store_open(&source, 1, &store, e));
}
END_TEST

int main(void) {
    const TTest *tests[] = {files_cut_short, blocks_overwritten, files_that_are_gone,
                            files_that_may_not_be_read, NULL};
    return run_tests("store damage", tests);
}
