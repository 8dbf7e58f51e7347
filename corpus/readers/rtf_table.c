/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables of RTF.  A row says where its cells end, and may say so behind them; which columns they
 * take up is known when all rows are. */
#include "rtf.h"
#include "tape.h"

#include <stdlib.h>

enum { TOLERANCE = 30 /* twips between edges that are one */ };

static bool row_is_open(const tc_rtf_level *level) {
    return level->pending || level->cell_count > level->in_row;
}

static size_t level_now(tc_rtf *rtf) {
    const tc_rtf_state *now = tc_rtf_now(rtf);
    size_t level = now->level;
    if (now->pinned)
        return level;
    if (!now->in_table && !level)
        level = row_is_open(&rtf->levels[1]);
    else if (!level)
        level = 1;
    return level < TC_RTF_LEVELS ? level : TC_RTF_LEVELS - 1;
}

static tc_draft *draft_of(tc_rtf *rtf, size_t level) {
    tc_rtf_level *l = &rtf->levels[level];
    if (!level)
        return rtf->draft;
    if (!l->draft) {
        tc_buffer_init(&l->tape, TC_RTF_TAPE);
        l->draft = tc_draft_on_tape(rtf->arena, &l->tape);
    }
    rtf->failed |= !l->draft;
    return l->draft ? l->draft : rtf->draft;
}

tc_draft *tc_rtf_target(tc_rtf *rtf) {
    size_t level = level_now(rtf);
    if (!tc_rtf_now(rtf)->pinned)
        tc_rtf_close(rtf, level);
    return draft_of(rtf, level);
}

/* ---- Rows ---- */

static tc_rtf_level *defined(tc_rtf *rtf) {
    size_t level = tc_rtf_now(rtf)->nested_row ? level_now(rtf) : 1;
    return &rtf->levels[level ? level : 1];
}

void tc_rtf_row_begin(tc_rtf *rtf) {
    tc_rtf_level *l = defined(rtf);
    l->edge_count = 0;
    l->next = (tc_rtf_edge){.right = 0};
    l->pending |= !tc_rtf_now(rtf)->nested_row;
}

tc_rtf_edge *tc_rtf_edge_now(tc_rtf *rtf) {
    return &defined(rtf)->next;
}

void tc_rtf_edge_end(tc_rtf *rtf, int32_t right) {
    tc_rtf_level *l = defined(rtf);
    if (l->edge_count >= TC_DRAFT_SPAN_MAX)
        return;
    tc_rtf_edge *edges = tc_arena_grow(rtf->arena, l->edges, l->edge_count, l->edge_count + 1,
                                       sizeof *edges, &l->edge_capacity);
    rtf->failed |= !edges;
    if (!edges)
        return;
    l->edges = edges;
    l->next.right = right;
    edges[l->edge_count++] = l->next;
    l->next = (tc_rtf_edge){.right = 0};
}

void tc_rtf_cell_end(tc_rtf *rtf, bool nested) {
    size_t level = level_now(rtf);
    level = !nested ? 1 : level < 2 ? 2 : level;
    tc_rtf_close(rtf, level);
    tc_draft_end(draft_of(rtf, level), TC_GAP_LINE);
    tc_draft_label(draft_of(rtf, level), TC_SLICE(""), false, false);
    tc_rtf_level *l = &rtf->levels[level];
    size_t *ends = tc_arena_grow(rtf->arena, l->ends, l->cell_count, l->cell_count + 1,
                                 sizeof *ends, &l->cell_capacity);
    rtf->failed |= !ends;
    if (!ends)
        return;
    l->ends = ends;
    ends[l->cell_count++] = l->tape.len;
}

static void end_row(tc_rtf *rtf, tc_rtf_level *l) {
    tc_rtf_row row = {.first = l->in_row, .count = l->cell_count - l->in_row};
    row.edge_count = l->edge_count < row.count ? l->edge_count : row.count;
    l->pending = false;
    if (!row.count)
        return;
    l->in_row = l->cell_count;
    row.edges = tc_arena_take(rtf->arena, (row.edge_count + 1) * sizeof *row.edges);
    tc_rtf_row *rows = tc_arena_grow(rtf->arena, l->rows, l->row_count, l->row_count + 1,
                                     sizeof *rows, &l->row_capacity);
    rtf->failed |= !row.edges || !rows;
    if (!row.edges || !rows)
        return;
    for (size_t i = 0; i < row.edge_count; i++)
        row.edges[i] = l->edges[i];
    l->rows = rows;
    rows[l->row_count++] = row;
}

void tc_rtf_row_end(tc_rtf *rtf, bool nested) {
    size_t level = level_now(rtf);
    level = !nested ? 1 : level < 2 ? 2 : level;
    tc_rtf_close(rtf, level);
    end_row(rtf, &rtf->levels[level]);
}

/* ---- The whole table ---- */

static int by_value(const void *a, const void *b) {
    int32_t x, y;
    x = *(const int32_t *)a;
    y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

/* Where columns end, each once; NULL when out of memory. */
static int32_t *columns_of(tc_rtf *rtf, const tc_rtf_level *l, size_t *count) {
    size_t all = 0, n = 0;
    for (size_t i = 0; i < l->row_count; i++)
        all += l->rows[i].edge_count;
    int32_t *columns = tc_arena_take(rtf->arena, (all + 1) * sizeof *columns);
    rtf->failed |= !columns;
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

static void play(tc_rtf *rtf, const tc_rtf_level *l, size_t from, size_t to, tc_draft *draft) {
    tc_error error;
    tc_slice tape = tc_slice_sub(tc_buffer_slice(&l->tape), from, to);
    if (tape.len && tc_tape_play(tape, draft, &error) != TC_OK)
        rtf->failed = true;
}

static void give_row(tc_rtf *rtf, const tc_rtf_level *l, const tc_rtf_row *row,
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
        play(rtf, l, cell ? l->ends[cell - 1] : 0, l->ends[row->first + last], draft);
        tc_draft_cell_end(draft);
        col = next;
        i = last;
    }
}

static void close_table(tc_rtf *rtf, size_t level) {
    tc_rtf_level *l = &rtf->levels[level];
    size_t count = 0;
    if (!l->draft || (!l->tape.len && !l->cell_count))
        return;
    if (l->cell_count > l->in_row)
        end_row(rtf, l);
    rtf->failed |= l->tape.failed;
    const int32_t *columns = columns_of(rtf, l, &count);
    tc_draft *draft = draft_of(rtf, level - 1);
    if (l->row_count && columns && !rtf->failed) {
        tc_draft_table(draft);
        for (size_t i = 0; i < l->row_count; i++)
            give_row(rtf, l, &l->rows[i], columns, count, draft);
        tc_draft_table_end(draft);
    }
    /* Text that no cell ended stands behind it. */
    if (!rtf->failed)
        play(rtf, l, l->cell_count ? l->ends[l->cell_count - 1] : 0, l->tape.len, draft);
    tc_buffer_clear(&l->tape);
    l->cell_count = l->in_row = l->row_count = 0;
    l->pending = false;
}

void tc_rtf_close(tc_rtf *rtf, size_t level) {
    for (size_t i = TC_RTF_LEVELS - 1; i > level; i--)
        close_table(rtf, i);
}
