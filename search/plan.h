/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A query's tree as questions to the index.  Private to search/.
 *
 * A word matches whatever accents it has in a document; where it was typed with accents, documents
 * that have it so rank higher.  Words in a title count more.  Words side by side are first asked
 * for all together; tc_plan_loose asks for any of them. */
#ifndef TRACUU_SEARCH_PLAN_H
#define TRACUU_SEARCH_PLAN_H

#include "command.h"

#include <search/context.h>
#include <search/query.h>

/* Whether so many words stand side by side that to ask for all of them finds long documents, not
 * good ones. */
bool tc_plan_is_long(const tc_expression *expression);
/* Documents that have every word. */
TC_MUST_USE tc_status tc_plan_strict(tc_session *session, const tc_expression *expression,
                                     tc_query **out);
/* Documents that have some of the words that stand side by side; *OUT is NULL when that is no
 * other question than the strict one. */
TC_MUST_USE tc_status tc_plan_loose(tc_session *session, const tc_expression *expression,
                                    tc_query **out);
/* The words that are asked for (not those behind NOT), at most TC_SNIPPET_WORDS, in ARENA. */
uint32_t tc_plan_words(tc_arena *arena, const tc_expression *expression, tc_sought *out);

#endif
