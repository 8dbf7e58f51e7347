/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Many entries: ranges, order, pages, totals, facets, and words that all of them have. */
#include "store_fixture.h"

#include <math.h>

/* Documents 1 to COUNT, over SHARDS shards: date 2000 + i % 10, none where i % 7 is 0; order i;
 * type by i % 3; all have "chung", the first half "rieng" more than once. */
static void fill_dated(int count, uint32_t shards) {
    static const char *const types[] = {"Kế hoạch", "Quyết định", "Nghị quyết"};
    create_index(shards);
    for (uint32_t shard = 0; shard < shards; shard++) {
        tc_writer *writer = open_writer(shard);
        tc_entry *entry = tc_entry_new();
        for (int i = 1 + (int)shard; i <= count; i += (int)shards) {
            char path[16], date[16];
            snprintf(path, sizeof path, "%04d", i);
            snprintf(date, sizeof date, "%04d0101", 2000 + i % 10);
            tc_entry_reset(entry);
            add_words(entry, i <= count / 2 ? "chung rieng rieng" : "chung khac");
            tc_entry_set_value(entry, TC_SLOT_PATH, tc_slice_of(path));
            if (i % 7)
                tc_entry_set_value(entry, TC_SLOT_DATE, tc_slice_of(date));
            tc_entry_set_value(entry, TC_SLOT_TYPE, tc_slice_of(types[i % 3]));
            tc_entry_set_number(entry, TC_SLOT_ORDER, i - 50);
            ok(tc_writer_replace(writer, TC_FIELD_PATH, tc_slice_of(path), &entry, 1, e));
        }
        tc_entry_free(entry);
        ok(tc_writer_commit(writer, e));
        tc_writer_close(writer);
    }
}

static uint32_t count_of(tc_store *store, tc_query *query) {
    tc_store_request request = {.sort = TC_SORT_ENTRY, .check_at_least = UINT32_MAX};
    tc_matches *matches = search(store, query, &request);
    tc_total total = tc_matches_total(matches);
    ck_assert(total.exact);
    ck_assert_uint_eq(tc_matches_count(matches), 0);
    tc_matches_free(matches);
    return total.estimate;
}

START_TEST(ranges_take_both_ends_and_leave_out_what_has_no_value) {
    const tc_slice none = {NULL, 0};
    fill_dated(100, 2);
    tc_store *store = open_store();
    ck_assert_uint_eq(count_of(store, tc_query_range(TC_SLOT_DATE, none, none)), 86);
    ck_assert_uint_eq(count_of(store, tc_query_range(TC_SLOT_DATE, none, TC_SLICE("20091231"))),
                      86);
    ck_assert_uint_eq(count_of(store, tc_query_range(TC_SLOT_DATE, TC_SLICE("2000"), none)), 86);
    ck_assert_uint_eq(
        count_of(store, tc_query_range(TC_SLOT_DATE, TC_SLICE("20030101"), TC_SLICE("20030101"))),
        9);
    ck_assert_uint_eq(
        count_of(store, tc_query_range(TC_SLOT_DATE, TC_SLICE("20030102"), TC_SLICE("20031231"))),
        0);
    ck_assert_uint_eq(
        count_of(store, tc_query_range(TC_SLOT_DATE, TC_SLICE("2005"), TC_SLICE("2004"))), 0);
    ck_assert_uint_eq(count_of(store, tc_query_range(TC_SLOT_FAILURE, none, none)), 0);
    ck_assert_uint_eq(count_of(store, tc_query_range_number(TC_SLOT_ORDER, -5, 5)), 11);
    ck_assert_uint_eq(count_of(store, tc_query_range_number(TC_SLOT_ORDER, -INFINITY, 0)), 50);
    ck_assert_uint_eq(count_of(store, tc_query_range_number(TC_SLOT_ORDER, 0.5, INFINITY)), 50);
    ck_assert_uint_eq(count_of(store, tc_query_range_number(TC_SLOT_ORDER, NAN, 1)), 0);
    ck_assert_uint_eq(count_of(store, tc_query_range_number(TC_SLOT_ORDER, INFINITY, INFINITY)), 0);
    tc_store_close(store);
}
END_TEST

