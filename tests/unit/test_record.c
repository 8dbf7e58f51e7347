/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keys, what the index stores, and the whole path over the sample corpus against a hand-made table.
 */
#include "arena_fixture.h"

#include <record/keys.h>
#include <record/stored.h>

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- keys ---- */

static const struct {
    const char *a, *b;
} same_units[] = {
    {"Sở KH&CN", "so khoa hoc va cong nghe"},
    {"Sở Khoa học và Công nghệ", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"},
    {"UBND tỉnh Quảng Ngãi", "Ủy ban nhân dân tỉnh Quảng Ngãi"},
    {"Uỷ ban Nhân dân Tỉnh", "UBND tỉnh"},
    {"Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"},
    {"Sở LĐTB&XH", "Sở Lao động - Thương binh và Xã hội"},
    {"Phòng Quản lí Khoa học", "phong quan ly khoa hoc"},
    {"Chi cục TCĐLCL", "Chi cục Tiêu chuẩn Đo lường Chất lượng"},
    {"BQL KKT Dung Quất", "Ban Quản lý Khu kinh tế Dung Quất"},
    {"Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Mặt trận Tổ quốc tỉnh"},
    {"UBMTTQVN tỉnh", "Mặt trận Tổ quốc Việt Nam tỉnh"},
    {"Ủy ban MTTQ Việt Nam xã", "MTTQ xã"},
    {"VKSND tỉnh", "Viện kiểm sát nhân dân tỉnh"},
    {"Bảo hiểm xã hội tỉnh", "BHXH tỉnh"},
};

START_TEST(spellings_of_a_unit_have_one_key) {
    ck_assert_str_eq(string(tc_key_unit(arena, tc_slice_of(same_units[_i].a))),
                     string(tc_key_unit(arena, tc_slice_of(same_units[_i].b))));
}
END_TEST

START_TEST(different_units_have_different_keys) {
    ck_assert_str_ne(string(tc_key_unit(arena, tc_slice_of("UBND tỉnh Quảng Ngãi"))),
                     string(tc_key_unit(arena, tc_slice_of("UBND tỉnh Quảng Trị"))));
    ck_assert_str_ne(string(tc_key_unit(arena, tc_slice_of("Sở Nội vụ"))),
                     string(tc_key_unit(arena, tc_slice_of("Sở Ngoại vụ"))));
}
END_TEST

static const struct {
    const char *number, *key;
} numbers[] = {
    {"709/QĐ-TTg", "709/qd-ttg"},
    {"08-NQ/TU", "8-nq/tu"},
    {"25/2018/QÐ-UBND", "25/2018/qd-ubnd"},
    {" 196 /KH–UBND", "196/kh-ubnd"},
    {"0/KH-UBND", "0/kh-ubnd"},
    {"Luật An toàn, vệ sinh lao động", "luatantoanvesinhlaodong"},
    {"Luật an toàn vệ sinh lao động", "luatantoanvesinhlaodong"},
    {"Đề án “Chuyển đổi số*”", "deanchuyendoiso"},
    {"Luật NSNN", "luatngansachnhanuoc"},
    {"Luật Ngân sách nhà nước", "luatngansachnhanuoc"},
    {"Luật Tổ chức HĐND và UBND", "luattochuchoidongnhandanvauybannhandan"},
};

START_TEST(numbers_have_keys_without_case_and_accents) {
    ck_assert_str_eq(string(tc_key_number(arena, tc_slice_of(numbers[_i].number))),
                     numbers[_i].key);
}
END_TEST

START_TEST(places_and_types) {
    ck_assert_str_eq(string(tc_key_place(arena, TC_SLICE("tỉnh Quảng Ngãi"))), "quang ngai");
    ck_assert_str_eq(string(tc_key_place(arena, TC_SLICE("TP. Hồ Chí Minh"))), "ho chi minh");
    ck_assert_str_eq(string(tc_key_place(arena, TC_SLICE("Bà Rịa - Vũng Tàu"))), "ba ria vung tau");
    ck_assert_str_eq(string(tc_key_type(arena, TC_SLICE("qd"))), "quyet dinh");
    ck_assert_str_eq(string(tc_key_type(arena, TC_SLICE("Kế hoạch"))), "ke hoach");
}
END_TEST

/* ---- what is stored ---- */

static const char plan[] =
    "UBND TỈNH QUẢNG NGÃI\nSỞ NỘI VỤ\n\nSố: 12/KH-SNV\n\nQuảng Ngãi, ngày 02 tháng 3 năm 2025\n\n"
    "KẾ HOẠCH\n\nCải cách hành chính\n\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020;\n";

START_TEST(stored_document_comes_apart_again) {
    tc_record record;
    tc_error error = {0};
    tc_buffer data;
    tc_slice json, text;
    json_t *object;
    tc_buffer_init(&data, 1 << 20);
    ck_assert_int_eq(tc_record_parse(arena, "p.txt", tc_slice_of(plan), &record, &error), TC_OK);
    tc_edges edges, read;
    ck_assert(tc_edges_of(arena, &record.document, &edges));
    ck_assert_int_eq(tc_stored_document(&record, &edges, &data, &error), TC_OK);
    ck_assert_int_eq(tc_stored_edges(arena, tc_buffer_slice(&data), &read, &error), TC_OK);
    ck_assert_uint_gt(read.count, 5);
    ck_assert_uint_eq(read.items[read.count - 1], (uint32_t)(strstr(plan, "Căn cứ") - plan));
    ck_assert_uint_eq(tc_stored_page(tc_buffer_slice(&data), 100), 0);
    ck_assert_int_eq(tc_stored_split(tc_buffer_slice(&data), &json, &text, &error), TC_OK);
    ck_assert_str_eq(string(text), plan);
    ck_assert_int_eq(tc_stored_json(json, &object, &error), TC_OK);
    json_t *reference = json_array_get(json_object_get(object, "references"), 0);
    size_t at = (size_t)json_integer_value(json_object_get(reference, "at")),
           to = (size_t)json_integer_value(json_object_get(reference, "to"));
    ck_assert_str_eq(string(tc_slice_sub(text, at, to)),
                     "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020");
    ck_assert(json_is_null(json_object_get(reference, "issuer")));
    ck_assert_int_eq(json_integer_value(json_object_get(reference, "line")), 12);
    json_decref(object);
    tc_buffer_dispose(&data);
}
END_TEST

START_TEST(stored_pages) {
    static const tc_page_start pages[] = {{5, 1}, {90, 2}, {120, 4}};
    static const struct {
        size_t at;
        uint32_t page;
    } asked[] = {{0, 0}, {5, 1}, {89, 1}, {90, 2}, {119, 2}, {120, 4}, {1000, 4}};
    tc_record record;
    tc_buffer data;
    tc_edges edges, read;
    tc_buffer_init(&data, 1 << 20);
    ck_assert_int_eq(tc_record_parse(arena, "p.txt", tc_slice_of(plan), &record, NULL), TC_OK);
    record.document.pages = pages;
    record.document.page_count = 3;
    ck_assert(tc_edges_of(arena, &record.document, &edges));
    ck_assert_int_eq(tc_stored_document(&record, &edges, &data, NULL), TC_OK);
    ck_assert_int_eq(tc_stored_edges(arena, tc_buffer_slice(&data), &read, NULL), TC_OK);
    ck_assert_uint_gt(read.count, 5);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        ck_assert_uint_eq(tc_stored_page(tc_buffer_slice(&data), asked[i].at), asked[i].page);
    tc_buffer_dispose(&data);
    static const char *const damaged[] = {
        "", "{}", "{}\n0;", "{}\n0;\na", "{}\n0; x 1\na", "{}\n0; 0\na"};
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++)
        ck_assert_uint_eq(tc_stored_page(tc_slice_of(damaged[i]), 0), 0);
}
END_TEST

