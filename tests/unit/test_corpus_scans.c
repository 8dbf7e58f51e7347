/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What becomes of scanned pages: digits that a hand wrote, words read with doubt, the number in the
 * name of the file. */
#include "../../corpus/ocr_hand.h"
#include "../../corpus/page.h"
#include "../../corpus/tape.h"
#include "arena_fixture.h"

#include <citation/citation.h>
#include <text/text.h>

#include <stdio.h>
#include <string.h>

/* ---- What a hand wrote ---- */

enum { HEIGHT = 20, WIDTH = 10, UNSURE = 88, SURE = 99 };

/* MARKS, a sign for each letter of READ: '^' where it is unsure, '=' where it is twice as wide. */
static const struct {
    const char *read, *marks, *becomes;
} readings[] = {
    /* Print stays, whatever it is. */
    {"Số: 196/KH-UBND", "", "Số: 196/KH-UBND"},
    {"Số: 196 /KH-UBND", "", "Số: 196 /KH-UBND"},
    {"Số: 12a/KH-UBND", "", "Số: 12a/KH-UBND"},
    {"Số: 25/2018/QĐ-UBND", "", "Số: 25/2018/QĐ-UBND"},
    {"Số 12-NQ/TU", "", "Số 12-NQ/TU"},
    {"Số: /KH-UBND", "", "Số: /KH-UBND"},
    {"Công văn số 130/SYT-NVY ngày 21 tháng 02 năm 2012", "",
     "Công văn số 130/SYT-NVY ngày 21 tháng 02 năm 2012"},
    {"ngày 12/11/2014 và ngày 5-6-2015", "", "ngày 12/11/2014 và ngày 5-6-2015"},
    /* So do words, and digits elsewhere. */
    {"số lượng hồ sơ KH-UBND, ngày làm việc tháng 3 năm 2024", "",
     "số lượng hồ sơ KH-UBND, ngày làm việc tháng 3 năm 2024"},
    {"theo mẫu số 4, hạn chót 13/10/2017", "            ^             ^^",
     "theo mẫu số 4, hạn chót 13/10/2017"},
    /* A hand's number: unsure, no digits at all, too wide, or its slash taken for a digit. */
    {"Số: 2014/KH-SYT", "    ^^^^", "Số:     /KH-SYT"},
    {"Số: Z2/TB-SYT", "", "Số:   /TB-SYT"},
    {"báo sô 722 /TB-SYT", "       ^^^", "báo sô   /TB-SYT"},
    {"Số:{24.2 /KH-SYT", "", "Số:      /KH-SYT"},
    {"số 72 /TB-SYT", "   ==", "số    /TB-SYT"},
    {"Số: 4 6957QĐ-SYT", "", "Số:      /QĐ-SYT"},
    {"Số: l5/2018/QĐ-UBND", "", "Số:   /2018/QĐ-UBND"},
    {"Số: 1Z-NQ/TU", "", "Số:   -NQ/TU"},
    /* A hand's day, and month. */
    {"Kiên Giang, ngày f6 tháng 10 năm 2017", "", "Kiên Giang, ngày    tháng 10 năm 2017"},
    {"Kiên Giang, ngày 26 tháng 3 năm 2018", "                 ^^",
     "Kiên Giang, ngày    tháng 3 năm 2018"},
    {"Kiên Giang, ngàycŸO tháng 10 năm 2017", "", "Kiên Giang, ngày     tháng 10 năm 2017"},
    {"Kiên Giang, ngày 2tháng 3 năm 2018", "", "Kiên Giang, ngày  tháng 3 năm 2018"},
    {"ngày % tháng 1O năm 2017", "", "ngày   tháng    năm 2017"},
    {"(kèm theo Quyết định số /QĐ-SYT ngày #6“ /10/2017", "",
     "(kèm theo Quyết định số /QĐ-SYT ngày       /10/2017"},
};

START_TEST(what_a_hand_wrote_is_blank) {
    enum { ROOM = 256 };
    char text[ROOM];
    unsigned char sure[ROOM];
    int left[ROOM], right[ROOM], x = 0;
    tc_slice read = tc_slice_of(readings[_i].read);
    const char *mark = readings[_i].marks;
    for (size_t at = 0, end = 0; at < read.len; at = end, mark += *mark != 0) {
        int width = *mark == '=' ? 2 * WIDTH : WIDTH;
        tc_utf8_next(read, &end);
        for (size_t i = at; i < end; i++) {
            text[i] = read.ptr[i];
            sure[i] = *mark == '^' ? UNSURE : SURE;
            left[i] = x;
            right[i] = x + width;
        }
        x += width;
    }
    tc_ocr_line line = {.text = text,
                        .sure = sure,
                        .left = left,
                        .right = right,
                        .length = read.len,
                        .height = HEIGHT};
    tc_ocr_hand_blank(&line);
    ck_assert_uint_eq(line.length, read.len);
    ck_assert(tc_utf8_is_valid((tc_slice){text, read.len}));
    /* Blanks stand for bytes: how many there are says nothing. */
    tc_slice got = tc_text_squeeze(arena, (tc_slice){text, read.len});
    ck_assert_str_eq(string(got),
                     string(tc_text_squeeze(arena, tc_slice_of(readings[_i].becomes))));
}
END_TEST

