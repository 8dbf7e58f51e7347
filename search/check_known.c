/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What others know of a number: the draft is no witness in its own case. */
#include "check.h"
#include "citation_line.h"

#include <record/keys.h>

#include <limits.h>
#include <stdlib.h>

enum { COPIES_MAX = 1000 };

bool tc_check_is_self(const tc_check *check, tc_slice path) {
    for (size_t i = 0; i < check->self_path_count; i++)
        if (tc_slice_equal(check->self_paths[i], path))
            return true;
    return false;
}

/* The identity term that LINE was made beside. */
static tc_slice term_of(tc_arena *arena, const tc_citation_line *line) {
    tc_buffer term;
    tc_buffer_init(&term, 64 << 10);
    tc_buffer_add(&term, tc_key_number(arena, line->canonical));
    tc_buffer_add_char(&term, '|');
    tc_buffer_add(&term, tc_key_unit(arena, line->issuer));
    tc_buffer_add_char(&term, '|');
    tc_buffer_add(&term, line->date);
    tc_slice result = tc_arena_copy(arena, tc_buffer_slice(&term));
    tc_buffer_dispose(&term);
    return result;
}

static bool has(const tc_slice *items, size_t from, size_t count, tc_slice text) {
    for (size_t i = from; i < count; i++)
        if (tc_slice_equal(items[i], text))
            return true;
    return false;
}

/* Adds the copy of the draft that is match AT; each copy counts once for each of its terms. */
static tc_status add_self(tc_check *check, const tc_matches *matches, uint32_t at) {
    tc_arena *arena = check->session->arena;
    tc_slice path = tc_arena_copy(arena, tc_match_value(matches, at, TC_SLOT_PATH));
    tc_slice lines = tc_match_value(matches, at, TC_SLOT_CITATIONS);
    size_t from = check->self_term_count;
    if (tc_check_is_self(check, path))
        return TC_OK;
    bool fits = tc_slices_add(arena, &check->self_paths, &check->self_path_count,
                              &check->self_path_room, path);
    tc_citation_line line;
    while (fits && tc_citation_line_next(&lines, &line)) {
        tc_slice term = term_of(arena, &line);
        if (term.len && !has(check->self_terms, from, check->self_term_count, term))
            fits = tc_slices_add(arena, &check->self_terms, &check->self_term_count,
                                 &check->self_term_room, term);
    }
    return fits ? TC_OK : tc_out_of_memory(check->session);
}

static tc_status add_selves(tc_check *check, const tc_matches *matches, bool all) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(matches); i++) {
        tc_identity held = tc_document_identity(check->session->arena, matches, i);
        if (all || tc_identity_compare(&check->own, &held).agreement == TC_AGREE_EXACT)
            status = add_self(check, matches, i);
    }
    return status;
}

/* A draft seldom has its number yet, and its copies have none either.  What has its type, title and
 * issuer, and cites what it cites, is the draft, or what became of it. */
static bool is_alike(const tc_check *check, const tc_matches *matches, uint32_t at) {
    const tc_header *own = &check->record->citations.header;
    tc_identity held = tc_document_identity(check->session->arena, matches, at);
    return tc_slice_equal(tc_match_value(matches, at, TC_SLOT_TITLE),
                          tc_stored_shown(own->title)) &&
           tc_slice_equal(held.type, check->own.type) &&
           tc_slice_equal(held.issuer, check->own.issuer) &&
           (!check->own.number.len || !held.number.len);
}

