/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where tables without ruling lines stand: of all that may be one the best is taken. */
#include "page_gaps.h"

#include <math.h>
#include <string.h>

#define NARROW 60.0F /* points: a column of numbers */
#define KNOWN 1.5F   /* times what a table is worth whose columns are known */

enum {
    SEEDS_MIN = 2,   /* lines that show three columns */
    LABELS_MIN = 2,  /* rows with a number */
    LINES_MAX = 200, /* of a page; more are not looked at */
    WORDS_MAX = 5000
};

/* Finds the first line with the number of a row; whether the lines above it name that column. */
static bool find_heading(tc_gap_table *t) {
    bool named = false, head;
    for (t->head_end = t->first; t->head_end <= t->last; t->head_end++) {
        if (tc_gap_is_label(t, t->head_end, &head))
            break;
        named |= head;
    }
    return named;
}

/* Whether the heading names column C, below the last line that crosses gutter G; SIZE_MAX:
 * anywhere.
 */
static bool is_named(const tc_gap_table *t, uint32_t c, size_t g) {
    bool named = false;
    tc_gutters one = {.count = 1};
    if (g != SIZE_MAX)
        one = (tc_gutters){{t->gutters.from[g]}, {t->gutters.to[g]}, 1};
    for (size_t i = t->first; i < t->head_end; i++) {
        const tc_page_line *line = &t->lines->items[i];
        bool crossed = g != SIZE_MAX && !tc_gap_narrowed(&one, line).count;
        for (size_t k = 0; k < line->count; k++)
            named |= tc_gap_column(t, line->words[k]) == c;
        named &= !crossed;
    }
    return named;
}

static bool is_crossed(const tc_gap_table *t, uint32_t g) {
    tc_gutters one = {{t->gutters.from[g]}, {t->gutters.to[g]}, 1};
    for (size_t i = t->first; i < t->head_end; i++)
        if (!tc_gap_narrowed(&one, &t->lines->items[i]).count)
            return true;
    return false;
}

static void drop_gutter(tc_gutters *g, uint32_t at) {
    g->count--;
    memmove(g->from + at, g->from + at + 1, (g->count - at) * sizeof *g->from);
    memmove(g->to + at, g->to + at + 1, (g->count - at) * sizeof *g->to);
}

/* Where there is a heading each column has a name in it.  A gutter is none that the heading knows
 * nothing of: words of a justified cell, which stand apart and by chance below one another.  One
 * that the heading crosses parts columns that both have names below. */
static void heed_heading(tc_gap_table *t) {
    tc_gutters *all = &t->gutters;
    if (!find_heading(t))
        return;
    for (uint32_t g = all->count; g-- > 0;)
        if (is_crossed(t, g) && !(is_named(t, g, g) && is_named(t, g + 1, g)))
            drop_gutter(all, g);
    for (uint32_t c = 0; c <= all->count && all->count;) {
        if (is_named(t, c, SIZE_MAX)) {
            c++;
            continue;
        }
        bool left = c == all->count ||
                    (c > 0 && all->to[c - 1] - all->from[c - 1] < all->to[c] - all->from[c]);
        drop_gutter(all, left ? c - 1 : c);
        c = 0;
    }
    for (size_t i = t->first; i <= t->last; i++)
        t->wide[i] = t->wide[i] && !tc_gap_respects(t, &t->lines->items[i]);
}

/* Rows of a table have numbers in a narrow first column. */
static bool is_numbered(tc_gap_table *t) {
    uint32_t labels = 0, others = 0, named = find_heading(t);
    float left = INFINITY;
    bool head;
    for (size_t i = t->first; i <= t->last; i++) {
        const tc_page_line *line = &t->lines->items[i];
        bool filled = line->words[0]->box.x1 <= t->gutters.to[0];
        left = fminf(left, line->box.x0);
        if (tc_gap_is_label(t, i, &head))
            labels++;
        else
            others += labels && filled && !t->wide[i];
    }
    return t->gutters.from[0] - left < NARROW && labels + named >= LABELS_MIN &&
           labels > 2 * others;
}

