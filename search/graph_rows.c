/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A graph as rows, in an order that does not depend on how it was come by. */
#include "graph_mark.h"

#include <stdio.h>
#include <stdlib.h>

static tc_slice text_of(tc_graph *graph, uint32_t node, const char *key) {
    return tc_json_text(graph->web->nodes[node].row, key);
}

/* By date, those without one last; then by number, issuer and path. */
static int by_date(const void *a, const void *b, void *context) {
    tc_graph *graph = context;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    static const char *const keys[] = {"date", "canonical", "issuer_full", "path"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        tc_slice left = text_of(graph, x, keys[i]), right = text_of(graph, y, keys[i]);
        int order = !left.len != !right.len ? (left.len ? -1 : 1) : tc_slice_compare(left, right);
        if (order)
            return order;
    }
    /* Several documents of which nothing else is known: as the number's family has them. */
    const tc_identity *p = &graph->web->nodes[x].identity, *q = &graph->web->nodes[y].identity;
    int order = tc_slice_compare(p->issuer, q->issuer);
    return order ? order : (x > y) - (x < y);
}

static json_t *name_of(const tc_graph *graph, uint32_t node) {
    return json_sprintf("n%u", graph->marks[node].rank + 1);
}

static tc_status make_node(tc_graph *graph, uint32_t at, json_t *out) {
    static const char *const keys[] = {"path",        "type",  "canonical", "date",
                                       "issuer_full", "title", "held",      "resolution"};
    const json_t *from = graph->web->nodes[at].row;
    json_t *row = json_pack("{s:o}", "id", name_of(graph, at));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        json_t *value = json_object_get(from, keys[i]);
        json_object_set_new(row, keys[i], value ? json_incref(value) : json_null());
    }
    json_object_set_new(row, "asked", json_boolean(graph->marks[at].is_asked));
    return json_array_append_new(out, row) == 0 ? TC_OK : tc_out_of_memory(graph->web->session);
}

tc_status tc_graph_nodes(tc_graph *graph, json_t **out) {
    json_t *list = json_array();
    tc_status status = TC_OK;
    for (size_t i = 0; i < graph->node_count; i++) {
        if (!tc_web_row(graph->web, graph->nodes[i])) {
            json_decref(list);
            return tc_out_of_memory(graph->web->session);
        }
    }
    if (graph->node_count)
        qsort_r(graph->nodes, graph->node_count, sizeof *graph->nodes, by_date, graph);
    for (size_t i = 0; i < graph->node_count; i++)
        graph->marks[graph->nodes[i]].rank = (uint32_t)i;
    for (size_t i = 0; status == TC_OK && i < graph->node_count; i++)
        status = make_node(graph, graph->nodes[i], list);
    if (status == TC_OK)
        *out = list;
    else
        json_decref(list);
    return status;
}

/* ---- Edges ---- */

/* One mention, or what one document tells. */
typedef struct strand {
    uint32_t from, to; /* ranks */
    uint32_t teller;   /* rank, or TC_NO_NODE */
    tc_relation relation;
    bool planned, exact;
    bool may_be; /* no mention: what an unsure node may be */
} strand;

typedef struct strands {
    strand *items;
    size_t count, room;
} strands;

static tc_status add(tc_graph *graph, strands *all, uint32_t from, uint32_t to, strand s) {
    tc_session *session = graph->web->session;
    const tc_graph_mark *a = tc_graph_mark_of(graph, from);
    bool both = a && a->is_in;
    s.from = both ? a->rank : 0;
    const tc_graph_mark *b = tc_graph_mark_of(graph, to);
    if (!both || !b || !b->is_in || (!s.may_be && !tc_graph_wants(graph, s.relation)))
        return TC_OK;
    s.to = b->rank;
    strand *items = tc_arena_grow(session->arena, all->items, all->count, all->count + 1,
                                  sizeof *items, &all->room);
    if (!items)
        return tc_out_of_memory(session);
    all->items = items;
    items[all->count++] = s;
    return TC_OK;
}

static tc_status add_others(tc_graph *graph, uint32_t at, strands *all) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < graph->web->nodes[at].other_count; i++) {
        strand s = {.teller = TC_NO_NODE, .may_be = true};
        status = add(graph, all, at, graph->web->nodes[at].others[i], s);
    }
    return status;
}

