/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "aligned.h"

#include <string.h>

enum {
    ROWS_MIN = 2,
    PAGE_GAP_MAX = 4, /* blank lines at the end of a page */
    ASTRAY = 2,       /* places before the texts, where no number stands */
    AGAIN = 2,        /* times that cells are cut by rows */
    FULL_MAX = 3,     /* lines of a row that may be full in all columns, one below the other */
    WIDE_MAX = 6,     /* lines of a group's heading */
    TEXT_LINES = 4    /* that are surely none of a table */
};

/* How many lines at I are no part of any row: the number of a page, the heading again. */
static uint32_t passed_over(const tc_aligned *t, uint32_t i, bool turned, uint32_t *again) {
    const tc_layout *layout = t->layout;
    const tc_line *line = &layout->lines[i];
    bool tried = turned || line->page || line->blanks ||
                 tc_aligned_same_words(layout, i, t->head) || tc_aligned_is_head(layout, i);
    uint32_t repeated = tried ? tc_aligned_repeats(t, i) : 0;
    *again = repeated;
    if (repeated)
        return repeated;
    if (line->noise || !tc_aligned_is_digits(layout, i))
        return line->noise;
    /* A page ends with a form feed, or with what begins the next one. */
    return line->page || i + 1 >= layout->line_count || layout->lines[i + 1].page ||
           (line->blanks && tc_aligned_repeats(t, i + 1));
}

static bool keep(tc_aligned *t, tc_kept line) {
    tc_kept *lines = tc_arena_grow(t->layout->arena, t->lines, t->count, t->count + 1,
                                   sizeof *lines, &t->capacity);
    if (!lines) {
        t->layout->failed = true;
        return false;
    }
    t->lines = lines;
    lines[t->count++] = line;
    return true;
}

/* Keeps the lines that may be of the table; the line behind them. */
static uint32_t gather(tc_aligned *t) {
    const tc_layout *layout = t->layout;
    tc_piece words[TC_ALIGNED_WORDS_MAX];
    uint32_t i = t->head + t->head_lines, page = 0;
    bool turned = false;
    while (i < layout->line_count && t->count * t->columns < TC_TABLE_CELLS_MAX) {
        const tc_line *line = &layout->lines[i];
        uint32_t again, over = passed_over(t, i, turned, &again);
        page += line->page || again;
        if (again && !tc_aligned_place_again(t, i, again))
            return i;
        turned = over > 0;
        i += over;
        if (over)
            continue;
        if ((line->blanks > PAGE_GAP_MAX && !line->page) || tc_aligned_heads_begin(layout, i) ||
            !tc_aligned_words(layout, i, words))
            return i;
        if (!keep(t, (tc_kept){.line = i, .page = page, .marks = (uint32_t)t->mark_count - 1}))
            return i;
        i++;
    }
    return i;
}

/* What stands in the first column: a number, the head of a group's title, nothing. */
static bool opens_with_label(const tc_aligned *t, size_t k) {
    const tc_piece *first = tc_aligned_cell(t, k, 0), *text = tc_aligned_cell(t, k, 1);
    tc_label label;
    uint8_t level;
    if (tc_piece_filled(first))
        return tc_label_alone(t->layout->text, first->start, first->end, &level) && level;
    /* "I. Kinh tế số", in the column of the texts, and alone in its line. */
    for (uint32_t c = 2; c < t->columns; c++)
        if (tc_piece_filled(tc_aligned_cell(t, k, c)))
            return false;
    return tc_piece_filled(text) &&
           tc_label_read(t->layout->text, text->start, text->end, &label) && label.level &&
           label.level <= 2;
}

static void note_labels(tc_aligned *t) {
    for (size_t k = 0; k < t->count; k++)
        t->lines[k].label = opens_with_label(t, k);
}

/* Whether line K shows columns. */
static bool has_columns(const tc_aligned *t, size_t k) {
    uint32_t filled = 0;
    for (uint32_t c = 0; c < t->columns; c++)
        filled += tc_piece_filled(tc_aligned_cell(t, k, c));
    return !t->lines[k].wide && filled >= 2;
}

