/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "grid.h"

#include <string.h>

enum { NONE = UINT32_MAX };

/* The table while it is set. */
typedef struct grid {
    tc_layout *layout;
    const tc_slots *slots;
    const tc_rows *rows;
    tc_cell *cells;
    uint32_t cell_count, cols;
    uint32_t *cover; /* by column: the cell that covers the row above, or NONE */
    bool merged_down, numbered;
} grid;

static const tc_slot *slot_of(const grid *g, uint32_t row, uint32_t k) {
    return &g->slots->slots[g->rows->rows[row].first + k];
}

static uint32_t length_of(const grid *g, uint32_t row) {
    return g->rows->rows[row].count;
}

/* Whether the first column numbers the rows. */
static bool is_numbered(const grid *g) {
    uint32_t full = 0, labelled = 0;
    if (g->rows->count && slot_of(g, 0, 0)->head)
        return true;
    for (uint32_t r = 1; r < g->rows->count; r++) {
        if (length_of(g, r) < g->rows->columns)
            continue;
        full++;
        labelled += slot_of(g, r, 0)->label || slot_of(g, r, 0)->empty;
    }
    return full > 0 && labelled * 10 >= full * 6;
}

static bool put(grid *g, const tc_slot *slot, uint32_t row, uint32_t col, uint32_t colspan) {
    tc_cell *cell = &g->cells[g->cell_count];
    *cell = (tc_cell){.row = row, .col = col, .rowspan = 1, .colspan = colspan};
    if (!tc_cell_fill(g->layout, g->slots->spans + slot->first_span, slot->span_count, cell))
        return false;
    for (uint32_t c = col; c < col + colspan && c < g->cols; c++)
        g->cover[c] = g->cell_count;
    g->cell_count++;
    return true;
}

/* Columns FROM … TO (exclusive) of ROW were merged with the cells above them. */
static void merge_down(grid *g, uint32_t row, uint32_t from, uint32_t to) {
    for (uint32_t c = from; c < to; c++) {
        uint32_t above = g->cover[c];
        if (above != NONE && g->merged_down && g->cells[above].colspan == 1 &&
            g->cells[above].row + g->cells[above].rowspan == row)
            g->cells[above].rowspan++;
        else
            g->cover[c] = NONE;
    }
}

static bool is_bold(const grid *g, const tc_slot *slot) {
    return slot->end - slot->start > 2 && g->layout->text.ptr[slot->start] == '*' &&
           g->layout->text.ptr[slot->start + 1] == '*';
}

/* The rows behind ROW count from one again, or deeper ("1" then "1.1"). */
static bool counts_anew(const grid *g, uint32_t row) {
    char mine[TC_SLOT_NAME], next[TC_SLOT_NAME];
    if (row + 1 >= g->rows->count)
        return false;
    const tc_slot *head = slot_of(g, row, 0), *below = slot_of(g, row + 1, 0);
    if (!below->label)
        return false;
    tc_slot_fold(g->layout->text, head, mine);
    tc_slot_fold(g->layout->text, below, next);
    return below->label > head->label || (!strcmp(next, "1") && strcmp(mine, "1") != 0 &&
                                          length_of(g, row + 1) > length_of(g, row));
}

/* A row that is a heading over the rows below it. */
static bool is_group(const grid *g, uint32_t row) {
    uint32_t n = length_of(g, row);
    const tc_slot *head = slot_of(g, row, 0);
    if (n == 1)
        return !head->label && !head->empty;
    if (n != 2 || !head->label || g->rows->columns < 3)
        return false;
    return head->label <= 2 || is_bold(g, slot_of(g, row, 1)) || counts_anew(g, row);
}

static bool place_group(grid *g, uint32_t row) {
    uint32_t n = length_of(g, row);
    if (n == 1)
        return put(g, slot_of(g, row, 0), row, 0, g->cols);
    return put(g, slot_of(g, row, 0), row, 0, 1) && put(g, slot_of(g, row, 1), row, 1, g->cols - 1);
}

/* Cells of ROW, side by side, that are wider than a column. */
typedef struct wide {
    uint32_t first, count, span;
} wide;

