/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Query trees, over one shard, several and several indexes; what comes first, and why. */
#include "store_fixture.h"

static const char *const documents[][2] = {
    {"a", "ke hoach khoi nghiep doi moi sang tao"},
    {"b", "quyet dinh ve doi moi cong nghe"},
    {"c", "sang tao va khoi nghiep trong truong hoc"},
    {"d", "ke hoach dao tao doi moi doi moi doi moi"},
    {"e", "nghi quyet"},
};

/* Documents a to e, one after another into the shards of the index. */
static void fill(uint32_t shards) {
    create_index(shards);
    for (uint32_t shard = 0; shard < shards; shard++) {
        tc_writer *writer = open_writer(shard);
        for (size_t i = shard; i < sizeof documents / sizeof *documents; i += shards)
            put(writer, documents[i][0], documents[i][1]);
        ok(tc_writer_commit(writer, e));
        tc_writer_close(writer);
    }
}

static void check_operators(tc_store *store) {
    ck_assert_str_eq(paths_of(store, tc_query_all()), "a b c d e");
    ck_assert_str_eq(paths_of(store, tc_query_nothing()), "");
    ck_assert_str_eq(paths_of(store, word("hoach")), "a d");
    ck_assert_str_eq(paths_of(store, word("")), "");
    ck_assert_str_eq(paths_of(store, word("khong")), "");
    ck_assert_str_eq(paths_of(store, join(TC_QUERY_AND, "doi moi tao")), "a d");
    ck_assert_str_eq(paths_of(store, join(TC_QUERY_OR, "truong cong nghi")), "b c e");
    ck_assert_str_eq(paths_of(store, join(TC_QUERY_SYNONYM, "truong cong nghi")), "b c e");
    ck_assert_str_eq(paths_of(store, join(TC_QUERY_AND_NOT, "doi hoach cong")), "");
    ck_assert_str_eq(paths_of(store, join(TC_QUERY_AND_NOT, "doi khoi cong")), "d");
    ck_assert_str_eq(paths_of(store, join(TC_QUERY_FILTER, "doi moi hoach")), "a d");
    ck_assert_str_eq(paths_of(store, join(TC_QUERY_AND_MAYBE, "hoach nghi cong")), "a d");
    ck_assert_str_eq(paths_of(store, tc_query_join(TC_QUERY_AND, NULL, 0)), "");
    ck_assert_str_eq(paths_of(store, join(TC_QUERY_AND, "hoach")), "a d");
    ck_assert_str_eq(paths_of(store, tc_query_scale(word("hoach"), 2)), "a d");
    ck_assert_str_eq(paths_of(store, tc_query_prefix(TC_FIELD_WORD, TC_SLICE("ngh"), 9)),
                     "a b c e");
    ck_assert_str_eq(paths_of(store, tc_query_prefix(TC_FIELD_PATH, TC_SLICE(""), 9)), "a b c d e");
}

START_TEST(operators_in_one_shard) {
    fill(1);
    tc_store *store = open_store();
    check_operators(store);
    tc_store_close(store);
}
END_TEST

START_TEST(several_shards_answer_as_one) {
    fill(3);
    tc_store *store = open_store();
    check_operators(store);
    tc_store_close(store);
}
END_TEST

START_TEST(several_indexes_answer_as_one) {
    char names[3][160];
    const char *sources[3];
    fill(3);
    for (int i = 0; i < 3; i++) {
        snprintf(names[i], sizeof names[i], "%s/shard%d", dir, i);
        sources[i] = names[i];
    }
    tc_store *store = NULL;
    ok(tc_store_open(sources, 3, &store, e));
    check_operators(store);
    tc_store_close(store);
}
END_TEST

static void refuse(tc_store *store, tc_status wanted, tc_query *query) {
    tc_matches *matches = NULL;
    tc_store_request request = {.limit = 10};
    fails(wanted, tc_store_search(store, query, &request, &matches, e));
    ck_assert_ptr_null(matches);
    tc_query_free(query);
}

START_TEST(queries_without_meaning_are_refused) {
    fill(1);
    tc_store *store = open_store();
    refuse(store, TC_ERR_NOMEM, NULL);
    refuse(store, TC_ERR_NOMEM, tc_query_join(TC_QUERY_AND, (tc_query *[]){word("a"), NULL}, 2));
    refuse(store, TC_ERR_NOMEM, tc_query_scale(NULL, 2));
    refuse(store, TC_ERR_NOMEM, tc_query_copy(NULL));
    refuse(store, TC_ERR_USAGE, tc_query_term(TC_FIELD_DUE_END, TC_SLICE("20241231")));
    refuse(store, TC_ERR_USAGE, tc_query_prefix(TC_FIELD_WORD, TC_SLICE(""), 10));
    refuse(store, TC_ERR_USAGE, tc_query_scale(word("doi"), -1));
    refuse(store, TC_ERR_USAGE, tc_query_scale(word("doi"), NAN));
    refuse(store, TC_ERR_USAGE, tc_query_range((tc_slot)40, TC_SLICE("1"), TC_SLICE("2")));
    tc_query *bad[] = {word("doi"), tc_query_scale(word("moi"), -1)};
    tc_query *query = tc_query_join(TC_QUERY_OR, bad, 2);
    refuse(store, TC_ERR_USAGE, tc_query_copy(query));
    refuse(store, TC_ERR_USAGE, query);
    tc_store_close(store);
}
END_TEST

