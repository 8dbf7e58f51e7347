/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Phrases, exactly.  The index finds them by their words and pairs of words, which a document may
 * also have apart from one another; whether it has them side by side, its text says.  Private to
 * search/. */
#ifndef TRACUU_SEARCH_PHRASES_H
#define TRACUU_SEARCH_PHRASES_H

#include "command.h"

#include <search/query.h>

enum { TC_EXACT_KNOWN = 16 };

/* What the results of a question must be checked for. */
typedef struct tc_exact {
    const tc_expression *expression;
    bool loose;                     /* any of its words will do, as in tc_plan_loose */
    uint32_t known[TC_EXACT_KNOWN]; /* docids that are shown already */
    uint32_t known_count;
} tc_exact;

/* Whether the index alone cannot tell the documents that EXPRESSION is about. */
bool tc_phrases_needed(const tc_expression *expression);
/* The same for one phrase or filter. */
bool tc_phrases_is_textual(const tc_expression *part);

/* The slots that the matches need for it, and their data. */
uint64_t tc_phrases_slots(const tc_exact *check);
/* KEEP[i] says whether match i is one indeed. */
TC_MUST_USE tc_status tc_phrases_matches(tc_session *session, const tc_exact *check,
                                         const tc_matches *matches, bool *keep);

#endif
