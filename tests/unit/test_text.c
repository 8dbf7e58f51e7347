/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "arena_fixture.h"

#include <text/dates.h>
#include <text/exact.h>
#include <text/fold.h>
#include <text/text.h>

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static tc_text decode(const char *bytes, size_t n) {
    tc_text text;
    tc_error error = {0};
    ck_assert_int_eq(tc_text_decode(arena, (tc_slice){bytes, n}, NULL, &text, &error), TC_OK);
    return text;
}

START_TEST(clean_text_is_borrowed) {
    static const char clean[] = "Quyết định số 709/QĐ-TTg – “nguyên văn”…";
    tc_text text = decode(clean, strlen(clean));
    ck_assert_ptr_eq(text.utf8.ptr, clean);
    ck_assert_uint_eq(tc_text_source(&text, 10), 10);
    ck_assert_uint_eq(tc_text_source(&text, strlen(clean)), strlen(clean));
    ck_assert_uint_eq(text.replaced, 0);
}
END_TEST

START_TEST(byte_order_mark_is_no_text) {
    tc_text text = decode("\xEF\xBB\xBFKế", 7);
    ck_assert_str_eq(string(text.utf8), "Kế");
    ck_assert_uint_eq(tc_text_source(&text, 0), 3);
    ck_assert_uint_eq(tc_text_source(&text, 1), 4);
}
END_TEST

START_TEST(decomposed_letters_are_composed_and_mapped) {
    static const char nfd[] = "a ủy e\xCC\x82\xCC\x81 Đa\xCC\x86\xCC\xA3k";
    tc_text text = decode(nfd, strlen(nfd));
    ck_assert_str_eq(string(text.utf8), "a ủy ế Đặk");
    size_t e = tc_slice_find(text.utf8, TC_SLICE("ế"), 0), k = text.utf8.len - 1;
    ck_assert_uint_eq(tc_text_source(&text, e), strlen("a ủy "));
    ck_assert_uint_eq(tc_text_source(&text, e + strlen("ế")), strlen("a ủy e") + 4);
    ck_assert_uint_eq(tc_text_source(&text, k), strlen(nfd) - 1);
}
END_TEST

START_TEST(what_a_range_was_written_as_is_told_byte_for_byte) {
    static const char nfd[] = "\xEF\xBB\xBF"
                              "a ủy e\xCC\x82\xCC\x81 Đa\xCC\x86\xCC\xA3k";
    tc_text text = decode(nfd, strlen(nfd));
    size_t e = tc_slice_find(text.utf8, TC_SLICE("ế"), 0);
    ck_assert_str_eq(string(tc_text_as_written(&text, e, e + strlen("ế"))), "e\xCC\x82\xCC\x81");
    ck_assert_str_eq(string(tc_text_as_written(&text, 0, text.utf8.len)), nfd + 3);
    tc_text damaged = decode("e\xCC\x81 \xFF", 5), utf16 = decode("\xFF\xFES\0\xDF\x1E", 6);
    ck_assert_str_eq(string(tc_text_as_written(&damaged, 0, 2)), "é");
    ck_assert_str_eq(string(tc_text_as_written(&utf16, 0, 4)), "Sở");
}
END_TEST

START_TEST(bad_bytes_are_replaced_and_counted) {
    tc_text text = decode("a\xFFz\xE1\xBA", 5);
    ck_assert_str_eq(string(text.utf8), "a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD");
    ck_assert_uint_eq(text.replaced, 3);
    ck_assert_uint_eq(tc_text_source(&text, 4), 2);
}
END_TEST