START_TEST(broken_data_is_an_error) {
    tc_slice json, text;
    tc_error error = {0};
    json_t *object = NULL;
    ck_assert_int_eq(tc_stored_split(TC_SLICE("{}"), &json, &text, &error), TC_ERR_FORMAT);
    ck_assert_int_eq(tc_stored_split(TC_SLICE("{}\n0"), &json, &text, &error), TC_ERR_FORMAT);
    tc_edges edges;
    static const char *const damaged[] = {"{}", "{}\n0 5\nabcd", "{}\nx\nabcd", "{}\n0  2\nabcd"};
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++)
        ck_assert_int_eq(tc_stored_edges(arena, tc_slice_of(damaged[i]), &edges, &error),
                         TC_ERR_FORMAT);
    ck_assert_int_eq(tc_stored_edges(arena, TC_SLICE("{}\n\nabcd"), &edges, &error), TC_OK);
    ck_assert_uint_eq(edges.count, 0);
    ck_assert_int_eq(tc_stored_json(TC_SLICE("{\"a\":"), &object, &error), TC_ERR_FORMAT);
    ck_assert_ptr_null(object);
}
END_TEST

/* ---- the samples ---- */

enum { COLUMNS = 9, FILE_COLUMN = 0, TYPE, CANONICAL, DATE, ISSUER, PROVINCE, CITED, TASKS, CITES };

static unsigned split_columns(char *line, char *columns[COLUMNS]) {
    unsigned n = 0;
    line[strcspn(line, "\n")] = '\0';
    while (n < COLUMNS && line)
        columns[n++] = strsep(&line, "\t");
    return n;
}

static void same(const char *file, const char *what, tc_slice got, const char *wanted) {
    if (strcmp(wanted, "-") != 0)
        ck_assert_msg(tc_slice_equal(got, tc_slice_of(wanted)), "%s: %s is “%s”, not “%s”", file,
                      what, string(got), wanted);
}

