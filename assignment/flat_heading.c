/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The heading of a flat stream: where one column's words end and the next one's begin. */
#include "flat.h"

#include <string.h>

enum { HEADING_WORDS_MAX = 120 };

/* What a heading begins with. */
/* clang-format off */
static const char *const heads[] = {
    "bo phan", "cac don vi", "can bo", "cap trinh", "chi tieu", "co quan", "cong viec",
    "dau moi", "dau viec", "don vi", "don vi tinh", "dv", "dvt", "ghi chu", "giai phap",
    "han hoan thanh", "hoat dong", "ket qua", "kinh phi", "lanh dao", "lo trinh", "muc tieu",
    "nguoi", "nguon kinh phi", "nguon luc", "nhiem vu", "nhiem vu cong viec", "noi dung",
    "noi dung cong viec", "noi dung nhiem vu", "phan cong", "phong", "san pham", "tai lieu",
    "ten cong viec", "ten nhiem vu", "ten noi dung", "theo doi", "thoi diem", "thoi gian",
    "thoi han", "tien do", "to chuc thuc hien", "yeu cau"};
/* clang-format on */
/* The same, only where the column before is already known for something else. */
/* clang-format off */
static const char *const weak[] = {
    "chi dao", "chiu trach nhiem", "chu tri", "don doc", "giam sat", "phoi hop", "phu trach",
    "trach nhiem"};
/* clang-format on */

/* Words of the head of a heading at AT, or 0; "Đ.VỊ" has a stop inside. */
static uint32_t head_at(const tc_phrase *words, uint32_t at) {
    if (tc_phrase_match(words, at, "d") && tc_phrase_match(words, at + 1, "vi"))
        return 2;
    return TC_ANY(words, at, heads);
}

/* Whether the word at AT goes on with the words before it: "mục tiêu/kết quả", "cơ quan, đơn vị".
 */
static bool bound(const tc_phrase *words, uint32_t at) {
    return tc_phrase_gap_has(words, at, '/') || tc_phrase_gap_has(words, at, ',') ||
           tc_phrase_gap_has(words, at, '&') || tc_phrase_gap_has(words, at, '-') ||
           tc_phrase_gap_has(words, at, '(') || tc_phrase_match(words, at - 1, "va") ||
           tc_phrase_match(words, at - 1, "cac") || tc_phrase_match(words, at - 1, "cua") ||
           tc_phrase_match(words, at - 1, "hoac");
}

static tc_role role_at(const tc_flat *flat, uint32_t from, uint32_t to) {
    tc_phrase part = {flat->words.text, flat->words.items + from, to - from};
    return tc_role_of(&part, NULL);
}

/* Whether "chủ trì", "phối hợp" … at AT begins a column when the present one began at FROM. */
static bool parts_weakly(const tc_flat *flat, uint32_t from, uint32_t at) {
    if (!flat->opens[at] || !TC_ANY(&flat->words, at, weak))
        return false;
    tc_role before = role_at(flat, from, at);
    if (before == TC_ROLE_LEAD || before == TC_ROLE_UNITS)
        return tc_phrase_match(&flat->words, at, "phoi hop") &&
               tc_phrase_find(&flat->words, "chu tri", from) < at;
    return before != TC_ROLE_NONE && before != TC_ROLE_OTHER && before != TC_ROLE_SUPERVISOR;
}

/* The head of the first column. */
static const char *const firsts[] = {"so thu tu", "so tt", "stt", "tt"};

uint32_t tc_flat_number_head(const tc_phrase *words) {
    return TC_ANY(words, 0, firsts);
}

bool tc_flat_may_begin(tc_slice text) {
    static tc_sieve sieve;
    uint16_t first;
    if (!sieve.filled)
        tc_sieve_fill(&sieve, firsts, TC_LENGTH(firsts));
    return !tc_phrase_first(text, &first) || tc_sieve_holds(&sieve, first);
}

static int roman(tc_slice text) {
    int value = 0, last = 0;
    for (size_t i = text.len; i-- > 0;) {
        int digit = text.ptr[i] == 'X' ? 10 : text.ptr[i] == 'V' ? 5 : text.ptr[i] == 'I' ? 1 : 0;
        if (!digit)
            return 0;
        value += digit < last ? -digit : digit;
        last = digit > last ? digit : last;
    }
    return value;
}

