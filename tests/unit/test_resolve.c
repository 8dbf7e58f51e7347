/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "arena_fixture.h"

#include <citation/resolve.h>

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static tc_identity identity(const char *number, const char *issuer, const char *date) {
    tc_identity i = {.number = tc_slice_of(number), .issuer = tc_slice_of(issuer)};
    if (*date)
        ck_assert(tc_date_parse_iso(tc_slice_of(date), &i.date));
    return i;
}

/* ---- Comparing ---- */

static const char *const names[] = {"exact", "compatible", "conflict", "other"};

/* Number, issuer and date of both, and what comes out: one of NAMES, with what disagrees. */
static const struct {
    const char *number, *issuer, *date, *other_number, *other_issuer, *other_date, *wanted;
} comparisons[] = {
    /* State: the series restarts every year. */
    {"709/qd-ttg", "thu tuong chinh phu", "2024-07-23", "709/qd-ttg", "thu tuong chinh phu",
     "2024-07-23", "exact"},
    {"709/qd-ttg", "", "2024", "709/qd-ttg", "thu tuong chinh phu", "2024-07-23", "exact"},
    {"709/qd-ttg", "thu tuong chinh phu", "", "709/qd-ttg", "thu tuong chinh phu", "2024-07-23",
     "compatible"},
    {"709/qd-ttg", "", "2024-07-25", "709/qd-ttg", "", "2024-07-23", "conflict date"},
    {"709/qd-ttg", "", "2023-07-23", "709/qd-ttg", "", "2024-07-23", "conflict date"},
    {"709/qd-ttg", "", "2019-05-15", "709/qd-ttg", "", "2024-07-23", "other"},
    {"709/qd-ttg", "", "2023", "709/qd-ttg", "", "2024-07-23", "other"},
    {"709/qd-ttg", "chinh phu", "2024-07-23", "709/qd-ttg", "thu tuong chinh phu", "2024-07-23",
     "conflict issuer"},
    {"709/qd-ttg", "", "", "710/qd-ttg", "", "", "other"},
    /* Every province has its own. */
    {"93/nq-hdnd", "hdnd tinh quang ngai", "2022-12-09", "93/nq-hdnd", "hdnd tinh bac giang",
     "2023-07-13", "other"},
    {"93/nq-hdnd", "hdnd tinh quang ngai", "2022", "93/nq-hdnd", "hdnd tinh bac giang", "2022",
     "other"},
    {"93/nq-hdnd", "hdnd tinh quang ngai", "2022-12-09", "93/nq-hdnd", "hdnd tinh bac giang",
     "2022-12-09", "conflict issuer"},
    {"93/nq-hdnd", "hdnd tinh quang ngai", "2022-12-09", "93/nq-hdnd", "hdnd quang ngai",
     "2022-12-09", "exact"},
    {"93/nq-hdnd", "hdnd", "2022-12-09", "93/nq-hdnd", "hdnd tinh quang ngai", "2022-12-09",
     "compatible"},
    {"93/nq-hdnd", "", "2022-12-09", "93/nq-hdnd", "hdnd tinh quang ngai", "2022-12-09",
     "compatible"},
    {"93/nq-hdnd", "", "2022-12-07", "93/nq-hdnd", "hdnd tinh quang ngai", "2022-12-09", "other"},
    {"5/qd-ubnd", "ubnd thanh pho da nang", "2024", "5/qd-ubnd", "ubnd da nang", "2024-01-05",
     "exact"},
    /* The year stands in the number. */
    {"25/2018/qd-ubnd", "ubnd tinh quang ngai", "", "25/2018/qd-ubnd", "ubnd tinh quang ngai",
     "2018-09-12", "exact"},
    {"25/2018/qd-ubnd", "ubnd tinh quang ngai", "2018-09-21", "25/2018/qd-ubnd",
     "ubnd tinh quang ngai", "2018-09-12", "conflict date"},
    {"25/2018/qd-ubnd", "ubnd tinh quang ngai", "2019", "25/2018/qd-ubnd", "ubnd tinh quang ngai",
     "", "conflict date"},
    {"25/2018/qd-ubnd", "ubnd tinh quang tri", "", "25/2018/qd-ubnd", "ubnd tinh quang ngai", "",
     "other"},
    /* Party: by term; several hands sign in one series of the Central Committee. */
    {"69-kl/tw", "bo chinh tri", "", "69-kl/tw", "bo chinh tri", "2024-01-11", "compatible"},
    {"69-kl/tw", "bo chinh tri", "2024", "69-kl/tw", "bo chinh tri", "2024-01-11", "exact"},
    {"69-kl/tw", "bo chinh tri", "2010-05-01", "69-kl/tw", "bo chinh tri", "2024-01-11", "other"},
    {"20-nq/tw", "bo chinh tri", "2012-11-01", "20-nq/tw", "ban chap hanh trung uong dang",
     "2012-11-01", "exact"},
    {"20-nq/tw", "ban chap hanh trung uong dang", "2012-11-01", "20-nq/tw",
     "ban chap hanh trung uong dang", "2017-10-25", "other"},
    {"20-nq/tw", "", "2017-10-25", "20-nq/tw", "", "2018-01-05", "conflict date"},
    {"8-nq/tu", "tinh uy quang ngai", "2022-05-20", "8-nq/tu", "tinh uy quang ngai", "2023",
     "conflict date"},
    {"8-nq/tu", "tinh uy quang ngai", "2022-05-20", "8-nq/tu", "tinh uy quang ngai", "2016-12-01",
     "other"},
    {"8-nq/tu", "tinh uy quang ngai", "2022-05-20", "8-nq/tu", "tinh uy bac giang", "2022-05-21",
     "other"},
    /* Names that have changed: the symbol tells the old office, a new document the new one. */
    {"12/kh-stttt", "so thong tin va truyen thong tinh quang ngai", "2024-05-06", "12/kh-stttt",
     "so khoa hoc va cong nghe tinh quang ngai", "2024-05-06", "exact"},
    {"12/kh-stttt", "so thong tin va truyen thong tinh quang ngai", "2024-05-06", "12/kh-stttt",
     "so khoa hoc va cong nghe tinh quang ngai", "", "compatible"},
    {"12/kh-stttt", "so thong tin va truyen thong tinh quang ngai", "", "12/kh-stttt",
     "so khoa hoc va cong nghe tinh bac giang", "", "other"},
    {"12/kh-skhcn", "so thong tin va truyen thong tinh quang ngai", "2024-05-06", "12/kh-skhcn",
     "so khoa hoc va cong nghe tinh quang ngai", "2024-05-06", "conflict issuer"},
    {"12/kh-stc", "so ke hoach va dau tu tinh quang ngai", "2025-05-06", "12/kh-stc",
     "so tai chinh tinh quang ngai", "2025-05-06", "exact"},
    {"7/tt-bnnptnt", "bo nong nghiep va phat trien nong thon", "2024", "7/tt-bnnptnt",
     "bo nong nghiep va moi truong", "2024-02-01", "compatible"},
    {"7/tt-btc", "bo ke hoach va dau tu", "2024-02-01", "7/tt-btc", "bo xay dung", "2024-02-01",
     "conflict issuer"},
    /* Provinces that were merged: one since, two before. */
    {"93/nq-hdnd", "hdnd tinh bac giang", "2025-07-20", "93/nq-hdnd", "hdnd tinh bac ninh",
     "2025-07-20", "exact"},
    {"93/nq-hdnd", "hdnd tinh bac giang", "2024-07-20", "93/nq-hdnd", "hdnd tinh bac ninh",
     "2024-07-20", "compatible"},
    {"93/nq-hdnd", "hdnd tinh bac giang", "2024", "93/nq-hdnd", "hdnd tinh bac ninh", "2024-07-20",
     "other"},
    {"93/nq-hdnd", "hdnd tinh bac giang", "", "93/nq-hdnd", "hdnd tinh bac ninh", "2025-07-20",
     "other"},
    {"93/nq-hdnd", "hdnd tinh binh duong", "2024-07-20", "93/nq-hdnd", "hdnd tinh ba ria vung tau",
     "2024-07-20", "conflict issuer"},
    /* The document itself may have been dated outside the year of its number. */
    {"50/2012/qd-ubnd", "ubnd tinh quang ngai", "2013-01-03", "50/2012/qd-ubnd",
     "ubnd tinh quang ngai", "2013-01-03", "exact"},
    /* In the autumn of a congress a document may be of either term. */
    {"3-ct/tu", "tinh uy quang ngai", "2020-09-30", "3-ct/tu", "tinh uy quang ngai", "2020-09-30",
     "exact"},
};

