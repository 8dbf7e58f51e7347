/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When a recurring task is due, by the words of its deadline.  Private to search/. */
#ifndef TRACUU_SEARCH_RECURRENCE_H
#define TRACUU_SEARCH_RECURRENCE_H

#include <base/base.h>
#include <text/dates.h>

typedef enum tc_period {
    TC_PERIOD_NONE, /* it does not say: "thường xuyên" */
    TC_PERIOD_DAY,
    TC_PERIOD_WEEK,
    TC_PERIOD_MONTH,
    TC_PERIOD_QUARTER,
    TC_PERIOD_HALF_YEAR,
    TC_PERIOD_YEAR
} tc_period;

enum { TC_RECURRENCES_MAX = 4 };

/* A task is due on FIRST, then once a period, until LAST where that is set.  MONTH_END: on the last
 * day of a month. */
typedef struct tc_recurrence {
    tc_period period;
    tc_date first, last;
    bool month_end;
} tc_recurrence;

/* "Hằng quý, 6 tháng và cả năm" → the shortest period that it names. */
tc_period tc_period_read(tc_arena *arena, tc_slice deadline);
/* The days that DEADLINE means in a plan of the day PLAN: those that it names ("trước ngày 18/5 và
 * 18/11 hằng năm": two, each every year), else the ends of its periods; within START to END where
 * these are set.  How many; 0 when it says no period, or nothing tells the year. */
uint32_t tc_recurrences_read(tc_arena *arena, tc_slice deadline, tc_date start, tc_date end,
                             tc_date plan, tc_recurrence out[TC_RECURRENCES_MAX]);

#endif
