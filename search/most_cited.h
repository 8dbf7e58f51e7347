/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Documents by how many others cite them.  Private to search/. */
#ifndef TRACUU_SEARCH_MOST_CITED_H
#define TRACUU_SEARCH_MOST_CITED_H

#include "command.h"

/* Of more results than these the most relevant ones are put into order; the rest is not shown. */
enum { TC_MOST_CITED = 20000 };

/* Results FIRST to FIRST + LIMIT of QUERY (documents), those first that most documents of the index
 * cite, as far as the citation can mean no other; of equally many the newest, then by path.  *TOTAL
 * is how many there are. */
TC_MUST_USE tc_status tc_most_cited_ask(tc_session *session, const tc_query *query, uint32_t first,
                                        uint32_t limit, const tc_want *want, tc_matches **out,
                                        uint32_t *total);

#endif