static const char *describe(tc_comparison c) {
    static char text[64];
    snprintf(text, sizeof text, "%s%s%s", names[c.agreement], c.date ? " date" : "",
             c.issuer ? " issuer" : "");
    return text;
}

START_TEST(compares) {
    size_t i = (size_t)_i;
    tc_identity a = identity(comparisons[i].number, comparisons[i].issuer, comparisons[i].date);
    tc_identity b = identity(comparisons[i].other_number, comparisons[i].other_issuer,
                             comparisons[i].other_date);
    ck_assert_str_eq(describe(tc_identity_compare(&a, &b)), comparisons[i].wanted);
    ck_assert_str_eq(describe(tc_identity_compare(&b, &a)), comparisons[i].wanted);
}
END_TEST

START_TEST(laws_and_resolutions_of_the_assembly_part) {
    tc_identity law = identity("72/2025/qh15", "quoc hoi", "2025-06-16");
    tc_identity resolution = law;
    law.type = TC_SLICE("luat");
    resolution.type = TC_SLICE("nghi quyet");
    ck_assert_int_eq(tc_identity_compare(&law, &resolution).agreement, TC_AGREE_OTHER);
}
END_TEST

START_TEST(a_blank_number_is_nobody) {
    tc_identity blank = identity("", "so khoa hoc va cong nghe tinh quang ngai", "2022-01");
    ck_assert_int_eq(tc_identity_compare(&blank, &blank).agreement, TC_AGREE_OTHER);
}
END_TEST

