/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the index knows of a number. */
#include "cited.h"

#include <stdlib.h>

enum { HELD_MAX = 1000 };

typedef struct list {
    tc_known *known;
    tc_witness *witnesses;
    size_t count, known_room, witness_room;
} list;

static bool append(tc_arena *arena, list *l, tc_identity identity, tc_witness witness) {
    tc_known *known =
        tc_arena_grow(arena, l->known, l->count, l->count + 1, sizeof *known, &l->known_room);
    tc_witness *witnesses = tc_arena_grow(arena, l->witnesses, l->count, l->count + 1,
                                          sizeof *witnesses, &l->witness_room);
    if (!known || !witnesses)
        return false;
    l->known = known;
    l->witnesses = witnesses;
    known[l->count] = (tc_known){identity, witness.path.len > 0, (uint32_t)l->count};
    witnesses[l->count++] = witness;
    return true;
}

static tc_slice copy(tc_session *session, const tc_matches *matches, uint32_t at, tc_slot slot) {
    return tc_arena_copy(session->arena, tc_match_value(matches, at, slot));
}

typedef struct held {
    tc_identity identity;
    tc_witness witness;
} held;

static int by_path(const void *left, const void *right) {
    const held *a = left, *b = right;
    return tc_slice_compare(a->witness.path, b->witness.path);
}

/* In the order of their paths: that of the matches is the order in which workers took the files,
 * and would number the candidates anew with every index. */
static tc_status add_held(tc_session *session, tc_slice number, list *l) {
    tc_want want = {.slots = TC_DOCUMENT_SLOTS};
    tc_matches *matches = NULL;
    tc_status status = tc_store_find(session->store, TC_FIELD_NUMBER, number, HELD_MAX, &want,
                                     &matches, &session->error);
    uint32_t count = status == TC_OK ? tc_matches_count(matches) : 0;
    held *found = tc_arena_take(session->arena, (count + 1) * sizeof *found);
    if (!found)
        status = tc_out_of_memory(session);
    for (uint32_t i = 0; status == TC_OK && i < count; i++)
        found[i] = (held){tc_document_identity(session->arena, matches, i),
                          {.path = copy(session, matches, i, TC_SLOT_PATH),
                           .type = copy(session, matches, i, TC_SLOT_TYPE),
                           .canonical = copy(session, matches, i, TC_SLOT_CANONICAL),
                           .issuer = copy(session, matches, i, TC_SLOT_ISSUER),
                           .title = copy(session, matches, i, TC_SLOT_TITLE)}};
    tc_matches_free(matches);
    if (status == TC_OK)
        qsort(found, count, sizeof *found, by_path);
    for (uint32_t i = 0; status == TC_OK && i < count; i++)
        if (!append(session->arena, l, found[i].identity, found[i].witness))
            status = tc_out_of_memory(session);
    return status;
}

tc_identity tc_identity_of_term(tc_slice term, size_t number_length) {
    tc_slice rest = tc_slice_sub(term, number_length + 1, term.len);
    size_t bar = tc_slice_find(rest, TC_SLICE("|"), 0);
    tc_identity identity = {.number = tc_slice_sub(term, 0, number_length),
                            .issuer = tc_slice_sub(rest, 0, bar)};
    if (bar != SIZE_MAX)
        identity.date = tc_date_of_slot(tc_slice_sub(rest, bar + 1, rest.len));
    return identity;
}

static tc_status add_cited(tc_session *session, tc_slice number, list *l) {
    tc_buffer prefix;
    tc_terms *terms = NULL;
    bool more = true;
    tc_buffer_init(&prefix, number.len + 1);
    tc_buffer_add(&prefix, number);
    tc_buffer_add_char(&prefix, '|');
    tc_status status = tc_terms_open(session->store, TC_FIELD_CITED_IDENTITY,
                                     tc_buffer_slice(&prefix), &terms, &session->error);
    while (status == TC_OK && (status = tc_terms_next(terms, &more, &session->error)) == TC_OK &&
           more) {
        tc_witness witness = {.term = tc_arena_copy(session->arena, tc_terms_text(terms)),
                              .frequency = tc_terms_frequency(terms)};
        if (!witness.term.ptr ||
            !append(session->arena, l, tc_identity_of_term(witness.term, number.len), witness))
            status = tc_out_of_memory(session);
    }
    tc_terms_close(terms);
    tc_buffer_dispose(&prefix);
    return status;
}

tc_status tc_cited_witnesses(tc_session *session, tc_slice number, tc_known **known,
                             tc_witness **witnesses, uint32_t *count) {
    list l = {0};
    tc_status status = add_held(session, number, &l);
    if (status == TC_OK)
        status = add_cited(session, number, &l);
    if (status == TC_OK) {
        *known = l.known;
        *witnesses = l.witnesses;
        *count = (uint32_t)l.count;
    }
    return status;
}