/* The text over all columns that begins in line K: a group's heading when a number stands among its
 * lines or beside them, or when they shout; lines of a row that are full in all columns, when no
 * blank line parts them from it and it goes on; else FOREIGN, no part of the table. */
static void judge_wide(tc_aligned *t, size_t k, bool *foreign) {
    size_t end = k;
    bool label = k > 0 && t->lines[k - 1].label && !tc_piece_filled(tc_aligned_cell(t, k - 1, 1));
    for (; end < t->count && t->lines[end].wide; end++) {
        const tc_piece *text = tc_aligned_cell(t, end, 1);
        label |= t->lines[end].label || tc_flow_capitals(t->layout->text, text->start, text->end);
    }
    label |= end < t->count && t->lines[end].label && !tc_piece_filled(tc_aligned_cell(t, end, 1));
    bool row = end < t->count && end - k <= FULL_MAX && has_columns(t, end) &&
               !t->layout->lines[t->lines[k].line].blanks;
    *foreign = end - k > WIDE_MAX || (!label && !row);
    for (size_t i = k; i < end && row && !label; i++)
        t->lines[i].wide = false;
}

/* Whether running text begins in line K: behind a blank line, at the left of the texts or with the
 * heading of a part, and with no gutter in it or in the lines below it. */
static bool is_over(const tc_aligned *t, size_t k) {
    const tc_line *line = &t->layout->lines[t->lines[k].line];
    if (!line->blanks || line->page ||
        (line->start - line->begin >= t->heads[1].from && !tc_label_opens_part(t->layout, line)))
        return false;
    for (size_t i = k; i < t->count && i < k + TEXT_LINES; i++)
        if (t->layout->lines[t->lines[i].line].gutters)
            return false;
    return k + TEXT_LINES <= t->count;
}

/* Leaves off what stands below the table: from the first line on that is none of it. */
static void leave_off(tc_aligned *t) {
    const tc_layout *layout = t->layout;
    note_labels(t);
    for (size_t k = 0; k < t->count; k++) {
        const tc_line *line = &layout->lines[t->lines[k].line];
        const tc_piece *first = tc_aligned_cell(t, k, 0);
        uint32_t filled = 0, from = UINT32_MAX;
        for (uint32_t c = 0; c < t->columns; c++) {
            const tc_piece *p = tc_aligned_cell(t, k, c);
            filled += tc_piece_filled(p);
            from = tc_piece_filled(p) && p->from < from ? p->from : from;
        }
        bool stray = !t->lines[k].label && !t->lines[k].wide &&
                     (tc_piece_filled(first) || from + ASTRAY < t->places[k * t->columns]);
        bool apart = k > 0 && filled == 1 && !t->lines[k].label && line->blanks > 1 && !line->page;
        bool foreign = false;
        if (t->lines[k].wide && !(k > 0 && t->lines[k - 1].wide))
            judge_wide(t, k, &foreign);
        if (stray || apart || foreign || (k > 0 && is_over(t, k))) {
            t->count = k;
            return;
        }
    }
}

static bool is_bullet(tc_slice text, const tc_span *span) {
    tc_slice head = tc_slice_sub(text, span->start, span->start + 2);
    return tc_slice_equal(head, TC_SLICE("- ")) || tc_slice_equal(head, TC_SLICE("+ "));
}

/* Makes a cell of its lines: one that is full goes on with the next. */
static bool fill(tc_aligned *t, tc_span *spans, uint32_t n, uint32_t column, tc_cell *cell) {
    tc_slice text = t->layout->text;
    tc_range *pieces = tc_arena_take(t->layout->arena, (n + (size_t)1) * sizeof *pieces);
    for (uint32_t i = 0; pieces && i < n; i++) {
        pieces[i] = (tc_range){spans[i].start, spans[i].end};
        spans[i].cut = i > 0 && !is_bullet(text, &spans[i]) &&
                       tc_utf8_count(tc_slice_sub(text, spans[i - 1].start, spans[i - 1].end)) + 1 +
                               tc_aligned_first_word(text, spans[i].start, spans[i].end) >
                           t->widths[column];
    }
    if (!pieces || !tc_cell_fill(t->layout, spans, n, cell))
        return false;
    cell->pieces = pieces;
    cell->piece_count = n;
    return true;
}

