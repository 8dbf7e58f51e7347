/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What `tracuu search` finds: questions one behind the other, as in segments.h, with phrases
 * checked and the best results ranked by their texts.  Private to search/. */
#ifndef TRACUU_SEARCH_HITS_H
#define TRACUU_SEARCH_HITS_H

#include "phrases.h"
#include "rank.h"
#include "segments.h"

/* A question of the search. */
typedef struct tc_question {
    tc_segment segment;
    const tc_exact *exact; /* what its results are checked for, or NULL */
    tc_wording *wording;   /* what they are ranked by again, or NULL */
    const char *whole; /* tc_hit.match of one that has all the words, or NULL: like the others */
} tc_question;

typedef struct tc_hit {
    const tc_matches *matches;
    uint32_t at;
    double weight; /* in the index */
    double score;
    bool ranked; /* by its text, so that SIGNALS say why */
    tc_signals signals;
    const char *match;
    tc_stored_head head; /* of its data */
    tc_slice path;       /* of those that are handed out, where it was wanted */
} tc_hit;

typedef struct tc_hits {
    tc_hit *items; /* in the arena of the session */
    uint32_t count;
    uint32_t total; /* of all pages */
    bool estimated; /* … guessed, from the texts in which phrases were looked for */
    tc_matches **owned;
    size_t owned_count, owned_capacity;
} tc_hits;

/* Asks for LIMIT results from OFFSET on.  Of slots WANT may have TC_SLOT_PATH, which is read of
 * these alone: what else there is to show is in their data.  The queries are taken over, also on
 * failure. */
TC_MUST_USE tc_status tc_hits_ask(tc_session *session, tc_question *questions, uint32_t count,
                                  uint32_t offset, uint32_t limit, const tc_want *want,
                                  tc_hits *out);
/* A query for exactly what QUESTION finds, which it does not take over. */
TC_MUST_USE tc_status tc_hits_query(tc_session *session, const tc_question *question,
                                    tc_query **out);
void tc_hits_dispose(tc_hits *hits);

#endif
