/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "task_list.h"

#include "segments.h"

#include <base/locale.h>
#include <record/keys.h>

#include <stdlib.h>

/* ---- For people ---- */

static void show_units(tc_paper *paper, const json_t *head) {
    tc_buffer names;
    tc_buffer_init(&names, 1 << 20);
    tc_json_join(head, "units", "; ", &names);
    if (names.len) {
        tc_paper_put(paper, TC_LOOK_STRONG, tc_slice_of(_("Units: ")));
        uint32_t column = tc_paper_width(tc_slice_of(_("Units: ")));
        tc_paper_wrap(paper, TC_LOOK_PLAIN, column, column, tc_buffer_slice(&names));
    }
    tc_buffer_dispose(&names);
}

/* Units of one name have their tasks in several provinces: which is meant, nobody has said. */
static void show_provinces(tc_paper *paper, const json_t *head) {
    size_t count = json_array_size(json_object_get(head, "provinces"));
    tc_buffer names, line;
    if (count < 2)
        return;
    tc_buffer_init(&names, 1 << 16);
    tc_buffer_init(&line, 1 << 16);
    tc_json_join(head, "provinces", ", ", &names);
    tc_buffer_printf(&line, _("of %zu provinces (--province chooses one): %s"), count,
                     names.len ? names.data : "");
    tc_paper_wrap(paper, TC_LOOK_QUIET, 0, 2, tc_buffer_slice(&line));
    tc_buffer_dispose(&names);
    tc_buffer_dispose(&line);
}

/* One part of what is the unit's in a wider sense, in words. */
static void show_also(tc_paper *paper, const json_t *also) {
    tc_slice kind = tc_json_text(also, "kind"), name = tc_json_text(also, "name");
    long long tasks = json_integer_value(json_object_get(also, "tasks"));
    bool included = json_is_true(json_object_get(also, "included"));
    tc_buffer since, line;
    tc_buffer_init(&since, 64);
    tc_buffer_init(&line, 4096);
    tc_date_show(tc_json_text(also, "since"), &since);
    tc_buffer_printf(&line,
                     included ? ngettext("%lld of it: ", "%lld of them: ", (unsigned long)tasks)
                              : ngettext("%lld more: ", "%lld more: ", (unsigned long)tasks),
                     tasks);
    if (tc_slice_equal(kind, TC_SLICE("collective")))
        tc_buffer_printf(&line, "%s", _("given to many at once, of whom it is one"));
    else if (tc_slice_equal(kind, TC_SLICE("merged")))
        tc_buffer_printf(&line, _("%.*s, part of it since %s"), (int)name.len, name.ptr,
                         since.len ? since.data : "");
    else
        tc_buffer_printf(&line, _("%.*s, which it has been part of since %s"), (int)name.len,
                         name.ptr, since.len ? since.data : "");
    if (!included)
        tc_buffer_printf(&line, " (%s)", *kind.ptr == 'c' ? "--collective" : "--merged");
    tc_paper_wrap(paper, TC_LOOK_QUIET, 0, 2, tc_buffer_slice(&line));
    tc_buffer_dispose(&since);
    tc_buffer_dispose(&line);
}

static void show_begin(tc_paper *paper, const json_t *head) {
    long long total = json_integer_value(json_object_get(head, "total"));
    const json_t *also;
    size_t i;
    show_units(paper, head);
    show_provinces(paper, head);
    tc_paper_printf(paper, TC_LOOK_PLAIN, ngettext("%lld task", "%lld tasks", (unsigned long)total),
                    total);
    tc_slice today = tc_json_text(head, "today");
    if (today.len) {
        tc_buffer day;
        tc_buffer_init(&day, 64);
        tc_date_show(today, &day);
        tc_paper_printf(paper, TC_LOOK_PLAIN, _(", overdue on %s"), day.len ? day.data : "");
        tc_buffer_dispose(&day);
    }
    tc_paper_newline(paper);
    json_array_foreach(json_object_get(head, "also"), i, also) {
        show_also(paper, also);
    }
    tc_paper_newline(paper);
}

static void show_row(tc_paper *paper, const json_t *head, const json_t *row, uint32_t number) {
    tc_slice heading = tc_json_text(row, "heading");
    (void)head;
    if (heading.len) {
        tc_paper_wrap(paper, TC_LOOK_STRONG, 0, 0, heading);
        tc_paper_newline(paper);
    }
    tc_task_show(paper, row, number == 0 || heading.len);
}

#define COLUMNS                                                                                    \
    "due_start", "due_end", "deadline", "task", "lead", "lead_full", "lead_person", "support",     \
        "supervisor", "result", "submit_to", "recurring", "item", "group", "source", "references", \
        "plan", "plan_date", "plan_issuer", "province", "path", "line", "table", "row", "page"
static const char *const columns[] = {COLUMNS, NULL};
static const char *const grouped_columns[] = {"under", COLUMNS, NULL};
static const tc_view view = {"results", columns, show_begin, show_row, tc_page_footer};
static const tc_view grouped_view = {"results", grouped_columns, show_begin, show_row,
                                     tc_page_footer};

/* ---- Groups ---- */

/* A task on its way into a group. */
typedef struct grouped {
    json_t *row;
    tc_slice key; /* by which groups are sorted; "" comes last */
    uint32_t number;
} grouped;

