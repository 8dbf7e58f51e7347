/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A slip is read on a copy in which it is mended, letter for letter, so that every place found in
 * the copy is one in the text.  Only places leave this file, and suggestions:
 * the mention keeps what the text says. */
#include "slips.h"

#include "abbreviations.h"
#include "words.h"

#include <text/letter.h>
#include <text/text.h>

#include <stdlib.h>
#include <string.h>

enum { WINDOW = 160, DIGITS_MAX = 7, SYMBOL_MAX = 256 };

/* The digit that C stands for, or 0. */
static char digit_of(char c) {
    return tc_is_digit(c) ? c : strchr("Oo", c) && c ? '0' : strchr("lI|", c) && c ? '1' : '\0';
}

/* Where the digits, and what stands for digits, begin that end at AT. */
static size_t back_digits(tc_slice text, size_t at) {
    size_t i = at, digits = 0;
    while (i > 0 && at - i <= DIGITS_MAX && digit_of(text.ptr[i - 1])) {
        digits += tc_is_digit(text.ptr[i - 1]);
        i--;
    }
    return digits && at - i <= DIGITS_MAX && tc_back_word(text, i) == i ? i : at;
}

/* Bytes of the dash at AT: those of grammar.re; 0 when there is none. */
static size_t dash_at(tc_slice text, size_t at) {
    static const char *const dashes[] = {"-",
                                         "\xC2\xAD",
                                         "\xE2\x80\x90",
                                         "\xE2\x80\x91",
                                         "\xE2\x80\x92",
                                         "\xE2\x80\x93",
                                         "\xE2\x80\x94",
                                         "\xE2\x80\x95",
                                         "\xE2\x88\x92",
                                         "\xEF\xB9\xA3",
                                         "\xEF\xBC\x8D"};
    tc_slice rest = tc_slice_sub(text, at, text.len);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (tc_slice_starts(rest, tc_slice_of(dashes[i])))
            return strlen(dashes[i]);
    return 0;
}

static size_t skip_blanks(tc_slice text, size_t at) {
    for (size_t space; (space = tc_utf8_space(text, at)) > 0 && !dash_at(text, at);)
        at += space;
    return at;
}

/* Mends the digits of number and year at the beginning of COPY. */
static void mend_digits(char *copy, size_t size) {
    size_t at = 0;
    for (int field = 0; field < 2; field++) {
        size_t end = at, digits = 0, behind;
        while (end < size && digit_of(copy[end]))
            digits += tc_is_digit(copy[end++]);
        behind = skip_blanks((tc_slice){copy, size}, end);
        if (!digits || behind == size || copy[behind] != '/')
            return;
        for (size_t i = at; i < end; i++)
            copy[i] = digit_of(copy[i]);
        at = skip_blanks((tc_slice){copy, size}, behind + 1);
    }
}

/* Raises the letter at AT in place; its bytes, or 0 when no symbol has it. */
static size_t raise_letter(char *copy, size_t size, size_t at) {
    static const char *const pairs[][2] = {{"đ", "Đ"}, {"\xC3\xB0", "Ð"}, {"\xC9\x96", "Ɖ"},
                                           {"ư", "Ư"}, {"ê", "Ê"},        {"ô", "Ô"}};
    if (copy[at] >= 'a' && copy[at] <= 'z')
        copy[at] = (char)(copy[at] - 'a' + 'A');
    if ((copy[at] >= 'A' && copy[at] <= 'Z') || tc_is_digit(copy[at]) || copy[at] == '&')
        return 1;
    for (size_t i = 0; at + 1 < size && i < sizeof pairs / sizeof *pairs; i++)
        if (memcmp(copy + at, pairs[i][0], 2) == 0 || memcmp(copy + at, pairs[i][1], 2) == 0) {
            memcpy(copy + at, pairs[i][1], 2);
            return 2;
        }
    return 0;
}

/* Raises the letters of the symbol at AT, over the dashes and slashes inside it and the blanks
 * around these. */
static void raise_letters(char *copy, size_t size, size_t at) {
    tc_slice view = {copy, size};
    while (at < size) {
        size_t letter = raise_letter(copy, size, at), seam = letter ? at : skip_blanks(view, at);
        size_t dash = seam < size && !letter ? dash_at(view, seam) : 0;
        bool slash = seam < size && (copy[seam] == '/' || copy[seam] == '_');
        if (!letter && !dash && !slash)
            return;
        at = letter ? at + letter
             : dash ? tc_skip_page(view, seam + dash)
                    : skip_blanks(view, seam + 1);
    }
}

