/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines that touch are one table.  Where they stand gives its rows and columns; where a line is
 * missing between two places, these are one merged cell. */
#include "page.h"

#include <math.h>
#include <stdlib.h>

#define TOUCH 3.0F        /* points: lines so near meet, or are one */
#define RULED 0.4F        /* of a side: enough of it is drawn, the rest was lost in scanning */
#define STEM_MAX 60.0F    /* points: no letter is as high, no side of a round stamp as straight */
#define PLACE_LEAST 10.0F /* points: no row is lower, no column narrower */
#define BOX_WIDE 0.6F     /* of the page: what is wider frames the page, or a table */
#define BOX_HIGH 0.4F
#define STEM_GAP 1.0F /* points: between a stem and the ruling line next to it there is more */

typedef struct rule {
    tc_box box;
    bool standing;
    uint32_t parent; /* of a tree of lines that touch */
} rule;

static uint32_t root_of(rule *rules, uint32_t i) {
    while (rules[i].parent != i)
        i = rules[i].parent = rules[rules[i].parent].parent;
    return i;
}

static bool touch(const tc_box *a, const tc_box *b) {
    return a->x0 <= b->x1 + TOUCH && b->x0 <= a->x1 + TOUCH && a->y0 <= b->y1 + TOUCH &&
           b->y0 <= a->y1 + TOUCH;
}

static float length_of(const tc_box *box, bool standing) {
    return standing ? box->y1 - box->y0 : box->x1 - box->x0;
}

/* LINE seen as if it lay. */
static tc_box laid(const tc_box *line, bool standing) {
    return standing ? (tc_box){line->y0, line->x0, line->y1, line->x1} : *line;
}

/* Stems of letters, and what their feet look like in a row, are short, and do not go from one long
 * line to another. */
static bool is_letter(const tc_page_rules *lines, const tc_box *line, bool standing) {
    const tc_box *across = standing ? lines->lying : lines->standing;
    size_t count = standing ? lines->lying_count : lines->standing_count;
    tc_box short_one = laid(line, standing);
    bool begins = length_of(line, standing) >= STEM_MAX, ends = begins;
    for (size_t i = 0; i < count && !(begins && ends); i++) {
        tc_box wall = laid(&across[i], standing);
        if (wall.y1 - wall.y0 < STEM_MAX || wall.y0 > short_one.y1 + TOUCH ||
            wall.y1 < short_one.y0 - TOUCH)
            continue;
        begins |= short_one.x0 <= wall.x1 + STEM_GAP && short_one.x0 >= wall.x0 - TOUCH;
        ends |= short_one.x1 >= wall.x0 - STEM_GAP && short_one.x1 <= wall.x1 + TOUCH;
    }
    return !begins || !ends;
}

/* No wall goes through a word. */
static bool is_in_word(const tc_page *page, const tc_box *line) {
    float x = (line->x0 + line->x1) / 2, y = (line->y0 + line->y1) / 2;
    for (size_t i = 0; line->y1 - line->y0 < STEM_MAX && i < page->word_count; i++) {
        const tc_box *word = &page->words[i].box;
        if (x > word->x0 && x < word->x1 && y > word->y0 && y < word->y1)
            return true;
    }
    return false;
}

static int by_top(const void *a, const void *b) {
    const rule *x = a, *y = b;
    if (x->box.y0 != y->box.y0)
        return x->box.y0 < y->box.y0 ? -1 : 1;
    return (x->box.x0 > y->box.x0) - (x->box.x0 < y->box.x0);
}

static rule *gather(tc_arena *arena, const tc_page *page, uint32_t *count) {
    const tc_page_rules *lines = &page->rules;
    size_t room = lines->lying_count + lines->standing_count + 1;
    rule *rules = tc_arena_take(arena, room * sizeof *rules);
    *count = 0;
    if (!rules)
        return NULL;
    for (size_t i = 0; i < lines->lying_count; i++)
        if (!is_letter(lines, &lines->lying[i], false))
            rules[(*count)++] = (rule){.box = lines->lying[i]};
    for (size_t i = 0; i < lines->standing_count; i++)
        if (!is_letter(lines, &lines->standing[i], true) && !is_in_word(page, &lines->standing[i]))
            rules[(*count)++] = (rule){.box = lines->standing[i], .standing = true};
    qsort(rules, *count, sizeof *rules, by_top);
    for (uint32_t i = 0; i < *count; i++)
        rules[i].parent = i;
    for (uint32_t i = 0; i < *count; i++)
        for (uint32_t k = i + 1; k < *count && rules[k].box.y0 <= rules[i].box.y1 + TOUCH; k++)
            if (touch(&rules[i].box, &rules[k].box))
                rules[root_of(rules, k)].parent = root_of(rules, i);
    return rules;
}