START_TEST(queries_have_a_depth_and_a_size) {
    fill(1);
    tc_store *store = open_store();
    tc_query *deep = word("doi");
    for (int i = 1; i < TC_QUERY_DEPTH_MAX; i++) {
        tc_query *parts[] = {deep, word(i % 2 ? "moi" : "hoach")};
        deep = tc_query_join(i % 2 ? TC_QUERY_AND : TC_QUERY_OR, parts, 2);
    }
    ck_assert_str_eq(paths_of(store, tc_query_copy(deep)), "a b d");
    tc_query *parts[] = {deep, word("moi")};
    refuse(store, TC_ERR_LIMIT, tc_query_join(TC_QUERY_AND, parts, 2));
    for (int i = 0; i < 5000; i++) /* far deeper: neither time nor stack run out */
        deep = i ? tc_query_scale(deep, 1) : word("doi");
    refuse(store, TC_ERR_LIMIT, deep);

    tc_query *wide[1001];
    for (int i = 0; i < 1000; i++)
        wide[i] = word("doi");
    wide[0] = tc_query_join(TC_QUERY_OR, wide, 1000);
    for (int i = 1; i < 1001; i++)
        wide[i] = tc_query_copy(wide[0]);
    refuse(store, TC_ERR_LIMIT, tc_query_join(TC_QUERY_OR, wide, 1001));
    tc_store_close(store);
}
END_TEST

START_TEST(a_query_is_described) {
    tc_query *parts[] = {word("doi"), tc_query_term(TC_FIELD_TYPE, TC_SLICE("ke hoach"))};
    tc_query *query = tc_query_join(TC_QUERY_FILTER, parts, 2);
    tc_buffer out;
    tc_buffer_init(&out, 4096);
    tc_query_describe(query, &out);
    tc_query_describe(NULL, &out);
    ck_assert_str_eq(out.data, "Query((doi FILTER XTke hoach))");
    tc_buffer_dispose(&out);
    tc_query_free(query);
}
END_TEST

START_TEST(the_best_come_first_and_say_why) {
    fill(1);
    tc_store *store = open_store();
    tc_store_request request = {
        .limit = 10, .want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH), .data = true, .terms = true}};
    tc_matches *matches = search(store, join(TC_QUERY_OR, "moi hoc"), &request);
    ck_assert_uint_eq(tc_matches_count(matches), 4);
    ck_assert_slice(tc_match_value(matches, 0, TC_SLOT_PATH), "c"); /* the rarest word */
    ck_assert_slice(tc_match_value(matches, 1, TC_SLOT_PATH), "d"); /* three times */
    ck_assert_slice(tc_match_data(matches, 1), documents[3][1]);
    ck_assert(tc_match_weight(matches, 0) > tc_match_weight(matches, 1));
    ck_assert(tc_match_weight(matches, 1) > tc_match_weight(matches, 2));
    uint32_t count = 0;
    const tc_term *terms = tc_match_terms(matches, 0, &count);
    ck_assert_uint_eq(count, 1);
    ck_assert_int_eq(terms[0].field, TC_FIELD_WORD);
    ck_assert_slice(terms[0].text, "hoc");
    tc_matches_free(matches);
    tc_query *parts[] = {word("hoc"), tc_query_term(TC_FIELD_KIND, TC_SLICE("document"))};
    matches = search(store, tc_query_join(TC_QUERY_FILTER, parts, 2), &request);
    terms = tc_match_terms(matches, 0, &count);
    ck_assert_uint_eq(count, 2);
    const tc_term *kind = terms[0].field == TC_FIELD_KIND ? &terms[0] : &terms[1];
    ck_assert_int_eq(kind->field, TC_FIELD_KIND);
    ck_assert_slice(kind->text, "document");
    tc_matches_free(matches);
    request.want.terms = false;
    matches = search(store, word("hoc"), &request);
    tc_match_terms(matches, 0, &count);
    ck_assert_uint_eq(count, 0);
    tc_matches_free(matches);
    tc_store_close(store);
}
END_TEST

START_TEST(weights_can_be_scaled) {
    fill(1);
    tc_store *store = open_store();
    tc_store_request request = {.limit = 1, .want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH)}};
    tc_query *parts[] = {tc_query_scale(word("cong"), 10), word("truong")};
    tc_matches *matches = search(store, tc_query_join(TC_QUERY_OR, parts, 2), &request);
    ck_assert_slice(tc_match_value(matches, 0, TC_SLOT_PATH), "b");
    tc_matches_free(matches);
    double before = 0;
    for (int i = 0; i < 2; i++) { /* repetition counts for more when k1 is higher */
        request.bm25_k1 = i ? 5 : 0;
        matches = search(store, word("moi"), &request);
        ck_assert_slice(tc_match_value(matches, 0, TC_SLOT_PATH), "d");
        if (i)
            ck_assert(tc_match_weight(matches, 0) > before);
        before = tc_match_weight(matches, 0);
        tc_matches_free(matches);
    }
    tc_store_close(store);
}
END_TEST

START_TEST(limits_beyond_the_end_are_fine) {
    fill(1);
    tc_store *store = open_store();
    tc_store_request request = {.offset = UINT32_MAX, .limit = UINT32_MAX};
    tc_matches *matches = search(store, tc_query_all(), &request);
    ck_assert_uint_eq(tc_matches_count(matches), 0);
    tc_matches_free(matches);
    request.offset = 3;
    request.check_at_least = UINT32_MAX;
    matches = search(store, tc_query_all(), &request);
    ck_assert_uint_eq(tc_matches_count(matches), 2);
    tc_matches_free(matches);
    tc_store_close(store);
}
END_TEST

int main(void) {
    const TTest *tests[] = {operators_in_one_shard,          several_shards_answer_as_one,
                            several_indexes_answer_as_one,   queries_without_meaning_are_refused,
                            queries_have_a_depth_and_a_size, a_query_is_described,
                            the_best_come_first_and_say_why, weights_can_be_scaled,
                            limits_beyond_the_end_are_fine,  NULL};
    return run_tests("store search", tests);
}
