/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Labels as Decree 30/2020/NĐ-CP, annex I, orders them (phần, chương, mục, điều, khoản, điểm) and
 * as plans number their parts in practice. */
#include "layout.h"

#include <string.h>
#include <text/fold.h>

enum {
    LEVEL_PART = 1,
    LEVEL_ROMAN = 2,
    LEVEL_NUMBER = 3,
    LEVEL_LETTER = 6,
    LEVEL_DASH = 7,
    LEVEL_PLUS = 8,
    NUMBER_DIGITS_MAX = 3
};

static uint32_t skip_blank(tc_slice text, uint32_t at, uint32_t end) {
    while (at < end) {
        size_t n = tc_utf8_space(text, at);
        if (!n)
            break;
        at += (uint32_t)n;
    }
    return at;
}

/* Passes over markup: stars, `#` heads, tags; and the blanks among them. */
static uint32_t skip_markup(tc_slice text, uint32_t at, uint32_t end, bool *strong) {
    bool em = false, breaks;
    for (;;) {
        at = skip_blank(text, at, end);
        if (at >= end || (text.ptr[at] != '*' && text.ptr[at] != '<'))
            return at;
        uint32_t star = at;
        while (at < end && text.ptr[at] == '*')
            at++;
        /* A lone star before a blank is a bullet. */
        if (at == star + 1 && at < end && tc_utf8_space(text, at))
            return star;
        tc_stars_follow(text, star, at, strong, &em);
        size_t tag = at < end ? tc_tag_read(text, at, end, &breaks) : 0;
        at += (uint32_t)tag;
        if (at == star)
            return at;
    }
}

static uint32_t skip_heads(tc_slice text, uint32_t at, uint32_t end) {
    uint32_t head = at;
    while (head < end && head - at < 6 && text.ptr[head] == '#')
        head++;
    return head > at && head < end && text.ptr[head] == ' ' ? head : at;
}

static uint32_t code_point(tc_slice text, uint32_t at, uint32_t end) {
    size_t offset = at;
    return at < end ? tc_utf8_next(text, &offset) : 0;
}

/* A dot, bracket or slash that may close a label. */
static bool closes(tc_slice text, uint32_t at, uint32_t end) {
    return at < end && (text.ptr[at] == '.' || text.ptr[at] == ')' || text.ptr[at] == '/');
}

/* What may stand behind a label: the end, a blank, a star, or straight a capital. */
static bool may_follow(tc_slice text, uint32_t at, uint32_t end) {
    if (at >= end || tc_utf8_space(text, at) || text.ptr[at] == '*' || text.ptr[at] == '<')
        return true;
    return tc_is_upper(code_point(text, at, end));
}

/* "1- Quán triệt", "IV- Tổ chức thực hiện": how documents of the Party close a label; the byte
 * behind such a dash at AT, or 0. */
static uint32_t dash_end(tc_slice text, uint32_t at, uint32_t end) {
    size_t after = at;
    uint32_t c = at < end ? tc_utf8_next(text, &after) : 0, i = (uint32_t)after;
    if ((c != '-' && c != 0x2013) || i >= end || !tc_utf8_space(text, i))
        return 0;
    return tc_is_upper(code_point(text, skip_blank(text, i, end), end)) ? i : 0;
}

