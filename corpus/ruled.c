/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ruled.h"

#include "tape.h"

#include <stdlib.h>

enum { TOLERANCE = 30 /* twips between edges that are one */ };

tc_draft *tc_ruled_draft(tc_ruled *tables, size_t level) {
    tc_ruled_level *l = &tables->levels[level];
    if (!level)
        return tables->draft;
    if (!l->draft) {
        tc_buffer_init(&l->tape, TC_RULED_TAPE);
        l->draft = tc_draft_on_tape(tables->arena, &l->tape);
    }
    tables->failed |= !l->draft;
    return l->draft ? l->draft : tables->draft;
}

void tc_ruled_dispose(tc_ruled *tables) {
    for (size_t i = 1; i < TC_RULED_LEVELS; i++)
        tc_buffer_dispose(&tables->levels[i].tape);
}

/* ---- Rows ---- */

bool tc_ruled_is_open(const tc_ruled *tables, size_t level) {
    return tables->levels[level].cell_count > tables->levels[level].in_row;
}

void tc_ruled_define(tc_ruled *tables, size_t level) {
    tables->levels[level].edge_count = 0;
}

void tc_ruled_edge_add(tc_ruled *tables, size_t level, tc_ruled_edge edge) {
    tc_ruled_level *l = &tables->levels[level];
    if (l->edge_count >= TC_DRAFT_SPAN_MAX)
        return;
    tc_ruled_edge *edges = tc_arena_regrow(tables->arena, l->edges, l->edge_count,
                                           l->edge_count + 1, sizeof *edges, &l->edge_capacity);
    tables->failed |= !edges;
    if (!edges)
        return;
    l->edges = edges;
    edges[l->edge_count++] = edge;
}

void tc_ruled_cell_end(tc_ruled *tables, size_t level) {
    tc_ruled_close(tables, level);
    tc_draft *draft = tc_ruled_draft(tables, level);
    tc_ruled_level *l = &tables->levels[level];
    if (l->cell_count >= TC_RULED_CELLS) {
        tables->failed = tables->full = true;
        return;
    }
    if (l->tape.len > (l->cell_count ? l->ends[l->cell_count - 1] : 0)) {
        tc_draft_end(draft, TC_GAP_LINE);
        tc_draft_label(draft, TC_SLICE(""), false, false);
    }
    uint32_t *ends = tc_arena_regrow(tables->arena, l->ends, l->cell_count, l->cell_count + 1,
                                     sizeof *ends, &l->cell_capacity);
    tables->failed |= !ends;
    if (!ends)
        return;
    l->ends = ends;
    ends[l->cell_count++] = (uint32_t)l->tape.len;
}

static void end_row(tc_ruled *tables, tc_ruled_level *l) {
    tc_ruled_row row = {.first = (uint32_t)l->in_row,
                        .count = (uint32_t)(l->cell_count - l->in_row)};
    row.edge_count = l->edge_count < row.count ? (uint32_t)l->edge_count : row.count;
    if (!row.count)
        return;
    l->in_row = l->cell_count;
    row.edges = tc_arena_take(tables->arena, (row.edge_count + 1) * sizeof *row.edges);
    tc_ruled_row *rows = tc_arena_regrow(tables->arena, l->rows, l->row_count, l->row_count + 1,
                                         sizeof *rows, &l->row_capacity);
    tables->failed |= !row.edges || !rows;
    if (!row.edges || !rows)
        return;
    for (size_t i = 0; i < row.edge_count; i++)
        row.edges[i] = l->edges[i];
    l->rows = rows;
    rows[l->row_count++] = row;
}

void tc_ruled_row_end(tc_ruled *tables, size_t level) {
    tc_ruled_close(tables, level);
    end_row(tables, &tables->levels[level]);
}

/* ---- The whole table ---- */

static int by_value(const void *a, const void *b) {
    int32_t x, y;
    x = *(const int32_t *)a;
    y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

/* Where columns end, each once; NULL when out of memory. */
static int32_t *columns_of(tc_ruled *tables, const tc_ruled_level *l, size_t *count) {
    size_t all = 0, n = 0;
    for (size_t i = 0; i < l->row_count; i++)
        all += l->rows[i].edge_count;
    int32_t *columns = tc_arena_take(tables->arena, (all + 1) * sizeof *columns);
    tables->failed |= !columns;
    if (!columns)
        return NULL;
    all = 0;
    for (size_t i = 0; i < l->row_count; i++)
        for (size_t k = 0; k < l->rows[i].edge_count; k++)
            columns[all++] = l->rows[i].edges[k].right;
    qsort(columns, all, sizeof *columns, by_value);
    for (size_t i = 0; i < all; i++)
        if (!n || (int64_t)columns[i] - columns[n - 1] > TOLERANCE)
            columns[n++] = columns[i];
    *count = n;
    return columns;
}

/* The first column that ends behind RIGHT. */
static uint32_t behind(const int32_t *columns, size_t count, int32_t right) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (columns[middle] <= right)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

static void play(tc_ruled *tables, const tc_ruled_level *l, size_t from, size_t to,
                 tc_draft *draft) {
    tc_error error;
    tc_slice tape = tc_slice_sub(tc_buffer_slice(&l->tape), from, to);
    if (tape.len && tc_tape_play(tape, draft, &error) != TC_OK)
        tables->failed = true;
}

static void give_row(tc_ruled *tables, const tc_ruled_level *l, const tc_ruled_row *row,
                     const int32_t *columns, size_t count, tc_draft *draft) {
    uint32_t col = 0;
    tc_draft_row(draft);
    for (size_t i = 0; i < row->count; i++) {
        size_t cell = row->first + i, last = i;
        bool known = i < row->edge_count;
        while (known && last + 1 < row->edge_count && row->edges[last + 1].before)
            last++;
        uint32_t next = known ? behind(columns, count, row->edges[last].right) : col + 1;
        if (next <= col)
            next = col + 1;
        if (known && row->edges[i].above)
            tc_draft_cell_continued(draft, col, next - col);
        else
            tc_draft_cell(draft, col, 1, next - col);
        play(tables, l, cell ? l->ends[cell - 1] : 0, l->ends[row->first + last], draft);
        tc_draft_cell_end(draft);
        col = next;
        i = last;
    }
}

static void close_table(tc_ruled *tables, size_t level) {
    tc_ruled_level *l = &tables->levels[level];
    size_t count = 0;
    if (!l->draft || (!l->tape.len && !l->cell_count))
        return;
    if (l->cell_count > l->in_row)
        end_row(tables, l);
    tables->failed |= l->tape.failed;
    int32_t *columns = columns_of(tables, l, &count);
    tc_draft *draft = tc_ruled_draft(tables, level - 1);
    if (l->row_count && columns && !tables->failed) {
        tc_draft_table(draft);
        for (size_t i = 0; i < l->row_count; i++)
            give_row(tables, l, &l->rows[i], columns, count, draft);
        tc_draft_table_end(draft);
    }
    /* Text that no cell ended stands behind it. */
    if (!tables->failed)
        play(tables, l, l->cell_count ? l->ends[l->cell_count - 1] : 0, l->tape.len, draft);
    tc_buffer_clear(&l->tape);
    l->cell_count = l->in_row = l->row_count = 0;
}

void tc_ruled_close(tc_ruled *tables, size_t level) {
    for (size_t i = TC_RULED_LEVELS - 1; i > level; i--)
        close_table(tables, i);
}