/* Goes through all pages of 7; returns how many there were, and checks their order. */
static uint32_t walk_pages(tc_store *store, tc_sort sort, char (*paths)[16], char (*dates)[16]) {
    uint32_t seen = 0;
    for (uint32_t offset = 0;; offset += 7) {
        tc_store_request request = {
            .offset = offset,
            .limit = 7,
            .sort = sort,
            .sort_slot = sort >= TC_SORT_ASCENDING ? TC_SLOT_DATE : TC_SLOT_NONE,
            .want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH) | TC_SLOT_BIT(TC_SLOT_DATE)}};
        tc_matches *matches = search(store, word("chung"), &request);
        uint32_t count = tc_matches_count(matches);
        for (uint32_t i = 0; i < count; i++, seen++) {
            tc_slice path = tc_match_value(matches, i, TC_SLOT_PATH);
            tc_slice date = tc_match_value(matches, i, TC_SLOT_DATE);
            snprintf(paths[seen], 16, "%.*s", (int)path.len, path.ptr);
            snprintf(dates[seen], 16, "%.*s", (int)date.len, date.ptr);
        }
        tc_matches_free(matches);
        if (count < 7)
            return seen;
    }
}

static void check_pages(tc_store *store, tc_sort sort) {
    char paths[128][16], dates[128][16];
    bool seen[128] = {false};
    ck_assert_uint_eq(walk_pages(store, sort, paths, dates), 100);
    for (int i = 0; i < 100; i++) {
        long number = strtol(paths[i], NULL, 10);
        ck_assert_msg(!seen[number], "%s twice", paths[i]);
        seen[number] = true;
        if (i == 0 || sort < TC_SORT_ASCENDING)
            continue;
        int order = strcmp(dates[i - 1], dates[i]);
        if (sort == TC_SORT_DESCENDING)
            order = -order;
        if (!*dates[i - 1] || !*dates[i])
            order = *dates[i] ? 1 : *dates[i - 1] ? -1 : 0; /* those without one are last */
        ck_assert_int_le(order, 0);
        if (order == 0)
            ck_assert_int_lt(strcmp(paths[i - 1], paths[i]), 0);
    }
}

START_TEST(pages_follow_on_one_another) {
    fill_dated(100, 3);
    tc_store *store = open_store();
    for (int sort = TC_SORT_RELEVANCE; sort <= TC_SORT_DESCENDING; sort++)
        check_pages(store, (tc_sort)sort);
    tc_store_close(store);
}
END_TEST

/* How many entries that have "chung" QUERY finds, each kind of order agreeing. */
static uint32_t count_in_any_order(tc_store *store, const tc_query *query) {
    uint32_t count = 0;
    for (int sort = TC_SORT_RELEVANCE; sort <= TC_SORT_DESCENDING; sort++) {
        tc_store_request request = {.limit = 10000,
                                    .sort = (tc_sort)sort,
                                    .sort_slot = TC_SLOT_DATE,
                                    .check_at_least = UINT32_MAX,
                                    .want = {.terms = true}};
        tc_matches *matches = search(store, tc_query_copy(query), &request);
        uint32_t found = tc_matches_count(matches), terms = 0;
        ck_assert_msg(sort == TC_SORT_RELEVANCE || found == count, "%u and %u", found, count);
        count = found;
        if (found)
            ck_assert_ptr_nonnull(tc_match_terms(matches, found - 1, &terms));
        ck_assert(!found || terms > 0);
        tc_matches_free(matches);
    }
    return count;
}

/* Xapian 1.4 takes such an index for damaged (store/sound.h). */
START_TEST(words_of_all_entries_are_found_after_one_is_gone) {
    enum { MANY = 3000 };
    create_index(1);
    tc_writer *writer = open_writer(0);
    char path[16];
    for (int i = 0; i < MANY; i++) {
        snprintf(path, sizeof path, "%04d", i);
        put(writer, path, i % 3 ? "chung hai" : "chung ba");
    }
    ok(tc_writer_commit(writer, e));
    ok(tc_writer_delete(writer, TC_FIELD_PATH, TC_SLICE("1501"), e));
    ok(tc_writer_commit(writer, e));
    tc_writer_close(writer);
    tc_store *store = open_store();
    static const struct {
        tc_operator op;
        const char *words;
        uint32_t found;
    } asked[] = {
        {TC_QUERY_AND, "chung", MANY - 1},      {TC_QUERY_AND, "chung hai", 1999},
        {TC_QUERY_OR, "khong chung", MANY - 1}, {TC_QUERY_FILTER, "hai chung", 1999},
        {TC_QUERY_FILTER, "chung ba", 1000},    {TC_QUERY_AND_NOT, "chung hai", 1000},
        {TC_QUERY_AND_NOT, "hai chung", 0},     {TC_QUERY_SYNONYM, "hai chung", MANY - 1},
    };
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        tc_query *query = join(asked[i].op, asked[i].words);
        ck_assert_uint_eq(count_in_any_order(store, query), asked[i].found);
        tc_query_free(query);
    }
    tc_query *parts[] = {word("hai"), tc_query_prefix(TC_FIELD_WORD, TC_SLICE("ch"), 9)};
    tc_query *query = tc_query_join(TC_QUERY_FILTER, parts, 2);
    ck_assert_uint_eq(count_in_any_order(store, query), 1999);
    tc_query_free(query);
    tc_store_close(store);
}
END_TEST

