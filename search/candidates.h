/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Units that are probably one, for a person to decide on.  Private to search/. */
#ifndef TRACUU_SEARCH_CANDIDATES_H
#define TRACUU_SEARCH_CANDIDATES_H

#include "directory.h"

typedef struct tc_candidate {
    const tc_unit *unit, *other; /* UNIT has fewer tasks: it would be OTHER's name */
    const char *reason;          /* "misspelling", "abbreviation", "words", "province" */
    double score;                /* 0 to 1 */
} tc_candidate;

/* The pairs of DIRECTORY, the likeliest first; in the session's arena. */
TC_MUST_USE tc_status tc_candidates_find(tc_session *session, const tc_directory *directory,
                                         tc_candidate **out, size_t *count);

#endif
