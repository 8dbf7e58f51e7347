/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Results counted by type, issuer, province, year and unit.  Private to search/. */
#ifndef TRACUU_SEARCH_FACETS_H
#define TRACUU_SEARCH_FACETS_H

#include "command.h"

enum {
    TC_FACETS_LISTED = 20, /* values of a facet, the most frequent ones */
    TC_FACETS_SHOWN = 5    /* of them, for people */
};

/* {"type": [{"value", "count"}], "issuer": …, "province": …, "year": …, "unit": …} of all that
 * QUERY (documents) finds, most frequent first; names that are one by their keys are counted as
 * one.  A document counts once under each unit that it gives a task. */
TC_MUST_USE tc_status tc_facets_count(tc_session *session, const tc_query *query, json_t **out);
/* A line for each facet that has values: "type: Kế hoạch 12 · Quyết định 3 …". */
void tc_facets_show(tc_paper *paper, const json_t *facets);

#endif
