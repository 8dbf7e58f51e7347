/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tasks for people: blocks on narrow paper, a table on wide. */
#include "copies.h"
#include "place.h"
#include "tasks.h"

#include <base/locale.h>

enum {
    WIDE = 110,     /* columns from which a table reads better than blocks */
    DUE_WIDTH = 12, /* of a column of dates */
    GAP = 2,
    COLUMNS = 5
};

static void join(const json_t *row, const char *key, tc_buffer *out) {
    tc_json_join(row, key, "; ", out);
}

/* "30/06/2024", or the deadline as it is written. */
static void add_due(const json_t *row, tc_buffer *out) {
    tc_slice end = tc_json_text(row, "due_end");
    if (end.len)
        tc_date_show(end, out);
    else
        tc_buffer_add(out, tc_json_text(row, "deadline"));
    if (!out->len)
        tc_buffer_add(out, tc_slice_of(_("no date")));
}

static void add_leads(const json_t *row, tc_buffer *out) {
    bool full = json_array_size(json_object_get(row, "lead_full")) > 0;
    join(row, full ? "lead_full" : "lead", out);
}

/* "196/KH-UBND (02/10/2024)"; where there is ROOM, a plan without a number is told by who issued
 * it.
 */
static void add_plan(const json_t *row, bool room, tc_buffer *out) {
    tc_slice plan = tc_json_text(row, "plan"), date = tc_json_text(row, "plan_date");
    if (!plan.len && room)
        plan = tc_json_text(row, "plan_issuer");
    tc_buffer_add(out, plan);
    if (date.len) {
        tc_buffer_add(out, plan.len ? TC_SLICE(" (") : TC_SLICE("("));
        tc_date_show(date, out);
        tc_buffer_add(out, TC_SLICE(")"));
    }
}

/* The name of the file, where the plan has no number. */
static void add_file(const json_t *row, tc_buffer *out) {
    tc_slice path = tc_json_text(row, "path");
    size_t start = path.len;
    while (start > 0 && path.ptr[start - 1] != '/')
        start--;
    tc_buffer_add(out, out->len ? TC_SLICE(" ") : TC_SLICE(""));
    tc_buffer_add(out, tc_slice_sub(path, start, path.len));
}

static void add_item(const json_t *row, tc_buffer *out) {
    tc_slice item = tc_json_text(row, "item");
    if (item.len)
        tc_buffer_printf(out, _("%sitem %.*s"), out->len ? ", " : "", (int)item.len, item.ptr);
}

/* ", row 5 of table 1", ", under III. TỔ CHỨC THỰC HIỆN": where in the plan it stands. */
static void add_place(const json_t *row, tc_buffer *out) {
    const json_t *table = json_object_get(row, "table"), *groups = json_object_get(row, "group");
    const json_t *group = json_array_get(groups, json_array_size(groups) - 1);
    const char *comma = out->len ? ", " : "";
    if (json_is_integer(table))
        tc_buffer_printf(out, _("%srow %lld of table %lld"), comma,
                         (long long)json_integer_value(json_object_get(row, "row")) + 1,
                         (long long)json_integer_value(table) + 1);
    else if (json_string_length(group))
        tc_buffer_printf(out, _("%sunder “%s”"), comma, json_string_value(group));
}

/* ---- Blocks ---- */

/* "Name: text", nothing where there is no text. */
static void put_line(tc_paper *paper, const char *name, tc_slice text) {
    if (!text.len)
        return;
    tc_paper_indent(paper, DUE_WIDTH);
    tc_paper_printf(paper, TC_LOOK_QUIET, "%s: ", name);
    uint32_t column = DUE_WIDTH + tc_paper_width(tc_slice_of(name)) + 2;
    tc_paper_wrap(paper, TC_LOOK_PLAIN, column, DUE_WIDTH + 2, text);
}

/* "196/KH-UBND (02/10/2024), item 2.1, row 5 of table 1, line 41", and the path in one piece, to be
 * copied. */
static void put_source(tc_paper *paper, const json_t *row) {
    tc_buffer text;
    tc_buffer_init(&text, 64 << 10);
    add_plan(row, true, &text);
    add_item(row, &text);
    add_place(row, &text);
    tc_buffer_add(&text, text.len ? TC_SLICE(", ") : TC_SLICE(""));
    tc_place_name(row, &text);
    tc_paper_indent(paper, DUE_WIDTH);
    tc_paper_wrap(paper, TC_LOOK_QUIET, DUE_WIDTH, DUE_WIDTH, tc_buffer_slice(&text));
    tc_paper_indent(paper, DUE_WIDTH);
    tc_paper_put(paper, TC_LOOK_QUIET, tc_json_text(row, "path"));
    tc_paper_newline(paper);
    tc_copies_show(paper, row, DUE_WIDTH, 1);
    tc_buffer_dispose(&text);
}