/* What stands behind a number in its line is a text, which opens with a capital. */
static bool opens_text(const tc_flat *flat, uint32_t next) {
    tc_slice gap = tc_phrase_gap(&flat->words, next);
    if (next >= flat->words.count || flat->opens[next])
        return true;
    return gap.len && (gap.ptr[0] == '.' || gap.ptr[0] == ' ') &&
           (flat->words.items[next].capital || memchr(gap.ptr, '"', gap.len));
}

uint32_t tc_flat_number(const tc_flat *flat, uint32_t at, uint32_t *words, int *kind) {
    const tc_phrase *all = &flat->words;
    int value = tc_phrase_number(all, at);
    *words = 1;
    *kind = 1;
    if (at >= all->count || !flat->opens[at])
        return 0;
    if (value > 0 && value < 1000) {
        while (at + *words < all->count && *words < 4 && tc_phrase_number(all, at + *words) > 0 &&
               tc_slice_equal(tc_phrase_gap(all, at + *words), TC_SLICE("."))) {
            value = tc_phrase_number(all, at + *words);
            ++*words;
            *kind = 4;
        }
        return opens_text(flat, at + *words) ? (uint32_t)value : 0;
    }
    tc_slice text = tc_phrase_slice(all, at, at + 1);
    value = text.len <= 5 ? roman(text) : 0;
    *kind = 2;
    if (!value && text.len == 1 && text.ptr[0] >= 'A' && text.ptr[0] <= 'H') {
        value = text.ptr[0] - 'A' + 1;
        *kind = 3;
    }
    return value > 0 && opens_text(flat, at + 1) ? (uint32_t)value : 0;
}

/* Words of a row that only counts the columns: 1 2 3 …, (1) (2) …. */
static uint32_t counts_columns(const tc_flat *flat, uint32_t at) {
    uint32_t n = 0;
    while (tc_phrase_number(&flat->words, at + n) == (int)n + 1)
        n++;
    return n >= 3 ? n : 0;
}

static bool is_start(const tc_flat *flat, uint32_t at) {
    uint32_t words;
    int kind;
    return tc_flat_number(flat, at, &words, &kind) == 1 || counts_columns(flat, at);
}

/* Whether word AT has a capital among small letters. */
static bool is_title(const tc_phrase *words, uint32_t at) {
    return words->items[at].capital && !tc_phrase_shout(words, at, at + 1);
}

uint32_t tc_flat_heading(tc_flat *flat) {
    const tc_phrase *words = &flat->words;
    uint32_t at = tc_flat_number_head(words), from = at;
    if (!at)
        return 0;
    flat->heads[0] = (tc_flat_span){0, at};
    flat->roles[0] = TC_ROLE_NUMBER;
    flat->columns = 1;
    for (uint32_t i = at;; i++) {
        bool end = i >= words->count || i > HEADING_WORDS_MAX || is_start(flat, i);
        bool head = !end && i > from && head_at(words, i) && !bound(words, i);
        /* "Nội dung công việc" is one, and so is "Phân công đơn vị chủ trì" in one line; "Nhiệm vụ
         * Cơ quan chủ trì" are two. */
        if (head && (role_at(flat, from, i) == TC_ROLE_NONE || i < from + head_at(words, from) ||
                     (i == from + head_at(words, from) && !flat->opens[i] && !is_title(words, i))))
            head = false;
        if (!end && !head && !(i > from && parts_weakly(flat, from, i)))
            continue;
        if (from == i || flat->columns == TC_FLAT_COLUMNS_MAX)
            return 0;
        flat->heads[flat->columns] = (tc_flat_span){from, i};
        flat->roles[flat->columns++] = role_at(flat, from, i);
        from = i;
        if (end) {
            uint32_t numbers = i < words->count ? counts_columns(flat, i) : 0;
            return i < words->count && i <= HEADING_WORDS_MAX ? i + numbers : 0;
        }
    }
}
