/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Columns of text that blanks part, as programs write a page that is to keep its layout
 * (pdftotext -layout):
 *
 *     TT  Nội dung công việc          Đơn vị chủ trì    Thời gian
 *         Xây dựng Quy chế quản lý,   Sở Khoa học và
 *      1  khai thác dữ liệu dùng      Công nghệ         Quý II/2025
 *         chung của tỉnh
 *
 * Between two columns lies a gutter: places that are blank in the lines around.  It wanders from
 * row to row, for letters are not all of one width, and a full line leaves but one blank of it.  So
 * each line is cut by itself: at the blanks that lie nearest to where the lines around it have
 * theirs (aligned_cuts.c).  A number stands at the head of its row or in its middle; between two
 * numbers the text says where one row ends (aligned_rows.c).  Used by table_aligned.c alone. */
#ifndef TRACUU_CORPUS_ALIGNED_H
#define TRACUU_CORPUS_ALIGNED_H

#include "layout.h"

enum {
    TC_ALIGNED_WORDS_MAX = 160, /* of a line; one with more is none of a table */
    TC_ALIGNED_PLACES = 512     /* characters of a line; a longer one is none either */
};

/* A part of a line. */
typedef struct tc_piece {
    uint32_t start, end; /* bytes of the text */
    uint32_t from, to;   /* places in the line, in characters */
} tc_piece;

/* A line of the table behind its heading. */
typedef struct tc_kept {
    uint32_t line;
    uint32_t page;  /* counted from the heading on */
    uint32_t marks; /* index of the places that its page's heading gives the gutters */
    bool wide;      /* its text crosses the columns */
    bool opens;     /* a row */
    bool label;     /* the first column holds the number of a row */
} tc_kept;

/* Where a gutter may lie: between the heads on both sides. */
typedef struct tc_mark {
    uint32_t least, most;
} tc_mark;

typedef struct tc_aligned {
    tc_layout *layout;
    tc_piece heads[TC_TABLE_COLUMNS_MAX]; /* their places alone, in the page's heading */
    uint32_t columns;
    bool unnumbered;           /* the heading has no name for the column of numbers */
    uint32_t head, head_lines; /* the heading's first line, and how many */
    uint64_t bag;              /* the words of the heading */
    tc_mark *marks;            /* columns - 1 of them a heading */
    size_t mark_count, mark_capacity;
    tc_kept *lines;
    size_t count, capacity;
    tc_piece *cells;                       /* by line, then column */
    uint32_t *places;                      /* of the gutters behind these */
    uint32_t widths[TC_TABLE_COLUMNS_MAX]; /* characters of the longest line */
} tc_aligned;

/* aligned_head.c */
/* Reads the heading whose line LINE has "TT" or, without a name for the numbers, three other heads,
 * and where its columns stand; false where there is none. */
bool tc_aligned_read_heading(tc_aligned *t, uint32_t line);
/* Whether line I has the "TT" of a heading, or at least three other heads. */
bool tc_aligned_is_head(const tc_layout *layout, uint32_t i);
/* Whether a heading begins there, with such a line or right above one. */
bool tc_aligned_heads_begin(const tc_layout *layout, uint32_t i);
/* How many lines at I repeat the heading, whose lines another page may have broken otherwise; 0 for
 * none. */
uint32_t tc_aligned_repeats(const tc_aligned *t, uint32_t i);
/* The heading comes again in the LINES lines at I: its places are those of the rows below it.
 * False when memory is short. */
bool tc_aligned_place_again(tc_aligned *t, uint32_t i, uint32_t lines);
/* Whether line I has the words of line K, whatever blanks stand between them. */
bool tc_aligned_same_words(const tc_layout *layout, uint32_t i, uint32_t k);
/* Whether a number is all that stands in line I, as that of a page. */
bool tc_aligned_is_digits(const tc_layout *layout, uint32_t i);

/* aligned_words.c */
/* The words of line I; 0 when there are too many, or tabs. */
uint32_t tc_aligned_words(const tc_layout *layout, uint32_t i, tc_piece out[TC_ALIGNED_WORDS_MAX]);
/* The pieces of line I between words that are APART: W of the COUNT, and the one before it; 0 when
 * there are too many. */
uint32_t tc_aligned_pieces(const tc_layout *layout, uint32_t i, tc_piece out[TC_TABLE_COLUMNS_MAX],
                           bool (*apart)(const tc_layout *layout, const tc_piece *words, uint32_t w,
                                         uint32_t count));
/* The pieces of line I between gaps of two blanks or more; 0 when there are too many. */
uint32_t tc_aligned_split(const tc_layout *layout, uint32_t i, tc_piece out[TC_TABLE_COLUMNS_MAX]);
/* aligned_cuts.c */
/* Cuts every line into the cells of its columns; once more when the rows are known, whose lines
 * show best where their gutters lie. */
TC_MUST_USE bool tc_aligned_cut(tc_aligned *t, bool rows);
/* Cuts the heading's lines the same way, into head_lines * columns of CELLS. */
TC_MUST_USE bool tc_aligned_cut_heading(const tc_aligned *t, tc_piece *cells);

/* aligned_rows.c: marks the lines that open a row.  False when memory is short. */
TC_MUST_USE bool tc_aligned_rows(tc_aligned *t);

static inline const tc_piece *tc_aligned_cell(const tc_aligned *t, size_t line, uint32_t column) {
    return &t->cells[line * t->columns + column];
}

/* How many characters the first word has of the bytes START to END of TEXT. */
uint32_t tc_aligned_first_word(tc_slice text, uint32_t start, uint32_t end);

static inline bool tc_piece_filled(const tc_piece *p) {
    return p->end > p->start;
}

#endif
