/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "recurrence.h"

static int months_of(tc_period period) {
    switch (period) {
    case TC_PERIOD_MONTH:
        return 1;
    case TC_PERIOD_QUARTER:
        return 3;
    case TC_PERIOD_HALF:
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
    if (tc_date_compare(first, start) < 0)
        first.year++;
    /* What lies within one period comes again without an end. */
    if (tc_date_compare(first, end) >= 0)
        return r;
    r.first = first;
    r.last = end;
    return r;
}

/* The days from DATE on to the next WEEKDAY (1, Monday, … 7): by the doomsday of its year. */
static int days_to(tc_date date, int weekday) {
    static const int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    int y = date.year - (date.month < 3);
    int today = (y + y / 4 - y / 100 + y / 400 + shift[date.month - 1] + date.day) % 7;
    return (weekday - today + 7) % 7; /* Sunday is 0, and 7 */
}

static tc_date add_days(tc_date date, int days) {
    for (; days > 0; days--) {
        if (++date.day <= tc_days_in_month(date.year, date.month))
            continue;
        date.day = 1;
        date.month = (int8_t)(date.month % 12 + 1);
        date.year = (int16_t)(date.year + (date.month == 1));
    }
    return date;
}

/* Day DAY (0: the last) of MONTH of YEAR. */
static tc_date in_month(int year, int month, int day) {
    int last = tc_days_in_month(year, month);
    return (tc_date){(int16_t)year, (int8_t)month, (int8_t)(day && day < last ? day : last)};
}

/* The first day on or after PLAN that is DAY of a month which leaves REST when counted in STEPs. */
static tc_recurrence on_months(tc_period period, int day, int step, int rest, tc_date plan) {
    tc_recurrence r = {.period = period};
    int year = plan.year, month = plan.month;
    while (month % step != rest % step || tc_date_compare(in_month(year, month, day), plan) < 0) {
        year += month / 12;
        month = month % 12 + 1;
    }
    r.first = in_month(year, month, day);
    r.month_end = is_month_end(r.first) && (!day || day > 28);
    return r;
}

/* The days that DAY means in what comes every PERIOD; false when it says nothing of such a one. */
static bool on_day(const tc_due_day *day, tc_period period, tc_date plan, tc_recurrence *out) {
    int months = months_of(period);
    if (day->weekday) {
        *out =
            (tc_recurrence){.period = period, .first = add_days(plan, days_to(plan, day->weekday))};
        return period == TC_PERIOD_WEEK;
    }
    if (day->month)
        *out = on_months(TC_PERIOD_YEAR, day->day, 12, day->month, plan);
    else if (day->nth)
        *out = on_months(TC_PERIOD_QUARTER, day->day, 3, day->nth, plan);
    else if (months && months < 12) /* "hằng quý, trước ngày 20": of its last month */
        *out = on_months(period, day->day, months, 0, plan);
    else
        return false;
    return true;
}

uint32_t tc_recurrences_read(tc_arena *arena, tc_slice deadline, tc_period period, tc_date start,
                             tc_date end, tc_date plan, tc_recurrence out[TC_RECURRENCES_MAX]) {
    tc_due_day days[TC_DUE_DAYS_MAX];
    if (tc_date_is_set(start) && tc_date_is_set(end) && period != TC_PERIOD_NONE) {
        out[0] = between(period, start, end);
        return 1;
    }
    if (!plan.year)
        return 0;
    plan.month = plan.month ? plan.month : 1;
    plan.day = plan.day ? plan.day : 1;
    uint32_t named = tc_due_days(arena, deadline, days), count = 0;
    for (uint32_t i = 0; i < named; i++)
        count += on_day(&days[i], period, plan, &out[count]);
    if (count || period == TC_PERIOD_NONE)
        return count;
    int months = months_of(period);
    out[0] = (tc_recurrence){.period = period, .first = plan, .month_end = months > 0};
    if (months)
        out[0].first = period_end(plan, months);
    return 1;
}
