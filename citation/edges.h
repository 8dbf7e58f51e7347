/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What cited documents do to one another.  Private to citation/. */
#ifndef TRACUU_CITATION_EDGES_H
#define TRACUU_CITATION_EDGES_H

#include <citation/citation.h>

typedef struct tc_edges {
    tc_edge *items;
    size_t count, capacity;
} tc_edges;

/* Appends FROM does RELATION to TO, both canonical; nothing where one is "" or they are the same.
 * False when out of memory. */
TC_MUST_USE bool tc_edges_add(tc_arena *arena, tc_edges *edges, tc_slice from, tc_slice to,
                              tc_relation relation);
/* Keeps the first of each, in order; false when out of memory. */
TC_MUST_USE bool tc_edges_drop_repeated(tc_arena *arena, tc_edges *edges);

#endif
