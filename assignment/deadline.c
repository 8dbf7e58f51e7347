/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "deadline.h"

enum {
    POINTS_MAX = 16 /* of one deadline; more are passed over */
};

/* Which ends of the period a point gives. */
typedef enum side {
    SIDE_BOTH,
    SIDE_END,  /* "trước …" */
    SIDE_START /* "từ …" with nothing to end it */
} side;

typedef struct timed {
    tc_point point;
    side side;
    bool written;   /* with its year */
    bool qualifies; /* a year that only says in which one the next point lies */
} timed;

typedef struct reading {
    timed points[POINTS_MAX];
    uint32_t count;
    bool recurring, open; /* open: "và các năm tiếp theo" */
} reading;

/* clang-format off */
static const char *const until[] = {
    "cham nhat",  "den",      "den het", "het ngay", "het qui",
    "het thang",  "khong qua", "muon nhat", "toi",     "truoc"};
/* clang-format on */
static const char *const since[] = {"bat dau", "ke tu", "sau ngay", "sau thang", "tu"};
/* clang-format off */
static const char *const onward[] = {
    "cac nam sau", "cac nam tiep", "hang nam tiep", "nam tiep theo", "nhung nam sau",
    "nhung nam tiep", "tro di"};
/* clang-format on */
/* clang-format off */
static const char *const conditions[] = {
    "can cu", "khi", "nam hoc", "ngay khi", "ngay sau", "sau khi", "theo chi dao", "theo huong dan",
    "theo ke hoach", "theo lo trinh", "theo qui dinh", "theo thong bao", "theo tien do",
    "theo yeu cau", "trong thoi han", "trong vong", "tuy"};
/* clang-format on */

/* Behind a condition, the next clause. */
static uint32_t skip_condition(const tc_phrase *words, uint32_t at, uint32_t to) {
    tc_point point;
    /* "Từ khi ban hành đến 31/12/2025" */
    bool from = at > 0 && tc_phrase_match(words, at - 1, "tu");
    at++;
    while (at < to && !tc_phrase_gap_has(words, at, ',') && !tc_phrase_gap_has(words, at, ';') &&
           !tc_phrase_gap_has(words, at, '(') && !tc_phrase_gap_has(words, at, '\n') &&
           !(from && tc_phrase_match(words, at, "den") &&
             tc_point_read(words, at + 1, to, TC_POINT_NONE, &point)))
        at++;
    return at;
}

/* "Tuần 2 tháng 9", "tuần thứ ba": the words of the week, which has no dates of its own. */
static uint32_t week(const tc_phrase *words, uint32_t at) {
    static const char *const counts[] = {"cuoi", "dau", "hai", "ba", "tu"};
    uint32_t n = tc_phrase_match(words, at, "tuan");
    n += n ? tc_phrase_match(words, at + n, "thu") : 0;
    if (!n || at + n >= words->count)
        return 0;
    for (size_t i = 0; i < TC_LENGTH(counts); i++)
        if (tc_phrase_match(words, at + n, counts[i]))
            return n + 1;
    return words->items[at + n].digits ? n + 1 : 0;
}

/* Whether the point at AT goes straight on from the one before it: "Tháng 11 - 12". */
static bool goes_on(const tc_phrase *words, const reading *r, uint32_t at) {
    if (!r->count)
        return false;
    uint32_t next = r->points[r->count - 1].point.next;
    return at == next || (at == next + 1 && (tc_phrase_match(words, next, "den") ||
                                             tc_phrase_match(words, next, "va")));
}

static void scan(const tc_phrase *words, uint32_t from, uint32_t to, reading *r) {
    side next = SIDE_BOTH;
    for (uint32_t i = from; i < to;) {
        tc_point point;
        uint32_t n = tc_recurrence_read(words, i);
        tc_point_unit before =
            goes_on(words, r, i) ? r->points[r->count - 1].point.unit : TC_POINT_NONE;
        if (n) {
            r->recurring = true;
            i += n;
        } else if ((n = week(words, i))) {
            i += n;
        } else if (tc_phrase_match(words, i, "lien tuc")) {
            r->recurring = true;
            i += 2;
        } else if (tc_point_read(words, i, to, before, &point)) {
            /* "Hết năm 2025" */
            next = tc_phrase_match(words, i, "het") ? SIDE_END : next;
            if (r->count < POINTS_MAX)
                r->points[r->count++] = (timed){point, next, point.year != 0, false};
            next = SIDE_BOTH;
            i = point.next;
        } else if (TC_ANY(words, i, onward)) {
            r->open = true;
            i++;
        } else if ((n = TC_ANY(words, i, since))) {
            next = SIDE_START;
            i += n;
        } else if (TC_ANY(words, i, conditions)) {
            i = skip_condition(words, i, to);
        } else {
            if (TC_ANY(words, i, until))
                next = SIDE_END;
            i++;
        }
    }
}

