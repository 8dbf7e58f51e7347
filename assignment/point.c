/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Points of time in folded words. */
#include "deadline.h"

#include <string.h>

enum { YEAR_FIRST = 1990, YEAR_LAST = 2100 };

static bool is_year(int number) {
    return number >= YEAR_FIRST && number <= YEAR_LAST;
}

/* Whether words AT-1 and AT are written as one date: "12/2025", "30 - 11". */
static bool joined(const tc_phrase *words, uint32_t at) {
    tc_slice gap = tc_slice_trim(tc_phrase_gap(words, at));
    return gap.len == 1 && strchr("/-.", gap.ptr[0]);
}

/* A number of a document ("12/2025/QĐ-UBND") or a part of one is no date. */
static bool runs_on(const tc_phrase *words, uint32_t next) {
    tc_slice gap = next < words->count ? tc_phrase_gap(words, next) : (tc_slice){NULL, 0};
    return gap.len && (gap.ptr[0] == '/' || gap.ptr[0] == '%');
}

/* The year at AT, joined or behind "năm"; moves *NEXT behind it. */
static int read_year(const tc_phrase *words, uint32_t at, uint32_t to, uint32_t *next) {
    uint32_t year = at;
    if (at < to && !joined(words, at)) {
        if (!tc_phrase_match(words, at, "nam"))
            return 0;
        year = at + 1;
    }
    int number = year < to ? tc_phrase_number(words, year) : -1;
    if (!is_year(number))
        return 0;
    *next = year + 1;
    return number;
}

static int roman(tc_slice key) {
    /* The second four as a scan or a keyboard has them. */
    static const char *const numerals[] = {"i", "ii", "iii", "iv", "l", "ll", "lll", "lv"};
    for (int i = 0; i < 8; i++)
        if (tc_slice_equal(key, tc_slice_of(numerals[i])))
            return i % 4 + 1;
    return -1;
}

static bool finish(const tc_phrase *words, tc_point *point, tc_point *out) {
    if (runs_on(words, point->next))
        return false;
    *out = *point;
    return true;
}

/* "30/11[/2025]", "30 tháng 11 [năm 2025]"; behind "ngày" the month may be missing. */
static bool read_day(const tc_phrase *words, uint32_t at, uint32_t to, tc_point *out) {
    uint32_t i = at + tc_phrase_match(words, at, "ngay");
    int day = i < to ? tc_phrase_number(words, i) : -1;
    if (day < 1 || day > 31 || words->items[i].key.len > 2)
        return false;
    tc_point point = {.unit = TC_POINT_DAY, .day = day, .at = at, .next = i + 1};
    uint32_t month = i + 1;
    bool named = month < to && tc_phrase_match(words, month, "thang");
    if (named || (month < to && joined(words, month))) {
        int number = month + named < to ? tc_phrase_number(words, month + named) : -1;
        if (number >= 1 && number <= 12) {
            point.first = point.last = number;
            point.next = month + named + 1;
            point.year = read_year(words, point.next, to, &point.next);
        }
    }
    return (point.first || i > at) && finish(words, &point, out);
}

static void set_months(tc_point *point, int number) {
    bool quarter = point->unit == TC_POINT_QUARTER;
    point->first = quarter ? number * 3 - 2 : number;
    point->last = quarter ? number * 3 : number;
}

/* A month or quarter by its bare number, its year behind it. */
static bool read_number(const tc_phrase *words, uint32_t at, uint32_t to, tc_point_unit unit,
                        tc_point *out) {
    if (at >= to)
        return false;
    int number = tc_phrase_number(words, at);
    if (unit == TC_POINT_QUARTER && number < 0)
        number = roman(words->items[at].key);
    if (number < 1 || number > (unit == TC_POINT_QUARTER ? 4 : 12) ||
        words->items[at].key.len > (size_t)(unit == TC_POINT_QUARTER ? 3 : 2))
        return false;
    tc_point point = {.unit = unit, .at = at, .next = at + 1};
    set_months(&point, number);
    point.year = read_year(words, at + 1, to, &point.next);
    return finish(words, &point, out);
}