/* What the document of NODE says, or what it may be. */
static tc_status collect(tc_graph *graph, uint32_t at, strands *all) {
    bool counts = false;
    if (graph->web->nodes[at].kind == TC_NODE_UNSURE)
        return add_others(graph, at, all);
    tc_status status = tc_graph_counts(graph, at, &counts);
    if (status != TC_OK || !counts || graph->web->nodes[at].kind != TC_NODE_HELD)
        return status;
    status = tc_web_read(graph->web, at);
    const tc_node *node = &graph->web->nodes[at];
    for (size_t i = 0; status == TC_OK && i < node->links.count; i++) {
        const tc_link *l = &node->links.items[i];
        strand s = {.teller = TC_NO_NODE,
                    .relation = l->relation,
                    .planned = l->planned,
                    .exact = l->exact};
        status = add(graph, all, l->from, l->to, s);
    }
    for (size_t i = 0; status == TC_OK && i < node->told_count; i++) {
        const tc_told *t = &node->told[i];
        strand s = {.teller = graph->marks[at].rank, .relation = t->relation};
        status = add(graph, all, t->from, t->to, s);
    }
    return status;
}

static int compare(uint32_t a, uint32_t b) {
    return (a > b) - (a < b);
}

static int by_ends(const void *left, const void *right) {
    const strand *a = left, *b = right;
    bool told_a = a->teller != TC_NO_NODE, told_b = b->teller != TC_NO_NODE;
    int order = compare(a->from, b->from);
    order = order ? order : compare(a->to, b->to);
    order = order ? order : compare(told_a, told_b);
    return order ? order : compare(a->teller, b->teller);
}

static bool same_edge(const strand *a, const strand *b) {
    return a->from == b->from && a->to == b->to &&
           (a->teller == TC_NO_NODE) == (b->teller == TC_NO_NODE);
}

/* How many of COUNT strands have each relation, the weightiest first. */
static json_t *count_relations(const strand *items, size_t count, unsigned *set) {
    json_t *counts = json_object();
    for (int r = 0; r < TC_RELATIONS; r++) {
        json_int_t number = 0;
        for (size_t i = 0; i < count; i++)
            number += items[i].relation == tc_relations_ranked[r];
        if (number) {
            *set |= 1U << tc_relations_ranked[r];
            json_object_set_new(counts, tc_relation_name(tc_relations_ranked[r]),
                                json_integer(number));
        }
    }
    return counts;
}

static json_t *tellers_of(const strand *items, size_t count) {
    if (items->teller == TC_NO_NODE)
        return json_null();
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        if (i == 0 || items[i].teller != items[i - 1].teller)
            json_array_append_new(list, json_sprintf("n%u", items[i].teller + 1));
    return list;
}

static json_t *make_edge(const strand *items, size_t count) {
    unsigned set = 0;
    bool may_be = items->may_be, planned = !may_be, exact = items->teller != TC_NO_NODE;
    for (size_t i = 0; i < count; i++) {
        planned = planned && items[i].planned;
        exact = exact || items[i].exact;
    }
    json_t *relations = may_be ? json_object() : count_relations(items, count, &set);
    return json_pack(
        "{s:o, s:o, s:s, s:b, s:I, s:o, s:s, s:o}", "from", json_sprintf("n%u", items->from + 1),
        "to", json_sprintf("n%u", items->to + 1), "relation",
        may_be ? TC_MAY_BE : tc_relation_name(tc_relation_weightiest(set)), "planned", (int)planned,
        "mentions", may_be ? (json_int_t)0 : (json_int_t)count, "relations", relations, "certainty",
        exact ? "exact" : "compatible", "told_by", tellers_of(items, count));
}

tc_status tc_graph_edges(tc_graph *graph, json_t **out) {
    strands all = {.count = 0};
    tc_status status = TC_OK;
    for (size_t i = 0; status == TC_OK && i < graph->node_count; i++)
        status = collect(graph, graph->nodes[i], &all);
    if (status != TC_OK)
        return status;
    json_t *list = json_array();
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, by_ends);
    for (size_t from = 0, to; from < all.count; from = to) {
        for (to = from + 1; to < all.count && same_edge(&all.items[from], &all.items[to]);)
            to++;
        json_array_append_new(list, make_edge(&all.items[from], to - from));
    }
    *out = list;
    return TC_OK;
}
