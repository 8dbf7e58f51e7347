/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "recurrence.h"

#include <record/keys.h>

static bool has(tc_slice words, const char *phrase) {
    tc_slice p = tc_slice_of(phrase);
    for (size_t at = 0; (at = tc_slice_find(words, p, at)) != SIZE_MAX; at++) {
        size_t end = at + p.len;
        if ((at == 0 || words.ptr[at - 1] == ' ') && (end == words.len || words.ptr[end] == ' '))
            return true;
    }
    return false;
}

tc_period tc_period_read(tc_arena *arena, tc_slice deadline) {
    static const struct {
        const char *words;
        tc_period period;
    } said[] = {
        {"hang ngay", TC_PERIOD_DAY},       {"moi ngay", TC_PERIOD_DAY},
        {"hang tuan", TC_PERIOD_WEEK},      {"moi tuan", TC_PERIOD_WEEK},
        {"hang thang", TC_PERIOD_MONTH},    {"moi thang", TC_PERIOD_MONTH},
        {"dinh ki thang", TC_PERIOD_MONTH}, {"hang qui", TC_PERIOD_QUARTER},
        {"moi qui", TC_PERIOD_QUARTER},     {"dinh ki qui", TC_PERIOD_QUARTER},
        {"6 thang", TC_PERIOD_HALF_YEAR},   {"06 thang", TC_PERIOD_HALF_YEAR},
        {"sau thang", TC_PERIOD_HALF_YEAR}, {"hang nam", TC_PERIOD_YEAR},
        {"moi nam", TC_PERIOD_YEAR},        {"cac nam", TC_PERIOD_YEAR},
        {"dinh ki nam", TC_PERIOD_YEAR},
    };
    tc_slice words = tc_key_unit(arena, deadline);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (has(words, said[i].words))
            return said[i].period;
    return TC_PERIOD_NONE;
}

static int months_of(tc_period period) {
    switch (period) {
    case TC_PERIOD_MONTH:
        return 1;
    case TC_PERIOD_QUARTER:
        return 3;
    case TC_PERIOD_HALF_YEAR:
        return 6;
    case TC_PERIOD_YEAR:
        return 12;
    case TC_PERIOD_NONE:
    case TC_PERIOD_DAY:
    case TC_PERIOD_WEEK:
        break;
    }
    return 0;
}

static bool is_month_end(tc_date date) {
    tc_date month = {.year = date.year, .month = date.month};
    return tc_date_last(month).day == date.day;
}

static int compare(tc_date a, tc_date b) {
    int x = (a.year * 100 + a.month) * 100 + a.day, y = (b.year * 100 + b.month) * 100 + b.day;
    return (x > y) - (x < y);
}

/* The last day of the period that holds DATE; periods are counted from January. */
static tc_date period_end(tc_date date, int months) {
    int month = (date.month - 1) / months * months + months;
    return tc_date_last((tc_date){.year = date.year, .month = (int8_t)month});
}

/* Within the days START to END. */
static tc_recurrence between(tc_period period, tc_date start, tc_date end) {
    tc_recurrence r = {.period = period, .first = end};
    int months = months_of(period);
    if (!months) { /* each day or week from the first one on */
        r.first = start;
        r.last = end;
        return r;
    }
    r.month_end = is_month_end(end);
    tc_date first = period_end(start, months);
    if (period == TC_PERIOD_YEAR)
        first = (tc_date){.year = start.year, .month = end.month, .day = end.day};
    if (compare(first, start) < 0)
        first.year++;
    /* What lies within one period comes again without an end. */
    if (compare(first, end) >= 0)
        return r;
    r.first = first;
    r.last = end;
    return r;
}

/* The number that the next word of *REST is, or -1; *REST goes on behind it. */
static int next_number(tc_slice *rest, tc_slice *word) {
    size_t end = tc_slice_find(*rest, TC_SLICE(" "), 0);
    int number = 0;
    *word = tc_slice_sub(*rest, 0, end);
    *rest = end == SIZE_MAX ? (tc_slice){NULL, 0} : tc_slice_sub(*rest, end + 1, rest->len);
    if (!word->len || word->len > 4)
        return -1;
    for (size_t i = 0; i < word->len; i++) {
        if (word->ptr[i] < '0' || word->ptr[i] > '9')
            return -1;
        number = number * 10 + (word->ptr[i] - '0');
    }
    return number;
}

/* The day and month, or (month 0) the day alone, at the beginning of WORDS: "30 11", "17 thang 12",
 * "16 hang thang". */
static bool read_day(tc_slice words, tc_date *out) {
    tc_slice word;
    int day = next_number(&words, &word);
    int month = next_number(&words, &word);
    if (day < 1 || day > 31)
        return false;
    if (tc_slice_equal(word, TC_SLICE("thang")))
        month = next_number(&words, &word);
    *out = (tc_date){.month = (int8_t)(month >= 1 && month <= 12 ? month : 0), .day = (int8_t)day};
    return true;
}

/* The days that WORDS name behind "ngày". */
static uint32_t read_days(tc_slice words, tc_date out[TC_RECURRENCES_MAX]) {
    uint32_t count = 0;
    size_t at = 0;
    while (count < TC_RECURRENCES_MAX &&
           (at = tc_slice_find(words, TC_SLICE("ngay "), at)) != SIZE_MAX) {
        at += sizeof "ngay";
        if (read_day(tc_slice_sub(words, at, words.len), &out[count]))
            count++;
    }
    return count;
}

/* The first such day on or after PLAN. */
static tc_recurrence on_day(tc_date day, tc_date plan) {
    tc_recurrence r = {.period = day.month ? TC_PERIOD_YEAR : TC_PERIOD_MONTH};
    tc_date first = {plan.year, day.month ? day.month : plan.month, day.day};
    tc_date last = tc_date_last((tc_date){.year = first.year, .month = first.month});
    if (first.day >= last.day && !day.month) {
        first.day = last.day;
        r.month_end = true;
    }
    if (first.day > last.day)
        first.day = last.day;
    if (compare(first, plan) < 0 && day.month) {
        first.year++;
    } else if (compare(first, plan) < 0) {
        first.year = (int16_t)(first.year + first.month / 12);
        first.month = (int8_t)(first.month % 12 + 1);
    }
    r.first = first;
    return r;
}

uint32_t tc_recurrences_read(tc_arena *arena, tc_slice deadline, tc_date start, tc_date end,
                             tc_date plan, tc_recurrence out[TC_RECURRENCES_MAX]) {
    tc_period period = tc_period_read(arena, deadline);
    tc_date days[TC_RECURRENCES_MAX];
    if (tc_date_is_set(start) && tc_date_is_set(end) && period != TC_PERIOD_NONE) {
        out[0] = between(period, start, end);
        return 1;
    }
    if (!plan.year)
        return 0;
    plan.month = plan.month ? plan.month : 1;
    plan.day = plan.day ? plan.day : 1;
    uint32_t named = read_days(tc_key_unit(arena, deadline), days), count = 0;
    for (uint32_t i = 0; i < named; i++)
        if (days[i].month || period == TC_PERIOD_MONTH)
            out[count++] = on_day(days[i], plan);
    if (count || period == TC_PERIOD_NONE)
        return count;
    int months = months_of(period);
    out[0] = (tc_recurrence){.period = period, .first = plan, .month_end = months > 0};
    if (months)
        out[0].first = period_end(plan, months);
    return 1;
}
