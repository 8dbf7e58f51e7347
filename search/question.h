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

/* Whether what is asked is what something is: "tàu cá là gì", "thế nào là tàu cá". */
bool tc_question_defines(const tc_slice *words, uint32_t count);

/* The type of document with whose name or abbreviation WORDS begin, as tc_key_type; {NULL, 0} where
 * there is none, one word that others begin with, too ("luật sư"), or "quy định về". */
tc_slice tc_question_type(tc_arena *arena, const tc_slice *words, uint32_t count);

enum { TC_QUESTION_HEAD = 2 };

/* The words with which WORDS (COUNT of them, as tc_fold_ascii) say first what they are about, those
 * that only ask, introduce or name a type of document passed over; returns how many, up to
 * TC_QUESTION_HEAD: "thời hạn" of "Quy định về thời hạn tạm giữ". */
uint32_t tc_question_head(tc_arena *arena, const tc_slice *words, uint32_t count,
                          tc_slice out[TC_QUESTION_HEAD]);

#endif
