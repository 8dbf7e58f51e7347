/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document's blocks and tables as text, one a line, for the tests. */
#ifndef TRACUU_TESTS_CORPUS_OUTLINE_H
#define TRACUU_TESTS_CORPUS_OUTLINE_H

#include <corpus/document.h>

static void outline_text(tc_buffer *out, tc_slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\n')
            tc_buffer_add(out, TC_SLICE(" / "));
        else
            tc_buffer_add_char(out, text.ptr[i]);
}

/* "  1,2 +1v +2h: text" */
static void outline_table(tc_buffer *out, const tc_table *table) {
    tc_buffer_printf(out, "table %u x %u%s\n", table->rows, table->cols,
                     table->has_spans ? " with spans" : "");
    for (uint32_t i = 0; i < table->cell_count; i++) {
        const tc_cell *cell = &table->cells[i];
        tc_buffer_printf(out, "  %u,%u", cell->row, cell->col);
        if (cell->rowspan > 1)
            tc_buffer_printf(out, " rows %u", cell->rowspan);
        if (cell->colspan > 1)
            tc_buffer_printf(out, " cols %u", cell->colspan);
        if (cell->piece_count > 1)
            tc_buffer_printf(out, " pieces %u", cell->piece_count);
        tc_buffer_add(out, TC_SLICE(": "));
        outline_text(out, cell->text);
        tc_buffer_add_char(out, '\n');
    }
}

static void outline(tc_buffer *out, const tc_document *document) {
    for (uint32_t i = 0; i < document->block_count; i++) {
        const tc_block *block = &document->blocks[i];
        if (block->kind == TC_BLOCK_TABLE) {
            outline_table(out, &document->tables[block->table]);
            continue;
        }
        tc_buffer_printf(out, "%u%s [%.*s] ", block->level, block->bold ? " bold" : "",
                         (int)block->label.len, block->label.ptr);
        outline_text(out, block->text);
        tc_buffer_add_char(out, '\n');
    }
}

#endif
