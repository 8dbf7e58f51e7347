/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a word processor shows of an RTF file is what is read. */
#include "../corpus/invariants.h"
#include "../corpus/outline.h"
#include "run.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_MAX = 64 << 20, FLIPS = 400, DEEP = 25000 };

#define FONTS                                                                                      \
    "{\\fonttbl{\\f0\\froman\\fcharset0 Times{\\*\\falt Serif};}{\\f1\\fcharset163 Arial;}"        \
    "{\\f2\\fnil .VnTime;}{\\f3 .VnTimeH;}{\\f4\\fcharset0 VNI-Times;}{\\f5\\fcharset2 Symbol;}}"

static void expect_bytes(tc_slice bytes, const char *wanted) {
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    tc_document document;
    tc_error error = {0};
    tc_buffer got;
    tc_buffer_init(&got, 1 << 20);
    tc_status status = tc_document_parse(arena, "a.rtf", bytes, &document, &error);
    ck_assert_msg(status == TC_OK, "%s", error.message);
    ck_assert_int_eq(document.format, TC_FORMAT_RTF);
    check_invariants(&document, "a.rtf");
    outline(&got, &document);
    ck_assert_str_eq(got.data ? got.data : "", wanted);
    tc_buffer_dispose(&got);
    tc_arena_free(arena);
}

static void expect(const char *body, const char *wanted) {
    char *file;
    ck_assert_int_gt(asprintf(&file, "{\\rtf1\\ansi\\deff0" FONTS "%s}", body), 0);
    expect_bytes(tc_slice_of(file), wanted);
    free(file);
}

START_TEST(paragraphs_and_characters) {
    expect(
        "\\pard Nghi quyet so 12\\par \\b Ke hoach\\b0\\par a\\tab b\\line C{\\*\\x y}{\\info z}",
        "0 [] Nghi quyet so 12\n0 bold [] Ke hoach\n0 [] a b\n0 [] C\n");
    expect("K\\u7871?  ho\\u7841a\\'62ch {\\uc2 s\\u7889\\'f4?}\\u-4913?{\\uc0\\u273}i",
           "0 [] Kế hoạbch số\xEE\xB3\x8F\xC4\x91i\n");
    expect("\\u-10179?\\u-8704? so\\~1\\_2 tu\\-ong \\{x\\}\\\\ \\ldblquote a\\rdblquote\\emdash",
           "0 [] 😀 so 1-2 tuong {x}\\ “a”—\n");
    expect("Kh\\'f4ng \\f1 \\'fe\\'ec \\f0 xong", "0 [] Không ₫́ xong\n");
}
END_TEST

START_TEST(fonts_of_before_unicode) {
    expect("\\f2 K\\'d5 ho\\'b9ch c\\'f1a \\f3 ban nh\\'a9n d\\'a9n \\f4 Ke\\'e1 hoa\\'efch",
           "0 [] Kế hoạch của BAN NHÂN DÂN Kế hoạch\n");
}
END_TEST

START_TEST(what_is_not_shown) {
    expect("a{\\v an}{\\deleted xoa} b\\v c\\plain  d {\\caps ten}", "0 [] a b d TEN\n");
    expect("a{\\pict\\pngblip 8950}{\\object{\\*\\objdata 01}{\\result b}}{\\*\\moi x{y}}"
           "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt c}}\\bin4 {{{{ d",
           "0 [] abc d\n");
}
END_TEST

START_TEST(numbers_of_pages) {
    expect("a {\\field{\\*\\fldinst PAGE }{\\fldrslt 3}}b{\\field\\fldedit{\\*\\fldinst "
           "{\\b  NUMPAGES \\\\* MERGEFORMAT }}{\\fldrslt {\\b 15}}} c",
           "0 [] a b c\n");
    expect("Trang {\\field{\\*\\fldinst { PAGE }}{\\fldrslt 1}}/{\\field{\\*\\fldinst "
           "NUMPAGES}{\\fldrslt 1}}\\par a",
           "0 [] a\n");
    /* What refers to a page is text, as is what stands behind a field without a result. */
    expect("trang {\\field{\\*\\fldinst PAGEREF a}{\\fldrslt 7}}, ngay {\\field{\\*\\fldinst PAGE}}"
           "{\\field{\\*\\fldinst DATE}{\\fldrslt 5/3}}",
           "0 [] trang 7, ngay 5/3\n");
}
END_TEST

START_TEST(labels_of_lists) {
    expect("{\\listtext\\pard\\plain\\f0 1.\\tab}\\pard Mot\\par{\\pntext\\f5\\'b7\\tab}Hai\\par"
           "{\\listtext a)\\tab}{\\*\\pn\\pnlvlbody{\\pntxta )}}\\pard Ba\\par Bon",
           "3 [1.] Mot\n7 [-] Hai\n6 [a)] Ba\n0 [] Bon\n");
}
END_TEST

START_TEST(merged_cells) {
    expect("\\trowd\\clvmgf\\cellx1000\\cellx3000\\pard\\intbl TT\\cell Viec\\cell\\row"
           "\\trowd\\clvmrg\\cellx1010\\cellx2000\\cellx3000\\pard\\intbl\\cell a\\cell b\\par c"
           "\\cell\\row\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000 d\\cell\\cell e\\cell"
           "\\row\\pard sau",
           "table 3 x 3 with spans\n  0,0 rows 2: TT\n  0,1 cols 2: Viec\n  1,1: a\n  1,2: b / c\n"
           "  2,0 cols 2: d\n  2,2: e\n0 [] sau\n");
}
END_TEST

