/* SPDX-License-Identifier: GPL-2.0-or-later */
/* References as users type them. */
#include "citation_fixture.h"

#include <citation/places.h>
#include <citation/reference.h>

static const struct {
    const char *typed, *type, *canonical, *number, *date, *issuer;
} typed[] = {
    {"709/QĐ-TTg", "", "709/QĐ-TTg", "709", "", ""},
    {"qd 709/qd-ttg", "Quyết định", "709/QĐ-TTg", "709", "", ""},
    {"QĐ 709/QĐ-TTg ngày 23/7/2024", "Quyết định", "709/QĐ-TTg", "709", "2024-07-23", ""},
    {"69-KL/TW năm 2024", "", "69-KL/TW", "69", "2024", ""},
    {"69-kl/tw nam 2024", "", "69-KL/TW", "69", "2024", ""},
    {"Nghị quyết 20", "Nghị quyết", "", "20", "", ""},
    {"nghi quyet so 20", "Nghị quyết", "", "20", "", ""},
    {"nghi quyet so 20-nq/tw cua Bo Chinh tri", "Nghị quyết", "20-NQ/TW", "20", "", "Bộ Chính trị"},
    {"93/NQ-HĐND của HĐND tỉnh Quảng Ngãi", "", "93/NQ-HĐND", "93", "", "HĐND tỉnh Quảng Ngãi"},
    {"Kế hoạch 196 năm 2024 của UBND tỉnh Quảng Ngãi", "Kế hoạch", "", "196", "2024",
     "UBND tỉnh Quảng Ngãi"},
    {"Nghị định 289/2025", "Nghị định", "289/2025/NĐ-CP", "289", "", ""},
    {"Quyết định 15/2021", "Quyết định", "", "15", "", ""},
};

START_TEST(typed_references) {
    tc_reference r;
    char date[12];
    ck_assert_msg(tc_reference_parse(arena, tc_slice_of(typed[_i].typed), &r), "%s",
                  typed[_i].typed);
    tc_date_format(r.date, date);
    ck_assert_str_eq(tc_arena_copy(arena, r.type).ptr, typed[_i].type);
    ck_assert_str_eq(tc_arena_copy(arena, r.canonical).ptr, typed[_i].canonical);
    ck_assert_str_eq(tc_arena_copy(arena, r.number).ptr, typed[_i].number);
    ck_assert_str_eq(date, typed[_i].date);
    ck_assert_str_eq(tc_arena_copy(arena, r.issuer_full).ptr, typed[_i].issuer);
}
END_TEST

static const char *const not_typed[] = {"709",
                                        "khởi nghiệp đổi mới sáng tạo",
                                        "kế hoạch năm 2024",
                                        "709/QĐ-TTg chuyển đổi số",
                                        "",
                                        "Nghị quyết",
                                        "24/7"};

START_TEST(words_are_no_reference) {
    tc_reference r;
    ck_assert(!tc_reference_parse(arena, tc_slice_of(not_typed[_i]), &r));
}
END_TEST

START_TEST(merged_provinces_are_the_same_place) {
    const tc_place *old = tc_place_find(TC_SLICE("bac giang")),
                   *now = tc_place_find(TC_SLICE("bac ninh"));
    ck_assert_ptr_nonnull(old);
    ck_assert(tc_place_same(old, now));
    ck_assert(!tc_place_same(old, tc_place_find(TC_SLICE("quang ngai"))));
    ck_assert_ptr_null(tc_place_find(TC_SLICE("atlantis")));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("citation_typed");
    TCase *cases = tcase_create("citation_typed");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_add_loop_test(cases, typed_references, 0, sizeof typed / sizeof *typed);
    tcase_add_loop_test(cases, words_are_no_reference, 0, sizeof not_typed / sizeof *not_typed);
    tcase_add_test(cases, merged_provinces_are_the_same_place);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