static tc_status add_alike(tc_check *check, const tc_want *want) {
    enum { ASKED = 8 };
    const tc_citations *c = &check->record->citations;
    tc_session *session = check->session;
    tc_query *query = NULL;
    tc_matches *matches = NULL;
    for (uint32_t i = 0, asked = 0; i < c->mention_count && asked < ASKED; i++) {
        tc_slice number = tc_key_number(session->arena, c->mentions[i].canonical);
        if (c->mentions[i].kind != TC_MENTION_NUMBERED || !number.len)
            continue;
        tc_query *cites = tc_query_term(TC_FIELD_CITED, number);
        query = asked++ ? tc_ask_both(query, cites) : cites;
    }
    if (!c->header.title.len || !query) {
        tc_query_free(query);
        return TC_OK;
    }
    tc_store_request request = {.limit = COPIES_MAX, .want = *want};
    tc_status status = tc_store_search(session->store, query, &request, &matches, &session->error);
    tc_query_free(query);
    for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(matches); i++)
        if (is_alike(check, matches, i))
            status = add_self(check, matches, i);
    tc_matches_free(matches);
    return status;
}

tc_status tc_check_find_selves(tc_check *check) {
    tc_want want = {.slots = TC_DOCUMENT_SLOTS | TC_SLOT_BIT(TC_SLOT_CITATIONS)};
    tc_session *session = check->session;
    tc_matches *matches = NULL;
    tc_status status = tc_document_at(session, check->file, &want, &matches);
    if (status == TC_OK)
        status = add_selves(check, matches, true);
    tc_matches_free(matches);
    matches = NULL;
    if (status == TC_OK && check->own.number.len) {
        status = tc_store_find(session->store, TC_FIELD_NUMBER, check->own.number, COPIES_MAX,
                               &want, &matches, &session->error);
        if (status == TC_OK)
            status = add_selves(check, matches, false);
        tc_matches_free(matches);
    }
    return status == TC_OK ? add_alike(check, &want) : status;
}

/* Documents that say WITNESS without the draft's copies. */
static uint32_t support_of(const tc_check *check, const tc_witness *witness) {
    uint32_t own = 0;
    for (size_t i = 0; i < check->self_term_count; i++)
        own += tc_slice_equal(check->self_terms[i], witness->term);
    return witness->frequency > own ? witness->frequency - own : 0;
}

static tc_status ask(tc_check *check, tc_slice number, tc_check_number *out) {
    uint32_t count = 0;
    tc_status status =
        tc_cited_witnesses(check->session, number, &out->known, &out->witnesses, &count);
    if (status != TC_OK)
        return status;
    out->support = tc_arena_take(check->session->arena, (count + 1) * sizeof *out->support);
    if (!out->support)
        return tc_out_of_memory(check->session);
    out->number = number;
    out->count = 0;
    for (uint32_t i = 0; i < count; i++) {
        const tc_witness *w = &out->witnesses[out->known[i].tag];
        uint32_t support = w->path.len ? 0 : support_of(check, w);
        if (w->path.len ? tc_check_is_self(check, w->path) : support == 0)
            continue;
        out->support[out->count] = support;
        out->known[out->count++] = out->known[i];
    }
    return TC_OK;
}

tc_status tc_check_look_up(tc_check *check, tc_slice number, const tc_check_number **out) {
    for (size_t i = 0; i < check->number_count; i++)
        if (tc_slice_equal(check->numbers[i].number, number)) {
            *out = &check->numbers[i];
            return TC_OK;
        }
    tc_check_number found;
    tc_status status = ask(check, number, &found);
    if (status != TC_OK)
        return status;
    tc_check_number *grown =
        tc_arena_grow(check->session->arena, check->numbers, check->number_count,
                      check->number_count + 1, sizeof *grown, &check->number_room);
    if (!grown)
        return tc_out_of_memory(check->session);
    check->numbers = grown;
    grown[check->number_count++] = found;
    *out = &grown[check->number_count - 1];
    return TC_OK;
}

tc_status tc_check_row(tc_check *check, const tc_check_number *number, uint32_t at, json_t **out) {
    const tc_known *one[] = {&number->known[at]};
    tc_cited cited = {.count = 0};
    tc_status status = tc_cited_of_known(check->session, one, 1, number->witnesses, &cited);
    if (status == TC_OK)
        status = tc_cited_show(check->session, &cited);
    if (status == TC_OK)
        *out = cited.count && cited.items[0].row ? json_incref(cited.items[0].row) : json_null();
    tc_cited_dispose(&cited);
    return status;
}
