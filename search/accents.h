/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries of which some accents were typed and others were not.
 *
 * Who types a sentence with half of its accents does not mean by "dược" what the one means who
 * types all of them.  Of such a query a letter without a mark says nothing of the marks that a
 * document has there, as it says nothing in a query without any.  Private to search/. */
#ifndef TRACUU_SEARCH_ACCENTS_H
#define TRACUU_SEARCH_ACCENTS_H

#include <search/query.h>

/* Whether WRITTEN is TYPED, both as tc_fold_plain, or becomes TYPED when marks are taken away:
 * "được" becomes "đươc" and "dược", but neither "đuốc" nor "đước". */
bool tc_accents_fit(tc_slice typed, tc_slice written);

/* Whether EXPRESSION has accents, and lacks those that most documents write in so many of its words
 * that they are not meant to be left out. */
bool tc_accents_are_partial(tc_arena *arena, const tc_expression *expression);

/* Whether nothing of EXPRESSION has accents. */
bool tc_accents_are_absent(tc_arena *arena, const tc_expression *expression);

/* EXPRESSION with the words and phrases, and nothing else, as if typed without accents; NULL when
 * memory is out. */
tc_expression *tc_accents_taken_away(tc_arena *arena, const tc_expression *expression);

#endif
