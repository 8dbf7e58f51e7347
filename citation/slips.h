/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers that are not written as they should be: found, kept as written, and never repaired.
 * Private to citation/. */
#ifndef TRACUU_CITATION_SLIPS_H
#define TRACUU_CITATION_SLIPS_H

#include "scan.h"

/* Reads the number at the slash at SLASH where letters stand for digits (7O9, l2) or small letters
 * for capitals (qđ-ubnd).  START is where its digits begin as far as they are digits, or SLASH.
 * Gives where it begins, with *SYMBOL as it is usually written; SLASH when there is none. */
size_t tc_slip_read(tc_arena *arena, tc_slice text, size_t start, size_t slash, tc_numeral *out,
                    tc_slice *symbol);
/* Notes in FOUND, which is complete but for them, what is uncertain about its number, year and
 * symbol, and suggests what may be meant. */
void tc_slip_note(tc_arena *arena, tc_slice text, const tc_numeral *numeral, tc_found *found);

#endif
