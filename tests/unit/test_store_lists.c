/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists answer as Xapian does: the same documents in the same order with the same weights, and an
 * exact total. */
#include "store_fixture.h"

#include <math.h>

enum { WORDS = 24, DOCUMENTS = 3000, SHARDS = 3, QUESTIONS = 400 };

static uint64_t state;

static uint32_t below(uint32_t most) {
    state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (uint32_t)(state >> 33) % most;
}

static tc_slice word_of(uint32_t number) {
    static char names[WORDS][8];
    snprintf(names[number], sizeof names[number], "w%u", number);
    return tc_slice_of(names[number]);
}

/* Most words stand a few times in a document, some many times; all of them now and then so often
 * that it takes another byte to say so. */
static uint32_t some_count(uint32_t word) {
    if (below(9) == 0)
        return 1 + below(600);
    return 1 + below(word % 4 == 1 ? 60 : 6);
}

/* Word N is in one document of N + 1; every third has a task behind it. */
static void put_document(tc_writer *writer, uint32_t number) {
    char path[16];
    tc_entry *entries[] = {tc_entry_new(), tc_entry_new()};
    snprintf(path, sizeof path, "%05u", number);
    tc_entry_add_term(entries[0], TC_FIELD_KIND, TC_SLICE("document"));
    tc_entry_add_term(entries[0], TC_FIELD_YEAR, number % 2 ? TC_SLICE("2024") : TC_SLICE("2025"));
    tc_entry_set_value(entries[0], TC_SLOT_DATE, number % 3 ? TC_SLICE("20240301") : TC_SLICE(""));
    for (uint32_t w = 0; w < WORDS; w++)
        if (below(w + 1) == 0)
            tc_entry_add_count(entries[0], w % 5 == 4 ? TC_FIELD_EXACT : TC_FIELD_WORD, word_of(w),
                               some_count(w));
    tc_entry_add_term(entries[1], TC_FIELD_KIND, TC_SLICE("task"));
    tc_entry_add_term(entries[1], TC_FIELD_YEAR, TC_SLICE("2024"));
    for (size_t i = 0; i < 2; i++)
        tc_entry_set_value(entries[i], TC_SLOT_PATH, tc_slice_of(path));
    ok(tc_writer_replace(writer, TC_FIELD_PATH, tc_slice_of(path), entries, number % 3 ? 1 : 2, e));
    for (size_t i = 0; i < 2; i++)
        tc_entry_free(entries[i]);
}

static void fill(uint32_t shards) {
    create_index(shards);
    state = 1;
    for (uint32_t shard = 0; shard < shards; shard++) {
        tc_writer *writer = open_writer(shard);
        for (uint32_t i = shard; i < DOCUMENTS; i += shards)
            put_document(writer, i);
        ok(tc_writer_commit(writer, e));
        tc_writer_close(writer);
    }
}

static void list(uint32_t shards) {
    for (uint32_t shard = 0; shard < shards; shard++)
        ok(tc_index_list(dir, shard, e));
}

/* ---- Questions ---- */

static tc_query *some_word(void) {
    uint32_t w = below(WORDS + 2);
    if (w == WORDS)
        return tc_query_term(TC_FIELD_YEAR, TC_SLICE("2024"));
    return w > WORDS ? word("nowhere")
                     : tc_query_term(w % 5 == 4 ? TC_FIELD_EXACT : TC_FIELD_WORD, word_of(w));
}

static tc_query *some_query(uint32_t depth) {
    static const tc_operator operators[] = {TC_QUERY_AND, TC_QUERY_OR, TC_QUERY_AND_NOT,
                                            TC_QUERY_FILTER};
    tc_query *parts[4] = {NULL};
    uint32_t count = 1 + below(4);
    if (depth == 0)
        return below(4) ? some_word() : tc_query_scale(some_word(), 0.1 * below(20));
    for (uint32_t i = 0; i < count; i++)
        parts[i] = some_query(depth - 1);
    tc_operator op = operators[below(4)];
    if (op == TC_QUERY_FILTER && below(2)) {
        tc_query_free(parts[count - 1]);
        parts[count - 1] = tc_query_range(TC_SLOT_DATE, TC_SLICE("2024"), TC_SLICE(""));
    }
    return tc_query_join(op, parts, count);
}

static tc_query *question(uint32_t number) {
    state = number;
    tc_query *parts[] = {some_query(1 + number % 3),
                         tc_query_term(TC_FIELD_KIND, TC_SLICE("document"))};
    return tc_query_join(TC_QUERY_FILTER, parts, 2);
}

