/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines into the cells of their columns. */
#include "aligned_work.h"

#include <string.h>

enum {
    WINDOW = 5,     /* lines above and below that show where a gutter lies */
    ROW_MAX = 40,   /* lines of a row that do */
    OWN_ROW = 8,    /* what each of these counts */
    NO_NUMBER = 24, /* what is no number in the first column, or a head cut before a small letter */
    FAR = 3,        /* each place between a cut and its gutter */
    SINGLE = 4,     /* a cut at a single blank */
    SMALL = 4,      /* behind which no capital or number stands */
    EMPTY = 48,     /* a column without text, when it has one in all other rows */
    TOGETHER = 12,  /* between words that stand together elsewhere */
    GOES_ON = 3,    /* a word that does not go on in the line above or below */
    NEXT_MAX = 3,   /* lines in which the rest of a cell is looked for */
    NEAR = 3,       /* lines in which a cell that begins at the same place is looked for */
    CROSSED_MIN = 2, /* gutters that a wide line crosses */
    IMPOSSIBLE = 1 << 28
};

#define NO_LINE SIZE_MAX /* a line of the heading, which has no words to compare */
/* The first word of a cell, or the last. */
static tc_piece edge_word(tc_slice text, const tc_piece *cell, bool last) {
    tc_piece word = *cell;
    if (last) {
        word.start = word.end;
        while (word.start > cell->start && text.ptr[word.start - 1] != ' ')
            word.start--;
    } else {
        word.end = word.start;
        while (word.end < cell->end && text.ptr[word.end] != ' ')
            word.end++;
    }
    return word;
}

/* The cell of COLUMN in the line next to K, below it or above, that is filled; NULL for none. */
static const tc_piece *next_cell(const tc_aligned *t, size_t k, uint32_t column, bool below) {
    for (size_t i = 1; i <= NEXT_MAX; i++) {
        size_t line = below ? k + i : k - i;
        if (below ? line >= t->count : i > k)
            return NULL;
        const tc_piece *p = tc_aligned_cell(t, line, column);
        if (tc_piece_filled(p))
            return p;
    }
    return NULL;
}

/* The words that a cell behind a gutter goes on to in a line below, and from in a line above; 0 for
 * none. */
typedef struct tc_edges {
    uint64_t below, above;
} tc_edges;

static tc_edges edges_at(const tc_aligned *t, size_t k, uint32_t g) {
    tc_slice text = t->layout->text;
    const tc_piece *below = next_cell(t, k, g, true), *above = next_cell(t, k, g + 1, false);
    tc_piece first = {0}, last = {0};
    if (below)
        first = edge_word(text, below, false);
    if (above)
        last = edge_word(text, above, true);
    return (tc_edges){below ? tc_aligned_hash(text, &first) : 0,
                      above ? tc_aligned_hash(text, &last) : 0};
}

/* What the words on both sides say of a cut before word W: whether they stand together elsewhere,
 * or go on in the lines above and below. */
static uint32_t words_cost(const tc_aligned_work *wk, const tc_cutting *c, const tc_edges *edges,
                           uint32_t w) {
    uint64_t a = c->hashes[w - 1], b = c->hashes[w];
    uint32_t cost = 2 * GOES_ON + (tc_pairs_times(wk, a, b) ? TOGETHER : 0);
    if (edges->below)
        cost -= tc_pairs_times(wk, a, edges->below) ? GOES_ON : 0;
    if (edges->above)
        cost -= tc_pairs_times(wk, edges->above, b) ? GOES_ON : 0;
    return cost;
}

/* What it costs that PLACE lies outside of the gap before word W. */
static uint32_t far_cost(const tc_cutting *c, uint32_t place, uint32_t w) {
    uint32_t low = w ? c->words[w - 1].to : 0;
    uint32_t high = w < c->count ? c->words[w].from : UINT32_MAX;
    return place < low ? (low - place) * FAR : place > high ? (place - high) * FAR : 0;
}

/* What a cut behind the first column costs: a number stands there, or nothing. */
static uint32_t number_cost(const tc_layout *layout, tc_cutting *c, uint32_t place, uint32_t w) {
    return far_cost(c, place, w) + (w && !tc_aligned_is_number(layout, c, w) ? NO_NUMBER : 0);
}

