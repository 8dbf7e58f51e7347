/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the keys of Telex and VNI leave behind where no program turned them into letters: "kees
 * hoachj" and "ke61 hoa5ch" for "kế hoạch".  Private to search/. */
#ifndef TRACUU_SEARCH_TYPING_H
#define TRACUU_SEARCH_TYPING_H

#include <base/base.h>

/* The syllable that the keys of TOKEN make, by Telex or by VNI, with marks in the middle or at the
 * end, NFC in ARENA and in the capitals of TOKEN; {NULL, 0} where they make none, or TOKEN has no
 * key that is more than a letter. */
tc_slice tc_typing_decode(tc_arena *arena, tc_slice token);

#endif
