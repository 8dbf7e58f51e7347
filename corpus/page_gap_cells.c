/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The cells of a table without ruling lines, when its columns and rows are known: one for each
 * place, but that a group's title goes over all columns, and in a heading of two lines what stands
 * over several columns covers these, and beside it cells cover both lines. */
#include "page_gaps.h"

#include <math.h>

#define MARGIN 5.0F /* points between the words of a cell and its edges, as of ruled ones */
#define HINT 7.0F   /* points between two cells of a heading, at least */

typedef struct making {
    const tc_gap_table *t;
    tc_grid *grid;
    float lefts[TC_GUTTERS_MAX + 1], rights[TC_GUTTERS_MAX + 1]; /* of the words of each column */
    size_t room;
} making;

static void measure(making *m) {
    const tc_gap_table *t = m->t;
    for (uint32_t c = 0; c <= t->gutters.count; c++) {
        m->lefts[c] = INFINITY;
        m->rights[c] = -INFINITY;
    }
    for (size_t i = t->first; i <= t->last; i++)
        for (size_t k = 0; k < t->lines->items[i].count && !t->wide[i]; k++) {
            const tc_page_word *word = t->lines->items[i].words[k];
            uint32_t c = tc_gap_column(t, word);
            m->lefts[c] = fminf(m->lefts[c], word->box.x0);
            m->rights[c] = fmaxf(m->rights[c], word->box.x1);
        }
}

/* Adds the cell of WORDS, COUNT of them, which it keeps. */
static bool add_cell(making *m, tc_grid_cell cell, tc_page_word **words, size_t count) {
    uint32_t end = cell.col + cell.colspan - 1;
    if (m->grid->cell_count == m->room)
        return true;
    cell.box.x0 = m->lefts[cell.col] - MARGIN;
    cell.box.x1 = m->rights[end] + MARGIN;
    if (!tc_page_lines_make(m->t->arena, words, count, &cell.lines))
        return false;
    m->grid->cells[m->grid->cell_count++] = cell;
    return true;
}

/* The words of lines FROM … TO in columns COL … END whose middles stand between TOP and BOTTOM. */
static size_t words_in(const making *m, size_t from, size_t to, float top, float bottom,
                       uint32_t col, uint32_t end, tc_page_word **out) {
    const tc_gap_table *t = m->t;
    size_t n = 0;
    for (size_t i = from; i <= to; i++)
        for (size_t k = 0; k < t->lines->items[i].count; k++) {
            tc_page_word *word = t->lines->items[i].words[k];
            uint32_t c = tc_gap_column(t, word);
            float y = (word->box.y0 + word->box.y1) / 2;
            if (c >= col && c <= end && y >= top && y < bottom)
                out[n++] = word;
        }
    return n;
}

static tc_page_word **room_for(const making *m, size_t from, size_t to) {
    size_t words = 1;
    for (size_t i = from; i <= to; i++)
        words += m->t->lines->items[i].count;
    return tc_arena_take(m->t->arena, words * sizeof(tc_page_word *));
}

/* One row, with a cell for each column. */
static bool add_row(making *m, size_t from, size_t to, float top, float bottom) {
    uint32_t row = m->grid->rows++;
    for (uint32_t c = 0; c <= m->t->gutters.count; c++) {
        tc_page_word **words = room_for(m, from, to);
        if (!words || !add_cell(m, (tc_grid_cell){.row = row, .col = c, .rowspan = 1, .colspan = 1},
                                words, words_in(m, from, to, top, bottom, c, c, words)))
            return false;
    }
    return true;
}

/* The title of a group: its number, and the rest over all other columns. */
static bool add_title(making *m, size_t from, size_t to) {
    uint32_t row = m->grid->rows++, last = m->t->gutters.count;
    tc_page_word **label = room_for(m, from, to), **rest = room_for(m, from, to);
    bool head;
    if (!label || !rest)
        return false;
    if (!tc_gap_is_label(m->t, from, &head))
        return add_cell(m, (tc_grid_cell){.row = row, .rowspan = 1, .colspan = last + 1}, rest,
                        words_in(m, from, to, -INFINITY, INFINITY, 0, last, rest));
    return add_cell(m, (tc_grid_cell){.row = row, .rowspan = 1, .colspan = 1}, label,
                    words_in(m, from, to, -INFINITY, INFINITY, 0, 0, label)) &&
           add_cell(m, (tc_grid_cell){.row = row, .col = 1, .rowspan = 1, .colspan = last}, rest,
                    words_in(m, from, to, -INFINITY, INFINITY, 1, last, rest));
}

/* Words side by side in a heading that cross gutters: over the columns FIRST … LAST. */
typedef struct cover {
    uint32_t first, last;
    float bottom;
} cover;

/* Whether between RIGHT and LEFT, where a word ends and the next one begins, a gutter stays free.
 */
static bool are_parted(const tc_gap_table *t, float right, float left) {
    tc_gutters free = {.count = 0};
    for (uint32_t g = 0; g < t->gutters.count; g++)
        tc_gap_add(&free, fmaxf(right, t->gutters.from[g]), fminf(left, t->gutters.to[g]));
    return free.count > 0 || left - right >= HINT;
}

/* How many columns the words of LINE from word K on, which stand together, cover; behind them in
 * *END. */
