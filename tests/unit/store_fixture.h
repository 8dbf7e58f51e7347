/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the tests of the store share: a scratch directory, and a small index in it. */
#ifndef TRACUU_TESTS_STORE_FIXTURE_H
#define TRACUU_TESTS_STORE_FIXTURE_H

#include "run.h"

#include <store/store.h>

#include <check.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char scratch[SCRATCH]; /* a fresh directory for each test */
static char dir[128];         /* the index in it */

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *ftw) {
    (void)status;
    (void)type;
    (void)ftw;
    return remove(path);
}

/* Checked fixtures run in the process of each test. */
static void scratch_setup(void) {
    scratch_name(scratch);
    ck_assert_ptr_nonnull(mkdtemp(scratch));
    snprintf(dir, sizeof dir, "%s/index", scratch);
}

static void scratch_teardown(void) {
    nftw(scratch, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static tc_error last; /* of the call in ok() or fails() */

/* CALL, which is given `e` as its error, succeeds. */
#define ok(call)                                                                                   \
    do {                                                                                           \
        tc_error *const e = &last;                                                                 \
        tc_status status_of_call = (call);                                                         \
        ck_assert_msg(status_of_call == TC_OK, "%s: %s [%s] (%s)", tc_status_name(status_of_call), \
                      last.message, last.hint, last.file);                                         \
    } while (0)

/* CALL fails with WANTED and says why. */
#define fails(wanted, call)                                                                        \
    do {                                                                                           \
        memset(&last, 0, sizeof last);                                                             \
        tc_error *const e = &last;                                                                 \
        tc_status status_of_call = (call);                                                         \
        ck_assert_msg(status_of_call == (wanted), "%s, not %s: %s",                                \
                      tc_status_name(status_of_call), tc_status_name(wanted), last.message);       \
        ck_assert_int_eq(last.code, wanted);                                                       \
        ck_assert_str_ne(last.message, "");                                                        \
    } while (0)

static inline void create_index(uint32_t shards) {
    ok(tc_index_create(dir, shards, e));
}

static inline tc_writer *open_writer(uint32_t shard) {
    tc_writer *writer = NULL;
    ok(tc_writer_open(dir, shard, &writer, e));
    return writer;
}

static inline tc_store *open_store(void) {
    const char *source = dir;
    tc_store *store = NULL;
    ok(tc_store_open(&source, 1, &store, e));
    return store;
}

/* The words of TEXT. */
static inline void add_words(tc_entry *entry, const char *text) {
    tc_slice rest = tc_slice_of(text);
    while (rest.len) {
        size_t end = tc_slice_find(rest, TC_SLICE(" "), 0);
        tc_entry_add_count(entry, TC_FIELD_WORD, tc_slice_sub(rest, 0, end), 1);
        rest = end == SIZE_MAX ? (tc_slice){NULL, 0} : tc_slice_sub(rest, end + 1, rest.len);
    }
}

/* A document of these words under this path. */
static inline void put(tc_writer *writer, const char *path, const char *words) {
    tc_entry *entry = tc_entry_new();
    ck_assert_ptr_nonnull(entry);
    tc_entry_add_term(entry, TC_FIELD_KIND, TC_SLICE("document"));
    add_words(entry, words);
    tc_entry_set_value(entry, TC_SLOT_PATH, tc_slice_of(path));
    tc_entry_set_data(entry, tc_slice_of(words));
    ok(tc_writer_replace(writer, TC_FIELD_PATH, tc_slice_of(path), &entry, 1, e));
    tc_entry_free(entry);
}

static inline tc_query *word(const char *text) {
    return tc_query_term(TC_FIELD_WORD, tc_slice_of(text));
}

/* Takes QUERY over. */
static inline tc_matches *search(tc_store *store, tc_query *query,
                                 const tc_store_request *request) {
    tc_matches *matches = NULL;
    ok(tc_store_search(store, query, request, &matches, e));
    tc_query_free(query);
    return matches;
}

/* The paths that QUERY finds, by docid, separated by spaces.  Takes QUERY over. */
static inline const char *paths_of(tc_store *store, tc_query *query) {
    static char out[4096];
    tc_store_request request = {
        .limit = 1000, .sort = TC_SORT_ENTRY, .want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH)}};
    tc_matches *matches = search(store, query, &request);
    size_t used = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < tc_matches_count(matches); i++) {
        tc_slice path = tc_match_value(matches, i, TC_SLOT_PATH);
        ck_assert_uint_lt(used + path.len + 2, sizeof out);
        used += (size_t)sprintf(out + used, "%s%.*s", i ? " " : "", (int)path.len, path.ptr);
    }
    tc_matches_free(matches);
    return out;
}

static inline uint32_t count_entries(tc_store *store) {
    uint32_t count = 0;
    ok(tc_store_count(store, &count, e));
    return count;
}

static inline void ck_assert_slice(tc_slice slice, const char *wanted) {
    ck_assert_msg(tc_slice_equal(slice, tc_slice_of(wanted)), "\"%.*s\", not \"%s\"",
                  (int)slice.len, slice.ptr, wanted);
}

/* The TESTS up to NULL, each in a process and a scratch directory of its own. */
static inline int run_tests(const char *name, const TTest *const *tests) {
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
    tcase_add_checked_fixture(tcase, scratch_setup, scratch_teardown);
    for (; *tests; tests++)
        tcase_add_test(tcase, *tests);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}

/* The entries with the term FIELD:TEXT, with what is WANTed. */
static inline tc_matches *find_entries(tc_store *store, tc_field field, tc_slice text,
                                       tc_want want) {
    tc_matches *matches = NULL;
    ok(tc_store_find(store, field, text, 100, &want, &matches, e));
    return matches;
}

static inline uint32_t count_with(tc_store *store, tc_field field, tc_slice text) {
    uint32_t count = 0;
    ok(tc_store_frequency(store, field, text, &count, e));
    return count;
}

static inline void commit(tc_writer *writer) {
    ok(tc_writer_commit(writer, e));
}

/* Puts COUNT entries under the key, each with the word and its number as data. */
static inline void put_tasks(tc_writer *writer, const char *path, const char *text, size_t count) {
    tc_entry *entries[16] = {NULL};
    ck_assert_uint_le(count, 16);
    for (size_t i = 0; i < count; i++) {
        char number[24];
        snprintf(number, sizeof number, "%zu", i);
        entries[i] = tc_entry_new();
        tc_entry_add_count(entries[i], TC_FIELD_WORD, tc_slice_of(text), 1);
        tc_entry_set_value(entries[i], TC_SLOT_PATH, tc_slice_of(path));
        tc_entry_set_data(entries[i], tc_slice_of(number));
    }
    ok(tc_writer_replace(writer, TC_FIELD_PATH, tc_slice_of(path), entries, count, e));
    for (size_t i = 0; i < count; i++)
        tc_entry_free(entries[i]);
}

/* OP over the WORDS, which blanks part. */
static inline tc_query *join(tc_operator op, const char *words) {
    tc_query *parts[8];
    size_t count = 0;
    char copy[128];
    snprintf(copy, sizeof copy, "%s", words);
    for (char *save = NULL, *w = strtok_r(copy, " ", &save); w; w = strtok_r(NULL, " ", &save))
        parts[count++] = word(w);
    return tc_query_join(op, parts, count);
}

#endif
