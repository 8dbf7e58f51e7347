/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text for people, and the formats for programs. */
#include "run.h"

#include <base/locale.h>
#include <search/render.h>

#include <check.h>
#include <stdlib.h>
#include <string.h>

static char *written;
static size_t written_size;
static tc_paper paper;

static void setup(void) {
    tc_locale_init();
    paper = (tc_paper){open_memstream(&written, &written_size), false, 40};
    ck_assert_ptr_nonnull(paper.out);
}

static void teardown(void) {
    fclose(paper.out);
    free(written);
}

static const char *output(void) {
    fflush(paper.out);
    return written;
}

/* ---- Paper ---- */

static const char *cleaned(const char *text) {
    static char out[4096];
    tc_buffer buffer;
    tc_buffer_init(&buffer, sizeof out - 1);
    tc_paper_clean(tc_slice_of(text), &buffer);
    snprintf(out, sizeof out, "%s", buffer.data ? buffer.data : "");
    tc_buffer_dispose(&buffer);
    return out;
}

START_TEST(nothing_of_a_document_takes_hold_of_a_terminal) {
    ck_assert_str_eq(cleaned("a\033[31mb\007"), "a[31mb");
    ck_assert_str_eq(cleaned("a\nb\tc\r"), "a b c ");
    ck_assert_str_eq(cleaned("\xe2\x80\xae"
                             "abc\xe2\x81\xa6"
                             "d\xe2\x80\x8b"),
                     "abcd");
    ck_assert_str_eq(cleaned("\xc2\x9b"
                             "1m\xc2\xad"),
                     "1m");
    ck_assert_str_eq(cleaned("Điều 1"), "Điều 1");
    ck_assert_str_eq(cleaned(""), "");
}
END_TEST

START_TEST(columns_are_those_of_a_terminal) {
    ck_assert_uint_eq(tc_paper_width(TC_SLICE("Nghị quyết")), 10);
    ck_assert_uint_eq(tc_paper_width(TC_SLICE("Nghi\xcc\xa3 quye\xcc\x82\xcc\x81t")), 10);
    ck_assert_uint_eq(tc_paper_width(TC_SLICE("漢字")), 4);
    ck_assert_uint_eq(tc_paper_width(TC_SLICE("")), 0);
    /* A mark stays with its letter, a wide letter is not cut in two. */
    ck_assert_uint_eq(tc_paper_fit(TC_SLICE("e\xcc\x82\xcc\x81x"), 1), 5);
    ck_assert_uint_eq(tc_paper_fit(TC_SLICE("漢字"), 3), 3);
}
END_TEST

START_TEST(lines_are_cut_at_blanks) {
    paper.width = 20;
    tc_paper_wrap(&paper, TC_LOOK_PLAIN, 0, 2, TC_SLICE("đổi mới sáng tạo và khởi nghiệp"));
    ck_assert_str_eq(output(), "đổi mới sáng tạo và\n  khởi nghiệp\n");
}
END_TEST

START_TEST(a_word_longer_than_the_line_is_cut) {
    paper.width = 4;
    tc_paper_wrap(&paper, TC_LOOK_PLAIN, 0, 0, TC_SLICE("abcdefghij k"));
    ck_assert_str_eq(output(), "abcd\nefgh\nij k\n");
}
END_TEST

START_TEST(paper_without_width_ends) {
    paper.width = 1;
    tc_paper_wrap(&paper, TC_LOOK_PLAIN, 5, 3, TC_SLICE("漢字 a"));
    ck_assert_str_eq(output(), "漢\n   字\n   a\n");
}
END_TEST

START_TEST(marks_are_shown_in_colour_alone) {
    static const uint32_t marks[][2] = {{0, 1}, {4, 5}};
    tc_paper_wrap_marked(&paper, 0, 0, TC_SLICE("a b c"), marks, 2);
    ck_assert_str_eq(output(), "a b c\n");
    paper.color = true;
    paper.width = 4; /* the second mark is on the second line */
    tc_paper_wrap_marked(&paper, 0, 0, TC_SLICE("a b c"), marks, 2);
    ck_assert_str_eq(output() + 6, "\033[1;31ma\033[0m b\n\033[1;31mc\033[0m\n");
}
END_TEST

/* ---- Formats ---- */

static void show_begin(tc_paper *p, const json_t *head) {
    tc_paper_printf(p, TC_LOOK_PLAIN, "%s:", json_string_value(json_object_get(head, "query")));
    tc_paper_newline(p);
}

static void show_row(tc_paper *p, const json_t *head, const json_t *row, uint32_t number) {
    (void)head;
    tc_paper_printf(p, TC_LOOK_PLAIN, "%u %s", number, tc_json_text(row, "a").ptr);
    tc_paper_newline(p);
}

static const char *const columns[] = {"a", "b", "c", "d", NULL};
static const tc_view listing = {"results", columns, show_begin, show_row, NULL};
static const tc_view bare = {NULL, columns, NULL, show_row, NULL};
static const tc_view alone = {NULL, NULL, NULL, NULL, NULL};

