/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Columns of text that blanks part: pieces of lines, and the gutters between them.  Used by
 * table_aligned.c alone. */
#ifndef TRACUU_CORPUS_ALIGNED_H
#define TRACUU_CORPUS_ALIGNED_H

#include "layout.h"

/* A part of a line between gutters. */
typedef struct tc_piece {
    uint32_t start, end; /* bytes of the text */
    uint32_t from, to;   /* places in the line, in characters */
} tc_piece;

/* A line of the table behind its heading. */
typedef struct tc_kept {
    uint32_t line;
    bool opens; /* a row */
    bool group; /* its text crosses the columns */
    uint8_t pieces;
} tc_kept;

typedef struct tc_aligned {
    tc_layout *layout;
    tc_piece gutters[TC_TABLE_COLUMNS_MAX]; /* their places alone */
    uint32_t columns;
    uint32_t widths[TC_TABLE_COLUMNS_MAX]; /* characters of the longest line */
    uint32_t head, heads;                  /* the heading's first line, and how many */
    tc_kept *lines;
    size_t count, capacity;
} tc_aligned;

/* The pieces of line I; 0 when there are too many, or tabs. */
uint32_t tc_aligned_split(const tc_layout *layout, uint32_t i, tc_piece out[TC_TABLE_COLUMNS_MAX]);
/* The column that P stands in. */
uint32_t tc_aligned_column(const tc_aligned *t, const tc_piece *p);
/* Whether P reaches over GUTTER to both sides. */
bool tc_aligned_crosses(const tc_piece *p, const tc_piece *gutter);
/* How many gutters the pieces cross. */
uint32_t tc_aligned_crossings(const tc_aligned *t, const tc_piece *pieces, uint32_t n);
/* Narrows GUTTER by a piece that reaches into it from one side, but never closes it. */
void tc_aligned_narrow(const tc_piece *p, tc_piece *gutter);
/* Cuts the N pieces, in room for TC_TABLE_COLUMNS_MAX, where a full line left but one blank of a
 * narrow gutter; how many there are then. */
uint32_t tc_aligned_cut(const tc_aligned *t, tc_piece *pieces, uint32_t n);

#endif
