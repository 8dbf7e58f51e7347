/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The encodings in which Vietnamese was written before Unicode, and fonts that only look like it:
 * their text is Latin letters whose shapes are Vietnamese ones.
 *
 * Sources: TCVN 5712:1993 (VN3, and the letters of VN1 that VN3 leaves free; the fonts .Vn…, called
 * ABC); RFC 1456 (VISCII); Microsoft's code page 1258; the VNI encoding for Windows as its fonts
 * (VNI-…) have it: a letter, then a byte for its marks. */
#ifndef TRACUU_TEXT_LEGACY_H
#define TRACUU_TEXT_LEGACY_H

#include <base/base.h>

typedef enum tc_legacy {
    TC_LEGACY_NONE,
    TC_LEGACY_TCVN3,
    TC_LEGACY_VNI,
    TC_LEGACY_VISCII,
    TC_LEGACY_1258,
    TC_LEGACY_COUNT
} tc_legacy;

/* "TCVN3", "VNI", "VISCII", "windows-1258"; "" for none. */
const char *tc_legacy_name(tc_legacy encoding);
/* The one of that name, in any case; else none. */
tc_legacy tc_legacy_named(const char *name);

enum { TC_LEGACY_ROOM = 3 };
/* The characters that begin at *AT of BYTES, into OUT (a letter and marks, to be composed); returns
 * how many.  *AT moves behind them.  A byte that means nothing is U+FFFD. */
size_t tc_legacy_next(tc_legacy encoding, tc_slice bytes, size_t *at, uint32_t out[TC_LEGACY_ROOM]);

/* The encoding in which BYTES, which are not UTF-8, are Vietnamese: most of its syllables are such
 * as Vietnamese has.  None when they are in none. */
tc_legacy tc_legacy_guess(tc_slice bytes);

/* The encoding of a font: ".VnTime" TCVN3, "VNI-Times" VNI, others none.  *CAPITALS when it shows
 * small letters as capitals (".VnTimeH"). */
tc_legacy tc_legacy_of_font(tc_slice font, bool *capitals);
/* TEXT as a font of ENCODING shows it: each character of Windows-1252 stands for its byte; those
 * beyond stay.  NFC, in ARENA; {NULL, 0} when out of memory. */
tc_slice tc_legacy_shown(tc_arena *arena, tc_legacy encoding, bool capitals, tc_slice text);
/* Whether TEXT can have been typed for such a font: no letter of it lies beyond Windows-1252, as
 * those of Vietnamese mostly do.  *MARKED: some lie beyond ASCII. */
bool tc_legacy_is_possible(tc_slice text, bool *marked);
/* The encoding whose font TEXT (UTF-8) was written for, as the syllables tell; none where it is
 * text as it stands, or too little. */
tc_legacy tc_legacy_guess_shown(tc_slice text);

/* Whether TOKEN (NFC, any case) is built as a Vietnamese syllable is: onset, rhyme and a tone that
 * goes with them. */
bool tc_syllable_is_vietnamese(tc_slice token);

#endif
