/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A query's tree as questions to the index.  Private to search/.
 *
 * A word matches whatever accents it has in a document.  Two words side by side count as one more,
 * an abbreviation finds what it stands for and is found by it, and words that only ask need not be
 * there.  Words side by side are first asked for all together; tc_plan_loose asks for any of them.
 *
 * Phrases of more than one term of the index match a little more than they should: where
 * tc_phrases_needed says so, what is found must be checked by phrases.h. */
#ifndef TRACUU_SEARCH_PLAN_H
#define TRACUU_SEARCH_PLAN_H

#include "command.h"

#include <search/query.h>

/* Whether so many words stand side by side that to ask for all of them finds long documents, not
 * good ones: whoever asks in his own words hits most of a text's, seldom all.  RANKED says that the
 * best come first; in any other order what has few of the words stands among what has all, so that
 * more words are needed. */
bool tc_plan_is_long(const tc_expression *expression, bool ranked);
/* Documents that have every word. */
TC_MUST_USE tc_status tc_plan_strict(tc_session *session, const tc_expression *expression,
                                     tc_query **out);
/* Documents that have some of the words that stand side by side; *OUT is NULL when that is no
 * other question than the strict one. */
TC_MUST_USE tc_status tc_plan_loose(tc_session *session, const tc_expression *expression,
                                    tc_query **out);

#endif
