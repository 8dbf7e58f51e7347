/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ocr_hand.h"

#include <string.h>
#include <text/fold.h>
#include <text/letter.h>
#include <text/text.h>

#define WIDE 0.75F /* of a line's height; a printed digit is half as wide as its line is high */

enum {
    ROOM = 14, /* bytes: a hand's digits, whatever they were taken for */
    /* How sure of digits tesseract is: of nearly all that are printed 97 to 100, of those that a
     * hand wrote, and that it takes for digits, 85 to 95. */
    PRINT = 94
};

static tc_slice whole(const tc_ocr_line *line) {
    return (tc_slice){line->text, line->length};
}

/* Where NAME ends, in small letters or with the first one large; 0 when it does not stand at or
 * behind AT. */
static size_t find_word(tc_slice text, size_t at, const char *small, const char *large) {
    tc_slice a = tc_slice_of(small), b = tc_slice_of(large);
    size_t i = tc_slice_find(text, a, at), k = tc_slice_find(text, b, at);
    if (i == SIZE_MAX && k == SIZE_MAX)
        return 0;
    return i <= k ? i + a.len : k + b.len;
}

/* Whether FROM … TO, blanks around it aside, is what a machine writes: LEAST to MOST digits, maybe
 * a letter behind them. */
static bool is_printed(const tc_ocr_line *line, size_t from, size_t to, size_t most) {
    size_t digits = 0, first;
    while (from < to && line->text[from] == ' ')
        from++;
    first = from;
    while (to > from && line->text[to - 1] == ' ')
        to--;
    for (; from < to && tc_is_digit(line->text[from]); from++, digits++)
        if (line->sure[from] < PRINT)
            return false;
    if (digits &&
        (float)(line->right[from - 1] - line->left[first]) > WIDE * line->height * (float)digits)
        return false;
    if (digits && from + 1 == to && line->text[from] >= 'a' && line->text[from] <= 'z')
        from++;
    return from == to && digits <= most;
}

/* Three small letters in a row are a word, not digits, whoever wrote them. */
static bool has_word(tc_slice text) {
    size_t letters = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = tc_utf8_next(text, &at);
        letters = tc_is_letter(c) && !tc_is_upper(c) ? letters + 1 : 0;
        if (letters > 2)
            return true;
    }
    return false;
}

static void wipe(tc_ocr_line *line, size_t from, size_t to) {
    memset(line->text + from, ' ', to - from);
}

/* ---- Numbers ---- */

/* How long a symbol that stands at AT is, up to its second part: "KH-S", "QĐ-T", "NQ/T"; 0. */
static size_t symbol_at(tc_slice text, size_t at) {
    size_t begin = at, end = at;
    while (end < text.len && tc_is_upper(tc_utf8_next(text, &end)))
        at = end;
    if (at - begin < 2 || at + 1 >= text.len || (text.ptr[at] != '-' && text.ptr[at] != '/'))
        return 0;
    end = at + 1;
    return tc_is_upper(tc_utf8_next(text, &end)) ? end - begin : 0;
}

/* Where a number was taken out, from FROM to the slash at END. */
static void note_number(tc_ocr_line *line, size_t from, size_t end) {
    size_t before = from - 1;
    while (before && line->text[before] == ' ')
        before--;
    line->number.found = true;
    line->number.from = from;
    line->number.to = end;
    line->number.left = line->right[before];
    line->number.right = line->left[end + 1];
}

/* "Số: 4 6957QĐ-SYT": from behind "Số" to the symbol.  The number goes as far as the first slash;
 * a year may follow it. */
static void blank_number(tc_ocr_line *line, size_t from) {
    tc_slice text = whole(line);
    size_t symbol = from;
    while (from < text.len && strchr(" :.", text.ptr[from]))
        from++;
    for (symbol = from; symbol < text.len && symbol <= from + ROOM; symbol++)
        if (((unsigned char)text.ptr[symbol] & 0xC0) != 0x80 && symbol_at(text, symbol))
            break;
    if (symbol >= text.len || symbol > from + ROOM || symbol == from)
        return;
    char last = text.ptr[symbol - 1];
    size_t end = symbol - 1;
    bool parted = last == '/' || last == '-';
    /* "25/2018/QĐ-UBND" */
    if (last == '/' && end - from > 5 && text.ptr[end - 5] == '/' && tc_is_digit(text.ptr[end - 1]))
        end -= 5;
    if (has_word(tc_slice_sub(text, from, end)) || (parted && is_printed(line, from, end, 5)))
        return;
    wipe(line, from, end);
    if (!parted)
        line->text[symbol - 1] = '/';
    if (last != '-')
        note_number(line, from, end);
}

/* ---- Dates ---- */

/* Where the day that begins at FROM ends: "tháng", "/10/2017"; 0. */
static size_t end_of_day(tc_slice text, size_t from) {
    for (size_t at = from; at < text.len && at <= from + ROOM; at++) {
        tc_slice rest = tc_slice_sub(text, at, text.len);
        if (tc_slice_starts(rest, TC_SLICE("tháng")))
            return at;
        if (rest.len > 6 && rest.ptr[0] == '/' && tc_is_digit(rest.ptr[1]) &&
            (rest.ptr[2] == '/' || (tc_is_digit(rest.ptr[2]) && rest.ptr[3] == '/')))
            return at;
    }
    return 0;
}

/* From behind "ngày" to "tháng" or a slash, and from behind "tháng" to "năm". */
static void blank_day(tc_ocr_line *line, size_t from) {
    size_t end = end_of_day(whole(line), from), month = end + strlen("tháng");
    if (!end || has_word(tc_slice_sub(whole(line), from, end)))
        return;
    bool slash = line->text[end] == '/';
    /* Print keeps away from what is printed; a hand may run into it. */
    if (!is_printed(line, from, end, 2) || (!slash && line->text[end - 1] != ' ')) {
        wipe(line, from, end);
        line->day.from = from;
        line->day.to = end;
        line->day.left = line->right[from - 1];
        line->day.right = line->left[end];
        line->day.far = line->right[end];
    }
    if (slash)
        return;
    size_t year = tc_slice_find(whole(line), TC_SLICE("năm"), month);
    if (year != SIZE_MAX && year <= month + ROOM && !is_printed(line, month, year, 2) &&
        !has_word(tc_slice_sub(whole(line), month, year)))
        wipe(line, month, year);
}

void tc_ocr_hand_blank(tc_ocr_line *line) {
    /* The mark of a small letter is often another one. */
    static const char *const numbers[][2] = {
        {"số", "Số"}, {"sô", "Sô"}, {"sổ", "Sổ"}, {"sồ", "Sồ"}};
    size_t at = 0;
    line->day.from = line->day.to = 0;
    line->number.found = false;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        while ((at = find_word(whole(line), at, numbers[i][0], numbers[i][1])) > 0)
            blank_number(line, at);
    while ((at = find_word(whole(line), at, "ngày", "Ngày")) > 0)
        blank_day(line, at);
}
