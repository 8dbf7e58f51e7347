/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mentions resolved against what the index holds now.  Private to search/. */
#ifndef TRACUU_SEARCH_RESOLVED_H
#define TRACUU_SEARCH_RESOLVED_H

#include "cited.h"

/* What is known of the numbers that were looked up, so that each is looked up once. */
typedef struct tc_resolver {
    tc_session *session;
    struct tc_looked_up *items;
    size_t count, room;
} tc_resolver;

void tc_resolver_init(tc_resolver *resolver, tc_session *session);

/* Adds to ROW, the JSON of the mention IDENTITY in a document of date CITING: "resolution" (held,
 * not-held, ambiguous, conflict), "certainty" (exact, compatible, or null where nothing is held),
 * "path" (or null), "candidates" (documents, of ambiguous and conflict) and "disagrees" (date,
 * issuer). */
TC_MUST_USE tc_status tc_resolver_add(tc_resolver *resolver, const tc_identity *identity,
                                      tc_date citing, json_t *row);

#endif
