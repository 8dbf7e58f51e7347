/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What of a document goes into which field. */
#include "../../indexer/entries.h"
#include "indexer_fixture.h"

#include <record/stored.h>

static const char plan[] =
    "UBND TỈNH QUẢNG NGÃI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "SỞ KHOA HỌC VÀ CÔNG NGHỆ\tĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: 378/KH-SKHCN\tQuảng Ngãi, ngày 01 tháng 3 năm 2024\n\n"
    "KẾ HOẠCH\nCải thiện môi trường đầu tư kinh doanh năm 2024\n\n"
    "Căn cứ Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Thủ tướng Chính phủ;\n"
    "Căn cứ Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Thủ tướng Chính phủ;\n"
    "Thực hiện Nghị quyết số 08-NQ/TU của Tỉnh ủy.\n\n"
    "Nội dung công việc:\n\n"
    "1. Rà soát thủ tục hành chính\n"
    "- Đơn vị chủ trì: Phòng Quản lý khoa học.\n"
    "- Đơn vị phối hợp: Văn phòng Sở.\n"
    "- Thời gian thực hiện: Quý II/2024.\n";

static tc_store *store;
static tc_matches *found;

/* Indexes the text, and opens the index. */
static void index_text(const char *name, const char *text) {
    write_text(name, text);
    run_over(name);
    ck_assert_uint_eq(stats.indexed, 1);
    store = open_store();
}

static void close_index(void) {
    tc_matches_free(found);
    tc_store_close(store);
    found = NULL;
}

/* Finds the entries of a kind. */
static uint32_t find(const char *kind) {
    static const tc_want want = {.slots = TC_SLOTS_ALL, .data = true};
    tc_matches_free(found);
    found = NULL;
    ok(tc_store_find(store, TC_FIELD_KIND, tc_slice_of(kind), 100, &want, &found, e));
    return tc_matches_count(found);
}

static void has_value(tc_slot slot, const char *wanted) {
    ck_assert_slice(tc_match_value(found, 0, slot), wanted);
}

static void has_term(tc_field field, const char *text) {
    uint32_t count;
    ok(tc_store_frequency(store, field, tc_slice_of(text), &count, e));
    ck_assert_msg(count > 0, "no %s:%s", tc_schema_field(field)->name, text);
}

/* All terms of FIELD, separated by spaces. */
static void has_terms(tc_field field, const char *wanted) {
    char all[4096] = "";
    tc_terms *walk = NULL;
    bool more;
    ok(tc_terms_open(store, field, TC_SLICE(""), &walk, e));
    for (;;) {
        ok(tc_terms_next(walk, &more, e));
        if (!more)
            break;
        size_t used = strlen(all);
        tc_slice text = tc_terms_text(walk);
        snprintf(all + used, sizeof all - used, "%s%.*s", used ? " & " : "", (int)text.len,
                 text.ptr);
    }
    tc_terms_close(walk);
    ck_assert_str_eq(all, wanted);
}

START_TEST(a_document_by_its_header) {
    index_text("plan.txt", plan);
    ck_assert_uint_eq(find("document"), 1);
    has_value(TC_SLOT_PATH, at("plan.txt"));
    has_value(TC_SLOT_TYPE, "Kế hoạch");
    has_value(TC_SLOT_CANONICAL, "378/KH-SKHCN");
    has_value(TC_SLOT_DATE, "20240301");
    has_value(TC_SLOT_YEAR, "2024");
    has_value(TC_SLOT_PROVINCE, "Quảng Ngãi");
    has_value(TC_SLOT_ISSUER, "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi");
    has_value(TC_SLOT_FAILURE, "");
    has_terms(TC_FIELD_TYPE, "ke hoach");
    has_terms(TC_FIELD_NUMBER, "378/kh-skhcn");
    has_terms(TC_FIELD_NUMBER_BARE, "378");
    has_terms(TC_FIELD_DATE, "20240301");
    has_terms(TC_FIELD_YEAR, "2024");
    has_terms(TC_FIELD_PROVINCE, "quang ngai");
    has_terms(TC_FIELD_ISSUER, "so khoa hoc va cong nghe tinh quang ngai");
    has_term(TC_FIELD_WORD, "truong");
    has_term(TC_FIELD_WORD, "moi truong");
    has_term(TC_FIELD_EXACT, "so\x9F");
    close_index();
}
END_TEST

