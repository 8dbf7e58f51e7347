/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "missing.h"

#include "scope.h"

#include <stdlib.h>
#include <string.h>

/* ---- What there is ---- */

typedef struct term {
    tc_slice text;
    size_t number; /* bytes of it that are the number */
    uint32_t frequency;
} term;

typedef struct terms {
    term *items;
    size_t count, room;
} terms;

/* The terms of FIELD, bytewise. */
static tc_status walk(tc_session *session, tc_field field, terms *out) {
    tc_terms *all = NULL;
    bool more = true;
    tc_status status = tc_terms_open(session->store, field, TC_SLICE(""), &all, &session->error);
    while (status == TC_OK && (status = tc_terms_next(all, &more, &session->error)) == TC_OK &&
           more) {
        term *items = tc_arena_grow(session->arena, out->items, out->count, out->count + 1,
                                    sizeof *items, &out->room);
        tc_slice text = tc_arena_copy(session->arena, tc_terms_text(all));
        if (!items || !text.ptr) {
            status = tc_out_of_memory(session);
            break;
        }
        out->items = items;
        size_t bar = tc_slice_find(text, TC_SLICE("|"), 0);
        items[out->count++] =
            (term){text, bar == SIZE_MAX ? text.len : bar, tc_terms_frequency(all)};
    }
    tc_terms_close(all);
    return status;
}

static int by_text(const void *a, const void *b) {
    return tc_slice_compare(((const term *)a)->text, ((const term *)b)->text);
}

static bool is_held(const terms *held, tc_slice number) {
    term asked = {.text = number};
    return held->count &&
           bsearch(&asked, held->items, held->count, sizeof *held->items, by_text) != NULL;
}

/* ---- By document ---- */

/* The family that the terms FROM to TO say alone. */
static tc_status part(tc_session *session, const terms *cited, size_t from, size_t to,
                      tc_family *out) {
    size_t count = to - from;
    const term *first = &cited->items[from];
    *out = (tc_family){.number = tc_slice_sub(first->text, 0, first->number),
                       .known = tc_arena_take(session->arena, count * sizeof *out->known),
                       .witnesses = tc_arena_take(session->arena, count * sizeof *out->witnesses),
                       .count = (uint32_t)count};
    if (!out->known || !out->witnesses)
        return tc_out_of_memory(session);
    for (size_t i = 0; i < count; i++) {
        const term *t = &cited->items[from + i];
        out->witnesses[i] = (tc_witness){.term = t->text};
        out->known[i] = (tc_known){tc_identity_of_term(t->text, t->number), false, (uint32_t)i};
    }
    return tc_family_part(session, out);
}

static tc_status add_group(tc_session *session, const tc_family *family, uint32_t group,
                           const term *first, tc_missings *out) {
    tc_missing missing = {.family = *family, .group = group};
    uint32_t cited = 0; /* witnesses that are terms, in the order of the terms */
    for (uint32_t w = 0; w < family->count; w++) {
        bool file = family->witnesses[w].path.len > 0;
        if (family->group_of[w] == group) {
            if (file)
                return TC_OK;
            missing.most += first[cited].frequency;
            missing.terms++;
        }
        cited += !file;
    }
    if (!missing.terms || !tc_scope_has(session, &family->groups[group]))
        return TC_OK;
    tc_missing *items = tc_arena_grow(session->arena, out->items, out->count, out->count + 1,
                                      sizeof *items, &out->room);
    if (!items)
        return tc_out_of_memory(session);
    out->items = items;
    items[out->count++] = missing;
    return TC_OK;
}

