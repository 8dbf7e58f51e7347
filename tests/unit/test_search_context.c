/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "arena_fixture.h"

#include <search/context.h>

#include <text/fold.h>

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Sentences ---- */

/* A text with its mention in [ ], and the sentence with the mention in [ ] again. */
static const struct {
    const char *text, *sentence;
} sentences[] = {
    {"Một. Thực hiện [QĐ 1] của A. Ba.", "Thực hiện [QĐ 1] của A."},
    {"a; b [QĐ 1] c; d", "b [QĐ 1] c"},
    {"TP. Hồ Chí Minh theo [QĐ 1].", "TP. Hồ Chí Minh theo [QĐ 1]."},
    {"I. X\n\nThực hiện\n[Kế   hoạch\nsố 1], Sở A\nlàm.\n\nII. Y",
     "Thực hiện [Kế hoạch số 1], Sở A làm."},
    {"- Một [QĐ 1]\n- Hai", "- Một [QĐ 1]"},
    {"1. Một\n2. Hai [QĐ 1]\n3. Ba", "2. Hai [QĐ 1]"},
    {"a) Một\nb) Hai [QĐ 1]\nc) Ba", "b) Hai [QĐ 1]"},
    {"\tMột\n\tHai [QĐ 1]\n\tBa", "Hai [QĐ 1]"},
    {"| Một | Hai [QĐ 1] | Ba |", "Hai [QĐ 1]"},
    {"SỞ NỘI VỤ\nV/v thực hiện [QĐ 1]\nQuảng Ngãi, ngày 1", "V/v thực hiện [QĐ 1]"},
    {"Theo [QĐ\n\n1] làm", "Theo [QĐ 1] làm"},
    {"Kết thúc [QĐ 1]./.\nNơi nhận", "Kết thúc [QĐ 1]."},
    {"\xe2\x80\xaex [QĐ\033 1] y", "x [QĐ 1] y"},
    {"[QĐ 1]", "[QĐ 1]"},
    {"*Căn cứ [QĐ 1] ngày 2 của A;*", "Căn cứ [QĐ 1] ngày 2 của A;"},
    {"<p>Theo [QĐ 1] của A</p> <td>và B < C", "Theo [QĐ 1] của A và B < C"},
    {"* Theo [QĐ 1] của A (*) và B", "* Theo [QĐ 1] của A (*) và B"},
};

static const char *sentence_of(const char *marked, uint32_t mark[2]) {
    static char text[4096];
    size_t length = 0, start = 0, end = 0;
    for (const char *c = marked; *c; c++) {
        if (*c == '[')
            start = length;
        else if (*c == ']')
            end = length;
        else
            text[length++] = *c;
    }
    text[length] = '\0';
    tc_slice sentence =
        tc_context_sentence(arena, (tc_slice){text, length}, start, end, &mark[0], &mark[1]);
    return sentence.ptr;
}

START_TEST(a_mention_stands_in_its_sentence) {
    uint32_t mark[2];
    char shown[4096];
    const char *sentence = sentence_of(sentences[_i].text, mark);
    snprintf(shown, sizeof shown, "%.*s[%.*s]%s", (int)mark[0], sentence, (int)(mark[1] - mark[0]),
             sentence + mark[0], sentence + mark[1]);
    ck_assert_str_eq(shown, sentences[_i].sentence);
}
END_TEST

START_TEST(a_long_sentence_is_cut_at_blanks) {
    tc_buffer text;
    uint32_t start, end;
    tc_buffer_init(&text, 1 << 20);
    for (int i = 0; i < 500; i++)
        tc_buffer_add(&text, TC_SLICE("đổi mới "));
    size_t at = text.len;
    tc_buffer_add(&text, TC_SLICE("QĐ 1"));
    for (int i = 0; i < 500; i++)
        tc_buffer_add(&text, TC_SLICE(" sáng tạo"));
    tc_slice s =
        tc_context_sentence(arena, tc_buffer_slice(&text), at, at + strlen("QĐ 1"), &start, &end);
    ck_assert(tc_slice_starts(s, TC_SLICE("…")) && tc_slice_ends(s, TC_SLICE("…")));
    ck_assert(tc_slice_equal(tc_slice_sub(s, start, end), TC_SLICE("QĐ 1")));
    ck_assert_uint_lt(s.len, 3 * TC_CONTEXT_BYTES);
    /* Only whole words. */
    tc_token token;
    for (size_t offset = 0; tc_token_next(s, &offset, &token);) {
        tc_slice word = tc_slice_sub(s, token.start, token.end);
        ck_assert(tc_slice_equal(word, TC_SLICE("đổi")) || tc_slice_equal(word, TC_SLICE("mới")) ||
                  tc_slice_equal(word, TC_SLICE("sáng")) || tc_slice_equal(word, TC_SLICE("tạo")) ||
                  tc_slice_equal(word, TC_SLICE("QĐ")) || tc_slice_equal(word, TC_SLICE("1")));
    }
    tc_buffer_dispose(&text);
}
END_TEST

/* ---- Passages ---- */

