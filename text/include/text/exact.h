/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words with their accents, written so that lists of them are short. */
#ifndef TRACUU_TEXT_EXACT_H
#define TRACUU_TEXT_EXACT_H

#include <base/base.h>

/* The key of the word FOLDED (as tc_fold_ascii) written with the accents of PLAIN (as
 * tc_fold_plain), appended to OUT.  No two words have the same, and none is a word itself.
 *
 * It is the folded form and a byte for each letter with marks, none of which a text in UTF-8 has
 * there: "bien" and one byte for "biên".  In a sorted list it stands behind the word without
 * accents, and costs two bytes; a key of its own cost six.  A word of which letters and bytes do
 * not tell the accents ("xoóng") has FF and PLAIN behind its folded form. */
void tc_exact_key(tc_slice folded, tc_slice plain, tc_buffer *out);
/* The same into ARENA; {NULL, 0} when out of memory. */
tc_slice tc_exact_key_in(tc_arena *arena, tc_slice folded, tc_slice plain);

#endif
