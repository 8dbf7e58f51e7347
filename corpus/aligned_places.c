/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the gutters lie, as the lines around show it: at places that are blank in them, or that at
 * least part words which do not belong together. */
#include "aligned_work.h"

#include <string.h>

enum {
    NUMBER_WORDS = 2, /* of a row's number */
    REACH = 12,       /* places that a gutter may lie outside of where the heads leave it room */
    BESIDE = 10,      /* what each of them costs */
    IN_BLANK = 2,     /* a gutter at a single blank of a line */
    IN_WORD = 5,      /* inside a word */
    IMPOSSIBLE = 1 << 28
};

bool tc_aligned_is_number(const tc_layout *layout, const tc_cutting *c, uint32_t w) {
    uint8_t level;
    return w <= NUMBER_WORDS &&
           tc_label_alone(layout->text, c->words[0].start, c->words[w - 1].end, &level) && level;
}

/* What a gutter at the single blank before word W would cost. */
static uint32_t blank_vote(const tc_layout *layout, const tc_aligned_work *wk, const tc_cutting *c,
                           uint32_t w) {
    uint32_t start = c->words[w].start, end = c->words[c->count - 1].end;
    if (tc_pairs_times(wk, layout->text, &c->words[w - 1], &c->words[w]))
        return IN_WORD;
    if (tc_flow_names_body(layout->text, start, end))
        return 1;
    tc_beginning begins = tc_flow_beginning(layout->text, start, end);
    return begins == TC_BEGIN_LOWER ? IN_BLANK + 1 : IN_BLANK;
}

void tc_profile_add(const tc_layout *layout, tc_aligned_work *wk, const tc_cutting *c,
                    uint32_t weight) {
    tc_profile *p = &wk->around;
    uint32_t place = 0;
    for (uint32_t w = 0; w < c->count; w++) {
        const tc_piece *word = &c->words[w];
        bool apart = w == 0 || word->from - c->words[w - 1].to >= TC_ALIGNED_GAP;
        if (!apart) { /* the two places at a single blank */
            uint32_t vote = blank_vote(layout, wk, c, w);
            for (; place <= word->from && place < TC_ALIGNED_PLACES; place++)
                p->votes[place] += weight * vote;
        } else if (word->from < TC_ALIGNED_PLACES) {
            p->starts[word->from] += weight;
        }
        place = word->from + 1;
        for (; place < word->to && place < TC_ALIGNED_PLACES; place++)
            p->votes[place] += weight * IN_WORD;
    }
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

void tc_profile_settle_row(const tc_aligned *t, tc_aligned_work *w, const tc_mark *marks,
                           const uint32_t *text) {
    uint32_t gutters = t->columns - 1, best = 0;
    for (uint32_t g = 0; g < gutters; g++) {
        tc_tried *now = &w->tried[g], *last = g ? &w->tried[g - 1] : NULL;
        try_places(&w->around, &marks[g], w->page[g], now);
        for (uint32_t i = 0; i < now->count; i++) {
            uint32_t least = g ? IMPOSSIBLE : 0;
            now->from[i] = 0;
            for (uint32_t b = 0; last && b < last->count; b++) {
                if (last->places[b] > now->places[i])
                    break;
                bool empty = text[last->places[b]] == text[now->places[i]];
                uint32_t cost = last->costs[b] + (empty ? w->empty[g] : 0);
                if (cost < least) {
                    least = cost;
                    now->from[i] = (uint8_t)b;
                }
            }
            now->costs[i] = least < IMPOSSIBLE ? now->costs[i] + least : IMPOSSIBLE;
        }
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
