/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "arena_fixture.h"

#include <search/query.h>

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- What is understood ---- */

static const struct {
    const char *query, *tree;
} spec[] = {
    /* words and phrases */
    {"học", "học"},
    {"khoa học công nghệ", "(all khoa học công nghệ)"},
    {"  khoa\thọc \n", "(all khoa học)"},
    {"\"đổi mới sáng tạo\"", "\"đổi mới sáng tạo\""},
    {"“đổi mới” sáng tạo", "(all \"đổi mới\" sáng tạo)"},
    {"\"học\"", "học"},
    {"«đổi mới» số", "(all \"đổi mới\" số)"},
    {"„đổi mới“", "\"đổi mới\""},
    {"'đổi mới' số", "(all \"đổi mới\" số)"},
    {"‘đổi mới’", "\"đổi mới\""},
    {"('đổi mới')", "\"đổi mới\""},
    {"tỉnh:'Quảng Ngãi' a", "(all province:\"Quảng Ngãi\" a)"},
    {"H'Mông", "\"H'Mông\""},
    {"'a b", "(all a b)"},
    {"xã Ea M'nang", "(all xã Ea \"M'nang\")"},
    {"709/QĐ-TTg", "\"709/QĐ-TTg\""},
    {"KH&CN", "\"KH&CN\""},
    {"khởi nghiệp?", "(all khởi nghiệp)"},
    {"giấy tờ, hồ sơ, tài liệu nào?", "(all giấy tờ hồ sơ tài liệu nào)"},
    {"a - b", "(all a b)"},
    {"điểm a) khoản 2", "(all điểm a khoản 2)"},
    {"TANDTC ANDY ORAL", "(all TANDTC ANDY ORAL)"},
    {"và and or not", "(all và and or not)"},
    {"\"\" a", "a"},
    {"lúc 10:30", "(all lúc \"10:30\")"},
    {"nơi nhận: sở", "(all nơi nhận sở)"},
    {"https://x.vn/a", "\"https://x.vn/a\""},
    /* beginnings */
    {"khởi*", "khởi*"},
    {"khoi* đổi mới", "(all khoi* đổi mới)"},
    {"-nghi* a", "(all (not nghi*) a)"},
    {"\"khởi*\"", "khởi"},
    {"a * b", "(all a b)"},
    {"đổi* mới*", "(all đổi* mới*)"},
    {"709/QĐ*", "\"709/QĐ\""},
    {"khởi**", "khởi"},
    /* operators */
    {"a AND b", "(and a b)"},
    {"a OR b", "(or a b)"},
    {"a AND b OR c AND d", "(or (and a b) (and c d))"},
    {"a b AND c d", "(and (all a b) (all c d))"},
    {"a b OR c d", "(or (all a b) (all c d))"},
    {"(a OR b) c", "(all (or a b) c)"},
    {"((a))", "a"},
    {"NOT a", "(not a)"},
    {"a NOT b", "(all a (not b))"},
    {"a -b", "(all a (not b))"},
    {"a -\"b c\" d", "(all a (not \"b c\") d)"},
    {"a -(b OR c)", "(all a (not (or b c)))"},
    {"a -loại:quyết", "(all a (not type:\"quyết\"))"},
    {"covid-19", "\"covid-19\""},
    {"NOT NOT a", "(not (not a))"},
    {"a AND NOT b", "(and a (not b))"},
    /* filters, by every name, with accents and without */
    {"type:\"kế hoạch\"", "type:\"kế hoạch\""},
    {"loại:\"kế hoạch\"", "type:\"kế hoạch\""},
    {"loai:\"kế hoạch\"", "type:\"kế hoạch\""},
    {"LOẠI:\"kế hoạch\"", "type:\"kế hoạch\""},
    {"lọai:\"kế hoạch\"", "type:\"kế hoạch\""},
    {"số:709/QĐ-TTg", "number:\"709/QĐ-TTg\""},
    {"so:20 a", "(all number:\"20\" a)"},
    {"cơquan:\"Chính phủ\"", "issuer:\"Chính phủ\""},
    {"cơ quan:\"Chính phủ\"", "issuer:\"Chính phủ\""},
    {"co quan: \"Chính phủ\"", "issuer:\"Chính phủ\""},
    {"đơn vị:\"Sở Y tế\" a", "(all unit:\"Sở Y tế\" a)"},
    {"trích yếu:\"chuyển đổi số\"", "title:\"chuyển đổi số\""},
    {"việndẫn:69-KL/TW", "cites:\"69-KL/TW\""},
    {"tỉnh:\"Quảng Ngãi\" a", "(all province:\"Quảng Ngãi\" a)"},
    {"tỉnh:Quảng Ngãi a", "(all province:\"Quảng Ngãi\" a)"},
    {"tinh:ha noi", "province:\"ha noi\""},
    {"loại:kế hoạch năm 2024", "(all type:\"kế hoạch\" năm 2024)"},
    {"loại:QĐ a", "(all type:\"QĐ\" a)"},
    /* ranges */
    {"year:2024", "year:2024..2024"},
    {"năm:2020..2024", "year:2020..2024"},
    {"year:2020..", "year:2020.."},
    {"date:2024-07-23", "date:20240723..20240723"},
    {"ngày:23/7/2024", "date:20240723..20240723"},
    {"date:2024-02", "date:202402..20240229"},
    {"date:2024", "date:2024..20241231"},
    {"date:2024-01-01..2024-06-30", "date:20240101..20240630"},
    {"date:2023..2024-06", "date:2023..20240630"},
    {"date:..30/6/2024", "date:..20240630"},
};

