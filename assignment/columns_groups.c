/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Cells that stand for others: ditto marks, crosses below "Quý I", and headings over rows that name
 * the units of all rows below them ("I | Sở Tài chính"). */
#include "columns.h"

#include "deadline.h"
#include "units.h"
#include "walk.h"

bool tc_columns_ditto(const tc_phrase *cell) {
    static const char *const marks[] = {"\"", "''",     "”",    "″",  "-//-",
                                        "//", "- // -", "-\"-", "-”-"};
    tc_slice text = tc_slice_trim(cell->text);
    if (cell->count)
        return (cell->count == 1 && tc_phrase_match(cell, 0, "nt")) ||
               (cell->count == 2 && tc_phrase_match(cell, 0, "nhu tren"));
    for (size_t i = 0; i < TC_LENGTH(marks); i++)
        if (tc_slice_equal(text, tc_slice_of(marks[i])))
            return true;
    return false;
}

bool tc_columns_point(const tc_phrase *heading) {
    tc_point point;
    if (heading->count == 0 || heading->count > 4)
        return false;
    /* "T7" */
    tc_slice key = heading->items[0].key;
    if (heading->count == 1 && key.len >= 2 && key.len <= 3 && key.ptr[0] == 't')
        return tc_is_digit((unsigned char)key.ptr[1]) &&
               tc_is_digit((unsigned char)key.ptr[key.len - 1]);
    return tc_point_read(heading, 0, heading->count, TC_POINT_NONE, &point) &&
           point.next == heading->count && point.unit != TC_POINT_DAY;
}

bool tc_columns_cross(tc_slice text) {
    static const char *const crosses[] = {"x", "X", "×", "+", "v", "V", "√", "✓", "✔", "●", "*"};
    text = tc_slice_trim(text);
    for (size_t i = 0; i < TC_LENGTH(crosses); i++)
        if (tc_slice_equal(text, tc_slice_of(crosses[i])))
            return true;
    return false;
}

uint32_t tc_columns_group(const tc_phrase *title) {
    uint32_t from = 0;
    if (title->count > 1 && (tc_phrase_gap_has(title, 1, '.') || tc_phrase_gap_has(title, 1, ')')))
        from = title->items[0].key.len <= 4;
    return tc_units_only(title, from, title->count) ? from : title->count;
}

bool tc_columns_read_groups(tc_texts *texts, const tc_table *table, tc_columns *columns) {
    tc_walk walk;
    uint32_t groups = 0, rows = 0;
    bool others = false;
    tc_walk_begin(&walk, table);
    while (walk.row + 1 < columns->first_row + TC_SAMPLE_ROWS && !others && tc_walk_next(&walk)) {
        uint32_t filled = 0, last = 0;
        tc_phrase words;
        for (uint32_t c = 0; c < columns->count; c++) {
            bool has = tc_walk_begins(&walk, c) && tc_walk_text(&walk, c).len;
            filled += has;
            last = has ? c : last;
        }
        if (walk.row < columns->first_row || !filled)
            continue;
        rows += filled > 2;
        if (filled > 2 || tc_walk_text(&walk, last).len > TC_SAMPLE_BYTES) {
            others = !groups;
            continue;
        }
        if (!tc_texts_of(texts, table, walk.cells[last], &words))
            return false;
        others = tc_columns_group(&words) == words.count;
        groups++;
    }
    columns->grouped = groups && rows && !others;
    return true;
}