/* What stands over the group of ROW, and its key. */
static tc_slice name_group(tc_session *session, const json_t *row, tc_slice *key) {
    tc_arena *arena = session->arena;
    tc_slice due = tc_json_text(row, "due_end"), plan = tc_json_text(row, "plan");
    tc_slice date = tc_json_text(row, "plan_date"), path = tc_json_text(row, "path");
    tc_buffer name, sorted;
    tc_buffer_init(&name, 64 << 10);
    tc_buffer_init(&sorted, 64 << 10);
    switch (session->options.group) {
    case TC_GROUP_MONTH:
        tc_buffer_add(&name, tc_slice_sub(due, 0, due.len < 7 ? due.len : 7));
        tc_buffer_add(&sorted, tc_buffer_slice(&name));
        break;
    case TC_GROUP_PLAN:
        tc_buffer_add(&name, plan.len ? plan : path);
        tc_buffer_printf(&sorted, "%.*s|%.*s|%.*s", (int)date.len, date.len ? date.ptr : "",
                         (int)plan.len, plan.len ? plan.ptr : "", (int)path.len,
                         path.len ? path.ptr : "");
        break;
    case TC_GROUP_UNIT:
        tc_json_join(row, json_array_size(json_object_get(row, "lead_full")) ? "lead_full" : "lead",
                     "; ", &name);
        tc_buffer_add(&sorted, tc_key_unit(arena, tc_buffer_slice(&name)));
        break;
    case TC_GROUP_NONE:
        break;
    }
    tc_slice result = tc_arena_copy(arena, tc_buffer_slice(&name));
    *key = tc_arena_copy(arena, tc_buffer_slice(&sorted));
    tc_buffer_dispose(&name);
    tc_buffer_dispose(&sorted);
    return result;
}

static int by_group(const void *a, const void *b) {
    const grouped *x = a, *y = b;
    if ((x->key.len == 0) != (y->key.len == 0))
        return x->key.len == 0 ? 1 : -1;
    int order = tc_slice_compare(x->key, y->key);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

/* "196/KH-UBND (02/10/2024), UBND tỉnh Quảng Ngãi", "12/2024": a group, for people. */
static json_t *heading_of(const tc_options *o, const json_t *row) {
    tc_slice under = tc_json_text(row, "under");
    tc_buffer text;
    tc_buffer_init(&text, 64 << 10);
    if (o->group == TC_GROUP_MONTH && under.len)
        tc_date_show(under, &text);
    else
        tc_buffer_add(&text, under);
    if (o->group == TC_GROUP_PLAN) {
        tc_slice date = tc_json_text(row, "plan_date"), issuer = tc_json_text(row, "plan_issuer");
        if (date.len) {
            tc_buffer_add(&text, TC_SLICE(" ("));
            tc_date_show(date, &text);
            tc_buffer_add(&text, TC_SLICE(")"));
        }
        if (issuer.len)
            tc_buffer_printf(&text, ", %.*s", (int)issuer.len, issuer.ptr);
    }
    if (!text.len)
        tc_buffer_add(&text, tc_slice_of(o->group == TC_GROUP_MONTH ? _("No date") : _("No unit")));
    json_t *heading = tc_json_string(tc_buffer_slice(&text));
    tc_buffer_dispose(&text);
    return heading;
}

static void show_groups(tc_session *session, tc_renderer *renderer, grouped *rows, size_t count) {
    const tc_options *o = &session->options;
    size_t end = count - o->offset > o->limit ? o->offset + (size_t)o->limit : count;
    for (size_t i = o->offset; i < end; i++) {
        bool first = i == o->offset || tc_slice_compare(rows[i - 1].key, rows[i].key) != 0;
        if (first && o->format == TC_OUTPUT_TEXT)
            json_object_set_new(rows[i].row, "heading", heading_of(o, rows[i].row));
        tc_render_row(renderer, json_incref(rows[i].row));
    }
}

static tc_status show_grouped(tc_session *session, tc_full_names *names, const tc_task_list *list,
                              json_t *head) {
    tc_renderer renderer;
    uint32_t count = list->count, read = 0;
    grouped *rows = tc_arena_take(session->arena, (count + (size_t)1) * sizeof *rows);
    tc_status status = rows ? TC_OK : tc_out_of_memory(session);
    for (; status == TC_OK && read < count; read += status == TC_OK) {
        grouped *g = &rows[read];
        *g = (grouped){.number = read};
        status = tc_task_row(names, list->matches, list->numbers[read], &g->row);
        if (status == TC_OK)
            json_object_set_new(g->row, "under",
                                tc_json_string(name_group(session, g->row, &g->key)));
    }
    if (status == TC_OK) {
        if (count)
            qsort(rows, count, sizeof *rows, by_group);
        tc_session_begin(session, &renderer, &grouped_view, head);
        if (session->options.offset < count)
            show_groups(session, &renderer, rows, count);
        tc_render_end(&renderer);
    } else {
        json_decref(head);
    }
    for (uint32_t i = 0; i < read; i++)
        json_decref(rows[i].row);
    return status;
}

/* ---- The list ---- */

tc_status tc_task_list_show(tc_session *session, tc_full_names *names, const tc_task_list *list,
                            json_t *head) {
    tc_renderer renderer;
    tc_buffer row;
    tc_status status = TC_OK;
    if (session->options.group != TC_GROUP_NONE)
        return show_grouped(session, names, list, head);
    tc_buffer_init(&row, TC_RECORD_JSON_MAX);
    tc_session_begin(session, &renderer, &view, head);
    for (uint32_t i = 0; status == TC_OK && i < list->count; i++) {
        tc_buffer_clear(&row);
        status = tc_task_write(names, list->matches, list->numbers[i], &row);
        if (status == TC_OK)
            tc_render_written(&renderer, tc_buffer_slice(&row));
    }
    tc_render_end(&renderer);
    tc_buffer_dispose(&row);
    return status;
}
