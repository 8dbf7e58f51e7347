/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Binary formats of Microsoft Office: of the samples the plan that tools/make-samples has
 * LibreOffice write. */
#include "../corpus/invariants.h"
#include "../corpus/outline.h"
#include "run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_MAX = 64 << 20, FLIPS = 26 };

static tc_arena *arena;
static tc_slice plan;

static void open_plan(void) {
    tc_error error = {0};
    arena = tc_arena_new(ARENA_MAX);
    ck_assert_ptr_nonnull(arena);
    ck_assert_int_eq(tc_file_read(arena,
                                  TRACUU_SOURCE
                                  "/corpus/samples/quang-ngai/ubnd/ke-hoach-155-kh-ubnd.doc",
                                  1 << 20, &plan, &error),
                     TC_OK);
}

static void close_plan(void) {
    tc_document_isolate(false);
    tc_arena_free(arena);
}

static void check_plan(const tc_document *document) {
    tc_buffer got;
    tc_buffer_init(&got, 1 << 16);
    ck_assert_int_eq(document->format, TC_FORMAT_DOC);
    check_invariants(document, "plan.doc");
    outline(&got, document);
    ck_assert_ptr_nonnull(strstr(got.data, "0,0: ỦY BAN NHÂN DÂN / TỈNH QUẢNG NGÃI"));
    ck_assert_ptr_nonnull(strstr(got.data, "3 [1.] Cụ thể hóa Kế hoạch số 96/KH-UBND"));
    ck_assert_ptr_nonnull(
        strstr(got.data, "table 6 x 5 with spans\n  0,0 rows 2: TT\n  0,1 rows 2: Nhiệm vụ\n"
                         "  0,2 cols 2: Đơn vị thực hiện\n  0,4 rows 2: Thời hạn hoàn thành\n"
                         "  1,2: Chủ trì\n  1,3: Phối hợp\n  2,0: I\n"
                         "  2,1 cols 4: Hạ tầng dữ liệu\n  3,0: 1\n"));
    ck_assert_ptr_nonnull(strstr(got.data, "  3,2 rows 2: Sở Khoa học và Công nghệ\n"));
    ck_assert_ptr_nonnull(strstr(got.data, "  4,3: Các sở, ban, ngành\n"));
    tc_buffer_dispose(&got);
}

START_TEST(tables_keep_their_merged_cells) {
    for (int isolated = 0; isolated < 2; isolated++) {
        tc_document document;
        tc_error error = {0};
        tc_document_isolate(isolated);
        ck_assert_msg(tc_document_parse(arena, "plan.doc", plan, &document, &error) == TC_OK, "%s",
                      error.message);
        check_plan(&document);
    }
}
END_TEST

/* Either a document, or an error of one line. */
static void survives(tc_slice bytes) {
    tc_arena *own = tc_arena_new(ARENA_MAX);
    tc_document document;
    tc_error error = {0};
    if (tc_document_parse(own, "damaged.doc", bytes, &document, &error) == TC_OK) {
        check_invariants(&document, "damaged.doc");
    } else {
        ck_assert_str_ne(error.message, "");
        ck_assert_ptr_null(strchr(error.message, '\n'));
    }
    tc_arena_free(own);
}

START_TEST(files_that_were_damaged) {
    char *bytes = malloc(plan.len);
    ck_assert_ptr_nonnull(bytes);
    for (size_t n = 0; n < plan.len; n += plan.len / 16)
        survives((tc_slice){plan.ptr, n});
    for (size_t i = 0; i < FLIPS; i++) {
        memcpy(bytes, plan.ptr, plan.len);
        for (size_t k = 0; k < 8; k++) {
            size_t at = (i * 7919 + k * 104729 + i * k) % plan.len;
            bytes[at] = (char)(bytes[at] ^ (1 << (i + k) % 8));
        }
        survives((tc_slice){bytes, plan.len});
    }
    free(bytes);
}
END_TEST

static void refused(tc_slice bytes, const char *message) {
    tc_document document;
    tc_error error = {0};
    ck_assert_int_eq(tc_document_parse(arena, "a.doc", bytes, &document, &error), TC_ERR_FORMAT);
    ck_assert_msg(strstr(error.message, message) != NULL, "%s", error.message);
}

START_TEST(files_with_a_password) {
    char *bytes = malloc(plan.len);
    ck_assert_ptr_nonnull(bytes);
    memcpy(bytes, plan.ptr, plan.len);
    char *header = memmem(bytes, plan.len, "\xEC\xA5\x01\x01", 4);
    ck_assert_ptr_nonnull(header);
    header[11] = (char)(header[11] | 1);
    refused((tc_slice){bytes, plan.len}, "protected by a password");
    free(bytes);
}
END_TEST

START_TEST(workbooks) {
    tc_slice book;
    tc_document document;
    tc_error error = {0};
    ck_assert_int_eq(tc_file_read(arena,
                                  TRACUU_SOURCE
                                  "/corpus/samples/quang-ngai/ubnd/ke-hoach-157-kh-ubnd.xls",
                                  1 << 20, &book, &error),
                     TC_OK);
    ck_assert_msg(tc_document_parse(arena, "plan.xls", book, &document, &error) == TC_OK, "%s",
                  error.message);
    ck_assert_int_eq(document.format, TC_FORMAT_XLS);
    check_invariants(&document, "plan.xls");
    ck_assert(tc_slice_find(document.text.utf8, TC_SLICE("Quý IV/2025"), 0) != SIZE_MAX);
    for (size_t n = 600; n < book.len; n += book.len / 6)
        survives((tc_slice){book.ptr, n});
}
END_TEST

START_TEST(what_only_is_called_doc) {
    static const struct {
        const char *bytes;
        tc_format format;
    } files[] = {{"<html><body><p>Kế hoạch</p></body></html>", TC_FORMAT_HTML},
                 {"KẾ HOẠCH\n\nSố: 12/KH-UBND\n", TC_FORMAT_TXT}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        tc_document document;
        tc_error error = {0};
        ck_assert_int_eq(
            tc_document_parse(arena, "a.doc", tc_slice_of(files[i].bytes), &document, &error),
            TC_OK);
        ck_assert_int_eq(document.format, files[i].format);
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("doc");
    TCase *all = tcase_create("doc");
    tcase_add_checked_fixture(all, open_plan, close_plan);
    tcase_add_test(all, tables_keep_their_merged_cells);
    tcase_add_test(all, files_that_were_damaged);
    tcase_add_test(all, files_with_a_password);
    tcase_add_test(all, workbooks);
    tcase_add_test(all, what_only_is_called_doc);
    suite_add_tcase(suite, all);
    return run_suite(suite);
}
