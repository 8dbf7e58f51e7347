/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the gutters lie, as the lines around show it: at places that are blank in them, or that at
 * least part words which do not belong together. */
#include "aligned_work.h"

#include <string.h>

enum {
    REACH = 12,   /* places that a gutter may lie outside of where the heads leave it room */
    BESIDE = 10,  /* what each of them costs */
    IN_BLANK = 2, /* a gutter at a single blank of a line */
    IN_WORD = 5,  /* inside a word */
    IMPOSSIBLE = 1 << 28
};

/* What a gutter at the single blank before word W would cost. */
static uint32_t blank_vote(const tc_layout *layout, const tc_aligned_work *wk, tc_cutting *c,
                           uint32_t w) {
    if (tc_pairs_times(wk, c->hashes[w - 1], c->hashes[w]))
        return IN_WORD;
    tc_opening opens = tc_aligned_opening(layout, c, w);
    return opens == TC_OPENS_BODY ? 1 : opens == TC_OPENS_LOWER ? IN_BLANK + 1 : IN_BLANK;
}

static bool is_apart(const tc_cutting *c, uint32_t w) {
    return w == 0 || c->words[w].from - c->words[w - 1].to >= TC_ALIGNED_GAP;
}

/* Finds what the line speaks against, at each place. */
static void vote(const tc_layout *layout, const tc_aligned_work *wk, tc_cutting *c) {
    uint32_t place = 0;
    memset(c->votes, 0, sizeof c->votes);
    for (uint32_t w = 0; w < c->count; w++) {
        const tc_piece *word = &c->words[w];
        if (!is_apart(c, w)) { /* the two places at a single blank */
            uint8_t against = (uint8_t)blank_vote(layout, wk, c, w);
            for (; place <= word->from && place < TC_ALIGNED_PLACES; place++)
                c->votes[place] = against;
        }
        place = word->from + 1;
        for (; place < word->to && place < TC_ALIGNED_PLACES; place++)
            c->votes[place] = IN_WORD;
    }
    c->width = place < TC_ALIGNED_PLACES ? place : TC_ALIGNED_PLACES;
    c->turn = wk->turn;
}

void tc_profile_add(const tc_layout *layout, tc_aligned_work *wk, tc_cutting *c, uint32_t weight) {
    tc_profile *p = &wk->around;
    if (c->turn != wk->turn)
        vote(layout, wk, c);
    for (uint32_t x = 0; x < c->width; x++)
        p->votes[x] += weight * c->votes[x];
    for (uint32_t w = 0; w < c->count; w++)
        if (is_apart(c, w) && c->words[w].from < TC_ALIGNED_PLACES)
            p->starts[c->words[w].from] += weight;
    if (c->count && c->words[0].from < TC_ALIGNED_PLACES && !tc_aligned_is_number(layout, c, 1))
        p->firsts[c->words[0].from] += weight;
}

/* What stands against gutter G at PLACE: the lines, and that it is far from where heads or the
 * page have it. */
static uint32_t against(const tc_profile *p, const tc_mark *mark, uint32_t place, uint32_t before) {
    uint32_t far = place > before ? place - before : before - place;
    uint32_t beside = place < mark->least  ? mark->least - place
                      : place > mark->most ? place - mark->most
                                           : 0;
    return p->votes[place] + beside * BESIDE + far;
}

uint32_t tc_profile_place(const tc_profile *p, const tc_mark *mark, uint32_t before) {
    uint32_t least = mark->least > REACH ? mark->least - REACH : 1, best = UINT32_MAX, at = least;
    uint32_t most =
        mark->most + REACH < TC_ALIGNED_PLACES ? mark->most + REACH : TC_ALIGNED_PLACES - 1;
    for (uint32_t x = least; x <= most; x++) {
        uint32_t cost = against(p, mark, x, before);
        if (cost < best) {
            best = cost;
            at = x;
        }
    }
    return at;
}

