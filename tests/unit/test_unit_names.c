/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names of units: what they say of themselves, and abbreviations spelt out by other documents. */
#include "arena_fixture.h"

#include <assignment/known.h>
#include <record/names.h>

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* ---- What a name says ---- */

static const struct {
    const char *unit;
    tc_unit_sort sort;
} sorts[] = {
    {"Sở Tài chính", TC_UNIT_AGENCY},
    {"so tai chinh", TC_UNIT_OTHER_WORDS},
    {"Công an tỉnh", TC_UNIT_AGENCY},
    {"UBND tỉnh", TC_UNIT_AGENCY},
    {"UBND huyện Bình Sơn", TC_UNIT_AGENCY},
    {"Văn phòng UBND tỉnh", TC_UNIT_AGENCY},
    {"Trung tâm Chuyển đổi số Thành phố", TC_UNIT_AGENCY},
    {"Trung tâm Xúc tiến đầu tư tỉnh", TC_UNIT_AGENCY},
    {"Tỉnh đoàn", TC_UNIT_AGENCY},
    {"Phòng Quản lý Khoa học", TC_UNIT_DIVISION},
    {"Phòng QLCN&CN", TC_UNIT_DIVISION},
    {"QLTĐC", TC_UNIT_DIVISION},
    {"Văn phòng Sở", TC_UNIT_DIVISION},
    {"Thanh tra Sở", TC_UNIT_DIVISION},
    {"Chi cục Kiểm lâm", TC_UNIT_DIVISION},
    {"Các sở, ban, ngành", TC_UNIT_COLLECTIVE},
    {"Sở, ban, ngành có liên quan", TC_UNIT_COLLECTIVE},
    {"UBND các huyện, thị xã, thành phố", TC_UNIT_COLLECTIVE},
    {"Ủy ban nhân dân cấp xã", TC_UNIT_COLLECTIVE},
    {"UBND xã, phường, đặc khu", TC_UNIT_COLLECTIVE},
    {"Ủy ban nhân dân 04 xã: Tân Lập, Tân Hòa", TC_UNIT_COLLECTIVE},
    {"các phòng, đơn vị thuộc Sở", TC_UNIT_COLLECTIVE},
    {"Viện Nghiên cứu phát triển Thành phố", TC_UNIT_AGENCY},
    {"Ban Quản lý khu Kinh tế", TC_UNIT_AGENCY},
    {"Bộ ngành Trung ương", TC_UNIT_COLLECTIVE},
    {"Việt Nam", TC_UNIT_OTHER_WORDS},
    {"Doanh nghiệp", TC_UNIT_COLLECTIVE},
    {"công đoàn xã", TC_UNIT_COLLECTIVE},
    {"Hội đồng Thi đua - Khen thưởng các cấp", TC_UNIT_COLLECTIVE},
    {"lực lượng chức năng", TC_UNIT_COLLECTIVE},
    {"Đ/c Nguyễn Văn An - TP QLKH", TC_UNIT_SOMEBODY},
    {"các đơn vị liên quan", TC_UNIT_COLLECTIVE},
    {"các đơn vị có liên quan", TC_UNIT_COLLECTIVE},
    {"Ban nhân dân các ấp", TC_UNIT_COLLECTIVE},
    {"Trưởng các thôn, tổ dân phố", TC_UNIT_COLLECTIVE},
    {"Sở Y tế các tỉnh, thành phố trực thuộc Trung ương", TC_UNIT_COLLECTIVE},
    {"Hội đồng nhân dân cấp xã", TC_UNIT_COLLECTIVE},
    {"chính quyền địa phương", TC_UNIT_COLLECTIVE},
    {"Hội đồng nhân dân tỉnh", TC_UNIT_AGENCY},
    {"Đảng ủy các cơ quan Đảng tỉnh", TC_UNIT_AGENCY},
    {"Ban Quản lý các Khu công nghiệp", TC_UNIT_AGENCY},
    {"Liên hiệp các Hội Khoa học và Kỹ thuật", TC_UNIT_AGENCY},
    {"mời chuyên gia", TC_UNIT_OTHER_WORDS},
    {"", TC_UNIT_OTHER_WORDS},
};

START_TEST(names_tell_what_they_name) {
    ck_assert_msg(tc_unit_sort_of(arena, tc_slice_of(sorts[_i].unit)) == sorts[_i].sort, "%s",
                  sorts[_i].unit);
}
END_TEST

