/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What holds for every document, whatever was read. */
#ifndef TRACUU_TESTS_CORPUS_INVARIANTS_H
#define TRACUU_TESTS_CORPUS_INVARIANTS_H

#include <check.h>
#include <corpus/document.h>
#include <stdlib.h>
#include <string.h>

/* As ck_assert_msg, which notes every call and is too slow to be asked of each byte. */
#define REQUIRE(condition, ...)                                                                    \
    do {                                                                                           \
        if (!(condition))                                                                          \
            ck_abort_msg(__VA_ARGS__);                                                             \
    } while (0)

static void check_boundary(tc_slice text, uint32_t offset, const char *name) {
    REQUIRE(offset <= text.len, "%s: offset %u beyond %zu", name, offset, text.len);
    if (offset < text.len)
        REQUIRE(((unsigned char)text.ptr[offset] & 0xC0) != 0x80,
                "%s: offset %u inside a character", name, offset);
}

/* Folded white space; LINES: line ends may part paragraphs. */
static void check_folded(tc_slice s, bool lines, const char *name) {
    bool gap = true;
    for (size_t i = 0; i < s.len; i++) {
        bool blank = s.ptr[i] == ' ' || s.ptr[i] == '\n' || s.ptr[i] == '\t' || s.ptr[i] == '\r';
        REQUIRE(!(blank && gap), "%s: white space not folded: %.*s", name, (int)s.len, s.ptr);
        REQUIRE(!blank || s.ptr[i] == ' ' || lines, "%s: a line end in: %.*s", name, (int)s.len,
                s.ptr);
        gap = blank;
    }
    REQUIRE(s.len == 0 || !gap, "%s: white space at the end: %.*s", name, (int)s.len, s.ptr);
}

/* Nothing but white space between the blocks. */
static void check_blank(tc_slice text, size_t from, size_t to, const char *name) {
    while (from < to) {
        size_t n = tc_utf8_space(text, from);
        REQUIRE(n > 0, "%s: byte %zu is in no block: %.20s", name, from, text.ptr + from);
        from += n;
    }
}

/* No place of the table is covered twice. */
static void check_cover(const tc_table *table, const char *name) {
    size_t places = (size_t)table->rows * table->cols;
    char *covered = places <= 4000000 ? calloc(places + 1, 1) : NULL;
    for (uint32_t i = 0; covered && i < table->cell_count; i++) {
        const tc_cell *cell = &table->cells[i];
        for (uint32_t r = cell->row; r < cell->row + cell->rowspan; r++)
            for (uint32_t c = cell->col; c < cell->col + cell->colspan; c++) {
                size_t place = (size_t)r * table->cols + c;
                REQUIRE(!covered[place], "%s: %u,%u is covered twice", name, r, c);
                covered[place] = 1;
            }
    }
    free(covered);
}

static void check_cell(const tc_document *document, const tc_table *table, const tc_cell *cell,
                       const char *name) {
    tc_slice text = document->text.utf8;
    REQUIRE(cell->rowspan >= 1, "%s", name);
    REQUIRE(cell->colspan >= 1, "%s", name);
    REQUIRE(cell->row + cell->rowspan <= table->rows, "%s: row %u of %u", name, cell->row,
            table->rows);
    REQUIRE(cell->col + cell->colspan <= table->cols, "%s: column %u of %u", name, cell->col,
            table->cols);
    check_folded(cell->text, true, name);
    for (uint32_t p = 0; p < cell->piece_count; p++) {
        const tc_range *piece = &cell->pieces[p];
        check_boundary(text, piece->start, name);
        check_boundary(text, piece->end, name);
        REQUIRE(piece->start < piece->end, "%s", name);
        REQUIRE(piece->start >= (p ? cell->pieces[p - 1].end : table->range.start), "%s", name);
        REQUIRE(piece->end <= table->range.end, "%s", name);
    }
}

static void check_table(const tc_document *document, const tc_table *table, const char *name) {
    for (uint32_t i = 0; i < table->cell_count; i++) {
        const tc_cell *cell = &table->cells[i];
        check_cell(document, table, cell, name);
        if (i)
            REQUIRE(cell[-1].row < cell->row ||
                        (cell[-1].row == cell->row && cell[-1].col < cell->col),
                    "%s: cell %u is out of order", name, i);
    }
    if (document->format != TC_FORMAT_HTML) /* a page may say what it likes */
        check_cover(table, name);
}

static void check_invariants(const tc_document *document, const char *name) {
    tc_slice text = document->text.utf8;
    size_t end = 0;
    uint32_t tables = 0;
    for (uint32_t i = 0; i < document->block_count; i++) {
        const tc_block *block = &document->blocks[i];
        check_boundary(text, block->range.start, name);
        check_boundary(text, block->range.end, name);
        REQUIRE(block->range.start >= end && block->range.end > block->range.start,
                "%s: block %u out of order", name, i);
        check_blank(text, end, block->range.start, name);
        end = block->range.end;
        check_folded(block->text, false, name);
        REQUIRE((block->label.len > 0) == (block->level > 0), "%s: label and level", name);
        if (block->kind == TC_BLOCK_TABLE) {
            REQUIRE(block->table == tables++, "%s", name);
            const tc_table *table = &document->tables[block->table];
            REQUIRE(table->range.start >= block->range.start, "%s", name);
            REQUIRE(table->range.end <= block->range.end, "%s", name);
            check_table(document, table, name);
        } else {
            REQUIRE(block->text.len + block->label.len > 0, "%s: block %u is empty", name, i);
        }
    }
    REQUIRE(tables == document->table_count, "%s", name);
    check_blank(text, end, text.len, name);
}

#endif