/* ---- What tesseract was not sure of ---- */

/* A page of words, of which those behind '?' are doubted in their digits, those behind '!' in their
 * letters; by way of a tape, as from a sandbox. */
static void read_doubted(const char *words, tc_document *document, tc_citations *citations) {
    tc_buffer tape;
    tc_builder builder;
    tc_buffer_init(&tape, 1 << 16);
    tc_draft *inside = tc_draft_on_tape(arena, &tape), *draft = tc_draft_new(arena);
    tc_draft_page(inside, 1);
    for (const char *at = words, *end; *at; at = end + (*end != 0)) {
        unsigned of = *at == '?' ? TC_DOUBT_DIGITS : *at == '!' ? TC_DOUBT_LETTERS : 0;
        at += of != 0;
        tc_slice word = {at, (size_t)((end = strchrnul(at, ' ')) - at)};
        if (of)
            tc_draft_doubt(inside, word, of);
        tc_draft_text(inside, TC_SLICE(" "), false);
        tc_draft_text(inside, word, false);
    }
    tc_draft_end(inside, TC_GAP_BLANK);
    ck_assert_int_eq(tc_tape_play(tc_buffer_slice(&tape), draft, NULL), TC_OK);
    tc_draft_dispose(inside);
    *document = (tc_document){.path = "a.pdf", .format = TC_FORMAT_PDF, .scan = {.read = 1}};
    document->doubts = tc_draft_doubts(draft, &document->doubt_count);
    tc_builder_init(&builder, arena);
    ck_assert_int_eq(tc_draft_finish(draft, &builder, &document->text, NULL), TC_OK);
    tc_builder_finish(&builder, document);
    ck_assert_int_eq(tc_citation_read(arena, document, citations, NULL), TC_OK);
    tc_buffer_dispose(&tape);
}

static const struct {
    const char *words;
    unsigned uncertain;
} doubted[] = {
    {"Căn cứ Quyết định số 1675/QĐ-UBND ngày 09/8/2017 của Ủy ban nhân dân tỉnh Kiên Giang;", 0},
    {"Căn cứ Quyết định số ?1675/QĐ-UBND ngày 09/8/2017 của Ủy ban nhân dân tỉnh Kiên Giang;",
     TC_UNCERTAIN_NUMBER},
    {"Căn cứ Quyết định số !1675/QĐ-UBND ngày 09/8/2017 của Ủy ban nhân dân tỉnh Kiên Giang;",
     TC_UNCERTAIN_SYMBOL},
    {"Căn cứ Quyết định số 1675/QĐ-UBND ngày ?09/8/2017, của Ủy ban nhân dân tỉnh Kiên Giang;",
     TC_UNCERTAIN_DATE},
    {"Căn cứ Quyết định số 1675/QĐ-UBND ngày ?21 tháng 02 năm 2012 của Ủy ban nhân dân tỉnh Kiên "
     "Giang;",
     TC_UNCERTAIN_DATE},
    /* Others on the page. */
    {"?16 điều, căn cứ Quyết định số 1675/QĐ-UBND ngày 09/8/2017 của Ủy ban nhân dân tỉnh Kiên "
     "Giang ?75;",
     0},
};

START_TEST(what_was_read_with_doubt_is_uncertain) {
    tc_document document;
    tc_citations citations;
    read_doubted(doubted[_i].words, &document, &citations);
    ck_assert_uint_eq(citations.mention_count, 1);
    ck_assert_str_eq(string(citations.mentions[0].canonical), "1675/QĐ-UBND");
    ck_assert_uint_eq(citations.mentions[0].uncertain, doubted[_i].uncertain);
}
END_TEST