/* Those of a head with MISSING cells too few, by a second row that fills what is below them alone:
 * "STT | Nhiệm vụ | Phân công | Tiến độ" over " | | Chủ trì | Phối hợp | ".  False where it does
 * not. */
static bool wide_heads(const grid *g, uint32_t missing, wide *out) {
    uint32_t from = 0, to = 0;
    if (g->rows->count < 2 || length_of(g, 1) != g->cols || !missing)
        return false;
    while (from < g->cols && slot_of(g, 1, from)->empty)
        from++;
    for (to = from; to < g->cols && !slot_of(g, 1, to)->empty;)
        to++;
    for (uint32_t c = to; c < g->cols; c++)
        if (!slot_of(g, 1, c)->empty)
            return false;
    uint32_t heads = to - from > missing ? to - from - missing : 0;
    *out = (wide){from, heads, heads ? (to - from) / heads : 0};
    return from > 0 && heads && from + heads <= length_of(g, 0) && out->span * heads == to - from;
}

/* Cells merged sideways: the title takes the columns that are missing. */
static bool place_wide(grid *g, uint32_t row) {
    uint32_t n = length_of(g, row), missing = g->cols > n ? g->cols - n : 0, col = 0;
    const tc_slot *head = slot_of(g, row, 0);
    wide title = {n > 1 && (head->label || head->empty), 1, 1 + missing}, heads;
    if (row == 0 && wide_heads(g, missing, &heads))
        title = heads;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t span = k >= title.first && k < title.first + title.count ? title.span : 1;
        if (!put(g, slot_of(g, row, k), row, col, span))
            return false;
        col += span;
    }
    return true;
}

/* The cells of ROW in COLUMNS; the others were merged with those above. */
static bool place_at(grid *g, uint32_t row, const uint32_t *columns) {
    uint32_t col = 0;
    for (uint32_t k = 0; k < length_of(g, row); k++) {
        merge_down(g, row, col, columns[k]);
        if (!put(g, slot_of(g, row, k), row, columns[k], 1))
            return false;
        col = columns[k] + 1;
    }
    merge_down(g, row, col, g->cols);
    return true;
}

static bool place_row(grid *g, uint32_t row) {
    const tc_slot *first = slot_of(g, row, 0);
    uint32_t n = length_of(g, row), from = 0;
    if (n < g->rows->columns) {
        if (!g->merged_down)
            return place_wide(g, row);
        if (is_group(g, row))
            return place_group(g, row);
        from = g->numbered && !first->label && !first->empty && !first->head;
        uint32_t columns[TC_TABLE_COLUMNS_MAX];
        if (n <= TC_TABLE_COLUMNS_MAX &&
            tc_grid_align(g->layout, g->slots, g->rows, row, from, columns))
            return place_at(g, row, columns);
    }
    merge_down(g, row, 0, from);
    for (uint32_t k = 0; k < n; k++)
        if (!put(g, slot_of(g, row, k), row, from + k, 1))
            return false;
    merge_down(g, row, from + n, g->cols);
    return true;
}

/* Whether cell K of the head is that of notes, which nothing splits. */
static bool is_note(const grid *g, uint32_t k) {
    char name[TC_SLOT_NAME];
    tc_slot_fold(g->layout->text, slot_of(g, 0, k), name);
    return strstr(name, "ghichu") != NULL;
}

/* Of a head with too few cells: the first of the PARENTS that the row below splits. */
static uint32_t split_parent(const grid *g, uint32_t parents) {
    char name[TC_SLOT_NAME], below[TC_SLOT_NAME];
    uint32_t n = length_of(g, 0);
    tc_slot_fold(g->layout->text, slot_of(g, 1, 0), below);
    bool roles = strstr(below, "chutri") != NULL;
    for (uint32_t k = 0; k + parents <= n && roles; k++) {
        tc_slot_fold(g->layout->text, slot_of(g, 0, k), name);
        if (strstr(name, "coquan") || strstr(name, "donvi") || strstr(name, "phancong") ||
            strstr(name, "trachnhiem") || strstr(name, "tochuc"))
            return k;
    }
    return n - parents - (n > parents && is_note(g, n - 1));
}

/* A head of two rows: cells of the first that are split by the second.  False when ROW 0 and 1 are
 * not such a head or memory is out. */
