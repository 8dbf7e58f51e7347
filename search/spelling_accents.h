/* SPDX-License-Identifier: GPL-2.0-or-later */
/* With which accents the words of a row go together, by the pairs that texts have.  Private to
 * search/. */
#ifndef TRACUU_SEARCH_SPELLING_ACCENTS_H
#define TRACUU_SEARCH_SPELLING_ACCENTS_H

#include "spelling_words.h"

/* The forms of the words that go together best. */
void tc_spelling_choose(const tc_spelling_row *row, uint32_t chosen[TC_SPELLING_WORDS]);
/* Whether word AT was meant as chosen, beyond doubt, and not as typed. */
bool tc_spelling_is_sure(const tc_spelling_row *row, const uint32_t *chosen, uint32_t at);
/* Whether nothing of the row has an accent, and the texts read so far, of which there are several,
 * have its words side by side often and in no way but one: then no more need be asked. */
bool tc_spelling_is_agreed(const tc_spelling_row *row);
/* Whether nothing of the row has an accent, and only a part of it would get some (those that are
 * SURE), where others may lack them. */
bool tc_spelling_is_half(const tc_spelling_row *row, const uint32_t *chosen, const bool *sure);

#endif
