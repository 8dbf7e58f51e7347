/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a query's words are to the search. */
#include "../../search/abbreviations.h"
#include "../../search/accents.h"
#include "../../search/question.h"
#include "run.h"

#include <text/common.h>
#include <text/fold.h>

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 32 };

static uint32_t split(const char *text, tc_slice *out) {
    tc_slice s = tc_slice_of(text);
    size_t offset = 0;
    uint32_t count = 0;
    tc_token token;
    while (tc_token_next(s, &offset, &token))
        out[count++] = tc_slice_sub(s, token.start, token.end);
    return count;
}

/* Queries with the words that only ask in capitals; they are given in lower case. */
static const char *const queries[] = {
    "ho so cap phep DUOC QUI DINH NHU THE NAO",
    "ho so cap phep GOM NHUNG GI",
    "tau ca LA GI",
    "THE NAO LA tau ca",
    "CO DUOC mang sung KHONG",
    "hoc sinh CO PHAI nop hoc phi KHONG",
    "khong khi sach",
    "ke hoach phat trien",
    "muc phat LA BAO NHIEU",
    "to chuc NAO cap phep",
    "AI CHIU TRACH NHIEM chuyen doi so",
    "ung dung ai trong giao duc",
    "nhu the nao la gi", /* all of it asks: then nothing does */
};

START_TEST(words_that_only_ask) {
    char lower[200];
    tc_slice words[WORDS], capitals[WORDS];
    bool asks[WORDS];
    const char *query = queries[_i];
    size_t i = 0;
    for (; query[i]; i++)
        lower[i] = query[i] >= 'A' && query[i] <= 'Z' ? (char)(query[i] | 0x20) : query[i];
    lower[i] = '\0';
    uint32_t count = split(lower, words);
    ck_assert_uint_eq(split(query, capitals), count);
    tc_question_words(words, count, asks);
    for (uint32_t k = 0; k < count; k++)
        ck_assert_msg(asks[k] == (*capitals[k].ptr < 'a'), "%s: word %u", query, k);
}
END_TEST

/* Queries, and what they say first. */
static const struct {
    const char *query, *head;
    bool defines;
    const char *type; /* or NULL */
} heads[] = {
    {"thời hạn tạm giữ người", "thoi han", false, NULL},
    {"Quy định về thời hạn tạm giữ được quy định như thế nào", "thoi han", false, NULL},
    {"Việc tiếp nhận viện trợ", "tiep nhan", false, NULL},
    {"Một số điều kiện được trở lại quốc tịch", "dieu kien", false, NULL},
    {"kế hoạch chuyển đổi số năm 2024", "chuyen doi", false, "ke hoach"},
    {"NĐ bảo hiểm y tế", "bao hiem", false, "nghi dinh"},
    {"luật sư hành nghề", "su hanh", false, NULL},
    {"Về việc phê duyệt đề án", "phe duyet", false, NULL},
    {"tổ chức nào cấp phép", "to chuc", false, NULL},
    {"tàu cá là gì", "tau ca", true, NULL},
    {"thế nào là tàu cá", "tau ca", true, NULL},
    {"Như thế nào là trái phiếu chuyển đổi", "trai phieu", true, NULL},
    {"tàu cá được hiểu như thế nào", "tau ca", true, NULL},
    {"chuyến bay công vụ được định nghĩa như thế nào", "chuyen bay", true, NULL},
    {"mức phạt là bao nhiêu", "muc phat", false, NULL},
    {"là gì", "", false, NULL},
    {"kế hoạch", "ke hoach", false, "ke hoach"},
    {"lệ phí", "le phi", false, NULL},
};

START_TEST(what_is_said_first) {
    tc_slice words[WORDS], head[TC_QUESTION_HEAD];
    char said[64] = "";
    tc_arena *arena = tc_arena_new(1 << 20);
    uint32_t count = split(heads[_i].query, words);
    for (uint32_t i = 0; i < count; i++)
        words[i] = tc_fold_ascii_in(arena, words[i]);
    uint32_t found = tc_question_head(arena, words, count, head);
    for (uint32_t i = 0; i < found; i++)
        snprintf(said + strlen(said), sizeof said - strlen(said), "%s%.*s", i ? " " : "",
                 (int)head[i].len, head[i].ptr);
    ck_assert_msg(strcmp(said, heads[_i].head) == 0, "%s: %s", heads[_i].query, said);
    tc_slice type = tc_question_type(arena, words, count);
    ck_assert_msg(tc_slice_equal(type, heads[_i].type ? tc_slice_of(heads[_i].type) : type) &&
                      (type.len > 0) == (heads[_i].type != NULL),
                  "%s: %.*s", heads[_i].query, (int)type.len, type.len ? type.ptr : "");
    ck_assert_msg(tc_question_defines(words, count) == heads[_i].defines, "%s", heads[_i].query);
    tc_arena_free(arena);
}
END_TEST

