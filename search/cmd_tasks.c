/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu tasks [UNIT] */
#include "asked.h"
#include "scope.h"
#include "segments.h"
#include "task_about.h"
#include "task_list.h"
#include "tasks.h"

#include <base/locale.h>

#include <time.h>

enum { TEXT_LIMIT = 100 }; /* tasks that people are shown at once, unless they say */

/* ---- Questions ---- */

/* Today, or what --today says. */
static tc_date today(const tc_options *o) {
    time_t now = time(NULL);
    struct tm local;
    if (tc_date_is_set(o->today) || !localtime_r(&now, &local))
        return o->today;
    return (tc_date){.year = (int16_t)(local.tm_year + 1900),
                     .month = (int8_t)(local.tm_mon + 1),
                     .day = (int8_t)local.tm_mday};
}

/* The day before DATE, in the form of a slot; a comparison alone, so that no calendar is needed:
 * "20240300" lies between the last of February and the first of March. */
static tc_slice day_before(tc_date date, char out[16]) {
    int length = snprintf(out, 16, "%04d%02d%02d", date.year, date.month, date.day - 1);
    return (tc_slice){out, (size_t)length};
}

/* QUERY, taken over, among tasks that are due then.  A month or a year is meant as a whole. */
static tc_query *restrict_dates(const tc_options *o, tc_query *query) {
    char low[16], high[16];
    if (tc_date_is_set(o->due_before) || tc_date_is_set(o->due_after))
        query =
            tc_ask_both(query, tc_query_range(TC_SLOT_DUE_END, tc_slot_of_date(o->due_after, low),
                                              tc_slot_of_date(tc_date_last(o->due_before), high)));
    if (!o->overdue)
        return query;
    tc_query *parts[] = {query, tc_query_term(TC_FIELD_RECURRING, TC_SLICE("yes"))};
    return tc_ask_both(
        tc_query_join(TC_QUERY_AND_NOT, parts, 2),
        tc_query_range(TC_SLOT_DUE_END, TC_SLICE(""), day_before(tc_date_last(today(o)), high)));
}

/* QUERY, taken over, among the tasks that the other options leave. */
static tc_query *restrict_tasks(tc_session *session, const tc_query *plan, tc_query *query) {
    const tc_options *o = &session->options;
    if (plan)
        query = tc_ask_both(query, tc_query_copy(plan));
    if (o->recurring)
        query = tc_ask_both(query, tc_query_term(TC_FIELD_RECURRING, TC_SLICE("yes")));
    return restrict_dates(o, query);
}

/* How many tasks are in PART and not in QUERY. */
static tc_status count_more(tc_session *session, const tc_query *query, const tc_query *plan,
                            tc_also *also) {
    tc_matches *matches = NULL;
    tc_query *parts[] = {tc_query_copy(also->query), tc_query_copy(query)};
    tc_query *more = restrict_tasks(session, plan, tc_query_join(TC_QUERY_AND_NOT, parts, 2));
    tc_store_request request = {.check_at_least = UINT32_MAX, .sort = TC_SORT_ENTRY};
    tc_status status = tc_store_search(session->store, more, &request, &matches, &session->error);
    if (status == TC_OK)
        also->tasks = tc_matches_total(matches).estimate;
    tc_query_free(more);
    tc_matches_free(matches);
    return status;
}

/* Whether the options want what ALSO is about. */
static bool is_wanted(const tc_options *o, const tc_also *also) {
    return *also->kind == 'c' ? o->collective : o->merged;
}

/* The tasks of the unit, and of whom else the options want; each part of the rest is counted. */
static tc_status widen(tc_session *session, tc_asked *asked, const tc_query *plan, tc_query **out) {
    tc_query *query = tc_query_copy(asked->query);
    tc_status status = TC_OK;
    for (size_t i = 0; status == TC_OK && i < asked->also_count; i++) {
        tc_also *also = &asked->also[i];
        also->included = is_wanted(&session->options, also);
        status = count_more(session, asked->query, plan, also);
        if (also->included && also->tasks)
            query = tc_ask_either(query, tc_query_copy(also->query));
    }
    *out = query;
    return status;
}

static tc_status ask_unit(tc_session *session, tc_full_names *names, tc_slice unit,
                          const tc_query *plan, tc_asked *asked, tc_query **out) {
    tc_status status = tc_asked_read(session, names, unit, asked);
    return status == TC_OK ? widen(session, asked, plan, out) : status;
}

static tc_query *ask_all(tc_session *session) {
    return tc_scope_query(session, tc_query_term(TC_FIELD_KIND, TC_SLICE("task")));
}

