/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages of documents by date, the newest first.  Private to search/.
 *
 * Sorting thousands of matches by a value costs more than all the rest of an answer, for one page
 * of them.  Years and months are terms: counting the matches of each finds the few months that a
 * page lies in, and only these are sorted. */
#ifndef TRACUU_SEARCH_NEWEST_H
#define TRACUU_SEARCH_NEWEST_H

#include "command.h"

/* Narrows QUERY (not taken over) to the time that the results OFFSET to OFFSET + LIMIT lie in: *OUT
 * finds them from *FIRST on, sorted by TC_SLOT_DATE, the highest first.  *TOTAL is how many QUERY
 * finds.  Documents without a year come last, those without a month last in their year. */
TC_MUST_USE tc_status tc_newest_window(tc_session *session, const tc_query *query, uint32_t offset,
                                       uint32_t limit, tc_query **out, uint32_t *first,
                                       uint32_t *total);

#endif
