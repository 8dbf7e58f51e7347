/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Abbreviations of Vietnamese administration that every office uses.  Private to search/. */
#ifndef TRACUU_SEARCH_ABBREVIATIONS_H
#define TRACUU_SEARCH_ABBREVIATIONS_H

#include <base/base.h>

typedef struct tc_abbreviation {
    const char *shorter; /* folded: "kh cn" stands for KH&CN, KH-CN, KH và CN is none of them */
    const char *longer;  /* as tc_fold_plain */
} tc_abbreviation;

/* What WORD, as typed, stands for; NULL where it is none.  Two or three letters must be capitals to
 * be one: "dn" is more often a word cut short. */
const tc_abbreviation *tc_abbreviation_find(tc_slice word);

/* The abbreviations of the words that begin WORDS (COUNT of them, as tc_fold_ascii): the next one
 * after AFTER (NULL: the first), and in *USED how many words it stands for; NULL when there is no
 * more. */
const tc_abbreviation *tc_abbreviation_of(const tc_slice *words, uint32_t count,
                                          const tc_abbreviation *after, uint32_t *used);

#endif
