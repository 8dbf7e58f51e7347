/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who does what by when: the tasks that a plan gives to named units. */
#ifndef TRACUU_ASSIGNMENT_ASSIGNMENT_H
#define TRACUU_ASSIGNMENT_ASSIGNMENT_H

#include <citation/citation.h>

typedef enum tc_source {
    TC_SOURCE_TABLE,  /* a row of an assignment table */
    TC_SOURCE_LIST,   /* labels such as "Đơn vị chủ trì:" */
    TC_SOURCE_SECTION /* a duty under a unit's heading in "Tổ chức thực hiện" */
} tc_source;

/* How often a recurring task comes round, where its deadline says so. */
typedef enum tc_period {
    TC_PERIOD_NONE, /* not recurring, or not said: "thường xuyên" */
    TC_PERIOD_DAY,
    TC_PERIOD_WEEK,
    TC_PERIOD_MONTH,
    TC_PERIOD_QUARTER,
    TC_PERIOD_HALF, /* every six months */
    TC_PERIOD_YEAR
} tc_period;

typedef struct tc_strings {
    const tc_slice *items;
    uint32_t count;
} tc_strings;

/* One task.  Slices are NFC with white space folded; an empty one is "not given". */
typedef struct tc_assignment {
    tc_source source;
    tc_slice item;    /* "2.1", as numbered; no final dot */
    tc_strings group; /* headings above it, outermost first */
    tc_slice task;
    tc_strings lead;        /* as written */
    tc_strings lead_full;   /* abbreviations expanded where the document makes them knowable */
    tc_strings lead_person; /* who is named beside or for a unit: "Đ/c Lê Thị Hoa - TP QLKH" */
    tc_strings support;
    tc_slice supervisor;
    tc_slice deadline; /* as written */
    tc_date due_start, due_end;
    bool recurring;
    tc_period period; /* the shortest, where the deadline names several */
    tc_slice result;
    tc_slice submit_to;
    tc_strings references; /* canonical numbers cited in the row or item */
    tc_range range;        /* where it stands in the document's text */
    int32_t table, row;    /* its table (index) and row, or -1; a table that came as a stream of
                              lines has rows and no index */
} tc_assignment;

typedef struct tc_assignments {
    const tc_assignment *items; /* in document order */
    uint32_t count;
} tc_assignments;

/* Reads every task of DOCUMENT; CITATIONS give the plan's own year, body and the references. */
TC_MUST_USE tc_status tc_assignment_read(tc_arena *arena, const tc_document *document,
                                         const tc_citations *citations, tc_assignments *out,
                                         tc_error *error);

/* A day that the deadline of a recurring task names: "15/12", "ngày 20 tháng cuối quý", "tháng 6",
 * "thứ Năm". */
typedef struct tc_due_day {
    uint8_t month;   /* 1 … 12, of every year; 0: of every period */
    uint8_t day;     /* 1 … 31; 0: the last of the month */
    uint8_t nth;     /* which month of the quarter: 1 or 3; 0: not said */
    uint8_t weekday; /* 1, Monday, … 7; 0: not said */
} tc_due_day;

enum { TC_DUE_DAYS_MAX = 4 };

/* The days that DEADLINE names, at most TC_DUE_DAYS_MAX; 0 also when memory is short. */
uint32_t tc_due_days(tc_arena *arena, tc_slice deadline, tc_due_day out[TC_DUE_DAYS_MAX]);

const char *tc_source_name(tc_source source); /* "table" */
const char *tc_period_name(tc_period period); /* "quarter", "half-year"; NULL for none */
tc_period tc_period_named(tc_slice name);     /* the other way round; none for other words */

#endif
