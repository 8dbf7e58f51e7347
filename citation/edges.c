/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "edges.h"

#include <stdlib.h>

bool tc_edges_add(tc_arena *arena, tc_edges *edges, tc_slice from, tc_slice to,
                  tc_relation relation) {
    if (!from.len || !to.len || tc_slice_equal(from, to))
        return true;
    tc_edge *items = tc_arena_grow(arena, edges->items, edges->count, edges->count + 1,
                                   sizeof *items, &edges->capacity);
    if (!items)
        return false;
    edges->items = items;
    edges->items[edges->count++] = (tc_edge){from, to, relation};
    return true;
}

static int by_ends(const void *a, const void *b) {
    const tc_edge *x = *(const tc_edge *const *)a, *y = *(const tc_edge *const *)b;
    int order = tc_slice_compare(x->from, y->from);
    order = order ? order : tc_slice_compare(x->to, y->to);
    order = order ? order : (x->relation > y->relation) - (x->relation < y->relation);
    return order ? order : (x > y) - (x < y);
}

static bool same_edge(const tc_edge *x, const tc_edge *y) {
    return tc_slice_equal(x->from, y->from) && tc_slice_equal(x->to, y->to) &&
           x->relation == y->relation;
}

bool tc_edges_drop_repeated(tc_arena *arena, tc_edges *edges) {
    tc_edge **sorted = tc_arena_take(arena, (edges->count + 1) * sizeof(tc_edge *));
    bool *keep = tc_arena_take(arena, edges->count + 1);
    if (!sorted || !keep)
        return false;
    for (size_t i = 0; i < edges->count; i++)
        sorted[i] = &edges->items[i];
    qsort(sorted, edges->count, sizeof *sorted, by_ends);
    for (size_t i = 0; i < edges->count; i++)
        keep[sorted[i] - edges->items] = i == 0 || !same_edge(sorted[i - 1], sorted[i]);
    size_t kept = 0;
    for (size_t i = 0; i < edges->count; i++)
        if (keep[i])
            edges->items[kept++] = edges->items[i];
    edges->count = kept;
    return true;
}