static tc_status ask(tc_session *session, tc_full_names *names, tc_slice unit, tc_asked *asked,
                     tc_query **out) {
    const tc_options *o = &session->options;
    tc_query *plan = NULL, *query = NULL;
    tc_status status = TC_OK;
    if (o->plan)
        status = tc_tasks_of_plan(session, o->plan, &plan);
    if (status == TC_OK && unit.len)
        status = ask_unit(session, names, unit, plan, asked, &query);
    else if (status == TC_OK)
        query = ask_all(session);
    if (status == TC_OK)
        *out = restrict_tasks(session, plan, query);
    else
        tc_query_free(query);
    tc_query_free(plan);
    return status;
}

/* ---- Answers ---- */

static json_t *also_row(const tc_also *also) {
    return json_pack("{s:s, s:o, s:o, s:I, s:b}", "kind", also->kind, "name",
                     tc_json_string(also->name), "since", tc_json_string(tc_slice_of(also->since)),
                     "tasks", (json_int_t)also->tasks, "included", (int)also->included);
}

static json_t *make_head(tc_session *session, const tc_asked *asked, uint32_t total) {
    const tc_options *o = &session->options;
    json_t *also = json_array();
    for (size_t i = 0; i < asked->also_count; i++)
        if (asked->also[i].tasks && (!o->about || asked->also[i].included))
            json_array_append_new(also, also_row(&asked->also[i]));
    json_t *head = json_pack("{s:O, s:O, s:I, s:o}", "units", asked->units, "provinces",
                             asked->provinces, "total", (json_int_t)total, "also", also);
    if (o->overdue)
        json_object_set_new(head, "today", tc_date_json(tc_date_last(today(o))));
    return head;
}

/* How many tasks the unit has, whatever else was asked for. */
static tc_status count_all(tc_session *session, const tc_asked *asked, uint32_t *out) {
    tc_matches *matches = NULL;
    tc_store_request request = {.check_at_least = UINT32_MAX, .sort = TC_SORT_ENTRY};
    tc_status status =
        tc_store_search(session->store, asked->query, &request, &matches, &session->error);
    if (status == TC_OK)
        *out = tc_matches_total(matches).estimate;
    tc_matches_free(matches);
    return status;
}

static bool tells_more(const tc_asked *asked) {
    bool more = false;
    for (size_t i = 0; i < asked->also_count; i++)
        more = more || (asked->also[i].tasks && !asked->also[i].included);
    return more;
}

/* What the unit was given with others, and under other names. */
static void say_more(const tc_asked *asked) {
    for (size_t i = 0; i < asked->also_count; i++) {
        const tc_also *also = &asked->also[i];
        if (!also->tasks || also->included)
            continue;
        fputs("; ", stderr);
        if (*also->kind == 'c')
            fprintf(stderr, _("--collective shows %u, given to many of whom it is one"),
                    also->tasks);
        else
            fprintf(stderr, _("--merged shows %u of %.*s"), also->tasks, (int)also->name.len,
                    also->name.len ? also->name.ptr : "");
    }
}

/* Says why there is nothing to show. */
static tc_status complain(tc_session *session, const tc_asked *asked, tc_slice unit) {
    uint32_t all = 0;
    bool more = tells_more(asked);
    tc_status status = unit.len && asked->query ? count_all(session, asked, &all) : TC_OK;
    if (status != TC_OK)
        return status;
    if (all)
        fprintf(stderr,
                ngettext("tracuu: this unit has %u task, which is not such",
                         "tracuu: this unit has %u tasks, none of which is such", all),
                all);
    else
        fprintf(stderr, "tracuu: %s",
                !unit.len ? _("no such task")
                : more    ? _("no task of this unit by its own name")
                          : _("no task of this unit; tracuu units lists those that have some, "
                                 "tracuu search finds the words it is written in"));
    if (more)
        say_more(asked);
    fputc('\n', stderr);
    return TC_OK;
}

/* Leaves of LIST what --offset and --limit choose. */
static void turn_to_page(const tc_options *o, tc_task_list *list) {
    uint32_t offset = o->offset < list->count ? o->offset : list->count;
    list->numbers += offset;
    list->count -= offset;
    list->count = list->count < o->limit ? list->count : o->limit;
}

