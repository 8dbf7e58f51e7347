/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who issues a document, by the lines above its number (Decree 30/2020/NĐ-CP, annex I, II.2): the
 * body that it belongs to, and below that its own name.  Private to citation/. */
#ifndef TRACUU_CITATION_LETTERHEAD_H
#define TRACUU_CITATION_LETTERHEAD_H

#include "bodies.h"

typedef struct tc_letterhead {
    tc_slice own, parent; /* as written, lines joined; "" where there are none */
} tc_letterhead;

/* Reads it from the lines of TEXT, which ends where the heading of the document begins. */
void tc_letterhead_read(tc_arena *arena, tc_slice text, tc_letterhead *out);
/* The first province that NAME names, not counting communes that are called like one. */
const tc_place *tc_letterhead_place(tc_slice name);
/* "xã Tam Nông", "huyện Ba Bể": the unit below the province that NAME belongs to; "" when it
 * belongs to none. */
tc_slice tc_letterhead_seat(tc_arena *arena, tc_slice name);
/* The body that issues, as TEXT spells it where it writes it out. */
tc_slice tc_letterhead_body(tc_arena *arena, tc_slice text, const tc_letterhead *head,
                            const tc_home *home);

/* Whether all words of LINE are in capitals. */
bool tc_is_shouted(tc_slice line);
/* *JOINED and LINE with a blank between, white space folded. */
void tc_line_append(tc_arena *arena, tc_slice *joined, tc_slice line);

#endif