/* Lines of dots lead to the numbers of pages. */
static bool is_contents(const tc_gap_table *t) {
    uint32_t dotted = 0;
    for (size_t i = t->first; i <= t->last; i++) {
        tc_slice text = tc_page_line_text(t->arena, &t->lines->items[i]);
        dotted += tc_slice_find(text, TC_SLICE("....."), 0) != SIZE_MAX;
    }
    return 2 * dotted > t->last - t->first;
}

/* Where a table goes on, its gutters lie where they lay on the page BEFORE, though a few rows leave
 * more room, or less. */
static void find_again(const tc_gap_table *t, const tc_grid *before, size_t first, size_t last,
                       tc_gap_table *found) {
    size_t most = 1;
    for (size_t i = first; i < last && before && before->free; i++) {
        tc_gap_table tried = *t;
        for (uint32_t c = 1; c < before->cols; c++)
            tc_gap_add(&tried.gutters, before->free[c].x0, before->free[c].x1);
        size_t k = i;
        while (
            k < last &&
            (k == i || tc_gap_follows(&t->lines->items[k - 1], &t->lines->items[k], TC_GAP_STEP)) &&
            tc_gap_respects(&tried, &t->lines->items[k]))
            k++;
        if (k - i > most) {
            most = k - i;
            tried.first = i;
            tried.last = k - 1;
            *found = tried;
        }
    }
}

/* T, grown to all its lines between FIRST and LAST (exclusive); what it is worth: many lines, but
 * columns count more, for a heading may stand over two of them; and that there is a heading, or
 * that the table goes on AGAIN from the page before.  Negative when out of memory. */
static float grow(tc_gap_table *t, size_t first, size_t last, bool again) {
    t->wide = tc_arena_take(t->arena, (t->lines->count + 1) * sizeof *t->wide);
    if (!t->wide)
        return -1;
    tc_gap_grow(t, first, last);
    heed_heading(t);
    if (t->gutters.count < 2)
        return 0;
    tc_gap_grow(t, first, last);
    float columns = (float)t->gutters.count;
    return (float)(t->last - t->first + 1) * columns * sqrtf(columns) *
           (again || find_heading(t) ? KNOWN : 1);
}

/* The best table among the lines FIRST … LAST (exclusive), without gutters when there is none. */
static bool find_best(const tc_gap_table *t, const tc_grid *before, size_t first, size_t last,
                      tc_gap_table *best) {
    enum { TRIED = TC_GUTTERS_MAX + 2 };
    float most = 0;
    tc_gap_table *found = tc_arena_take(t->arena, TRIED * sizeof *found);
    if (!found)
        return false;
    tc_gap_find_lines(t, first, last, found);
    find_again(t, before, first, last, &found[TRIED - 1]);
    for (uint32_t i = 2; i < TRIED; i++) {
        float worth = found[i].gutters.count ? grow(&found[i], first, last, i == TRIED - 1) : 0;
        if (worth < 0)
            return false;
        if (worth > most) {
            most = worth;
            *best = found[i];
        }
    }
    return true;
}

bool tc_page_gaps_find(tc_arena *arena, const tc_page *page, const tc_page_lines *lines,
                       const tc_grid *before, size_t first, size_t last, tc_gap_found *found) {
    tc_gap_table t = {.arena = arena, .page = page, .lines = lines}, best = t;
    size_t seeds = 0, words = 0;
    found->grid = NULL;
    while (first < last && tc_page_is_number(arena, page, &lines->items[last - 1]))
        last--;
    while (first < last && tc_page_is_number(arena, page, &lines->items[first]))
        first++;
    for (size_t i = first; i < last; i++)
        seeds += tc_gap_wide(&lines->items[i]) >= 2;
    for (size_t i = first; i < last; i++)
        words += lines->items[i].count;
    if (seeds < SEEDS_MIN || last - first > LINES_MAX || words > WORDS_MAX)
        return true;
    if (!find_best(&t, before, first, last, &best))
        return false;
    if (!best.gutters.count || !is_numbered(&best) || is_contents(&best))
        return true;
    found->grid = tc_arena_take(arena, sizeof *found->grid);
    found->first = best.first;
    found->last = best.last;
    return found->grid && tc_gap_cells(&best, found->grid);
}
