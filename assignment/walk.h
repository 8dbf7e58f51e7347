/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rows of a table one by one, merged cells standing in every row that they cover.  Private to
 * assignment/. */
#ifndef TRACUU_ASSIGNMENT_WALK_H
#define TRACUU_ASSIGNMENT_WALK_H

#include "columns.h"

typedef struct tc_walk {
    const tc_table *table;
    uint32_t next_cell, row; /* ROW is the one that `cells` shows */
    uint32_t until[TC_COLUMNS_MAX];
    const tc_cell *cells[TC_COLUMNS_MAX]; /* NULL: no cell there */
} tc_walk;

/* Before the first row; the table has at most TC_COLUMNS_MAX columns. */
void tc_walk_begin(tc_walk *walk, const tc_table *table);
/* Shows the next row; false at the end. */
bool tc_walk_next(tc_walk *walk);
/* The text at column COL, "" where there is none. */
tc_slice tc_walk_text(const tc_walk *walk, uint32_t col);
/* Whether the cell at COL begins in this row and column. */
bool tc_walk_begins(const tc_walk *walk, uint32_t col);

#endif