START_TEST(tables_in_tables) {
    expect(
        "\\trowd\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl 1\\cell{\\pard\\intbl\\itap2 "
        "x\\nestcell y\\nestcell{\\*\\nesttableprops\\trowd\\cellx300\\cellx600\\nestrow}"
        "{\\nonesttableprops\\par}}\\pard\\intbl z\\cell 3\\cell\\row"
        "\\trowd\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl 4\\cell 5\\cell 6\\cell\\row"
        "\\trowd\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl 7\\cell 8\\cell 9\\cell\\row",
        "table 3 x 3 with spans\n  0,0: 1\n  0,1: x y / z\n  0,2: 3\n  1,0: 4\n  1,1: 5\n  1,2: 6\n"
        "  2,0: 7\n  2,1: 8\n  2,2: 9\n");
}
END_TEST

START_TEST(what_stands_beside_the_text) {
    expect("{\\header\\pard Noi bo 1\\par}{\\footer\\pard\\qc 2\\par}\\pard Mot\\chftn{\\footnote "
           "\\chftn  Ghi chu\\par} hai\\par{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt hop"
           "\\par}}}ba\\par",
           "0 [] Mot[1] hai\n0 [] hop\n0 [] ba\n0 [] [1] Ghi chu\n0 [] Noi bo 1\n");
}
END_TEST

static void refused(const char *bytes, size_t length, tc_status wanted, const char *message) {
    tc_arena *arena = tc_arena_new(ARENA_MAX);
    tc_document document;
    tc_error error = {0};
    ck_assert_int_eq(
        tc_document_parse(arena, "a.rtf", (tc_slice){bytes, length}, &document, &error), wanted);
    ck_assert_msg(strstr(error.message, message) != NULL, "%s", error.message);
    tc_arena_free(arena);
}

START_TEST(hostile_files) {
    char *deep = malloc(DEEP + 8);
    ck_assert_ptr_nonnull(deep);
    memcpy(deep, "{\\rtf1 ", 7);
    memset(deep + 7, '{', DEEP);
    refused(deep, DEEP + 7, TC_ERR_LIMIT, "too deep");
    free(deep);
    refused("{\\rtf1 abc", 10, TC_ERR_FORMAT, "cut short");
    refused("{\\rtf1 abc\\bin99999999 }", 24, TC_ERR_FORMAT, "cut short");
    refused("{\\rtf1 }", 8, TC_ERR_FORMAT, "empty");
    enum { CELLS = 400100, CELL = sizeof "\\cell" - 1 };
    char *cells = malloc(8 + (size_t)CELLS * CELL);
    ck_assert_ptr_nonnull(cells);
    memcpy(cells, "{\\rtf1 ", 7);
    for (size_t i = 0; i < CELLS; i++)
        memcpy(cells + 7 + i * CELL, "\\cell", CELL);
    cells[7 + (size_t)CELLS * CELL] = '}';
    refused(cells, 8 + (size_t)CELLS * CELL, TC_ERR_LIMIT, "over 400000 cells");
    free(cells);
    expect("\\cell\\row\\nestcell\\nestrow\\itap99 a\\nestcell\\trowd\\cellx-5\\cellx-9 "
           "b\\cell\\row c",
           "0 [] a\n0 [] b\n0 [] c\n");
}
END_TEST

START_TEST(damaged_files) {
    tc_arena *kept = tc_arena_new(ARENA_MAX);
    tc_slice plan;
    tc_error error = {0};
    ck_assert_int_eq(
        tc_file_read(kept, TRACUU_SOURCE "/corpus/samples/quang-ngai/ubnd/ke-hoach-156-kh-ubnd.rtf",
                     1 << 20, &plan, &error),
        TC_OK);
    char *bytes = malloc(plan.len);
    ck_assert_ptr_nonnull(bytes);
    for (size_t i = 0; i < FLIPS; i++) {
        tc_arena *arena = tc_arena_new(ARENA_MAX);
        tc_document document;
        memcpy(bytes, plan.ptr, plan.len);
        for (size_t k = 0; k < 20; k++) {
            size_t at = (i * 7919 + k * 104729 + i * k) % plan.len;
            bytes[at] = (char)(bytes[at] ^ (1 << (i + k) % 8));
        }
        size_t length = i % 2 ? plan.len : plan.len * i / FLIPS;
        if (tc_document_parse(arena, "a.rtf", (tc_slice){bytes, length}, &document, &error) ==
            TC_OK)
            check_invariants(&document, "a.rtf");
        else
            ck_assert_ptr_null(strchr(error.message, '\n'));
        tc_arena_free(arena);
    }
    free(bytes);
    tc_arena_free(kept);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("rtf");
    TCase *all = tcase_create("rtf");
    tcase_add_test(all, paragraphs_and_characters);
    tcase_add_test(all, fonts_of_before_unicode);
    tcase_add_test(all, what_is_not_shown);
    tcase_add_test(all, numbers_of_pages);
    tcase_add_test(all, labels_of_lists);
    tcase_add_test(all, merged_cells);
    tcase_add_test(all, tables_in_tables);
    tcase_add_test(all, what_stands_beside_the_text);
    tcase_add_test(all, hostile_files);
    tcase_add_test(all, damaged_files);
    suite_add_tcase(suite, all);
    return run_suite(suite);
}
