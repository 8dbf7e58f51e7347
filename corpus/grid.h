/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Cells that stand one behind the other, cut into rows and set on columns.
 *
 * In two forms of converted table a cell is a slot in a long sequence and the end of a row is only
 * hinted at: an empty slot may be an empty cell or the seam between two rows; a blank line may end
 * a row or belong to a cell.  rows.c chooses the seams, and the count of columns, so that as many
 * rows as possible are full; grid.c then gives every cell its column, and shorter rows the columns
 * and spans that fit. */
#ifndef TRACUU_CORPUS_GRID_H
#define TRACUU_CORPUS_GRID_H

#include "layout.h"

typedef struct tc_slot {
    uint32_t first_span, span_count;
    uint32_t start, end; /* in the text */
    bool empty;
    bool may_end;     /* a row may end behind it */
    bool head;        /* "TT", "STT" */
    bool band;        /* a title over rows */
    bool must_end;    /* a row does */
    uint8_t label;    /* level of the label that it is, or 0 */
    uint16_t ordinal; /* of that label: 4 for "4", "IV", "2.4", "d" */
    uint8_t kind;     /* what grid_merged.c found that it is, 0 as long as nobody asked */
    uint64_t name;    /* hash of its folded name, from then on */
} tc_slot;

typedef struct tc_slots {
    tc_slot *slots;
    size_t count, capacity;
    tc_span *spans;
    size_t span_count, span_capacity;
    bool seams; /* an empty slot between two rows is no cell */
} tc_slots;

typedef struct tc_row {
    uint32_t first, count; /* slots */
} tc_row;

typedef struct tc_rows {
    tc_row *rows;
    uint32_t count, columns;
} tc_rows;

/* The slot's letters and digits, folded, at most 63: for telling heads of columns. */
enum { TC_SLOT_NAME = 64 };
void tc_slot_fold(tc_slice text, const tc_slot *slot, char out[TC_SLOT_NAME]);
/* Adds a slot of SPAN_COUNT spans; false when out of memory. */
bool tc_slots_add(tc_layout *layout, tc_slots *slots, const tc_span *spans, uint32_t span_count);

/* rows.c: false when out of memory. */
bool tc_rows_cut(tc_layout *layout, tc_slots *slots, tc_rows *out);

/* grid.c: MERGED_DOWN: cells that are missing from a row were merged with the ones above (else
 * with their neighbours).  False when out of memory. */
bool tc_grid_place(tc_layout *layout, const tc_slots *slots, const tc_rows *rows, bool merged_down,
                   tc_table *out);
/* Drops the rows that repeat row 0, as a page's head does, and sets the table's range. */
void tc_grid_finish(tc_table *table, tc_cell *cells, uint32_t cell_count);

/* grid_merged.c: the columns of the cells of a short ROW where those that are missing were merged
 * with the cells above; false when nothing tells them better than that the first one stands in
 * column USUAL and the others behind it.  COLUMNS has room for as many as the row has cells. */
bool tc_grid_align(const tc_layout *layout, const tc_slots *slots, const tc_rows *rows,
                   uint32_t row, uint32_t usual, uint32_t *columns);

#endif
