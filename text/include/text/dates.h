/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dates as Vietnamese documents write them: 12/9/2018, 12-9-2018, 12.9.2018, 12 / 9 /2018,
 * "ngày 12 tháng 9 năm 2018", "tháng 9/2018", "tháng 9 năm 2018", "năm 2018",
 * "ngày … tháng 9 năm 2018", "ngày … tháng … năm 2018", "ngày …/…/2018"; words and numbers may
 * be broken over lines. */
#ifndef TRACUU_TEXT_DATES_H
#define TRACUU_TEXT_DATES_H

#include <base/base.h>

/* A day, a month (day 0) or a year (month 0); all zero is no date. */
typedef struct tc_date {
    int16_t year;
    int8_t month, day;
} tc_date;

/* Reads a date that begins exactly at OFFSET ("ngày", "tháng", "năm" or a digit).  Returns the
 * offset behind it, or 0 when there is none.  A day that the month has not gives none. */
size_t tc_date_read(tc_slice text, size_t offset, tc_date *out);
/* "2018-09-12", "2018-09", "2018", or "" for no date.  OUT has room for 12 bytes. */
void tc_date_format(tc_date date, char out[12]);
/* Reads what tc_date_format writes. */
bool tc_date_parse_iso(tc_slice s, tc_date *out);
bool tc_date_is_set(tc_date date);
/* First and last day of the period that the date names. */
tc_date tc_date_first(tc_date date);
tc_date tc_date_last(tc_date date);
/* Whether both name a day, and the same one. */
bool tc_date_same_day(tc_date a, tc_date b);
int tc_date_compare(tc_date a, tc_date b); /* by first day */
int tc_days_in_month(int year, int month);

#endif