/* "1." "1.1" "2.2.1." "1)" "1/" "1-": level by the count of numbers. */
static uint32_t read_number(tc_slice text, uint32_t at, uint32_t end, uint8_t *level) {
    uint32_t i = at;
    unsigned numbers = 0;
    while (i < end && tc_is_digit(text.ptr[i])) {
        uint32_t digits = i;
        while (i < end && tc_is_digit(text.ptr[i]))
            i++;
        if (i - digits > NUMBER_DIGITS_MAX)
            return 0;
        numbers++;
        if (i >= end || text.ptr[i] != '.')
            break;
        i++;
    }
    bool dotted = i > at && text.ptr[i - 1] == '.';
    uint32_t dash = numbers && !dotted ? dash_end(text, i, end) : 0;
    if (dash) {
        *level = (uint8_t)(LEVEL_NUMBER - 1 + (numbers > 3 ? 3 : numbers));
        return dash;
    }
    if (!numbers || (!dotted && numbers == 1 && !closes(text, i, end)))
        return 0;
    *level = (uint8_t)(LEVEL_NUMBER - 1 + (numbers > 3 ? 3 : numbers));
    if (!dotted && closes(text, i, end) && text.ptr[i] != '.')
        i++;
    else if (!dotted) /* "1.1 Nội dung", but not "1.5 triệu" */
        return tc_is_upper(code_point(text, skip_blank(text, i, end), end)) &&
                       tc_utf8_space(text, i)
                   ? i
                   : 0;
    if (text.ptr[i - 1] == ')')
        *level = LEVEL_LETTER;
    /* "1/2024" is no label, "1/ Nội dung" is. */
    if (text.ptr[i - 1] == '/' && !(i >= end || tc_utf8_space(text, i)))
        return 0;
    return may_follow(text, i, end) ? i : 0;
}

static uint32_t roman_end(tc_slice text, uint32_t at, uint32_t end) {
    uint32_t i = at;
    while (i < end && i - at < 6 &&
           (text.ptr[i] == 'I' || text.ptr[i] == 'V' || text.ptr[i] == 'X'))
        i++;
    return i;
}

/* "II." "IV/" "A." "B)" */
static uint32_t read_capital(tc_slice text, uint32_t at, uint32_t end, uint8_t *level) {
    uint32_t i = roman_end(text, at, end);
    *level = LEVEL_ROMAN;
    if (i == at) {
        if (at >= end || text.ptr[at] < 'A' || text.ptr[at] > 'H')
            return 0;
        i = at + 1;
        *level = LEVEL_PART;
    }
    /* "I.1." counts with the numbers. */
    if (i + 1 < end && text.ptr[i] == '.' && tc_is_digit(text.ptr[i + 1])) {
        uint32_t rest = read_number(text, i + 1, end, level);
        return rest;
    }
    uint32_t dash = dash_end(text, i, end);
    if (dash || !closes(text, i, end))
        return dash;
    i++;
    if (text.ptr[i - 1] != '.' && !(i >= end || tc_utf8_space(text, i)))
        return 0;
    return may_follow(text, i, end) ? i : 0;
}

/* "a)" "đ)" "a." "(1)" "(a)" "(iii)" */
static uint32_t read_letter(tc_slice text, uint32_t at, uint32_t end, uint8_t *level) {
    bool bracket = text.ptr[at] == '(';
    uint32_t i = at + bracket, first = i;
    *level = LEVEL_LETTER;
    while (i < end && i - first < 4 && bracket &&
           (tc_is_digit(text.ptr[i]) || text.ptr[i] == 'i' || text.ptr[i] == 'v' ||
            text.ptr[i] == 'x'))
        i++;
    /* "(i)" stands below "a)" */
    if (i > first && !tc_is_digit(text.ptr[first]))
        *level = LEVEL_DASH;
    if (i == first) {
        uint32_t c = code_point(text, i, end);
        if (!(c >= 'a' && c <= 'z') && c != 0x111)
            return 0;
        i += c == 0x111 ? 2 : 1;
    }
    if (i >= end || (text.ptr[i] != ')' && (bracket || text.ptr[i] != '.')))
        return 0;
    bool dot = text.ptr[i++] == '.';
    if (dot && !(i < end && tc_utf8_space(text, i) &&
                 tc_is_upper(code_point(text, skip_blank(text, i, end), end))))
        return 0;
    return i;
}

/* "-" "–" "+" "*" "•" "·" "▪" and the private-use bullets of old fonts. */
static uint32_t read_bullet(tc_slice text, uint32_t at, uint32_t end, uint8_t *level) {
    size_t after = at;
    uint32_t c = tc_utf8_next(text, &after), i = (uint32_t)after;
    uint32_t next = code_point(text, i, end);
    bool blank = i >= end || tc_utf8_space(text, i);
    *level = c == '+' ? LEVEL_PLUS : LEVEL_DASH;
    switch (c) {
    case '+':
    case '-':
    case 0x2013:
    case 0x2014:
        return blank || (tc_is_letter(next)) || next == '*' ? i : 0;
    case '*':
    case 'o':
        return blank && c == '*' && i < end ? i : 0;
    case 0x2022: /* • */
    case 0x00B7: /* · */
    case 0x25AA: /* ▪ */
    case 0x25CF: /* ● */
    case 0x25E6: /* ◦ */
    case 0x2219: /* ∙ */
    case 0xF0B7: /* Symbol font */
    case 0xF02D:
        return i;
    default:
        return 0;
    }
}

