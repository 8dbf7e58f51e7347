/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout.h"

/* In this order: the first that finds a table has it. */
static tc_table_finder *const finders[] = {tc_table_pipe_cells, tc_table_pipe_rows,
                                           tc_table_tab_rows, tc_table_tab_cells, tc_table_aligned};
enum { FINDERS = sizeof finders / sizeof *finders };

/* Whether a table could begin at the line at all. */
static bool may_begin_table(const tc_line *line) {
    return line->pipes > 0 || line->tabs > 1 || line->tab_cell || line->gutters > 1;
}

/* A table that begins at LINE, if any.  AGAIN[k] is the line before which finder K need not look,
 * which keeps the search linear. */
static bool find_table(tc_layout *layout, uint32_t line, uint32_t *again, tc_found *found) {
    for (int k = 0; k < FINDERS && !layout->failed; k++) {
        if (line < again[k])
            continue;
        *found = (tc_found){.first = line, .last = line + 1};
        if (finders[k](layout, line, found))
            return !layout->failed;
        again[k] = found->last;
    }
    return false;
}

/* From the first bar or word of the table to the last one. */
static tc_range lines_range(const tc_layout *layout, uint32_t first, uint32_t last) {
    while (first + 1 < last && layout->lines[first].start == layout->lines[first].end)
        first++;
    while (last > first + 1 && layout->lines[last - 1].start == layout->lines[last - 1].end)
        last--;
    return (tc_range){layout->lines[first].start, layout->lines[last - 1].end};
}

tc_status tc_layout_run(tc_arena *arena, tc_slice text, bool markdown, tc_builder *out,
                        tc_error *error) {
    tc_layout layout = {.arena = arena, .text = text, .markdown = markdown, .out = out};
    tc_status status = tc_lines_split(arena, text, &layout.lines, &layout.line_count, error);
    if (status != TC_OK)
        return status;
    if (!tc_flow_prepare(&layout))
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    uint32_t again[FINDERS] = {0}, pending = 0;
    for (uint32_t i = 0; i < layout.line_count && !layout.failed;) {
        tc_found found;
        if (!may_begin_table(&layout.lines[i]) || !find_table(&layout, i, again, &found)) {
            i++;
            continue;
        }
        tc_paragraphs_add(&layout, pending, found.first);
        layout.failed |=
            layout.failed ||
            !tc_builder_table(out, found.table, lines_range(&layout, found.first, found.last));
        i = pending = layout.done = found.last;
    }
    tc_paragraphs_add(&layout, pending, layout.line_count);
    if (layout.failed)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    return TC_OK;
}
