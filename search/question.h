/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of Vietnamese that ask and say nothing about what is asked for.  Private to search/. */
#ifndef TRACUU_SEARCH_QUESTION_H
#define TRACUU_SEARCH_QUESTION_H

#include <base/base.h>

/* ASKS[i] is set where word i of a query (COUNT words as tc_fold_ascii) belongs to "như thế nào",
 * "là gì", "bao nhiêu", "có … không" and their like; none is where all would be. */
void tc_question_words(const tc_slice *words, uint32_t count, bool *asks);

/* Whether a word, without accents and as tc_fold_plain, is one of grammar, which a document need
 * not have where others are asked for: "ở", "của", "và". */
bool tc_question_is_grammar(tc_slice folded, tc_slice plain);

#endif
