/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is cited and not held.  Private to search/.
 *
 * Terms of TC_FIELD_CITED_IDENTITY are all that is read of the whole index: they are parted into
 * documents as citation/resolve.h does, and only for numbers that a held document has it is looked
 * at.  How many documents cite one is known exactly from the terms when it has but one, and counted
 * for those that may come into the page. */
#ifndef TRACUU_SEARCH_MISSING_H
#define TRACUU_SEARCH_MISSING_H

#include "family.h"

typedef struct tc_missing {
    tc_family family;   /* that it is of */
    uint32_t group;     /* which one of it */
    uint32_t most;      /* documents that cite it: not more than these … */
    uint32_t terms;     /* … which its terms have together */
    uint32_t documents; /* exactly, for those that tc_missing_rank puts first */
} tc_missing;

typedef struct tc_missings {
    tc_missing *items;
    size_t count, room;
} tc_missings;

/* All that --year, --province and --type let pass. */
TC_MUST_USE tc_status tc_missing_find(tc_session *session, tc_missings *out);
/* Puts the first WANTED, those that most documents cite, in their order; what they are equal in,
 * by number. */
TC_MUST_USE tc_status tc_missing_rank(tc_session *session, tc_missings *missings, size_t wanted);
/* The documents that cite it. */
tc_query *tc_missing_citing(tc_session *session, const tc_missing *missing);

/* How often the document at match AT cites MISSING, by its slots CANONICAL and CITATIONS; false
 * when these do not tell, and its data have to be read.  Its mentions are told apart as
 * tc_mentions_identify does. */
bool tc_missing_mentions(tc_session *session, const tc_missing *missing, const tc_matches *matches,
                         uint32_t at, uint32_t *out);

#endif
