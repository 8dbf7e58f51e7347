/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Cutting passages out of a text.  Private to search/. */
#ifndef TRACUU_SEARCH_PASSAGE_H
#define TRACUU_SEARCH_PASSAGE_H

#include <base/base.h>

/* Where the sentence, item or cell around AT begins, at most MOST bytes before it. */
size_t tc_sentence_start(tc_slice text, size_t at, size_t most);
/* Where it ends; the mark that ends it is inside, unless it is a semicolon. */
size_t tc_sentence_end(tc_slice text, size_t at, size_t most);
/* The next white space from AT towards LIMIT, which may be on either side; LIMIT when there is
 * none. */
size_t tc_word_edge(tc_slice text, size_t at, size_t limit);
/* S appended to OUT: white space folded, none at the beginning, nothing that does not show.
 * *SPACE (false at first) remembers a blank that is due. */
void tc_passage_add(tc_slice s, bool *space, tc_buffer *out);

#endif
