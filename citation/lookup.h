/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rows of a small table by their keys.  Private to citation/. */
#ifndef TRACUU_CITATION_LOOKUP_H
#define TRACUU_CITATION_LOOKUP_H

#include <base/base.h>

enum { TC_LOOKUP_SLOTS = 256, TC_LOOKUP_ROWS = TC_LOOKUP_SLOTS / 2 };

/* Static, as TC_LOOKUP(the key of row I, how many rows); at most TC_LOOKUP_ROWS. */
typedef struct tc_lookup {
    const char *(*key_at)(size_t i);
    size_t rows;
    bool ready;                     /* the rest is filled when first used */
    uint8_t slots[TC_LOOKUP_SLOTS]; /* the number of a row and one; 0 where there is none */
    uint8_t tags[TC_LOOKUP_SLOTS];  /* of their hashes, so that few keys are compared */
} tc_lookup;

#define TC_LOOKUP(key, count)                                                                      \
    { .key_at = (key), .rows = (count) }

/* The first row whose key is KEY, or SIZE_MAX; there is none for "". */
size_t tc_lookup_find(tc_lookup *lookup, tc_slice key);

#endif
