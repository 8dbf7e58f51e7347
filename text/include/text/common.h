/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is so common in Vietnamese documents that an index need not say it. */
#ifndef TRACUU_TEXT_COMMON_H
#define TRACUU_TEXT_COMMON_H

#include <base/base.h>

/* Whether a syllable (as tc_fold_ascii) is a word of grammar or the label of a list. */
bool tc_is_function_word(tc_slice folded);

/* Whether two syllables side by side, both without accents, are indexed as a term of their own,
 * FIRST ' ' SECOND.  Vietnamese words are mostly two syllables: such pairs find and rank what the
 * syllables alone do not, and phrases need no positions.  Function words and numbers pair with
 * anything, and are left out. */
bool tc_is_pair(tc_slice first, tc_slice second);

/* The accents that most documents give a syllable (as tc_fold_plain): "công" for "cong"; "" where
 * none prevails. */
tc_slice tc_usual_accents(tc_slice folded);

#endif
