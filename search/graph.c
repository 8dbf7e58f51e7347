/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which documents are in a graph. */
#include "graph_mark.h"
#include "scope.h"

#include <stdlib.h>

void tc_graph_init(tc_graph *graph, tc_web *web) {
    *graph = (tc_graph){.web = web};
}

tc_graph_mark *tc_graph_mark_of(tc_graph *graph, uint32_t node) {
    if (node >= graph->mark_count) {
        tc_graph_mark *marks =
            tc_arena_grow(graph->web->session->arena, graph->marks, graph->mark_count,
                          (size_t)node + 1, sizeof *marks, &graph->mark_room);
        if (!marks)
            return NULL;
        for (size_t i = graph->mark_count; i <= node; i++)
            marks[i] = (tc_graph_mark){.is_in = false};
        graph->marks = marks;
        graph->mark_count = (size_t)node + 1;
    }
    return &graph->marks[node];
}

static tc_status put_in(tc_graph *graph, uint32_t node) {
    tc_session *session = graph->web->session;
    tc_graph_mark *mark = tc_graph_mark_of(graph, node);
    if (!mark)
        return tc_out_of_memory(session);
    if (mark->is_in)
        return TC_OK;
    mark->is_in = true;
    uint32_t *nodes = tc_arena_grow(session->arena, graph->nodes, graph->node_count,
                                    graph->node_count + 1, sizeof *nodes, &graph->node_room);
    if (!nodes)
        return tc_out_of_memory(session);
    graph->nodes = nodes;
    nodes[graph->node_count++] = node;
    return TC_OK;
}

tc_status tc_graph_add(tc_graph *graph, uint32_t node) {
    tc_status status = put_in(graph, node);
    if (status == TC_OK)
        graph->marks[node].is_asked = true;
    return status;
}

/* ---- Which citations count ---- */

/* Whether the document of NODE is of --year and --province. */
static tc_status ask_scope(tc_graph *graph, uint32_t node, bool *out) {
    tc_web *web = graph->web;
    tc_status status = TC_OK;
    *out = !tc_scope_is_set(&web->session->options);
    for (uint32_t i = 0; status == TC_OK && !*out && i < web->nodes[node].file_count; i++)
        status = tc_scope_has_file(web->session, web->nodes[node].files[i], out);
    return status;
}

tc_status tc_graph_counts(tc_graph *graph, uint32_t citing, bool *out) {
    tc_graph_mark *mark = tc_graph_mark_of(graph, citing);
    if (!mark)
        return tc_out_of_memory(graph->web->session);
    if (!mark->is_known) {
        bool in_scope = false;
        tc_status status = ask_scope(graph, citing, &in_scope);
        if (status != TC_OK)
            return status;
        mark->is_known = true;
        mark->in_scope = in_scope;
    }
    *out = mark->in_scope;
    return TC_OK;
}

bool tc_graph_wants(const tc_graph *graph, tc_relation relation) {
    unsigned wanted = graph->web->session->options.relations;
    return !wanted || (wanted & (1U << relation));
}

/* ---- All ---- */

/* Puts in what NODE cites. */
static tc_status put_in_cited(tc_graph *graph, uint32_t node) {
    bool counts = false;
    tc_status status = tc_graph_counts(graph, node, &counts);
    if (status == TC_OK && counts)
        status = tc_web_read(graph->web, node);
    for (size_t i = 0; status == TC_OK && counts && i < graph->web->nodes[node].links.count; i++) {
        const tc_link *link = &graph->web->nodes[node].links.items[i];
        if (tc_graph_wants(graph, link->relation))
            status = put_in(graph, link->to);
    }
    return status;
}

tc_status tc_graph_add_all(tc_graph *graph) {
    tc_session *session = graph->web->session;
    tc_query *query = tc_scope_query(session, tc_query_term(TC_FIELD_KIND, TC_SLICE("document")));
    tc_store_request request = {.limit = UINT32_MAX,
                                .sort = TC_SORT_ASCENDING,
                                .sort_slot = TC_SLOT_PATH,
                                .want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH)}};
    tc_matches *matches = NULL;
    tc_status status = tc_store_search(session->store, query, &request, &matches, &session->error);
    for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(matches); i++) {
        uint32_t node = TC_NO_NODE;
        status = tc_web_file(graph->web, tc_match_value(matches, i, TC_SLOT_PATH), &node);
        if (status == TC_OK && node != TC_NO_NODE)
            status = put_in(graph, node);
        if (status == TC_OK && node != TC_NO_NODE)
            status = put_in_cited(graph, node);
    }
    tc_query_free(query);
    tc_matches_free(matches);
    return status;
}

/* ---- Around some ---- */

/* Puts in what cites NODE or may mean it: that with what it says. */
static tc_status put_in_citing(tc_graph *graph, uint32_t node) {
    tc_links links = {.count = 0};
    tc_status status = tc_web_citing(graph->web, node, true, &links);
    for (size_t i = 0; status == TC_OK && i < links.count; i++) {
        bool counts = false;
        if (!tc_graph_wants(graph, links.items[i].relation))
            continue;
        status = tc_graph_counts(graph, links.items[i].from, &counts);
        if (status == TC_OK && counts)
            status = put_in(graph, links.items[i].from);
        if (status == TC_OK && counts)
            status = put_in(graph, links.items[i].to);
    }
    return status;
}

tc_status tc_graph_grow(tc_graph *graph, uint32_t depth) {
    tc_status status = TC_OK;
    size_t from = 0;
    for (uint32_t level = 0; status == TC_OK && level < depth && from < graph->node_count;
         level++) {
        size_t to = graph->node_count;
        for (; status == TC_OK && from < to; from++) {
            uint32_t node = graph->nodes[from];
            if (graph->web->nodes[node].kind == TC_NODE_UNSURE)
                continue;
            status = put_in_cited(graph, node);
            if (status == TC_OK)
                status = put_in_citing(graph, node);
        }
    }
    return status;
}
