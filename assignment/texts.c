/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "texts.h"

bool tc_texts_init(tc_texts *texts, tc_arena *arena, const tc_document *document) {
    *texts = (tc_texts){.arena = arena, .document = document};
    texts->blocks =
        tc_arena_take(arena, (document->block_count + (size_t)1) * sizeof *texts->blocks);
    texts->cells = tc_arena_take(arena, (document->table_count + (size_t)1) * sizeof(tc_phrase *));
    return texts->blocks && texts->cells;
}

static bool read_once(tc_arena *arena, tc_slice text, tc_phrase *kept, tc_phrase *out) {
    if (!kept->items && !tc_phrase_read(arena, text, kept))
        return false;
    *out = *kept;
    return true;
}

bool tc_texts_block(tc_texts *texts, uint32_t block, tc_phrase *out) {
    return read_once(texts->arena, texts->document->blocks[block].text, &texts->blocks[block], out);
}

bool tc_texts_cell(tc_texts *texts, uint32_t table, uint32_t cell, tc_phrase *out) {
    const tc_table *t = &texts->document->tables[table];
    if (!texts->cells[table])
        texts->cells[table] = tc_arena_take(texts->arena, t->cell_count * sizeof(tc_phrase));
    return texts->cells[table] && read_once(texts->arena, tc_slice_trim(t->cells[cell].text),
                                            &texts->cells[table][cell], out);
}

bool tc_texts_of(tc_texts *texts, const tc_table *table, const tc_cell *cell, tc_phrase *out) {
    const tc_table *first = texts->document->tables;
    if (!cell)
        return tc_phrase_read(texts->arena, (tc_slice){NULL, 0}, out);
    if (table >= first && table < first + texts->document->table_count)
        return tc_texts_cell(texts, (uint32_t)(table - first), (uint32_t)(cell - table->cells),
                             out);
    return tc_phrase_read(texts->arena, tc_slice_trim(cell->text), out);
}
