/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "route.h"

enum { START, GOAL, ENDS };

/* How a node was reached from each end. */
typedef struct mark {
    uint32_t parent[ENDS], depth[ENDS];
    bool seen[ENDS];
    bool forward[ENDS]; /* the step between it and its parent follows the citation */
} mark;

typedef struct frontier {
    uint32_t *nodes;
    size_t count, room;
} frontier;

typedef struct search {
    tc_web *web;
    tc_route_rules rules;
    mark *marks; /* of each node of the web that was there when they last grew */
    size_t mark_count, mark_room;
    frontier frontiers[ENDS];
    uint32_t levels[ENDS];
} search;

/* ---- Reaching ---- */

static mark *mark_of(search *s, uint32_t node) {
    if (node >= s->mark_count) {
        mark *marks = tc_arena_grow(s->web->session->arena, s->marks, s->mark_count,
                                    (size_t)node + 1, sizeof *marks, &s->mark_room);
        if (!marks)
            return NULL;
        for (size_t i = s->mark_count; i <= node; i++)
            marks[i] = (mark){.seen = {false, false}};
        s->marks = marks;
        s->mark_count = (size_t)node + 1;
    }
    return &s->marks[node];
}

static tc_status push(search *s, frontier *f, uint32_t node) {
    uint32_t *nodes = tc_arena_grow(s->web->session->arena, f->nodes, f->count, f->count + 1,
                                    sizeof *nodes, &f->room);
    if (!nodes)
        return tc_out_of_memory(s->web->session);
    f->nodes = nodes;
    nodes[f->count++] = node;
    return TC_OK;
}

static tc_status reach(search *s, int end, uint32_t node, uint32_t parent, bool forward,
                       frontier *next) {
    mark *m = mark_of(s, node);
    if (!m)
        return tc_out_of_memory(s->web->session);
    if (m->seen[end])
        return TC_OK;
    m->seen[end] = true;
    m->parent[end] = parent;
    m->depth[end] = s->levels[end];
    m->forward[end] = forward;
    return push(s, next, node);
}

/* What NODE cites. */
static tc_status reach_cited(search *s, int end, uint32_t node, frontier *next) {
    tc_status status = tc_web_read(s->web, node);
    for (size_t i = 0; status == TC_OK && i < s->web->nodes[node].links.count; i++) {
        const tc_node *target = &s->web->nodes[s->web->nodes[node].links.items[i].to];
        if (target->kind != TC_NODE_UNSURE)
            status = reach(s, end, s->web->nodes[node].links.items[i].to, node, end == START, next);
        for (uint32_t k = 0; status == TC_OK && s->rules.unsure && k < target->other_count; k++)
            status = reach(s, end, target->others[k], node, end == START, next);
    }
    return status;
}

/* What cites NODE. */
static tc_status reach_citing(search *s, int end, uint32_t node, frontier *next) {
    tc_links links = {.count = 0};
    tc_status status = tc_web_citing(s->web, node, s->rules.unsure, &links);
    for (size_t i = 0; status == TC_OK && i < links.count; i++)
        status = reach(s, end, links.items[i].from, node, end == GOAL, next);
    return status;
}

static tc_status expand(search *s, int end) {
    frontier now = s->frontiers[end], next = {.count = 0};
    bool cited = end == START || s->rules.any_direction;
    bool citing = end == GOAL || s->rules.any_direction;
    tc_status status = TC_OK;
    s->levels[end]++;
    for (size_t i = 0; status == TC_OK && i < now.count; i++) {
        if (cited)
            status = reach_cited(s, end, now.nodes[i], &next);
        if (status == TC_OK && citing)
            status = reach_citing(s, end, now.nodes[i], &next);
    }
    s->frontiers[end] = next;
    return status;
}

/* How many documents must be read to go on from END. */
static tc_status cost(search *s, int end, uint64_t *out) {
    const frontier *f = &s->frontiers[end];
    tc_status status = TC_OK;
    *out = 0;
    for (size_t i = 0; status == TC_OK && i < f->count; i++) {
        uint32_t mentioned = 0;
        if (end == START || s->rules.any_direction)
            *out += s->web->nodes[f->nodes[i]].file_count;
        if (end == GOAL || s->rules.any_direction)
            status = tc_web_mentioned(s->web, f->nodes[i], &mentioned);
        *out += mentioned;
    }
    return status;
}

/* ---- Meeting ---- */

/* Where the newest level of END meets the other side, on a shortest way; or TC_NO_NODE. */
static uint32_t meeting(const search *s, int end) {
    const frontier *f = &s->frontiers[end];
    uint32_t best = TC_NO_NODE;
    for (size_t i = 0; i < f->count; i++) {
        const mark *m = &s->marks[f->nodes[i]];
        if (m->seen[ENDS - 1 - end] &&
            (best == TC_NO_NODE || m->depth[ENDS - 1 - end] < s->marks[best].depth[ENDS - 1 - end]))
            best = f->nodes[i];
    }
    return best;
}

static tc_status trace(const search *s, uint32_t middle, tc_route *out) {
    size_t before = s->marks[middle].depth[START], after = s->marks[middle].depth[GOAL];
    out->steps = tc_arena_take(s->web->session->arena, (before + after + 1) * sizeof *out->steps);
    if (!out->steps)
        return tc_out_of_memory(s->web->session);
    out->found = true;
    out->count = before + after;
    for (uint32_t at = middle, i = (uint32_t)before; i > 0; i--) {
        const mark *m = &s->marks[at];
        out->steps[i - 1] = (tc_step){m->parent[START], at, m->forward[START]};
        at = m->parent[START];
    }
    for (uint32_t at = middle, i = (uint32_t)before; i < out->count; i++) {
        const mark *m = &s->marks[at];
        out->steps[i] = (tc_step){at, m->parent[GOAL], m->forward[GOAL]};
        at = m->parent[GOAL];
    }
    return TC_OK;
}

tc_status tc_route_find(tc_web *web, uint32_t from, uint32_t to, tc_route_rules rules,
                        tc_route *out) {
    search s = {.web = web, .rules = rules};
    uint32_t middle = from == to ? from : TC_NO_NODE;
    *out = (tc_route){.found = false};
    tc_status status = reach(&s, START, from, TC_NO_NODE, false, &s.frontiers[START]);
    if (status == TC_OK)
        status = reach(&s, GOAL, to, TC_NO_NODE, false, &s.frontiers[GOAL]);
    while (status == TC_OK && middle == TC_NO_NODE && s.frontiers[START].count &&
           s.frontiers[GOAL].count) {
        uint64_t costs[ENDS] = {0};
        status = cost(&s, START, &costs[START]);
        if (status == TC_OK)
            status = cost(&s, GOAL, &costs[GOAL]);
        int end = costs[GOAL] < costs[START] ? GOAL : START;
        if (status == TC_OK)
            status = expand(&s, end);
        if (status == TC_OK)
            middle = meeting(&s, end);
    }
    return status == TC_OK && middle != TC_NO_NODE ? trace(&s, middle, out) : status;
}
