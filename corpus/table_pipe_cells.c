/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables whose cells stand on lines of their own between lines that hold only "|":
 *
 *     |
 *     TT
 *     |
 *     Nhiệm vụ        a row opens with a bar and each of its cells is closed by one, so that two
 *     |               bars in a row are a seam between rows, or an empty cell: rows.c decides.
 *     |
 *     1               A cell that was merged with the one above is missing from its row.
 *
 * A blank line behind a bar ends the table. */
#include "grid.h"

static bool is_bar(const tc_layout *layout, uint32_t i) {
    const tc_line *line = &layout->lines[i];
    return line->end - line->start == 1 && layout->text.ptr[line->start] == '|';
}

/* The line behind the table that opens at FIRST: behind the last bar that is still near. */
static uint32_t table_end(const tc_layout *layout, uint32_t first) {
    uint32_t last = first + 1, since = 0;
    for (uint32_t i = first + 1; i < layout->line_count; i++) {
        const tc_line *line = &layout->lines[i];
        bool behind_bar = is_bar(layout, i - 1), bar = is_bar(layout, i);
        /* One blank line between two bars is an empty cell; any other behind a bar is the end. */
        if (behind_bar && line->blanks && !(bar && line->blanks == 1))
            break;
        since = bar ? 0 : since + 1;
        if (since > 4 * TC_CELL_LINES_MAX || (!bar && line->pipes > 1))
            break;
        if (bar)
            last = i + 1;
    }
    return last;
}

static bool gather(tc_layout *layout, uint32_t first, uint32_t last, tc_slots *slots) {
    tc_span *spans = tc_arena_take(layout->arena, (last - first + 1) * sizeof *spans);
    uint32_t n = 0;
    if (!spans) {
        layout->failed = true;
        return false;
    }
    for (uint32_t i = first + 1; i < last; i++) {
        const tc_line *line = &layout->lines[i];
        if (!is_bar(layout, i)) {
            spans[n] =
                (tc_span){.start = line->start, .end = line->end, .gap = n ? line->blanks : 0};
            n += line->end > line->start;
            continue;
        }
        if (!tc_slots_add(layout, slots, spans, n))
            return false;
        /* Stars with nothing between them: an empty cell that was bold. */
        slots->slots[slots->count - 1].empty &= n == 0;
        n = 0;
    }
    return true;
}

bool tc_table_pipe_cells(tc_layout *layout, uint32_t line, tc_found *found) {
    tc_slots slots = {.seams = true};
    tc_rows rows;
    if (!is_bar(layout, line))
        return false;
    found->first = line;
    found->last = table_end(layout, line);
    if (found->last < line + 2 || found->last - line > 8 * TC_TABLE_CELLS_MAX)
        return false;
    if (!gather(layout, line, found->last, &slots))
        return false;
    bool text = false;
    for (size_t i = 0; i < slots.count && !text; i++)
        text = !slots.slots[i].empty;
    if (!text || slots.count > TC_TABLE_CELLS_MAX || !tc_rows_cut(layout, &slots, &rows))
        return false;
    return tc_grid_place(layout, &slots, &rows, true, &found->table);
}
