/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of a row into the cells of its columns: the best way to cut them, by dynamic
 * programming over the places where a cell may begin. */
#include "flat.h"

#include <stdlib.h>
#include <string.h>

enum {
    SEAMS_MAX = 256, /* of a row on a page; at the others no cell begins */
    STATES = TC_FLAT_COLUMNS_MAX + 1,
    MOST_PERCENT = 90,    /* of the cells, by which a column is measured */
    AGAIN = -220,         /* a second row without number in the same words */
    IMPOSSIBLE = -1000000 /* */
};

/* The best way to have read the words before a seam with the columns before COLUMN filled. */
typedef struct step {
    int score;
    uint16_t from; /* the seam where the cell of column COLUMN-1 began; the same: it is empty */
    bool again;    /* a new row begins here: the step is that of the whole one before */
} step;

typedef struct tc_flat_cutting {
    const tc_flat *flat;
    const tc_flat_row *row; /* for the rest of one; else NULL */
    uint32_t seams[SEAMS_MAX + 1];
    uint32_t count; /* of seams; seams[count] is the end */
    step steps[SEAMS_MAX + 1][STATES];
} cutting;

static void gather_seams(cutting *c, tc_flat_span part) {
    c->count = 0;
    for (uint32_t i = part.from; i < part.to && c->count < SEAMS_MAX; i++)
        if (i == part.from || c->flat->seam[i])
            c->seams[c->count++] = i;
    c->seams[c->count] = part.to;
}

/* What page breaks left of the cell so far: its last piece. */
static tc_flat_span before_of(const cutting *c, uint32_t column) {
    for (uint32_t p = c->row->part_count; p-- > 0;)
        if (c->row->cells[column][p].from < c->row->cells[column][p].to)
            return c->row->cells[column][p];
    return (tc_flat_span){0, 0};
}

static int score(const cutting *c, uint32_t column, uint32_t from, uint32_t to) {
    if (!c->row)
        return tc_flat_score(c->flat, column, c->seams[from], c->seams[to]);
    return tc_flat_score_rest(c->flat, column, before_of(c, column), c->seams[from], c->seams[to]);
}

static int score_empty(const cutting *c, uint32_t column) {
    tc_flat_span before;
    if (!c->row)
        return tc_flat_score_empty(c->flat, column);
    before = before_of(c, column);
    return before.from < before.to ? 0 : tc_flat_score_empty(c->flat, column) / 2;
}

static void take(step *to, int score, uint32_t from, bool again) {
    if (score > to->score)
        *to = (step){score, (uint16_t)from, again};
}

/* Whether the cells of the last column may end at seam J: a row ends with the words, or where the
 * next one may begin. */
static bool may_end_row(const cutting *c, uint32_t j) {
    return j == c->count || (!c->row && c->flat->opens[c->seams[j]]);
}

/* The steps from seam I, where column K begins, to the seams behind it.  A cell that is known by
 * its words is short; what could not better the step that is there is not looked at. */
static void fill_cell(cutting *c, uint32_t i, uint32_t k) {
    bool known = tc_flat_is_known(c->flat->roles[k]), last = k + 1 == c->flat->columns;
    int now = c->steps[i][k].score, most = tc_flat_score_most(c->flat, k);
    for (uint32_t j = i + 1; j <= c->count; j++) {
        step *to = &c->steps[j][k + 1];
        if (known && c->seams[j] - c->seams[i] > 60)
            break;
        if ((last && !may_end_row(c, j)) || (!c->row && now + most <= to->score))
            continue;
        take(to, now + score(c, k, i, j), i, false);
    }
}

/* Fills the steps. */
static void run(cutting *c) {
    uint32_t columns = c->flat->columns;
    for (uint32_t i = 0; i <= c->count; i++)
        for (uint32_t k = 0; k <= columns; k++)
            c->steps[i][k] = (step){IMPOSSIBLE, 0, false};
    c->steps[0][1].score = 0;
    for (uint32_t i = 0; i <= c->count; i++) {
        if (!c->row && i > 0 && i < c->count && c->flat->opens[c->seams[i]])
            take(&c->steps[i][1], c->steps[i][columns].score + AGAIN, i, true);
        for (uint32_t k = 1; k < columns; k++) {
            int now = c->steps[i][k].score;
            if (now <= IMPOSSIBLE)
                continue;
            take(&c->steps[i][k + 1], now + score_empty(c, k), i, false);
            fill_cell(c, i, k);
        }
    }
}

/* Reads the steps backwards into piece PIECE of ROWS, the last row first; how many rows. */
static uint32_t trace(const cutting *c, uint32_t piece, tc_flat_row *rows, uint32_t most) {
    uint32_t i = c->count, n = 0;
    for (uint32_t k = c->flat->columns; n < most;) {
        if (k == 1) {
            n++;
            if (!c->steps[i][1].again)
                break;
            k = c->flat->columns;
            continue;
        }
        uint32_t from = c->steps[i][k].from;
        if (from < i)
            rows[n].cells[k - 1][piece] = (tc_flat_span){c->seams[from], c->seams[i]};
        i = from;
        k--;
    }
    return n;
}