/* Sorts VALUES and makes one of those that are TOUCH apart; how many are left. */
static uint32_t unite(float *values, uint32_t count) {
    uint32_t kept = 0;
    tc_page_sort(values, count);
    for (uint32_t i = 0; i < count;) {
        float first = values[i], sum = 0;
        uint32_t n = 0;
        for (; i < count && values[i] - first <= TOUCH; i++, n++)
            sum += values[i];
        values[kept++] = sum / (float)n;
    }
    return kept;
}

/* What is known of a table while its cells are being found. */
typedef struct frame {
    const rule *rules;
    uint32_t count, root;
    rule *all;
    float *xs, *ys;
    uint32_t cols, rows; /* one less than there are xs, ys */
    float *wall, *floor; /* by place: how much of its right, its lower side is ruled */
} frame;

static bool belongs(const frame *f, uint32_t i) {
    return root_of(f->all, i) == f->root;
}

/* A letter that stands right above a wall makes it longer: no row or column begins with END, so
 * near to the outermost line, at EDGE. */
static void draw_in(float *end, float edge) {
    if (fabsf(*end - edge) < PLACE_LEAST)
        *end = edge;
}

/* Where columns and rows begin and end; the ends of the lines count too, for the outer frame is
 * often not drawn. */
static bool measure(tc_arena *arena, frame *f) {
    uint32_t xs = 0, ys = 0;
    tc_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    f->xs = tc_arena_take(arena, (f->count + 3) * sizeof *f->xs);
    f->ys = tc_arena_take(arena, (f->count + 3) * sizeof *f->ys);
    if (!f->xs || !f->ys)
        return false;
    for (uint32_t i = 0; i < f->count; i++) {
        if (!belongs(f, i))
            continue;
        const tc_box *b = &f->rules[i].box;
        if (f->rules[i].standing)
            f->xs[xs++] = (b->x0 + b->x1) / 2;
        else
            f->ys[ys++] = (b->y0 + b->y1) / 2;
        box.x0 = fminf(box.x0, b->x0);
        box.x1 = fmaxf(box.x1, b->x1);
        box.y0 = fminf(box.y0, b->y0);
        box.y1 = fmaxf(box.y1, b->y1);
    }
    if (!xs || !ys)
        return false;
    tc_page_sort(f->xs, xs);
    tc_page_sort(f->ys, ys);
    draw_in(&box.x0, f->xs[0]);
    draw_in(&box.x1, f->xs[xs - 1]);
    draw_in(&box.y0, f->ys[0]);
    draw_in(&box.y1, f->ys[ys - 1]);
    f->xs[xs++] = box.x0;
    f->xs[xs++] = box.x1;
    f->ys[ys++] = box.y0;
    f->ys[ys++] = box.y1;
    f->cols = unite(f->xs, xs) - 1;
    f->rows = unite(f->ys, ys) - 1;
    return f->cols >= 1 && f->rows >= 1 && f->cols <= TC_GRID_LINES_MAX &&
           f->rows <= TC_GRID_LINES_MAX;
}

/* The line at VALUE, or UINT32_MAX. */
static uint32_t index_of(const float *values, uint32_t count, float value) {
    for (uint32_t i = 0; i < count; i++)
        if (fabsf(values[i] - value) <= TOUCH)
            return i;
    return UINT32_MAX;
}

/* Adds what LINE covers of the sides of places. */
static void mark(frame *f, const rule *line) {
    const tc_box *b = &line->box;
    const float *along = line->standing ? f->ys : f->xs;
    float from = line->standing ? b->y0 : b->x0, to = line->standing ? b->y1 : b->x1;
    uint32_t n = line->standing ? f->rows : f->cols;
    uint32_t at = line->standing ? index_of(f->xs, f->cols + 1, (b->x0 + b->x1) / 2)
                                 : index_of(f->ys, f->rows + 1, (b->y0 + b->y1) / 2);
    if (at == UINT32_MAX || at == 0)
        return;
    at--;
    if (at >= (line->standing ? f->cols : f->rows))
        return;
    for (uint32_t i = 0; i < n; i++) {
        float covered = fminf(to, along[i + 1]) - fmaxf(from, along[i]);
        if (covered <= 0)
            continue;
        covered /= along[i + 1] - along[i];
        if (line->standing)
            f->wall[i * f->cols + at] += covered;
        else
            f->floor[at * f->cols + i] += covered;
    }
}

