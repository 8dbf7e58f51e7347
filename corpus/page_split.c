/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two tables of which one begins on the lowest line of the other are ruled as one.  Where they part
 * no cell goes on, a wall of the upper one ends for good, and another one begins: in one table a
 * row has other walls than the next one only where cells are merged, and some row has them all. */
#include "page.h"

#include <string.h>

enum { ROWS_LEAST = 2 }; /* that have a wall, so that it is one of the table */

/* Which walls stand in which rows. */
typedef struct walls {
    uint32_t rows, cols;
    uint32_t *above; /* by row and column: in how many rows above it a cell begins there */
    bool *crossed;   /* by row: a cell goes on over its upper side */
} walls;

static bool find_walls(tc_arena *arena, const tc_grid *grid, walls *out) {
    size_t step = grid->cols;
    *out = (walls){.rows = grid->rows, .cols = grid->cols};
    out->above = tc_arena_take(arena, (size_t)(grid->rows + 1) * step * sizeof *out->above);
    out->crossed = tc_arena_take(arena, grid->rows + 1);
    if (!out->above || !out->crossed)
        return false;
    for (size_t i = 0; i < grid->cell_count; i++) {
        const tc_grid_cell *c = &grid->cells[i];
        for (uint32_t row = c->row; row < c->row + c->rowspan; row++) {
            out->above[(row + 1) * step + c->col] += 1;
            out->crossed[row] |= row > c->row;
        }
    }
    for (uint32_t row = 1; row <= grid->rows; row++)
        for (uint32_t col = 0; col < grid->cols; col++)
            out->above[row * step + col] += out->above[(row - 1) * step + col];
    return true;
}

static uint32_t rows_with(const walls *w, uint32_t col, uint32_t from, uint32_t to) {
    return w->above[(size_t)to * w->cols + col] - w->above[(size_t)from * w->cols + col];
}

/* Whether the rows from FROM on are of another table from AT on. */
static bool parts_at(const walls *w, uint32_t from, uint32_t at) {
    bool ends = false, begins = false;
    if (w->crossed[at])
        return false;
    for (uint32_t col = 1; col < w->cols; col++) {
        uint32_t upper = rows_with(w, col, from, at), lower = rows_with(w, col, at, w->rows);
        ends |= upper >= ROWS_LEAST && !lower;
        begins |= lower >= ROWS_LEAST && !upper;
    }
    return ends && begins;
}

/* The columns of GRID that begin in its rows FROM … TO, and what each place there is numbered. */
static bool cut(tc_arena *arena, const tc_grid *grid, const walls *w, uint32_t from, uint32_t to,
                tc_grid *out) {
    uint32_t *number = tc_arena_take(arena, (grid->cols + 1) * sizeof *number);
    *out = (tc_grid){.rows = to - from, .box = grid->box};
    out->xs = tc_arena_take(arena, (grid->cols + 1) * sizeof *out->xs);
    out->cells = tc_arena_take(arena, (grid->cell_count + 1) * sizeof *out->cells);
    if (!number || !out->xs || !out->cells)
        return false;
    for (uint32_t col = 0; col < grid->cols; col++) {
        if (col == 0 || rows_with(w, col, from, to))
            out->xs[out->cols++] = grid->xs[col];
        number[col] = out->cols - 1;
    }
    out->xs[out->cols] = grid->xs[grid->cols];
    number[grid->cols] = out->cols;
    for (size_t i = 0; i < grid->cell_count; i++) {
        tc_grid_cell cell = grid->cells[i];
        if (cell.row < from || cell.row >= to)
            continue;
        uint32_t end = number[cell.col + cell.colspan];
        cell.row -= from;
        cell.col = number[cell.col];
        cell.colspan = end > cell.col ? end - cell.col : 1;
        if (!out->cell_count)
            out->box.y0 = cell.box.y0;
        out->box.y1 = cell.box.y1;
        out->cells[out->cell_count++] = cell;
    }
    return true;
}

bool tc_grid_split(tc_arena *arena, tc_grid *grids, size_t *count, size_t room) {
    tc_grid whole = grids[*count - 1];
    uint32_t from = 0;
    walls w;
    if (!find_walls(arena, &whole, &w))
        return false;
    for (uint32_t at = 1; at < whole.rows && *count < room; at++) {
        if (!parts_at(&w, from, at))
            continue;
        if (!cut(arena, &whole, &w, from, at, &grids[*count - 1]) ||
            !cut(arena, &whole, &w, at, whole.rows, &grids[*count]))
            return false;
        ++*count;
        from = at;
    }
    return true;
}
