/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The deadline that a sentence sets for itself. */
#include "deadline.h"
#include "units.h"

/* clang-format off */
static const char *const anchors[] = {
    "cham nhat", "chinh thuc truoc", "den het", "den ngay", "den truoc", "dinh ki ngay", "han chot",
    "han cuoi", "het ngay", "het thang", "hoan thanh cuoi", "hoan thanh dau", "hoan thanh ngay",
    "hoan thanh qui", "hoan thanh thang", "hoan thanh trong", "hoan thanh truoc", "hoan thanh vao",
    "khong muon hon", "khong qua ngay", "muon nhat", "nay den", "trong qui", "trong thang", "truoc",
    "vao ngay", "vao qui", "vao thang", "xong trong", "xong truoc", "xong vao"};
/* clang-format on */
/* clang-format off */
static const char *const fillers[] = {
    "cuoi", "dau", "het", "la", "ngay", "thang", "trong", "truoc", "vao"};
/* clang-format on */

/* "16 giờ 30 phút", "17h00": the words of a time of the day at AT. */
static uint32_t hour(const tc_phrase *words, uint32_t at) {
    if (at >= words->count)
        return 0;
    tc_slice key = words->items[at].key;
    size_t digits = 0;
    while (digits < key.len && key.ptr[digits] >= '0' && key.ptr[digits] <= '9')
        digits++;
    if (digits && digits <= 2 && digits < key.len && key.ptr[digits] == 'h')
        return 1;
    uint32_t n = tc_phrase_number(words, at) >= 0 ? 1 : 0;
    if (!n || !tc_phrase_match(words, at + 1, "gio"))
        return 0;
    n += 1;
    n += tc_phrase_number(words, at + n) >= 0 && words->items[at + n].key.len == 2;
    return n + tc_phrase_match(words, at + n, "phut");
}

/* "thứ Năm", "Chủ nhật": the words of a day of the week at AT. */
static uint32_t weekday(const tc_phrase *words, uint32_t at) {
    static const char *const days[] = {"chu nhat", "thu ba",  "thu bay", "thu hai",
                                       "thu nam",  "thu sau", "thu tu"};
    return TC_ANY(words, at, days);
}

/* Where an anchored point ends, and what it is: none for "trước 16 giờ hằng ngày". */
typedef struct anchored_point {
    tc_point_unit unit;
    uint32_t next;
} anchored_point;

/* How many words of an anchor stand at AT. */
static inline uint32_t anchor(const tc_phrase *words, uint32_t at) {
    /* "Luật có hiệu lực vào ngày 01/7/2026" */
    static const char *const told[] = {"ban hanh", "bau cu",     "dien ra",
                                       "hieu luc", "khai giang", "thong qua"};
    uint32_t n = TC_ANY(words, at, anchors);
    tc_point point;
    if (n && at >= 2 && tc_phrase_match(words, at, "vao") && TC_ANY(words, at - 2, told) == 2)
        return 0;
    if (n || !tc_phrase_match(words, at, "trong"))
        return n;
    /* "trong 6 tháng đầu năm" */
    return tc_point_read(words, at + 1, words->count, TC_POINT_NONE, &point) &&
           point.unit == TC_POINT_HALF;
}

/* The point behind the anchor of N words at AT; fillers and a time of the day may stand between. */
static bool behind_anchor(const tc_phrase *words, uint32_t at, uint32_t n, anchored_point *out) {
    tc_point point;
    uint32_t i = at + n;
    /* "trong tháng 11", "đến ngày 15": the unit belongs to the point. */
    if (n > 1 && TC_IS(words, i - 1, "ngay", "qui", "thang"))
        i--;
    uint32_t time = hour(words, i);
    i += time;
    n = weekday(words, i + (time && tc_phrase_match(words, i, "ngay")));
    i += n && tc_phrase_match(words, i, "ngay");
    if ((time || n) && tc_recurrence_read(words, i + n)) {
        *out = (anchored_point){TC_POINT_NONE, i + n};
        return true;
    }
    for (unsigned skipped = 0; i < words->count && skipped < 3; skipped++) {
        if (tc_point_read(words, i, words->count, TC_POINT_NONE, &point)) {
            *out = (anchored_point){point.unit, point.next};
            return point.unit != TC_POINT_YEAR || tc_phrase_match(words, at, "hoan thanh") ||
                   tc_phrase_match(words, at, "xong");
        }
        if (!TC_ANY(words, i, fillers))
            return false;
        i++;
    }
    return false;
}

static inline bool anchored(const tc_phrase *words, uint32_t at, anchored_point *out) {
    uint32_t n = anchor(words, at);
    return n && behind_anchor(words, at, n, out);
}

