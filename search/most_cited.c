/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "most_cited.h"

#include "ask.h"
#include "family.h"

#include <record/keys.h>

#include <stdlib.h>

typedef struct item {
    tc_slice number, date, path; /* number: its key */
    uint32_t docid;
    uint32_t cited; /* exactly, or, until that is known, at most */
    bool exact;
} item;

typedef struct ranking {
    tc_session *session;
    item *items;
    uint32_t count;
} ranking;

/* The most cited first, then the newest, then by path. */
static int compare(const void *a, const void *b) {
    const item *x = a, *y = b;
    if (x->cited != y->cited)
        return x->cited < y->cited ? 1 : -1;
    int date = tc_slice_compare(y->date, x->date);
    return date ? date : tc_slice_compare(x->path, y->path);
}

static tc_status read_item(ranking *r, const tc_matches *matches, uint32_t at) {
    tc_session *session = r->session;
    item *it = &r->items[at];
    tc_slice canonical = tc_match_value(matches, at, TC_SLOT_CANONICAL);
    *it = (item){.date = tc_match_value(matches, at, TC_SLOT_DATE),
                 .path = tc_match_value(matches, at, TC_SLOT_PATH),
                 .docid = tc_match_docid(matches, at)};
    if (!canonical.len)
        return TC_OK;
    it->number = tc_key_number(session->arena, canonical);
    return tc_store_frequency(session->store, TC_FIELD_CITED, it->number, &it->cited,
                              &session->error);
}

/* Documents that have one of the COUNT terms, that at PATH aside. */
static tc_status count_citing(tc_session *session, const tc_slice *terms, size_t count,
                              tc_slice path, uint32_t *out) {
    tc_query *both[] = {
        tc_ask_any(session->arena, TC_FIELD_CITED_IDENTITY, terms, count),
        tc_query_term(TC_FIELD_PATH, path),
    };
    tc_query *query = tc_ask_documents(tc_query_join(TC_QUERY_AND_NOT, both, 2));
    tc_store_request request = {.sort = TC_SORT_ENTRY, .check_at_least = UINT32_MAX};
    tc_matches *matches = NULL;
    tc_status status = tc_store_search(session->store, query, &request, &matches, &session->error);
    *out = status == TC_OK ? tc_matches_total(matches).estimate : 0;
    tc_matches_free(matches);
    tc_query_free(query);
    return status;
}

/* Who cites the number may mean another document that has it. */
static tc_status settle(ranking *r, item *it) {
    tc_family family;
    uint32_t group = TC_NO_GROUP;
    size_t count = 0;
    it->exact = true;
    if (!it->cited)
        return TC_OK;
    tc_status status = tc_family_read(r->session, it->number, &family);
    if (status != TC_OK)
        return status;
    for (uint32_t i = 0; i < family.count; i++)
        if (tc_slice_equal(family.witnesses[i].path, it->path))
            group = family.group_of[i];
    tc_slice *terms = tc_arena_take(r->session->arena, (family.count + 1) * sizeof *terms);
    if (!terms)
        return tc_out_of_memory(r->session);
    for (uint32_t i = 0; group != TC_NO_GROUP && i < family.count; i++)
        if (family.group_of[i] == group && family.witnesses[i].term.len)
            terms[count++] = family.witnesses[i].term;
    if (!count) {
        it->cited = 0;
        return TC_OK;
    }
    return count_citing(r->session, terms, count, it->path, &it->cited);
}

/* Settles items until the first LAST are certain: what may be cited most comes first, and only
 * falls. */
static tc_status settle_first(ranking *r, uint32_t last) {
    tc_status status = TC_OK;
    for (bool certain = false; status == TC_OK && !certain;) {
        certain = true;
        qsort(r->items, r->count, sizeof *r->items, compare);
        for (uint32_t i = 0; status == TC_OK && i < last && i < r->count; i++) {
            certain = certain && r->items[i].exact;
            if (!r->items[i].exact)
                status = settle(r, &r->items[i]);
        }
    }
    return status;
}

static tc_status order(ranking *r, const tc_matches *matches, uint32_t last) {
    tc_status status = TC_OK;
    r->count = tc_matches_count(matches);
    r->items = tc_arena_take(r->session->arena, (r->count + 1) * sizeof *r->items);
    if (!r->items)
        return tc_out_of_memory(r->session);
    for (uint32_t i = 0; status == TC_OK && i < r->count; i++)
        status = read_item(r, matches, i);
    return status == TC_OK ? settle_first(r, last < r->count ? last : r->count) : status;
}

tc_status tc_most_cited_ask(tc_session *session, const tc_query *query, uint32_t first,
                            uint32_t limit, const tc_want *want, tc_matches **out,
                            uint32_t *total) {
    tc_store_request request = {.limit = TC_MOST_CITED,
                                .check_at_least = UINT32_MAX,
                                .want.slots = TC_SLOT_BIT(TC_SLOT_CANONICAL) |
                                              TC_SLOT_BIT(TC_SLOT_DATE) |
                                              TC_SLOT_BIT(TC_SLOT_PATH)};
    tc_matches *all = NULL;
    ranking r = {.session = session};
    tc_status status = tc_store_search(session->store, query, &request, &all, &session->error);
    if (status != TC_OK)
        return status;
    uint32_t last = limit > UINT32_MAX - first ? UINT32_MAX : first + limit;
    *total = tc_matches_total(all).estimate;
    status = order(&r, all, last);
    last = last < r.count ? last : r.count;
    uint32_t count = status == TC_OK && first < last ? last - first : 0;
    uint32_t *docids = tc_arena_take(session->arena, (count + 1) * sizeof *docids);
    for (uint32_t i = 0; docids && i < count; i++)
        docids[i] = r.items[first + i].docid;
    if (status == TC_OK)
        status = docids
                     ? tc_store_entries(session->store, docids, count, want, out, &session->error)
                     : tc_out_of_memory(session);
    tc_matches_free(all);
    return status;
}