static bool covers(const tc_gap_table *t, const tc_page_line *line, size_t k, size_t *end,
                   cover *out) {
    float left = line->words[k]->box.x0, right = line->words[k]->box.x1;
    for (*end = k + 1; *end < line->count && !are_parted(t, right, line->words[*end]->box.x0);
         ++*end)
        right = fmaxf(right, line->words[*end]->box.x1);
    *out = (cover){.first = t->gutters.count, .bottom = line->box.y1};
    for (uint32_t g = 0; g < t->gutters.count; g++)
        if (left < t->gutters.from[g] + 1 && right > t->gutters.to[g] - 1) {
            out->first = g < out->first ? g : out->first;
            out->last = g + 1;
        }
    return out->last > 0;
}

/* What covers column C in the heading; NULL when nothing does. */
static cover *cover_of(cover *all, size_t count, uint32_t c) {
    for (size_t i = 0; i < count; i++)
        if (c >= all[i].first && c <= all[i].last)
            return &all[i];
    return NULL;
}

/* The heading, lines FROM … TO down to BOTTOM: two rows where something stands over several
 * columns. */
static bool add_heading(making *m, size_t from, size_t to, float bottom) {
    cover all[TC_GUTTERS_MAX];
    size_t count = 0, end;
    uint32_t last = m->t->gutters.count, row = m->grid->rows;
    for (size_t i = from; i <= to; i++)
        for (size_t k = 0; k < m->t->lines->items[i].count; k = end) {
            cover found;
            if (!covers(m->t, &m->t->lines->items[i], k, &end, &found) || count == TC_GUTTERS_MAX)
                continue;
            cover *known = cover_of(all, count, found.first);
            if (known)
                known->bottom = found.bottom;
            else
                all[count++] = found;
        }
    if (!count)
        return add_row(m, from, to, -INFINITY, bottom);
    m->grid->rows += 2;
    for (uint32_t pass = 0; pass < 2; pass++)
        for (uint32_t c = 0; c <= last; c++) {
            const cover *over = cover_of(all, count, c);
            tc_page_word **words = room_for(m, from, to);
            tc_grid_cell cell = {.row = row + pass, .col = c, .rowspan = 1, .colspan = 1};
            float top = -INFINITY, low = bottom;
            uint32_t right = c;
            if (!words)
                return false;
            if ((pass && !over) || (!pass && over && c > over->first))
                continue;
            if (!pass && over) {
                low = over->bottom - 2;
                right = over->last;
                cell.colspan = right - c + 1;
            } else if (pass) {
                top = over->bottom - 2;
            } else {
                cell.rowspan = 2;
            }
            if (!add_cell(m, cell, words, words_in(m, from, to, top, low, c, right, words)))
                return false;
        }
    return true;
}

/* The lines FROM … TO, in which no group's title stands; HEADED: they begin with the heading. */
static bool add_rows(making *m, size_t from, size_t to, bool headed) {
    float *cuts = tc_arena_take(m->t->arena, (m->room + 1) * sizeof *cuts);
    uint32_t count;
    if (!cuts || !tc_gap_rows(m->t, from, to, cuts, &count))
        return false;
    for (uint32_t i = 0; i <= count && m->grid->rows < TC_GRID_LINES_MAX; i++) {
        float top = i ? cuts[i - 1] : -INFINITY, bottom = i < count ? cuts[i] : INFINITY;
        size_t last = to;
        while (headed && i == 0 && last > from && m->t->lines->items[last].box.y0 > bottom)
            last--;
        if (!(headed && i == 0 ? add_heading(m, from, last, bottom)
                               : add_row(m, from, to, top, bottom)))
            return false;
    }
    return true;
}

bool tc_gap_cells(const tc_gap_table *t, tc_grid *grid) {
    making m = {.t = t, .grid = grid};
    uint32_t cols = t->gutters.count + 1;
    for (size_t i = t->first; i <= t->last; i++)
        m.room += t->lines->items[i].count + cols;
    *grid = (tc_grid){.cols = cols, .box = t->lines->items[t->first].box};
    grid->cells = tc_arena_take(t->arena, m.room * sizeof *grid->cells);
    grid->xs = tc_arena_take(t->arena, (cols + 1) * sizeof *grid->xs);
    grid->free = tc_arena_take(t->arena, (cols + 1) * sizeof *grid->free);
    if (!grid->cells || !grid->xs || !grid->free)
        return false;
    measure(&m);
    for (uint32_t c = 1; c < cols; c++) {
        grid->free[c] = (tc_box){t->gutters.from[c - 1], 0, t->gutters.to[c - 1], 0};
        grid->xs[c] = (t->gutters.from[c - 1] + t->gutters.to[c - 1]) / 2;
    }
    grid->free[0] = (tc_box){-INFINITY, 0, grid->xs[1], 0};
    grid->free[cols] = (tc_box){grid->xs[cols - 1], 0, INFINITY, 0};
    grid->xs[0] = m.lefts[0] - MARGIN;
    grid->xs[cols] = m.rights[cols - 1] + MARGIN;
    grid->box = (tc_box){grid->xs[0], t->lines->items[t->first].box.y0, grid->xs[cols],
                         t->lines->items[t->last].box.y1};
    for (size_t i = t->first, end; i <= t->last; i = end) {
        bool title = t->wide[i] && i >= t->head_end;
        for (end = i + 1; end <= t->last && (t->wide[end] && end >= t->head_end) == title;)
            end++;
        if (!(title ? add_title(&m, i, end - 1)
                    : add_rows(&m, i, end - 1, i == t->first && t->head_end > i)))
            return false;
    }
    return true;
}
