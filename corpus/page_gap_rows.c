/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the rows of a table without ruling lines part.  Each has its number, on its first line or
 * in its middle; between two numbers the rows part at a height where no line of text stands.  A
 * line that is ruled there decides, then the room, and then whether sentences would be cut. */
#include "page_gaps.h"

#include "layout.h"

#include <math.h>
#include <stdlib.h>

#define CORE 0.22F      /* of a line's height, above and below: accents and tails, which overlap */
#define ROOMY 1.35F     /* times the least room between lines: between rows there is more */
#define RULE_LEAST 0.5F /* of the table's width: a ruled line parts rows */

enum {
    RULED = -1000,
    ROOM = -24, /* more room than between other lines */
    RUNS_ON = 16,
    SMALL = 8, /* a small letter, but behind a full stop */
    ENDED = -4,
    LISTS = 4,
    HAD_ROOM = -6,    /* the next word would have found room */
    OTHER_LOOK = -6,  /* bold above, not below */
    IMPOSSIBLE = 1000 /* no height is free */
};

typedef struct piece {
    tc_box box; /* its core */
    uint32_t column;
    const tc_page_line *line;
} piece;

/* A height at which nothing stands. */
typedef struct band {
    float top, end;
    int cost; /* of ending a row there */
} band;

typedef struct part {
    const tc_gap_table *t;
    piece *pieces; /* by their top */
    size_t count;
    band *bands;
    size_t band_count;
    float rights[TC_GUTTERS_MAX + 1]; /* of the columns */
} part;

static int by_top(const void *a, const void *b) {
    const piece *x = a, *y = b;
    return (x->box.y0 > y->box.y0) - (x->box.y0 < y->box.y0);
}

/* The lines of each column; words that cross gutters stand in none. */
static bool take_pieces(part *p, size_t from, size_t to) {
    const tc_gap_table *t = p->t;
    size_t words = 0;
    for (size_t i = from; i <= to; i++)
        words += t->lines->items[i].count;
    tc_page_word **taken = tc_arena_take(t->arena, (words + 1) * sizeof *taken);
    p->pieces = tc_arena_take(t->arena, (words + 1) * sizeof *p->pieces);
    p->bands = tc_arena_take(t->arena, (words + 1) * sizeof *p->bands);
    if (!taken || !p->pieces || !p->bands)
        return false;
    for (uint32_t c = 0; c <= t->gutters.count; c++) {
        tc_page_lines lines;
        size_t n = 0;
        for (size_t i = from; i <= to; i++)
            for (size_t k = 0; k < t->lines->items[i].count; k++)
                if (tc_gap_column(t, t->lines->items[i].words[k]) == c)
                    taken[n++] = t->lines->items[i].words[k];
        if (!tc_page_lines_make(t->arena, taken, n, &lines))
            return false;
        p->rights[c] = 0;
        for (size_t i = 0; i < lines.count; i++) {
            const tc_page_line *line = &lines.items[i];
            float cut = CORE * (line->box.y1 - line->box.y0);
            tc_box core = {line->box.x0, line->box.y0 + cut, line->box.x1, line->box.y1 - cut};
            p->pieces[p->count++] = (piece){core, c, line};
            p->rights[c] = fmaxf(p->rights[c], line->box.x1);
        }
        taken = tc_arena_take(t->arena, (words + 1) * sizeof *taken);
        if (!taken)
            return false;
    }
    qsort(p->pieces, p->count, sizeof *p->pieces, by_top);
    return true;
}

/* ---- What a cut costs ---- */

static int text_cost(const part *p, const piece *a, const piece *b) {
    tc_arena *arena = p->t->arena;
    tc_slice above = tc_page_line_text(arena, a->line), below = tc_page_line_text(arena, b->line);
    tc_ending ending = tc_flow_ending(above, 0, (uint32_t)above.len);
    tc_beginning beginning = tc_flow_beginning(below, 0, (uint32_t)below.len);
    const tc_box *word = &b->line->words[0]->box;
    if (a->line->bold && !b->line->bold)
        return OTHER_LOOK;
    if (ending == TC_END_RUNNING || ending == TC_END_NUMERAL)
        return RUNS_ON;
    if (beginning == TC_BEGIN_LOWER)
        return ending == TC_END_OPEN ? RUNS_ON : SMALL;
    int cost = ending == TC_END_SENTENCE ? ENDED : ending == TC_END_ITEM ? LISTS : 0;
    if (a->box.x1 + 0.3F * a->line->size + word->x1 - word->x0 < p->rights[a->column])
        cost += HAD_ROOM;
    return cost;
}

