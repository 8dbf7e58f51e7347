/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "headline.h"

#include "words.h"

#include <text/fold.h>
#include <text/text.h>

enum { HEAD_BLOCKS = 12 }; /* a document says within so many blocks what it is about */

/* The words of LINE behind "Tên thủ tục:", as the national database of procedures heads each. */
static tc_slice named(tc_slice line) {
    size_t colon = tc_slice_find(line, TC_SLICE(":"), 0);
    if (colon == SIZE_MAX ||
        !tc_fold_same(tc_slice_trim(tc_slice_sub(line, 0, colon)), TC_SLICE("tên thủ tục")))
        return (tc_slice){NULL, 0};
    return tc_slice_trim(tc_slice_sub(line, colon + 1, line.len));
}

/* "QUY TRÌNH" and what stands below it, in a cell of the letterhead of a procedure after ISO 9001.
 */
static tc_slice of_cell(tc_arena *arena, const tc_table *table) {
    const tc_slice head = TC_SLICE("QUY TRÌNH");
    for (uint32_t i = 0; i < table->cell_count; i++) {
        tc_slice text = table->cells[i].text;
        if (!tc_slice_starts(text, head) || text.len == head.len)
            continue;
        char *title = tc_arena_take(arena, text.len + 1);
        for (size_t k = 0; title && k < text.len; k++)
            title[k] = text.ptr[k] == '\n' ? ' ' : text.ptr[k];
        return (tc_slice){title, title ? text.len : 0};
    }
    return (tc_slice){NULL, 0};
}

tc_slice tc_procedure_name(tc_arena *arena, const tc_document *document) {
    tc_slice found = {NULL, 0};
    for (uint32_t i = 0; i < document->block_count && !found.len; i++) {
        const tc_block *block = &document->blocks[i];
        if (block->kind == TC_BLOCK_TABLE)
            found = of_cell(arena, &document->tables[block->table]);
        else if (i < HEAD_BLOCKS)
            found = named(block->text);
    }
    return found;
}

tc_slice tc_headline(tc_arena *arena, const tc_document *document) {
    tc_slice name = tc_procedure_name(arena, document);
    for (uint32_t i = 0; i < document->block_count && !name.len; i++) {
        const tc_block *block = &document->blocks[i];
        if (tc_fold_same(block->text, TC_SLICE("mục lục")))
            break;
        tc_word w[1];
        bool words = tc_words_read(block->text, 0, block->text.len, w, 1) > 0;
        name = block->kind == TC_BLOCK_PARAGRAPH && words ? block->text : name;
    }
    return name;
}
