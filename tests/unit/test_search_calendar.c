/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The calendar of tasks, as an independent library (libical) reads it. */
#include "../../search/recurrence.h"
#include "run.h"

#include <base/locale.h>
#include <search/render.h>

#include <check.h>
#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

static char *written;
static size_t written_size;
static tc_paper paper;
static tc_arena *arena;

static void setup(void) {
    tc_locale_init();
    arena = tc_arena_new(1 << 20);
    paper = (tc_paper){open_memstream(&written, &written_size), false, 80};
}

static void teardown(void) {
    fclose(paper.out);
    free(written);
    tc_arena_free(arena);
}

static json_t *task(const char *text, const char *deadline, const char *end, bool recurring) {
    return json_pack("{s:s, s:s, s:s, s:s?, s:n, s:b, s:[s], s:[], s:s, s:s, s:s, s:i}", "source",
                     "table", "task", text, "deadline", deadline, "due_end", end, "due_start",
                     "recurring", (int)recurring, "lead", "Sở Nội vụ", "lead_full", "plan",
                     "12/KH-UBND", "plan_date", "2024-03-05", "path", "plan.txt", "line", 7);
}

static const char *calendar(json_t **tasks, size_t count) {
    tc_renderer renderer;
    tc_render_begin(&renderer, TC_OUTPUT_ICS, NULL, &paper,
                    json_pack("{s:[s]}", "units", "Sở Nội vụ"));
    for (size_t i = 0; i < count; i++)
        tc_render_row(&renderer, tasks[i]);
    tc_render_end(&renderer);
    fflush(paper.out);
    return written;
}

static icalcomponent *parsed(json_t **tasks, size_t count) {
    icalcomponent *c = icalparser_parse_string(calendar(tasks, count));
    ck_assert_ptr_nonnull(c);
    ck_assert_int_eq(icalcomponent_isa(c), ICAL_VCALENDAR_COMPONENT);
    icalrestriction_check(c);
    ck_assert_int_eq(icalcomponent_count_errors(c), 0);
    return c;
}

START_TEST(a_task_is_an_event_on_its_last_day) {
    json_t *tasks[] = {
        task("Xây dựng; trình \"kế hoạch\",\nbước 1 \\ 2", "Quý II", "2024-06-30", false),
        task("Việc không có hạn", "Thường xuyên", NULL, true)};
    icalcomponent *c = parsed(tasks, 2);
    ck_assert_int_eq(icalcomponent_count_components(c, ICAL_VEVENT_COMPONENT), 1);
    icalcomponent *event = icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT);
    struct icaltimetype start = icalcomponent_get_dtstart(event);
    ck_assert(start.is_date);
    ck_assert_int_eq(start.year * 10000 + start.month * 100 + start.day, 20240630);
    struct icaltimetype stamp = icalcomponent_get_dtstamp(event);
    ck_assert_int_eq(stamp.year * 10000 + stamp.month * 100 + stamp.day, 20240305);
    ck_assert_str_eq(icalcomponent_get_summary(event),
                     "Xây dựng; trình \"kế hoạch\",\nbước 1 \\ 2");
    ck_assert_ptr_nonnull(strstr(icalcomponent_get_description(event), "12/KH-UBND"));
    icalcomponent_free(c);
}
END_TEST

START_TEST(lines_have_at_most_75_octets_and_whole_characters) {
    char text[2000] = "";
    for (int i = 0; i < 60; i++)
        strcat(text, "ủy ban nhân dân ");
    json_t *tasks[] = {task(text, "Quý II", "2024-06-30", false)};
    const char *lines = calendar(tasks, 1);
    for (const char *line = lines; *line;) {
        const char *end = strstr(line, "\r\n");
        ck_assert_ptr_nonnull(end);
        ck_assert_int_le(end - line, 75);
        ck_assert_int_ne((unsigned char)line[*line == ' '] & 0xC0, 0x80);
        line = end + 2;
    }
    ck_assert(!strchr(lines, '\t'));
}
END_TEST

START_TEST(a_uid_is_the_tasks_own_and_stays) {
    json_t *tasks[] = {task("Việc một", "Quý II", "2024-06-30", false),
                       task("Việc hai", "Quý II", "2024-06-30", false),
                       task("Việc một", "Quý II", "2024-06-30", false)};
    json_object_set_new(tasks[2], "path", json_string("elsewhere/plan.txt"));
    icalcomponent *c = parsed(tasks, 3);
    icalcomponent *e = icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT);
    char uids[3][64] = {"", "", ""};
    for (int i = 0; e; i++, e = icalcomponent_get_next_component(c, ICAL_VEVENT_COMPONENT))
        snprintf(uids[i], sizeof uids[i], "%s", icalcomponent_get_uid(e));
    ck_assert_str_ne(uids[0], uids[1]);
    ck_assert_str_eq(uids[0], uids[2]); /* the file has moved; it is the same task */
    icalcomponent_free(c);
}
END_TEST

/* Deadlines of a plan of 5 March 2024, a Tuesday, their period, and the first three days that a
 * calendar shows for each of the events that they make. */
