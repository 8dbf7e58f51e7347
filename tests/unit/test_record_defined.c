/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Abbreviations that documents define, and the terms they are filed under. */
#include "arena_fixture.h"

#include <record/defined.h>

#include <check.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *text, *shorter, *longer; /* SHORTER NULL: nothing is defined */
} texts[] = {
    {"thúc đẩy đổi mới sáng tạo (ĐMST) tại địa phương", "dmst", "đổi mới sáng tạo"},
    {"Ban Quản lý dự án (sau đây gọi tắt là BQLDA) lập hồ sơ", "bqlda", "ban quản lí dự án"},
    {"Ban Quản lý dự án (sau đây viết tắt là: “BQLDA”)", "bqlda", "ban quản lí dự án"},
    {"Sở Khoa học và Công nghệ (KH&CN)", "kh cn", "khoa học và công nghệ"},
    {"Sở Khoa học và Công nghệ (sau đây gọi là Sở KH&CN)", "kh cn", "khoa học và công nghệ"},
    {"ngành văn hóa, thể thao và du lịch (VHTTDL)", "vhttdl", "văn hóa thể thao và du lịch"},
    {"trồng RỪNG NGẬP MẶN (RNM) ven biển", "rnm", "rừng ngập mặn"},
    {"các khu công nghiệp (KCN), cụm công nghiệp", "kcn", "khu công nghiệp"},
    {"trồng rừng (xem phụ lục)", NULL, NULL},
    {"Nghị quyết của Đảng (NQTW)", NULL, NULL},
    {"trồng rừng. Ngập mặn (RNM)", NULL, NULL},
    {"rừng ngập mặn cũ (RNM)", NULL, NULL},
    {"mục a (A)", NULL, NULL},
    {"(ĐMST) đổi mới sáng tạo", NULL, NULL},
    {"đổi mới sáng tạo (ĐMST", NULL, NULL},
    {"()", NULL, NULL},
    {"", NULL, NULL},
};

START_TEST(what_brackets_define) {
    tc_defined *items = NULL;
    size_t count = 0;
    ck_assert(tc_defined_read(arena, tc_slice_of(texts[_i].text), &items, &count));
    ck_assert_msg(count == (texts[_i].shorter != NULL), "%s: %zu", texts[_i].text, count);
    if (!count)
        return;
    ck_assert_str_eq(items[0].shorter.ptr, texts[_i].shorter);
    ck_assert_str_eq(items[0].longer.ptr, texts[_i].longer);
}
END_TEST

START_TEST(each_is_defined_once) {
    static const char text[] = "rừng ngập mặn (RNM) và rừng ngập mặn (RNM), rét ngọt muộn (RNM)";
    tc_defined *items = NULL;
    size_t count = 0;
    ck_assert(tc_defined_read(arena, tc_slice_of(text), &items, &count));
    ck_assert_uint_eq(count, 2);
    ck_assert_str_eq(items[1].longer.ptr, "rét ngọt muộn");
}
END_TEST

/* Words of grammar that fit everywhere must not make it look at all ways to leave them out. */
START_TEST(hostile_brackets) {
    tc_defined *items = NULL;
    tc_buffer text;
    size_t count = 0;
    tc_buffer_init(&text, 1 << 20);
    for (int i = 0; i < 2000; i++)
        tc_buffer_add(&text,
                      TC_SLICE("và và và và và và và và và và và và và và và và và (VVVVVVVVX)"));
    ck_assert(tc_defined_read(arena, tc_buffer_slice(&text), &items, &count));
    ck_assert_uint_eq(count, 0);
    tc_buffer_dispose(&text);
}
END_TEST

START_TEST(terms_come_apart_again) {
    const tc_defined one = {TC_SLICE("kh cn"), TC_SLICE("khoa học và công nghệ"),
                            TC_SLICE("ubnd tinh lam dong")};
    tc_slice shorter = tc_defined_term(arena, TC_DEFINED_SHORTER, &one);
    tc_slice longer = tc_defined_term(arena, TC_DEFINED_LONGER, &one);
    tc_defined read;
    ck_assert_str_eq(shorter.ptr, "s|kh cn|ubnd tinh lam dong|khoa học và công nghệ");
    ck_assert_str_eq(longer.ptr,
                     "l|khoa hoc va cong nghe|ubnd tinh lam dong|khoa học và công nghệ|kh cn");
    ck_assert(
        tc_slice_starts(shorter, tc_defined_prefix(arena, TC_DEFINED_SHORTER, TC_SLICE("kh cn"))));
    ck_assert(
        !tc_slice_starts(shorter, tc_defined_prefix(arena, TC_DEFINED_SHORTER, TC_SLICE("kh"))));
    ck_assert(
        tc_slice_starts(longer, tc_defined_prefix(arena, TC_DEFINED_LONGER, TC_SLICE("khoa hoc"))));
    for (int i = 0; i < 2; i++) {
        ck_assert(tc_defined_term_read(i ? longer : shorter, &read));
        ck_assert(tc_slice_equal(read.shorter, one.shorter));
        ck_assert(tc_slice_equal(read.longer, one.longer));
        ck_assert(tc_slice_equal(read.owner, one.owner));
    }
    ck_assert(!tc_defined_term_read(TC_SLICE("s|kh cn"), &read));
    ck_assert(!tc_defined_term_read(TC_SLICE(""), &read));
    char endless[300];
    memset(endless, 'x', sizeof endless);
    const tc_defined long_one = {TC_SLICE("x"), {endless, sizeof endless}, TC_SLICE("")};
    ck_assert_uint_eq(tc_defined_term(arena, TC_DEFINED_SHORTER, &long_one).len, 0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("abbreviations defined");
    TCase *cases = tcase_create("all");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_add_loop_test(cases, what_brackets_define, 0, sizeof texts / sizeof *texts);
    tcase_add_test(cases, each_is_defined_once);
    tcase_add_test(cases, hostile_brackets);
    tcase_add_test(cases, terms_come_apart_again);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
