/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The days that come again: "trước ngày 15/6 và 15/12 hằng năm", "ngày 20 tháng cuối quý". */
#include "deadline.h"

/* "thứ Năm" at AT: 4; 0 for none. */
static uint8_t weekday_at(const tc_phrase *words, uint32_t at) {
    static const char *const days[] = {"thu hai", "thu ba",  "thu tu",  "thu nam",
                                       "thu sau", "thu bay", "chu nhat"};
    for (size_t i = 0; i < TC_LENGTH(days); i++)
        if (tc_phrase_match(words, at, days[i]))
            return (uint8_t)(i + 1);
    return 0;
}

/* Which month of the quarter stands at AT: "[của] tháng cuối quý" 3, "tháng đầu quý sau" 1. */
static uint8_t nth_at(const tc_phrase *words, uint32_t at) {
    at += tc_phrase_match(words, at, "cua");
    if (!tc_recurrence_read(words, at))
        return 0;
    return tc_phrase_match(words, at, "thang cuoi")  ? 3
           : tc_phrase_match(words, at, "thang dau") ? 1
                                                     : 0;
}

static tc_due_day day_of(const tc_phrase *words, const tc_point *point) {
    tc_due_day day = {.month = (uint8_t)point->last};
    if (point->unit == TC_POINT_DAY) {
        day.day = (uint8_t)point->day;
        day.nth = day.month ? 0 : nth_at(words, point->next);
    }
    return day;
}

uint32_t tc_due_days(tc_arena *arena, tc_slice deadline, tc_due_day out[TC_DUE_DAYS_MAX]) {
    tc_phrase words;
    uint32_t count = 0;
    tc_point_unit before = TC_POINT_NONE;
    if (!tc_phrase_read(arena, deadline, &words))
        return 0;
    for (uint32_t i = 0; i < words.count && count < TC_DUE_DAYS_MAX;) {
        tc_point point;
        uint8_t weekday = weekday_at(&words, i);
        uint32_t n = tc_recurrence_read(&words, i);
        if (weekday) {
            out[count++] = (tc_due_day){.weekday = weekday};
            i += 2;
        } else if (n) {
            i += n;
        } else if (tc_point_read(&words, i, words.count, before, &point)) {
            if (point.unit != TC_POINT_YEAR)
                out[count++] = day_of(&words, &point);
            before = point.unit;
            i = point.next;
        } else { /* "Tháng 6 và 12" */
            before = tc_phrase_match(&words, i, "va") ? before : TC_POINT_NONE;
            i++;
        }
    }
    return count;
}
