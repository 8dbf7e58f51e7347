/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An answer in parts, one behind the other: first the documents of the first question, then those
 * of the second that are not among them, and so on.  Pages go over the parts as if they were one.
 * Private to search/. */
#ifndef TRACUU_SEARCH_SEGMENTS_H
#define TRACUU_SEARCH_SEGMENTS_H

#include "command.h"

enum { TC_SEGMENTS_MAX = 4 };

typedef struct tc_segment {
    tc_query *query;
    tc_sort sort;
    tc_slot slot;      /* TC_SLOT_CITATIONS: those first that most cite, as most_cited.h has it */
    const char *match; /* what a result of it is called */
} tc_segment;

/* The results of one page that are of one segment. */
typedef struct tc_part {
    tc_matches *matches;
    const char *match;
} tc_part;

typedef struct tc_page {
    tc_part parts[TC_SEGMENTS_MAX];
    uint32_t count;
    uint32_t total; /* of all pages */
} tc_page;

/* Asks for LIMIT results from OFFSET on.  The queries are taken over, also on failure. */
TC_MUST_USE tc_status tc_segments_ask(tc_session *session, tc_segment *segments, uint32_t count,
                                      uint32_t offset, uint32_t limit, const tc_want *want,
                                      tc_page *out);
void tc_page_dispose(tc_page *page);
/* Says how many of the "total" of HEAD are shown, unless all are. */
void tc_page_footer(tc_paper *paper, const json_t *head, uint32_t shown);

#endif
