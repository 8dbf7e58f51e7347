/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "xlsx.h"

#include <stdlib.h>
#include <string.h>

enum { PLACES_MAX = 100000 };

typedef struct row {
    uint32_t number;
    size_t first, count; /* cells */
    bool apart;          /* an empty row stands before it */
} row;

typedef struct grid {
    tc_draft *draft;
    const tc_xlsx_cell *cells;
    const tc_xlsx_merge *merges;
    size_t merge_count;
    row *rows;
    size_t row_count;
    /* Of the table: its columns that have cells, and before which row a merged area from above
     * covers each of them. */
    uint32_t *cols, *covered;
    uint32_t width;
} grid;

static int by_place(const void *a, const void *b) {
    const tc_xlsx_merge *left = a, *right = b;
    if (left->row != right->row)
        return left->row < right->row ? -1 : 1;
    return left->col < right->col ? -1 : left->col > right->col;
}

/* The merged area that begins there, or NULL. */
static const tc_xlsx_merge *merge_at(const grid *g, uint32_t at_row, uint32_t col) {
    tc_xlsx_merge key = {.row = at_row, .col = col};
    return g->merge_count ? bsearch(&key, g->merges, g->merge_count, sizeof key, by_place) : NULL;
}

static void put_text(tc_draft *draft, tc_slice text) {
    for (size_t end; (end = tc_slice_find(text, TC_SLICE("\n"), 0)) != SIZE_MAX;) {
        tc_draft_text(draft, tc_slice_sub(text, 0, end), false);
        tc_draft_break(draft);
        text = tc_slice_sub(text, end + 1, text.len);
    }
    tc_draft_text(draft, text, false);
}

static uint32_t span_rows(const grid *g, size_t from, size_t last, uint32_t last_row) {
    uint32_t count = 1;
    for (size_t i = from + 1; i < last && g->rows[i].number <= last_row; i++)
        count++;
    return count;
}

/* The first of the table's columns from COL of the sheet on. */
static uint32_t column(const grid *g, uint32_t col) {
    uint32_t low = 0, high = g->width;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (g->cols[middle] < col)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The cell in column I of the table and row R; what stands behind a merged cell is not shown. */
static void put_cell(grid *g, size_t r, size_t last, uint32_t i, tc_slice text) {
    uint32_t number = g->rows[r].number;
    if (g->covered[i] > number)
        return;
    const tc_xlsx_merge *m = merge_at(g, number, g->cols[i]);
    uint32_t rows = m ? span_rows(g, r, last, m->last_row) : 1;
    uint32_t cols = m ? column(g, m->last_col + 1) - i : 1;
    for (uint32_t c = i; m && c < i + cols; c++)
        g->covered[c] = m->last_row + 1;
    tc_draft_cell(g->draft, i, rows, cols);
    put_text(g->draft, text);
    tc_draft_cell_end(g->draft);
}

/* Rows FIRST … LAST (exclusive), with their empty cells where these are not too many. */
static void put_table(grid *g, size_t first, size_t last) {
    bool every = (size_t)g->width * (last - first) <= PLACES_MAX;
    tc_draft_table(g->draft);
    for (size_t r = first; r < last; r++) {
        const tc_xlsx_cell *cell = &g->cells[g->rows[r].first], *end = cell + g->rows[r].count;
        tc_draft_row(g->draft);
        for (uint32_t i = 0; every && i < g->width; i++) {
            bool mine = cell < end && cell->col == g->cols[i];
            put_cell(g, r, last, i, mine ? cell->text : TC_SLICE(""));
            while (cell < end && cell->col == g->cols[i])
                cell++;
        }
        for (; !every && cell < end; cell++)
            put_cell(g, r, last, column(g, cell->col), cell->text);
    }
    tc_draft_table_end(g->draft);
}

static int by_number(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

/* The columns of the cells FIRST … LAST (exclusive). */
static void find_columns(grid *g, size_t first, size_t last) {
    uint32_t width = 0;
    for (size_t i = first; i < last; i++)
        g->cols[i - first] = g->cells[i].col;
    qsort(g->cols, last - first, sizeof *g->cols, by_number);
    for (size_t i = 0; i < last - first; i++)
        if (!width || g->cols[width - 1] != g->cols[i])
            g->cols[width++] = g->cols[i];
    memset(g->covered, 0, width * sizeof *g->covered);
    g->width = width;
}

static void put_paragraph(grid *g, const row *r) {
    put_text(g->draft, g->cells[r->first].text);
    tc_draft_end(g->draft, TC_GAP_BLANK);
}

static bool find_rows(grid *g, tc_arena *arena, size_t cell_count) {
    size_t capacity = 0;
    uint32_t reach = 0; /* the last row that a merged area covers */
    size_t m = 0;
    for (size_t i = 0; i < cell_count; i++) {
        const tc_xlsx_cell *cell = &g->cells[i];
        if (g->row_count && g->rows[g->row_count - 1].number == cell->row) {
            g->rows[g->row_count - 1].count++;
            continue;
        }
        row *rows =
            tc_arena_grow(arena, g->rows, g->row_count, g->row_count + 1, sizeof *rows, &capacity);
        if (!rows)
            return false;
        bool apart =
            g->row_count && rows[g->row_count - 1].number + 1 < cell->row && reach < cell->row;
        g->rows = rows;
        rows[g->row_count++] = (row){cell->row, i, 1, apart};
        for (; m < g->merge_count && g->merges[m].row <= cell->row; m++)
            reach = g->merges[m].last_row > reach ? g->merges[m].last_row : reach;
    }
    return true;
}

tc_status tc_xlsx_grid(tc_xlsx *xlsx, const tc_xlsx_cell *cells, size_t cell_count,
                       tc_xlsx_merge *merges, size_t merge_count, tc_error *error) {
    grid g = {.draft = xlsx->draft,
              .cells = cells,
              .merges = merges,
              .merge_count = merge_count,
              .cols = tc_arena_take(xlsx->arena, cell_count * sizeof *g.cols),
              .covered = tc_arena_take(xlsx->arena, cell_count * sizeof *g.covered)};
    if (merge_count)
        qsort(merges, merge_count, sizeof *merges, by_place);
    if (!g.cols || !g.covered || !find_rows(&g, xlsx->arena, cell_count))
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    for (size_t first = 0, last; first < g.row_count; first = last) {
        last = first + 1;
        if (g.rows[first].count == 1) {
            put_paragraph(&g, &g.rows[first]);
            continue;
        }
        while (last < g.row_count && !g.rows[last].apart)
            last++;
        find_columns(&g, g.rows[first].first, last < g.row_count ? g.rows[last].first : cell_count);
        put_table(&g, first, last);
    }
    return TC_OK;
}
