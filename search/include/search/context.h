/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where words stand: the sentence around a mention, and the passage that shows best why a document
 * was found. */
#ifndef TRACUU_SEARCH_CONTEXT_H
#define TRACUU_SEARCH_CONTEXT_H

#include <base/base.h>

enum {
    TC_CONTEXT_BYTES = 400,    /* that a sentence may take on each side */
    TC_SNIPPET_BYTES = 360,    /* of a passage */
    TC_SNIPPET_MARKS = 64,     /* in a passage */
    TC_SNIPPET_TEXT = 4 << 20, /* bytes of a text that are looked through */
    TC_SNIPPET_WORDS = 64      /* of a query that are looked for */
};

/* The sentence, list item or table cell of TEXT around the bytes START to END: white space folded,
 * no control characters, "…" where it was cut.  *MARK_START and *MARK_END are where the bytes stand
 * in it.  In ARENA; {NULL, 0} when out of memory. */
tc_slice tc_context_sentence(tc_arena *arena, tc_slice text, size_t start, size_t end,
                             uint32_t *mark_start, uint32_t *mark_end);

/* A word that is looked for. */
typedef struct tc_sought {
    tc_slice plain;  /* as tc_fold_plain */
    tc_slice folded; /* as tc_fold_ascii */
    bool begins;     /* words that begin so will do, too */
} tc_sought;

typedef struct tc_snippet {
    tc_slice text; /* as of tc_context_sentence; "" when TEXT has none of the words */
    uint32_t marks[TC_SNIPPET_MARKS][2];
    uint32_t count; /* of marks, which are apart from one another */
    size_t at;      /* where the first of the words found stands in TEXT */
} tc_snippet;

/* The passage of TEXT with most of the WORDS, nearest to one another. */
TC_MUST_USE tc_status tc_snippet_make(tc_arena *arena, tc_slice text, const tc_sought *words,
                                      uint32_t count, tc_snippet *out, tc_error *error);

#endif