static void render(tc_output format, const tc_view *view, json_t *head, const char *const *rows) {
    tc_renderer renderer;
    tc_render_begin(&renderer, format, view, &paper, head);
    for (; rows && *rows; rows++)
        tc_render_row(&renderer, json_loads(*rows, 0, NULL));
    tc_render_end(&renderer);
}

static json_t *head(void) {
    return json_pack("{s:s, s:n, s:i}", "query", "học", "explain", "total", 2);
}

static const char *const rows[] = {
    "{\"a\": \"Kế hoạch\", \"b\": [\"x\", \"y\"], \"c\": 1, \"d\": null}",
    "{\"a\": \"một, \\\"hai\\\"\\nba\", \"b\": [], \"c\": true, \"d\": 0.5}", NULL};

START_TEST(json_is_one_document) {
    render(TC_OUTPUT_JSON, &listing, head(), rows);
    ck_assert_str_eq(output(),
                     "{\"query\":\"học\",\"explain\":null,\"total\":2,\"results\":[\n"
                     "{\"a\":\"Kế hoạch\",\"b\":[\"x\",\"y\"],\"c\":1,\"d\":null},\n"
                     "{\"a\":\"một, \\\"hai\\\"\\nba\",\"b\":[],\"c\":true,\"d\":0.5}\n]}\n");
    json_t *read = json_loads(output(), 0, NULL);
    ck_assert_uint_eq(json_array_size(json_object_get(read, "results")), 2);
    json_decref(read);
}
END_TEST

START_TEST(json_without_rows_is_whole) {
    render(TC_OUTPUT_JSON, &listing, head(), NULL);
    ck_assert_str_eq(output(), "{\"query\":\"học\",\"explain\":null,\"total\":2,\"results\":[]}\n");
}
END_TEST

START_TEST(json_of_rows_alone_is_a_list) {
    render(TC_OUTPUT_JSON, &bare, NULL, rows + 1);
    ck_assert_str_eq(output(),
                     "[\n{\"a\":\"một, \\\"hai\\\"\\nba\",\"b\":[],\"c\":true,\"d\":0.5}\n]\n");
}
END_TEST

START_TEST(json_of_a_head_alone_is_an_object) {
    render(TC_OUTPUT_JSON, &alone, head(), NULL);
    render(TC_OUTPUT_JSONL, &alone, head(), NULL);
    ck_assert_str_eq(output(), "{\"query\":\"học\",\"explain\":null,\"total\":2}\n"
                               "{\"query\":\"học\",\"explain\":null,\"total\":2}\n");
}
END_TEST

START_TEST(jsonl_is_a_row_a_line) {
    render(TC_OUTPUT_JSONL, &listing, head(), rows);
    ck_assert_str_eq(output(), "{\"a\":\"Kế hoạch\",\"b\":[\"x\",\"y\"],\"c\":1,\"d\":null}\n"
                               "{\"a\":\"một, \\\"hai\\\"\\nba\",\"b\":[],\"c\":true,\"d\":0.5}\n");
}
END_TEST

START_TEST(csv_follows_rfc_4180) {
    render(TC_OUTPUT_CSV, &listing, head(), rows);
    ck_assert_str_eq(output(), "a,b,c,d\r\n"
                               "Kế hoạch,x; y,1,\r\n"
                               "\"một, \"\"hai\"\"\nba\",,true,0.5\r\n");
}
END_TEST

START_TEST(text_is_the_views) {
    render(TC_OUTPUT_TEXT, &listing, head(), rows);
    ck_assert_str_eq(output(), "học:\n0 Kế hoạch\n1 một, \"hai\" ba\n");
}
END_TEST

START_TEST(formats_have_names) {
    tc_output format;
    ck_assert(tc_output_parse(TC_SLICE("jsonl"), &format));
    ck_assert_int_eq(format, TC_OUTPUT_JSONL);
    ck_assert(!tc_output_parse(TC_SLICE("xml"), &format));
    ck_assert(!tc_output_parse(TC_SLICE(""), &format));
}
END_TEST

START_TEST(bytes_that_are_no_text_become_json) {
    json_t *string = tc_json_string(TC_SLICE("a\xff"
                                             "b"));
    ck_assert_str_eq(json_string_value(string), "a\xef\xbf\xbd"
                                                "b");
    json_decref(string);
    ck_assert(json_is_null(tc_json_string(TC_SLICE(""))));
}
END_TEST

int main(void) {
    const TTest *const tests[] = {nothing_of_a_document_takes_hold_of_a_terminal,
                                  columns_are_those_of_a_terminal,
                                  lines_are_cut_at_blanks,
                                  a_word_longer_than_the_line_is_cut,
                                  paper_without_width_ends,
                                  marks_are_shown_in_colour_alone,
                                  json_is_one_document,
                                  json_without_rows_is_whole,
                                  json_of_rows_alone_is_a_list,
                                  json_of_a_head_alone_is_an_object,
                                  jsonl_is_a_row_a_line,
                                  csv_follows_rfc_4180,
                                  text_is_the_views,
                                  formats_have_names,
                                  bytes_that_are_no_text_become_json};
    Suite *suite = suite_create("output");
    TCase *tcase = tcase_create("output");
    tcase_add_checked_fixture(tcase, setup, teardown);
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