static tc_matches *ask(tc_store *store, uint32_t number) {
    const tc_store_request request = {.offset = number % 4,
                                      .limit = 1 + number % 40,
                                      .check_at_least = UINT32_MAX,
                                      .want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH)}};
    return search(store, question(number), &request);
}

static void compare(const tc_matches *wanted, const tc_matches *found, uint32_t number) {
    uint32_t count = tc_matches_count(wanted);
    ck_assert_msg(tc_matches_count(found) == count, "question %u: %u, not %u", number,
                  tc_matches_count(found), count);
    ck_assert(tc_matches_total(found).exact);
    ck_assert_uint_eq(tc_matches_total(found).estimate, tc_matches_total(wanted).estimate);
    for (uint32_t i = 0; i < count; i++) {
        double weight = tc_match_weight(wanted, i);
        ck_assert_msg(tc_match_docid(found, i) == tc_match_docid(wanted, i),
                      "question %u, result %u: another document", number, i);
        ck_assert_double_le(fabs(tc_match_weight(found, i) - weight), 1e-9 * weight);
    }
}

static void answers_are_the_same(uint32_t shards) {
    fill(shards);
    tc_store *before = open_store();
    static tc_matches *wanted[QUESTIONS];
    uint32_t found = 0;
    for (uint32_t i = 0; i < QUESTIONS; i++)
        found += tc_matches_count(wanted[i] = ask(before, i)) > 0;
    tc_store_close(before);
    ck_assert_uint_gt(found, QUESTIONS / 3);
    list(shards);
    tc_store *after = open_store();
    for (uint32_t i = 0; i < QUESTIONS; i++) {
        tc_matches *matches = ask(after, i);
        compare(wanted[i], matches, i);
        tc_matches_free(matches);
        tc_matches_free(wanted[i]);
    }
    tc_store_close(after);
}

START_TEST(one_shard_answers_the_same) {
    answers_are_the_same(1);
}
END_TEST

START_TEST(several_shards_answer_the_same) {
    answers_are_the_same(SHARDS);
}
END_TEST

/* Without a request for a count Xapian guesses; lists know. */
static bool is_exact(tc_store *store) {
    const tc_store_request request = {.limit = 1};
    tc_query *parts[] = {tc_query_join(TC_QUERY_OR,
                                       (tc_query *[]){tc_query_term(TC_FIELD_WORD, word_of(1)),
                                                      tc_query_term(TC_FIELD_WORD, word_of(2))},
                                       2),
                         tc_query_term(TC_FIELD_KIND, TC_SLICE("document"))};
    tc_matches *matches = search(store, tc_query_join(TC_QUERY_FILTER, parts, 2), &request);
    bool exact = tc_matches_total(matches).exact;
    tc_matches_free(matches);
    return exact;
}

START_TEST(lists_go_with_the_first_change_and_come_again) {
    fill(1);
    list(1);
    tc_store *store = open_store();
    ck_assert(is_exact(store));
    tc_writer *writer = open_writer(0);
    put_document(writer, DOCUMENTS);
    ck_assert(is_exact(store)); /* nothing is committed yet */
    ok(tc_writer_cancel(writer, e));
    put_document(writer, DOCUMENTS);
    ok(tc_writer_commit(writer, e));
    tc_writer_close(writer);
    ok(tc_store_refresh(store, e));
    ck_assert(!is_exact(store));
    list(1);
    ok(tc_store_refresh(store, e));
    ck_assert(is_exact(store));
    tc_store_close(store);
}
END_TEST

START_TEST(lists_outlive_compaction) {
    fill(1);
    list(1);
    ok(tc_index_compact(dir, 0, e));
    tc_store *store = open_store();
    ck_assert(is_exact(store));
    tc_store_close(store);
}
END_TEST

START_TEST(an_empty_index_has_lists_too) {
    create_index(1);
    list(1);
    tc_store *store = open_store();
    tc_matches *matches = ask(store, 1);
    ck_assert_uint_eq(tc_matches_count(matches), 0);
    tc_matches_free(matches);
    tc_store_close(store);
}
END_TEST

int main(void) {
    const TTest *tests[] = {one_shard_answers_the_same,
                            several_shards_answer_the_same,
                            lists_go_with_the_first_change_and_come_again,
                            lists_outlive_compaction,
                            an_empty_index_has_lists_too,
                            NULL};
    return run_tests("store_lists", tests);
}