/* "6 tháng đầu năm [2025]", "sáu tháng cuối năm", "nửa đầu năm". */
static bool read_half(const tc_phrase *words, uint32_t at, uint32_t to, tc_point *out) {
    static const char *const counts[] = {"06", "09", "3", "6", "9", "chin", "sau"};
    TC_LIST(numbers, counts);
    size_t which = 0;
    uint32_t n = tc_phrase_match(words, at, "nua");
    if (!n && tc_list_match(&numbers, words, at, &which) && tc_phrase_match(words, at + 1, "thang"))
        n = 2;
    if (!n || at + n + 2 > to)
        return false;
    bool early = tc_phrase_match(words, at + n, "dau nam");
    if (!early && !tc_phrase_match(words, at + n, "cuoi nam"))
        return false;
    bool half = n == 1 || which == 0 || which == 3 || which == 6;
    int months = half ? 6 : which == 2 ? 3 : 9;
    tc_point point = {.unit = TC_POINT_HALF, .at = at, .next = at + n + 2};
    point.first = early ? 1 : 13 - months;
    point.last = early ? months : 12;
    int year = point.next < to ? tc_phrase_number(words, point.next) : -1;
    if (is_year(year)) {
        point.year = year;
        point.next++;
    }
    return finish(words, &point, out);
}

/* "Q.II/2025", "Q4/2025", "T6/2025". */
static bool read_short(const tc_phrase *words, uint32_t at, uint32_t to, tc_point *out) {
    tc_slice key = words->items[at].key;
    bool quarter = key.len && key.ptr[0] == 'q';
    if (key.len == 1 && quarter && at + 1 < to && tc_phrase_gap_has(words, at + 1, '.'))
        return read_number(words, at + 1, to, TC_POINT_QUARTER, out);
    if (key.len < 2 || key.len > 3 || (!quarter && key.ptr[0] != 't'))
        return false;
    int number = 0;
    for (size_t i = 1; i < key.len; i++) {
        if (key.ptr[i] < '0' || key.ptr[i] > '9')
            return false;
        number = number * 10 + (key.ptr[i] - '0');
    }
    tc_point point = {.unit = quarter ? TC_POINT_QUARTER : TC_POINT_MONTH, .next = at + 1};
    if (number < 1 || number > (quarter ? 4 : 12))
        return false;
    set_months(&point, number);
    point.year = read_year(words, at + 1, to, &point.next);
    bool since = at > 0 && tc_phrase_match(words, at - 1, "tu"); /* "từ T8 đến T12" */
    return (point.year || quarter || since) && finish(words, &point, out);
}

/* "15-20/11/2025": the first day, whose month the second one gives. */
static bool read_first_day(const tc_phrase *words, uint32_t at, uint32_t to, tc_point *out) {
    tc_slice gap = at + 1 < to ? tc_slice_trim(tc_phrase_gap(words, at + 1)) : (tc_slice){NULL, 0};
    tc_point second;
    int day = tc_phrase_number(words, at);
    bool dash = tc_slice_equal(gap, TC_SLICE("-")) || tc_slice_equal(gap, TC_SLICE("–"));
    if (!dash || day < 1 || day > 31 || words->items[at].key.len > 2 ||
        !read_day(words, at + 1, to, &second) || !second.first || second.day <= day)
        return false;
    *out = (tc_point){.unit = TC_POINT_DAY, .day = day, .next = at + 1};
    return true;
}

/* "năm 2025", "2025", "cả năm", "trong năm". */
static bool read_whole_year(const tc_phrase *words, uint32_t at, uint32_t to, tc_point *out) {
    static const char *const bare[] = {"ca nam", "cuoi nam", "het nam", "trong nam"};
    tc_point point = {.unit = TC_POINT_YEAR, .first = 1, .last = 12, .at = at};
    uint32_t n = TC_ANY(words, at, bare);
    uint32_t i = at + (n ? n : tc_phrase_match(words, at, "nam"));
    int year = i < to ? tc_phrase_number(words, i) : -1;
    if (is_year(year) && words->items[i].key.len == 4) {
        point.year = year;
        point.next = i + 1;
        return finish(words, &point, out);
    }
    point.next = i;
    return n && i <= to && finish(words, &point, out);
}