/* What a cut before word W costs where the gutter lies at PLACE. */
static uint32_t cut_cost(const tc_layout *layout, tc_cutting *c, const tc_profile *p,
                         uint32_t place, uint32_t w, bool heading) {
    uint32_t low = w ? c->words[w - 1].to : 0;
    uint32_t high = w < c->count ? c->words[w].from : UINT32_MAX;
    uint32_t cost = far_cost(c, place, w);
    if (!w || w == c->count || high - low >= TC_ALIGNED_GAP)
        return cost;
    if (!heading && high < TC_ALIGNED_PLACES && p->starts[high])
        return cost + 1;
    switch (tc_aligned_opening(layout, c, w)) {
    case TC_OPENS_BODY:
        return cost + 1;
    case TC_OPENS_UPPER:
        return cost + SINGLE;
    case TC_OPENS_LOWER:
    case TC_OPENS_OTHER:
    case TC_OPENS_UNKNOWN:
        break;
    }
    return cost + (heading ? NO_NUMBER : SINGLE + SMALL);
}

/* The best way to cut the line where its gutters lie. */
static void cut_line(const tc_aligned *t, tc_aligned_work *wk, size_t k, tc_cutting *c,
                     const uint32_t *places) {
    uint32_t gutters = t->columns - 1;
    const tc_profile *p = &wk->around;
    uint32_t costs[TC_ALIGNED_WORDS_MAX + 1] = {0}, best = 0;
    uint8_t from[TC_TABLE_COLUMNS_MAX][TC_ALIGNED_WORDS_MAX + 1];
    for (uint32_t g = 0; g < gutters; g++) {
        bool paired = g && wk->known.used;
        tc_edges edges = paired ? edges_at(t, k, g) : (tc_edges){0, 0};
        uint32_t least = IMPOSSIBLE, at = 0;
        for (uint32_t w = 0; w <= c->count; w++) {
            if (g == 0 || costs[w] < least) {
                least = g ? costs[w] : 0;
                at = w;
            }
            from[g][w] = (uint8_t)at;
            costs[w] = least;
            if (g == 0 && k != NO_LINE)
                costs[w] += number_cost(t->layout, c, places[g], w);
            else
                costs[w] += cut_cost(t->layout, c, p, places[g], w, k == NO_LINE);
            if (paired && w && w < c->count)
                costs[w] += words_cost(wk, c, &edges, w);
        }
    }
    for (uint32_t w = 0; w <= c->count; w++)
        best = costs[w] < costs[best] ? w : best;
    for (uint32_t g = gutters; g-- > 0;) {
        wk->cuts[g] = best;
        best = from[g][best];
    }
}

static void set_cells(const tc_cutting *c, const uint32_t *cuts, uint32_t columns,
                      tc_piece *cells) {
    for (uint32_t k = 0; k < columns; k++) {
        uint32_t from = k ? cuts[k - 1] : 0, to = k + 1 < columns ? cuts[k] : c->count;
        const tc_piece *a = &c->words[from], *z = &c->words[to ? to - 1 : 0];
        cells[k] =
            from < to ? (tc_piece){a->start, z->end, a->from, z->to} : (tc_piece){0, 0, 0, 0};
    }
}

static tc_cutting *read_line(const tc_aligned *t, tc_aligned_work *w, size_t k) {
    return tc_aligned_line(t->layout, w, t->lines[k].line);
}

static const tc_mark *marks_of(const tc_aligned *t, size_t k) {
    return &t->marks[(size_t)t->lines[k].marks * (t->columns - 1)];
}

static void cut(tc_aligned *t, tc_aligned_work *w, size_t k, const uint32_t *places) {
    memcpy(&t->places[k * t->columns], places, (t->columns - 1) * sizeof *places);
    tc_cutting *c = read_line(t, w, k);
    cut_line(t, w, k, c, places);
    set_cells(c, w->cuts, t->columns, &t->cells[k * t->columns]);
}

/* Whether the cell of COLUMN in line K begins behind a gap. */
static bool is_apart(const tc_aligned *t, size_t k, uint32_t column) {
    const tc_piece *cell = tc_aligned_cell(t, k, column);
    for (uint32_t before = column; before-- > 0;) {
        const tc_piece *p = tc_aligned_cell(t, k, before);
        if (tc_piece_filled(p))
            return cell->from - p->to >= TC_ALIGNED_GAP;
    }
    return true;
}

/* Whether a line near K has a cell of COLUMN that begins where that of K does. */
static bool is_aligned(const tc_aligned *t, size_t k, uint32_t column) {
    uint32_t from = tc_aligned_cell(t, k, column)->from;
    size_t first = k > NEAR ? k - NEAR : 0, last = k + NEAR < t->count ? k + NEAR : t->count - 1;
    for (size_t i = first; i <= last; i++) {
        const tc_piece *p = tc_aligned_cell(t, i, column);
        if (i != k && tc_piece_filled(p) && is_apart(t, i, column) && p->from + 1 >= from &&
            p->from <= from + 1)
            return true;
    }
    return false;
}

