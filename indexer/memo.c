/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "memo.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum {
    SLOTS = 1 << 14, /* a power of two */
    ITEMS_MAX = SLOTS / 2,
    TEXT_MAX = 1000, /* bytes of a text that is remembered: a longer one is no name */
    BYTES_MAX = 8 << 20
};

typedef struct item {
    tc_slice text, made; /* text.ptr is NULL in a free slot */
} item;

struct tc_memo {
    tc_memo_function function;
    tc_arena *arena;
    size_t count;
    item slots[SLOTS]; /* open addressing by hash of the text */
};

tc_memo *tc_memo_new(tc_memo_function function) {
    tc_memo *memo = calloc(1, sizeof *memo);
    if (!memo)
        return NULL;
    memo->function = function;
    memo->arena = tc_arena_new(BYTES_MAX);
    if (memo->arena)
        return memo;
    free(memo);
    return NULL;
}

void tc_memo_free(tc_memo *memo) {
    if (memo)
        tc_arena_free(memo->arena);
    free(memo);
}

static item *find(tc_memo *memo, tc_slice text) {
    size_t at = XXH3_64bits(text.ptr, text.len) & (SLOTS - 1);
    while (memo->slots[at].text.ptr && !tc_slice_equal(memo->slots[at].text, text))
        at = (at + 1) & (SLOTS - 1);
    return &memo->slots[at];
}

tc_slice tc_memo_get(tc_memo *memo, tc_arena *arena, tc_slice text) {
    if (text.len == 0 || text.len > TEXT_MAX)
        return memo->function(arena, text);
    item *slot = find(memo, text);
    if (slot->text.ptr)
        return slot->made;
    tc_slice made = memo->function(arena, text);
    if (!made.ptr || memo->count == ITEMS_MAX)
        return made;
    item fresh = {tc_arena_copy(memo->arena, text), tc_arena_copy(memo->arena, made)};
    if (!fresh.text.ptr || !fresh.made.ptr)
        return made;
    *slot = fresh;
    memo->count++;
    return fresh.made;
}

void tc_memo_trim(tc_memo *memo) {
    if (memo->count < ITEMS_MAX && tc_arena_used(memo->arena) < BYTES_MAX / 2)
        return;
    tc_arena_reset(memo->arena);
    memset(memo->slots, 0, sizeof memo->slots);
    memo->count = 0;
}
