/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the rows of an aligned table begin.  Each has its number, or the label of a group, on some
 * line: the first, or the one in its middle.  Of the lines between two numbers some belong to the
 * row above and the others to the one below.  The cut that costs least is taken, where a cell that
 * it parts in the middle of a sentence costs, and a number that does not stand in the middle. */
#include "aligned.h"

#include <string.h>

enum {
    SPAN_MAX = 160, /* lines between two numbers, behind each of which a row may end */
    RUNS_ON = 16,   /* a cell is cut behind "và", or before a small letter */
    SMALL = 8,      /* a small letter, but behind a full stop */
    HAD_ROOM = -6,  /* the next word would have found room in the line: a paragraph ended */
    ENDED = -4,     /* a full stop, and then a capital */
    LISTS = 4,      /* "Sở A;", and more may come */
    BLANK = -24,    /* blank lines part the rows */
    UNLIKE = -16,   /* a text over all columns meets one that is not */
    ALIKE = 12,     /* or goes on */
    OFF_MIDDLE = 6, /* each two lines that a number stands off the middle */
    SLACK = 1,      /* half lines that it may */
    ROOM_SLACK = 3, /* characters by which lines of one column differ */
    IMPOSSIBLE = 1 << 28
};

/* Where cells of the lines above and below stand, by column. */
typedef struct rows {
    tc_aligned *t;
    int *costs;      /* by line: of ending a row behind it */
    size_t *anchors; /* the lines with a number */
    size_t count;
} rows;

/* What speaks for and against a row's end between A and B, two pieces of a column. */
static int part_cost(const tc_aligned *t, const tc_piece *a, const tc_piece *b, uint32_t column) {
    tc_slice text = t->layout->text;
    tc_ending ending = tc_flow_ending(text, a->start, a->end);
    tc_beginning beginning = tc_flow_beginning(text, b->start, b->end);
    if (ending == TC_END_RUNNING || ending == TC_END_NUMERAL)
        return RUNS_ON;
    if (beginning == TC_BEGIN_LOWER)
        return ending == TC_END_OPEN ? RUNS_ON : SMALL;
    int cost = ending == TC_END_SENTENCE ? ENDED : ending == TC_END_ITEM ? LISTS : 0;
    if (a->to - a->from + 1 + tc_aligned_first_word(text, b->start, b->end) + ROOM_SLACK <
        t->widths[column])
        cost += HAD_ROOM;
    return cost;
}

/* The next line from K on, before END, that is filled in COLUMN; END for none. */
static size_t filled_below(const tc_aligned *t, size_t k, size_t end, uint32_t column) {
    while (k < end && !tc_piece_filled(tc_aligned_cell(t, k, column)))
        k++;
    return k;
}

static size_t filled_above(const tc_aligned *t, size_t k, size_t begin, uint32_t column) {
    while (k > begin && !tc_piece_filled(tc_aligned_cell(t, k - 1, column)))
        k--;
    return k; /* one behind it; BEGIN for none */
}

/* Of ending a row behind line K, where cells from line BEGIN to END belong to it and the next. */
static int end_cost(const tc_aligned *t, size_t k, size_t begin, size_t end) {
    const tc_kept *above = &t->lines[k], *below = &t->lines[k + 1];
    const tc_line *line = &t->layout->lines[below->line];
    int cost = line->blanks && above->page == below->page && !line->page ? BLANK : 0;
    if (above->wide != below->wide)
        return cost + UNLIKE;
    if (above->wide)
        return cost + ALIKE;
    for (uint32_t column = 1; column < t->columns; column++) {
        size_t a = filled_above(t, k + 1, begin, column), b = filled_below(t, k + 1, end, column);
        if (a == begin || b == end || t->lines[a - 1].wide || t->lines[b].wide)
            continue;
        cost +=
            part_cost(t, tc_aligned_cell(t, a - 1, column), tc_aligned_cell(t, b, column), column);
    }
    return cost;
}