START_TEST(numbers_tell_their_year_and_style) {
    ck_assert_int_eq(tc_number_year(TC_SLICE("25/2018/qd-ubnd")), 2018);
    ck_assert_int_eq(tc_number_year(TC_SLICE("709/qd-ttg")), 0);
    ck_assert_int_eq(tc_number_year(TC_SLICE("20-nq/tw")), 0);
    ck_assert_int_eq(tc_number_year(TC_SLICE("66.2/2025/nq-cp")), 2025);
    ck_assert(tc_number_is_party(TC_SLICE("20-nq/tw")));
    ck_assert(tc_number_is_party(TC_SLICE("12a-ct/tu")));
    ck_assert(!tc_number_is_party(TC_SLICE("709/qd-ttg")));
    ck_assert(!tc_number_is_party(TC_SLICE("luatkhoahoc")));
    ck_assert(!tc_number_is_party(TC_SLICE("")));
}
END_TEST

/* ---- Resolving ---- */

typedef struct corpus {
    tc_known known[16];
    size_t count;
    tc_status failure;
} corpus;

static void add(corpus *c, bool held, tc_identity i) {
    c->known[c->count] = (tc_known){i, held, (uint32_t)c->count};
    c->count++;
}

static tc_status look_up(void *context, tc_slice number, const tc_known **out, size_t *count,
                         tc_error *error) {
    corpus *c = context;
    (void)number;
    (void)error;
    *out = c->known;
    *count = c->count;
    return c->failure;
}

static tc_resolution resolve(corpus *c, tc_identity mention, const char *citing) {
    tc_resolution r;
    tc_error error = {0};
    tc_date date = {0};
    if (*citing)
        tc_date_parse_iso(tc_slice_of(citing), &date);
    ck_assert_int_eq(tc_resolve(arena, &mention, date, look_up, c, &r, &error), TC_OK);
    return r;
}