static const char *printed(const tc_expression *expression) {
    tc_buffer out;
    tc_buffer_init(&out, 1 << 20);
    tc_expression_print(expression, &out);
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return copy.ptr;
}

START_TEST(is_understood) {
    tc_expression *tree = NULL;
    tc_error error = {0};
    tc_status status = tc_expression_parse(arena, tc_slice_of(spec[_i].query), &tree, &error);
    ck_assert_msg(status == TC_OK, "%s: %s", spec[_i].query, error.message);
    ck_assert_str_eq(printed(tree), spec[_i].tree);
}
END_TEST

/* ---- What is not ---- */

static const struct {
    const char *query, *message;
} faults[] = {
    {"", "the query has no words"},
    {" … ?! ", "the query has no words"},
    {"()", "the query has no words"},
    {"a (b", "column 3: the bracket is not closed"},
    {"học (b OR c", "column 5: the bracket is not closed"},
    {") a", "column 1: this bracket closes nothing"},
    {"a \"b c", "column 3: the quote has no end"},
    {"đổi “mới", "column 5: the quote has no end"},
    {"a AND", "column 3: there is nothing behind this operator"},
    {"AND a", "column 1: there is nothing in front of this operator"},
    {"a OR OR b", "column 3: there is nothing behind this operator"},
    {"a NOT", "column 3: there is nothing behind this NOT"},
    {"học type:", "column 5: “type:” needs a value"},
    {"loại: ", "column 1: “loại:” needs a value"},
    {"a loại:\"\"", "column 3: “loại:” needs a value"},
    {"loại:\" \" b", "column 1: “loại:” needs a value"},
    {"đổi foo:bar", "column 5: “foo:” is no filter"},
    {"a date:2024-02-30", "column 3: this is no date"},
    {"date:abc", "column 1: this is no date"},
    {"date:..", "column 1: this is no date"},
    {"a năm:tới", "column 3: this is no year"},
    {"year:2024-05", "column 1: this is no year"},
    {"a ngày:2024..2023", "column 3: this ends before it begins"},
    {"year:2025..2020", "column 1: this ends before it begins"},
    {"a k*", "column 3: this begins too many words"},
};

START_TEST(is_refused) {
    tc_expression *tree = NULL;
    tc_error error = {0};
    ck_assert_int_eq(tc_expression_parse(arena, tc_slice_of(faults[_i].query), &tree, &error),
                     TC_ERR_USAGE);
    ck_assert_str_eq(error.message, faults[_i].message);
    ck_assert_str_ne(error.hint, "");
    static const char where[] = "column ";
    bool told = strncmp(error.message, where, strlen(where)) == 0;
    ck_assert_uint_eq(error.column, told ? strtoul(error.message + strlen(where), NULL, 10) : 0);
    ck_assert_ptr_null(tree);
}
END_TEST

/* ---- Hostile queries ---- */

static tc_status parse_repeated(const char *piece, size_t count, const char *end) {
    tc_buffer text;
    tc_expression *tree = NULL;
    tc_error error = {0};
    tc_buffer_init(&text, 64 << 20);
    for (size_t i = 0; i < count; i++)
        tc_buffer_add(&text, tc_slice_of(piece));
    tc_buffer_add(&text, tc_slice_of(end));
    tc_status status = tc_expression_parse(arena, tc_buffer_slice(&text), &tree, &error);
    tc_buffer_dispose(&text);
    return status;
}

START_TEST(depth_has_an_end) {
    ck_assert_int_eq(parse_repeated("(", 100000, "a"), TC_ERR_LIMIT);
    ck_assert_int_eq(parse_repeated("NOT ", 100000, "a"), TC_ERR_LIMIT);
    ck_assert_int_eq(parse_repeated("-", 100000, "a"), TC_OK); /* no more than a dash */
}
END_TEST

START_TEST(length_has_an_end) {
    ck_assert_int_eq(parse_repeated("a ", 1000, ""), TC_OK);
    ck_assert_int_eq(parse_repeated("a ", 100000, ""), TC_ERR_LIMIT);
    ck_assert_int_eq(parse_repeated("a", 1000000, ""), TC_OK);
    ck_assert_int_eq(parse_repeated("year:2024 OR ", 100000, "a"), TC_ERR_LIMIT);
}
END_TEST

START_TEST(bytes_that_are_no_text_do_no_harm) {
    static const char *const queries[] = {
        "\xff\xfe a", "\xc3", "type:\xf0\x9f", "\"\xe2\x80", "a\xcc\x81\xcc\x81", "\xe2\x80\x8b"};
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        tc_expression *tree = NULL;
        tc_error error = {0};
        tc_status status = tc_expression_parse(arena, tc_slice_of(queries[i]), &tree, &error);
        ck_assert(status == TC_OK || status == TC_ERR_USAGE);
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("query");
    TCase *tcase = tcase_create("query");
    tcase_add_checked_fixture(tcase, arena_setup, arena_teardown);
    tcase_add_loop_test(tcase, is_understood, 0, sizeof spec / sizeof *spec);
    tcase_add_loop_test(tcase, is_refused, 0, sizeof faults / sizeof *faults);
    tcase_add_test(tcase, depth_has_an_end);
    tcase_add_test(tcase, length_has_an_end);
    tcase_add_test(tcase, bytes_that_are_no_text_do_no_harm);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
