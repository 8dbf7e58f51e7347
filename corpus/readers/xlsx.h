/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts of the xlsx reader.  A sheet is its name, bold, and what stands on it: rows parted by
 * empty ones are tables of their own, and rows with one cell above a table are paragraphs, as a
 * letterhead and a title are put on a sheet.  Empty rows and columns are nothing.  Numbers and
 * dates as they are shown, dates always as d/m/yyyy.  Hidden sheets are left out; hidden rows and
 * columns, which a filter may have hidden, are not. */
#ifndef TRACUU_CORPUS_XLSX_H
#define TRACUU_CORPUS_XLSX_H

#include "draft.h"
#include "ooxml.h"

enum {
    TC_XLSX_CELLS_MAX = 200000,   /* that are not empty, in the whole workbook */
    TC_XLSX_STRINGS_MAX = 500000, /* shared ones */
    TC_XLSX_MERGES_MAX = 50000,   /* of a sheet */
    TC_XLSX_ROWS_MAX = 1048576,
    TC_XLSX_COLUMNS_MAX = 16384
};

typedef struct tc_xlsx {
    tc_arena *arena;
    tc_zip zip;
    tc_draft *draft;
    tc_relations relations; /* of the workbook */
    bool from_1904;         /* dates count from then */
    tc_slice *strings;
    size_t string_count, string_capacity;
    tc_slice *formats; /* of numbers, by cell style; "" is general */
    size_t format_count, format_capacity;
    size_t cells; /* so far */
} tc_xlsx;

/* xlsx_values.c: shared strings and number formats; a part that is missing is no error. */
TC_MUST_USE tc_status tc_xlsx_strings_read(tc_xlsx *xlsx, const char *part, tc_error *error);
TC_MUST_USE tc_status tc_xlsx_styles_read(tc_xlsx *xlsx, const char *part, tc_error *error);
/* VALUE, a number, as FORMAT shows it.  In the arena. */
tc_slice tc_xlsx_number(tc_xlsx *xlsx, tc_slice value, tc_slice format);

typedef struct tc_xlsx_cell {
    uint32_t row, col; /* from 0 */
    tc_slice text;
} tc_xlsx_cell;

typedef struct tc_xlsx_merge {
    uint32_t row, col, last_row, last_col;
} tc_xlsx_merge;

/* xlsx_sheet.c: reads a sheet and gives it to the draft. */
TC_MUST_USE tc_status tc_xlsx_sheet(tc_xlsx *xlsx, const char *part, tc_error *error);
/* xlsx_grid.c: gives cells (by row, then column; not none) and merged areas to the draft. */
TC_MUST_USE tc_status tc_xlsx_grid(tc_xlsx *xlsx, const tc_xlsx_cell *cells, size_t cell_count,
                                   tc_xlsx_merge *merges, size_t merge_count, tc_error *error);

#endif