static void show_block(tc_paper *paper, const json_t *row) {
    tc_buffer due, leads, support, persons;
    tc_buffer_init(&due, 64 << 10);
    tc_buffer_init(&leads, 64 << 10);
    tc_buffer_init(&support, 64 << 10);
    tc_buffer_init(&persons, 64 << 10);
    join(row, "lead_person", &persons);
    add_due(row, &due);
    add_leads(row, &leads);
    join(row, "support", &support);
    uint32_t width = tc_paper_width(tc_buffer_slice(&due));
    tc_paper_put(paper, TC_LOOK_STRONG, tc_buffer_slice(&due));
    if (width + 1 > DUE_WIDTH) {
        tc_paper_newline(paper);
        width = 0;
    }
    tc_paper_indent(paper, DUE_WIDTH - width);
    tc_paper_wrap(paper, TC_LOOK_PLAIN, DUE_WIDTH, DUE_WIDTH, tc_json_text(row, "task"));
    put_line(paper, _("Lead"), tc_buffer_slice(&leads));
    put_line(paper, _("Person"), tc_buffer_slice(&persons));
    put_line(paper, _("Support"), tc_buffer_slice(&support));
    put_line(paper, _("Result"), tc_json_text(row, "result"));
    if (tc_json_text(row, "due_end").len)
        put_line(paper, _("Deadline"), tc_json_text(row, "deadline"));
    put_source(paper, row);
    tc_paper_newline(paper);
    tc_buffer_dispose(&due);
    tc_buffer_dispose(&leads);
    tc_buffer_dispose(&support);
    tc_buffer_dispose(&persons);
}

/* ---- A table ---- */

/* The widths of due, task, lead, support and plan: the task takes what the others leave. */
static void widths_of(const tc_paper *paper, uint32_t out[COLUMNS]) {
    uint32_t rest = paper->width - DUE_WIDTH - GAP * (COLUMNS - 1);
    out[0] = DUE_WIDTH;
    out[2] = rest / 5;
    out[3] = rest / 5;
    out[4] = rest / 6 < 26 ? rest / 6 : 26;
    out[1] = rest - out[2] - out[3] - out[4];
}

/* One row of cells, each wrapped in its column. */
static void put_cells(tc_paper *paper, tc_look look, tc_slice cells[COLUMNS]) {
    uint32_t widths[COLUMNS];
    bool more = true;
    widths_of(paper, widths);
    while (more) {
        uint32_t due = 0; /* blanks before the next text */
        more = false;
        for (int i = 0; i < COLUMNS; i++) {
            size_t length = tc_paper_line(cells[i], widths[i]);
            tc_slice line = tc_slice_sub(cells[i], 0, length);
            if (line.len) {
                tc_paper_indent(paper, due);
                tc_paper_put(paper, i == 0 ? TC_LOOK_STRONG : look, line);
                due = 0;
            }
            due += widths[i] + GAP - tc_paper_width(line);
            while (length < cells[i].len && cells[i].ptr[length] == ' ')
                length++;
            cells[i] = tc_slice_sub(cells[i], length, cells[i].len);
            more = more || cells[i].len > 0;
        }
        tc_paper_newline(paper);
    }
}

static void show_line(tc_paper *paper, const json_t *row) {
    tc_buffer raw[COLUMNS], clean[COLUMNS];
    tc_slice cells[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
        tc_buffer_init(&raw[i], 1 << 20);
        tc_buffer_init(&clean[i], 1 << 20);
    }
    add_due(row, &raw[0]);
    tc_buffer_add(&raw[1], tc_json_text(row, "task"));
    add_leads(row, &raw[2]);
    join(row, "support", &raw[3]);
    add_plan(row, false, &raw[4]);
    if (!tc_json_text(row, "plan").len)
        add_file(row, &raw[4]);
    add_item(row, &raw[4]);
    tc_buffer_add(&raw[4], raw[4].len ? TC_SLICE(", ") : TC_SLICE(""));
    tc_place_name(row, &raw[4]);
    for (int i = 0; i < COLUMNS; i++) {
        tc_paper_clean(tc_buffer_slice(&raw[i]), &clean[i]);
        cells[i] = tc_buffer_slice(&clean[i]);
    }
    put_cells(paper, TC_LOOK_PLAIN, cells);
    for (int i = 0; i < COLUMNS; i++) {
        tc_buffer_dispose(&raw[i]);
        tc_buffer_dispose(&clean[i]);
    }
}

void tc_task_show(tc_paper *paper, const json_t *row, bool first) {
    if (paper->width < WIDE) {
        show_block(paper, row);
        return;
    }
    if (first) {
        tc_slice heads[COLUMNS] = {tc_slice_of(_("Due")), tc_slice_of(_("Task")),
                                   tc_slice_of(_("Lead")), tc_slice_of(_("Support")),
                                   tc_slice_of(_("Plan"))};
        put_cells(paper, TC_LOOK_STRONG, heads);
    }
    show_line(paper, row);
}
