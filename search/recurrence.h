/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When a recurring task is due.  Private to search/. */
#ifndef TRACUU_SEARCH_RECURRENCE_H
#define TRACUU_SEARCH_RECURRENCE_H

#include <assignment/assignment.h>

enum { TC_RECURRENCES_MAX = TC_DUE_DAYS_MAX };

/* A task is due on FIRST, then once a period, until LAST where that is set.  MONTH_END: on the last
 * day of a month. */
typedef struct tc_recurrence {
    tc_period period;
    tc_date first, last;
    bool month_end;
} tc_recurrence;

/* The days on which a task is due that comes again every PERIOD, in a plan of the day PLAN: those
 * that DEADLINE names ("trước ngày 18/5 và 18/11 hằng năm": two, each every year; "ngày 20 tháng
 * cuối quý"), else the ends of its periods; within START to END where these are set.  How many; 0
 * when no period is known, or nothing tells the year. */
uint32_t tc_recurrences_read(tc_arena *arena, tc_slice deadline, tc_period period, tc_date start,
                             tc_date end, tc_date plan, tc_recurrence out[TC_RECURRENCES_MAX]);

#endif
