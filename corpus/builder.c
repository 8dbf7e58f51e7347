/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "builder.h"

void tc_builder_init(tc_builder *builder, tc_arena *arena) {
    *builder = (tc_builder){.arena = arena, .owed = UINT32_MAX};
}

bool tc_builder_block(tc_builder *builder, tc_block block) {
    tc_block *blocks =
        tc_arena_regrow(builder->arena, builder->blocks, builder->block_count,
                        builder->block_count + 1, sizeof *blocks, &builder->block_capacity);
    if (!blocks)
        return false;
    if (builder->owed != UINT32_MAX)
        block.range.start = builder->owed;
    builder->owed = UINT32_MAX;
    builder->blocks = blocks;
    blocks[builder->block_count++] = block;
    return true;
}

bool tc_builder_table(tc_builder *builder, tc_table table, tc_range range) {
    tc_table *tables =
        tc_arena_grow(builder->arena, builder->tables, builder->table_count,
                      builder->table_count + 1, sizeof *tables, &builder->table_capacity);
    if (!tables)
        return false;
    builder->tables = tables;
    tables[builder->table_count] = table;
    tc_block block = {.kind = TC_BLOCK_TABLE,
                      .range = range,
                      .text = TC_SLICE(""),
                      .label = TC_SLICE(""),
                      .table = (uint32_t)builder->table_count++};
    return tc_builder_block(builder, block);
}

bool tc_builder_page(tc_builder *builder, tc_page_start page) {
    tc_page_start *pages =
        tc_arena_grow(builder->arena, builder->pages, builder->page_count, builder->page_count + 1,
                      sizeof *pages, &builder->page_capacity);
    if (!pages)
        return false;
    builder->pages = pages;
    pages[builder->page_count++] = page;
    return true;
}

void tc_builder_noise(tc_builder *builder, tc_range range) {
    if (builder->block_count)
        builder->blocks[builder->block_count - 1].range.end = range.end;
    else if (builder->owed == UINT32_MAX)
        builder->owed = range.start;
}

void tc_builder_finish(tc_builder *builder, tc_document *document) {
    document->blocks = builder->blocks;
    document->block_count = (uint32_t)builder->block_count;
    document->tables = builder->tables;
    document->table_count = (uint32_t)builder->table_count;
    document->pages = builder->pages;
    document->page_count = (uint32_t)builder->page_count;
}
