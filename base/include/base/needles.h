/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Several strings searched for in one pass over a text. */
#ifndef TRACUU_BASE_NEEDLES_H
#define TRACUU_BASE_NEEDLES_H

#include <base/base.h>
#include <base/lanes.h>

enum { TC_NEEDLES_MAX = 16 };

/* Static, as TC_NEEDLES(array of strings); none of them "". */
typedef struct tc_needles {
    const char *const *strings;
    size_t count;
    bool ready; /* the rest is filled when first used */
    uint8_t lengths[TC_NEEDLES_MAX];
    uint16_t begins[256]; /* by byte: a bit for each string that begins with it */
    struct {
        tc_lanes first, second, any; /* ANY: all ones where the string has no second byte */
    } pairs[TC_NEEDLES_MAX];         /* with which strings begin, each once */
    size_t pair_count;
} tc_needles;

#define TC_NEEDLES(list)                                                                           \
    { .strings = (list), .count = sizeof(list) / sizeof *(list) }

/* The first place at or after FROM where one of them stands, or SIZE_MAX; its number in *WHICH, the
 * lowest where several do. */
size_t tc_needles_next(tc_needles *needles, tc_slice text, size_t from, size_t *which);

#endif
