/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A scan finds the tokens that tc_token_next finds, of those that begin as wanted, whatever the
 * bytes and wherever the sixty-four at a time begin. */
#include "run.h"

#include <text/scan.h>
#include <text/text.h>

#include <check.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state;

static uint32_t below(uint32_t most) {
    state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (uint32_t)(state >> 33) % most;
}

/* What texts are made of, and what they should not have in them. */
static const char *const pieces[] = {" ",
                                     "Kế",
                                     "hoạch",
                                     "Ứng",
                                     "dụng",
                                     "đổi",
                                     "Đ",
                                     "a",
                                     "B",
                                     "7",
                                     "2025",
                                     ", ",
                                     ".\n",
                                     "–",
                                     "“",
                                     "”",
                                     "…",
                                     "×",
                                     "÷",
                                     "ß",
                                     "µ",
                                     "\xC2\xA0",
                                     "e\xCC\x81",
                                     "\xCC\x81",
                                     "½",
                                     "Ж",
                                     "Ω",
                                     "Ḁ",
                                     "ἀ",
                                     "ა",
                                     "日本",
                                     "€",
                                     "\xE2\x81\xBF",
                                     "\xE2\x84\xAA",
                                     "😀",
                                     "\xC3",
                                     "\xE1\xBA",
                                     "\xE1",
                                     "\xBF",
                                     "\xF0\x9F",
                                     "\xFF",
                                     "\xC0\x80",
                                     "nghiên-cứu",
                                     "ỹ",
                                     "Ạ",
                                     "ư",
                                     "ǎ"};

static size_t make_text(char *out, size_t room, uint32_t number) {
    size_t len = 0;
    state = number;
    for (uint32_t left = 1 + below(60), common = below(2); left; left--) {
        const char *piece = pieces[below(common ? 13 : sizeof pieces / sizeof *pieces)];
        if (len + strlen(piece) > room)
            break;
        memcpy(out + len, piece, strlen(piece));
        len += strlen(piece);
    }
    return len;
}

static void compare(tc_slice text, const tc_scan_words *words, uint32_t number) {
    size_t at = 0;
    tc_token wanted, found;
    tc_scan scan;
    tc_scan_open(&scan, text, words);
    while (tc_token_next(text, &at, &wanted)) {
        unsigned char first = (unsigned char)text.ptr[wanted.start];
        size_t behind = wanted.start + 1;
        unsigned char second = behind < text.len ? (unsigned char)text.ptr[behind] : 0;
        if (!(words->first[first] & words->second[second]))
            continue;
        ck_assert_msg(tc_scan_next(&scan, &found), "text %u: none at %u", number, wanted.start);
        ck_assert_msg(found.start == wanted.start && found.end == wanted.end,
                      "text %u: %u to %u, not %u to %u", number, found.start, found.end,
                      wanted.start, wanted.end);
    }
    ck_assert_msg(!tc_scan_next(&scan, &found), "text %u: one more", number);
}

START_TEST(it_finds_the_same_tokens) {
    for (uint32_t i = 0; i < 20000; i++) {
        char pool[512];
        tc_scan_words words = {.count = 64};
        size_t len = make_text(pool, sizeof pool, i);
        char *exact = malloc(len + 1); /* so that reading too far is seen */
        memcpy(exact, pool, len);
        for (size_t b = 0; b < 256; b++) {
            words.first[b] = i % 2 ? UINT64_MAX : UINT64_C(1) << below(3);
            words.second[b] = i % 2 ? UINT64_MAX : UINT64_C(1) << below(3);
        }
        compare((tc_slice){exact, len}, &words, i);
        free(exact);
    }
}
END_TEST

/* Whether a scan for FOLDED finds SPELT, with something behind it and at the end of a text. */
static bool may_find(const char *folded, const char *spelt) {
    tc_scan_words words = {.count = 0};
    tc_slice typed = tc_slice_of(spelt);
    tc_scan_add(&words, TC_SLICE("zz"));
    tc_scan_add(&words, tc_slice_of(folded));
    char *exact = malloc(typed.len + 1);
    memcpy(exact, typed.ptr, typed.len);
    exact[typed.len] = ' ';
    bool inside = tc_scan_may(&words, 2, exact, exact + typed.len + 1);
    bool at_end = tc_scan_may(&words, 2, exact, exact + typed.len);
    ck_assert(!tc_scan_may(&words, 4, exact, exact + typed.len));
    free(exact);
    ck_assert_msg(inside || !at_end || typed.len == 1, "%s", spelt);
    return inside && at_end;
}

START_TEST(every_spelling_of_a_word_is_among_the_beginnings) {
    static const char *const spelt[] = {"dieu",       "Điều",
                                        "ĐIỀU",       "điều",
                                        "Ấp",         "ấp",
                                        "Ăn",         "ổ",
                                        "Ở",          "a",
                                        "ừ",          "Ứng",
                                        "ý",          "Ỷ",
                                        "ĩ",          "Ị",
                                        "éo",         "Ệ",
                                        "İ",          "kỹ",
                                        "\xCC\x81z",  "\xE2\x84\xAAm",
                                        "çà",         "số",
                                        "Ж",          "日",
                                        "7a",         "lý",
                                        "e\xCC\x81o", "QUÝ",
                                        "CĐ",         "kỸ",
                                        "ẤP",         "hY",
                                        "ªb",         "đđ",
                                        "k日",        "y",
                                        "Y",          "aЖ"};
    for (size_t i = 0; i < sizeof spelt / sizeof *spelt; i++) {
        tc_buffer folded;
        tc_buffer_init(&folded, 64);
        tc_fold_ascii(tc_slice_of(spelt[i]), &folded);
        tc_buffer_add_char(&folded, '\0');
        ck_assert_msg(may_find(folded.data, spelt[i]), "%s", spelt[i]);
        tc_buffer_dispose(&folded);
    }
    ck_assert(!may_find("cong", "thông"));
    ck_assert(!may_find("cong", "Ứng"));
    ck_assert(!may_find("thong", "đổi"));
    ck_assert(!may_find("cong", "cha"));
    ck_assert(!may_find("cong", "c"));
    ck_assert(!may_find("thu", "tục"));
}
END_TEST

/* As the first letter of a word, and as its second. */
START_TEST(every_letter_is_found_by_its_base) {
    for (uint32_t c = 0xC0; c < 0x1F00; c = c == 0x24F ? 0x1E00 : c + 1) {
        tc_buffer spelling;
        char base = (char)tc_fold_base(c), first[] = {base, 'n', '\0'},
             second[] = {'h', base, '\0'};
        tc_buffer_init(&spelling, 8);
        tc_buffer_add_char(&spelling, 'h');
        tc_utf8_put(&spelling, c);
        tc_buffer_add_char(&spelling, 'n');
        tc_buffer_add_char(&spelling, '\0');
        if (tc_is_letter(c) && tc_fold_base(c) < 0x80) {
            ck_assert_msg(may_find(first, spelling.data + 1), "U+%04X", c);
            ck_assert_msg(may_find(second, spelling.data), "U+%04X behind h", c);
        }
        tc_buffer_dispose(&spelling);
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("text scan");
    TCase *tcase = tcase_create("tokens");
    tcase_add_test(tcase, it_finds_the_same_tokens);
    tcase_add_test(tcase, every_spelling_of_a_word_is_among_the_beginnings);
    tcase_add_test(tcase, every_letter_is_found_by_its_base);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
