/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "whereabouts.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

/* From the largest part to the smallest: a heading ends all that are smaller. */
typedef enum level { ANNEX, PART, CHAPTER, SECTION, ROMAN, ARTICLE, CLAUSE, POINT, LEVELS } level;

typedef struct label {
    const char *name;
    tc_slice number;
} label;

enum { NUMBER_MAX = 12 }; /* bytes of a number */

/* Parts that are called by a name in front of their number. */
static const struct {
    const char *folded, *shown;
    level level;
    bool bare; /* may go without a number */
} named[] = {{"phu luc", "Phụ lục", ANNEX, true},
             {"phan", "Phần", PART, false},
             {"chuong", "Chương", CHAPTER, false},
             {"muc", "Mục", SECTION, false},
             {"dieu", "Điều", ARTICLE, false}};

static size_t skip_marks(tc_slice s, size_t at) {
    size_t space;
    while (at < s.len) {
        if (s.ptr[at] == '*' || s.ptr[at] == '#' || s.ptr[at] == '|' || s.ptr[at] == '\n' ||
            s.ptr[at] == '\r' || s.ptr[at] == '\t')
            at++;
        else if ((space = tc_utf8_space(s, at)) > 0)
            at += space;
        else
            break;
    }
    return at;
}

/* The word at *AT without accents, in KEY; moves behind it. */
static tc_slice next_word(tc_slice s, size_t *at, char *key, size_t room) {
    tc_shape shape;
    tc_token token;
    size_t begin = *at = skip_marks(s, *at), from = 0;
    if (!tc_token_next(s, &begin, &token) || token.start != *at || begin - *at > room / 2)
        return (tc_slice){NULL, 0};
    size_t length = tc_token_fold(tc_slice_sub(s, *at, begin), &from, key, &shape);
    *at = begin;
    return (tc_slice){key, length};
}

/* The words of NAME at the beginning of S: how far they go, or 0. */
static size_t begins_with(tc_slice s, tc_slice name) {
    char key[64];
    size_t at = 0;
    while (name.len) {
        size_t end = tc_slice_find(name, TC_SLICE(" "), 0);
        if (!tc_slice_equal(next_word(s, &at, key, sizeof key), tc_slice_sub(name, 0, end)))
            return 0;
        name = end == SIZE_MAX ? (tc_slice){NULL, 0} : tc_slice_sub(name, end + 1, name.len);
    }
    return at;
}

static bool is_roman(tc_slice s) {
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != 'I' && s.ptr[i] != 'V' && s.ptr[i] != 'X')
            return false;
    return s.len > 0;
}

static bool is_count(tc_slice s) {
    for (size_t i = 0; i < s.len; i++)
        if (!tc_is_digit((unsigned char)s.ptr[i]))
            return false;
    return s.len > 0 && s.len <= 3;
}

/* The letters and digits at AT, "1.2" as one. */
static tc_slice number_at(tc_slice s, size_t at) {
    size_t end = at;
    while (end < s.len) {
        size_t next = end;
        uint32_t c = tc_utf8_next(s, &next);
        bool inside = end > at && c == '.' && next < s.len &&
                      tc_is_digit((unsigned char)s.ptr[next]) &&
                      tc_is_digit((unsigned char)s.ptr[end - 1]);
        if (!tc_in_token(c) && !inside)
            break;
        end = next;
    }
    return end - at <= NUMBER_MAX ? tc_slice_sub(s, at, end) : (tc_slice){NULL, 0};
}

/* "Điều 5", "PHỤ LỤC II" */
static bool read_named(tc_slice s, level *of, label *out) {
    size_t first = skip_marks(s, 0);
    char letter = first < s.len ? (char)tc_fold_base(tc_utf8_next(s, &first)) : '\0';
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (*named[i].folded != letter)
            continue;
        size_t end = begins_with(s, tc_slice_of(named[i].folded));
        if (!end)
            continue;
        tc_slice number = number_at(s, skip_marks(s, end));
        bool numbered = number.len && (tc_is_digit((unsigned char)*number.ptr) || is_roman(number));
        if (!numbered && !named[i].bare)
            return false;
        *of = named[i].level;
        *out = (label){named[i].shown, numbered ? number : (tc_slice){NULL, 0}};
        return true;
    }
    return false;
}

static bool ends_word(tc_slice s, size_t at) {
    return at >= s.len || s.ptr[at] == '\n' || s.ptr[at] == '*' || tc_utf8_space(s, at);
}

/* "II.", "2.", "2.1.", "a)" */
static bool read_label(tc_slice s, bool in_article, level *of, label *out) {
    size_t at = skip_marks(s, 0), letters = 0;
    tc_slice number = number_at(s, at);
    size_t end = at + number.len;
    if (!number.len || end >= s.len || (s.ptr[end] != '.' && s.ptr[end] != ')'))
        return false;
    tc_utf8_next(number, &letters);
    if (is_roman(number)) {
        *of = ROMAN;
        *out = (label){"mục", number};
    } else if (is_count(number)) {
        *of = CLAUSE;
        *out = (label){in_article ? "khoản" : "mục", number};
    } else if (tc_is_digit((unsigned char)*number.ptr) && memchr(number.ptr, '.', number.len)) {
        *of = CLAUSE;
        *out = (label){"mục", number};
    } else if (letters == number.len && (s.ptr[end] == ')' || ends_word(s, end + 1))) {
        *of = POINT;
        *out = (label){"điểm", number};
    } else {
        return false;
    }
    return true;
}

void tc_whereabouts(tc_slice text, const tc_edges *edges, size_t at, tc_buffer *out) {
    label path[LEVELS] = {{NULL, {NULL, 0}}};
    for (size_t i = 0; i < edges->count && edges->items[i] <= at; i++) {
        tc_slice rest = tc_slice_sub(text, edges->items[i], text.len);
        level of;
        label found;
        if (!read_named(rest, &of, &found) &&
            !read_label(rest, path[ARTICLE].name != NULL, &of, &found))
            continue;
        path[of] = found;
        for (int smaller = of + 1; smaller < LEVELS; smaller++)
            path[smaller].name = NULL;
    }
    bool first = true;
    for (int i = 0; i < LEVELS; i++) {
        if (!path[i].name)
            continue;
        tc_buffer_printf(out, first ? "%s" : ", %s", path[i].name);
        if (path[i].number.len)
            tc_buffer_printf(out, " %.*s", (int)path[i].number.len, path[i].number.ptr);
        first = false;
    }
}
