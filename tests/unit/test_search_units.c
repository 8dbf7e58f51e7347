/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "arena_fixture.h"

#include <search/units.h>

#include <record/keys.h>

#include <check.h>
#include <stdlib.h>

/* What is asked for, a unit as a plan writes it, and whether it is that. */
static const struct {
    const char *asked, *written;
    tc_unit_match match;
} pairs[] = {
    {"Sở Khoa học và Công nghệ", "Sở KH&CN", TC_UNIT_SAME},
    {"so khoa hoc va cong nghe", "Sở Khoa học và Công nghệ", TC_UNIT_SAME},
    {"Sở KHCN", "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi", TC_UNIT_SAME},
    {"Sở KH&CN Quảng Ngãi", "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi", TC_UNIT_SAME},
    {"Sở KH&CN tỉnh Quảng Ngãi", "Sở Khoa học và Công nghệ tỉnh Bắc Giang", TC_UNIT_OTHER},
    {"Sở KH&CN tỉnh Quảng Ngãi", "Sở Khoa học và Công nghệ", TC_UNIT_IN_PLACE},
    {"QLKH", "Phòng QLKH", TC_UNIT_SAME},
    {"QLKH", "Phòng Quản lý Khoa học", TC_UNIT_SAME},
    {"phong quan ly khoa hoc", "Phòng QLKH", TC_UNIT_SAME},
    {"phong quan ly khoa hoc", "QLKH", TC_UNIT_SAME},
    {"Phòng QLKH", "Phòng Quản lý Khoa học", TC_UNIT_SAME},
    {"Phòng Quản lý Khoa học", "Phòng QLKH Sở KH&CN", TC_UNIT_SAME},
    {"QLKH", "Phòng Quản lý khoa học công nghệ cơ sở và SHTT", TC_UNIT_OTHER},
    {"Phòng QLCN&CN", "Phòng Quản lý Công nghệ và Chuyên ngành", TC_UNIT_SAME},
    {"Phòng Quản lý Công nghệ và Chuyên ngành", "QLCN&CN", TC_UNIT_SAME},
    {"Phòng HCTH", "Phòng Hành chính - Tổng hợp", TC_UNIT_SAME},
    {"Phòng Tài chính", "Sở Tài chính", TC_UNIT_OTHER},
    {"Tài chính", "Sở Tài chính", TC_UNIT_SAME},
    {"UBND tỉnh", "Văn phòng UBND tỉnh", TC_UNIT_OTHER},
    {"UBND tỉnh", "Ủy ban nhân dân tỉnh", TC_UNIT_SAME},
    {"UBND tỉnh", "UBND các huyện, thị xã, thành phố", TC_UNIT_OTHER},
    {"UBND tỉnh", "UBND huyện Bình Sơn", TC_UNIT_OTHER},
    {"UBND", "UBND tỉnh", TC_UNIT_OTHER},
    {"Sở", "Sở Y tế", TC_UNIT_OTHER},
    {"Sở Y tế", "Thanh tra Sở Y tế", TC_UNIT_OTHER},
    {"Sở Nội vụ", "Sở Nông nghiệp và Phát triển nông thôn", TC_UNIT_OTHER},
    {"Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn", TC_UNIT_SAME},
    {"Thanh tra", "Thanh tra Sở", TC_UNIT_SAME},
    {"Công an tỉnh", "Công an Tỉnh", TC_UNIT_SAME},
    {"Sở Tài nguyên và Môi trường", "Sở TN&MT", TC_UNIT_SAME},
    {"Trung tâm CNTT", "Trung tâm Công nghệ thông tin", TC_UNIT_SAME},
    {"Ban Dân tộc", "Ban Tổ chức", TC_UNIT_OTHER},
};

START_TEST(names_mean_units) {
    tc_slice place = {NULL, 0};
    tc_slice asked = tc_key_unit(arena, tc_slice_of(pairs[_i].asked));
    tc_slice key = tc_key_unit(arena, tc_slice_of(pairs[_i].written));
    ck_assert_msg(tc_unit_compare(asked, key, &place) == pairs[_i].match, "%s / %s",
                  pairs[_i].asked, pairs[_i].written);
    if (pairs[_i].match == TC_UNIT_IN_PLACE)
        ck_assert(tc_slice_equal(tc_key_place(arena, place), TC_SLICE("quang ngai")));
}
END_TEST

START_TEST(hostile_names_end) {
    tc_buffer a, b;
    tc_slice place;
    tc_buffer_init(&a, 1 << 20);
    tc_buffer_init(&b, 1 << 20);
    for (int i = 0; i < 15; i++) {
        tc_buffer_add(&a, TC_SLICE("bb va "));
        tc_buffer_add(&b, TC_SLICE("ba va "));
    }
    tc_buffer_add(&a, TC_SLICE("x"));
    ck_assert_int_eq(tc_unit_compare(tc_buffer_slice(&a), tc_buffer_slice(&b), &place),
                     TC_UNIT_OTHER);
    for (int i = 0; i < 10000; i++)
        tc_buffer_add(&a, TC_SLICE(" va"));
    ck_assert_int_eq(tc_unit_compare(tc_buffer_slice(&a), tc_buffer_slice(&a), &place),
                     TC_UNIT_SAME);
    ck_assert_int_eq(tc_unit_compare(TC_SLICE(""), tc_buffer_slice(&b), &place), TC_UNIT_OTHER);
    tc_buffer_dispose(&a);
    tc_buffer_dispose(&b);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("units");
    TCase *tcase = tcase_create("units");
    tcase_add_checked_fixture(tcase, arena_setup, arena_teardown);
    tcase_add_loop_test(tcase, names_mean_units, 0, sizeof pairs / sizeof *pairs);
    tcase_add_test(tcase, hostile_names_end);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
