/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables whose rows say where their cells end, in twips, as RTF and Word's binary format have them.
 * A row may say so behind its cells, and which columns these take up is known when all rows are; so
 * the calls of the cells are written down till the table ends. */
#ifndef TRACUU_CORPUS_RULED_H
#define TRACUU_CORPUS_RULED_H

#include "draft.h"

enum {
    TC_RULED_LEVELS = 9,      /* tables in tables, and the text outside, which is 0 */
    TC_RULED_TAPE = 96 << 20, /* bytes of a table that is being read */
    TC_RULED_CELLS = 400000   /* of tables that are being read, on one level */
};

/* The definition of a cell: where it ends, and how it is merged. */
typedef struct tc_ruled_edge {
    int32_t right;
    bool above, before; /* covered by the cell above, or by the one before it */
} tc_ruled_edge;

typedef struct tc_ruled_row {
    tc_ruled_edge *edges;
    uint32_t edge_count, first, count; /* of its cells */
} tc_ruled_row;

/* Tables at one depth. */
typedef struct tc_ruled_level {
    tc_buffer tape;
    tc_draft *draft;
    uint32_t *ends;                           /* of each cell on the tape */
    size_t cell_count, cell_capacity, in_row; /* in_row: first cell of the open row */
    tc_ruled_row *rows;
    size_t row_count, row_capacity;
    tc_ruled_edge *edges; /* the definition that is being read */
    size_t edge_count, edge_capacity;
} tc_ruled_level;

/* Zeroed, but for arena and draft, it has no tables. */
typedef struct tc_ruled {
    tc_arena *arena;
    tc_draft *draft;
    tc_ruled_level levels[TC_RULED_LEVELS];
    bool failed, full; /* full: over TC_RULED_CELLS */
} tc_ruled;

/* The draft for text on LEVEL. */
tc_draft *tc_ruled_draft(tc_ruled *tables, size_t level);
/* Another definition of a row begins; a cell of it. */
void tc_ruled_define(tc_ruled *tables, size_t level);
void tc_ruled_edge_add(tc_ruled *tables, size_t level, tc_ruled_edge edge);
/* Each ends all tables that are deeper than LEVEL. */
void tc_ruled_cell_end(tc_ruled *tables, size_t level);
void tc_ruled_row_end(tc_ruled *tables, size_t level);
void tc_ruled_close(tc_ruled *tables, size_t level);
/* Whether cells stand on LEVEL that no row has ended. */
bool tc_ruled_is_open(const tc_ruled *tables, size_t level);
void tc_ruled_dispose(tc_ruled *tables);

#endif