/* Whether any of the readings above may succeed at AT, a number that goes on from another point
 * apart: all begin with digits, with one of these words, or as "Q4", "T6". */
static inline bool may_begin(const tc_phrase *words, uint32_t at) {
    const tc_phrase_word *word = &words->items[at];
    return word->digits || word->first == 'q' || (word->first == 't' && word->key.len <= 3) ||
           TC_IS(words, at, "ca", "chin", "cuoi", "het", "nam", "ngay", "nua", "sau", "thang",
                 "trong");
}

bool tc_point_read(const tc_phrase *words, uint32_t at, uint32_t to, tc_point_unit before,
                   tc_point *out) {
    if (at >= to || (before == TC_POINT_NONE && !may_begin(words, at)))
        return false;
    if ((before == TC_POINT_MONTH || before == TC_POINT_QUARTER) &&
        read_number(words, at, to, before, out))
        return true;
    if (tc_phrase_match(words, at, "thang") &&
        read_number(words, at + 1, to, TC_POINT_MONTH, out)) {
        out->at = at;
        return true;
    }
    if (tc_phrase_match(words, at, "qui") &&
        read_number(words, at + 1, to, TC_POINT_QUARTER, out)) {
        out->at = at;
        return true;
    }
    if (read_half(words, at, to, out) || read_whole_year(words, at, to, out))
        return true;
    if (read_short(words, at, to, out) || read_first_day(words, at, to, out)) {
        out->at = at;
        return true;
    }
    /* "12/2025" */
    if (read_number(words, at, to, TC_POINT_MONTH, out) && out->year && joined(words, at + 1))
        return true;
    return read_day(words, at, to, out);
}

/* clang-format off */
static const char *const periods[] = {
    "hang nam", "hang ngay", "hang qui", "hang thang", "hang tuan", "lan mot nam", "lan nam",
    "lan ngay", "lan qui", "lan thang", "lan trong nam", "lan tuan", "moi nam", "moi qui",
    "moi thang", "moi tuan", "nam lan", "nam mot lan", "qui lan", "qui mot lan",
    "thang cuoi cua qui", "thang cuoi cung cua qui", "thang cuoi cung qui", "thang cuoi moi qui",
    "thang cuoi qui", "thang dau cua qui", "thang dau moi qui", "thang dau qui",
    "thang dau tien cua qui", "thang dau tien qui", "thang lan", "thang mot lan", "thuong ki",
    "tuan lan", "tuan mot lan"};
/* clang-format on */

/* "hằng năm" that only describes a noun: a yearly budget is no recurring task. */
static bool describes_noun(const tc_phrase *words, uint32_t at) {
    static const char *const nouns[] = {"dia phuong", "kinh phi",  "ngan sach",
                                        "nha nuoc",   "trung han", "xa hoi"};
    return at >= 2 && TC_ANY(words, at - 2, nouns);
}

/* "thường xuyên" as a noun's adjective: recurrent spending, people one often meets. */
static bool idle(const tc_phrase *words, uint32_t at) {
    static const char *const before[] = {"chi", "nguon", "von"};
    for (size_t i = 0; i < TC_LENGTH(before); i++)
        if (at >= 1 && tc_phrase_match(words, at - 1, before[i]))
            return true;
    if (tc_phrase_match(words, at + 2, "cua"))
        return true;
    return at > 8 &&
           (tc_phrase_match(words, at - 2, "don vi") || tc_phrase_match(words, at - 2, "co quan") ||
            tc_phrase_match(words, at - 1, "nguoi"));
}