/* Where a second report's day ends, when the words at NEXT go on to it: "và báo cáo năm trước
 * ngày 20/11", ", hằng quý (trước ngày 18)"; else NEXT. */
static uint32_t next_report(const tc_phrase *words, uint32_t next) {
    static const char *const between[] = {"06 thang", "6 thang",  "bao cao",  "ca nam",
                                          "dinh ki",  "hang nam", "hang qui", "hang thang",
                                          "nam",      "qui",      "tong ket", "va"};
    anchored_point point;
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

/* Behind what stands at NEXT and belongs to the point before it: a recurrence ("… hằng năm", "… của
 * tháng cuối quý"), a second point ("và 15/12", ", 15/9"), or NEXT. */
static uint32_t more_of_phrase(const tc_phrase *words, uint32_t next) {
    tc_point point;
    anchored_point again;
    if (next >= words->count)
        return next;
    uint32_t of = tc_phrase_match(words, next, "cua");
    bool clause = tc_phrase_gap_has(words, next, ';') || tc_phrase_gap_has(words, next, '.');
    uint32_t n = clause ? 0 : tc_recurrence_read(words, next + of);
    if (n)
        return next + of + n;
    if (tc_phrase_gap_has(words, next, '(') && anchored(words, next, &again))
        return again.next;
    if (tc_phrase_match(words, next, "va") &&
        tc_point_read(words, next + 1, words->count, TC_POINT_NONE, &point))
        return point.next;
    if (tc_phrase_gap_has(words, next, ',') &&
        tc_point_read(words, next, words->count, TC_POINT_NONE, &point) &&
        point.unit == TC_POINT_DAY && point.first)
        return point.next;
    return next_report(words, next);
}

static uint32_t phrase_end(const tc_phrase *words, uint32_t next) {
    for (uint32_t more; (more = more_of_phrase(words, next)) > next;)
        next = more;
    return next;
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

/* Whether the words before AT speak of figures, whose days are not the task's: "số liệu tính từ
 * ngày …". */
static bool of_figures(const tc_phrase *words, uint32_t at) {
    for (uint32_t i = at; i > 0 && i + 8 > at; i--) {
        /* "Tổng hợp số liệu, báo cáo trước ngày …" */
        if (tc_phrase_gap_has(words, i, ',') || tc_phrase_gap_has(words, i, ';'))
            return false;
        if (tc_phrase_match(words, i - 1, "so lieu") || tc_phrase_word_is(words, i - 1, "tính"))
            return true;
    }
    return false;
}

/* "từ ngày 01/4 đến ngày 30/6/2025" at AT: where it ends, or 0. */
static uint32_t range_end(const tc_phrase *words, uint32_t at) {
    tc_point point;
    uint32_t i = at + tc_phrase_match(words, at, "tu");
    if (i == at || !tc_point_read(words, i, words->count, TC_POINT_NONE, &point) ||
        point.unit == TC_POINT_YEAR)
        return 0;
    i = point.next;
    if (!tc_phrase_match(words, i, "den"))
        return 0;
    return tc_point_read(words, i + 1, words->count, TC_POINT_NONE, &point) ? point.next : 0;
}

/* The first deadline at or after word *FROM. */
static bool find_anchored(const tc_phrase *words, uint32_t *from, uint32_t *to) {
    for (uint32_t i = *from; i < words->count; i++) {
        anchored_point point;
        uint32_t range = range_end(words, i);
        bool found = range || anchored(words, i, &point);
        bool figures = found && of_figures(words, i);
        if (range && figures) {
            i = range - 1;
        } else if (range) {
            *from = i;
            *to = phrase_end(words, range);
            return true;
        } else if (found && !figures) {
            *from = phrase_start(words, i);
            *to = phrase_end(words, point.next);
            return true;
        }
    }
    return false;
}

/* "… thời gian thực hiện: Quý III/2025" inside a sentence. */
static bool find_labelled(const tc_phrase *words, uint32_t *from, uint32_t *to) {
    static const char *const labels[] = {"thoi gian",           "thoi gian hoan thanh",
                                         "thoi gian thuc hien", "thoi han",
                                         "thoi han hoan thanh", "tien do",
                                         "tien do hoan thanh",  "tien do thuc hien"};
    for (uint32_t i = 0; i < words->count; i++) {
        uint32_t n = TC_ANY(words, i, labels), end = i + n;
        tc_point point;
        if (!n || !tc_phrase_gap_has(words, end, ':') ||
            !tc_point_read(words, end, words->count, TC_POINT_NONE, &point))
            continue;
        *from = end;
        *to = phrase_end(words, point.next);
        return true;
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
        uint32_t n = tc_phrase_match(words, i, "den nam")       ? 1
                     : tc_phrase_match(words, i, "den het nam") ? 2
                                                                : 0;
        if (titled || !n || !tc_point_read(words, i + n, words->count, TC_POINT_NONE, &point) ||
            !point.year)
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

/* Whether a clause begins or (behind a word) ends at word AT. */
static bool parts_clauses(const tc_phrase *words, uint32_t at) {
    return at == 0 || at == words->count || tc_phrase_gap_has(words, at, ',') ||
           tc_phrase_gap_has(words, at, ';') || tc_phrase_gap_has(words, at, '.');
}

/* Whether the clause before AT tells of a report. */
static bool of_report(const tc_phrase *words, uint32_t at) {
    static const char *const reports[] = {"bao cao", "danh gia",  "giao ban", "khao sat",
                                          "so ket",  "thong bao", "tong hop"};
    for (uint32_t i = at; i-- > 0 && !tc_phrase_gap_has(words, i + 1, ';');)
        if (TC_ANY(words, i, reports))
            return true;
    return false;
}

/* "vào 15 giờ hằng ngày", "thứ Hai hằng tuần", "ngày 25 hằng tháng": where the day or hour begins
 * that stands before the recurrence at AT, or AT. */
static uint32_t clock_before(const tc_phrase *words, uint32_t at) {
    static const char *const links[] = {"chieu", "luc", "ngay", "sang", "toi", "vao"};
    uint32_t from = at;
    if (!tc_phrase_match(words, at, "hang"))
        return at;
    if (at >= 2 && (weekday(words, at - 2) == 2 || hour(words, at - 2) == 2))
        from = at - 2;
    else if (at >= 1 && hour(words, at - 1) == 1)
        from = at - 1;
    else if (at >= 2 && tc_phrase_number(words, at - 1) > 0 &&
             TC_IS(words, at - 2, "ngay", "thang"))
        from = at - 2;
    if (from >= 2 && from + 2 == at && tc_phrase_match(words, from, "thang") &&
        tc_phrase_number(words, from - 1) > 0 && tc_phrase_match(words, from - 2, "ngay"))
        from -= 2;
    for (uint32_t n = 0; n < 2 && from < at && from > 0 && TC_ANY(words, from - 1, links); n++)
        from--;
    if (from < at && from >= 2 && tc_phrase_match(words, from - 2, "dinh ki"))
        from -= 2;
    return from;
}

/* "Định kỳ hằng quý", "Hằng năm, …" at the head of a clause, "báo cáo kết quả hằng quý" at the end
 * of one: a period that is named. */
static bool find_period(const tc_phrase *words, uint32_t *from, uint32_t *to) {
    for (uint32_t i = 0; i < words->count; i++) {
        uint32_t n = tc_recurrence_read(words, i);
        bool every = n && tc_phrase_match(words, i, "hang");
        uint32_t clock = n ? clock_before(words, i) : i;
        bool named = clock < i || (n > 2 && tc_phrase_match(words, i, "dinh")) ||
                     (every && parts_clauses(words, i)) ||
                     (every && of_report(words, i) &&
                      (parts_clauses(words, i + n) || TC_IS(words, i + n, "gui", "ve")));
        if (named) {
            *from = clock;
            *to = i + n;
            return true;
        }
    }
    return false;
}

/* The deadline that a sentence sets, one that was over before the year SINCE passed over: it
 * is of something that is told ("hồ sơ nộp trước ngày 01/7/2014"). */
static bool find_due(const tc_phrase *words, int year, int since, bool recurring, uint32_t *from,
                     uint32_t *to, tc_due *out) {
    while (find_anchored(words, from, to)) {
        /* A day without a year comes round every year when the sentence recurs. */
        tc_deadline_read(words, *from, *to, recurring ? 0 : year, out);
        if (recurring || !year || !tc_date_is_set(out->end) || out->end.year >= since)
            return true;
        *from = *to;
    }
    if (find_labelled(words, from, to) || (!recurring && find_last_year(words, from, to))) {
        tc_deadline_read(words, *from, *to, year, out);
        return true;
    }
    return false;
}

void tc_deadline_find(const tc_phrase *words, int year, int since, uint32_t *from, uint32_t *to,
                      tc_due *out) {
    bool recurring = tc_recurrence_find(words, 0, words->count);
    *from = *to = 0;
    if (!find_due(words, year, since, recurring, from, to, out)) {
        *from = *to = 0;
        *out = (tc_due){.recurring = recurring};
        if (recurring) {
            out->period = tc_period_find(words, 0, words->count);
            find_period(words, from, to);
        }
        return;
    }
    out->recurring = recurring && !tc_date_is_set(out->end);
    out->period = out->recurring ? tc_period_find(words, 0, words->count) : TC_PERIOD_NONE;
}