/* Wherever it stands among the bytes that are looked at together. */
START_TEST(damage_is_found_at_every_place) {
    static const struct {
        const char *damage, *right;
        size_t replaced;
    } rows[] = {{"\xE1\xBA", "\xEF\xBF\xBD\xEF\xBF\xBD", 2},
                {"\xBF", "\xEF\xBF\xBD", 1},
                {"\xC3", "\xEF\xBF\xBD", 1},
                {"e\xCC\x81", "é", 0},
                {"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD", 2},
                {"\xE2\x84\xAB", "Å", 0}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
        for (size_t before = 0; before < 40; before++)
            for (size_t behind = 0; behind < 20; behind += 19) {
                char bytes[128], right[128];
                memset(bytes, 'a', sizeof bytes);
                memset(right, 'a', sizeof right);
                size_t n = strlen(rows[r].damage), m = strlen(rows[r].right);
                memcpy(bytes + before, rows[r].damage, n);
                memcpy(right + before, rows[r].right, m);
                tc_text text = decode(bytes, before + n + behind);
                ck_assert_uint_eq(text.replaced, rows[r].replaced);
                ck_assert(tc_slice_equal(text.utf8, (tc_slice){right, before + m + behind}));
            }
}
END_TEST

START_TEST(characters_are_counted) {
    static const char text[] =
        "Kế hoạch “số 12” – của Ủy ban nhân dân tỉnh Quảng Ngãi, \xF0\x9F\x99\x82 và "
        "đơn vị";
    for (size_t start = 0; start < 20; start++)
        for (size_t end = start; end < sizeof text; end++) {
            size_t count = 0;
            for (size_t i = start; i < end; i++)
                count += ((unsigned char)text[i] & 0xC0) != 0x80;
            ck_assert_uint_eq(tc_utf8_count((tc_slice){text + start, end - start}), count);
        }
}
END_TEST

START_TEST(utf16_maps_to_its_bytes) {
    static const char bytes[] = {'\xFF', '\xFE', 'S', 0, '\xDF', '\x1E', ':', 0};
    tc_text text = decode(bytes, sizeof bytes);
    ck_assert_str_eq(string(text.utf8), "Sở:");
    ck_assert_str_eq(text.encoding, "UTF-16LE");
    ck_assert_uint_eq(tc_text_source(&text, 0), 2);
    ck_assert_uint_eq(tc_text_source(&text, 1), 4);
    ck_assert_uint_eq(tc_text_source(&text, 4), 6);
    ck_assert_uint_eq(tc_text_source(&text, 5), 8);
}
END_TEST

START_TEST(windows_1258_composes_over_two_passes) {
    /* windows-1258 writes ế as ê and a combining acute. */
    tc_text text;
    tc_error error = {0};
    ck_assert_int_eq(
        tc_text_decode(arena, TC_SLICE("K\xEA\xEC ho\xE1"), "windows-1258", &text, &error), TC_OK);
    ck_assert_str_eq(string(text.utf8), "Kế hoá");
    ck_assert_uint_eq(tc_text_source(&text, 1), 1);
    ck_assert_uint_eq(tc_text_source(&text, 4), 3);
}
END_TEST

START_TEST(unknown_encoding_and_zero_bytes_are_errors) {
    tc_text text;
    tc_error error = {0};
    ck_assert_int_eq(tc_text_decode(arena, TC_SLICE("x"), "klingon", &text, &error), TC_ERR_USAGE);
    ck_assert_int_eq(tc_text_decode(arena, TC_SLICE("ab\0\0cd"), NULL, &text, &error),
                     TC_ERR_FORMAT);
    ck_assert(strstr(error.message, "zero bytes"));
}
END_TEST

/* Any bytes at all: the map rises, stays in bounds and ends at the end. */
START_TEST(map_is_monotonic_on_noise) {
    unsigned state = 12345;
    for (int round = 0; round < 300; round++) {
        char bytes[96];
        for (size_t i = 0; i < sizeof bytes; i++) {
            static const char pieces[] = "ae \xCC\x81\x82\xA3\xE1\xBA\xBF\xC4\x91\xFFu";
            state = state * 1103515245 + 12345;
            bytes[i] = pieces[(state >> 16) % (sizeof pieces - 1)];
        }
        tc_text text = decode(bytes, sizeof bytes);
        size_t last = 0;
        for (size_t i = 0; i <= text.utf8.len; i++) {
            size_t source = tc_text_source(&text, i);
            ck_assert_uint_ge(source, last);
            ck_assert_uint_le(source, sizeof bytes);
            last = source;
        }
        ck_assert_uint_eq(last, sizeof bytes);
    }
}
END_TEST

static const struct {
    const char *text, *plain, *folded;
} folds[] = {
    {"HOÀ bình", "hòa bình", "hoa binh"},
    {"Hòa Bình", "hòa bình", "hoa binh"},
    {"uỷ ban, Ủy ban", "ủy ban, ủy ban", "uy ban, uy ban"},
    {"kỹ thuật kĩ", "kĩ thuật kĩ", "ki thuat ki"},
    {"quý quí lý lí", "quí quí lí lí", "qui qui li li"},
    {"y tế ý kiến", "y tế ý kiến", "y te y kien"},
    {"khoẻ khỏe thuý thúy", "khỏe khỏe thúy thúy", "khoe khoe thuy thuy"},
    {"hoàn toàn, tuyền, khuỷu", "hoàn toàn, tuyền, khuỷu", "hoan toan, tuyen, khuyu"},
    {"ĐẶC KHU, Đắk Lắk", "đặc khu, đắk lắk", "dac khu, dak lak"},
    {"giá gìn giữ", "giá gìn giữ", "gia gin giu"},
    {"đường ngoài xoáy", "đường ngoài xoáy", "duong ngoai xoay"},
    {"KH&CN 2024 café", "kh&cn 2024 café", "kh&cn 2024 cafe"},
};

START_TEST(folding) {
    ck_assert_str_eq(string(tc_fold_plain_in(arena, tc_slice_of(folds[_i].text))), folds[_i].plain);
    ck_assert_str_eq(string(tc_fold_ascii_in(arena, tc_slice_of(folds[_i].text))),
                     folds[_i].folded);
    ck_assert(tc_fold_same(tc_slice_of(folds[_i].text), tc_slice_of(folds[_i].folded)));
}
END_TEST

START_TEST(same_passes_over_space_and_punctuation) {
    ck_assert(
        tc_fold_same(TC_SLICE("Sở  Khoa học, và Công nghệ"), TC_SLICE("so khoa hoc va cong nghe")));
    ck_assert(!tc_fold_same(TC_SLICE("Sở Khoa học"), TC_SLICE("so khoa hoc va")));
    ck_assert(tc_fold_same(TC_SLICE(""), TC_SLICE(" – ")));
}
END_TEST

START_TEST(tokens_are_runs_of_letters_and_digits) {
    tc_slice text = TC_SLICE("Số 709/QĐ-TTg, “năm”");
    static const char *const expected[] = {"Số", "709", "QĐ", "TTg", "năm"};
    size_t offset = 0, n = 0;
    tc_token token;
    while (tc_token_next(text, &offset, &token)) {
        ck_assert_uint_lt(n, 5);
        ck_assert_str_eq(string(tc_slice_sub(text, token.start, token.end)), expected[n++]);
    }
    ck_assert_uint_eq(n, 5);
}
END_TEST

START_TEST(squeeze_folds_space_of_every_kind) {
    ck_assert_str_eq(string(tc_text_squeeze(arena, TC_SLICE(" \xC2\xA0"
                                                            "a\n\t b\xE2\x80\x8B"
                                                            "c \xC2\xAD"))),
                     "a bc");
}
END_TEST

static const struct {
    const char *text, *date;
    size_t length; /* bytes read; 0 = all */
} dates[] = {
    {"12/9/2018", "2018-09-12", 0},
    {"ngày 12/9/2018", "2018-09-12", 0},
    {"12-9-2018", "2018-09-12", 0},
    {"12.09.2018", "2018-09-12", 0},
    {"12 / 9 /2018", "2018-09-12", 0},
    {"ngày\n\n 12/9/\n2018 của", "2018-09-12", 18},
    {"ngày 02 tháng 10 năm 2024", "2024-10-02", 0},
    {"NGÀY 02 THÁNG 01 NĂM 2025", "2025-01-02", 0},
    {"ngay 2 thang 10 nam 2024", "2024-10-02", 0},
    {"ngày       tháng 01  năm 2022", "2022-01", 0},
    {"ngày … tháng 01 năm 2022", "2022-01", 0},
    {"ngày      / 01/2024", "2024-01", 0},
    {"tháng 9/2018", "2018-09", 0},
    {"tháng 9 năm 2018", "2018-09", 0},
    {"năm 2018", "2018", 0},
    {"năm 2018-2020", "2018", 9},
    {"29/02/2024", "2024-02-29", 0},
    {"29/02/2023", "", 0},
    {"31/4/2024", "", 0},
    {"12/13/2018", "", 0},
    {"12/9-2018", "", 0},
    {"12/9", "", 0},
    {"24/7", "", 0},
    {"1/2/20245", "", 0},
    {"ngày mai", "", 0},
};

START_TEST(date_forms) {
    tc_slice text = tc_slice_of(dates[_i].text);
    tc_date date = {0};
    char iso[12];
    size_t end = tc_date_read(text, 0, &date);
    tc_date_format(date, iso);
    ck_assert_str_eq(iso, dates[_i].date);
    size_t expected = !*dates[_i].date ? 0 : dates[_i].length ? dates[_i].length : text.len;
    ck_assert_uint_eq(end, expected);
}
END_TEST

START_TEST(date_periods) {
    tc_date month = {2024, 2, 0}, year = {2023, 0, 0}, back;
    char iso[12];
    tc_date_format(tc_date_last(month), iso);
    ck_assert_str_eq(iso, "2024-02-29");
    tc_date_format(tc_date_first(year), iso);
    ck_assert_str_eq(iso, "2023-01-01");
    tc_date_format(tc_date_last(year), iso);
    ck_assert_str_eq(iso, "2023-12-31");
    ck_assert(tc_date_parse_iso(TC_SLICE("2023-02"), &back) && back.month == 2 && back.day == 0);
    ck_assert(!tc_date_parse_iso(TC_SLICE("2023-02-30"), &back));
    ck_assert(!tc_date_parse_iso(TC_SLICE("2023-2x"), &back));
    ck_assert_int_lt(tc_date_compare(year, month), 0);
}
END_TEST

START_TEST(a_megabyte_of_spaces_and_digits_is_read_at_once) {
    size_t n = (size_t)1 << 20;
    char *bytes = malloc(n);
    ck_assert_ptr_nonnull(bytes);
    for (size_t i = 0; i < n; i++)
        bytes[i] = i % 3 ? ' ' : '1';
    tc_date date;
    for (size_t i = 0; i < n; i++)
        ck_assert_uint_eq(tc_date_read((tc_slice){bytes, n}, i, &date), 0);
    free(bytes);
}
END_TEST

static tc_slice exact_key(const char *plain) {
    tc_slice word = tc_slice_of(plain);
    return tc_exact_key_in(arena, tc_fold_ascii_in(arena, word), word);
}

START_TEST(accents_are_a_byte_each_behind_the_folded_word) {
    static const char *const words[] = {"biên", "quản", "đường", "ý", "quĩ", "cõng"};
    static const char *const folded[] = {"bien", "quan", "duong", "y", "qui", "cong"};
    static const size_t marked[] = {1, 1, 3, 1, 1, 1};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        tc_slice key = exact_key(words[i]);
        ck_assert(tc_slice_starts(key, tc_slice_of(folded[i])));
        ck_assert_uint_eq(key.len, strlen(folded[i]) + marked[i]);
        for (size_t at = strlen(folded[i]); at < key.len; at++)
            ck_assert((unsigned char)key.ptr[at] >= 0x80 && (unsigned char)key.ptr[at] < 0xFF);
    }
    /* Which of the letters it is the bytes would not tell; nor what is no Vietnamese. */
    ck_assert_str_eq(string(exact_key("xoóng")), "xoong\xFFxoóng");
    ck_assert_str_eq(string(exact_key("so")), "so\xFFso");
    ck_assert_str_eq(string(exact_key("müller")), "muller\xFFmüller");
}
END_TEST