uint32_t tc_recurrence_read(const tc_phrase *words, uint32_t at) {
    static const char *const next[] = {"ke tiep", "sau", "tiep theo"};
    uint32_t n = tc_phrase_match(words, at, "thuong xuyen");
    if (n)
        return idle(words, at) ? 0 : n;
    n = tc_phrase_match(words, at, "dinh");
    /* "hộ gia đình ký cam kết", "quyết định, kế hoạch" */
    if (n && !(at > 0 && TC_IS(words, at - 1, "gia", "quyet")) &&
        !(at + 1 < words->count && (words->items[at + 1].signs & TC_SIGNS_PARTING)) &&
        at + 1 < words->count && words->items[at + 1].key.ptr[0] == 'k' &&
        words->items[at + 1].key.len <= 3) { /* "kì", "kỳ" and what a bad font makes of them */
        n = 2;
        uint32_t more = TC_ANY(words, at + n, periods);
        if (!more && tc_phrase_number(words, at + n) > 0 &&
            tc_phrase_match(words, at + n + 1, "thang")) {
            more = TC_ANY(words, at + n + 1, periods);
            more = more ? more + 1 : 2;
        }
        return n + more;
    }
    n = TC_ANY(words, at, periods);
    /* "tháng đầu quý sau": when the quarter is over */
    if (n && (tc_phrase_match(words, at, "thang dau")) && tc_phrase_match(words, at + n - 1, "qui"))
        n += TC_ANY(words, at + n, next);
    if (n && tc_phrase_match(words, at, "hang") &&
        (describes_noun(words, at) || tc_phrase_match(words, at + n, "cua")))
        return 0;
    if (!n && tc_phrase_match(words, at, "24 7"))
        n = 2;
    /* "3 tháng 1 lần" */
    if (!n && tc_phrase_number(words, at) > 0 &&
        TC_IS(words, at + 1, "nam", "ngay", "qui", "thang", "tuan") &&
        tc_phrase_number(words, at + 2) > 0 && tc_phrase_match(words, at + 3, "lan"))
        n = 4;
    return n;
}

/* The period of the recurrence in the words AT … AT+N-1: by its last unit of time, and the number
 * before it. */
static tc_period period_at(const tc_phrase *words, uint32_t at, uint32_t n) {
    static const char *const units[] = {"nam", "ngay", "qui", "thang", "tuan"};
    TC_LIST(named, units);
    static const tc_period periods_of[] = {TC_PERIOD_YEAR, TC_PERIOD_DAY, TC_PERIOD_QUARTER,
                                           TC_PERIOD_MONTH, TC_PERIOD_WEEK};
    tc_period found = TC_PERIOD_NONE;
    for (uint32_t i = at; i < at + n && i < words->count; i++) {
        size_t which = 0;
        if (!tc_list_match(&named, words, i, &which))
            continue;
        int number = i > 0 ? tc_phrase_number(words, i - 1) : -1;
        found = periods_of[which];
        if (found == TC_PERIOD_MONTH && number > 1)
            found = number == 6 ? TC_PERIOD_HALF : number == 3 ? TC_PERIOD_QUARTER : TC_PERIOD_NONE;
        else if (number > 1 && !tc_phrase_match(words, i - 2, "thang"))
            found = TC_PERIOD_NONE; /* "2 năm/lần" */
    }
    return found;
}

tc_period tc_period_find(const tc_phrase *words, uint32_t from, uint32_t to) {
    tc_period shortest = TC_PERIOD_NONE;
    for (uint32_t i = from; i < to && i < words->count;) {
        uint32_t n = tc_recurrence_read(words, i);
        tc_period period = n ? period_at(words, i, n) : TC_PERIOD_NONE;
        if (period && (!shortest || period < shortest))
            shortest = period;
        i += n ? n : 1;
    }
    return shortest;
}

bool tc_recurrence_find(const tc_phrase *words, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to && i < words->count; i++)
        if (tc_recurrence_read(words, i))
            return true;
    return false;
}
