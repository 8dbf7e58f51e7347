/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu tasks [UNIT] */
#include "segments.h"
#include "tasks.h"

#include <base/locale.h>

/* ---- Questions ---- */

/* Tasks of the unit in the role that was asked for. */
static tc_status ask_unit(tc_session *session, tc_slice unit, tc_query **out) {
    tc_role role = session->options.role;
    tc_query *lead = tc_query_nothing(), *support = tc_query_nothing();
    tc_status status = TC_OK;
    if (role != TC_ROLE_SUPPORT) {
        tc_query_free(lead);
        lead = NULL;
        status = tc_unit_tasks(session, TC_FIELD_LEAD, unit, &lead);
    }
    if (status == TC_OK && role != TC_ROLE_LEAD) {
        tc_query_free(support);
        support = NULL;
        status = tc_unit_tasks(session, TC_FIELD_SUPPORT, unit, &support);
    }
    if (status != TC_OK) {
        tc_query_free(lead);
        tc_query_free(support);
        return status;
    }
    *out = tc_ask_either(lead, support);
    return TC_OK;
}

/* QUERY, taken over, among tasks that are due then.  A month or a year is meant as a whole. */
static tc_query *restrict_dates(const tc_options *o, tc_query *query) {
    char low[16], high[16];
    if (!tc_date_is_set(o->due_before) && !tc_date_is_set(o->due_after))
        return query;
    return tc_ask_both(query, tc_query_range(TC_SLOT_DUE_END, tc_slot_of_date(o->due_after, low),
                                             tc_slot_of_date(tc_date_last(o->due_before), high)));
}

static tc_status ask(tc_session *session, tc_slice unit, tc_query **out) {
    const tc_options *o = &session->options;
    tc_query *query = NULL, *plan = NULL;
    tc_status status = TC_OK;
    if (unit.len)
        status = ask_unit(session, unit, &query);
    else
        query = tc_query_term(TC_FIELD_KIND, TC_SLICE("task"));
    if (status == TC_OK && o->plan)
        status = tc_tasks_of_plan(session, o->plan, &plan);
    if (status != TC_OK) {
        tc_query_free(query);
        return status;
    }
    if (o->plan)
        query = tc_ask_both(query, plan);
    if (o->recurring)
        query = tc_ask_both(query, tc_query_term(TC_FIELD_RECURRING, TC_SLICE("yes")));
    *out = restrict_dates(o, query);
    return TC_OK;
}

/* ---- For people ---- */

static void show_begin(tc_paper *paper, const json_t *head) {
    tc_buffer names;
    long long total = json_integer_value(json_object_get(head, "total"));
    tc_buffer_init(&names, 1 << 20);
    tc_json_join(head, "units", "; ", &names);
    if (names.len) {
        tc_paper_put(paper, TC_LOOK_STRONG, tc_slice_of(_("Units: ")));
        uint32_t column = tc_paper_width(tc_slice_of(_("Units: ")));
        tc_paper_wrap(paper, TC_LOOK_PLAIN, column, column, tc_buffer_slice(&names));
    }
    tc_buffer_dispose(&names);
    tc_paper_printf(paper, TC_LOOK_PLAIN, ngettext("%lld task", "%lld tasks", (unsigned long)total),
                    total);
    tc_paper_newline(paper);
    tc_paper_newline(paper);
}

static void show_row(tc_paper *paper, const json_t *head, const json_t *row, uint32_t number) {
    (void)head;
    tc_task_show(paper, row, number == 0);
}

static const char *const columns[] = {
    "due_start",  "due_end", "deadline",  "task",      "lead", "lead_full", "support",
    "supervisor", "result",  "submit_to", "recurring", "item", "group",     "source",
    "references", "plan",    "plan_date", "path",      "line", NULL};
static const tc_view view = {"results", columns, show_begin, show_row, tc_page_footer};

/* ---- The command ---- */

static json_t *make_head(json_t *units, uint32_t total) {
    return json_pack("{s:o, s:I}", "units", units, "total", (json_int_t)total);
}