static int compare_keys(const void *a, const void *b) {
    return tc_slice_compare(*(const tc_slice *)a, *(const tc_slice *)b);
}

START_TEST(no_two_words_have_one_key) {
    static const char *const letters[] = {"a", "á", "ắ", "u", "ư", "o", "ọ", "d", "đ", "i", "ü"};
    enum { LETTERS = sizeof letters / sizeof *letters, WORDS = LETTERS * LETTERS * LETTERS };
    tc_slice *keys = malloc(WORDS * sizeof *keys);
    size_t count = 0;
    ck_assert_ptr_nonnull(keys);
    for (size_t i = 0; i < WORDS; i++) {
        char word[32];
        snprintf(word, sizeof word, "%s%s%s", letters[i % LETTERS], letters[i / LETTERS % LETTERS],
                 letters[i / LETTERS / LETTERS]);
        keys[count++] = exact_key(word);
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 1; i < count; i++)
        ck_assert(!tc_slice_equal(keys[i - 1], keys[i]));
    free(keys);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("text");
    TCase *decoding = tcase_create("decode"), *folding_case = tcase_create("fold"),
          *date_case = tcase_create("dates");
    tcase_add_checked_fixture(decoding, arena_setup, arena_teardown);
    tcase_add_checked_fixture(folding_case, arena_setup, arena_teardown);
    tcase_add_test(decoding, clean_text_is_borrowed);
    tcase_add_test(decoding, byte_order_mark_is_no_text);
    tcase_add_test(decoding, decomposed_letters_are_composed_and_mapped);
    tcase_add_test(decoding, what_a_range_was_written_as_is_told_byte_for_byte);
    tcase_add_test(decoding, bad_bytes_are_replaced_and_counted);
    tcase_add_test(decoding, damage_is_found_at_every_place);
    tcase_add_test(decoding, characters_are_counted);
    tcase_add_test(decoding, utf16_maps_to_its_bytes);
    tcase_add_test(decoding, windows_1258_composes_over_two_passes);
    tcase_add_test(decoding, unknown_encoding_and_zero_bytes_are_errors);
    tcase_add_test(decoding, map_is_monotonic_on_noise);
    tcase_add_test(decoding, squeeze_folds_space_of_every_kind);
    tcase_add_loop_test(folding_case, folding, 0, sizeof folds / sizeof *folds);
    tcase_add_test(folding_case, same_passes_over_space_and_punctuation);
    tcase_add_test(folding_case, tokens_are_runs_of_letters_and_digits);
    tcase_add_test(folding_case, accents_are_a_byte_each_behind_the_folded_word);
    tcase_add_test(folding_case, no_two_words_have_one_key);
    tcase_add_loop_test(date_case, date_forms, 0, sizeof dates / sizeof *dates);
    tcase_add_test(date_case, date_periods);
    tcase_add_test(date_case, a_megabyte_of_spaces_and_digits_is_read_at_once);
    suite_add_tcase(suite, decoding);
    suite_add_tcase(suite, folding_case);
    suite_add_tcase(suite, date_case);
    return run_suite(suite);
}
