/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Deadlines as plans write them, into dates: "Quý II/2025", "Tháng 01-02/2024", "trước ngày 30/11
 * hằng năm", "Năm 2025 và các năm tiếp theo".  Private to assignment/.
 *
 * Conventions: a year that is missing comes from the plan's own; "trước", "chậm nhất", "đến" give
 * an end only; "từ" without an end a start only; what recurs has no dates, unless whole years are
 * named ("Thường xuyên, giai đoạn 2026-2030"); what depends on an event ("Sau khi …", "Theo kế
 * hoạch …") has none.  A part of a period ("đầu quý III", "cuối năm 2025") has the dates of the
 * whole, but for halves of a year. */
#ifndef TRACUU_ASSIGNMENT_DEADLINE_H
#define TRACUU_ASSIGNMENT_DEADLINE_H

#include "phrase.h"

#include <assignment/assignment.h>

typedef struct tc_due {
    tc_date start, end; /* days, inclusive; not set when not given */
    bool recurring;
    tc_period period; /* of what recurs */
} tc_due;

/* Reads the words FROM … TO-1; YEAR is the plan's, or 0. */
void tc_deadline_read(const tc_phrase *words, uint32_t from, uint32_t to, int year, tc_due *out);
/* Whether a cell holds nothing but a deadline. */
bool tc_deadline_is(const tc_phrase *words);
/* Finds the deadline that a sentence sets for itself ("… báo cáo trước ngày 20/11 hằng năm").
 * FROM … TO-1 are its words, or both 0 when it has none; OUT is filled either way, for a task may
 * recur without a deadline.  YEAR is the plan's own, SINCE the one in which it was made: what ended
 * before that is told, not asked for. */
void tc_deadline_find(const tc_phrase *words, int year, int since, uint32_t *from, uint32_t *to,
                      tc_due *out);

/* A day, month, quarter, half or year that is named. */
typedef enum tc_point_unit {
    TC_POINT_NONE,
    TC_POINT_DAY,
    TC_POINT_MONTH,
    TC_POINT_QUARTER,
    TC_POINT_HALF, /* 6 or 9 months, counted from the start or the end of the year */
    TC_POINT_YEAR
} tc_point_unit;

typedef struct tc_point {
    tc_point_unit unit;
    int year;          /* 0 when not written */
    int first, last;   /* months */
    int day;           /* for TC_POINT_DAY */
    uint32_t at, next; /* its words: AT … NEXT-1 */
} tc_point;

/* Reads the point that begins at word AT and ends before TO.  BEFORE is the unit of a point that
 * this one goes on from ("Quý I - II"), else TC_POINT_NONE. */
bool tc_point_read(const tc_phrase *words, uint32_t at, uint32_t to, tc_point_unit before,
                   tc_point *out);
/* Whether the word at AT says that something recurs; how many words do. */
uint32_t tc_recurrence_read(const tc_phrase *words, uint32_t at);
/* The shortest period that the words FROM … TO-1 name: "hằng quý", "định kỳ 6 tháng". */
tc_period tc_period_find(const tc_phrase *words, uint32_t from, uint32_t to);
/* Whether any of FROM … TO-1 does. */
bool tc_recurrence_find(const tc_phrase *words, uint32_t from, uint32_t to);

#endif