/* How far the cell that begins at ROW, COL goes. */
static void spread(const frame *f, const bool *taken, uint32_t row, uint32_t col, uint32_t *rowspan,
                   uint32_t *colspan) {
    uint32_t right = col, low = row;
    while (right + 1 < f->cols && f->wall[row * f->cols + right] < RULED &&
           !taken[row * f->cols + right + 1])
        right++;
    for (; low + 1 < f->rows; low++) {
        bool open = true;
        for (uint32_t c = col; open && c <= right; c++)
            open = f->floor[low * f->cols + c] < RULED && !taken[(low + 1) * f->cols + c] &&
                   (c == right || f->wall[(low + 1) * f->cols + c] < RULED);
        if (!open)
            break;
    }
    *rowspan = low - row + 1;
    *colspan = right - col + 1;
}

static bool make_cells(tc_arena *arena, frame *f, tc_grid *out) {
    size_t places = (size_t)f->rows * f->cols;
    bool *taken = tc_arena_take(arena, places);
    out->cells = tc_arena_take(arena, places * sizeof *out->cells);
    if (!taken || !out->cells)
        return false;
    for (uint32_t row = 0; row < f->rows; row++)
        for (uint32_t col = 0; col < f->cols; col++) {
            if (taken[row * f->cols + col])
                continue;
            tc_grid_cell *cell = &out->cells[out->cell_count++];
            cell->row = row;
            cell->col = col;
            spread(f, taken, row, col, &cell->rowspan, &cell->colspan);
            cell->box = (tc_box){f->xs[col], f->ys[row], f->xs[col + cell->colspan],
                                 f->ys[row + cell->rowspan]};
            for (uint32_t r = 0; r < cell->rowspan; r++)
                for (uint32_t c = 0; c < cell->colspan; c++)
                    taken[(row + r) * f->cols + col + c] = true;
        }
    return true;
}

static bool make(tc_arena *arena, frame *f, tc_grid *out) {
    size_t places = (size_t)f->rows * f->cols;
    f->wall = tc_arena_take(arena, places * sizeof *f->wall);
    f->floor = tc_arena_take(arena, places * sizeof *f->floor);
    if (!f->wall || !f->floor)
        return false;
    for (uint32_t i = 0; i < f->count; i++)
        if (belongs(f, i))
            mark(f, &f->rules[i]);
    *out = (tc_grid){.xs = f->xs,
                     .rows = f->rows,
                     .cols = f->cols,
                     .box = {f->xs[0], f->ys[0], f->xs[f->cols], f->ys[f->rows]}};
    return make_cells(arena, f, out);
}

/* Whether BOX, of one cell, stands beside text: a text box. */
static bool is_beside(const tc_page *page, const tc_box *box) {
    size_t inside = 0, beside = 0;
    if (box->x1 - box->x0 > BOX_WIDE * page->width || box->y1 - box->y0 > BOX_HIGH * page->height)
        return false;
    for (size_t i = 0; i < page->word_count; i++) {
        const tc_box *word = &page->words[i].box;
        float x = (word->x0 + word->x1) / 2, y = (word->y0 + word->y1) / 2;
        if (y < box->y0 || y > box->y1)
            continue;
        inside += x > box->x0 && x < box->x1;
        beside += x < box->x0 || x > box->x1;
    }
    return inside > 0 && beside > 0;
}

bool tc_grids_find(tc_arena *arena, const tc_page *page, tc_grid **grids, size_t *count) {
    uint32_t n;
    rule *rules = gather(arena, page, &n);
    *count = 0;
    *grids = tc_arena_take(arena, (n + 1) * sizeof **grids);
    if (!rules || !*grids)
        return false;
    for (uint32_t i = 0; i < n && *count < n; i++) {
        frame f = {.rules = rules, .all = rules, .count = n, .root = i};
        if (root_of(rules, i) != i)
            continue;
        uint32_t members = 0;
        for (uint32_t k = 0; k < n; k++)
            members += belongs(&f, k);
        if (members < 4 || !measure(arena, &f))
            continue;
        if (!make(arena, &f, &(*grids)[*count]))
            return false;
        if (f.cols < 2 && (f.rows > 1 || !is_beside(page, &(*grids)[*count].box)))
            continue;
        if (f.cols > 1 && (*grids)[*count].cell_count < 2)
            continue;
        ++*count;
        if (f.cols < 2)
            continue;
        if (!tc_grid_split(arena, *grids, count, n))
            return false;
    }
    return true;
}