/* One number in three provinces, in three years, in two Party terms. */
static corpus crowded(void) {
    corpus c = {.count = 0};
    add(&c, true, identity("93/nq-hdnd", "hdnd tinh quang ngai", "2022-12-09"));
    add(&c, true, identity("93/nq-hdnd", "hdnd tinh quang ngai", "2023-12-08"));
    add(&c, true, identity("93/nq-hdnd", "hdnd tinh quang ngai", "2024-07-10"));
    add(&c, true, identity("93/nq-hdnd", "hdnd tinh bac giang", "2022-07-12"));
    add(&c, true, identity("93/nq-hdnd", "hdnd tinh lam dong", "2022-12-09"));
    add(&c, true, identity("20-nq/tw", "ban chap hanh trung uong dang", "2012-11-01"));
    add(&c, true, identity("20-nq/tw", "ban chap hanh trung uong dang", "2017-10-25"));
    return c;
}

static const struct {
    const char *number, *issuer, *date, *citing;
    tc_outcome outcome;
    int tag; /* of the one that is held, or -1 */
} resolutions[] = {
    {"93/nq-hdnd", "hdnd tinh quang ngai", "2022-12-09", "", TC_HELD, 0},
    {"93/nq-hdnd", "hdnd tinh quang ngai", "2023", "", TC_HELD, 1},
    {"93/nq-hdnd", "hdnd tinh bac giang", "2022-07-12", "", TC_HELD, 3},
    {"93/nq-hdnd", "hdnd tinh lam dong", "2022-12-09", "", TC_HELD, 4},
    {"93/nq-hdnd", "hdnd tinh bac giang", "", "", TC_HELD, 3},
    {"93/nq-hdnd", "hdnd tinh quang ngai", "", "", TC_AMBIGUOUS, -1},
    /* A document cites no later one. */
    {"93/nq-hdnd", "hdnd tinh quang ngai", "", "2023-01-15", TC_HELD, 0},
    {"93/nq-hdnd", "", "2022-12-09", "", TC_AMBIGUOUS, -1},
    {"93/nq-hdnd", "", "", "", TC_AMBIGUOUS, -1},
    {"93/nq-hdnd", "hdnd tinh quang tri", "2022-07-20", "", TC_NOT_HELD, -1},
    {"93/nq-hdnd", "hdnd tinh quang ngai", "2021-12-10", "", TC_NOT_HELD, -1},
    {"93/nq-hdnd", "hdnd tinh quang ngai", "2022-12-19", "", TC_CONFLICT, -1},
    {"20-nq/tw", "ban chap hanh trung uong dang", "2012-11-01", "", TC_HELD, 5},
    {"20-nq/tw", "ban chap hanh trung uong dang", "2017", "", TC_HELD, 6},
    {"20-nq/tw", "ban chap hanh trung uong dang", "", "2024-10-02", TC_AMBIGUOUS, -1},
    {"20-nq/tw", "ban chap hanh trung uong dang", "", "2013-03-01", TC_HELD, 5},
    {"20-nq/tw", "", "2012-01-11", "", TC_CONFLICT, -1},
    {"", "hdnd tinh quang ngai", "2022-12-09", "", TC_NOT_HELD, -1},
    {"94/nq-hdnd", "hdnd tinh quang ngai", "2022-12-09", "", TC_NOT_HELD, -1},
};

START_TEST(resolves_to_the_one_that_is_meant) {
    size_t i = (size_t)_i;
    corpus c = crowded();
    tc_resolution r =
        resolve(&c, identity(resolutions[i].number, resolutions[i].issuer, resolutions[i].date),
                resolutions[i].citing);
    ck_assert_str_eq(tc_outcome_name(r.outcome), tc_outcome_name(resolutions[i].outcome));
    if (resolutions[i].tag >= 0) {
        ck_assert_uint_eq(r.count, 1);
        ck_assert_uint_eq(r.candidates[0]->tag, (unsigned)resolutions[i].tag);
    }
    if (r.outcome == TC_AMBIGUOUS)
        ck_assert_uint_gt(r.count, 0);
}
END_TEST

START_TEST(a_draft_without_a_number_is_never_linked) {
    corpus c = {.count = 0};
    add(&c, true, identity("", "so khoa hoc va cong nghe tinh quang ngai", "2022-01"));
    tc_identity mention =
        identity("378/kh-skhcn", "so khoa hoc va cong nghe tinh quang ngai", "2022-01-20");
    ck_assert_int_eq(resolve(&c, mention, "").outcome, TC_NOT_HELD);
}
END_TEST