static const struct {
    const char *written, *unit;
} heads[] = {
    {"Giám đốc Sở Y tế", "Sở Y tế"},
    {"Thủ trưởng các sở, ban, ngành", "các sở, ban, ngành"},
    {"Chủ tịch UBND các huyện, thị xã (nếu có)", "UBND các huyện, thị xã (nếu có)"},
    {"Phó Giám đốc Sở Tài chính", "Sở Tài chính"},
    {"Trưởng các phòng, ban", "các phòng, ban"},
    {"Trưởng phòng Kế hoạch", "phòng Kế hoạch"},
    {"Trường Chính trị tỉnh", "Trường Chính trị tỉnh"},
    {"Trường Đại học Kiên Hà", "Trường Đại học Kiên Hà"},
    {"Giám đốc", "Giám đốc"},
    {"Sở Y tế", "Sở Y tế"},
};

START_TEST(an_office_stands_for_its_unit) {
    ck_assert_str_eq(string(tc_unit_without_head(arena, tc_slice_of(heads[_i].written))),
                     heads[_i].unit);
}
END_TEST

START_TEST(usual_abbreviations_are_read_by_all) {
    ck_assert(tc_unit_is_abbreviated(arena, TC_SLICE("Phòng QLTĐC")));
    ck_assert(tc_unit_is_abbreviated(arena, TC_SLICE("Sở KH&CN")));
    ck_assert(!tc_unit_is_abbreviated(arena, TC_SLICE("UBND tỉnh")));
    ck_assert(!tc_unit_is_abbreviated(arena, TC_SLICE("Sở Nội vụ")));
}
END_TEST

/* ---- Spelling out ---- */

static const tc_known_name known[] = {
    {{"Phòng Quản lý Khoa học", sizeof("Phòng Quản lý Khoa học") - 1}, {"", sizeof("") - 1}},
    {{"Phòng Quản lí khoa học", sizeof("Phòng Quản lí khoa học") - 1}, {"", sizeof("") - 1}},
    {{"Phòng Quản lý Công nghệ và Chuyên ngành",
      sizeof("Phòng Quản lý Công nghệ và Chuyên ngành") - 1},
     {"", sizeof("") - 1}},
    {{"Phòng Tổ chức Cán bộ", sizeof("Phòng Tổ chức Cán bộ") - 1}, {"", sizeof("") - 1}},
    {{"Phòng Tài chính Công", sizeof("Phòng Tài chính Công") - 1}, {"", sizeof("") - 1}},
    {{"Chi cục Tiêu chuẩn Đo lường Chất lượng",
      sizeof("Chi cục Tiêu chuẩn Đo lường Chất lượng") - 1},
     {"Chi cục TĐC", sizeof("Chi cục TĐC") - 1}},
    {{"Trung tâm Đổi mới sáng tạo", sizeof("Trung tâm Đổi mới sáng tạo") - 1},
     {"", sizeof("") - 1}},
    {{"Trung tâm Đo lường miền sông Tranh", sizeof("Trung tâm Đo lường miền sông Tranh") - 1},
     {"TTĐMST", sizeof("TTĐMST") - 1}},
};

static const struct {
    const char *unit, *full;
} spelt[] = {
    {"Phòng QLKH", "Phòng Quản lý Khoa học"},
    {"QLKH", "Phòng Quản lý Khoa học"},
    {"Phòng QLCN&CN", "Phòng Quản lý Công nghệ và Chuyên ngành"},
    {"Phòng QLTĐC", ""}, /* nobody spells it out */
    {"Phòng TCC", "Phòng Tài chính Công"},
    {"Phòng TC", ""},
    {"Chi cục TĐC", "Chi cục Tiêu chuẩn Đo lường Chất lượng"},
    {"TTĐMST", "Trung tâm Đo lường miền sông Tranh"}, /* defined counts more than fitting */
    {"", ""},
};

START_TEST(abbreviations_are_spelt_out_where_one_name_fits) {
    ck_assert_str_eq(string(tc_known_names_find(arena, known, sizeof known / sizeof *known,
                                                tc_slice_of(spelt[_i].unit))),
                     spelt[_i].full);
}
END_TEST