static tc_snippet snippet_of(const char *text, const char *query) {
    tc_sought words[TC_SNIPPET_WORDS];
    uint32_t count = 0;
    size_t offset = 0;
    tc_token token;
    tc_slice q = tc_slice_of(query);
    tc_snippet snippet;
    tc_error error = {0};
    while (tc_token_next(q, &offset, &token)) {
        tc_slice word = tc_slice_sub(q, token.start, token.end);
        words[count++] =
            (tc_sought){tc_fold_plain_in(arena, word), tc_fold_ascii_in(arena, word), false};
    }
    ck_assert_int_eq(tc_snippet_make(arena, tc_slice_of(text), words, count, &snippet, &error),
                     TC_OK);
    return snippet;
}

/* The marked words of SNIPPET, separated by bars. */
static const char *marked(const tc_snippet *snippet) {
    static char out[4096];
    size_t used = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < snippet->count; i++)
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%.*s", i ? "|" : "",
                                 (int)(snippet->marks[i][1] - snippet->marks[i][0]),
                                 snippet->text.ptr + snippet->marks[i][0]);
    return out;
}

START_TEST(words_are_marked_whatever_their_accents) {
    tc_snippet s = snippet_of("Hỗ trợ khởi nghiệp, KHỞI  NGHIỆP và hoà giải.", "khoi nghiep hòa");
    ck_assert_str_eq(s.text.ptr, "Hỗ trợ khởi nghiệp, KHỞI NGHIỆP và hoà giải.");
    ck_assert_str_eq(marked(&s), "khởi|nghiệp|KHỞI|NGHIỆP|hoà");
}
END_TEST

START_TEST(the_best_passage_is_shown) {
    tc_buffer text;
    tc_buffer_init(&text, 1 << 20);
    for (int i = 0; i < 100; i++)
        tc_buffer_add(&text, TC_SLICE("Đổi việc này sang việc khác cho mới. "));
    tc_buffer_add(&text, TC_SLICE("\nThúc đẩy đổi mới sáng tạo ở tỉnh.\n"));
    for (int i = 0; i < 100; i++)
        tc_buffer_add(&text, TC_SLICE("Tạo thêm một việc nữa. "));
    tc_snippet s = snippet_of(text.data, "đổi mới sáng tạo");
    ck_assert_ptr_nonnull(strstr(s.text.ptr, "Thúc đẩy đổi mới sáng tạo"));
    ck_assert_uint_le(s.text.len, TC_SNIPPET_BYTES + 16);
    tc_buffer_dispose(&text);
}
END_TEST

START_TEST(a_passage_has_no_drawing) {
    static const struct {
        const char *text, *shown;
    } some[] = {
        {"*Căn cứ* kế hoạch **năm**", "Căn cứ kế hoạch năm"},
        {"kế hoạch 5 * 3 * 2", "kế hoạch 5 * 3 * 2"},
        {"kế hoạch ______ số -------- | TỈNH", "kế hoạch số | TỈNH"},
        {"kế hoạch | | | | | năm | 2026 |", "kế hoạch | năm | 2026 |"},
        {"kế hoạch 2026 - 2030 -- mới", "kế hoạch 2026 - 2030 -- mới"},
    };
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        ck_assert_str_eq(snippet_of(some[i].text, "kế hoạch").text.ptr, some[i].shown);
}
END_TEST

START_TEST(a_text_without_the_words_has_no_passage) {
    tc_snippet s = snippet_of("Một hai ba", "bốn");
    ck_assert_uint_eq(s.text.len, 0);
    ck_assert_uint_eq(s.count, 0);
    s = snippet_of("", "bốn");
    ck_assert_uint_eq(s.text.len, 0);
    s = snippet_of("Một hai ba", "");
    ck_assert_uint_eq(s.text.len, 0);
}
END_TEST

START_TEST(a_passage_has_a_maximum_of_marks) {
    tc_buffer text;
    tc_buffer_init(&text, 8 << 20);
    for (int i = 0; i < 200000; i++)
        tc_buffer_add(&text, TC_SLICE("a "));
    tc_snippet s = snippet_of(text.data, "a");
    ck_assert_uint_le(s.count, TC_SNIPPET_MARKS);
    for (uint32_t i = 0; i < s.count; i++) {
        ck_assert_uint_lt(s.marks[i][0], s.marks[i][1]);
        ck_assert_uint_le(s.marks[i][1], s.text.len);
    }
    tc_buffer_dispose(&text);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("context");
    TCase *tcase = tcase_create("context");
    tcase_add_checked_fixture(tcase, arena_setup, arena_teardown);
    tcase_add_loop_test(tcase, a_mention_stands_in_its_sentence, 0,
                        sizeof sentences / sizeof *sentences);
    tcase_add_test(tcase, a_long_sentence_is_cut_at_blanks);
    tcase_add_test(tcase, words_are_marked_whatever_their_accents);
    tcase_add_test(tcase, the_best_passage_is_shown);
    tcase_add_test(tcase, a_passage_has_no_drawing);
    tcase_add_test(tcase, a_text_without_the_words_has_no_passage);
    tcase_add_test(tcase, a_passage_has_a_maximum_of_marks);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
