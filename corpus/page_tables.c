/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A table goes on where the next page begins with one of the same columns.  Its heading, repeated
 * there, is left out; a row that the page cut is one row again; and a merged cell that the page cut
 * covers the rows on both sides. */
#include "layout.h"
#include "page.h"

#include <math.h>

#define SAME 5.0F /* points: columns that stand so near are the same */

enum { HEADING_ROWS = 4 };

/* ---- Columns ---- */

static bool same_edge(const tc_grid *a, uint32_t i, const tc_grid *b, uint32_t k) {
    if (a->free && b->free)
        return a->free[i].x0 < b->free[k].x1 && b->free[k].x0 < a->free[i].x1;
    return fabsf(a->xs[i] - b->xs[k]) <= SAME;
}

/* Where each edge of GRID stands among those of WIDE; false when one does not. */
static bool map_edges(const tc_grid *grid, const tc_grid *wide, uint32_t *map) {
    uint32_t k = 0;
    for (uint32_t i = 0; i <= grid->cols; i++) {
        while (k <= wide->cols && !same_edge(grid, i, wide, k) && wide->xs[k] < grid->xs[i])
            k++;
        if (k > wide->cols || !same_edge(grid, i, wide, k))
            return false;
        map[i] = k++;
    }
    return map[0] == 0 && map[grid->cols] == wide->cols;
}

static void apply(tc_grid *grid, const uint32_t *map, const tc_grid *wide) {
    for (size_t i = 0; i < grid->cell_count; i++) {
        tc_grid_cell *cell = &grid->cells[i];
        uint32_t end = map[cell->col + cell->colspan];
        cell->col = map[cell->col];
        cell->colspan = end - cell->col;
    }
    grid->xs = wide->xs;
    grid->free = wide->free;
    grid->cols = wide->cols;
}

/* Gives both, and the whole chain of HEAD, the columns of the finer one. */
static bool same_columns(tc_grid *head, tc_grid *next) {
    uint32_t map[TC_GRID_LINES_MAX + 1];
    if (map_edges(next, head, map)) {
        apply(next, map, head);
        return true;
    }
    if (!map_edges(head, next, map))
        return false;
    for (tc_grid *grid = head; grid; grid = grid->next)
        apply(grid, map, next);
    return true;
}

/* ---- Rows ---- */

static tc_slice cell_text(tc_arena *arena, const tc_grid_cell *cell) {
    tc_buffer all;
    tc_buffer_init(&all, 1 << 16);
    for (size_t i = 0; i < cell->lines.count; i++) {
        if (i)
            tc_buffer_add_char(&all, ' ');
        tc_buffer_add(&all, tc_page_line_text(arena, &cell->lines.items[i]));
    }
    tc_slice text = tc_arena_copy(arena, tc_buffer_slice(&all));
    tc_buffer_dispose(&all);
    return text;
}

static const tc_grid_cell *cell_at(const tc_grid *grid, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < grid->cell_count && grid->cells[i].row <= row; i++)
        if (grid->cells[i].row == row && grid->cells[i].col == col)
            return &grid->cells[i];
    return NULL;
}

static bool same_row(tc_arena *arena, const tc_grid *a, const tc_grid *b, uint32_t row) {
    size_t words = 0;
    for (size_t i = 0; i < b->cell_count; i++) {
        const tc_grid_cell *cell = &b->cells[i];
        if (cell->row != row)
            continue;
        const tc_grid_cell *other = cell_at(a, row, cell->col);
        if (!other || !tc_slice_equal(cell_text(arena, cell), cell_text(arena, other)))
            return false;
        words += cell->lines.count;
    }
    return words > 0;
}

static uint32_t repeated_rows(tc_arena *arena, const tc_grid *head, const tc_grid *next) {
    uint32_t row = 0;
    while (row < HEADING_ROWS && row < next->rows && row < head->rows &&
           same_row(arena, head, next, row))
        row++;
    return row;
}

/* ---- Cells that the page cut ---- */

/* The cell of GRID that ends with its last row and has the columns of CELL. */
static tc_grid_cell *above(const tc_grid *grid, const tc_grid_cell *cell) {
    for (size_t i = grid->cell_count; i-- > 0;) {
        tc_grid_cell *c = &grid->cells[i];
        if (c->row + c->rowspan == grid->rows && c->col == cell->col && c->colspan == cell->colspan)
            return c;
    }
    return NULL;
}

