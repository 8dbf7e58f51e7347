/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which words stand together in a document: where they do, no cell ends between them. */
#include "flat.h"

/* The word and the blank behind it. */
static uint64_t fold_word(uint64_t hash, tc_slice key) {
    return tc_slice_hash(tc_slice_hash(hash, key), TC_SLICE(" "));
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
