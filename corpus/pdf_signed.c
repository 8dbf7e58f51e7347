/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "pdf_signed.h"

#include <string.h>

enum {
    REACH = 1 << 20, /* bytes of a dictionary around /ByteRange: the signature itself is in it */
    MINUTES = 60,
    DAY = 24 * MINUTES,
    VIETNAM = 7 * MINUTES /* ahead of UTC, all year */
};

/* ---- Dates ---- */

/* COUNT digits at *AT of TEXT; -1 when there are fewer. */
static int number(tc_slice text, size_t *at, size_t count) {
    int value = 0;
    for (size_t i = 0; i < count; i++) {
        if (*at + i >= text.len || text.ptr[*at + i] < '0' || text.ptr[*at + i] > '9')
            return -1;
        value = 10 * value + (text.ptr[*at + i] - '0');
    }
    *at += count;
    return value;
}

static tc_date next_day(tc_date d) {
    if (++d.day > tc_days_in_month(d.year, d.month)) {
        d.day = 1;
        if (++d.month > 12) {
            d.month = 1;
            d.year++;
        }
    }
    return d;
}

static tc_date day_before(tc_date d) {
    if (--d.day < 1) {
        if (--d.month < 1) {
            d.month = 12;
            d.year--;
        }
        d.day = (int8_t)tc_days_in_month(d.year, d.month);
    }
    return d;
}

/* How many minutes the clock at AT ("+07'00'", "Z", nothing) is behind Vietnam's. */
static int behind_vietnam(tc_slice text, size_t at) {
    char sign = at < text.len ? text.ptr[at] : 0;
    if (sign == 'Z')
        return VIETNAM;
    if (sign != '+' && sign != '-')
        return 0; /* no zone: the clock of whoever signed */
    at++;
    int hours = number(text, &at, 2), minutes = 0;
    if (at < text.len && text.ptr[at] == '\'') {
        at++;
        minutes = number(text, &at, 2);
    }
    int ahead = (hours > 0 ? hours : 0) * MINUTES + (minutes > 0 ? minutes : 0);
    return VIETNAM - (sign == '+' ? ahead : -ahead);
}

tc_date tc_pdf_day(tc_slice written) {
    size_t at = tc_slice_starts(written, TC_SLICE("D:")) ? 2 : 0;
    int year = number(written, &at, 4), month = number(written, &at, 2),
        day = number(written, &at, 2);
    if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 ||
        day > tc_days_in_month(year, month))
        return (tc_date){0, 0, 0};
    tc_date date = {(int16_t)year, (int8_t)month, (int8_t)day};
    int hour = number(written, &at, 2), minute = hour < 0 ? -1 : number(written, &at, 2);
    if (hour < 0 || hour > 23 || minute > 59)
        return date;
    if (minute >= 0)
        (void)number(written, &at, 2); /* seconds */
    int local = hour * MINUTES + (minute > 0 ? minute : 0) + behind_vietnam(written, at);
    if (local >= DAY)
        return next_day(date);
    return local < 0 ? day_before(date) : date;
}

/* ---- Dictionaries ---- */

/* Where the object begins that AT stands in, or as far back as is looked. */
static size_t object_before(tc_slice bytes, size_t at) {
    size_t floor = at > REACH ? at - REACH : 0;
    for (size_t i = at; i > floor + 4; i--)
        if (memcmp(bytes.ptr + i - 4, " obj", 4) == 0)
            return i;
    return floor;
}

/* Behind the string "( … )" that begins at AT; it may hold others. */
static size_t behind_string(tc_slice bytes, size_t at) {
    size_t depth = 0;
    for (; at < bytes.len; at++) {
        char c = bytes.ptr[at];
        if (c == '\\')
            at++;
        else if (c == '(')
            depth++;
        else if (c == ')' && --depth == 0)
            return at + 1;
    }
    return bytes.len;
}

/* Behind what begins at AT and is no word: a bracket, a string, one byte. */
static size_t step(tc_slice bytes, size_t at, int *depth) {
    tc_slice rest = tc_slice_sub(bytes, at, bytes.len);
    if (rest.ptr[0] == '(')
        return behind_string(bytes, at);
    if (tc_slice_starts(rest, TC_SLICE("<<")) || tc_slice_starts(rest, TC_SLICE(">>"))) {
        *depth += rest.ptr[0] == '<' ? 1 : -1;
        return at + 2;
    }
    if (rest.ptr[0] == '<') {
        const char *end = memchr(rest.ptr, '>', rest.len);
        return end ? (size_t)(end - bytes.ptr) + 1 : bytes.len;
    }
    return at + 1;
}

/* The string behind the name at AT: "/M (D:2022…)", or nothing. */
static tc_slice string_behind(tc_slice bytes, size_t at) {
    while (at < bytes.len && strchr(" \t\r\n\f", bytes.ptr[at]))
        at++;
    if (at >= bytes.len || bytes.ptr[at] != '(')
        return (tc_slice){NULL, 0};
    size_t end = behind_string(bytes, at);
    return tc_slice_sub(bytes, at + 1, end > at + 1 ? end - 1 : end);
}

static bool is_name(tc_slice bytes, size_t at, tc_slice name) {
    tc_slice rest = tc_slice_sub(bytes, at, bytes.len);
    return tc_slice_starts(rest, name) &&
           (rest.len == name.len || strchr(" \t\r\n\f(/<[", rest.ptr[name.len]));
}

/* The /M of the dictionary that begins at FROM and has its /ByteRange at RANGE. */
static tc_date signed_on(tc_slice bytes, size_t from, size_t range) {
    tc_date day = {0, 0, 0};
    int depth = 0;
    for (size_t at = from; at < bytes.len;) {
        bool own = depth == 1;
        if (own && is_name(bytes, at, TC_SLICE("/M")))
            day = tc_pdf_day(string_behind(bytes, at + 2));
        at = step(bytes, at, &depth);
        if (at > range && depth < 1)
            break;
    }
    return day;
}

void tc_pdf_signed(tc_slice bytes, tc_draft *draft) {
    static const char range[] = "/ByteRange";
    size_t at = 0;
    for (unsigned i = 0;
         i < TC_SIGNED_MAX && (at = tc_slice_find(bytes, TC_SLICE(range), at)) != SIZE_MAX; i++) {
        tc_slice around = tc_slice_sub(bytes, 0, at + REACH);
        tc_date day = signed_on(around, object_before(bytes, at), at);
        if (day.year)
            tc_draft_signed(draft, day);
        at += strlen(range);
    }
}
