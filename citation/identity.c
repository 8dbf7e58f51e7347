/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <citation/resolve.h>

#include "succession.h"

#include <text/letter.h>

#include <string.h>

/* The part of NUMBER between separators that begins at *AT, which moves behind it. */
static tc_slice next_part(tc_slice number, size_t *at) {
    size_t start = *at, end = start;
    while (end < number.len && number.ptr[end] != '/' && number.ptr[end] != '-')
        end++;
    *at = end < number.len ? end + 1 : end;
    return tc_slice_sub(number, start, end);
}

/* The part that names the body, where that is the last one: "ubnd", "qh15". */
static tc_slice last_part(tc_slice number) {
    size_t at = 0;
    tc_slice part = {NULL, 0};
    while (at < number.len)
        part = next_part(number, &at);
    return part;
}

int tc_number_year(tc_slice number) {
    size_t at = 0;
    next_part(number, &at);
    if (at == 0 || at >= number.len || number.ptr[at - 1] != '/')
        return 0;
    tc_slice part = next_part(number, &at);
    int year = 0;
    for (size_t i = 0; i < part.len; i++) {
        if (!tc_is_digit(part.ptr[i]))
            return 0;
        year = year * 10 + (part.ptr[i] - '0');
    }
    return part.len == 4 ? year : 0;
}

bool tc_number_is_party(tc_slice number) {
    size_t i = 0;
    while (i < number.len && (tc_is_digit(number.ptr[i]) || number.ptr[i] == '.'))
        i++;
    if (i < number.len && number.ptr[i] >= 'a' && number.ptr[i] <= 'z')
        i++;
    return i > 0 && i < number.len && number.ptr[i] == '-';
}

/* ---- Who issued it ---- */

typedef enum series {
    SERIES_LOCAL,   /* every province, department and ministry has one of its own */
    SERIES_CENTRAL, /* the symbol names the one body */
    SERIES_PARTY    /* the one series of the Central Committee, in which several hands sign */
} series;

static series series_of(tc_slice number) {
    static const char *const central[] = {"ttg", "cp", "ctn"};
    tc_slice body = last_part(number);
    if (tc_slice_equal(body, TC_SLICE("tw")))
        return SERIES_PARTY;
    for (size_t i = 0; i < sizeof central / sizeof *central; i++)
        if (tc_slice_equal(body, tc_slice_of(central[i])))
            return SERIES_CENTRAL;
    /* Terms of the National Assembly: qh15, ubtvqh15. */
    while (body.len && tc_is_digit(body.ptr[body.len - 1]))
        body.len--;
    return tc_slice_ends(body, TC_SLICE("qh")) ? SERIES_CENTRAL : SERIES_LOCAL;
}

typedef enum likeness {
    LIKE_SAME,
    LIKE_UNKNOWN, /* one says less than the other, or nothing */
    LIKE_DIFFERENT
} likeness;

/* The next word of KEY from *AT that says something: whether a place is a province or a city may
 * change, and is not always said. */
static tc_slice next_word(tc_slice key, size_t *at) {
    for (;;) {
        size_t start = *at, end = tc_slice_find(key, TC_SLICE(" "), start);
        if (end == SIZE_MAX)
            end = key.len;
        *at = end < key.len ? end + 1 : end;
        tc_slice word = tc_slice_sub(key, start, end);
        tc_slice rest = tc_slice_sub(key, *at, key.len);
        if (start > 0 && tc_slice_equal(word, TC_SLICE("tinh")))
            continue;
        if (start > 0 && tc_slice_equal(word, TC_SLICE("thanh")) &&
            tc_slice_starts(rest, TC_SLICE("pho "))) {
            *at += strlen("pho ");
            continue;
        }
        return word;
    }
}

static likeness compare_names(tc_slice a, tc_slice b) {
    size_t i = 0, j = 0;
    if (!a.len || !b.len)
        return LIKE_UNKNOWN;
    while (i < a.len && j < b.len)
        if (!tc_slice_equal(next_word(a, &i), next_word(b, &j)))
            return LIKE_DIFFERENT;
    tc_slice rest = i < a.len ? next_word(a, &i) : next_word(b, &j);
    return rest.len ? LIKE_UNKNOWN : LIKE_SAME;
}

/* *MERGED: their provinces were merged, and which of them is meant is open. */
static likeness compare_issuers(const tc_identity *a, const tc_identity *b, bool *merged) {
    likeness names = compare_names(a->issuer, b->issuer);
    *merged = false;
    if (names != LIKE_DIFFERENT)
        return names;
    switch (tc_kinship_of(a->issuer, b->issuer, a->number, a->date, b->date)) {
    case TC_KIN_NONE:
        return LIKE_DIFFERENT;
    case TC_KIN_ONE:
        return LIKE_SAME;
    case TC_KIN_PLACED:
        *merged = true;
        return LIKE_UNKNOWN;
    case TC_KIN_NAMED:
        return LIKE_UNKNOWN;
    }
    return LIKE_DIFFERENT;
}

/* ---- When ---- */

static likeness compare_dates(tc_date a, tc_date b) {
    if (!tc_date_is_set(a) || !tc_date_is_set(b))
        return LIKE_UNKNOWN;
    if (a.year != b.year || (a.month && b.month && a.month != b.month) ||
        (a.day && b.day && a.day != b.day))
        return LIKE_DIFFERENT;
    return a.day && b.day ? LIKE_SAME : LIKE_UNKNOWN;
}

