/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables whose rows are lines and whose cells are parted by tabs.  Scanned ones repeat their head
 * on every page and cut a row in two there; the second part has no number:
 *
 *     TT→Nội dung→Chủ trì
 *     1.→Xây dựng mạng lưới,→Sở A
 *
 *     TT→Nội dung→Chủ trì
 *     →trung tâm hỗ trợ→
 */
#include "grid.h"

#include <string.h>

enum { COLUMNS_MIN = 3, PAGE_GAP_MAX = 4 };

/* A line or several that hold one row, as converted. */
typedef struct part {
    tc_span span;
    uint32_t cell;
} part;

typedef struct physical {
    uint32_t first_part, part_count, cursor;
    bool continues; /* the row before it, cut by a page break */
} physical;

typedef struct tab_rows {
    tc_layout *layout;
    uint32_t columns;
    part *parts;
    size_t part_count, part_capacity;
    physical *rows;
    size_t row_count, row_capacity;
    bool behind_page; /* a page began behind the last row */
} tab_rows;

static uint32_t filled_cells(const tc_layout *layout, uint32_t i) {
    const tc_line *line = &layout->lines[i];
    uint32_t filled = 0;
    bool text = false;
    for (uint32_t at = line->begin; at < line->end; at++) {
        char c = layout->text.ptr[at];
        if (c != '\t' && c != ' ' && !text) {
            filled++;
            text = true;
        }
        if (c == '\t')
            text = false;
    }
    return filled;
}

static tc_span trimmed(tc_slice text, uint32_t start, uint32_t end) {
    while (start < end) {
        size_t n = tc_utf8_space(text, start);
        if (!n)
            break;
        start += (uint32_t)n;
    }
    for (uint32_t n = 1; end > start && n <= 3 && n <= end - start; n++)
        if (tc_utf8_space(text, end - n) == n) {
            end -= n;
            n = 0;
        }
    return (tc_span){.start = start, .end = end};
}

/* The cells of LINE, from number CELL on, to the parts; returns the number of the last one. */
static uint32_t split(tab_rows *t, uint32_t i, uint32_t cell) {
    const tc_line *line = &t->layout->lines[i];
    tc_slice text = t->layout->text;
    uint32_t from = line->begin;
    for (uint32_t at; from <= line->end; from = at + 1) {
        const char *tab = memchr(text.ptr + from, '\t', line->end - from);
        at = tab ? (uint32_t)(tab - text.ptr) : line->end;
        part *parts = tc_arena_grow(t->layout->arena, t->parts, t->part_count, t->part_count + 1,
                                    sizeof *parts, &t->part_capacity);
        if (!parts) {
            t->layout->failed = true;
            return cell;
        }
        t->parts = parts;
        parts[t->part_count++] = (part){trimmed(text, from, at), cell};
        cell += at < line->end;
    }
    return cell;
}

static bool same_part(const tab_rows *t, const part *a, const part *b) {
    uint32_t n = a->span.end - a->span.start;
    return a->cell == b->cell && n == b->span.end - b->span.start &&
           memcmp(t->layout->text.ptr + a->span.start, t->layout->text.ptr + b->span.start, n) == 0;
}

/* The last row repeats the first one. */
static bool repeats_head(const tab_rows *t) {
    const physical *head = &t->rows[0], *last = &t->rows[t->row_count - 1];
    if (t->row_count < 2 || head->part_count != last->part_count)
        return false;
    for (uint32_t k = 0; k < head->part_count; k++)
        if (!same_part(t, &t->parts[head->first_part + k], &t->parts[last->first_part + k]))
            return false;
    return true;
}

/* Whether ROW, of which one cell is filled, only goes on with that cell of the row above it: it
 * begins with a small letter. */
static bool goes_on(const tab_rows *t, const physical *row) {
    const part *only = NULL;
    tc_slice text = t->layout->text;
    for (uint32_t k = row->first_part; k < row->first_part + row->part_count; k++) {
        const part *p = &t->parts[k];
        if (p->span.start == p->span.end)
            continue;
        if (only || p->cell == 0)
            return false;
        only = p;
    }
    if (!only || tc_flow_beginning(text, only->span.start, only->span.end) != TC_BEGIN_LOWER)
        return false;
    for (uint32_t k = row[-1].first_part; k < row->first_part; k++) {
        const tc_span *above = &t->parts[k].span;
        if (t->parts[k].cell == only->cell && above->start < above->end)
            return tc_flow_ending(text, above->start, above->end) < TC_END_ITEM;
    }
    return false;
}