/* "Phần I", "Chương II.", "Mục 1.", "Điều 5." */
static uint32_t read_word(tc_slice text, uint32_t at, uint32_t end, uint8_t *level) {
    static const struct {
        const char *word;
        uint8_t level;
        bool dotted; /* only before a dot or colon: "Điều 5 của Luật" is a sentence */
    } words[] = {{"Phần", 1, false}, {"PHẦN", 1, false}, {"Chương", 1, false}, {"CHƯƠNG", 1, false},
                 {"Mục", 2, true},   {"MỤC", 2, true},   {"Điều", 2, true},    {"ĐIỀU", 2, true}};
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        if (text.ptr[at] != words[w].word[0])
            continue;
        size_t length = strlen(words[w].word);
        if (end - at <= length || memcmp(text.ptr + at, words[w].word, length) != 0 ||
            !tc_utf8_space(text, at + length))
            continue;
        uint32_t number = skip_blank(text, at + (uint32_t)length, end);
        uint32_t i = roman_end(text, number, end);
        while (i < end && i - number < 4 && tc_is_digit(text.ptr[i]))
            i++;
        *level = words[w].level;
        if (i == number || (i < end && (tc_is_letter(code_point(text, i, end)))))
            return 0;
        bool dot = i < end && (text.ptr[i] == '.' || text.ptr[i] == ':');
        if (words[w].dotted && !dot)
            return 0;
        return i + dot;
    }
    return 0;
}

/* "**1**. Nội dung": the stop of a bold number stands behind the stars. */
static uint32_t read_parted(tc_slice text, uint32_t at, uint32_t end, bool *strong,
                            uint8_t *level) {
    uint32_t i = at, stars;
    bool em = false;
    while (i < end && i - at < NUMBER_DIGITS_MAX && tc_is_digit(text.ptr[i]))
        i++;
    *level = LEVEL_NUMBER;
    if (i == at) {
        i = roman_end(text, at, end);
        *level = LEVEL_ROMAN;
    }
    for (stars = i; stars < end && text.ptr[stars] == '*'; stars++)
        ;
    if (i == at || stars == i || stars + 1 >= end || text.ptr[stars] != '.' ||
        !tc_utf8_space(text, stars + 1))
        return 0;
    tc_stars_follow(text, i, stars, strong, &em);
    return stars + 1;
}

/* Whether a word begins at AT, as most lines do, and none that is a label ("Phần I"). */
static bool begins_word(tc_slice text, uint32_t at, uint32_t end) {
    if (at >= end || tc_token_key[(unsigned char)text.ptr[at]] < 'a' || text.ptr[at] == 'P' ||
        text.ptr[at] == 'C' || text.ptr[at] == 'M')
        return false;
    uint32_t roman = roman_end(text, at, end), i = roman > at ? roman : at + 1;
    unsigned char next = i < end ? (unsigned char)text.ptr[i] : 0;
    return tc_token_key[next] >= 'a' || (next >= 0xC3 && next <= 0xC6) || next == 0xE1;
}

bool tc_label_read(tc_slice text, uint32_t start, uint32_t end, tc_label *out) {
    bool strong = false;
    uint8_t level = 0;
    if (begins_word(text, start, end))
        return false;
    uint32_t at = skip_markup(text, skip_heads(text, start, end), end, &strong), i = 0;
    if (at >= end)
        return false;
    if (tc_is_digit(text.ptr[at]))
        i = read_number(text, at, end, &level);
    if (!i)
        i = read_capital(text, at, end, &level);
    if (!i)
        i = read_letter(text, at, end, &level);
    if (!i)
        i = read_bullet(text, at, end, &level);
    if (!i)
        i = read_word(text, at, end, &level);
    if (!i)
        i = read_parted(text, at, end, &strong, &level);
    if (!i)
        return false;
    *out = (tc_label){.start = at, .end = i, .level = level};
    out->after = skip_markup(text, i, end, &strong);
    out->bold = strong;
    return true;
}

