/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Abbreviations: those of Vietnamese administration that every office uses, and those that the
 * documents of the index define.  Private to search/. */
#ifndef TRACUU_SEARCH_ABBREVIATIONS_H
#define TRACUU_SEARCH_ABBREVIATIONS_H

#include "command.h"

#include <search/query.h>

enum { TC_ABBREVIATIONS_LEARNT = 24 /* for a query */, TC_ABBREVIATION_OWNERS = 8 };

typedef struct tc_abbreviation {
    const char *shorter; /* folded: "kh cn" stands for KH&CN, KH-CN, KH và CN is none of them */
    const char *longer;  /* as tc_fold_plain */
    bool spoken; /* LONGER is what people say, and SHORTER, of any length, what the law calls it */
    /* Of one that documents define: how many, and their agencies, as tc_key_unit. */
    uint32_t documents, owner_count;
    tc_slice owners[TC_ABBREVIATION_OWNERS];
} tc_abbreviation;

/* Those that documents define for what a query has, most documents first. */
typedef struct tc_abbreviations {
    tc_abbreviation items[TC_ABBREVIATIONS_LEARNT];
    uint32_t count;
} tc_abbreviations;

/* Looks up what the documents of the index define for the words of EXPRESSION, in the arena of
 * SESSION. */
TC_MUST_USE tc_status tc_abbreviations_learn(tc_session *session, const tc_expression *expression,
                                             const tc_abbreviations **out);

/* What WORD, as typed, stands for; NULL where it is none: by our list, else by most documents of
 * LEARNT (NULL: none).  Two or three letters must be capitals to be one: "dn" is more often a word
 * cut short. */
const tc_abbreviation *tc_abbreviation_find(const tc_abbreviations *learnt, tc_slice word);

/* The abbreviations of the words that begin WORDS (COUNT of them, as tc_fold_ascii; PLAIN: as
 * tc_fold_plain): the next one after AFTER (NULL: the first), and in *USED how many words it stands
 * for; NULL when there is no more. */
const tc_abbreviation *tc_abbreviation_of(const tc_abbreviations *learnt, const tc_slice *words,
                                          const tc_slice *plain, uint32_t count,
                                          const tc_abbreviation *after, uint32_t *used);
/* Whether another one is as short, so that what A stands for is certain in documents of its own
 * agencies alone. */
bool tc_abbreviation_is_ambiguous(const tc_abbreviations *learnt, const tc_abbreviation *a);

#endif