static tc_status answer(tc_session *session, tc_full_names *names, tc_slice unit,
                        const tc_asked *asked, tc_query *query, tc_exit *out) {
    tc_options *o = &session->options;
    static const tc_slot slots[] = {TC_SLOT_DUE_END, TC_SLOT_DATE, TC_SLOT_UNIT};
    tc_segment segment = {query, TC_SORT_ASCENDING, slots[tc_session_sort(session)], "task"};
    tc_want want = {.slots = TC_TASK_SLOTS, .data = true};
    tc_page page;
    /* Groups are formed over all tasks, and what they are about is read in each; then they are
     * paged. */
    bool grouped = o->group != TC_GROUP_NONE, all = grouped || o->about;
    if (!o->limit_given && o->format == TC_OUTPUT_TEXT)
        o->limit = TEXT_LIMIT;
    tc_status status = tc_segments_ask(session, &segment, 1, all ? 0 : o->offset,
                                       all ? UINT32_MAX : o->limit, &want, &page);
    if (status != TC_OK)
        return status;
    tc_task_list list = {.matches = page.parts[0].matches};
    uint32_t *numbers = NULL;
    status = tc_task_about(session, list.matches, o->about, &numbers, &list.count);
    uint32_t total = o->about ? list.count : page.total;
    list.numbers = numbers;
    if (o->about && !grouped)
        turn_to_page(o, &list);
    *out = total ? TC_EXIT_FOUND : TC_EXIT_NOTHING;
    if (status == TC_OK && !total && o->format == TC_OUTPUT_TEXT)
        status = complain(session, asked, unit);
    else if (status == TC_OK)
        status = tc_task_list_show(session, names, &list, make_head(session, asked, total));
    tc_page_dispose(&page);
    return status;
}

static tc_status run(tc_session *session, tc_exit *out) {
    tc_query *query = NULL;
    tc_full_names names;
    tc_asked asked = {.query = NULL, .units = json_array(), .provinces = json_array()};
    tc_slice unit = tc_session_words(session);
    tc_status status = tc_session_open(session);
    tc_aliases aliases = {NULL, 0, 0};
    tc_full_names_init(&names, session);
    names.aliases = &aliases;
    if (status == TC_OK)
        status = tc_aliases_read(session, &aliases);
    if (status == TC_OK) {
        if (unit.len) { /* made anew */
            json_decref(asked.units);
            json_decref(asked.provinces);
        }
        status = ask(session, &names, unit, &asked, &query);
    }
    if (status == TC_OK)
        status = answer(session, &names, unit, &asked, query, out);
    tc_asked_dispose(&asked);
    return status;
}

const tc_command tc_command_tasks = {
    .name = "tasks",
    .arguments = N_("[UNIT]"),
    .summary = N_("what a unit has been given to do, by when, in all plans"),
    .help =
        N_("UNIT is any name of a unit: Sở KH&CN, so khoa hoc va cong nghe, QLKH, Phòng Quản "
           "lý Khoa học; a province behind it, or --province, chooses among units of one name, "
           "and so does the agency of a division (Phòng QLKH Sở KH&CN Quảng Ngãi). Without "
           "UNIT: the tasks of all. Tasks come by the day on which they are due, those without "
           "one last.\n"
           "\n"
           "The answer says what else the unit may have been given: with others (các sở, ban, "
           "ngành), which --collective shows, and by the names of units that have become part "
           "of it, or that it has become part of, which --merged shows. Names that tracuu "
           "cannot know stand in a file of your own, see tracuu units --help.\n"
           "\n"
           "--about keeps the tasks that have these words side by side in what is to be done, its "
           "result or the headings above.\n"
           "\n"
           "--format ics writes a calendar with an entry for each day on which something is "
           "due.\n"
           "\n"
           "  tracuu tasks QLKH --role lead\n"
           "  tracuu tasks \"Sở Tài chính\" --due-after 2024-07-01 --due-before 2024-09-30\n"
           "  tracuu tasks \"Sở KH&CN tỉnh Quảng Ngãi\" --overdue --group plan\n"
           "  tracuu tasks \"UBND cấp xã\" --about \"chuyển đổi số\"\n"
           "  tracuu tasks --plan 196/KH-UBND --format csv"),
    .takes = TC_TAKES_FORMAT | TC_TAKES_PAGE | TC_TAKES_SORT | TC_TAKES_INDEX | TC_TAKES_TASKS |
             TC_TAKES_UNITS,
    .formats = TC_OUTPUT_ROWS | TC_OUTPUT_BIT(TC_OUTPUT_ICS),
    .default_format = TC_OUTPUT_TEXT,
    .sorts = "due|plan|unit",
    .limit = UINT32_MAX,
    .least = 0,
    .most = SIZE_MAX,
    .run = run,
};
