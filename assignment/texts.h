/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of a document's paragraphs and cells (trimmed), each text read once, when first asked
 * for. Private to assignment/. */
#ifndef TRACUU_ASSIGNMENT_TEXTS_H
#define TRACUU_ASSIGNMENT_TEXTS_H

#include "phrase.h"

#include <corpus/document.h>

enum {
    TC_TEXTS_BYTES = 1500 << 10 /* that words take before they are many: what an arena keeps */
};

typedef struct tc_texts {
    tc_arena *arena; /* of the document */
    tc_arena *words; /* the same, or for a long document one of its own */
    const tc_document *document;
    tc_phrase *blocks;
    uint8_t *signs;    /* by block: what tc_texts_signs found, TC_TEXT_KNOWN when it has looked */
    tc_phrase **cells; /* by table */
    tc_range blocks_read; /* none outside is known */
    tc_range tables_read;
    bool kept; /* somebody holds on to words: none are forgotten any more */
} tc_texts;

/* Each returns false when memory is short. */
TC_MUST_USE bool tc_texts_init(tc_texts *texts, tc_arena *arena, const tc_document *document);
void tc_texts_dispose(tc_texts *texts);
/* What in a text tells that it may assign something, before its words are read. */
enum { TC_TEXT_COLON = 1, TC_TEXT_CHAIRS = 2 /* "chủ trì" */, TC_TEXT_KNOWN = 4 };
unsigned tc_text_signs(tc_slice text);
/* The same of a block. */
unsigned tc_texts_signs(tc_texts *texts, uint32_t block);
/* Whether the words have become so many that it is time to forget them; to be asked where nobody
 * holds any. */
static inline bool tc_texts_are_many(const tc_texts *texts) {
    return texts->words != texts->arena && !texts->kept &&
           tc_arena_used(texts->words) > TC_TEXTS_BYTES;
}
void tc_texts_forget(tc_texts *texts);
TC_MUST_USE bool tc_texts_block(tc_texts *texts, uint32_t block, tc_phrase *out);
TC_MUST_USE bool tc_texts_cell(tc_texts *texts, uint32_t table, uint32_t cell, tc_phrase *out);
/* The same of a CELL of TABLE, which may be NULL for none, and of a table made of a stream, whose
 * cells are read each time. */
TC_MUST_USE bool tc_texts_of(tc_texts *texts, const tc_table *table, const tc_cell *cell,
                             tc_phrase *out);

#endif