static const struct {
    const char *deadline, *period, *days;
} recurring[] = {
    {"Trước ngày 30/11 hằng năm", "year", "20241130 20251130 20261130;"},
    {"trước ngày 15 tháng 01 hàng năm", "year", "20250115 20260115 20270115;"},
    {"Hằng năm", "year", "20241231 20251231 20261231;"},
    {"Định kỳ hằng quý", "quarter", "20240331 20240630 20240930;"},
    {"Hằng tháng", "month", "20240331 20240430 20240531;"},
    {"Trước ngày 16 hàng tháng", "month", "20240316 20240416 20240516;"},
    {"Trước ngày 02 hàng tháng", "month", "20240402 20240502 20240602;"},
    {"ngày 31 hằng tháng", "month", "20240331 20240430 20240531;"},
    {"Hằng tuần", "week", "20240305 20240312 20240319;"},
    {"trước 16 giờ thứ Năm hằng tuần", "week", "20240307 20240314 20240321;"},
    {"Chủ nhật hằng tuần", "week", "20240310 20240317 20240324;"},
    {"định kỳ hàng ngày", "day", "20240305 20240306 20240307;"},
    {"6 tháng", "half-year", "20240630 20241231 20250630;"},
    {"6 tháng (trước ngày 18/5) và cả năm (trước ngày 18/11)", "half-year",
     "20240518 20250518 20260518;20241118 20251118 20261118;"},
    {"trước ngày 20 tháng cuối quý", "quarter", "20240320 20240620 20240920;"},
    {"trước ngày 05 của tháng đầu quý sau", "quarter", "20240405 20240705 20241005;"},
    {"Hằng quý, trước ngày 15", "quarter", "20240315 20240615 20240915;"},
    {"trong tháng 6 và tháng 12 hằng năm", "year",
     "20240630 20250630 20260630;20241231 20251231 20261231;"},
    {"Quý III hằng năm", "year", "20240930 20250930 20260930;"},
    {"Tháng 2 hằng năm", "year", "20250228 20260228 20270228;"},
    {"trước ngày 15/3, 15/6, 15/9 và 15/12 hằng năm", "year",
     "20240315 20250315 20260315;20240615 20250615 20260615;"
     "20240915 20250915 20260915;20241215 20251215 20261215;"},
    {"định kỳ hằng tháng (trước ngày 18 hằng tháng), tổng kết năm (trước ngày 30/11 hằng năm)",
     "month", "20240318 20240418 20240518;20241130 20251130 20261130;"},
    {"Thường xuyên", NULL, ""},
    {"", NULL, ""},
};

/* The first three days of EVENT, as libical reckons them. */
static void reckon(icalcomponent *event, char *out) {
    icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    ck_assert_ptr_nonnull(rule);
    icalrecur_iterator *days =
        icalrecur_iterator_new(icalproperty_get_rrule(rule), icalcomponent_get_dtstart(event));
    ck_assert_ptr_nonnull(days);
    for (int i = 0; i < 3; i++) {
        struct icaltimetype day = icalrecur_iterator_next(days);
        if (icaltime_is_null_time(day))
            break;
        sprintf(out + strlen(out), "%s%04d%02d%02d", i ? " " : "", day.year, day.month, day.day);
    }
    strcat(out, ";");
    icalrecur_iterator_free(days);
}

START_TEST(recurring_tasks_come_again) {
    char found[512] = "";
    json_t *tasks[] = {task("Báo cáo", recurring[_i].deadline, NULL, true)};
    const char *period = recurring[_i].period;
    json_object_set_new(tasks[0], "period", period ? json_string(period) : json_null());
    icalcomponent *c = parsed(tasks, 1);
    for (icalcomponent *e = icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT); e;
         e = icalcomponent_get_next_component(c, ICAL_VEVENT_COMPONENT))
        reckon(e, found);
    ck_assert_str_eq(found, recurring[_i].days);
    icalcomponent_free(c);
}
END_TEST

START_TEST(a_period_ends_where_its_plan_does) {
    tc_recurrence r[TC_RECURRENCES_MAX];
    tc_date start = {2026, 1, 1}, end = {2030, 12, 31}, plan = {2025, 11, 3};
    char iso[12];
    ck_assert_uint_eq(
        tc_recurrences_read(arena, TC_SLICE("Hằng năm"), TC_PERIOD_YEAR, start, end, plan, r), 1);
    tc_date_format(r[0].first, iso);
    ck_assert_str_eq(iso, "2026-12-31");
    tc_date_format(r[0].last, iso);
    ck_assert_str_eq(iso, "2030-12-31");
    ck_assert_uint_eq(
        tc_recurrences_read(arena, TC_SLICE("Hằng quý"), TC_PERIOD_QUARTER, start, end, plan, r),
        1);
    tc_date_format(r[0].first, iso);
    ck_assert_str_eq(iso, "2026-03-31");
    /* Nothing tells the year. */
    ck_assert_uint_eq(tc_recurrences_read(arena, TC_SLICE("Hằng quý"), TC_PERIOD_QUARTER,
                                          (tc_date){0}, (tc_date){0}, (tc_date){0}, r),
                      0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("calendar");
    TCase *c = tcase_create("calendar");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, a_task_is_an_event_on_its_last_day);
    tcase_add_test(c, lines_have_at_most_75_octets_and_whole_characters);
    tcase_add_test(c, a_uid_is_the_tasks_own_and_stays);
    tcase_add_loop_test(c, recurring_tasks_come_again, 0, sizeof recurring / sizeof *recurring);
    tcase_add_test(c, a_period_ends_where_its_plan_does);
    suite_add_tcase(suite, c);
    return run_suite(suite);
}