/* Row after row, as they are read. */
static tc_status show_all(tc_session *session, const tc_matches *matches, uint32_t total) {
    tc_renderer renderer;
    tc_full_names names;
    tc_status status = TC_OK;
    tc_full_names_init(&names, session);
    tc_session_begin(session, &renderer, &view, make_head(json_array(), total));
    for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(matches); i++) {
        json_t *row = NULL;
        status = tc_task_row(&names, matches, i, &row);
        tc_render_row(&renderer, row);
    }
    tc_render_end(&renderer);
    return status;
}

/* The rows of a unit, behind the names under which they have it. */
static tc_status show_unit(tc_session *session, tc_slice unit, const tc_matches *matches,
                           uint32_t total) {
    tc_renderer renderer;
    tc_full_names names;
    json_t *rows = json_array(), *units = json_array();
    tc_status status = TC_OK;
    tc_full_names_init(&names, session);
    for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(matches); i++) {
        json_t *row = NULL;
        status = tc_task_row(&names, matches, i, &row);
        if (status == TC_OK) {
            tc_task_collect_units(session, unit, row, units);
            json_array_append_new(rows, row);
        }
    }
    if (status == TC_OK) {
        tc_session_begin(session, &renderer, &view, make_head(units, total));
        for (size_t i = 0; i < json_array_size(rows); i++)
            tc_render_row(&renderer, json_incref(json_array_get(rows, i)));
        tc_render_end(&renderer);
    } else {
        json_decref(units);
    }
    json_decref(rows);
    return status;
}

static tc_status answer(tc_session *session, tc_slice unit, tc_query *query, tc_exit *out) {
    const tc_options *o = &session->options;
    static const tc_slot slots[] = {TC_SLOT_DUE_END, TC_SLOT_DATE, TC_SLOT_UNIT};
    tc_segment segment = {query, TC_SORT_ASCENDING, slots[tc_session_sort(session)], "task"};
    tc_want want = {.slots = TC_TASK_SLOTS, .data = true};
    tc_page page;
    tc_status status = tc_segments_ask(session, &segment, 1, o->offset, o->limit, &want, &page);
    if (status != TC_OK)
        return status;
    *out = page.total ? TC_EXIT_FOUND : TC_EXIT_NOTHING;
    if (!page.total && o->format == TC_OUTPUT_TEXT)
        fprintf(stderr, "tracuu: %s\n",
                unit.len ? _("no task of this unit; tracuu search finds the words it is written in")
                         : _("no such task"));
    else if (unit.len)
        status = show_unit(session, unit, page.parts[0].matches, page.total);
    else
        status = show_all(session, page.parts[0].matches, page.total);
    tc_page_dispose(&page);
    return status;
}

static tc_status run(tc_session *session, tc_exit *out) {
    tc_query *query = NULL;
    tc_slice unit = tc_session_words(session);
    tc_status status = tc_session_open(session);
    if (status == TC_OK)
        status = ask(session, unit, &query);
    return status == TC_OK ? answer(session, unit, query, out) : status;
}

const tc_command tc_command_tasks = {
    .name = "tasks",
    .arguments = N_("[UNIT]"),
    .summary = N_("what a unit has been given to do, by when, in all plans"),
    .help = N_("UNIT is any name of a unit: Sở KH&CN, so khoa hoc va cong nghe, QLKH, Phòng Quản "
               "lý Khoa học; a province behind it chooses among units of one name. Without UNIT: "
               "the tasks of all. Tasks come by the day on which they are due, those without one "
               "last.\n"
               "\n"
               "  tracuu tasks QLKH --role lead\n"
               "  tracuu tasks \"Sở Tài chính\" --due-after 2024-07-01 --due-before 2024-09-30\n"
               "  tracuu tasks --plan 196/KH-UBND --format csv"),
    .takes = TC_TAKES_FORMAT | TC_TAKES_PAGE | TC_TAKES_SORT | TC_TAKES_INDEX | TC_TAKES_TASKS,
    .formats = TC_OUTPUT_BIT(TC_OUTPUT_TEXT) | TC_OUTPUT_BIT(TC_OUTPUT_JSON) |
               TC_OUTPUT_BIT(TC_OUTPUT_JSONL) | TC_OUTPUT_BIT(TC_OUTPUT_CSV),
    .default_format = TC_OUTPUT_TEXT,
    .sorts = "due|plan|unit",
    .limit = UINT32_MAX,
    .least = 0,
    .most = SIZE_MAX,
    .run = run,
};
