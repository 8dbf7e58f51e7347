/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The value of TC_SLOT_CITATIONS: a line for each document cited and relation to it, in the order
 * of the text: canonical TAB issuer TAB date TAB relation, all as shown, and TAB how many mentions
 * say so where it is more than one.  Lines are parted by '\n'.  Where TC_ENTRY_VALUE_MAX has no
 * room for some they are left out, and a line "+" ends the others. */
#ifndef TRACUU_INDEXER_CITATION_LINES_H
#define TRACUU_INDEXER_CITATION_LINES_H

#include <citation/citation.h>

/* Appends that value to OUT, which is empty and holds at least twice TC_ENTRY_VALUE_MAX; false when
 * ARENA has no room. */
TC_MUST_USE bool tc_citation_lines(tc_arena *arena, const tc_citations *citations, tc_buffer *out);

/* A date whose day or month is not known is cut short: "20240301", "202403", "2024". */
tc_slice tc_compact_date(tc_date date, char out[16]);

#endif
