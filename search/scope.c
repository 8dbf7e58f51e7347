/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "scope.h"

#include <citation/places.h>
#include <record/keys.h>

#include <stdio.h>
#include <string.h>

enum { PLACE_WORDS = 4 }; /* of a province's name, at most */

bool tc_scope_is_set(const tc_options *options) {
    return options->year_low || options->province || options->type;
}

static tc_query *years(tc_session *session) {
    const tc_options *o = &session->options;
    size_t count = (size_t)(o->year_high - o->year_low) + 1;
    tc_slice *texts = tc_arena_take(session->arena, count * sizeof *texts);
    if (!texts)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        char text[16];
        snprintf(text, sizeof text, "%04d", o->year_low + (int)i);
        texts[i] = tc_arena_copy(session->arena, tc_slice_of(text));
    }
    return tc_ask_any(session->arena, TC_FIELD_YEAR, texts, count);
}

tc_query *tc_scope_query(tc_session *session, tc_query *query) {
    const tc_options *o = &session->options;
    if (o->year_low)
        query = tc_ask_both(query, years(session));
    if (o->province)
        query = tc_ask_both(query,
                            tc_query_term(TC_FIELD_PROVINCE,
                                          tc_key_place(session->arena, tc_slice_of(o->province))));
    return query;
}

tc_status tc_scope_has_file(tc_session *session, tc_slice path, bool *out) {
    tc_store_request request = {.limit = 1, .sort = TC_SORT_ENTRY};
    tc_matches *matches = NULL;
    *out = true;
    if (!tc_scope_is_set(&session->options))
        return TC_OK;
    tc_query *query = tc_scope_query(session, tc_ask_file(path, false));
    tc_status status = tc_store_search(session->store, query, &request, &matches, &session->error);
    *out = status == TC_OK && tc_matches_count(matches) > 0;
    tc_query_free(query);
    tc_matches_free(matches);
    return status;
}

/* ---- Documents that need not be held ---- */

static bool is_of_years(const tc_options *o, const tc_identity *identity) {
    int year = tc_number_year(identity->number);
    year = year ? year : identity->date.year;
    return year >= o->year_low && year <= o->year_high;
}

/* The province that an issuer's key ends with: "so y te tinh quang ngai". */
static const tc_place *place_of(tc_slice issuer) {
    const tc_place *place = NULL;
    size_t start = issuer.len;
    for (int words = 0; words < PLACE_WORDS && start > 0; words++) {
        start--;
        while (start > 0 && issuer.ptr[start - 1] != ' ')
            start--;
        const tc_place *found = tc_place_find(tc_slice_sub(issuer, start, issuer.len));
        place = found ? found : place;
    }
    return place;
}

static bool is_of_province(tc_session *session, tc_slice name, tc_slice issuer) {
    const tc_place *asked = tc_place_find(tc_key_place(session->arena, name));
    const tc_place *place = place_of(issuer);
    return asked && place &&
           (place == asked || (place->successor && strcmp(place->successor, asked->name) == 0));
}

/* By the abbreviation in the number; a law that has none begins with its type: "luatdatdai". */
static bool is_of_type(tc_session *session, tc_slice name, tc_slice number) {
    tc_arena *arena = session->arena;
    tc_slice asked = tc_key_type(arena, name);
    if (number.len && !memchr(number.ptr, '/', number.len) && !memchr(number.ptr, '-', number.len))
        return tc_slice_starts(number, tc_key_number(arena, asked));
    return tc_slice_equal(tc_key_type(arena, tc_number_type(arena, number)), asked);
}

bool tc_scope_has(tc_session *session, const tc_identity *identity) {
    const tc_options *o = &session->options;
    return (!o->year_low || is_of_years(o, identity)) &&
           (!o->province || is_of_province(session, tc_slice_of(o->province), identity->issuer)) &&
           (!o->type || is_of_type(session, tc_slice_of(o->type), identity->number));
}