static bool is_ruled(const part *p, const band *b) {
    const tc_page_rules *rules = &p->t->page->rules;
    float left = INFINITY, right = 0;
    for (size_t i = 0; i < p->count; i++) {
        left = fminf(left, p->pieces[i].box.x0);
        right = fmaxf(right, p->pieces[i].box.x1);
    }
    float covered = 0;
    for (size_t i = 0; i < rules->lying_count; i++) {
        const tc_box *line = &rules->lying[i];
        float y = (line->y0 + line->y1) / 2;
        if (y > b->top - 1 && y < b->end + 1)
            covered += fmaxf(0, fminf(right, line->x1) - fmaxf(left, line->x0));
    }
    return covered > RULE_LEAST * (right - left);
}

static int cost_of(const part *p, const band *b, float least) {
    const piece *above[TC_GUTTERS_MAX + 1] = {NULL}, *below[TC_GUTTERS_MAX + 1] = {NULL};
    int cost = b->end - b->top > ROOMY * least + 1 ? ROOM : 0;
    if (is_ruled(p, b))
        cost += RULED;
    for (size_t i = 0; i < p->count; i++) {
        const piece *at = &p->pieces[i];
        if (at->box.y0 < b->end)
            above[at->column] = at;
        else if (!below[at->column])
            below[at->column] = at;
    }
    for (uint32_t c = 1; c <= p->t->gutters.count; c++)
        if (above[c] && below[c])
            cost += text_cost(p, above[c], below[c]);
    return cost;
}

static void find_bands(part *p) {
    float reach = -INFINITY, least = INFINITY;
    for (size_t i = 0; i < p->count; i++) {
        const tc_box *box = &p->pieces[i].box;
        if (i && box->y0 > reach) {
            p->bands[p->band_count++] = (band){reach, box->y0, 0};
            least = fminf(least, box->y0 - reach);
        }
        reach = fmaxf(reach, box->y1);
    }
    for (size_t i = 0; i < p->band_count; i++)
        p->bands[i].cost = cost_of(p, &p->bands[i], least);
}

/* ---- Rows ---- */

/* The best band between the numbers A and B; TOP: the one right above B. */
static const band *between(const part *p, const piece *a, const piece *b, bool top) {
    const band *best = NULL;
    for (size_t i = 0; i < p->band_count; i++) {
        const band *at = &p->bands[i];
        if (at->end <= a->box.y1 || at->top >= b->box.y0)
            continue;
        /* Of two that are as good the lower one: numbers stand on first lines, as a rule. */
        if (!best || top || at->cost <= best->cost)
            best = at;
    }
    return best && top && best->end < b->box.y0 - 0.5F * b->line->size ? NULL : best;
}

bool tc_gap_rows(const tc_gap_table *t, size_t from, size_t to, float *cuts, uint32_t *count) {
    part p = {.t = t};
    *count = 0;
    if (!take_pieces(&p, from, to))
        return false;
    const piece **numbers = tc_arena_take(t->arena, (p.count + 1) * sizeof *numbers);
    size_t n = 0;
    if (!numbers)
        return false;
    find_bands(&p);
    int tops = 0, bests = 0;
    bool head = false, first_head = false;
    for (size_t i = 0; i < p.count; i++) {
        if (p.pieces[i].column == 0 && tc_gap_is_number(t->arena, p.pieces[i].line, &head)) {
            numbers[n++] = &p.pieces[i];
            first_head |= n == 1 && head;
        }
    }
    for (size_t i = 0; i + 1 < n; i++) {
        const band *top = between(&p, numbers[i], numbers[i + 1], true);
        const band *best = between(&p, numbers[i], numbers[i + 1], false);
        tops += top ? top->cost : IMPOSSIBLE;
        bests += best ? best->cost : IMPOSSIBLE;
    }
    bool top = tops <= bests + RUNS_ON / 2;
    /* Above the first number the rest of a row may stand that the page before cut. */
    static const piece nothing = {.box = {0, -INFINITY, 0, -INFINITY}};
    const band *rest = n && top && !first_head ? between(&p, &nothing, numbers[0], true) : NULL;
    if (rest)
        cuts[(*count)++] = (rest->top + rest->end) / 2;
    for (size_t i = 0; i + 1 < n; i++) {
        const band *at = between(&p, numbers[i], numbers[i + 1], top);
        if (at)
            cuts[(*count)++] = (at->top + at->end) / 2;
    }
    return true;
}
