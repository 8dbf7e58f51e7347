/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a document is from.  Private to citation/. */
#ifndef TRACUU_CITATION_HOME_H
#define TRACUU_CITATION_HOME_H

#include "letterhead.h"

/* The province that the text names most often behind "tỉnh", "Tỉnh ủy" or, if it is one, "thành
 * phố"; NULL where two are named about as often.
 */
const tc_place *tc_home_most_named(tc_slice text);
/* Whether BODY is one of the centre. */
bool tc_home_is_centre(tc_arena *arena, tc_slice body);
/* By the letterhead, the symbol, the place in front of the date, or by what TEXT names. */
void tc_home_find(tc_arena *arena, tc_slice text, const tc_letterhead *letter, tc_slice symbol,
                  tc_slice dateline, tc_home *home);

#endif