START_TEST(doubts_are_of_their_page) {
    uint32_t count;
    tc_draft *draft = tc_draft_new(arena);
    tc_draft_page(draft, 2);
    tc_draft_doubt(draft, TC_SLICE("31/12"), TC_DOUBT_DIGITS);
    tc_draft_doubt(draft, TC_SLICE("31/12"), TC_DOUBT_LETTERS);
    tc_draft_page(draft, 1);
    tc_draft_doubt(draft, TC_SLICE("36-"), TC_DOUBT_DIGITS);
    const tc_doubt *doubts = tc_draft_doubts(draft, &count);
    tc_document document = {.doubts = doubts, .doubt_count = count};
    ck_assert_uint_eq(count, 2);
    ck_assert_uint_eq(tc_document_doubt(&document, 2, TC_SLICE("31/12")),
                      TC_DOUBT_DIGITS | TC_DOUBT_LETTERS);
    ck_assert_uint_eq(tc_document_doubt(&document, 1, TC_SLICE("31/12")), 0);
    ck_assert_uint_eq(tc_document_doubt(&document, 1, TC_SLICE("36-")), TC_DOUBT_DIGITS);
    for (unsigned i = 0; i <= TC_DRAFT_DOUBTS_MAX; i++)
        tc_draft_doubt(draft, TC_SLICE("7"), TC_DOUBT_DIGITS);
    tc_draft_doubts(draft, &count);
    ck_assert_uint_eq(count, 3);
    tc_draft_dispose(draft);
}
END_TEST

/* ---- Names of files ---- */

static const struct {
    const char *path, *number, *canonical;
} files[] = {
    {"a/1942_kh_syt.pdf", "1942", "1942/KH-SYT"},
    {"1942.KH-SYT signed.pdf", "1942", "1942/KH-SYT"},
    {"so 042 KH SYT-NVY.pdf", "42", "42/KH-SYT"},
    {"1942_kh_skhcn.pdf", "", ""}, /* another symbol */
    {"1942_kh.pdf", "", ""},       /* half of it */
    {"scan0007.pdf", "", ""},
    {"2017-10-10 kh syt.pdf", "", ""}, /* a date */
    {"19/kh-syt.pdf", "", ""},         /* of the folder */
};

static tc_header header_of(const char *path, const char *number, bool scanned) {
    char text[1024];
    tc_document document;
    tc_citations citations;
    snprintf(text, sizeof text,
             "UBND TỈNH KIÊN GIANG\nSỞ Y TẾ\nSố: %s/KH-SYT\n\nKiên Giang, ngày   tháng 10 năm "
             "2017\n\nKẾ HOẠCH\n\nTổ chức xét công nhận sáng kiến\n\nCăn cứ Quyết định số "
             "3158/QĐ-SYT ngày 05/10/2017 của Sở Y tế;\n",
             number);
    tc_slice bytes = tc_arena_copy(arena, tc_slice_of(text));
    ck_assert_int_eq(tc_document_parse(arena, "a.txt", bytes, &document, NULL), TC_OK);
    document.path = path;
    document.scan.read = scanned;
    ck_assert_int_eq(tc_citation_read(arena, &document, &citations, NULL), TC_OK);
    return citations.header;
}

START_TEST(the_name_of_a_scan_says_its_number) {
    tc_header h = header_of(files[_i].path, "   ", true);
    ck_assert_str_eq(string(h.number), files[_i].number);
    ck_assert_str_eq(string(h.canonical), files[_i].canonical);
    ck_assert_int_eq(h.number_from, *files[_i].number ? TC_ORIGIN_FILE_NAME : TC_ORIGIN_PAGE);
    ck_assert_str_eq(string(h.symbol), "KH-SYT");
}
END_TEST

START_TEST(the_document_says_it_first) {
    tc_header h = header_of("1942_kh_syt.pdf", "1924", true);
    ck_assert_str_eq(string(h.number), "1924");
    ck_assert_int_eq(h.number_from, TC_ORIGIN_PAGE);
    /* A draft's number is blank because it has none. */
    h = header_of("1942_kh_syt.docx", "   ", false);
    ck_assert_str_eq(string(h.number), "");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("scans");
    TCase *cases = tcase_create("scans");
    tcase_add_checked_fixture(cases, arena_setup, arena_teardown);
    tcase_add_loop_test(cases, what_a_hand_wrote_is_blank, 0, sizeof readings / sizeof *readings);
    tcase_add_loop_test(cases, what_was_read_with_doubt_is_uncertain, 0,
                        sizeof doubted / sizeof *doubted);
    tcase_add_test(cases, doubts_are_of_their_page);
    tcase_add_loop_test(cases, the_name_of_a_scan_says_its_number, 0, sizeof files / sizeof *files);
    tcase_add_test(cases, the_document_says_it_first);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
