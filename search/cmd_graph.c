/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracuu graph [DOCUMENT…] */
#include "graph.h"

#include <base/locale.h>

/* Text is never asked for; this marks that there are rows. */
static void no_row(tc_paper *paper, const json_t *head, const json_t *row, uint32_t number) {
    (void)paper;
    (void)head;
    (void)row;
    (void)number;
}

static const tc_view view = {"edges", NULL, NULL, no_row, NULL};

/* Adds the documents that the words name; *KNOWN is false when one is unknown, which is said. */
static tc_status add_named(tc_graph *graph, bool *known) {
    const tc_options *o = &graph->web->session->options;
    tc_status status = TC_OK;
    *known = true;
    for (size_t i = 0; status == TC_OK && i < o->word_count; i++) {
        uint32_t node = TC_NO_NODE;
        status = tc_web_find(graph->web, o->words[i], &node);
        if (status == TC_OK && node == TC_NO_NODE) {
            tc_web_say_unknown(o->words[i]);
            *known = false;
        } else if (status == TC_OK) {
            status = tc_graph_add(graph, node);
        }
    }
    if (status == TC_OK && *known)
        status = tc_graph_grow(graph, o->depth ? o->depth : 1);
    return status;
}

static tc_status show(tc_graph *graph) {
    tc_renderer renderer;
    json_t *nodes = NULL, *edges = NULL, *edge;
    size_t i;
    tc_status status = tc_graph_nodes(graph, &nodes);
    if (status == TC_OK)
        status = tc_graph_edges(graph, &edges);
    if (status != TC_OK) {
        json_decref(nodes);
        return status;
    }
    tc_session_begin(graph->web->session, &renderer, &view, json_pack("{s:o}", "nodes", nodes));
    json_array_foreach(edges, i, edge) {
        tc_render_row(&renderer, json_incref(edge));
    }
    tc_render_end(&renderer);
    json_decref(edges);
    return TC_OK;
}

static tc_status answer(tc_graph *graph, tc_exit *out) {
    tc_session *session = graph->web->session;
    bool known = true;
    if (session->options.depth && !session->options.word_count) {
        tc_error_set(&session->error, TC_ERR_USAGE, "%s", _("--depth counts from a document"));
        tc_error_hint(&session->error, "%s", _("name one, or leave it out"));
        return TC_ERR_USAGE;
    }
    tc_status status = tc_session_open(session);
    if (status == TC_OK)
        status = session->options.word_count ? add_named(graph, &known) : tc_graph_add_all(graph);
    if (status != TC_OK)
        return status;
    *out = known && graph->node_count ? TC_EXIT_FOUND : TC_EXIT_NOTHING;
    return known ? show(graph) : TC_OK;
}

static tc_status run(tc_session *session, tc_exit *out) {
    tc_web web;
    tc_graph graph;
    tc_web_init(&web, session);
    tc_graph_init(&graph, &web);
    tc_status status = answer(&graph, out);
    tc_web_dispose(&web);
    return status;
}

const tc_command tc_command_graph = {
    .name = "graph",
    .arguments = N_("[DOCUMENT]…"),
    .summary = N_("who cites whom, as a graph for Graphviz and other programs"),
    .help = N_("The whole index, or what is around the documents: what they cite and what cites "
               "them (--depth 1), what that cites and is cited by (--depth 2), and so on. A "
               "DOCUMENT is a path or a reference, one argument each. --year and --province choose "
               "among the citing documents, --relation among the citations.\n"
               "\n"
               "A mention that may mean several documents, or whose date or issuer is not that of "
               "the document held, leads to a node of its own. What one document tells of two "
               "others (\"Decision A, which amends Decision B\") is an edge that names its "
               "teller.\n"
               "\n"
               "  tracuu graph 709/QĐ-TTg | dot -Tsvg >709.svg\n"
               "  tracuu graph --year 2024 --format graphml >2024.graphml"),
    .takes = TC_TAKES_FORMAT | TC_TAKES_DEPTH | TC_TAKES_RELATION | TC_TAKES_SCOPE | TC_TAKES_INDEX,
    .formats = TC_OUTPUT_BIT(TC_OUTPUT_DOT) | TC_OUTPUT_BIT(TC_OUTPUT_GRAPHML) |
               TC_OUTPUT_BIT(TC_OUTPUT_JSON),
    .default_format = TC_OUTPUT_DOT,
    .limit = UINT32_MAX,
    .least = 0,
    .most = SIZE_MAX,
    .run = run,
};