START_TEST(two_names_that_fit_are_no_answer) {
    static const tc_known_name two[] = {
        {{"Phòng Quản lý Khoa học", sizeof("Phòng Quản lý Khoa học") - 1}, {"", sizeof("") - 1}},
        {{"Phòng Quản lý Kế hoạch", sizeof("Phòng Quản lý Kế hoạch") - 1}, {"", sizeof("") - 1}},
    };
    ck_assert_uint_eq(tc_known_names_find(arena, two, 2, TC_SLICE("Phòng QLKH")).len, 0);
    ck_assert_uint_ne(tc_known_names_find(arena, two, 1, TC_SLICE("Phòng QLKH")).len, 0);
}
END_TEST

/* ---- What a document makes known ---- */

static const char plan[] =
    "UBND TỈNH QUẢNG NGÃI\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\nSố: 12/KH-SKHCN\n"
    "Quảng Ngãi, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nCông tác năm 2024\n\n"
    "Sở giao Phòng Quản lý Tiêu chuẩn và Đo lường (sau đây gọi tắt là Phòng QLTĐL) làm đầu mối; "
    "Trung tâm Ứng dụng Tiến bộ khoa học (TTƯDTBKH) cấp số liệu (QĐ 12); Đài Phát thanh (BBC).\n\n"
    "| TT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian |\n"
    "|---|---|---|---|---|\n"
    "| 1 | Xây dựng kế hoạch | Đ/c Trần Thị Mai - TP QLKH | Phòng Kế toán và các phòng liên quan | "
    "Quý II |\n"
    "| 2 | Tổng kết | Phòng Quản lý Khoa học | Sở Tài chính | Quý IV |\n";

static tc_slice *terms;
static size_t term_count;

static bool have_term(const char *term) {
    for (size_t i = 0; i < term_count; i++)
        if (tc_slice_equal(terms[i], tc_slice_of(term)))
            return true;
    return false;
}

START_TEST(a_document_makes_names_known) {
    tc_record record;
    tc_error error = {0};
    ck_assert_msg(tc_record_parse(arena, "plan.md", tc_slice_of(plan), &record, &error) == TC_OK,
                  "%s", error.message);
    ck_assert(tc_record_names(arena, &record, &terms, &term_count, &error) == TC_OK);
#define OWN "so khoa hoc va cong nghe tinh quang ngai|"
    ck_assert(have_term(OWN "Phòng Quản lý Khoa học"));
    ck_assert(have_term(OWN "Phòng Kế toán"));
    ck_assert(have_term(OWN "Phòng Quản lý Tiêu chuẩn và Đo lường|Phòng QLTĐL"));
    ck_assert(have_term(OWN "Trung tâm Ứng dụng Tiến bộ khoa học|TTƯDTBKH"));
    ck_assert(have_term(OWN "Sở Tài chính"));
    ck_assert(have_term("quang ngai|Sở Tài chính"));
    /* A division is its agency's alone; what does not abbreviate defines nothing. */
    ck_assert(!have_term("quang ngai|Phòng Kế toán"));
    ck_assert(!have_term(OWN "Đài Phát thanh|BBC"));
    ck_assert(have_term("quang ngai|Sở Khoa học và Công nghệ"));
    ck_assert_uint_eq(term_count, 7);
}
END_TEST

START_TEST(persons_are_kept_apart) {
    tc_record record;
    ck_assert(tc_record_parse(arena, "plan.md", tc_slice_of(plan), &record, NULL) == TC_OK);
    ck_assert_uint_eq(record.assignments.count, 2);
    const tc_assignment *first = &record.assignments.items[0];
    ck_assert_uint_eq(first->lead_person.count, 1);
    ck_assert_str_eq(string(first->lead_person.items[0]), "Trần Thị Mai");
    ck_assert_uint_eq(first->lead_full.count, 1);
    ck_assert_str_eq(string(first->lead_full.items[0]), "Phòng Quản lý Khoa học");
    ck_assert_uint_eq(record.assignments.items[1].lead_person.count, 0);
}
END_TEST

/* ---- Terms ---- */