START_TEST(abbreviations_both_ways) {
    static const struct {
        const char *typed, *longer;
    } known[] = {{"UBND", "ủy ban nhân dân"},        {"ubnd", "ủy ban nhân dân"},
                 {"KH&CN", "khoa học và công nghệ"}, {"KH-CN", "khoa học và công nghệ"},
                 {"ĐMST", "đổi mới sáng tạo"},       {"DN", "doanh nghiệp"},
                 {"CCHC", "cải cách hành chính"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const tc_abbreviation *a = tc_abbreviation_find(NULL, tc_slice_of(known[i].typed));
        ck_assert_msg(a != NULL, "%s", known[i].typed);
        ck_assert_str_eq(a->longer, known[i].longer);
    }
    ck_assert_ptr_null(tc_abbreviation_find(NULL, TC_SLICE("dn")));
    ck_assert_ptr_null(tc_abbreviation_find(NULL, TC_SLICE("khoa")));
    ck_assert_ptr_null(tc_abbreviation_find(NULL, TC_SLICE("")));

    tc_slice words[WORDS];
    uint32_t used, count = split("khoa hoc va cong nghe tinh", words);
    const tc_abbreviation *a = tc_abbreviation_of(NULL, words, words, count, NULL, &used);
    ck_assert_str_eq(a->shorter, "kh cn");
    ck_assert_uint_eq(used, 5);
    a = tc_abbreviation_of(NULL, words, words, count, a, &used);
    ck_assert_str_eq(a->shorter, "khcn");
    ck_assert_ptr_null(tc_abbreviation_of(NULL, words, words, count, a, &used));
    ck_assert_ptr_null(tc_abbreviation_of(NULL, words, words, 4, NULL, &used));
    ck_assert_ptr_null(tc_abbreviation_of(NULL, words, words, 0, NULL, &used));
}
END_TEST

/* "sổ đỏ" is what people say, "sơ đồ" is another word; bare ones are read as they mostly are. */
START_TEST(what_people_say) {
    static const struct {
        const char *folded, *plain, *law;
    } said[] = {{"so do", "sổ đỏ", "giay chung nhan quyen su dung dat"},
                {"so do", "sơ đồ", NULL},
                {"so do", "so do", NULL},
                {"xe may", "xe may", "xe mo to"},
                {"duoi viec", "đuổi việc", "sa thai"}};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        tc_slice words[WORDS], plain[WORDS];
        uint32_t used, count = split(said[i].folded, words);
        split(said[i].plain, plain);
        const tc_abbreviation *a = tc_abbreviation_of(NULL, words, plain, count, NULL, &used);
        ck_assert_msg((a != NULL) == (said[i].law != NULL), "%s", said[i].plain);
        if (a)
            ck_assert_str_eq(a->shorter, said[i].law);
    }
    ck_assert_ptr_null(tc_abbreviation_find(NULL, TC_SLICE("nghỉ thai sản")));
}
END_TEST

START_TEST(what_is_common) {
    ck_assert(tc_is_function_word(TC_SLICE("cua")));
    ck_assert(tc_is_function_word(TC_SLICE("a")));
    ck_assert(tc_is_function_word(TC_SLICE("12")));
    ck_assert(!tc_is_function_word(TC_SLICE("123")));
    ck_assert(!tc_is_function_word(TC_SLICE("hoach")));
    ck_assert(tc_is_pair(TC_SLICE("ke"), TC_SLICE("hoach")));
    ck_assert(tc_is_pair(TC_SLICE("709"), TC_SLICE("qd")));
    ck_assert(!tc_is_pair(TC_SLICE("2024"), TC_SLICE("2025")));
    ck_assert(!tc_is_pair(TC_SLICE("cua"), TC_SLICE("tinh")));
    ck_assert(tc_slice_equal(tc_usual_accents(TC_SLICE("cong")), TC_SLICE("công")));
    ck_assert_uint_eq(tc_usual_accents(TC_SLICE("bao")).len, 0);
    ck_assert_uint_eq(tc_usual_accents(TC_SLICE("")).len, 0);
}
END_TEST

