/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The usual Markdown table: a row a line, cells parted by bars; the bars at both ends and the rule
 * under the head may be missing. */
#include "grid.h"

#include <string.h>

static bool is_rule(const tc_layout *layout, uint32_t i) {
    const tc_line *line = &layout->lines[i];
    bool dash = false;
    for (uint32_t at = line->start; at < line->end; at++) {
        char c = layout->text.ptr[at];
        if (c != '|' && c != '-' && c != ':' && c != ' ')
            return false;
        dash |= c == '-';
    }
    return dash && line->pipes > 0;
}

static bool only_bars(const tc_layout *layout, uint32_t i) {
    const tc_line *line = &layout->lines[i];
    for (uint32_t at = line->start; at < line->end; at++)
        if (layout->text.ptr[at] != '|' && layout->text.ptr[at] != ' ')
            return false;
    return true;
}

/* The next cell of the line from *AT on; false at the end. */
static bool next_cell(const tc_layout *layout, const tc_line *line, uint32_t *at, tc_span *out) {
    tc_slice text = layout->text;
    uint32_t start = *at, end;
    if (start >= line->end)
        return false;
    for (end = start; end < line->end; end++)
        if (text.ptr[end] == '|' && (end == 0 || text.ptr[end - 1] != '\\'))
            break;
    *at = end + 1;
    while (start < end && strchr(" \t", text.ptr[start]))
        start++;
    while (end > start && strchr(" \t", text.ptr[end - 1]))
        end--;
    *out = (tc_span){.start = start, .end = end};
    return true;
}

static uint32_t first_cell(const tc_layout *layout, const tc_line *line) {
    return line->start + (layout->text.ptr[line->start] == '|');
}

static uint32_t count_cells(const tc_layout *layout, uint32_t i) {
    const tc_line *line = &layout->lines[i];
    uint32_t at = first_cell(layout, line), n = 0;
    tc_span span;
    while (next_cell(layout, line, &at, &span))
        n++;
    return n;
}

static bool gather(tc_layout *layout, const tc_found *found, uint32_t columns, tc_slots *slots,
                   tc_rows *rows) {
    for (uint32_t i = found->first; i < found->last; i++) {
        const tc_line *line = &layout->lines[i];
        uint32_t at = first_cell(layout, line), n = 0;
        tc_span span;
        if (is_rule(layout, i) || only_bars(layout, i))
            continue;
        rows->rows[rows->count++] = (tc_row){(uint32_t)slots->count, columns};
        for (; n < columns; n++) {
            bool cell = next_cell(layout, line, &at, &span);
            if (!tc_slots_add(layout, slots, &span, cell && span.end > span.start))
                return false;
        }
    }
    return true;
}

bool tc_table_pipe_rows(tc_layout *layout, uint32_t line, tc_found *found) {
    uint32_t columns = 0, full = 0, i = line;
    uint64_t cells = 0;
    bool rule = false;
    for (; i < layout->line_count && layout->lines[i].pipes; i++) {
        if (i > line && layout->lines[i].blanks)
            break;
        uint32_t n = count_cells(layout, i);
        columns = n > columns ? n : columns;
        cells += n;
        full += n > 1 && !only_bars(layout, i);
        rule |= is_rule(layout, i);
    }
    found->first = line;
    found->last = i > line ? i : line + 1;
    if (full < 2 || (!rule && (full < 3 && !layout->markdown)) || columns < 2 ||
        columns > 4 * TC_TABLE_COLUMNS_MAX || (uint64_t)columns * (i - line) > TC_TABLE_CELLS_MAX ||
        cells > TC_TABLE_CELLS_MAX)
        return false;
    tc_slots slots = {0};
    tc_rows rows = {.columns = columns};
    rows.rows = tc_arena_take(layout->arena, (i - line) * sizeof *rows.rows);
    if (!rows.rows) {
        layout->failed = true;
        return false;
    }
    return gather(layout, found, columns, &slots, &rows) && rows.count > 0 &&
           tc_grid_place(layout, &slots, &rows, false, &found->table);
}
