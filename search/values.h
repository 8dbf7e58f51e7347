/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values of filters that no document has, and those near them that some have: province:"Quang
 * Ngia". Private to search/. */
#ifndef TRACUU_SEARCH_VALUES_H
#define TRACUU_SEARCH_VALUES_H

#include "command.h"

#include <search/query.h>

enum {
    TC_VALUES_MAX = 8,  /* filters of a query that are looked at */
    TC_VALUES_NEAR = 3, /* values that are said of each */
};

typedef struct tc_value {
    tc_field field;
    tc_slice typed; /* in the query, with what was meant to belong to it */
    bool quoted;
    tc_slice near[TC_VALUES_NEAR]; /* as documents write them: nearest first */
    uint32_t near_count;
    bool likely; /* the first may have been meant; else they are the most frequent ones */
} tc_value;

typedef struct tc_values {
    tc_value items[TC_VALUES_MAX];
    uint32_t count;
} tc_values;

/* The filters by type, province and issuer, and, where NOTHING was found, by unit, which has many
 * names, in EXPRESSION, which QUERY was read into (values are slices of it), whose values no
 * document has. */
TC_MUST_USE tc_status tc_values_find(tc_session *session, tc_slice query,
                                     const tc_expression *expression, bool nothing, tc_values *out);
/* Whether one of them is likely to be meant for another. */
bool tc_values_are_likely(const tc_values *values);
/* [{"filter", "value", "near"}]; NULL where there is none. */
json_t *tc_values_json(const tc_values *values);
/* Puts what was likely meant into *SUGGESTION (of spelling.h, for QUERY; NULL: there is none yet).
 */
void tc_values_say(const tc_values *values, tc_slice query, json_t **suggestion);

/* A line for people on standard error for each of them. */
void tc_values_show(const tc_values *values);

#endif