/* Whether a cell of ROW is one of those that are known by their words. */
static bool has_known(const tc_flat *flat, const tc_flat_row *row) {
    for (uint32_t k = 1; k < flat->columns; k++)
        if (tc_flat_is_known(flat->roles[k]) &&
            tc_flat_fits(flat, k, row->cells[k][0].from, row->cells[k][0].to))
            return true;
    return false;
}

/* A heading of a group: all of its words are its title. */
static void make_group(const tc_flat *flat, tc_flat_row *row) {
    memset(row->cells, 0, sizeof row->cells);
    for (uint32_t k = 1; k < flat->columns; k++) {
        if (flat->roles[k] != TC_ROLE_TASK)
            continue;
        for (uint32_t p = 0; p < row->part_count; p++)
            row->cells[k][p] = row->parts[p];
        return;
    }
}

static bool add(tc_flat *flat, const tc_flat_row *row) {
    tc_flat_row *rows = tc_arena_grow(flat->arena, flat->rows, flat->row_count, flat->row_count + 1,
                                      sizeof *rows, &flat->row_capacity);
    if (!rows)
        return false;
    flat->rows = rows;
    rows[flat->row_count++] = *row;
    return true;
}

/* Parts the words of ROW; it may be found to be several. */
static bool part_row(tc_flat *flat, cutting *c, const tc_flat_row *row) {
    enum { MOST = 16 };
    tc_flat_row parted[MOST];
    memset(parted, 0, sizeof parted);
    if (!row->part_count)
        return add(flat, row);
    c->row = NULL;
    gather_seams(c, row->parts[0]);
    run(c);
    uint32_t n = trace(c, 0, parted, MOST);
    tc_flat_row *last = &parted[0];
    memcpy(last->parts, row->parts, sizeof row->parts);
    for (uint32_t i = 0; i < n; i++)
        parted[i].part_count = 1;
    parted[n - 1].label = row->label;
    for (; last->part_count < row->part_count; last->part_count++) {
        tc_flat_row rest = {.part_count = 0};
        c->row = last;
        gather_seams(c, row->parts[last->part_count]);
        run(c);
        trace(c, last->part_count, &rest, 1);
        for (uint32_t k = 1; k < flat->columns; k++)
            last->cells[k][last->part_count] = rest.cells[k][last->part_count];
    }
    for (uint32_t i = n; i-- > 0;) {
        if (!has_known(flat, &parted[i]) && n == 1)
            make_group(flat, last);
        if (!add(flat, &parted[i]))
            return false;
    }
    return true;
}

static bool part_rows(tc_flat *flat, cutting *c, const tc_flat_row *rows, size_t count) {
    flat->rows = NULL;
    flat->row_count = flat->row_capacity = 0;
    for (size_t i = 0; i < count; i++)
        if (!part_row(flat, c, &rows[i]))
            return false;
    return true;
}

static int by_size(const void *a, const void *b) {
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The longest line of CELL. */
static uint32_t widest_line(const tc_flat *flat, tc_flat_span cell) {
    uint32_t widest = 0;
    for (uint32_t line = cell.from, i = cell.from + 1; i <= cell.to; i++) {
        if (i < cell.to && !flat->opens[i])
            continue;
        uint32_t width = tc_flat_width(flat, line, i);
        widest = width > widest ? width : widest;
        line = i;
    }
    return widest;
}

/* How wide column K is: as the longest lines of most of its cells, of all where those are known by
 * their words; and no narrower than its head. */
static bool learn_width(tc_flat *flat, uint32_t k) {
    uint32_t *widths = tc_arena_take(flat->arena, (flat->row_count + 1) * sizeof *widths);
    uint32_t *wide = tc_arena_take(flat->arena, (flat->lines + 1) * sizeof *wide), n = 0;
    if (!widths || !wide)
        return false;
    for (size_t r = 0; r < flat->row_count; r++) {
        tc_flat_span cell = flat->rows[r].cells[k][0];
        if (has_known(flat, &flat->rows[r]) && tc_flat_fits(flat, k, cell.from, cell.to))
            widths[n++] = widest_line(flat, cell);
    }
    if (n)
        qsort(widths, n, sizeof *widths, by_size);
    uint32_t head = widest_line(flat, flat->heads[k]);
    uint32_t which =
        n ? (n - 1) * (tc_flat_is_known(flat->roles[k]) ? 100 : MOST_PERCENT) / 100 : 0;
    flat->widths[k] = !n ? 0 : widths[which] > head ? widths[which] : head;
    wide[0] = 0;
    for (uint32_t l = 0; l < flat->lines; l++)
        wide[l + 1] = wide[l] + (tc_flat_width(flat, flat->first[l], flat->first[l + 1]) >
                                 flat->widths[k] + 1);
    flat->wide[k] = wide;
    return true;
}

static bool learn_widths(tc_flat *flat) {
    for (uint32_t k = 1; k < flat->columns; k++)
        if (!learn_width(flat, k))
            return false;
    return true;
}

/* Twice: by the words alone, then by the widths too that came of that. */
bool tc_flat_cells(tc_flat *flat) {
    const tc_flat_row *rows = flat->rows;
    size_t count = flat->row_count;
    cutting *c = flat->shared->cutting;
    c = c ? c : tc_arena_take(flat->kept, sizeof *c);
    if (!c)
        return false;
    flat->shared->cutting = c;
    c->flat = flat;
    return part_rows(flat, c, rows, count) && learn_widths(flat) && part_rows(flat, c, rows, count);
}