/* "Năm 2025: quý IV" */
static bool qualifies(const reading *r, uint32_t i) {
    const tc_point *point = &r->points[i].point;
    return point->unit == TC_POINT_YEAR && point->year && i + 1 < r->count &&
           r->points[i + 1].point.unit != TC_POINT_YEAR && !r->points[i + 1].point.year;
}

/* Gives every point its year and month: from the next one ("Tháng 11 - 12/2025"), from a year
 * before it, else from the plan. */
static void complete(reading *r, int year) {
    int known = 0;
    for (uint32_t i = 0; i < r->count; i++)
        r->points[i].qualifies = qualifies(r, i);
    for (uint32_t i = r->count; i-- > 0;) {
        tc_point *point = &r->points[i].point;
        const tc_point *next = i + 1 < r->count ? &r->points[i + 1].point : NULL;
        if (!point->first && next)
            point->first = point->last = next->first;
        if (!point->year && next && known) {
            point->year = known;
            if (point->unit == next->unit && point->first > next->first)
                point->year--;
        }
        known = point->year;
    }
    for (uint32_t i = 0; i < r->count; i++) {
        tc_point *point = &r->points[i].point;
        if (!point->year)
            point->year = i > 0 && r->points[i - 1].point.year ? r->points[i - 1].point.year : year;
    }
}

static tc_date first_day(const tc_point *point) {
    if (!point->year || !point->first)
        return (tc_date){0};
    return (tc_date){(int16_t)point->year, (int8_t)point->first,
                     (int8_t)(point->unit == TC_POINT_DAY ? point->day : 1)};
}

static tc_date last_day(const tc_point *point) {
    if (!point->year || !point->last)
        return (tc_date){0};
    int days = tc_days_in_month(point->year, point->last);
    return (tc_date){(int16_t)point->year, (int8_t)point->last,
                     (int8_t)(point->unit == TC_POINT_DAY ? point->day : days)};
}

/* "Quý III/2025 (trước ngày 15/9)": a last day inside what was said before. */
static bool narrows(const tc_due *due, tc_date start, tc_date end) {
    return !tc_date_is_set(start) && tc_date_is_set(due->start) && tc_date_is_set(due->end) &&
           tc_date_is_set(end) && tc_date_compare(end, due->start) >= 0 &&
           tc_date_compare(end, due->end) < 0;
}

static void widen(tc_due *due, tc_date start, tc_date end, bool first) {
    bool earlier = tc_date_is_set(start) && tc_date_is_set(due->start) &&
                   tc_date_compare(start, due->start) < 0;
    bool later = tc_date_is_set(end) && tc_date_compare(end, due->end) > 0;
    if (first || earlier)
        due->start = start;
    if (first || later || narrows(due, start, end))
        due->end = end;
}

/* The period that the points span.  What recurs keeps whole years only, and only written ones. */
static void span(const reading *r, tc_due *due) {
    static const tc_date none = {0, 0, 0};
    bool first = true;
    for (uint32_t i = 0; i < r->count; i++) {
        const timed *t = &r->points[i];
        if (t->qualifies || (r->recurring && !(t->point.unit == TC_POINT_YEAR && t->written)))
            continue;
        tc_date start = t->side == SIDE_END ? none : first_day(&t->point);
        widen(due, start, t->side != SIDE_START ? last_day(&t->point) : none, first);
        first = false;
    }
    if (r->open)
        due->end = none;
}

void tc_deadline_read(const tc_phrase *words, uint32_t from, uint32_t to, int year, tc_due *out) {
    reading r = {.count = 0};
    scan(words, from, to < words->count ? to : words->count, &r);
    *out = (tc_due){.recurring = r.recurring, .period = tc_period_find(words, from, to)};
    complete(&r, year);
    span(&r, out);
}

bool tc_deadline_is(const tc_phrase *words) {
    static const char *const openings[] = {"khi",
                                           "ngay khi",
                                           "ngay sau",
                                           "sau khi",
                                           "theo chi dao",
                                           "theo ke hoach",
                                           "theo lo trinh",
                                           "theo qui dinh",
                                           "theo tien do",
                                           "theo yeu cau",
                                           "trong qua trinh",
                                           "trong suot",
                                           "trong thoi han",
                                           "trong vong"};
    reading r = {.count = 0};
    if (!words->count || words->count > 40)
        return false;
    if (TC_ANY(words, 0, openings) ||
        (tc_phrase_match(words, 0, "trong") && tc_phrase_number(words, 1) > 0 &&
         tc_phrase_match(words, 2, "ngay")))
        return true;
    scan(words, 0, words->count, &r);
    return (r.count || r.recurring) && words->count <= 3 + 4 * r.count + (r.recurring ? 6 : 0);
}
