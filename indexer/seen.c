/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "seen.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 256 }; /* a power of two, as every later one */

static bool same(tc_key128 a, tc_key128 b) {
    return a.high == b.high && a.low == b.low;
}

static bool is_free(tc_key128 slot) {
    return slot.high == 0 && slot.low == 0;
}

/* Device and inode numbers are small and close together. */
static size_t spread(tc_key128 key) {
    uint64_t mixed = (key.high ^ (key.low << 32 | key.low >> 32)) * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(mixed >> 20);
}

/* The slot of KEY, or the free one where it belongs. */
static tc_key128 *find(tc_key128 *slots, size_t capacity, tc_key128 key) {
    size_t at = spread(key) & (capacity - 1);
    while (!is_free(slots[at]) && !same(slots[at], key))
        at = (at + 1) & (capacity - 1);
    return &slots[at];
}

static bool grow(tc_seen *seen) {
    size_t capacity = seen->capacity ? seen->capacity * 2 : FIRST_CAPACITY;
    tc_key128 *slots = calloc(capacity, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < seen->capacity; i++)
        if (!is_free(seen->slots[i]))
            *find(slots, capacity, seen->slots[i]) = seen->slots[i];
    free(seen->slots);
    seen->slots = slots;
    seen->capacity = capacity;
    return true;
}

tc_status tc_seen_add(tc_seen *seen, tc_key128 key, bool *fresh) {
    if (is_free(key))
        key.low = 1;
    if (seen->count * 4 >= seen->capacity * 3 && !grow(seen))
        return TC_ERR_NOMEM;
    tc_key128 *slot = find(seen->slots, seen->capacity, key);
    *fresh = is_free(*slot);
    seen->count += *fresh;
    *slot = key;
    return TC_OK;
}

void tc_seen_dispose(tc_seen *seen) {
    free(seen->slots);
    *seen = (tc_seen){0};
}
