/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A set of 128-bit keys: 16 to 32 bytes an item, whatever the items are. */
#ifndef TRACUU_INDEXER_SEEN_H
#define TRACUU_INDEXER_SEEN_H

#include <base/base.h>

typedef struct tc_key128 {
    uint64_t high, low;
} tc_key128;

/* Zeroed it is empty. */
typedef struct tc_seen {
    tc_key128 *slots; /* a slot of all zeros is free */
    size_t capacity, count;
} tc_seen;

/* Puts KEY in; *FRESH is whether it was not there before. */
TC_MUST_USE tc_status tc_seen_add(tc_seen *seen, tc_key128 key, bool *fresh);
void tc_seen_dispose(tc_seen *seen);

#endif
