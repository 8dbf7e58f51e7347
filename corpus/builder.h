/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Gathers a document's blocks and tables; used by every reader. */
#ifndef TRACUU_CORPUS_BUILDER_H
#define TRACUU_CORPUS_BUILDER_H

#include <corpus/document.h>

typedef struct tc_builder {
    tc_arena *arena;
    tc_block *blocks;
    size_t block_count, block_capacity;
    tc_table *tables;
    size_t table_count, table_capacity;
    tc_page_start *pages;
    size_t page_count, page_capacity;
    uint32_t owed; /* where text without a block of its own began, or UINT32_MAX */
} tc_builder;

void tc_builder_init(tc_builder *builder, tc_arena *arena);
/* Adds a block; false when out of memory. */
TC_MUST_USE bool tc_builder_block(tc_builder *builder, tc_block block);
/* Adds a table and the block that stands for it over RANGE. */
TC_MUST_USE bool tc_builder_table(tc_builder *builder, tc_table table, tc_range range);
/* Notes where a page begins; in the order of the text.  False when out of memory. */
TC_MUST_USE bool tc_builder_page(tc_builder *builder, tc_page_start page);
/* A rule, a page number: belongs to the block before it, or to the first one. */
void tc_builder_noise(tc_builder *builder, tc_range range);
/* Hands all over to DOCUMENT. */
void tc_builder_finish(tc_builder *builder, tc_document *document);

#endif
