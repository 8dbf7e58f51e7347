/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "Did you mean …": a query's words as the documents of the index spell them.
 *
 * A word is doubted when no text has it, with the accents typed, beside one of the words that stand
 * beside it in the query.  What stands in its place in texts that have the words around it is
 * weighed against how likely the slip is (spelling_places.h); then accents that are missing in
 * several words are filled in by the texts of these.  A query that the first texts confirm costs a
 * look at these alone.  Private to search/. */
#ifndef TRACUU_SEARCH_SPELLING_H
#define TRACUU_SEARCH_SPELLING_H

#include "command.h"

#include <search/query.h>

enum { TC_SPELLING_TEXTS = 10 /* of the first results that are of use */ };

/* {"query", "words": [{"typed", "meant"}]} for QUERY, which was read into EXPRESSION (its words are
 * slices of QUERY) and whose best results have TEXTS; *OUT is NULL where there is nothing to say.
 */
TC_MUST_USE tc_status tc_spelling_suggest(tc_session *session, tc_slice query,
                                          const tc_expression *expression, const tc_slice *texts,
                                          uint32_t count, json_t **out);

#endif
