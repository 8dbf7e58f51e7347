/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables whose cells each begin on a new line behind a tab:
 *
 *     →TT               A row ends with a blank line; but a cell too may end with blank lines, or
 *     →Nội dung         hold them, so rows.c decides which of them end rows.
 *
 *     →1                Cells merged downwards are empty, cells merged sideways missing.
 *     →Triển khai …
 *
 * Two columns are left to be paragraphs: they are letterheads and signatures. */
#include "grid.h"

enum { COLUMNS_MIN = 3, GAP_END = 2, REGULAR_MIN = 4 };

/* Behind the tab at the head of LINE. */
static tc_span first_span(const tc_line *line) {
    return (tc_span){.start = line->start, .end = line->end};
}

static bool opens_cell(const tc_layout *layout, uint32_t i) {
    return i < layout->line_count && layout->lines[i].tab_cell;
}

/* Blanks stand before the tab: one converter marks the first cell of a table so. */
static bool opens_table(const tc_layout *layout, uint32_t i) {
    char c = layout->text.ptr[layout->lines[i].begin];
    return c != '\t';
}

/* The line behind the cell that begins at I; *OVER when no further cell follows it. */
static uint32_t cell_end(const tc_layout *layout, uint32_t i, bool *over) {
    uint32_t end = i + 1, first_gap = 0;
    for (; end < layout->line_count && !opens_cell(layout, end); end++) {
        const tc_line *line = &layout->lines[end];
        if (line->blanks && !first_gap)
            first_gap = end;
        if (line->blanks >= GAP_END || line->page || tc_label_opens_part(layout, line) ||
            end - i > TC_CELL_LINES_MAX) {
            *over = true;
            break;
        }
    }
    *over |= end >= layout->line_count;
    /* The last cell has no tab behind it that would end it: a blank line does. */
    return *over && first_gap ? first_gap : end;
}

static bool add_cell(tc_layout *layout, uint32_t first, uint32_t last, tc_slots *slots) {
    tc_span spans[TC_CELL_LINES_MAX + 2];
    uint32_t n = 0;
    for (uint32_t i = first; i < last && n <= TC_CELL_LINES_MAX; i++) {
        spans[n] = first_span(&layout->lines[i]);
        spans[n].gap = n ? layout->lines[i].blanks : 0;
        n += layout->lines[i].end > layout->lines[i].start;
    }
    return tc_slots_add(layout, slots, spans, n);
}

/* Reads the cells from LINE on; the first line of each goes to STARTS. */
static uint32_t gather(tc_layout *layout, uint32_t line, tc_slots *slots, uint32_t **starts) {
    bool over = false;
    size_t capacity = 0;
    uint32_t i = line;
    while (!over && opens_cell(layout, i)) {
        uint32_t end = cell_end(layout, i, &over);
        uint32_t *grown = tc_arena_grow(layout->arena, *starts, slots->count, slots->count + 2,
                                        sizeof **starts, &capacity);
        if (!grown || !add_cell(layout, i, end, slots)) {
            layout->failed = true;
            return i;
        }
        *starts = grown;
        grown[slots->count - 1] = i;
        grown[slots->count] = end;
        tc_slot *slot = &slots->slots[slots->count - 1];
        bool more = opens_cell(layout, end);
        slot->must_end = more && opens_table(layout, end);
        slot->may_end = slot->must_end || (more && layout->lines[end].blanks > 0);
        i = end;
    }
    return i;
}

/* A row before or behind the table that is no part of it: a letterhead's cell with what follows. */
static bool is_stray(const tc_slots *slots, const tc_row *row, uint32_t columns) {
    if (row->count >= columns)
        return false;
    for (uint32_t k = 0; k < row->count; k++) {
        const tc_slot *slot = &slots->slots[row->first + k];
        if (slot->span_count > 2)
            return true;
    }
    return row->count == 1 && columns > 4 && slots->slots[row->first].span_count > 1;
}

/* Paragraphs too may be indented by tabs and parted by blank lines now and then; a table shows
 * itself by a head or by numbers that stand alone at the head of its rows. */
static bool is_numbered(const tc_slots *slots, const tc_rows *rows) {
    uint32_t labels = 0, open = 0;
    for (uint32_t r = 0; r < rows->count; r++) {
        const tc_slot *head = &slots->slots[rows->rows[r].first];
        labels += head->label > 0;
        open += head->label > 0 || head->empty;
        if (r < 2 && head->head)
            return true;
    }
    return labels > 0 && open * 10 >= rows->count * 4;
}

bool tc_table_tab_cells(tc_layout *layout, uint32_t line, tc_found *found) {
    tc_slots slots = {0};
    tc_rows rows;
    uint32_t *starts = NULL, full = 0;
    if (!opens_cell(layout, line))
        return false;
    found->first = line;
    found->last = gather(layout, line, &slots, &starts);
    if (layout->failed || slots.count < 2 * COLUMNS_MIN || slots.count > TC_TABLE_CELLS_MAX ||
        !tc_rows_cut(layout, &slots, &rows))
        return false;
    while (rows.count && is_stray(&slots, &rows.rows[0], rows.columns)) {
        rows.rows++;
        rows.count--;
    }
    while (rows.count && is_stray(&slots, &rows.rows[rows.count - 1], rows.columns))
        rows.count--;
    for (uint32_t r = 0; r < rows.count; r++)
        full += rows.rows[r].count == rows.columns;
    /* Or by rows that all have the same count of cells. */
    bool regular = full == rows.count && rows.count >= REGULAR_MIN;
    if (rows.count < 2 || rows.columns < COLUMNS_MIN || full < 2 ||
        !(regular || is_numbered(&slots, &rows)))
        return false;
    const tc_row *last = &rows.rows[rows.count - 1];
    found->first = starts[rows.rows[0].first];
    found->last = starts[last->first + last->count];
    return tc_grid_place(layout, &slots, &rows, false, &found->table);
}