START_TEST(a_document_by_what_it_cites) {
    index_text("plan.txt", plan);
    ck_assert_uint_eq(find("document"), 1);
    has_terms(TC_FIELD_CITED, "709/qd-ttg & 8-nq/tu");
    has_terms(TC_FIELD_CITED_IDENTITY,
              "709/qd-ttg|thu tuong chinh phu|20240723 & 8-nq/tu|tinh uy quang ngai|");
    has_terms(TC_FIELD_CITED_RELATION, "709/qd-ttg|legal-basis & 8-nq/tu|implements");
    /* Two mentions say of the decision the same. */
    has_value(TC_SLOT_CITATIONS, "709/QĐ-TTg\tThủ tướng Chính phủ\t20240723\tlegal-basis\t2\n"
                                 "8-NQ/TU\tTỉnh ủy Quảng Ngãi\t\timplements");
    close_index();
}
END_TEST

START_TEST(a_document_carries_its_text) {
    tc_slice json, text;
    index_text("plan.txt", plan);
    ck_assert_uint_eq(find("document"), 1);
    ok(tc_stored_split(tc_match_data(found, 0), &json, &text, e));
    ck_assert_slice(text, plan);
    json_t *object = NULL;
    ok(tc_stored_json(json, &object, e));
    ck_assert_uint_eq(json_array_size(json_object_get(object, "references")), 3);
    json_decref(object);
    close_index();
}
END_TEST