static void measure_columns(tc_aligned *t) {
    memset(t->widths, 0, sizeof t->widths);
    for (size_t k = 0; k < t->count; k++)
        for (uint32_t c = 0; c < t->columns && !t->lines[k].wide; c++) {
            const tc_piece *p = tc_aligned_cell(t, k, c);
            uint32_t width = p->to - p->from;
            t->widths[c] = width > t->widths[c] ? width : t->widths[c];
        }
}

/* The cells of ROW from the pieces of LINES lines. */
static bool add_cells(tc_aligned *t, const tc_piece *pieces, size_t lines, uint32_t row,
                      tc_cell *cells) {
    tc_span *spans = tc_arena_take(t->layout->arena, (lines + 1) * sizeof *spans);
    for (uint32_t column = 0; spans && column < t->columns; column++) {
        uint32_t n = 0;
        for (size_t k = 0; k < lines; k++) {
            const tc_piece *p = &pieces[k * t->columns + column];
            if (tc_piece_filled(p))
                spans[n++] = (tc_span){.start = p->start, .end = p->end};
        }
        cells[column] = (tc_cell){.row = row, .col = column, .rowspan = 1, .colspan = 1};
        if (!fill(t, spans, n, column, &cells[column]))
            return false;
    }
    return spans != NULL;
}

static bool build(tc_aligned *t, tc_table *out) {
    uint32_t rows = 1, row = 1;
    for (size_t k = 0; k < t->count; k++)
        rows += t->lines[k].opens;
    tc_cell *cells = tc_arena_take(t->layout->arena, (size_t)rows * t->columns * sizeof *cells);
    tc_piece *heads =
        tc_arena_take(t->layout->arena, ((size_t)t->head_lines + 1) * t->columns * sizeof *heads);
    bool ok = cells && heads && tc_aligned_cut_heading(t, heads) &&
              add_cells(t, heads, t->head_lines, 0, cells);
    for (size_t first = 0, last; ok && first < t->count; first = last, row++) {
        for (last = first + 1; last < t->count && !t->lines[last].opens; last++)
            ;
        ok = add_cells(t, &t->cells[first * t->columns], last - first, row,
                       cells + (size_t)row * t->columns);
    }
    t->layout->failed |= !ok;
    *out = (tc_table){
        .rows = rows, .cols = t->columns, .cells = cells, .cell_count = rows * t->columns};
    return ok;
}

/* Rows by cells, then both again: a row's lines show best where its gutters lie. */
static bool find_rows(tc_aligned *t) {
    for (int i = 0; i < AGAIN; i++) {
        if (!tc_aligned_rows(t) || !tc_aligned_cut(t, true))
            return false;
        note_labels(t);
        measure_columns(t);
    }
    return tc_aligned_rows(t);
}

bool tc_table_aligned(tc_layout *layout, uint32_t line, tc_found *found) {
    tc_aligned t = {.layout = layout};
    uint32_t rows = 0;
    if (layout->markdown || !layout->lines[line].gutters || !tc_aligned_read_heading(&t, line))
        return false;
    uint32_t end = gather(&t);
    found->last = end > line ? end : line + 1;
    if (layout->failed || !t.count)
        return false;
    layout->failed |= !tc_aligned_cut(&t, false);
    if (layout->failed)
        return false;
    leave_off(&t);
    measure_columns(&t);
    for (size_t k = 0; k < t.count; k++)
        rows += t.lines[k].label && !t.lines[k].wide;
    if (rows < ROWS_MIN)
        return false;
    layout->failed |= !find_rows(&t);
    if (layout->failed)
        return false;
    found->first = t.head;
    found->last = t.lines[t.count - 1].line + 1;
    return build(&t, &found->table);
}