START_TEST(entries_are_read_back) {
    tc_unit_entry entry = {TC_UNIT_SUPPORTS,        TC_SLICE("phong qlkh"),
                           TC_SLICE("Phòng QL|KH"), TC_SLICE("Phòng Quản lý Khoa học"),
                           TC_SLICE("Sở Y tế"),     TC_SLICE("")};
    tc_unit_entry back;
    tc_slice term = tc_unit_entry_term(arena, &entry);
    ck_assert_str_eq(string(term), "s|phong qlkh|Phòng QL KH|Phòng Quản lý Khoa học|Sở Y tế|");
    ck_assert(tc_unit_entry_read(term, &back));
    ck_assert(back.role == TC_UNIT_SUPPORTS);
    ck_assert_str_eq(string(back.full), "Phòng Quản lý Khoa học");
    ck_assert_uint_eq(back.province.len, 0);
    entry.issuer = TC_SLICE("UBND tỉnh Bến Tre");
    entry.province = TC_SLICE("Bến Tre");
    term = tc_unit_entry_term(arena, &entry);
    ck_assert(tc_slice_ends(term, TC_SLICE("|UBND tỉnh Bến Tre|9")));
    ck_assert(tc_unit_entry_read(term, &back));
    ck_assert_str_eq(string(back.province), "Bến Tre");
    ck_assert_str_eq(string(back.issuer), "UBND tỉnh Bến Tre");
    ck_assert(tc_unit_entry_read(TC_SLICE("l|a|A||B|99999999999999999999"), &back));
    ck_assert(tc_slice_starts(
        term, tc_unit_entry_prefix(arena, TC_UNIT_SUPPORTS, TC_SLICE("phong qlkh"))));
    ck_assert(!tc_unit_entry_read(TC_SLICE("x|a|b"), &back));
    ck_assert(!tc_unit_entry_read(TC_SLICE(""), &back));
}
END_TEST

START_TEST(what_is_too_long_is_left_out) {
    char name[400];
    memset(name, 'a', sizeof name);
    tc_unit_entry entry = {.role = TC_UNIT_LEADS, .written = {name, sizeof name}};
    ck_assert_uint_eq(tc_unit_entry_term(arena, &entry).len, 0);
}
END_TEST

START_TEST(texts_of_units_are_spread) {
    tc_slice key, name;
    tc_slice rest = tc_unit_spread(arena, TC_SLICE("Giám đốc Sở KH&CN và các đơn vị"));
    ck_assert(tc_unit_spread_next(&rest, &key, &name));
    ck_assert_str_eq(string(key), "so khoa hoc va cong nghe");
    ck_assert_str_eq(string(name), "Sở KH&CN");
    ck_assert(tc_unit_spread_next(&rest, &key, &name));
    ck_assert_str_eq(string(key), "cac don vi");
    ck_assert(!tc_unit_spread_next(&rest, &key, &name));
    rest = tc_unit_spread(arena, TC_SLICE("Phòng Kế toán và các phòng, đơn vị liên quan"));
    ck_assert(tc_unit_spread_next(&rest, &key, &name));
    ck_assert_str_eq(string(name), "Phòng Kế toán");
    ck_assert(tc_unit_spread_next(&rest, &key, &name));
    ck_assert_str_eq(string(name), "các phòng, đơn vị liên quan");
    rest = tc_unit_spread(arena, TC_SLICE("Đ/c Trần Thị Mai"));
    ck_assert(tc_unit_spread_next(&rest, &key, &name));
    ck_assert_uint_eq(key.len, 0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("names of units");
    TCase *names = tcase_create("names");
    tcase_add_checked_fixture(names, arena_setup, arena_teardown);
    tcase_add_loop_test(names, names_tell_what_they_name, 0, sizeof sorts / sizeof *sorts);
    tcase_add_loop_test(names, an_office_stands_for_its_unit, 0, sizeof heads / sizeof *heads);
    tcase_add_test(names, usual_abbreviations_are_read_by_all);
    tcase_add_loop_test(names, abbreviations_are_spelt_out_where_one_name_fits, 0,
                        sizeof spelt / sizeof *spelt);
    tcase_add_test(names, two_names_that_fit_are_no_answer);
    tcase_add_test(names, a_document_makes_names_known);
    tcase_add_test(names, persons_are_kept_apart);
    tcase_add_test(names, entries_are_read_back);
    tcase_add_test(names, what_is_too_long_is_left_out);
    tcase_add_test(names, texts_of_units_are_spread);
    suite_add_tcase(suite, names);
    return run_suite(suite);
}
