/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables that lost their cells: a stream of lines, cell after cell and row after row, as some
 * programs write the text of a PDF.  The heading comes again on every page, and a row that a page
 * break cut goes on behind it, each cell with what was left of it.
 *
 * What is left to go by: the heading's words say which columns there are and in which order; rows
 * begin with a number; units, officers and deadlines are known by their words; where a line ends,
 * a cell may; and no line of a cell is longer than its column is wide.  A cell may share a line
 * with the next one ("Giám đốc Phòng Kế").  Private to assignment/. */
#ifndef TRACUU_ASSIGNMENT_FLAT_H
#define TRACUU_ASSIGNMENT_FLAT_H

#include "columns.h"
#include "tasks.h"

enum {
    TC_FLAT_COLUMNS_MAX = 12,
    TC_FLAT_PARTS_MAX = 4,     /* pages that a row stands on */
    TC_FLAT_WORDS_MAX = 20000, /* of one table; what follows is not read */
    TC_FLAT_ROW_MAX = 600      /* words of a row on one page */
};

/* Words FROM … TO-1 of the stream. */
typedef struct tc_flat_span {
    uint32_t from, to;
} tc_flat_span;

/* A row: what stands behind its number, a span a page, and then the same by column. */
typedef struct tc_flat_row {
    tc_flat_span label;
    tc_flat_span parts[TC_FLAT_PARTS_MAX];
    uint32_t part_count;
    tc_flat_span cells[TC_FLAT_COLUMNS_MAX][TC_FLAT_PARTS_MAX];
} tc_flat_row;

/* What all streams of a document use, made with the first one. */
typedef struct tc_flat_shared {
    uint64_t *pairs; /* the pairs of words that stand together */
    uint32_t pair_mask;
    struct tc_flat_cutting *cutting; /* room for the cutting of a row */
} tc_flat_shared;

/* A stream while it is read. */
typedef struct tc_flat {
    tc_arena *arena; /* for as long as the stream is read */
    tc_arena *kept;  /* of the document */
    tc_phrase words;
    tc_phrase lower; /* the same words, none of them with a capital */
    bool *opens;     /* by word: it begins a line */
    bool *seam;      /* by word: a cell may begin there */
    uint32_t *chars; /* by word: characters before it, and before the end of the last one */
    uint32_t *line;  /* by word: its line */
    uint32_t *reach; /* by word: up to where units go from it, plus one; 0: not known yet */
    uint8_t *ends;   /* by word: what flat_score.c knows of a cell that ends before it */
    uint32_t *first; /* by line: its first word, and behind the last line the words' count */
    uint32_t lines;
    tc_flat_span heads[TC_FLAT_COLUMNS_MAX];
    tc_role roles[TC_FLAT_COLUMNS_MAX];
    uint32_t columns;                     /* the number's among them, the first */
    uint32_t widths[TC_FLAT_COLUMNS_MAX]; /* characters of the longest line, once known, or 0 */
    uint32_t *wide[TC_FLAT_COLUMNS_MAX];  /* by line: how many before it are longer than that */
    struct tc_flat_shared *shared;
    tc_flat_row *rows;
    size_t row_count, row_capacity;
} tc_flat;

/* Whether the stream that opens with block AT is such a table; then TABLE holds its cells, its
 * first row the heading, and NEXT the block behind it.  Where it is not, NEXT is the first block
 * where it is of use to look again. */
TC_MUST_USE bool tc_flat_read(tc_tasks *tasks, uint32_t at, tc_table *table, uint32_t *next,
                              bool *found);

/* flat_heading.c: reads columns of the heading at the words' start; the number of its words, or
 * 0.  Only the heads, roles and count of FLAT are set. */
uint32_t tc_flat_heading(tc_flat *flat);
/* Words of the first column's head ("TT") at the words' start, or 0. */
uint32_t tc_flat_number_head(const tc_phrase *words);
/* Before the words of TEXT are read: whether it may begin so.  False is certain. */
bool tc_flat_may_begin(tc_slice text);
/* The number that stands at word AT, where a line begins, as 1, "I" or "A"; 0 for none.  WORDS
 * takes how many words it has, KIND which of the three, counted from 1; 4 for "1.2". */
uint32_t tc_flat_number(const tc_flat *flat, uint32_t at, uint32_t *words, int *kind);

/* flat_rows.c: finds the rows in the words from FIRST on. */
TC_MUST_USE bool tc_flat_rows(tc_flat *flat, uint32_t first);

/* flat_cells.c: parts the first span of every row into cells, then what stands on later pages. */
TC_MUST_USE bool tc_flat_cells(tc_flat *flat);

/* flat_score.c: how well the words FROM … TO-1 make a cell of column COLUMN; the more the better,
 * 0 when nothing speaks for it or against. */
int tc_flat_score(const tc_flat *flat, uint32_t column, uint32_t from, uint32_t to);
/* No words make a better one. */
int tc_flat_score_most(const tc_flat *flat, uint32_t column);
/* The score of a cell that page breaks cut: BEFORE is what came of it so far, and may be empty. */
int tc_flat_score_rest(const tc_flat *flat, uint32_t column, tc_flat_span before, uint32_t from,
                       uint32_t to);
/* What an empty cell costs. */
int tc_flat_score_empty(const tc_flat *flat, uint32_t column);
/* Whether COLUMN holds units, officers or deadlines, which are known by their words. */
bool tc_flat_is_known(tc_role role);
/* Whether the cell FROM … TO-1 is what its column asks for. */
bool tc_flat_fits(const tc_flat *flat, uint32_t column, uint32_t from, uint32_t to);
/* Characters of the words FROM … TO-1, which stand in one line. */
uint32_t tc_flat_width(const tc_flat *flat, uint32_t from, uint32_t to);

/* flat_pairs.c: notes which words stand together in DOCUMENT. */
TC_MUST_USE bool tc_flat_pairs(tc_arena *arena, tc_slice document, tc_flat_shared *out);
/* Whether the last word before TO and the word at NEXT stand together elsewhere. */
bool tc_flat_meet(const tc_flat *flat, uint32_t to, uint32_t next);

#endif