static tc_status add_number(tc_session *session, const terms *held, const terms *cited, size_t from,
                            size_t to, tc_missings *out) {
    tc_family family;
    const term *first = &cited->items[from];
    tc_slice number = tc_slice_sub(first->text, 0, first->number);
    /* A number left blank is no number. */
    if (!number.len || number.ptr[0] == '/' || number.ptr[0] == '-')
        return TC_OK;
    tc_status status = is_held(held, number) ? tc_family_read(session, number, &family)
                                             : part(session, cited, from, to, &family);
    for (uint32_t g = 0; status == TC_OK && g < family.group_count; g++)
        status = add_group(session, &family, g, first, out);
    return status;
}

static bool same_number(const term *a, const term *b) {
    return a->number == b->number && memcmp(a->text.ptr, b->text.ptr, a->number) == 0;
}

tc_status tc_missing_find(tc_session *session, tc_missings *out) {
    terms held = {.count = 0}, cited = {.count = 0};
    *out = (tc_missings){.count = 0};
    tc_status status = walk(session, TC_FIELD_NUMBER, &held);
    if (status == TC_OK)
        status = walk(session, TC_FIELD_CITED_IDENTITY, &cited);
    for (size_t from = 0, to; status == TC_OK && from < cited.count; from = to) {
        for (to = from + 1; to < cited.count && same_number(&cited.items[from], &cited.items[to]);)
            to++;
        status = add_number(session, &held, &cited, from, to, out);
    }
    return status;
}

/* ---- In order ---- */

tc_query *tc_missing_citing(tc_session *session, const tc_missing *missing) {
    const tc_family *f = &missing->family;
    tc_slice *texts = tc_arena_take(session->arena, (f->count + 1) * sizeof *texts);
    size_t count = 0;
    if (!texts)
        return NULL;
    for (uint32_t w = 0; w < f->count; w++)
        if (f->group_of[w] == missing->group)
            texts[count++] = f->witnesses[w].term;
    return tc_ask_any(session->arena, TC_FIELD_CITED_IDENTITY, texts, count);
}

static tc_status count(tc_session *session, tc_missing *missing) {
    tc_matches *matches = NULL;
    tc_store_request request = {.sort = TC_SORT_ENTRY, .check_at_least = UINT32_MAX};
    missing->documents = missing->most;
    if (missing->terms == 1)
        return TC_OK;
    tc_query *query = tc_missing_citing(session, missing);
    tc_status status = tc_store_search(session->store, query, &request, &matches, &session->error);
    if (status == TC_OK)
        missing->documents = tc_matches_total(matches).estimate;
    tc_query_free(query);
    tc_matches_free(matches);
    return status;
}

static int by_identity(const tc_missing *a, const tc_missing *b) {
    int order = tc_slice_compare(a->family.number, b->family.number);
    return order ? order : (a->group > b->group) - (a->group < b->group);
}

static int by_most(const void *left, const void *right) {
    const tc_missing *a = left, *b = right;
    return a->most != b->most ? (a->most < b->most ? 1 : -1) : by_identity(a, b);
}

static int by_documents(const void *left, const void *right) {
    const tc_missing *a = left, *b = right;
    return a->documents != b->documents ? (a->documents < b->documents ? 1 : -1)
                                        : by_identity(a, b);
}

/* How many of the first COUNT more documents cite than MOST. */
static size_t count_above(const tc_missings *m, size_t count, uint32_t most) {
    size_t above = 0;
    for (size_t i = 0; i < count; i++)
        above += m->items[i].documents > most;
    return above;
}

tc_status tc_missing_rank(tc_session *session, tc_missings *m, size_t wanted) {
    size_t counted = 0;
    tc_status status = TC_OK;
    if (m->count)
        qsort(m->items, m->count, sizeof *m->items, by_most);
    for (; status == TC_OK && counted < m->count; counted++) {
        bool lower = counted == 0 || m->items[counted].most < m->items[counted - 1].most;
        if (lower && count_above(m, counted, m->items[counted].most) >= wanted)
            break;
        status = count(session, &m->items[counted]);
    }
    if (counted)
        qsort(m->items, counted, sizeof *m->items, by_documents);
    return status;
}
