/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What comes again in a document with flat streams: pairs of words, cells of units. */
#include "flat.h"

#include <string.h>

enum { OFTEN = 8 /* each time that the cell's count doubles */ };

struct tc_flat_count {
    uint32_t from, length, times; /* LENGTH 0: free */
};

static bool same_words(const tc_phrase *words, uint32_t a, uint32_t b, uint32_t length) {
    for (uint32_t i = 0; i < length; i++)
        if (!tc_slice_equal(words->items[a + i].key, words->items[b + i].key))
            return false;
    return true;
}

/* The word and the blank behind it. */
static uint64_t fold_word(uint64_t hash, tc_slice key) {
    return tc_slice_hash(tc_slice_hash(hash, key), TC_SLICE(" "));
}

/* The entry of the words FROM … FROM+LENGTH-1, or the free one where it belongs. */
static struct tc_flat_count *entry(const tc_flat *flat, uint32_t from, uint32_t length) {
    uint64_t hash = TC_HASH_BASIS;
    for (uint32_t i = from; i < from + length; i++)
        hash = fold_word(hash, flat->words.items[i].key);
    for (uint32_t at = (uint32_t)(hash ^ (hash >> 32));; at++) {
        struct tc_flat_count *count = &flat->counts[at & flat->count_mask];
        if (!count->length ||
            (count->length == length && same_words(&flat->words, count->from, from, length)))
            return count;
    }
}

int tc_flat_often(const tc_flat *flat, uint32_t from, uint32_t to) {
    if (!flat->counts)
        return 0;
    uint32_t times = entry(flat, from, to - from)->times;
    int score = 0;
    for (times += times > 2; times > 1 && score < 4 * OFTEN; times /= 2)
        score += OFTEN;
    return score;
}

bool tc_flat_count(tc_flat *flat) {
    size_t size = 16;
    while (size < flat->row_count * flat->columns * 2)
        size *= 2;
    struct tc_flat_count *counts = tc_arena_take(flat->arena, size * sizeof *counts);
    if (!counts)
        return false;
    memset(counts, 0, size * sizeof *counts);
    flat->counts = counts;
    flat->count_mask = (uint32_t)size - 1;
    for (size_t r = 0; r < flat->row_count; r++) {
        for (uint32_t k = 1; k < flat->columns; k++) {
            tc_flat_span cell = flat->rows[r].cells[k][0];
            if (!tc_flat_is_known(flat->roles[k]) || !tc_flat_fits(flat, k, cell.from, cell.to))
                continue;
            struct tc_flat_count *count = entry(flat, cell.from, cell.to - cell.from);
            *count = (struct tc_flat_count){cell.from, cell.to - cell.from, count->times + 1};
        }
    }
    return true;
}

/* As written: "xây dựng" is not "xây dụng". */
static uint64_t pair_of(const tc_phrase *words, uint32_t a, uint32_t b) {
    uint64_t hash = fold_word(fold_word(TC_HASH_BASIS, tc_phrase_slice(words, a, a + 1)),
                              tc_phrase_slice(words, b, b + 1));
    return hash ? hash : 1;
}

/* Where the pair stands among those of the document, or should. */
static uint64_t *pair_at(const tc_flat_shared *shared, uint64_t pair) {
    for (uint32_t at = (uint32_t)(pair ^ (pair >> 32));; at++) {
        uint64_t *found = &shared->pairs[at & shared->pair_mask];
        if (!*found || *found == pair)
            return found;
    }
}

/* Notes the pairs of ALL, the words of the document, that stand in one line: over a line's end two
 * cells may meet. */
static bool note_pairs(tc_arena *arena, const tc_phrase *all, tc_flat_shared *out) {
    size_t size = 16;
    while (size < (size_t)all->count * 2)
        size *= 2;
    out->pairs = tc_arena_take(arena, size * sizeof *out->pairs);
    if (!out->pairs)
        return false;
    memset(out->pairs, 0, size * sizeof *out->pairs);
    out->pair_mask = (uint32_t)size - 1;
    for (uint32_t i = 0; i + 1 < all->count; i++) {
        uint64_t pair = pair_of(all, i, i + 1);
        if (tc_phrase_gap_has(all, i + 1, '\n'))
            continue;
        *pair_at(out, pair) = pair;
    }
    return true;
}

bool tc_flat_meet(const tc_flat *flat, uint32_t to, uint32_t next) {
    return *pair_at(flat->shared, pair_of(&flat->words, to - 1, next)) != 0;
}

bool tc_flat_pairs(tc_arena *arena, tc_slice document, tc_flat_shared *out) {
    tc_phrase all;
    return tc_phrase_read(arena, document, &all) && note_pairs(arena, &all, out);
}
