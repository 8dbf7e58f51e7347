/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lookup.h"

/* The slot that has KEY, or the free one that is to have it, for which *TAG is then. */
static size_t slot_of(const tc_lookup *l, tc_slice key, uint8_t *tag) {
    uint64_t hash = tc_slice_hash(TC_HASH_BASIS, key);
    hash = (hash ^ hash >> 29) * UINT64_C(0x9E3779B97F4A7C15);
    size_t i = (size_t)(hash >> 56);
    *tag = (uint8_t)(hash >> 48);
    while (l->slots[i] &&
           (l->tags[i] != *tag || !tc_slice_equal(key, tc_slice_of(l->key_at(l->slots[i] - 1U)))))
        i = (i + 1) % TC_LOOKUP_SLOTS;
    return i;
}

size_t tc_lookup_find(tc_lookup *lookup, tc_slice key) {
    uint8_t tag;
    for (size_t row = 0; !lookup->ready && row < lookup->rows; row++) {
        size_t i = slot_of(lookup, tc_slice_of(lookup->key_at(row)), &tag);
        if (!lookup->slots[i]) {
            lookup->slots[i] = (uint8_t)(row + 1);
            lookup->tags[i] = tag;
        }
    }
    lookup->ready = true;
    uint8_t found = key.len ? lookup->slots[slot_of(lookup, key, &tag)] : 0;
    return found ? found - 1U : SIZE_MAX;
}