/* The capital that the Cyrillic letter at AT looks like, or 0. */
static char latin_of(tc_slice text, size_t at) {
    static const char letters[][4] = {"АA", "ВB", "ЕE", "КK", "МM", "НH", "ОO", "РP", "СC", "ТT",
                                      "УY", "ХX", "аA", "еE", "оO", "рP", "сC", "уY", "хX"};
    for (size_t i = 0; at + 2 <= text.len && i < sizeof letters / sizeof *letters; i++)
        if (memcmp(text.ptr + at, letters[i], 2) == 0)
            return letters[i][2];
    return '\0';
}

/* Puts the letters of the one type that is meant, or of the WANTED one, in the place of "0Đ", "N0"
 * at AT: digits among the letters of a type are what a scanner makes of them.  Whether it did. */
static bool mend_type(char *copy, size_t size, size_t at, tc_slice wanted) {
    size_t end = at;
    bool digit = false;
    while (end < size && !strchr("-/ \n", copy[end]) && (unsigned char)copy[end] != 0xE2) {
        digit = digit || tc_is_digit(copy[end]);
        end++;
    }
    unsigned distance = 0;
    tc_slice part = {copy + at, end - at};
    tc_slice near = digit && part.len >= 2 && part.len <= 5
                        ? tc_abbreviation_near(part, true, wanted, &distance)
                        : (tc_slice){NULL, 0};
    if (near.len != part.len || distance != 1)
        return false;
    memcpy(copy + at, near.ptr, near.len);
    return true;
}

/* Copies what stands from START on, a Latin letter for a Cyrillic one; MAP tells where each byte of
 * the copy, and its end, stands in the text. */
static size_t copy_window(tc_slice text, size_t start, char copy[WINDOW], size_t map[WINDOW + 1]) {
    size_t size = 0, at = start;
    for (; at < text.len && size < WINDOW; size++) {
        unsigned char c = (unsigned char)text.ptr[at];
        char latin = c == 0xD0 || c == 0xD1 ? latin_of(text, at) : '\0';
        map[size] = at;
        copy[size] = latin ? latin : text.ptr[at];
        at += latin ? 2 : 1;
    }
    map[size] = at;
    return size;
}

static void shift(tc_range *range, const size_t *map) {
    range->start = (uint32_t)map[range->start];
    range->end = (uint32_t)map[range->end];
}

/* Both the type and the body, or the one part that there is, must be known. */
static bool is_known(tc_slice symbol) {
    size_t end = 0, last = symbol.len;
    while (end < symbol.len && symbol.ptr[end] != '-' && symbol.ptr[end] != '/')
        end++;
    while (last > 0 && symbol.ptr[last - 1] != '-' && symbol.ptr[last - 1] != '/')
        last--;
    tc_slice first = tc_slice_sub(symbol, 0, end), final = tc_slice_sub(symbol, last, symbol.len);
    return tc_abbreviation_is_body(end < symbol.len ? final : first) &&
           (end == symbol.len || tc_abbreviation_type(first).len || tc_abbreviation_is_body(first));
}

/* Where the number begins in "18-N0/TW", whose slash stands behind END: a type with a digit among
 * its letters, a dash, digits; END when it is none. */
static size_t party_start(tc_slice text, size_t end) {
    size_t letters = tc_back_word(text, end), digits = letters, dash = tc_back_page(text, letters);
    while (digits < end && !tc_is_digit(text.ptr[digits]))
        digits++;
    if (digits == letters || digits == end || text.ptr[letters] < 'A' || text.ptr[letters] > 'Z')
        return end;
    for (size_t n = 1; n <= 3 && n <= dash; n++)
        if (dash_at(text, dash - n) == n) {
            size_t behind = tc_back_space(text, dash - n), start = back_digits(text, behind);
            return start < behind ? start : end;
        }
    return end;
}

/* Whether anything beside the slash at SLASH looks like a slip: most slashes end here. */
static bool may_be_slip(tc_slice text, size_t slash) {
    size_t end = tc_back_space(text, slash), at = slash + 1;
    for (size_t i = end; i > 0 && end - i < DIGITS_MAX && digit_of(text.ptr[i - 1]); i--)
        if (!tc_is_digit(text.ptr[i - 1]))
            return true;
    at = skip_blanks(text, at);
    bool mixed = false;
    for (size_t digits = at; at < text.len && at - digits < DIGITS_MAX && digit_of(text.ptr[at]);
         at++)
        mixed = mixed || (at > digits && !tc_is_digit(text.ptr[at]));
    size_t behind = skip_blanks(text, at);
    if (behind < text.len && text.ptr[behind] == '/')
        at = skip_blanks(text, behind + 1);
    bool small = at < text.len && ((text.ptr[at] >= 'a' && text.ptr[at] <= 'z') ||
                                   (unsigned char)text.ptr[at] >= 0xC3);
    /* A small letter in the middle of capitals: QĐ-Ubnd, 69-kl/TW. */
    return small || mixed || (end > 0 && text.ptr[end - 1] >= 'a' && text.ptr[end - 1] <= 'z') ||
           memchr(text.ptr + slash, '-', text.len - slash < 12 ? text.len - slash : 12);
}

