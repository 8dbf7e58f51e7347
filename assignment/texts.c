/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "texts.h"

enum { LONG_BYTES = 1 << 20 /* a document of fewer keeps all words */ };
#define WORDS_MAX ((size_t)512 << 20) /* that they may take if they are not */

static const tc_range none = {UINT32_MAX, 0};

bool tc_texts_init(tc_texts *texts, tc_arena *arena, const tc_document *document) {
    bool is_long = document->text.utf8.len > LONG_BYTES;
    *texts = (tc_texts){.arena = arena,
                        .words = is_long ? tc_arena_new(WORDS_MAX) : arena,
                        .document = document,
                        .blocks_read = none,
                        .tables_read = none};
    texts->blocks =
        tc_arena_take(arena, (document->block_count + (size_t)1) * sizeof *texts->blocks);
    texts->cells = tc_arena_take(arena, (document->table_count + (size_t)1) * sizeof(tc_phrase *));
    texts->signs = tc_arena_take(arena, document->block_count + (size_t)1);
    return texts->words && texts->blocks && texts->cells && texts->signs;
}

void tc_texts_dispose(tc_texts *texts) {
    if (texts->words != texts->arena)
        tc_arena_free(texts->words);
}

void tc_texts_forget(tc_texts *texts) {
    for (uint32_t b = texts->blocks_read.start; b < texts->blocks_read.end; b++)
        texts->blocks[b].items = NULL;
    for (uint32_t t = texts->tables_read.start; t < texts->tables_read.end; t++)
        texts->cells[t] = NULL;
    texts->blocks_read = texts->tables_read = none;
    tc_arena_reset(texts->words);
}

/* By the last byte, which few other letters have. */
static bool has_chairs(tc_slice text) {
    const tc_slice chairs = TC_SLICE("hủ trì");
    const char *at = text.ptr, *end = text.ptr + text.len, last = chairs.ptr[chairs.len - 1];
    for (; at < end && (at = memchr(at, last, (size_t)(end - at))); at++)
        if (tc_slice_ends((tc_slice){text.ptr, (size_t)(at + 1 - text.ptr)}, chairs))
            return true;
    return false;
}

unsigned tc_text_signs(tc_slice text) {
    bool colon = text.len && memchr(text.ptr, ':', text.len);
    return TC_TEXT_KNOWN | (colon ? TC_TEXT_COLON : 0U) | (has_chairs(text) ? TC_TEXT_CHAIRS : 0U);
}

unsigned tc_texts_signs(tc_texts *texts, uint32_t block) {
    if (!texts->signs[block])
        texts->signs[block] = (uint8_t)tc_text_signs(texts->document->blocks[block].text);
    return texts->signs[block];
}

static void note(tc_range *range, uint32_t at) {
    range->start = at < range->start ? at : range->start;
    range->end = at >= range->end ? at + 1 : range->end;
}

static bool read_once(tc_texts *texts, tc_slice text, tc_phrase *kept, tc_phrase *out) {
    if (!kept->items && !tc_phrase_read(texts->words, text, kept))
        return false;
    *out = *kept;
    return true;
}

bool tc_texts_block(tc_texts *texts, uint32_t block, tc_phrase *out) {
    note(&texts->blocks_read, block);
    return read_once(texts, texts->document->blocks[block].text, &texts->blocks[block], out);
}

bool tc_texts_cell(tc_texts *texts, uint32_t table, uint32_t cell, tc_phrase *out) {
    const tc_table *t = &texts->document->tables[table];
    note(&texts->tables_read, table);
    if (!texts->cells[table])
        texts->cells[table] = tc_arena_take(texts->words, t->cell_count * sizeof(tc_phrase));
    return texts->cells[table] &&
           read_once(texts, tc_slice_trim(t->cells[cell].text), &texts->cells[table][cell], out);
}

bool tc_texts_of(tc_texts *texts, const tc_table *table, const tc_cell *cell, tc_phrase *out) {
    const tc_table *first = texts->document->tables;
    if (!cell)
        return tc_phrase_read(texts->words, (tc_slice){NULL, 0}, out);
    if (table >= first && table < first + texts->document->table_count)
        return tc_texts_cell(texts, (uint32_t)(table - first), (uint32_t)(cell - table->cells),
                             out);
    return tc_phrase_read(texts->words, tc_slice_trim(cell->text), out);
}