START_TEST(beginnings_are_found_in_shards_without_gaps_too) {
    create_index(2);
    tc_writer *writer = open_writer(0);
    put(writer, "a", "chung");
    put(writer, "b", "chung");
    ok(tc_writer_commit(writer, e));
    ok(tc_writer_delete(writer, TC_FIELD_PATH, TC_SLICE("a"), e));
    ok(tc_writer_commit(writer, e));
    tc_writer_close(writer);
    writer = open_writer(1);
    put(writer, "c", "chua");
    ok(tc_writer_commit(writer, e));
    tc_writer_close(writer);
    tc_store *store = open_store();
    tc_query *parts[] = {tc_query_all(), tc_query_prefix(TC_FIELD_WORD, TC_SLICE("ch"), 9)};
    ck_assert_str_eq(paths_of(store, tc_query_join(TC_QUERY_FILTER, parts, 2)), "c b");
    tc_store_close(store);
}
END_TEST

START_TEST(facets_count_values) {
    fill_dated(100, 2);
    tc_store *store = open_store();
    tc_store_request request = {.limit = 1,
                                .check_at_least = UINT32_MAX,
                                .facets = TC_SLOT_BIT(TC_SLOT_TYPE) | TC_SLOT_BIT(TC_SLOT_DATE)};
    tc_matches *matches = search(store, tc_query_all(), &request);
    uint32_t count = 0;
    const tc_facet *types = tc_matches_facets(matches, TC_SLOT_TYPE, &count);
    ck_assert_uint_eq(count, 3);
    ck_assert_slice(types[0].value, "Quyết định"); /* 1, 4, … 100: one more than the others */
    ck_assert_uint_eq(types[0].count, 34);
    ck_assert_slice(types[1].value, "Kế hoạch"); /* then bytewise */
    ck_assert_uint_eq(types[1].count, 33);
    ck_assert_uint_eq(types[2].count, 33);
    const tc_facet *dates = tc_matches_facets(matches, TC_SLOT_DATE, &count);
    ck_assert_uint_eq(count, 10); /* and none for those without a date */
    uint32_t sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += dates[i].count;
    ck_assert_uint_eq(sum, 86);
    ck_assert_ptr_null(tc_matches_facets(matches, TC_SLOT_TITLE, &count));
    ck_assert_uint_eq(count, 0);
    tc_matches_free(matches);
    tc_store_close(store);
}
END_TEST

START_TEST(one_of_each_value) {
    fill_dated(100, 2);
    tc_store *store = open_store();
    tc_store_request request = {
        .limit = 50, .collapse = TC_SLOT_TYPE, .want = {.slots = TC_SLOT_BIT(TC_SLOT_TYPE)}};
    tc_matches *matches = search(store, word("rieng"), &request);
    ck_assert_uint_eq(tc_matches_count(matches), 3);
    tc_matches_free(matches);
    tc_store_close(store);
}
END_TEST

START_TEST(totals_are_bounds_and_exact_when_asked) {
    fill_dated(1000, 1);
    tc_store *store = open_store();
    tc_store_request request = {.limit = 1};
    tc_matches *matches = search(store, join(TC_QUERY_OR, "rieng khac"), &request);
    tc_total total = tc_matches_total(matches);
    ck_assert_uint_le(total.lower, 1000);
    ck_assert_uint_ge(total.upper, 1000);
    tc_matches_free(matches);
    ck_assert_uint_eq(count_of(store, join(TC_QUERY_OR, "rieng khac")), 1000);
    ck_assert_uint_eq(count_of(store, join(TC_QUERY_AND, "chung rieng")), 500);
    tc_store_close(store);
}
END_TEST

int main(void) {
    const TTest *tests[] = {ranges_take_both_ends_and_leave_out_what_has_no_value,
                            pages_follow_on_one_another,
                            words_of_all_entries_are_found_after_one_is_gone,
                            beginnings_are_found_in_shards_without_gaps_too,
                            facets_count_values,
                            one_of_each_value,
                            totals_are_bounds_and_exact_when_asked,
                            NULL};
    return run_tests("store pages", tests);
}
