/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of a text, made into terms of an entry.
 *
 * Each word goes in folded (TC_FIELD_WORD).  Its plain form goes in too (TC_FIELD_EXACT, by
 * tc_exact_key), unless it has no accents or those that nearly every document gives it
 * (tc_usual_accents): these would double the index to say nothing.  Two syllables side by side in a
 * paragraph are a word of TC_FIELD_WORD as well, where tc_is_pair says so.
 *
 * There are no positions: they were two thirds of an index.  Phrases are found by their pairs and
 * checked in the text.
 *
 * A language has few different words and repeats them: a table remembers the forms of each as it is
 * spelt, over all documents, so that folding is paid for once. */
#ifndef TRACUU_INDEXER_LEXICON_H
#define TRACUU_INDEXER_LEXICON_H

#include <store/store.h>

/* Different words in one document; a file with more is no text that anybody wrote. */
#define TC_LEXICON_MAX 400000
/* How much more a word counts that stands in the title, too: found on eval/retrieve.py. */
#define TC_LEXICON_TITLE 2

typedef struct tc_lexicon tc_lexicon;

tc_lexicon *tc_lexicon_new(void); /* NULL when out of memory */
void tc_lexicon_free(tc_lexicon *lexicon);

/* Adds the words of TEXT to ENTRY, each as often as it stands there times TIMES.  EDGES (sorted,
 * COUNT of them) are byte offsets where a paragraph or cell begins, over which no pair reaches.
 * TC_ERR_LIMIT: over TC_LEXICON_MAX; TC_ERR_NOMEM. */
TC_MUST_USE tc_status tc_lexicon_add(tc_lexicon *lexicon, tc_entry *entry, tc_slice text,
                                     uint32_t times, const uint32_t *edges, size_t count,
                                     tc_error *error);

#endif