/* Where the type stands in the copy COPY whose slash is at SLASH: behind it and a year, or in a
 * PARTY's number behind the dash. */
static size_t type_at(tc_slice copy, size_t slash, bool party) {
    size_t at = party ? 0 : skip_blanks(copy, slash + 1), digits = at;
    while (digits < copy.len && digits - at < DIGITS_MAX && tc_is_digit(copy.ptr[digits]))
        digits++;
    size_t behind = skip_blanks(copy, digits), dash = behind < copy.len ? dash_at(copy, behind) : 0;
    if (party)
        return dash ? skip_blanks(copy, behind + dash) : copy.len;
    return digits > at + 1 && behind < copy.len && copy.ptr[behind] == '/'
               ? skip_blanks(copy, behind + 1)
               : at;
}

size_t tc_slip_read(tc_arena *arena, tc_slice text, size_t start, size_t slash, tc_numeral *out,
                    tc_slice *symbol) {
    char copy[WINDOW];
    size_t end = tc_back_space(text, slash), digits = back_digits(text, end);
    if (digits < end && digits < start)
        start = digits;
    size_t number = start >= slash ? party_start(text, end) : end;
    if (number < end)
        start = number;
    if (start >= slash || slash - start >= WINDOW || (number == end && !may_be_slip(text, slash)))
        return slash;
    size_t map[WINDOW + 1], size = copy_window(text, start, copy, map);
    /* In 69-kl/tw a word stands between the number and the slash. */
    bool party = tc_back_word(text, end) > start && !tc_is_digit(text.ptr[tc_back_word(text, end)]);
    if (!party)
        mend_digits(copy, size);
    raise_letters(copy, size, party ? 0 : slash - start);
    tc_slice view = {copy, size};
    tc_slice type = {NULL, 0};
    (void)tc_type_before(text, tc_label_before(text, start), &type);
    bool mended = mend_type(copy, size, type_at(view, slash - start, party), type);
    tc_numeral n;
    if (!tc_numeral_read(view, 0, &n) || map[n.end] <= slash)
        return slash;
    *symbol = tc_numeral_symbol(arena, view, &n);
    if (!is_known(*symbol))
        return slash;
    /* A year that was mended is none in the text. */
    uint32_t year = n.year_at.start;
    if (n.year && memcmp(copy + year, text.ptr + map[year], 4) != 0)
        n.year = 0;
    shift(&n.number, map);
    if (n.year_at.end)
        shift(&n.year_at, map);
    for (unsigned i = 0; i < n.part_count; i++)
        shift(&n.parts[i], map);
    n.end = (uint32_t)map[n.end];
    *out = n;
    /* What a scanner made of the type stays, and is a slip to be reported. */
    if (mended)
        *symbol = tc_numeral_symbol(arena, text, &n);
    return start;
}

/* ---- what is meant ---- */

/* NUMBER with digits for what stands for digits; how many were changed. */
static unsigned mend_number(tc_slice number, tc_buffer *out) {
    unsigned changed = 0;
    for (size_t i = 0; i < number.len; i++) {
        char c = number.ptr[i], digit = digit_of(c);
        tc_buffer_add_char(out, digit ? digit : c);
        changed += digit && digit != c;
    }
    return changed;
}

/* Insertions, deletions and changes between two short texts. */
static unsigned edits(const char *a, const char *b) {
    enum { LONGEST = 8 };
    size_t n = strlen(a), m = strlen(b);
    unsigned row[LONGEST + 1];
    if (n > LONGEST || m > LONGEST)
        return LONGEST;
    for (size_t k = 0; k <= m; k++)
        row[k] = (unsigned)k;
    for (size_t i = 1; i <= n; i++) {
        unsigned corner = row[0];
        row[0] = (unsigned)i;
        for (size_t k = 1; k <= m; k++) {
            unsigned change = corner + (a[i - 1] != b[k - 1]);
            corner = row[k];
            unsigned step = (row[k] < row[k - 1] ? row[k] : row[k - 1]) + 1;
            row[k] = change < step ? change : step;
        }
    }
    return row[m];
}

/* The year that SLIP is meant for, by the date when that has one, else by its own digits; how far
 * it is away, or 0 when it cannot be told. */
