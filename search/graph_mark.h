/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the two halves of making a graph share.  Private to graph.c and graph_rows.c. */
#ifndef TRACUU_SEARCH_GRAPH_MARK_H
#define TRACUU_SEARCH_GRAPH_MARK_H

#include "graph.h"

typedef struct tc_graph_mark {
    bool is_in, is_asked;
    bool is_known, in_scope; /* whether it is of --year and --province, once that is known */
    uint32_t rank;           /* of those that are in: its place in the order */
} tc_graph_mark;

/* NULL when out of memory; good until the next call. */
tc_graph_mark *tc_graph_mark_of(tc_graph *graph, uint32_t node);
/* Whether what CITING cites counts. */
TC_MUST_USE tc_status tc_graph_counts(tc_graph *graph, uint32_t citing, bool *out);
/* Whether --relation lets it pass. */
bool tc_graph_wants(const tc_graph *graph, tc_relation relation);

#endif
