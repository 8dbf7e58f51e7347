/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words that a slip of the fingers makes of another.  Private to search/. */
#ifndef TRACUU_SEARCH_SPELLING_LETTERS_H
#define TRACUU_SEARCH_SPELLING_LETTERS_H

#include <base/base.h>

enum {
    TC_SLIPS_MAX = 500,
    TC_SLIP_LETTERS = 10 /* a syllable has seven at most */
};

/* How near a slip is. */
typedef enum tc_slip_kind {
    TC_SLIP_LETTER,  /* another letter */
    TC_SLIP_FINGERS, /* a letter more or less, two exchanged, or a key beside it */
    TC_SLIP_SOUND    /* what sounds alike: s x, ch tr, d gi r, n l, i y … */
} tc_slip_kind;

typedef struct tc_slip {
    char folded[TC_SLIP_LETTERS + 2], plain[4 * (TC_SLIP_LETTERS + 2)];
    uint8_t folded_size, plain_size;
    tc_slip_kind kind;
} tc_slip;

/* The syllables that PLAIN (as tc_fold_plain) may be meant for, with its accents on the letters
 * that stay; no two have the same letters, and a nearer kind goes before.  What is no syllable may
 * be meant for another that is none: an abbreviation, a word of another language.  Returns how
 * many; none for what is longer than a syllable with a slip. */
uint32_t tc_slips_of(tc_slice plain, tc_slip out[TC_SLIPS_MAX]);
/* Whether FOLDED can be the letters of a Vietnamese syllable: onset, vowels, coda. */
bool tc_slip_is_syllable(tc_slice folded);

#endif
