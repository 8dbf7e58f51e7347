/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a passage stands. */
#include "../../search/whereabouts.h"
#include "run.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* Each line is a paragraph. */
static const char law[] = "QUY CHẾ\n"
                          "Chương II\n"
                          "QUẢN LÝ\n"
                          "**Điều 5. Nguyên tắc**\n"
                          "1. Công khai\n"
                          "2. Đúng luật:\n"
                          "a) của tỉnh\n"
                          "đ) của xã\n"
                          "Điều 6. Trách nhiệm\n"
                          "Điều này có hiệu lực\n"
                          "Chương III\n"
                          "Thi hành\n"
                          "PHỤ LỤC II\n"
                          "Danh mục thứ nhất\n";

static const char plan[] = "KẾ HOẠCH\n"
                           "I. MỤC TIÊU\n"
                           "chung cho cả tỉnh\n"
                           "II. NHIỆM VỤ\n"
                           "1. Đào tạo\n"
                           "1.1. Lớp ngắn ngày\n"
                           "a) ở huyện\n"
                           "2. Hợp tác\n"
                           "III. KINH PHÍ\n"
                           "từ ngân sách\n";

static const struct {
    const char *text, *passage, *place;
} cases[] = {
    {law, "QUY CHẾ", ""},
    {law, "QUẢN LÝ", "Chương II"},
    {law, "Nguyên tắc", "Chương II, Điều 5"},
    {law, "Công khai", "Chương II, Điều 5, khoản 1"},
    {law, "của xã", "Chương II, Điều 5, khoản 2, điểm đ"},
    {law, "Trách nhiệm", "Chương II, Điều 6"},
    {law, "có hiệu lực", "Chương II, Điều 6"},
    {law, "Thi hành", "Chương III"},
    {law, "thứ nhất", "Phụ lục II"},
    {plan, "KẾ HOẠCH", ""},
    {plan, "chung cho", "mục I"},
    {plan, "ngắn ngày", "mục II, mục 1.1"},
    {plan, "ở huyện", "mục II, mục 1.1, điểm a"},
    {plan, "Hợp tác", "mục II, mục 2"},
    {plan, "ngân sách", "mục III"},
    {"1.5 triệu đồng\na.b.c\n(2)\n12345. Số dài\nXong", "Xong", ""},
    {"Điều\nPhần\nMục tiêu của kế hoạch", "kế hoạch", ""},
};

START_TEST(a_passage_has_a_place) {
    tc_arena *arena = tc_arena_new(1 << 20);
    tc_slice text = tc_slice_of(cases[_i].text);
    tc_edges edges = {tc_arena_take(arena, (text.len + 1) * sizeof(uint32_t)), 0};
    tc_buffer out;
    tc_buffer_init(&out, 1000);
    for (size_t i = 0; i < text.len; i++)
        if (i == 0 || text.ptr[i - 1] == '\n')
            edges.items[edges.count++] = (uint32_t)i;
    size_t at = tc_slice_find(text, tc_slice_of(cases[_i].passage), 0);
    ck_assert_uint_ne(at, SIZE_MAX);
    tc_whereabouts(text, &edges, at, &out);
    tc_slice place = tc_buffer_slice(&out);
    ck_assert_msg(tc_slice_equal(place, tc_slice_of(cases[_i].place)), "%s: %.*s, not %s",
                  cases[_i].passage, (int)place.len, place.len ? place.ptr : "", cases[_i].place);
    tc_buffer_dispose(&out);
    tc_arena_free(arena);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("place");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, a_passage_has_a_place, 0, sizeof cases / sizeof *cases);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