/* Behind the numbers the texts begin, most lines at the same place; BEFORE where none shows it. */
static uint32_t text_place(const tc_profile *p, const tc_mark *mark, uint32_t before) {
    uint32_t best = 0, at = before;
    for (uint32_t x = 1; x <= mark->most + REACH && x < TC_ALIGNED_PLACES; x++) {
        if (p->firsts[x] > best) {
            best = p->firsts[x];
            at = x;
        }
    }
    return at;
}

void tc_profile_settle(const tc_aligned *t, const tc_profile *p, const tc_mark *marks,
                       const uint32_t *before, uint32_t *places) {
    places[0] = text_place(p, &marks[0], before ? before[0] : marks[0].most);
    for (uint32_t g = 1; g + 1 < t->columns; g++) {
        uint32_t middle = marks[g].least + (marks[g].most - marks[g].least) / 2;
        places[g] = tc_profile_place(p, &marks[g], before ? before[g] : middle);
    }
}

static void try_places(const tc_profile *p, const tc_mark *mark, uint32_t before, tc_tried *out) {
    uint32_t least = mark->least > REACH ? mark->least - REACH : 1;
    uint32_t most = mark->most + REACH;
    out->count = 0;
    for (uint32_t x = least; x <= most && x < TC_ALIGNED_PLACES; x++) {
        uint32_t cost = against(p, mark, x, before), at = out->count;
        if (out->count == TC_ALIGNED_TRIED) { /* instead of the worst one */
            at = 0;
            for (uint32_t i = 1; i < TC_ALIGNED_TRIED; i++)
                at = out->costs[i] > out->costs[at] ? i : at;
            if (out->costs[at] <= cost)
                continue;
            memmove(&out->costs[at], &out->costs[at + 1],
                    (TC_ALIGNED_TRIED - 1 - at) * sizeof cost);
            memmove(&out->places[at], &out->places[at + 1],
                    (TC_ALIGNED_TRIED - 1 - at) * sizeof cost);
            at = TC_ALIGNED_TRIED - 1;
        } else {
            out->count++;
        }
        out->places[at] = x;
        out->costs[at] = cost;
    }
}

/* Finds the best way to each of the places NOW from those of the gutter before, LAST (NULL: there
 * is none), where the column between them costs EMPTY when it is.  Both are in order, so of the
 * places before one those with letters between come first. */
static void find_ways(const tc_tried *last, tc_tried *now, const uint32_t *text, uint32_t empty) {
    uint32_t filled = IMPOSSIBLE, from = 0, b = 0;
    for (uint32_t i = 0; i < now->count && last; i++) {
        uint32_t place = now->places[i];
        for (; b < last->count && last->places[b] <= place && text[last->places[b]] < text[place];
             b++) {
            if (last->costs[b] < filled) {
                filled = last->costs[b];
                from = b;
            }
        }
        uint32_t least = filled;
        now->from[i] = (uint8_t)from;
        for (uint32_t e = b; e < last->count && last->places[e] <= place; e++) {
            if (last->costs[e] + empty < least) {
                least = last->costs[e] + empty;
                now->from[i] = (uint8_t)e;
            }
        }
        now->costs[i] = least < IMPOSSIBLE ? now->costs[i] + least : IMPOSSIBLE;
    }
}

void tc_profile_settle_row(const tc_aligned *t, tc_aligned_work *w, const tc_mark *marks,
                           const uint32_t *text) {
    uint32_t gutters = t->columns - 1, best = 0;
    for (uint32_t g = 0; g < gutters; g++) {
        tc_tried *now = &w->tried[g], *last = g ? &w->tried[g - 1] : NULL;
        try_places(&w->around, &marks[g], w->page[g], now);
        find_ways(last, now, text, w->empty[g]);
    }
    tc_tried *end = &w->tried[gutters - 1];
    for (uint32_t i = 0; i < end->count; i++) {
        bool empty = text[end->places[i]] == text[TC_ALIGNED_PLACES];
        end->costs[i] += empty ? w->empty[gutters] : 0;
        best = end->costs[i] < end->costs[best] ? i : best;
    }
    for (uint32_t g = gutters; g-- > 0;) {
        w->places[g] = w->tried[g].places[best];
        best = w->tried[g].from[best];
    }
    w->places[0] = text_place(&w->around, &marks[0], w->page[0]);
}