/* Every canonical in the list is cited, and nothing else but the document itself. */
static void same_citations(const char *file, const tc_citations *c, char *wanted) {
    tc_slice cited[512] = {{NULL, 0}};
    size_t n = 0, kept = 0;
    for (uint32_t i = 0; i < c->mention_count && n < 512; i++)
        if (c->mentions[i].kind == TC_MENTION_NUMBERED)
            cited[n++] = c->mentions[i].canonical;
    qsort(cited, n, sizeof *cited, tc_slice_order);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || !tc_slice_equal(cited[kept - 1], cited[i]))
            cited[kept++] = cited[i];
    for (char *name = strsep(&wanted, ";"); name; name = strsep(&wanted, ";")) {
        tc_slice key = tc_slice_of(name);
        /* One number may be cited of two years; it stands twice in the list. */
        if (*name && wanted && strncmp(wanted, name, strlen(name)) == 0)
            continue;
        tc_slice *found = *name ? bsearch(&key, cited, kept, sizeof *cited, tc_slice_order) : NULL;
        ck_assert_msg(!*name || found, "%s: %s is not found", file, name);
        if (found)
            found->ptr = "", found->len = 0;
        qsort(cited, kept, sizeof *cited, tc_slice_order);
    }
    for (size_t i = 0; i < kept; i++)
        ck_assert_msg(!cited[i].len || tc_slice_equal(cited[i], c->header.canonical),
                      "%s: %s is invented", file, string(cited[i]));
}

static void check_sample(char *columns[COLUMNS]) {
    char path[1024], date[12];
    tc_record record;
    tc_error error = {0};
    snprintf(path, sizeof path, TRACUU_SOURCE "/corpus/samples/%s", columns[FILE_COLUMN]);
    tc_status status = tc_record_read(arena, path, &record, &error);
    if (strstr(path, ".hong.")) {
        ck_assert_int_eq(status, TC_ERR_FORMAT);
        return;
    }
    ck_assert_msg(status == TC_OK, "%s: %s", path, error.message);
    const tc_header *h = &record.citations.header;
    tc_date_format(h->date, date);
    same(path, "type", h->type, columns[TYPE]);
    same(path, "canonical", h->canonical, columns[CANONICAL]);
    same(path, "date", tc_slice_of(date), columns[DATE]);
    same(path, "issuer", h->issuer_full, columns[ISSUER]);
    same(path, "province", h->province, columns[PROVINCE]);
    if (strcmp(columns[CITES], "-") != 0)
        same_citations(path, &record.citations, columns[CITES]);
}

START_TEST(samples_are_read_as_a_person_reads_them) {
    FILE *table = fopen(TRACUU_SOURCE "/corpus/samples/expected.tsv", "r");
    char line[4096];
    unsigned files = 0;
    ck_assert_ptr_nonnull(table);
    ck_assert_ptr_nonnull(fgets(line, sizeof line, table));
    while (fgets(line, sizeof line, table)) {
        char *columns[COLUMNS];
        ck_assert_uint_eq(split_columns(line, columns), COLUMNS);
        check_sample(columns);
        tc_arena_reset(arena);
        files++;
    }
    fclose(table);
    ck_assert_uint_ge(files, 36);
}
END_TEST

START_TEST(a_scan_is_read_by_ocr_alone) {
    static const char *const cited[] = {"47/KH-SKHCN", "47/KH-SKHCN", "57-NQ/TW", "1672/QĐ-UBND"};
    static const char path[] =
        TRACUU_SOURCE "/corpus/samples/lam-dong/so-khcn/cong-van-615-skhcn-khtc.pdf";
    tc_record record;
    tc_error error = {0};
    ck_assert_int_eq(tc_record_read(arena, path, &record, &error), TC_ERR_SCAN);
    tc_document_ocr(true);
    tc_status status = tc_record_read(arena, path, &record, &error);
    tc_document_ocr(false);
    ck_assert_msg(status == TC_OK, "%s", error.message);
    ck_assert_uint_eq(record.document.scan.read, 1);
    ck_assert_uint_ge(record.document.scan.sure, 80);
    same(path, "canonical", record.citations.header.canonical, "615/SKHCN-KHTC");
    ck_assert_uint_eq(record.citations.mention_count, sizeof cited / sizeof *cited);
    for (size_t i = 0; i < sizeof cited / sizeof *cited; i++)
        same(path, "mention", record.citations.mentions[i].canonical, cited[i]);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("record");
    TCase *cases = tcase_create("record");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_add_loop_test(cases, spellings_of_a_unit_have_one_key, 0,
                        sizeof same_units / sizeof *same_units);
    tcase_add_test(cases, different_units_have_different_keys);
    tcase_add_loop_test(cases, numbers_have_keys_without_case_and_accents, 0,
                        sizeof numbers / sizeof *numbers);
    tcase_add_test(cases, places_and_types);
    tcase_add_test(cases, stored_document_comes_apart_again);
    tcase_add_test(cases, stored_pages);
    tcase_add_test(cases, broken_data_is_an_error);
    tcase_add_test(cases, samples_are_read_as_a_person_reads_them);
    tcase_add_test(cases, a_scan_is_read_by_ocr_alone);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