START_TEST(what_disagrees_is_said) {
    corpus c = {.count = 0};
    add(&c, true, identity("709/qd-ttg", "thu tuong chinh phu", "2024-07-23"));
    tc_resolution r = resolve(&c, identity("709/qd-ttg", "thu tuong chinh phu", "2024-07-25"), "");
    ck_assert_int_eq(r.outcome, TC_CONFLICT);
    ck_assert(r.date && !r.issuer);
    r = resolve(&c, identity("709/qd-ttg", "chinh phu", "2024-07-23"), "");
    ck_assert_int_eq(r.outcome, TC_CONFLICT);
    ck_assert(r.issuer && !r.date);
}
END_TEST

START_TEST(the_words_of_a_slip_do_not_hide_it) {
    corpus c = {.count = 0};
    add(&c, false, identity("709/qd-ttg", "thu tuong chinh phu", "2024-07-25"));
    add(&c, true, identity("709/qd-ttg", "thu tuong chinh phu", "2024-07-23"));
    ck_assert_int_eq(
        resolve(&c, identity("709/qd-ttg", "thu tuong chinh phu", "2024-07-25"), "").outcome,
        TC_CONFLICT);
}
END_TEST

START_TEST(one_document_in_two_files_is_one) {
    corpus c = {.count = 0};
    add(&c, true, identity("118/kh-ubnd", "ubnd tinh quang ngai", "2023-06-30"));
    add(&c, true, identity("118/kh-ubnd", "ubnd tinh quang ngai", "2023-06-30"));
    add(&c, false, identity("118/kh-ubnd", "ubnd tinh quang ngai", ""));
    tc_resolution r = resolve(&c, identity("118/kh-ubnd", "ubnd tinh quang ngai", ""), "");
    ck_assert_int_eq(r.outcome, TC_HELD);
    ck_assert(!r.exact);
    ck_assert_uint_eq(r.count, 2);
}
END_TEST

START_TEST(a_series_of_nobody_is_not_settled) {
    corpus c = {.count = 0};
    add(&c, true, identity("118/kh-ubnd", "ubnd tinh quang ngai", "2023-06-30"));
    ck_assert_int_eq(resolve(&c, identity("118/kh-ubnd", "", "2023-06-30"), "").outcome,
                     TC_AMBIGUOUS);
}
END_TEST

/* What Bắc Ninh calls its own since the merger may have been Bắc Giang's: nobody chooses for the
 * reader. */
START_TEST(a_merged_province_is_offered_and_never_taken) {
    corpus c = {.count = 0};
    add(&c, true, identity("93/nq-hdnd", "hdnd tinh bac giang", "2024-07-20"));
    tc_identity mention = identity("93/nq-hdnd", "hdnd tinh bac ninh", "2024-07-20");
    tc_resolution r = resolve(&c, mention, "2025-10-01");
    ck_assert_int_eq(r.outcome, TC_AMBIGUOUS);
    ck_assert_uint_eq(r.count, 1);
    add(&c, true, identity("93/nq-hdnd", "hdnd tinh bac ninh", "2024-07-20"));
    r = resolve(&c, mention, "2025-10-01");
    ck_assert_int_eq(r.outcome, TC_HELD);
    ck_assert_uint_eq(r.candidates[0]->tag, 1);
}
END_TEST

START_TEST(a_look_up_that_fails_is_passed_on) {
    corpus c = {.failure = TC_ERR_STORE};
    tc_resolution r;
    tc_error error = {0};
    tc_identity mention = identity("1/qd-ttg", "", "");
    ck_assert_int_eq(tc_resolve(arena, &mention, (tc_date){0}, look_up, &c, &r, &error),
                     TC_ERR_STORE);
}
END_TEST

/* ---- Grouping ---- */