static bool place_split_head(grid *g) {
    if (g->rows->count < 2 || !g->merged_down || length_of(g, 0) >= g->rows->columns)
        return false;
    uint32_t n = length_of(g, 0), below = length_of(g, 1), missing = g->cols - n, parents = 0;
    const tc_slot *head = slot_of(g, 1, 0);
    if (n < 2 || below < 2 || head->ordinal == 1 || head->empty)
        return false;
    for (uint32_t k = 1; k <= n && !parents; k++)
        if (missing % k == 0 && k * (missing / k + 1) == below)
            parents = k;
    if (!parents)
        return false;
    uint32_t first = split_parent(g, parents), col = 0, child = 0;
    for (uint32_t k = 0; k < n; k++) {
        bool split = k >= first && k < first + parents;
        if (!put(g, slot_of(g, 0, k), 0, col, split ? missing / parents + 1 : 1))
            return false;
        g->cells[g->cell_count - 1].rowspan = split ? 1 : 2;
        col += split ? missing / parents + 1 : 1;
    }
    for (uint32_t c = 0; c < g->cols && child < below; c++)
        if (g->cells[g->cover[c]].row == 0 && g->cells[g->cover[c]].rowspan == 1 &&
            !put(g, slot_of(g, 1, child++), 1, c, 1))
            return false;
    return true;
}

static bool same_row(const tc_cell *a, const tc_cell *b, uint32_t n) {
    bool filled = false;
    for (uint32_t i = 0; i < n; i++) {
        if (a[i].col != b[i].col || !tc_slice_equal(a[i].text, b[i].text))
            return false;
        filled |= a[i].text.len > 0;
    }
    return filled;
}

void tc_grid_finish(tc_table *table, tc_cell *cells, uint32_t count) {
    uint32_t head = 0, dropped = 0, kept = 0;
    while (head < count && cells[head].row == 0)
        head++;
    for (uint32_t i = 0; i < count;) {
        uint32_t row = cells[i].row, n = 0;
        while (i + n < count && cells[i + n].row == row)
            n++;
        bool repeats = row > 0 && n == head && head > 1 && same_row(cells, cells + i, n);
        dropped += repeats;
        for (uint32_t k = 0; k < n && !repeats; k++) {
            cells[kept] = cells[i + k];
            cells[kept++].row -= dropped;
        }
        i += n;
    }
    table->cells = cells;
    table->cell_count = kept;
    table->rows -= dropped;
    table->range = (tc_range){UINT32_MAX, 0};
    for (uint32_t i = 0; i < kept; i++)
        for (uint32_t p = 0; p < cells[i].piece_count; p++) {
            const tc_range *piece = &cells[i].pieces[p];
            table->range.start =
                piece->start < table->range.start ? piece->start : table->range.start;
            table->range.end = piece->end > table->range.end ? piece->end : table->range.end;
        }
    if (table->range.start == UINT32_MAX)
        table->range = (tc_range){0, 0};
}

bool tc_grid_place(tc_layout *layout, const tc_slots *slots, const tc_rows *rows, bool merged_down,
                   tc_table *out) {
    grid g = {.layout = layout, .slots = slots, .rows = rows, .merged_down = merged_down};
    g.cols = rows->columns;
    for (uint32_t r = 0; r < rows->count; r++)
        g.cols = rows->rows[r].count > g.cols ? rows->rows[r].count : g.cols;
    g.cells = tc_arena_take(layout->arena, (slots->count + 1) * sizeof *g.cells);
    g.cover = tc_arena_take(layout->arena, (g.cols + (size_t)1) * sizeof *g.cover);
    if (!g.cells || !g.cover) {
        layout->failed = true;
        return false;
    }
    for (uint32_t c = 0; c < g.cols; c++)
        g.cover[c] = NONE;
    g.numbered = is_numbered(&g);
    uint32_t r = place_split_head(&g) ? 2 : 0;
    for (; r < rows->count && !layout->failed; r++)
        if (!place_row(&g, r))
            return false;
    *out = (tc_table){.rows = rows->count, .cols = g.cols, .has_spans = merged_down};
    tc_grid_finish(out, g.cells, g.cell_count);
    return !layout->failed;
}