/* Months since the year 0 in which the terms of the Party's committees began: the centre at its
 * congress, provinces in the autumn before, districts before them. */
static const int central_terms[] = {1996 * 12 + 6, 2001 * 12 + 4, 2006 * 12 + 4, 2011 * 12 + 1,
                                    2016 * 12 + 1, 2021 * 12 + 1, 2026 * 12 + 1};
enum { LOCAL_FIRST = 1990, LOCAL_MONTH = 5, LOCAL_LAST_MONTH = 12 };

/* The terms in which a document of DATE may have been issued. */
static void term_of(tc_date date, bool central, int *low, int *high) {
    int first = date.year * 12 + (date.month ? date.month : 1);
    int last = date.year * 12 + (date.month ? date.month : 12);
    if (central) {
        *low = *high = 0;
        for (size_t i = 0; i < sizeof central_terms / sizeof *central_terms; i++) {
            *low += first > central_terms[i];
            *high += last >= central_terms[i];
        }
        return;
    }
    /* Every fifth year has congresses from May to December, each committee at its own time. */
    *low = (first - (LOCAL_FIRST * 12 + LOCAL_LAST_MONTH) + 600) / 60;
    *high = (last - (LOCAL_FIRST * 12 + LOCAL_MONTH) + 600) / 60;
}

/* Whether both dates fall into one scope of the series NUMBER. */
static likeness compare_scopes(tc_slice number, series kind, tc_date a, tc_date b) {
    if (tc_number_year(number))
        return LIKE_SAME;
    if (!a.year || !b.year)
        return LIKE_UNKNOWN;
    if (!tc_number_is_party(number))
        return a.year == b.year ? LIKE_SAME : LIKE_DIFFERENT;
    int low_a, high_a, low_b, high_b;
    term_of(a, kind == SERIES_PARTY, &low_a, &high_a);
    term_of(b, kind == SERIES_PARTY, &low_b, &high_b);
    if (low_a > high_b || low_b > high_a)
        return LIKE_DIFFERENT;
    if (low_a == high_a && low_b == high_b)
        return LIKE_SAME;
    return compare_dates(a, b) == LIKE_SAME ? LIKE_SAME : LIKE_UNKNOWN;
}

/* One slip of the pen away: the same day of another year. */
static bool is_slip(tc_date a, tc_date b) {
    return a.day && a.day == b.day && a.month == b.month;
}

/* Whether the date of one is not in the year that the number names. */
static bool leaves_year(tc_slice number, tc_date date) {
    int year = tc_number_year(number);
    return year && date.year && date.year != year;
}

/* ---- Both ---- */

static bool is_law(tc_slice type) {
    return tc_slice_equal(type, TC_SLICE("luat")) || tc_slice_equal(type, TC_SLICE("bo luat"));
}

/* Laws and resolutions of the National Assembly have series of their own under one symbol. */
static bool types_part(const tc_identity *a, const tc_identity *b) {
    tc_slice body = last_part(a->number);
    return tc_slice_starts(body, TC_SLICE("qh")) && a->type.len && b->type.len &&
           is_law(a->type) != is_law(b->type);
}

static tc_comparison other(void) {
    return (tc_comparison){.agreement = TC_AGREE_OTHER};
}

/* The issuers differ: one document only where the rest leaves no doubt. */
static tc_comparison compare_different(const tc_identity *a, const tc_identity *b, series kind,
                                       likeness scope, likeness date) {
    if (kind == SERIES_LOCAL ? date != LIKE_SAME : scope == LIKE_DIFFERENT)
        return other();
    bool dates = date == LIKE_DIFFERENT || leaves_year(a->number, a->date) ||
                 leaves_year(b->number, b->date);
    return (tc_comparison){.agreement = TC_AGREE_CONFLICT, .date = dates, .issuer = true};
}

tc_comparison tc_identity_compare(const tc_identity *a, const tc_identity *b) {
    if (!a->number.len || !tc_slice_equal(a->number, b->number) || types_part(a, b))
        return other();
    series kind = series_of(a->number);
    bool merged = false;
    likeness issuer = compare_issuers(a, b, &merged);
    likeness date = compare_dates(a->date, b->date);
    likeness scope = compare_scopes(a->number, kind, a->date, b->date);
    if (issuer == LIKE_DIFFERENT && kind != SERIES_PARTY)
        return compare_different(a, b, kind, scope, date);
    /* Where both give one day outside the year of the number, that is what the document says. */
    if (date == LIKE_DIFFERENT || (date != LIKE_SAME && (leaves_year(a->number, a->date) ||
                                                         leaves_year(b->number, b->date)))) {
        if (scope == LIKE_DIFFERENT && !is_slip(a->date, b->date))
            return other();
        /* The same number of another province is likelier than a slip. */
        if (issuer == LIKE_UNKNOWN && kind == SERIES_LOCAL)
            return other();
        return (tc_comparison){.agreement = TC_AGREE_CONFLICT, .date = true};
    }
    bool decided = scope == LIKE_SAME && (issuer == LIKE_SAME || kind != SERIES_LOCAL);
    return (tc_comparison){.agreement = decided ? TC_AGREE_EXACT : TC_AGREE_COMPATIBLE,
                           .merged = merged};
}
