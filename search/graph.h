/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Documents and their citations as nodes and edges.  Private to search/. */
#ifndef TRACUU_SEARCH_GRAPH_H
#define TRACUU_SEARCH_GRAPH_H

#include "web.h"

#define TC_MAY_BE "may-be"

/* A graph in the making: which nodes of the web are in it. */
typedef struct tc_graph {
    tc_web *web;
    struct tc_graph_mark *marks; /* of each node of the web */
    size_t mark_count, mark_room;
    uint32_t *nodes; /* those that are in it, by date after tc_graph_order */
    size_t node_count, node_room;
} tc_graph;

void tc_graph_init(tc_graph *graph, tc_web *web);
/* Adds every held document that --year and --province let pass, and what these cite. */
TC_MUST_USE tc_status tc_graph_add_all(tc_graph *graph);
/* Adds NODE, which was asked for. */
TC_MUST_USE tc_status tc_graph_add(tc_graph *graph, uint32_t node);
/* Adds what is at most DEPTH citations away, in either direction, from what is there; a citation
 * counts when its document is of --year and --province, and its relation of --relation. */
TC_MUST_USE tc_status tc_graph_grow(tc_graph *graph, uint32_t depth);

/* Puts the nodes in their order, by date, and makes the rows {"id", "path", "type", "canonical",
 * "date", "issuer_full", "title", "held", "asked", "resolution"}. */
TC_MUST_USE tc_status tc_graph_nodes(tc_graph *graph, json_t **out);
/* After it: the rows {"from", "to", "relation" (the weightiest), "planned", "mentions", "relations"
 * (how many mentions of each), "certainty", "told_by"}, by the order of the nodes.  The mentions of
 * one document by another are one edge; what others tell of the two is a second one, whose told_by
 * lists them, and which is null in the first.  Where a mention may mean several documents or
 * conflicts, edges with the relation TC_MAY_BE lead from its node to those that it may be. */
TC_MUST_USE tc_status tc_graph_edges(tc_graph *graph, json_t **out);

#endif