START_TEST(a_task_by_its_units_and_days) {
    index_text("plan.txt", plan);
    ck_assert_uint_eq(find("task"), 1);
    has_value(TC_SLOT_PATH, at("plan.txt"));
    has_value(TC_SLOT_CANONICAL, "");
    has_value(TC_SLOT_DATE, "20240301");
    has_value(TC_SLOT_DUE_START, "20240401");
    has_value(TC_SLOT_DUE_END, "20240630");
    has_value(TC_SLOT_UNIT, "Phòng Quản lý khoa học");
    ck_assert_double_eq(tc_value_number(tc_match_value(found, 0, TC_SLOT_ORDER)), 1);
    has_terms(TC_FIELD_LEAD, "phong quan li khoa hoc");
    has_terms(TC_FIELD_SUPPORT, "van phong so");
    has_terms(TC_FIELD_PLAN, "378/kh-skhcn");
    has_terms(TC_FIELD_RECURRING, "");
    has_terms(TC_FIELD_UNIT, "phong quan li khoa hoc & van phong so");
    json_t *object = NULL;
    ok(tc_stored_json(tc_match_data(found, 0), &object, e));
    ck_assert_str_eq(json_string_value(json_object_get(object, "task")),
                     "Rà soát thủ tục hành chính");
    json_decref(object);
    tc_stored_plan of = {.path = TC_SLICE("p")};
    tc_buffer row;
    tc_buffer_init(&row, 1 << 16);
    ok(tc_stored_task_row(tc_match_data(found, 0), &of, &row, e));
    ck_assert_slice(of.canonical, "378/KH-SKHCN");
    ck_assert_slice(of.province, "Quảng Ngãi");
    ck_assert_slice(of.issuer, "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi");
    ok(tc_stored_json(tc_buffer_slice(&row), &object, e));
    ck_assert_str_eq(json_string_value(json_object_get(object, "plan")), "378/KH-SKHCN");
    json_decref(object);
    tc_buffer_clear(&row);
    static const char *const odd[] = {"", "{}", "{}\n", "{}\n1\t2", "[]\n1\t2\t3", "{\n\t\t"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        fails(TC_ERR_FORMAT, tc_stored_task_row(tc_slice_of(odd[i]), &of, &row, e));
    tc_buffer_dispose(&row);
    close_index();
}
END_TEST

START_TEST(an_old_province_is_found_by_its_successor) {
    index_text("old.txt", "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                          "TỈNH KON TUM\tĐộc lập - Tự do - Hạnh phúc\n\n"
                          "Số: 5/KH-UBND\tKon Tum, ngày 01 tháng 3 năm 2023\n\n"
                          "KẾ HOẠCH\nTrồng rừng\n");
    ck_assert_uint_eq(find("document"), 1);
    has_value(TC_SLOT_PROVINCE, "Kon Tum");
    has_terms(TC_FIELD_PROVINCE, "kon tum & quang ngai");
    close_index();
}
END_TEST

START_TEST(what_a_document_does_not_say_is_left_out) {
    index_text("bare.txt", "Một trang viết tay không có gì cả.\n");
    ck_assert_uint_eq(find("document"), 1);
    has_value(TC_SLOT_CANONICAL, "");
    has_value(TC_SLOT_DATE, "");
    has_value(TC_SLOT_CITATIONS, "");
    has_terms(TC_FIELD_NUMBER, "");
    has_terms(TC_FIELD_CITED, "");
    has_terms(TC_FIELD_CITED_IDENTITY, "");
    has_terms(TC_FIELD_PLAN, "");
    close_index();
}
END_TEST

/* ---- Made by hand ---- */

/* More citations than a value has room for, and texts that no value should have. */
START_TEST(a_hostile_record_fits) {
    enum { MENTIONS = 5000 };
    static tc_mention mentions[MENTIONS];
    static char numbers[MENTIONS][32];
    static char long_title[100000];
    static const tc_text_run run = {0, 0};
    memset(long_title, 'x', sizeof long_title - 1);
    for (int i = 0; i < MENTIONS; i++) {
        snprintf(numbers[i], sizeof numbers[i], "%d/QĐ-UBND", i);
        mentions[i] = (tc_mention){.canonical = tc_slice_of(numbers[i]),
                                   .issuer_full = TC_SLICE("UBND tỉnh Quảng Ngãi"),
                                   .date = {2024, 7, 0}};
    }
    /* U+1EA0, cut at an odd place. */
    for (size_t i = 0; i < 3; i++)
        long_title[4095 + i] = "Ạ"[i];
    tc_record record = {.document = {.path = "x",
                                     .text = {.utf8 = TC_SLICE("một hai"),
                                              .encoding = "UTF-8",
                                              .runs = &run,
                                              .run_count = 1,
                                              .source = TC_SLICE("một hai")}},
                        .citations = {.header = {.title = tc_slice_of(long_title)},
                                      .mentions = mentions,
                                      .mention_count = MENTIONS}};
    tc_entries entries;
    tc_arena *arena = tc_arena_new(TC_RECORD_ARENA);
    tc_filing filing = {.path = TC_SLICE("x"), .state.size = 1};
    create_index(1);
    ok(tc_entries_init(&entries, e));
    ok(tc_entries_of_record(&entries, arena, &filing, &record, e));
    ck_assert_uint_eq(entries.count, 1);
    tc_writer *writer = open_writer(0);
    ok(tc_writer_replace(writer, TC_FIELD_PATH, TC_SLICE("x"), entries.items, entries.count, e));
    ok(tc_writer_commit(writer, e));
    tc_writer_close(writer);
    tc_entries_dispose(&entries);
    tc_arena_free(arena);
    store = open_store();
    ck_assert_uint_eq(find("document"), 1);
    ck_assert_uint_eq(tc_match_value(found, 0, TC_SLOT_TITLE).len, 4095);
    tc_slice citations = tc_match_value(found, 0, TC_SLOT_CITATIONS);
    ck_assert_uint_gt(citations.len, TC_ENTRY_VALUE_MAX - 100);
    ck_assert(
        tc_slice_starts(citations, TC_SLICE("0/QĐ-UBND\tUBND tỉnh Quảng Ngãi\t202407\tcites\n")));
    ck_assert(tc_slice_ends(citations, TC_SLICE("\tcites\n+")));
    has_term(TC_FIELD_CITED, "4999/qd-ubnd");
    has_term(TC_FIELD_CITED_IDENTITY, "4999/qd-ubnd|ubnd tinh quang ngai|202407");
    close_index();
}
END_TEST

int main(void) {
    const TTest *const tests[] = {a_document_by_its_header,
                                  a_document_by_what_it_cites,
                                  a_document_carries_its_text,
                                  a_task_by_its_units_and_days,
                                  an_old_province_is_found_by_its_successor,
                                  what_a_document_does_not_say_is_left_out,
                                  a_hostile_record_fits,
                                  NULL};
    return run_tests("entries", tests);
}
