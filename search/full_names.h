/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Abbreviated units spelt out by what other documents of the same agency write.  Private to
 * search/.
 *
 * An agency's own documents tell the names of its divisions, those of its province the names of
 * what the province has.  Where they tell none, or more than one that fits, a name stays as it is
 * written. */
#ifndef TRACUU_SEARCH_FULL_NAMES_H
#define TRACUU_SEARCH_FULL_NAMES_H

#include "alias.h"

#include <assignment/known.h>

/* The names that one agency or province spells out. */
typedef struct tc_owner_names {
    tc_slice owner;
    tc_known_name *items;
    size_t count;
} tc_owner_names;

/* A unit that was looked up before. */
typedef struct tc_found_name {
    tc_slice issuer, province, unit, full;
} tc_found_name;

typedef struct tc_full_names {
    tc_session *session;
    const tc_aliases *aliases; /* names of the user's own, which come first; or NULL */
    const tc_slice *terms;     /* sorted; NULL: those of the index */
    size_t term_count;
    tc_owner_names *owners;
    size_t owner_count, owner_capacity;
    tc_found_name *found;
    size_t found_count, found_capacity;
} tc_full_names;

/* Names of SESSION's index, which is open; all that is needed lives in the session's arena. */
void tc_full_names_init(tc_full_names *names, tc_session *session);
/* Names of the COUNT sorted TERMS (tc_record_names) instead. */
void tc_full_names_of_terms(tc_full_names *names, tc_session *session, const tc_slice *terms,
                            size_t count);
/* UNIT of a plan of ISSUER in PROVINCE (as shown, or ""), spelt out; "" when that is not known. */
TC_MUST_USE tc_status tc_full_names_find(tc_full_names *names, tc_slice issuer, tc_slice province,
                                         tc_slice unit, tc_slice *out);
/* Whether UNITS could hold an abbreviation: two capitals side by side, or "&".  Quick. */
bool tc_full_names_needed(tc_slice units);
/* Spells out "lead_full" of the assignment TASK: by what the user says of its "lead" first. */
TC_MUST_USE tc_status tc_full_names_of_task(tc_full_names *names, tc_slice issuer,
                                            tc_slice province, json_t *task);

#endif
