/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What TC_SLOT_CITATIONS says, line by line.  Private to search/. */
#ifndef TRACUU_SEARCH_CITATION_LINE_H
#define TRACUU_SEARCH_CITATION_LINE_H

#include <citation/resolve.h>

typedef struct tc_citation_line {
    tc_slice canonical, issuer, date, relation;
    uint32_t count; /* mentions that say so */
} tc_citation_line;

/* Takes the next line off LINES; false when there is none. */
bool tc_citation_line_next(tc_slice *lines, tc_citation_line *out);
/* Whether LINES, untouched, says all that the document cites. */
bool tc_citation_lines_are_whole(tc_slice lines);
/* Which document the line is of, in ARENA; its type is not said. */
tc_identity tc_citation_line_identity(tc_arena *arena, const tc_citation_line *line);

#endif
