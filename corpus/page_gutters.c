/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Places that stay white through line after line. */
#include "page_gaps.h"

#include <math.h>

#define HINT 7.0F  /* points between words that may stand in two columns */
#define LEAST 4.5F /* points that stay free through all lines */
#define SURE 9.0F  /* a gutter as wide as that is one, whatever stands beside it */

#define APART 1.6F /* times the usual room between words: there is more between two columns */

enum {
    LINES_MIN = 3, /* of a table */
    SPARSE = 7     /* lines of which one at least has words in each column */
};

uint32_t tc_gap_wide(const tc_page_line *line) {
    uint32_t count = 0;
    float reach = line->words[0]->box.x1;
    for (size_t i = 1; i < line->count; i++) {
        count += line->words[i]->box.x0 - reach >= HINT;
        reach = fmaxf(reach, line->words[i]->box.x1);
    }
    return count;
}

void tc_gap_add(tc_gutters *g, float from, float to) {
    if (to - from >= LEAST && g->count < TC_GUTTERS_MAX) {
        g->from[g->count] = from;
        g->to[g->count++] = to;
    }
}

tc_gutters tc_gap_narrowed(const tc_gutters *g, const tc_page_line *line) {
    tc_gutters out = {.count = 0};
    for (uint32_t i = 0; i < g->count; i++) {
        float at = g->from[i];
        for (size_t k = 0; k < line->count && at < g->to[i]; k++) {
            const tc_box *box = &line->words[k]->box;
            if (box->x1 <= at)
                continue;
            if (box->x0 >= g->to[i])
                break;
            tc_gap_add(&out, at, box->x0);
            at = fmaxf(at, box->x1);
        }
        tc_gap_add(&out, at, g->to[i]);
    }
    return out;
}

/* Those of G that have words on both sides, between LEFT and RIGHT. */
static tc_gutters inner(const tc_gutters *g, float left, float right) {
    tc_gutters out = {.count = 0};
    for (uint32_t i = 0; i < g->count; i++)
        if (g->from[i] > left && g->to[i] < right)
            tc_gap_add(&out, g->from[i], g->to[i]);
    return out;
}

bool tc_gap_is_running(const tc_gap_table *t, const tc_page_line *line) {
    enum { GAPS = 64, LEAST_WORDS = 5 };
    float gaps[GAPS];
    size_t n = 0;
    if (line->count < LEAST_WORDS || line->box.x1 - line->box.x0 < t->page->width / 2)
        return false;
    for (size_t i = 1; i < line->count && n < GAPS; i++)
        gaps[n++] = line->words[i]->box.x0 - line->words[i - 1]->box.x1;
    tc_page_sort(gaps, n);
    return gaps[n - 1] < APART * gaps[n / 2];
}

bool tc_gap_follows(const tc_page_line *above, const tc_page_line *below, float most) {
    return below->box.y0 - above->box.y1 < most * fmaxf(above->size, below->size);
}

/* Whether words behind gutter G begin below one another. */
static bool is_aligned(const tc_gap_table *t, uint32_t g) {
    float to = t->gutters.to[g],
          next = g + 1 < t->gutters.count ? t->gutters.from[g + 1] : INFINITY;
    uint32_t at = 0, all = 0;
    for (size_t i = t->first; i <= t->last; i++) {
        const tc_page_line *line = &t->lines->items[i];
        size_t k = 0;
        while (k < line->count && line->words[k]->box.x0 < to - TC_GAP_EDGE)
            k++;
        if (k == line->count || line->words[k]->box.x0 >= next)
            continue;
        all++;
        at += line->words[k]->box.x0 - to < TC_GAP_EDGE;
    }
    return at * 5 >= all * 3;
}

/* Whether the column behind gutter G has words in one line of SPARSE, and more than one, or its
 * name in bold. */
static bool is_filled(const tc_gap_table *t, uint32_t g) {
    float from = t->gutters.to[g], to = g + 1 < t->gutters.count ? t->gutters.to[g + 1] : INFINITY;
    size_t filled = 0;
    for (size_t i = t->first; i <= t->last; i++) {
        const tc_page_line *line = &t->lines->items[i];
        size_t k = 0;
        while (k < line->count && line->words[k]->box.x0 < from - TC_GAP_EDGE)
            k++;
        if (k == line->count || line->words[k]->box.x0 >= to - TC_GAP_EDGE)
            continue;
        if (line->words[k]->bold)
            return true;
        filled++;
    }
    return filled >= 2 && filled * SPARSE >= t->last - t->first + 1;
}

static void drop_weak(tc_gap_table *t) {
    tc_gutters kept = {.count = 0};
    for (uint32_t g = 0; g < t->gutters.count; g++) {
        bool sure = t->gutters.to[g] - t->gutters.from[g] >= SURE || is_aligned(t, g);
        if (sure && is_filled(t, g))
            tc_gap_add(&kept, t->gutters.from[g], t->gutters.to[g]);
    }
    t->gutters = kept;
}

/* Notes the lines I … K in FOUND, with the gutters ALL that they leave free, when there are more of
 * them than were known with so many gutters. */
static void consider(const tc_gap_table *t, size_t i, size_t k, const tc_gutters *all,
                     tc_gap_table *found) {
    tc_gap_table tried = *t;
    tried.gutters = *all;
    tried.first = i;
    tried.last = k;
    if (k < i + LINES_MIN - 1 || all->count < 2)
        return;
    drop_weak(&tried);
    tc_gap_table *known = &found[tried.gutters.count];
    if (!known->gutters.count || k - i > known->last - known->first)
        *known = tried;
}

void tc_gap_find_lines(const tc_gap_table *t, size_t first, size_t last,
                       tc_gap_table found[TC_GUTTERS_MAX + 1]) {
    const tc_page_line *items = t->lines->items;
    for (size_t i = first; i < last; i++) {
        if (tc_gap_wide(&items[i]) < 2)
            continue;
        tc_gutters all = {.from = {-INFINITY}, .to = {INFINITY}, .count = 1}, free = {.count = 0};
        float left = INFINITY, right = -INFINITY;
        size_t k = i;
        for (; k < last; k++) {
            if (k > i && (!tc_gap_follows(&items[k - 1], &items[k], TC_GAP_STEP) ||
                          tc_gap_is_running(t, &items[k])))
                break;
            all = tc_gap_narrowed(&all, &items[k]);
            left = fminf(left, items[k].box.x0);
            right = fmaxf(right, items[k].box.x1);
            tc_gutters now = inner(&all, left, right);
            if (k > i && now.count != free.count)
                consider(t, i, k - 1, &free, found);
            free = now;
            if (free.count < 2)
                break;
        }
        consider(t, i, k - 1, &free, found);
    }
}