static const tc_grid_cell *with_words(const tc_grid_cell *cell) {
    const tc_grid_cell *found = NULL;
    for (; cell; cell = cell->more)
        if (cell->lines.count)
            found = cell;
    return found;
}

/* The sentence of UPPER goes on in LOWER. */
static bool runs_on(tc_arena *arena, const tc_grid_cell *upper, const tc_grid_cell *lower) {
    upper = with_words(upper);
    if (!upper || !lower->lines.count)
        return false;
    tc_slice a = tc_page_line_text(arena, &upper->lines.items[upper->lines.count - 1]);
    tc_slice b = tc_page_line_text(arena, &lower->lines.items[0]);
    tc_ending ending = tc_flow_ending(a, 0, (uint32_t)a.len);
    tc_beginning beginning = tc_flow_beginning(b, 0, (uint32_t)b.len);
    return (ending == TC_END_OPEN && beginning == TC_BEGIN_LOWER) || ending == TC_END_RUNNING ||
           (ending == TC_END_NUMERAL && beginning == TC_BEGIN_DIGIT);
}

/* Most rows of the table begin with a number or the like. */
static bool is_labelled(const tc_grid *grid) {
    uint32_t begun = 0, empty = 0;
    for (size_t i = 0; i < grid->cell_count; i++)
        if (grid->cells[i].col == 0 && !grid->cells[i].continued) {
            begun += grid->cells[i].lines.count > 0;
            empty += grid->cells[i].lines.count == 0;
        }
    return begun > 2 * empty;
}

/* Whether row ROW of NEXT is the rest of the last row of LAST. */
static bool is_cut(tc_arena *arena, const tc_grid *last, const tc_grid *next, uint32_t row) {
    bool labelled = is_labelled(last), runs = false, others = false, headed = false;
    for (size_t i = 0; i < next->cell_count; i++) {
        const tc_grid_cell *lower = &next->cells[i];
        if (lower->row != row)
            continue;
        const tc_grid_cell *upper = above(last, lower);
        if (!upper)
            return false;
        headed |= lower->col == 0 && lower->lines.count > 0;
        if (runs_on(arena, upper, lower))
            runs = true;
        else
            others |= lower->lines.count > 0;
    }
    return headed ? runs && !others : runs || labelled;
}

static void append(tc_grid_cell *upper, tc_grid_cell *lower) {
    while (upper->more)
        upper = upper->more;
    upper->more = lower;
}

/* CUT: the first row that counts is the rest of the row above. */
static void join_cells(tc_arena *arena, tc_grid *last, tc_grid *next, uint32_t row, bool cut) {
    for (size_t i = 0; i < next->cell_count; i++) {
        tc_grid_cell *lower = &next->cells[i];
        tc_grid_cell *upper = lower->row == row ? above(last, lower) : NULL;
        if (!upper)
            continue;
        bool merged = upper->rowspan > 1 || lower->rowspan > 1 || upper->continued;
        bool blank = !lower->lines.count || !with_words(upper);
        if (!cut && !(merged && (blank || runs_on(arena, upper, lower))))
            continue;
        append(upper, lower);
        lower->continued = true;
    }
    next->skipped = row + cut;
}

void tc_page_tables_join(tc_arena *arena, tc_page_parts *parts, size_t count) {
    tc_grid *head = NULL, *last = NULL;
    for (size_t p = 0; p < count; p++) {
        for (size_t i = 0; i < parts[p].count; i++) {
            tc_grid *grid = parts[p].items[i].kind == PART_GRID ? parts[p].items[i].grid : NULL;
            if (grid && last && i == 0 && same_columns(head, grid)) {
                uint32_t row = repeated_rows(arena, head, grid);
                if (row < grid->rows)
                    join_cells(arena, last, grid, row, is_cut(arena, last, grid, row));
                else
                    grid->skipped = row;
                grid->continued = true;
                last->next = grid;
            } else {
                head = grid;
            }
            last = grid;
        }
        if (!parts[p].count)
            head = last = NULL;
    }
}
