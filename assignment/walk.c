/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "walk.h"

#include <string.h>

void tc_walk_begin(tc_walk *walk, const tc_table *table) {
    memset(walk, 0, sizeof *walk);
    walk->table = table;
    walk->row = UINT32_MAX;
}

bool tc_walk_next(tc_walk *walk) {
    const tc_table *table = walk->table;
    uint32_t row = walk->row + 1; /* from UINT32_MAX to 0 */
    if (row >= table->rows)
        return false;
    walk->row = row;
    for (uint32_t c = 0; c < table->cols && c < TC_COLUMNS_MAX; c++)
        if (walk->until[c] <= row)
            walk->cells[c] = NULL;
    while (walk->next_cell < table->cell_count && table->cells[walk->next_cell].row <= row) {
        const tc_cell *cell = &table->cells[walk->next_cell++];
        for (uint32_t c = cell->col; c - cell->col < cell->colspan && c < TC_COLUMNS_MAX; c++) {
            walk->cells[c] = cell;
            walk->until[c] = cell->row + cell->rowspan;
        }
    }
    return true;
}

tc_slice tc_walk_text(const tc_walk *walk, uint32_t col) {
    return col < TC_COLUMNS_MAX && walk->cells[col] ? tc_slice_trim(walk->cells[col]->text)
                                                    : (tc_slice){NULL, 0};
}

bool tc_walk_begins(const tc_walk *walk, uint32_t col) {
    const tc_cell *cell = walk->cells[col];
    return cell && cell->row == walk->row && cell->col == col;
}