/* Whether the text of line K crosses the columns: no gap is in it but behind its number, and where
 * it was cut nothing shows a cell. */
static bool is_wide(const tc_aligned *t, size_t k) {
    const tc_piece *number = tc_aligned_cell(t, k, 0);
    uint32_t crossed = 0, shown = 0;
    uint8_t level = 0;
    bool group = tc_piece_filled(number) &&
                 tc_label_alone(t->layout->text, number->start, number->end, &level) && level > 0 &&
                 level <= 2;
    for (uint32_t column = 1; column < t->columns; column++) {
        const tc_piece *p = tc_aligned_cell(t, k, column);
        bool first = true;
        for (uint32_t before = 1; before < column; before++)
            first &= !tc_piece_filled(tc_aligned_cell(t, k, before));
        if (!tc_piece_filled(p) || first)
            continue;
        if (is_apart(t, k, column))
            return false;
        if (tc_flow_beginning(t->layout->text, p->start, p->end) != TC_BEGIN_LOWER && !group)
            return false;
        crossed++;
        shown += is_aligned(t, k, column);
    }
    return crossed >= (group ? 1 : CROSSED_MIN) && shown * 2 < crossed;
}

/* The lines FIRST … LAST-1 of a page are cut where its gutters lie. */
static void cut_page(tc_aligned *t, tc_aligned_work *w, size_t first, size_t last, bool rows) {
    memset(&w->around, 0, sizeof w->around);
    for (size_t k = first; k < last; k++)
        tc_profile_add(t->layout, w, read_line(t, w, k), 1);
    tc_profile_settle(t, &w->around, marks_of(t, first), NULL, w->page);
    for (size_t k = first; k < last && !rows; k++)
        cut(t, w, k, w->page);
    for (size_t k = first; k < last && !rows; k++)
        t->lines[k].wide = is_wide(t, k);
}

/* Line K again, where the lines around it, of FIRST … LAST-1, its page, show the gutters to lie. */
static void cut_again(tc_aligned *t, tc_aligned_work *w, size_t k, size_t first, size_t last) {
    size_t low = k > first + WINDOW ? k - WINDOW : first;
    size_t high = k + WINDOW < last ? k + WINDOW + 1 : last;
    memset(&w->around, 0, sizeof w->around);
    for (size_t i = low; i < high; i++) {
        size_t far = i > k ? i - k : k - i;
        if (!t->lines[i].wide)
            tc_profile_add(t->layout, w, read_line(t, w, i), (uint32_t)(WINDOW + 1 - far));
    }
    tc_profile_settle(t, &w->around, marks_of(t, k), w->page, w->places);
    cut(t, w, k, w->places);
}

/* Cuts the lines FROM … TO-1 of a row, on the page FIRST … LAST-1. */
static void cut_row(tc_aligned *t, tc_aligned_work *w, size_t from, size_t to, size_t first,
                    size_t last) {
    size_t low = from > first + WINDOW ? from - WINDOW : first;
    size_t high = to + WINDOW < last ? to + WINDOW : last;
    uint32_t *text = w->text;
    memset(&w->around, 0, sizeof w->around);
    memset(w->text, 0, sizeof w->text);
    for (size_t i = low; i < high; i++) {
        bool own = i >= from && i < to;
        if (t->lines[i].wide)
            continue;
        tc_cutting *c = read_line(t, w, i);
        tc_profile_add(t->layout, w, c, own ? OWN_ROW : 1);
        for (uint32_t k = 0; own && k < c->count; k++)
            for (uint32_t x = c->words[k].from; x < c->words[k].to && x < TC_ALIGNED_PLACES; x++)
                text[x + 1] = 1;
    }
    for (uint32_t x = 0; x < TC_ALIGNED_PLACES; x++)
        text[x + 1] += text[x];
    tc_profile_settle_row(t, w, marks_of(t, from), text);
    for (size_t k = from; k < to; k++)
        if (!t->lines[k].wide)
            cut(t, w, k, w->places);
}

/* The first line behind the row of line K. */
static size_t row_end(const tc_aligned *t, size_t k, size_t last) {
    for (k++; k < last && !t->lines[k].opens;)
        k++;
    return k;
}