START_TEST(witnesses_are_parted_into_documents) {
    corpus c = {.count = 0};
    uint32_t group_of[16], count = 0;
    tc_identity groups[16];
    tc_error error = {0};
    add(&c, false, identity("93/nq-hdnd", "hdnd tinh quang ngai", "2022-12-09"));
    add(&c, false, identity("93/nq-hdnd", "hdnd tinh bac giang", "2023-07-13"));
    add(&c, false, identity("93/nq-hdnd", "hdnd tinh bac giang", ""));
    add(&c, false, identity("93/nq-hdnd", "hdnd tinh quang ngai", ""));
    add(&c, true, identity("93/nq-hdnd", "hdnd tinh quang ngai", "2024-07-10"));
    add(&c, false, identity("93/nq-hdnd", "hdnd tinh quang ngai", "2024-07-11"));
    ck_assert_int_eq(
        tc_identity_group(arena, c.known, (uint32_t)c.count, group_of, groups, &count, &error),
        TC_OK);
    ck_assert_uint_eq(count, 3);
    ck_assert_uint_eq(group_of[4], 0); /* held ones come first */
    ck_assert_uint_eq(group_of[5], 0); /* a slip belongs to the document that it means */
    ck_assert_uint_ne(group_of[0], group_of[1]);
    ck_assert_uint_eq(group_of[2], group_of[1]);
    ck_assert_uint_eq(group_of[3], TC_NO_GROUP); /* of 2022 or 2024 */
}
END_TEST

START_TEST(two_that_are_held_are_never_a_slip_of_one) {
    corpus c = {.count = 0};
    add(&c, true, identity("77/kh-ubnd", "ubnd tinh quang ngai", "2021-05-10"));
    add(&c, true, identity("77/kh-ubnd", "ubnd tinh quang ngai", "2022-05-10"));
    tc_resolution r = resolve(&c, identity("77/kh-ubnd", "ubnd tinh quang ngai", ""), "");
    ck_assert_int_eq(r.outcome, TC_AMBIGUOUS);
    ck_assert_uint_eq(r.count, 2);
}
END_TEST

START_TEST(witnesses_add_to_one_another) {
    corpus c = {.count = 0};
    uint32_t group_of[16], count = 0;
    tc_identity groups[16];
    tc_error error = {0};
    add(&c, false, identity("709/qd-ttg", "", "2024"));
    add(&c, false, identity("709/qd-ttg", "thu tuong chinh phu", ""));
    add(&c, false, identity("709/qd-ttg", "", "2024-07-23"));
    ck_assert_int_eq(
        tc_identity_group(arena, c.known, (uint32_t)c.count, group_of, groups, &count, &error),
        TC_OK);
    ck_assert_uint_eq(count, 1);
    ck_assert_int_eq(groups[0].date.day, 23);
    ck_assert(tc_slice_equal(groups[0].issuer, TC_SLICE("thu tuong chinh phu")));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("resolve");
    TCase *tcase = tcase_create("resolve");
    tcase_add_checked_fixture(tcase, arena_setup, arena_teardown);
    tcase_add_loop_test(tcase, compares, 0, sizeof comparisons / sizeof *comparisons);
    tcase_add_test(tcase, laws_and_resolutions_of_the_assembly_part);
    tcase_add_test(tcase, a_blank_number_is_nobody);
    tcase_add_test(tcase, numbers_tell_their_year_and_style);
    tcase_add_loop_test(tcase, resolves_to_the_one_that_is_meant, 0,
                        sizeof resolutions / sizeof *resolutions);
    tcase_add_test(tcase, a_draft_without_a_number_is_never_linked);
    tcase_add_test(tcase, what_disagrees_is_said);
    tcase_add_test(tcase, the_words_of_a_slip_do_not_hide_it);
    tcase_add_test(tcase, one_document_in_two_files_is_one);
    tcase_add_test(tcase, a_series_of_nobody_is_not_settled);
    tcase_add_test(tcase, a_merged_province_is_offered_and_never_taken);
    tcase_add_test(tcase, a_look_up_that_fails_is_passed_on);
    tcase_add_test(tcase, witnesses_are_parted_into_documents);
    tcase_add_test(tcase, two_that_are_held_are_never_a_slip_of_one);
    tcase_add_test(tcase, witnesses_add_to_one_another);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