/* A table in another order would be searched in vain. */
START_TEST(usual_accents_are_of_their_syllables) {
    tc_arena *arena = tc_arena_new(1 << 20);
    static const char *const some[] = {"ác", "bộ", "chính", "định", "quyết", "thực", "ủy", "xuất"};
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        tc_slice folded = tc_fold_ascii_in(arena, tc_slice_of(some[i]));
        ck_assert_msg(tc_slice_equal(tc_usual_accents(folded), tc_slice_of(some[i])), "%s",
                      some[i]);
    }
    tc_arena_free(arena);
}
END_TEST

START_TEST(accents_that_are_missing) {
    static const struct {
        const char *typed, *written;
        bool fit;
    } pairs[] = {{"được", "được", true},  {"đươc", "được", true},  {"dược", "được", true},
                 {"duoc", "được", true},  {"đuọc", "được", true},  {"được", "đươc", false},
                 {"đước", "được", false}, {"đuốc", "được", false}, {"dưa", "đưa", true},
                 {"đưa", "dưa", false},   {"được", "đượ", false},  {"", "", true},
                 {"709", "709", true},    {"iso", "iso", true},    {"iso", "isa", false}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        ck_assert_msg(tc_accents_fit(tc_slice_of(pairs[i].typed), tc_slice_of(pairs[i].written)) ==
                          pairs[i].fit,
                      "%s, %s", pairs[i].typed, pairs[i].written);
}
END_TEST

START_TEST(queries_with_some_accents) {
    static const struct {
        const char *typed;
        bool partial;
    } some[] = {{"kế hoach phát triên nông thôn mới", true},
                {"ke hoach phát trien nong thôn moi", true},
                {"phat triển nong thôn", true},
                {"kế hoạch phát triển nông thôn mới", false},
                {"ke hoach phat trien nong thon moi", false},
                {"tham gia bảo hiểm xã hội", false},
                {"kế hoach", false},
                {"709", false}};
    tc_arena *arena = tc_arena_new(1 << 20);
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        tc_expression *e = NULL;
        tc_error error;
        ck_assert(tc_expression_parse(arena, tc_slice_of(some[i].typed), &e, &error) == TC_OK);
        ck_assert_msg(tc_accents_are_partial(arena, e) == some[i].partial, "%s", some[i].typed);
    }
    tc_arena_free(arena);
}
END_TEST

START_TEST(accents_taken_away_leave_the_rest) {
    tc_arena *arena = tc_arena_new(1 << 20);
    tc_expression *e = NULL;
    tc_error error;
    tc_buffer printed;
    tc_buffer_init(&printed, 1 << 10);
    tc_slice query = TC_SLICE("Đổi mới \"sáng tạo\" ĐMST loại:\"kế hoạch\"");
    ck_assert(tc_expression_parse(arena, query, &e, &error) == TC_OK);
    e = tc_accents_taken_away(arena, e);
    ck_assert_ptr_nonnull(e);
    tc_expression_print(e, &printed);
    ck_assert_str_eq(tc_arena_copy(arena, tc_buffer_slice(&printed)).ptr,
                     "(all Doi moi \"sang tao\" DMST type:\"kế hoạch\")");
    tc_buffer_dispose(&printed);
    tc_arena_free(arena);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("search words");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, words_that_only_ask, 0, sizeof queries / sizeof *queries);
    tcase_add_loop_test(tests, what_is_said_first, 0, sizeof heads / sizeof *heads);
    tcase_add_test(tests, abbreviations_both_ways);
    tcase_add_test(tests, what_people_say);
    tcase_add_test(tests, what_is_common);
    tcase_add_test(tests, accents_that_are_missing);
    tcase_add_test(tests, queries_with_some_accents);
    tcase_add_test(tests, accents_taken_away_leave_the_rest);
    tcase_add_test(tests, usual_accents_are_of_their_syllables);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
