/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "chain.h"

#include "scope.h"

#include <stdlib.h>

/* Chains being found. */
typedef struct search {
    tc_web *web;
    tc_chain *out;
    uint32_t *depths; /* of each node: UINT32_MAX, or how far it is */
    size_t known, depth_room, next_room;
    uint32_t *level; /* the nodes of the level that is being left */
    size_t level_count, level_room;
} search;

static bool wants(const tc_web *web, const tc_link *link) {
    unsigned relations = web->session->options.relations;
    return !relations || (relations & (1U << link->relation));
}

/* Makes room for NODE. */
static tc_status know(search *s, uint32_t node) {
    tc_arena *arena = s->web->session->arena;
    size_t wanted = (size_t)node + 1;
    if (wanted <= s->known)
        return TC_OK;
    uint32_t *depths =
        tc_arena_grow(arena, s->depths, s->known, wanted, sizeof *depths, &s->depth_room);
    uint32_t *next =
        tc_arena_grow(arena, s->out->next_of, s->known, wanted, sizeof *next, &s->next_room);
    if (!depths || !next)
        return tc_out_of_memory(s->web->session);
    for (size_t i = s->known; i < wanted; i++)
        depths[i] = next[i] = UINT32_MAX;
    s->depths = depths;
    s->out->next_of = next;
    s->known = wanted;
    return TC_OK;
}

/* Puts NODE, unless it was nearer, at DEPTH. */
static tc_status reach(search *s, uint32_t node, uint32_t next, uint32_t depth, uint32_t **level,
                       size_t *count, size_t *room) {
    tc_status status = know(s, node);
    if (status != TC_OK || s->depths[node] != UINT32_MAX)
        return status;
    uint32_t *nodes =
        tc_arena_grow(s->web->session->arena, *level, *count, *count + 1, sizeof *nodes, room);
    if (!nodes)
        return tc_out_of_memory(s->web->session);
    *level = nodes;
    nodes[(*count)++] = node;
    s->depths[node] = depth;
    s->out->next_of[node] = next;
    return TC_OK;
}

static tc_status in_scope(tc_web *web, uint32_t node, bool *out) {
    tc_status status = TC_OK;
    *out = false;
    for (uint32_t i = 0; status == TC_OK && !*out && i < web->nodes[node].file_count; i++)
        status = tc_scope_has_file(web->session, web->nodes[node].files[i], out);
    return status;
}

static tc_status list(search *s, uint32_t node) {
    bool wanted = false;
    tc_status status = in_scope(s->web, node, &wanted);
    if (status != TC_OK || !wanted)
        return status;
    tc_chained *items = tc_arena_grow(s->web->session->arena, s->out->items, s->out->count,
                                      s->out->count + 1, sizeof *items, &s->out->room);
    if (!items)
        return tc_out_of_memory(s->web->session);
    s->out->items = items;
    items[s->out->count++] = (tc_chained){node, s->out->next_of[node], s->depths[node]};
    return TC_OK;
}

/* Goes on from the nodes of the level to those that cite them, at DEPTH. */
static tc_status climb(search *s, uint32_t depth) {
    uint32_t *level = NULL;
    size_t count = 0, room = 0;
    tc_status status = TC_OK;
    for (size_t i = 0; status == TC_OK && i < s->level_count; i++) {
        tc_links links = {.count = 0};
        status = tc_web_citing(s->web, s->level[i], false, &links);
        for (size_t k = 0; status == TC_OK && k < links.count; k++)
            if (wants(s->web, &links.items[k]))
                status = reach(s, links.items[k].from, s->level[i], depth, &level, &count, &room);
    }
    for (size_t i = 0; status == TC_OK && depth > 1 && i < count; i++)
        status = list(s, level[i]);
    s->level = level;
    s->level_count = count;
    s->level_room = room;
    return status;
}

/* ---- In order ---- */

typedef struct order {
    tc_web *web;
    bool by_path;
} order;

static int compare(const void *left, const void *right, void *context) {
    const order *o = context;
    const tc_chained *a = left, *b = right;
    const json_t *x = o->web->nodes[a->node].row, *y = o->web->nodes[b->node].row;
    if (a->depth != b->depth)
        return a->depth < b->depth ? -1 : 1;
    int by_date =
        o->by_path ? 0 : tc_slice_compare(tc_json_text(y, "date"), tc_json_text(x, "date"));
    return by_date ? by_date : tc_slice_compare(tc_json_text(x, "path"), tc_json_text(y, "path"));
}

static tc_status sort(tc_web *web, tc_chain *chain, bool by_path) {
    order o = {web, by_path};
    for (size_t i = 0; i < chain->count; i++)
        if (!tc_web_row(web, chain->items[i].node))
            return tc_out_of_memory(web->session);
    if (chain->count)
        qsort_r(chain->items, chain->count, sizeof *chain->items, compare, &o);
    return TC_OK;
}

tc_status tc_chain_find(tc_web *web, const tc_cited *cited, uint32_t depth, bool by_path,
                        tc_chain *out) {
    search s = {.web = web, .out = out};
    tc_status status = TC_OK;
    *out = (tc_chain){.count = 0};
    for (uint32_t i = 0; status == TC_OK && i < cited->count; i++) {
        uint32_t node = TC_NO_NODE;
        status = tc_web_candidate(web, &cited->items[i], &node);
        if (status == TC_OK && node != TC_NO_NODE)
            status = reach(&s, node, TC_NO_NODE, 0, &s.level, &s.level_count, &s.level_room);
    }
    for (uint32_t d = 1; status == TC_OK && d <= depth && s.level_count; d++)
        status = climb(&s, d);
    return status == TC_OK ? sort(web, out, by_path) : status;
}

/* ---- As rows ---- */

static tc_status add_mentions(tc_web *web, const tc_chained *item, json_t *row) {
    json_t *mentions = json_array();
    bool exact = false;
    tc_status status = tc_web_read(web, item->node);
    json_object_set_new(row, "mentions", mentions);
    for (size_t i = 0; status == TC_OK && i < web->nodes[item->node].links.count; i++) {
        const tc_link *link = &web->nodes[item->node].links.items[i];
        json_t *quote = NULL;
        if (link->to != item->next || !wants(web, link))
            continue;
        exact = exact || link->exact;
        status = tc_web_quote(web, link, &quote);
        if (status == TC_OK)
            json_array_append_new(mentions, quote);
    }
    json_object_set_new(row, "certainty", json_string(exact ? "exact" : "compatible"));
    return status;
}

tc_status tc_chain_row(tc_web *web, const tc_chain *chain, const tc_chained *item, json_t **out) {
    json_t *between = json_array();
    for (uint32_t at = item->next; at != TC_NO_NODE; at = chain->next_of[at]) {
        const json_t *next = tc_web_row(web, at);
        json_array_append_new(between, next ? json_deep_copy(next) : NULL);
    }
    json_t *row = json_deep_copy(tc_web_row(web, item->node));
    json_object_del(row, "held");
    json_object_set_new(row, "depth", json_integer(item->depth));
    json_object_set_new(row, "chain", between);
    tc_status status = add_mentions(web, item, row);
    if (status == TC_OK)
        *out = row;
    else
        json_decref(row);
    return status;
}
