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

static tc_query *years(const tc_options *o) {
    tc_query *any = tc_query_nothing();
    for (int year = o->year_low; year <= o->year_high; year++) {
        char text[8];
        snprintf(text, sizeof text, "%04d", year);
        any = tc_ask_either(any, tc_query_term(TC_FIELD_YEAR, tc_slice_of(text)));
    }
    return any;
}

tc_query *tc_scope_query(tc_session *session, tc_query *query) {
    const tc_options *o = &session->options;
    if (o->year_low)
        query = tc_ask_both(query, years(o));
    if (o->province)
        query = tc_ask_both(query,
                            tc_query_term(TC_FIELD_PROVINCE,
                                          tc_key_place(session->arena, tc_slice_of(o->province))));
    return query;
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