/* How much it should cost that a column is empty in a row: as often as it is not. */
static void weigh_columns(const tc_aligned *t, tc_aligned_work *w) {
    uint32_t filled[TC_TABLE_COLUMNS_MAX] = {0}, rows = 1;
    for (size_t from = 0, to; from < t->count; from = to) {
        uint32_t here[TC_TABLE_COLUMNS_MAX] = {0}, n = 0;
        to = row_end(t, from, t->count);
        for (size_t k = from; k < to && !t->lines[from].wide; k++)
            for (uint32_t c = 0; c < t->columns; c++)
                here[c] |= tc_piece_filled(tc_aligned_cell(t, k, c));
        for (uint32_t c = 0; c < t->columns; c++)
            n += here[c];
        for (uint32_t c = 0; c < t->columns && n > 2; c++)
            filled[c] += here[c];
        rows += n > 2;
    }
    for (uint32_t c = 0; c < t->columns; c++)
        w->empty[c] = filled[c] * EMPTY / rows;
}

/* A wide line is a number, if it has one, and a text in the second column. */
static void join_wide(tc_aligned *t, size_t k) {
    tc_piece *cells = &t->cells[k * t->columns], words[TC_ALIGNED_WORDS_MAX];
    uint32_t n = tc_aligned_words(t->layout, t->lines[k].line, words), first = 0;
    uint8_t level;
    if (tc_piece_filled(&cells[0]) && n > 1 &&
        tc_label_alone(t->layout->text, words[0].start, words[0].end, &level) && level)
        first = 1;
    memset(cells, 0, t->columns * sizeof *cells);
    if (first)
        cells[0] = words[0];
    cells[1] = (tc_piece){words[first].start, words[n - 1].end, words[first].from, words[n - 1].to};
}

static bool same_page(const tc_aligned *t, size_t a, size_t b) {
    return t->lines[a].marks == t->lines[b].marks && t->lines[a].page == t->lines[b].page;
}

/* Cuts each line of the page FIRST … LAST-1 by those around it, or by its row. */
static void cut_near(tc_aligned *t, tc_aligned_work *w, size_t first, size_t last, bool rows) {
    for (size_t k = first, to; k < last; k = to) {
        to = rows ? row_end(t, k, k + ROW_MAX < last ? k + ROW_MAX : last) : k + 1;
        if (rows)
            cut_row(t, w, k, to, first, last);
        else if (!t->lines[k].wide)
            cut_again(t, w, k, first, last);
    }
}

/* Cuts all pages, by the page as a whole, or by the lines around each. */
static void cut_all(tc_aligned *t, tc_aligned_work *w, bool rows) {
    for (size_t first = 0, last; first < t->count; first = last) {
        for (last = first + 1; last < t->count && same_page(t, first, last); last++)
            ;
        cut_page(t, w, first, last, rows);
        cut_near(t, w, first, last, rows);
    }
}

/* All tables of a document share one. */
static tc_aligned_work *work_of(tc_layout *layout) {
    if (!layout->aligned)
        layout->aligned = tc_arena_take(layout->arena, sizeof *layout->aligned);
    return layout->aligned;
}

bool tc_aligned_cut(tc_aligned *t, bool rows) {
    tc_aligned_work *w = work_of(t->layout);
    if (!t->cells) {
        size_t count = (t->count + 1) * t->columns;
        t->cells = tc_arena_take(t->layout->arena, count * sizeof *t->cells);
        t->places = tc_arena_take(t->layout->arena, count * sizeof *t->places);
        if (t->cells && t->places)
            memset(t->cells, 0, count * sizeof *t->cells);
    }
    if (!w || !t->cells || !t->places || !tc_pairs_start(t, w))
        return false;
    w->table += !rows;
    if (rows) {
        tc_pairs_note(t, w);
        weigh_columns(t, w);
    }
    w->turn++; /* lines speak by the pairs */
    cut_all(t, w, rows);
    for (size_t k = 0; k < t->count; k++)
        if (t->lines[k].wide)
            join_wide(t, k);
    return true;
}

bool tc_aligned_cut_heading(const tc_aligned *t, tc_piece *cells) {
    tc_aligned_work *w = work_of(t->layout);
    if (!w)
        return false;
    memset(&w->around, 0, sizeof w->around);
    w->known.used = 0;
    w->turn++;
    for (uint32_t i = 0; i < t->head_lines; i++)
        tc_profile_add(t->layout, w, tc_aligned_line(t->layout, w, t->head + i), 1);
    tc_profile_settle(t, &w->around, t->marks, NULL, w->places);
    w->places[0] = tc_profile_place(&w->around, t->marks, t->marks->most);
    for (uint32_t i = 0; i < t->head_lines; i++) {
        tc_cutting *c = tc_aligned_line(t->layout, w, t->head + i);
        cut_line(t, w, NO_LINE, c, w->places);
        set_cells(c, w->cuts, t->columns, cells + (size_t)i * t->columns);
    }
    return true;
}
