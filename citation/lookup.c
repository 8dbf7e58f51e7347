/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lookup.h"

/* The slot that has KEY, or the free one that is to have it. */
static uint8_t *slot_of(tc_lookup *l, tc_slice key) {
    size_t i = (size_t)(tc_slice_hash(TC_HASH_BASIS, key) >> 32) % TC_LOOKUP_SLOTS;
    while (l->slots[i] && !tc_slice_equal(key, tc_slice_of(l->key_at(l->slots[i] - 1U))))
        i = (i + 1) % TC_LOOKUP_SLOTS;
    return &l->slots[i];
}

size_t tc_lookup_find(tc_lookup *lookup, tc_slice key) {
    for (size_t i = 0; !lookup->ready && i < lookup->rows; i++) {
        uint8_t *slot = slot_of(lookup, tc_slice_of(lookup->key_at(i)));
        *slot = *slot ? *slot : (uint8_t)(i + 1);
    }
    lookup->ready = true;
    uint8_t found = key.len ? *slot_of(lookup, key) : 0;
    return found ? found - 1U : SIZE_MAX;
}
