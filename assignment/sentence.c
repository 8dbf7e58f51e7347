/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The deadline that a sentence sets for itself. */
#include "deadline.h"

/* clang-format off */
static const char *const anchors[] = {
    "cham nhat", "chinh thuc truoc", "den het", "den ngay", "den truoc", "han cuoi",
    "hoan thanh trong", "hoan thanh truoc", "hoan thanh vao", "muon nhat", "trong qui",
    "trong thang", "truoc", "xong trong", "xong truoc"};
/* clang-format on */
/* clang-format off */
static const char *const fillers[] = {
    "cuoi", "het", "la", "ngay", "thang", "trong", "truoc", "vao"};
/* clang-format on */

/* The point behind an anchor at AT; fillers may stand between. */
static bool anchored(const tc_phrase *words, uint32_t at, tc_point *point) {
    uint32_t n = TC_ANY(words, at, anchors);
    if (!n)
        return false;
    /* "trong tháng 11": the unit belongs to the point. */
    uint32_t i =
        at + n -
        (tc_phrase_match(words, at, "trong qui") || tc_phrase_match(words, at, "trong thang"));
    for (unsigned skipped = 0; i < words->count && skipped < 3; skipped++) {
        if (tc_point_read(words, i, words->count, TC_POINT_NONE, point))
            return point->unit != TC_POINT_YEAR || tc_phrase_match(words, at, "hoan thanh");
        if (!TC_ANY(words, i, fillers))
            return false;
        i++;
    }
    return false;
}

/* Where a second report's day ends, when the words at NEXT go on to it: "và báo cáo năm trước
 * ngày 20/11", ", hằng quý (trước ngày 18)"; else NEXT. */
static uint32_t next_report(const tc_phrase *words, uint32_t next) {
    static const char *const between[] = {"06 thang", "6 thang",  "bao cao",  "ca nam",
                                          "dinh ki",  "hang nam", "hang qui", "hang thang",
                                          "nam",      "qui",      "tong ket", "va"};
    tc_point point;
    for (uint32_t i = next, most = next + 8; i < words->count && i < most;) {
        if (i > next && anchored(words, i, &point))
            return point.next;
        uint32_t n = TC_ANY(words, i, between);
        if (!n || tc_phrase_gap_has(words, i, ';') || tc_phrase_gap_has(words, i, '.'))
            return next;
        i += n;
    }
    return next;
}

/* Takes in a recurrence right behind the point ("… hằng năm") and a second point bound to it. */
static uint32_t phrase_end(const tc_phrase *words, uint32_t next) {
    for (;;) {
        uint32_t n = next < words->count ? tc_recurrence_read(words, next) : 0;
        tc_point point;
        if (n)
            next += n;
        else if ((next < words->count && tc_phrase_gap_has(words, next, '(') &&
                  anchored(words, next, &point)) ||
                 (next + 1 < words->count && tc_phrase_match(words, next, "va") &&
                  tc_point_read(words, next + 1, words->count, TC_POINT_NONE, &point)))
            next = point.next;
        else if (next_report(words, next) > next)
            next = next_report(words, next);
        else
            return next;
    }
}

/* "Định kỳ hằng năm (trước ngày 15 tháng 12)": the recurrence before the bracket belongs to it. */
static uint32_t phrase_start(const tc_phrase *words, uint32_t at) {
    static const char *const reports[] = {"06 thang", "6 thang"};
    /* "báo cáo 6 tháng trước ngày 20/5" */
    if (at >= 4 && TC_ANY(words, at - 2, reports) && tc_phrase_match(words, at - 4, "bao cao"))
        return at - 4;
    if (at < 2 || !tc_phrase_gap_has(words, at, '('))
        return at;
    for (uint32_t i = at - 1; i + 6 > at; i--) {
        uint32_t n = tc_recurrence_read(words, i);
        if (n && i + n == at) {
            if (i >= 2 && tc_recurrence_read(words, i - 2) == n + 2)
                i -= 2;
            return i;
        }
        if (i == 0)
            break;
    }
    return at;
}

static bool find_anchored(const tc_phrase *words, uint32_t *from, uint32_t *to) {
    for (uint32_t i = 0; i < words->count; i++) {
        tc_point point;
        if (anchored(words, i, &point)) {
            *from = phrase_start(words, i);
            *to = phrase_end(words, point.next);
            return true;
        }
    }
    return false;
}

/* "… đến năm 2030." at the end of a clause that names no plan: there it would be of its title. */
static bool find_last_year(const tc_phrase *words, uint32_t *from, uint32_t *to) {
    static const char *const titles[] = {"chien luoc", "chuong trinh", "de an",    "dinh huong",
                                         "giai doan",  "ke hoach",     "muc tieu", "nghi quyet",
                                         "qui hoach",  "quyet dinh",   "tam nhin"};
    bool titled = false;
    for (uint32_t i = 0; i < words->count; i++) {
        if (i > 0 && (tc_phrase_gap_has(words, i, ';') || tc_phrase_gap_has(words, i, '.')))
            titled = false;
        titled = titled || TC_ANY(words, i, titles);
        tc_point point;
        if (titled || !tc_phrase_match(words, i, "den nam") ||
            !tc_point_read(words, i + 1, words->count, TC_POINT_NONE, &point) || !point.year)
            continue;
        bool last = point.next == words->count || tc_phrase_gap_has(words, point.next, ';') ||
                    tc_phrase_gap_has(words, point.next, '.');
        if (!last)
            continue;
        *from = i;
        *to = point.next;
        return true;
    }
    return false;
}

/* "Định kỳ hằng quý", "Hằng năm, …" at the head of the sentence: a period that is named. */
static bool find_period(const tc_phrase *words, uint32_t *from, uint32_t *to) {
    for (uint32_t i = 0; i < words->count; i++) {
        uint32_t n = tc_recurrence_read(words, i);
        bool named = (n > 2 && tc_phrase_match(words, i, "dinh")) ||
                     (n && i == 0 && tc_phrase_match(words, i, "hang"));
        if (named) {
            *from = i;
            *to = i + n;
            return true;
        }
    }
    return false;
}

void tc_deadline_find(const tc_phrase *words, int year, uint32_t *from, uint32_t *to, tc_due *out) {
    *from = *to = 0;
    bool recurring = tc_recurrence_find(words, 0, words->count);
    if (!find_anchored(words, from, to) && (recurring || !find_last_year(words, from, to))) {
        *out = (tc_due){.recurring = recurring, .period = tc_period_find(words, 0, words->count)};
        find_period(words, from, to);
        return;
    }
    /* A day without a year comes round every year when the sentence recurs. */
    tc_deadline_read(words, *from, *to, recurring ? 0 : year, out);
    out->recurring = recurring && !tc_date_is_set(out->end);
    out->period = out->recurring ? tc_period_find(words, 0, words->count) : TC_PERIOD_NONE;
}