static void read_costs(rows *r) {
    for (size_t i = 0; i + 1 < r->count; i++) {
        size_t begin = i ? r->anchors[i - 1] + 1 : 0;
        size_t end = i + 2 < r->count ? r->anchors[i + 2] : r->t->count;
        size_t last = r->anchors[i + 1];
        if (r->anchors[i] > begin + SPAN_MAX)
            begin = r->anchors[i] - SPAN_MAX;
        if (end > last + SPAN_MAX)
            end = last + SPAN_MAX;
        for (size_t k = r->anchors[i]; k < last; k++) {
            bool tried = k < r->anchors[i] + SPAN_MAX / 2 || k + SPAN_MAX / 2 >= last;
            r->costs[k] = tried ? end_cost(r->t, k, begin, end) : IMPOSSIBLE;
        }
    }
}

/* Of a row FIRST … LAST whose number stands on line AT. */
static int middle_cost(const tc_aligned *t, size_t first, size_t last, size_t at) {
    if (t->lines[first].page != t->lines[last].page)
        return 0;
    size_t twice = first + last, middle = 2 * at;
    size_t off = twice > middle ? twice - middle : middle - twice;
    return off <= 1 ? (int)off : (int)(off < 200 ? off : 200) * OFF_MIDDLE / 2;
}

/* What the ends cost when every number stands on its row's first line. */
static int top_cost(const rows *r) {
    int cost = 0;
    for (size_t i = 0; i + 1 < r->count; i++)
        cost += r->costs[r->anchors[i + 1] - 1];
    return cost;
}

/* The best end of a row, as seen from the row below. */
typedef struct best_end {
    int cost;
    size_t line, before; /* BEFORE: among the ends of the row above, in the list of all */
} best_end;

/* Adds the ends that row I may have, each with the best way to it: those of the row above are
 * ENDS[from … to-1]. */
static size_t add_ends(const rows *r, size_t i, best_end *ends, size_t from, size_t to) {
    size_t n = to, last = i + 1 < r->count ? r->anchors[i + 1] : r->t->count;
    for (size_t k = i + 1 < r->count ? r->anchors[i] : last - 1; k < last; k++) {
        int own = i + 1 < r->count ? r->costs[k] : 0;
        best_end best = {IMPOSSIBLE, k, 0};
        if (own >= IMPOSSIBLE)
            continue;
        for (size_t b = from; b < to || (i == 0 && b == from); b++) {
            size_t first = i ? ends[b].line + 1 : 0;
            int cost = (i ? ends[b].cost : 0) + middle_cost(r->t, first, k, r->anchors[i]) + own;
            if (cost < best.cost)
                best = (best_end){cost, k, b};
        }
        ends[n++] = best;
    }
    return n;
}

/* The rows when numbers may stand in their middle, or NULL when memory is short; *COST takes what
 * that costs, STARTS[i] becomes the first line of row I. */
static bool middle_rows(const rows *r, size_t *starts, int *cost) {
    best_end *ends =
        tc_arena_take(r->t->layout->arena, (r->t->count + r->count + 1) * sizeof *ends);
    size_t from = 0, to = 0, best;
    if (!ends)
        return false;
    for (size_t i = 0; i < r->count; i++) {
        size_t n = add_ends(r, i, ends, from, to);
        from = to;
        to = n;
    }
    best = from;
    *cost = ends[best].cost;
    for (size_t i = r->count; i-- > 0;) {
        best = ends[best].before;
        starts[i] = i ? ends[best].line + 1 : 0;
    }
    return true;
}

static bool find_anchors(rows *r) {
    tc_aligned *t = r->t;
    r->anchors = tc_arena_take(t->layout->arena, (t->count + 1) * sizeof *r->anchors);
    if (!r->anchors)
        return false;
    for (size_t k = 0; k < t->count; k++)
        if (t->lines[k].label)
            r->anchors[r->count++] = k;
    return true;
}

bool tc_aligned_rows(tc_aligned *t) {
    rows r = {.t = t};
    int middle;
    if (!t->count || !find_anchors(&r))
        return t->count == 0;
    size_t *starts = tc_arena_take(t->layout->arena, (r.count + 1) * sizeof *starts);
    r.costs = tc_arena_take(t->layout->arena, (t->count + 1) * sizeof *r.costs);
    if (!starts || !r.costs)
        return false;
    for (size_t k = 0; k < t->count; k++)
        t->lines[k].opens = k == 0;
    if (!r.count)
        return true;
    read_costs(&r);
    if (!middle_rows(&r, starts, &middle))
        return false;
    bool top = top_cost(&r) <= middle;
    for (size_t i = 0; i < r.count; i++)
        t->lines[top ? r.anchors[i] : starts[i]].opens = true;
    return true;
}