/* Adds a row of the lines FIRST … LAST (exclusive). */
static bool add_row(tab_rows *t, uint32_t first, uint32_t last) {
    physical *rows = tc_arena_grow(t->layout->arena, t->rows, t->row_count, t->row_count + 1,
                                   sizeof *rows, &t->row_capacity);
    if (!rows) {
        t->layout->failed = true;
        return false;
    }
    t->rows = rows;
    physical *row = &rows[t->row_count++];
    *row = (physical){.first_part = (uint32_t)t->part_count};
    uint32_t cell = 0;
    for (uint32_t i = first; i < last; i++)
        cell = split(t, i, cell);
    row->part_count = (uint32_t)t->part_count - row->first_part;
    row->cursor = row->first_part;
    const tc_line *line = &t->layout->lines[first];
    t->behind_page |= line->blanks > 0 || line->page;
    if (t->layout->failed)
        return false;
    if (repeats_head(t)) {
        t->row_count--;
        t->behind_page = true;
        return true;
    }
    const part *head = &t->parts[row->first_part];
    row->continues = t->row_count > 2 && head->span.start == head->span.end &&
                     (t->behind_page || goes_on(t, row));
    t->behind_page = false;
    return true;
}

/* Whether line I is a title over the rows below it, "II. CẢI CÁCH THỂ CHẾ": one cell over the whole
 * row, which leaves no tabs. */
static bool is_band(const tab_rows *t, uint32_t i) {
    const tc_layout *layout = t->layout;
    const tc_line *line = &layout->lines[i];
    if (line->blanks || line->page || i + 1 >= layout->line_count || layout->lines[i + 1].blanks ||
        layout->lines[i + 1].tabs != t->columns - 1)
        return false;
    return tc_flow_band(layout->text, line->start, line->end);
}

/* How many lines make the row that begins at I, or 0 when the table is over. */
static uint32_t row_lines(const tab_rows *t, uint32_t i) {
    const tc_layout *layout = t->layout;
    const tc_line *line = &layout->lines[i];
    uint32_t separators = t->columns - 1, tabs = line->tabs;
    if (line->blanks > PAGE_GAP_MAX || tabs > separators)
        return 0;
    if (tabs == separators)
        return 1;
    if (line->noise)
        return 0;
    if (tabs == 0)
        return is_band(t, i);
    /* A line break inside a cell: the next lines bring the rest of the tabs. */
    uint32_t lines = 1;
    while (tabs < separators && i + lines < layout->line_count && lines < TC_CELL_LINES_MAX) {
        const tc_line *next = &layout->lines[i + lines];
        if (next->blanks || tabs + next->tabs > separators)
            break;
        tabs += next->tabs;
        lines++;
    }
    if (tabs == separators && lines > 1)
        return lines;
    return line->blanks == 0 && filled_cells(layout, i) >= 2 ? 1 : 0;
}

/* The cells of the physical rows FIRST … LAST (exclusive), which are one row. */
static bool merge_rows(tab_rows *t, size_t first, size_t last, tc_slots *slots) {
    tc_span *spans = tc_arena_take(t->layout->arena, (last - first) * 8 * sizeof *spans);
    size_t capacity = (last - first) * 8;
    t->layout->failed |= !spans;
    for (uint32_t cell = 0; cell < t->columns && !t->layout->failed; cell++) {
        uint32_t n = 0;
        for (size_t r = first; r < last; r++) {
            physical *row = &t->rows[r];
            uint32_t end = row->first_part + row->part_count;
            bool cut = r > first;
            for (; row->cursor < end && t->parts[row->cursor].cell == cell; row->cursor++) {
                tc_span span = t->parts[row->cursor].span;
                if (span.start == span.end || n >= capacity)
                    continue;
                span.cut = cut && n > 0;
                cut = false;
                spans[n++] = span;
            }
        }
        if (!tc_slots_add(t->layout, slots, spans, n))
            return false;
    }
    return !t->layout->failed;
}

static bool finish(tab_rows *t, tc_found *found) {
    tc_slots slots = {0};
    tc_rows rows = {.columns = t->columns};
    rows.rows = tc_arena_take(t->layout->arena, t->row_count * sizeof *rows.rows);
    if (!rows.rows) {
        t->layout->failed = true;
        return false;
    }
    for (size_t first = 0, last; first < t->row_count; first = last) {
        for (last = first + 1; last < t->row_count && t->rows[last].continues; last++)
            ;
        rows.rows[rows.count++] = (tc_row){(uint32_t)slots.count, t->columns};
        if (!merge_rows(t, first, last, &slots))
            return false;
    }
    return tc_grid_place(t->layout, &slots, &rows, false, &found->table);
}

bool tc_table_tab_rows(tc_layout *layout, uint32_t line, tc_found *found) {
    tab_rows t = {.layout = layout, .columns = layout->lines[line].tabs + 1U};
    uint32_t i = line;
    if (t.columns < COLUMNS_MIN || t.columns > TC_TABLE_COLUMNS_MAX ||
        filled_cells(layout, line) < COLUMNS_MIN)
        return false;
    while (i < layout->line_count && t.part_count < TC_TABLE_CELLS_MAX) {
        uint32_t lines = i == line ? 1 : row_lines(&t, i);
        if (!lines || !add_row(&t, i, i + lines))
            break;
        i += lines;
    }
    found->first = line;
    found->last = i;
    if (layout->failed || t.row_count < 2)
        return false;
    return finish(&t, found);
}
