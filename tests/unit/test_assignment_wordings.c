/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Deadlines in every wording that openings, points, years and frames of sentences make together:
 * the dates are known, the words are not tuned for. */
#include "../../assignment/deadline.h"
#include "run.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

enum { PLAN = 2025, TEXT_MAX = 256 };

static tc_arena *arena;

static void setup(void) {
    arena = tc_arena_new((size_t)64 << 20);
    ck_assert_ptr_nonnull(arena);
}

static void teardown(void) {
    tc_arena_free(arena);
}

/* What stands around a deadline in a sentence; the last one is a cell of its own. */
static const char *const frames[][2] = {{"Báo cáo kết quả về Sở Nội vụ ", "."},
                                        {"Xây dựng kế hoạch, ", "; gửi Sở Tài chính tổng hợp."},
                                        {"Phối hợp với Sở Y tế kiểm tra (", ")."},
                                        {"", ""}};
enum { FRAMES = sizeof frames / sizeof *frames, CELL = FRAMES - 1 };

typedef struct expected {
    tc_date start, end;
    tc_period period;
} expected;

static tc_date day_of(int year, int month, int day) {
    return (tc_date){(int16_t)year, (int8_t)month, (int8_t)day};
}

static bool same(tc_date a, tc_date b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Reads WORDING in each frame and compares. */
static void check(const char *wording, const expected *want) {
    for (int f = 0; f < FRAMES; f++) {
        char text[TEXT_MAX];
        tc_phrase words;
        tc_due due;
        uint32_t from = 0, to = 0;
        snprintf(text, sizeof text, "%s%s%s", frames[f][0], wording, frames[f][1]);
        ck_assert(tc_phrase_read(arena, tc_slice_of(text), &words));
        if (f == CELL)
            tc_deadline_read(&words, 0, words.count, PLAN, &due);
        else
            tc_deadline_find(&words, PLAN, PLAN, &from, &to, &due);
        ck_assert_msg(same(due.start, want->start) && same(due.end, want->end),
                      "%s: %d-%d-%d .. %d-%d-%d", text, due.start.year, due.start.month,
                      due.start.day, due.end.year, due.end.month, due.end.day);
        ck_assert_msg(due.recurring == (want->period != TC_PERIOD_NONE) &&
                          due.period == want->period,
                      "%s: recurring %d, period %d", text, due.recurring, (int)due.period);
        ck_assert_msg(f == CELL || to > from, "%s: no words", text);
    }
}

static const char *const before[] = {
    "trước ",          "chậm nhất ", "chậm nhất là ",          "muộn nhất ", "hoàn thành trước ",
    "xong trước ",     "đến hết ",   "hoàn thành xong trước ", "Trước ",     "trước 17h00 ",
    "trước 16 giờ 30 "};
enum { BEFORES = sizeof before / sizeof *before };

static const char *const signs[][2] = {{"/", "/"}, {"-", "-"}, {".", "."}, {" tháng ", " năm "}};
enum { SIGNS = sizeof signs / sizeof *signs };

START_TEST(days) {
    static const int dates[][3] = {
        {2025, 1, 31}, {2025, 2, 28}, {2025, 6, 5}, {2025, 12, 31}, {2026, 11, 30}};
    for (int b = 0; b < BEFORES; b++)
        for (size_t d = 0; d < sizeof dates / sizeof *dates; d++)
            for (int form = 0; form < 2 * SIGNS; form++) {
                int year = dates[d][0], month = dates[d][1], day = dates[d][2];
                int width = form < SIGNS ? 1 : 2;
                char wording[TEXT_MAX];
                snprintf(wording, sizeof wording, "%sngày %0*d%s%0*d%s%d", before[b], width, day,
                         signs[form % SIGNS][0], width, month, signs[form % SIGNS][1], year);
                check(wording, &(expected){.end = day_of(year, month, day)});
            }
}
END_TEST

START_TEST(days_without_a_year) {
    for (int b = 0; b < BEFORES; b++)
        for (int month = 1; month <= 12; month++) {
            char wording[TEXT_MAX];
            snprintf(wording, sizeof wording, "%sngày 15/%d", before[b], month);
            check(wording, &(expected){.end = day_of(PLAN, month, 15)});
            snprintf(wording, sizeof wording, "%sngày 15 tháng %d hằng năm", before[b], month);
            check(wording, &(expected){.period = TC_PERIOD_YEAR});
        }
}
END_TEST

START_TEST(months_and_quarters) {
    static const char *const within[] = {"trong ", "hoàn thành trong ", "xong trong "};
    static const char *const romans[] = {"I", "II", "III", "IV"};
    for (size_t w = 0; w < sizeof within / sizeof *within; w++)
        for (int year = PLAN; year < PLAN + 3; year++)
            for (int month = 1; month <= 12; month++) {
                char wording[TEXT_MAX];
                int first = (month - 1) / 3 * 3 + 1;
                expected all = {day_of(year, month, 1),
                                day_of(year, month, tc_days_in_month(year, month)), TC_PERIOD_NONE};
                expected quarter = {day_of(year, first, 1),
                                    day_of(year, first + 2, tc_days_in_month(year, first + 2)),
                                    TC_PERIOD_NONE};
                snprintf(wording, sizeof wording, "%stháng %02d/%d", within[w], month, year);
                check(wording, &all);
                snprintf(wording, sizeof wording, "%stháng %d năm %d", within[w], month, year);
                check(wording, &all);
                snprintf(wording, sizeof wording, "%squý %s/%d", within[w], romans[first / 3],
                         year);
                check(wording, &quarter);
                snprintf(wording, sizeof wording, "%squý %d năm %d", within[w], first / 3 + 1,
                         year);
                check(wording, &quarter);
            }
}
END_TEST

START_TEST(ranges) {
    for (int month = 1; month < 12; month++) {
        char wording[TEXT_MAX];
        expected want = {day_of(PLAN, month, 5), day_of(PLAN, month + 1, 20), TC_PERIOD_NONE};
        snprintf(wording, sizeof wording, "từ ngày 05/%d đến ngày 20/%d/%d", month, month + 1,
                 PLAN);
        check(wording, &want);
        snprintf(wording, sizeof wording, "từ ngày 5 tháng %d năm %d đến ngày 20 tháng %d năm %d",
                 month, PLAN, month + 1, PLAN);
        check(wording, &want);
    }
}
END_TEST

START_TEST(periods) {
    static const struct {
        const char *said;
        tc_period period;
    } recurring[] = {{"hằng tháng", TC_PERIOD_MONTH},
                     {"hàng tháng", TC_PERIOD_MONTH},
                     {"tháng cuối quý", TC_PERIOD_QUARTER},
                     {"của tháng cuối quý", TC_PERIOD_QUARTER},
                     {"tháng cuối mỗi quý", TC_PERIOD_QUARTER},
                     {"tháng đầu quý sau", TC_PERIOD_QUARTER},
                     {"của tháng đầu tiên của quý tiếp theo", TC_PERIOD_QUARTER}};
    for (int b = 0; b < BEFORES; b++)
        for (size_t r = 0; r < sizeof recurring / sizeof *recurring; r++) {
            char wording[TEXT_MAX];
            snprintf(wording, sizeof wording, "%sngày 20 %s", before[b], recurring[r].said);
            check(wording, &(expected){.period = recurring[r].period});
        }
    for (int months = 3; months <= 6; months += 3) {
        char wording[TEXT_MAX];
        expected want = {.period = months == 3 ? TC_PERIOD_QUARTER : TC_PERIOD_HALF};
        snprintf(wording, sizeof wording, "định kỳ %02d tháng", months);
        check(wording, &want);
        snprintf(wording, sizeof wording, "định kỳ %d tháng một lần", months);
        check(wording, &want);
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("wordings");
    TCase *tests = tcase_create("wordings");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, days);
    tcase_add_test(tests, days_without_a_year);
    tcase_add_test(tests, months_and_quarters);
    tcase_add_test(tests, ranges);
    tcase_add_test(tests, periods);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
