/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pairs of words that stand together: where two of them meet no cell ends. */
#include "aligned_work.h"

#include <string.h>

enum {
    ABOVE_MAX = 400, /* lines above the table that are looked at */
    PAIRS_LINE = 32, /* room for the pairs of a line */
    PAIRS_LEAST = 256,
    PAIRS_MAX = 1 << 18
};

static uint64_t pair_of(uint64_t a, uint64_t b) {
    uint64_t hash = a * UINT64_C(0x9E3779B97F4A7C15) + (b ^ b >> 29);
    return hash ? hash : 1;
}

/* Where the pair stands, or should. */
static uint32_t pair_at(const tc_pairs *known, uint64_t pair) {
    uint32_t at = (uint32_t)(pair ^ (pair >> 32)) & known->mask;
    while (known->hashes[at] && known->hashes[at] != pair)
        at = (at + 1) & known->mask;
    return at;
}

uint32_t tc_pairs_times(const tc_aligned_work *w, uint64_t a, uint64_t b) {
    return w->known.used ? w->known.times[pair_at(&w->known, pair_of(a, b))] : 0;
}

bool tc_pairs_start(const tc_aligned *t, tc_aligned_work *w) {
    tc_pairs *known = &w->known;
    uint32_t size = PAIRS_LEAST;
    while (size < t->count * PAIRS_LINE && size < PAIRS_MAX)
        size *= 2;
    if (size > known->room) {
        known->hashes = tc_arena_take(t->layout->arena, size * sizeof *known->hashes);
        known->times = tc_arena_take(t->layout->arena, size * sizeof *known->times);
        if (!known->hashes || !known->times)
            return false;
        known->room = size;
    }
    known->mask = size - 1;
    known->used = 0;
    memset(known->hashes, 0, size * sizeof *known->hashes);
    memset(known->times, 0, size * sizeof *known->times);
    return true;
}

/* Notes the pairs of words FROM … TO-1 of a line, which gaps part from the others; none where a
 * cell may begin. */
static void note_run(const tc_layout *layout, tc_aligned_work *w, tc_cutting *c, uint32_t from,
                     uint32_t to) {
    for (uint32_t i = from; i + 1 < to && w->known.used * 2 <= w->known.mask; i++) {
        if (tc_aligned_opening(layout, c, i + 1) == TC_OPENS_BODY)
            continue;
        uint64_t pair = pair_of(c->hashes[i], c->hashes[i + 1]);
        uint32_t at = pair_at(&w->known, pair);
        w->known.used += !w->known.hashes[at];
        w->known.hashes[at] = pair;
        w->known.times[at]++;
    }
}

/* Whether a gutter of line K lies within the words FROM … TO-1. */
static bool is_crossed(const tc_aligned *t, const tc_cutting *c, size_t k, uint32_t from,
                       uint32_t to) {
    for (uint32_t g = 0; g + 1 < t->columns; g++) {
        uint32_t place = t->places[k * t->columns + g];
        if (place > c->words[from].from && place < c->words[to - 1].to)
            return true;
    }
    return false;
}

void tc_pairs_note(const tc_aligned *t, tc_aligned_work *w) {
    const tc_layout *layout = t->layout;
    for (uint32_t i = t->head > ABOVE_MAX ? t->head - ABOVE_MAX : 0; i < t->head; i++) {
        if (layout->lines[i].gutters)
            continue;
        tc_cutting *c = tc_aligned_line(layout, w, i);
        note_run(layout, w, c, 0, c->count);
    }
    for (size_t k = 0; k < t->count; k++) {
        tc_cutting *c = tc_aligned_line(layout, w, t->lines[k].line);
        for (uint32_t from = 0, to; from < c->count; from = to) {
            for (to = from + 1;
                 to < c->count && c->words[to].from - c->words[to - 1].to < TC_ALIGNED_GAP; to++)
                ;
            if (t->lines[k].wide || !is_crossed(t, c, k, from, to))
                note_run(layout, w, c, from, to);
        }
    }
}