bool tc_layout_label(tc_layout *layout, uint32_t start, uint32_t end, tc_label *out) {
    tc_label_memo *a = &layout->labels[0], *b = &layout->labels[1];
    tc_label_memo *memo = a->start == start ? a : b;
    if (memo->start != start || memo->end != end) {
        memo = a->start < b->start ? a : b; /* the text is read on, not back */
        memo->start = start;
        memo->end = end;
        memo->found = tc_label_read(layout->text, start, end, &memo->label);
    }
    if (memo->found)
        *out = memo->label;
    return memo->found;
}

bool tc_label_opens_part(const tc_layout *layout, const tc_line *line) {
    enum { PART_LEVEL = 2 };
    tc_label label;
    return line->blanks && tc_label_read(layout->text, line->start, line->end, &label) &&
           label.level <= PART_LEVEL && label.after < line->end;
}

bool tc_label_alone(tc_slice text, uint32_t start, uint32_t end, uint8_t *level) {
    bool strong = false;
    uint32_t at = skip_markup(text, start, end, &strong), i = at;
    *level = 0;
    if (at >= end || end - at > 24)
        return false;
    while (i < end && tc_is_digit(text.ptr[i]) && i - at <= NUMBER_DIGITS_MAX)
        i++;
    uint32_t roman = roman_end(text, at, end);
    tc_label label;
    if (i > at && skip_markup(text, i, end, &strong) >= end) {
        *level = LEVEL_NUMBER;
        return i - at <= NUMBER_DIGITS_MAX;
    }
    if (roman > at || (text.ptr[at] >= 'A' && text.ptr[at] <= 'H')) {
        uint32_t letter = roman > at ? roman : at + 1;
        *level = roman > at ? LEVEL_ROMAN : LEVEL_PART;
        if (skip_markup(text, letter, end, &strong) >= end)
            return true;
    }
    if (i > at && i < end && text.ptr[i] == '.') { /* "2.1", "1. 1", but not "235.000" */
        uint32_t digits = 0;
        for (i = at;
             i < end && digits <= 2 && (tc_is_digit(text.ptr[i]) || strchr(". *", text.ptr[i]));
             i++)
            digits = tc_is_digit(text.ptr[i]) ? digits + 1 : 0;
        *level = LEVEL_NUMBER + 1;
        return i >= end && digits <= 2;
    }
    if (!tc_label_read(text, start, end, &label) || label.after < end)
        return false;
    *level = label.level;
    return true;
}

uint16_t tc_label_ordinal(tc_slice text, uint32_t start, uint32_t end) {
    bool strong = false;
    uint32_t at = skip_markup(text, start, end, &strong), i = roman_end(text, at, end);
    if (i > at) {
        int value = 0, last = 0;
        while (i-- > at) {
            int digit = text.ptr[i] == 'X' ? 10 : text.ptr[i] == 'V' ? 5 : 1;
            value += digit < last ? -digit : digit;
            last = digit > last ? digit : last;
        }
        return (uint16_t)(value > 0 ? value : 0);
    }
    if (at < end && text.ptr[at] >= 'A' && text.ptr[at] <= 'H')
        return (uint16_t)(text.ptr[at] - 'A' + 1);
    if (at < end && text.ptr[at] >= 'a' && text.ptr[at] <= 'z')
        return (uint16_t)(text.ptr[at] - 'a' + 1);
    unsigned number = 0;
    for (bool fresh = true; at < end; at++) {
        bool digit = tc_is_digit(text.ptr[at]);
        if (digit)
            number = (fresh ? 0 : number) * 10 + (unsigned)(text.ptr[at] - '0');
        fresh = !digit;
    }
    return (uint16_t)(number < 10000 ? number : 0);
}
