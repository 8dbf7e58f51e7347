/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The header of a document as a whole, and what papers without number and type are about. */
#include "citation_fixture.h"

START_TEST(header_of_a_department) {
    tc_document document;
    static const char text[] =
        LETTERHEAD "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\n\n"
                   "Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\n"
                   "Trần Văn Bình\n";
    tc_citations c = read_plan(text, strlen(text), &document);
    const tc_header *h = &c.header;
    char date[12];
    tc_date_format(h->date, date);
    ck_assert_str_eq(tc_arena_copy(arena, h->type).ptr, "Kế hoạch");
    ck_assert_str_eq(tc_arena_copy(arena, h->canonical).ptr, "12/KH-SNV");
    ck_assert_str_eq(date, "2025-03-02");
    ck_assert_str_eq(tc_arena_copy(arena, h->place).ptr, "Quảng Ngãi");
    ck_assert_str_eq(tc_arena_copy(arena, h->issuer_full).ptr, "Sở Nội vụ tỉnh Quảng Ngãi");
    ck_assert_str_eq(tc_arena_copy(arena, h->province).ptr, "Quảng Ngãi");
    ck_assert_str_eq(tc_arena_copy(arena, h->title).ptr, "Cải cách hành chính năm 2025");
    ck_assert_str_eq(tc_arena_copy(arena, h->signer_name).ptr, "Trần Văn Bình");
    ck_assert_str_eq(tc_arena_copy(arena, h->signer_position).ptr, "Phó Giám đốc");
    ck_assert_uint_eq(h->recipient_count, 2);
    ck_assert_str_eq(tc_arena_copy(arena, h->recipients[0]).ptr, "UBND tỉnh (b/c)");
    ck_assert_str_eq(outline(&c), "72/2025/QH15");
}
END_TEST

START_TEST(what_is_no_document_has_no_header) {
    tc_document document;
    static const char text[] = "Ghi chú cuộc họp\n\nNhớ gửi Sở Nội vụ.\n";
    tc_citations c = read_plan(text, strlen(text), &document);
    ck_assert_uint_eq(c.header.type.len, 0);
    ck_assert_uint_eq(c.header.canonical.len, 0);
    ck_assert_str_eq(tc_arena_copy(arena, c.header.title).ptr, "Ghi chú cuộc họp");
}
END_TEST

/* What papers without number and type are about. */
static const struct {
    const char *text, *title;
} papers[] = {
    {"Chi tiết thủ tục hành chính\n\nMã thủ tục: 1.000782\n\nTên thủ tục: Cấp lại giấy phép\n",
     "Cấp lại giấy phép"},
    {"MỤC LỤC\n\nSửa đổi tài liệu\n\n1. Mục đích\n", ""},
};

START_TEST(what_a_paper_is_about) {
    tc_document document;
    tc_citations c = read_plan(papers[_i].text, strlen(papers[_i].text), &document);
    ck_assert_str_eq(string(c.header.title), papers[_i].title);
}
END_TEST

START_TEST(a_procedure_is_titled_in_its_letterhead) {
    static const char page[] =
        "<table><tr><td rowspan=2>SỞ TƯ PHÁP</td><td rowspan=2>QUY TRÌNH<br>Đăng ký lại kết hôn"
        "</td><td>Mã hiệu: QT 14</td></tr><tr><td>Lần ban hành: 01</td></tr></table>"
        "<p>MỤC LỤC</p><p>1. Mục đích</p>";
    tc_document document;
    tc_error error = {0};
    ck_assert_int_eq(tc_document_parse(arena, "a.html", TC_SLICE(page), &document, &error), TC_OK);
    tc_citations c;
    ck_assert_int_eq(tc_citation_read(arena, &document, &c, &error), TC_OK);
    ck_assert_str_eq(string(c.header.title), "QUY TRÌNH Đăng ký lại kết hôn");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("citation_headline");
    TCase *cases = tcase_create("citation_headline");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_add_test(cases, header_of_a_department);
    tcase_add_test(cases, what_is_no_document_has_no_header);
    tcase_add_loop_test(cases, what_a_paper_is_about, 0, sizeof papers / sizeof *papers);
    tcase_add_test(cases, a_procedure_is_titled_in_its_letterhead);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
