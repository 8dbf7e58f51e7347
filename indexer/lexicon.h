/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of a text, made into postings of an entry.
 *
 * Each word goes in folded (TC_FIELD_WORD, or TC_FIELD_TITLE for a title) with its position, and
 * where its plain form differs, which is most of them, in plain form too (TC_FIELD_EXACT), counted
 * but without positions: positions are the larger part of an index, and the folded ones serve a
 * phrase with accents as well, checked against the exact terms.
 *
 * A language has few different words and repeats them: a table remembers the two forms of each as
 * it is spelt, over all documents, so that folding is paid for once. */
#ifndef TRACUU_INDEXER_LEXICON_H
#define TRACUU_INDEXER_LEXICON_H

#include <store/store.h>

/* Different words in one document; a file with more is no text that anybody wrote. */
#define TC_LEXICON_MAX 400000
/* How far apart the words on both sides of a paragraph's or a cell's edge are put, so that no
 * phrase reaches over it.  Positions cost by how far they spread: ten times as far is 3 bits more
 * for each of them. */
#define TC_LEXICON_GAP 8

typedef struct tc_lexicon tc_lexicon;

tc_lexicon *tc_lexicon_new(void); /* NULL when out of memory */
void tc_lexicon_free(tc_lexicon *lexicon);

/* Adds the words of TEXT to ENTRY.  EDGES (sorted, COUNT of them) are byte offsets where a
 * paragraph or cell begins.
 * TC_ERR_LIMIT: over TC_LEXICON_MAX; TC_ERR_NOMEM. */
TC_MUST_USE tc_status tc_lexicon_add_text(tc_lexicon *lexicon, tc_entry *entry, tc_slice text,
                                          const uint32_t *edges, size_t count, tc_error *error);
/* The same for a title: folded words alone. */
TC_MUST_USE tc_status tc_lexicon_add_title(tc_lexicon *lexicon, tc_entry *entry, tc_slice title,
                                           tc_error *error);

#endif