static unsigned mend_year(tc_slice slip, tc_date date, char year[8]) {
    tc_buffer digits;
    tc_buffer_init(&digits, 16);
    (void)mend_number(slip, &digits);
    char written[8] = "", asis[8] = "";
    if (slip.len < sizeof written) {
        memcpy(written, digits.data, slip.len);
        memcpy(asis, slip.ptr, slip.len);
    }
    tc_buffer_dispose(&digits);
    int value = (int)strtol(written, NULL, 10);
    if (value < 1900 || value > 2099)
        value = date.year                                         ? date.year
                : slip.len == 3 && written[0] == '0'              ? 2000 + value
                : slip.len == 2 && value <= 40                    ? 2000 + value
                : slip.len == 2 || (slip.len == 3 && value > 940) ? 1900 + value % 100
                                                                  : 0;
    if (!value)
        return 0;
    year[0] = (char)('0' + value / 1000 % 10);
    year[1] = (char)('0' + value / 100 % 10);
    year[2] = (char)('0' + value / 10 % 10);
    year[3] = (char)('0' + value % 10);
    year[4] = '\0';
    unsigned away = edits(asis, year);
    return away <= 2 ? away : 0;
}

static size_t part_end(tc_slice symbol, size_t at) {
    while (at < symbol.len && symbol.ptr[at] != '-' && symbol.ptr[at] != '/')
        at++;
    return at;
}

static bool is_known_part(tc_slice part) {
    return tc_abbreviation_type(part).len || tc_abbreviation_is_body(part);
}

/* SYMBOL of a document of TYPE with the parts that are slips mended; how many letters were changed.
 */
static unsigned mend_symbol(tc_slice symbol, tc_slice type, tc_buffer *out) {
    unsigned changed = 0;
    tc_slice first = tc_slice_sub(symbol, 0, part_end(symbol, 0));
    /* What stands behind the body of a letter is one of its divisions: STTTT-BCVT. */
    bool letter = tc_abbreviation_is_body(first) && !tc_abbreviation_type(first).len;
    for (size_t at = 0; at < symbol.len;) {
        size_t end = part_end(symbol, at), next = end;
        tc_slice part = tc_slice_sub(symbol, at, end), near = {NULL, 0};
        unsigned distance = 0;
        /* "SKH-CN" is SKHCN, cut in two. */
        if (end < symbol.len && !is_known_part(part)) {
            tc_buffer whole;
            tc_buffer_init(&whole, SYMBOL_MAX);
            size_t second = part_end(symbol, end + 1);
            tc_buffer_add(&whole, part);
            tc_buffer_add(&whole, tc_slice_sub(symbol, end + 1, second));
            if (tc_abbreviation_body(tc_buffer_slice(&whole)).len) {
                tc_abbreviation_usual(tc_buffer_slice(&whole), false, out);
                changed++;
                next = second;
            }
            tc_buffer_dispose(&whole);
        }
        bool edge = at == 0 || (end == symbol.len && !letter);
        if (next == end && edge && !is_known_part(part))
            near = tc_abbreviation_near(part, at == 0 && end < symbol.len, type, &distance);
        if (next == end)
            tc_buffer_add(out, near.len ? near : part);
        changed += distance;
        if (next < symbol.len)
            tc_buffer_add_char(out, symbol.ptr[next]);
        at = next + 1;
    }
    return changed;
}

void tc_slip_note(tc_arena *arena, tc_slice text, const tc_numeral *numeral, tc_found *found) {
    tc_mention *m = &found->mention;
    tc_buffer number, symbol;
    tc_buffer_init(&number, 64);
    tc_buffer_init(&symbol, SYMBOL_MAX);
    char year[8] = "";
    unsigned in_number = mend_number(m->number, &number), in_year = 0;
    unsigned in_symbol = mend_symbol(m->symbol, m->type, &symbol);
    tc_slice written = tc_slice_sub(text, numeral->year_at.start, numeral->year_at.end);
    bool slip = written.len && !m->year;
    if (slip) {
        m->uncertain |= TC_UNCERTAIN_YEAR;
        in_year = mend_year(written, m->date, year);
    } else if (m->year) {
        memcpy(year, written.ptr, written.len < 4 ? written.len : 4);
        if (m->date.year && m->date.year != m->year)
            m->uncertain |= TC_UNCERTAIN_DATE;
    }
    m->uncertain |= (in_number ? TC_UNCERTAIN_NUMBER : 0) | (in_symbol ? TC_UNCERTAIN_SYMBOL : 0);
    if (m->number.len && (!slip || in_year) && in_number + in_year + in_symbol) {
        m->suggestion = tc_canonical(arena, tc_buffer_slice(&number), tc_slice_of(year),
                                     tc_buffer_slice(&symbol), numeral->dashed);
        m->distance = in_number + in_year + in_symbol;
    }
    tc_buffer_dispose(&number);
    tc_buffer_dispose(&symbol);
}
