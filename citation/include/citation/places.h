/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Provinces and cities under the centre, before and since 1 July 2025. */
#ifndef TRACUU_CITATION_PLACES_H
#define TRACUU_CITATION_PLACES_H

#include <base/base.h>

typedef struct tc_place {
    const char *folded;    /* "quang ngai"; no dash */
    const char *name;      /* "Quảng Ngãi" */
    const char *successor; /* name of what it is part of since 1 July 2025, often itself */
    bool city;             /* thành phố, not tỉnh */
} tc_place;

/* By its folded name without "tỉnh"; also by what people write for it ("tphcm"). NULL when unknown.
 */
const tc_place *tc_place_find(tc_slice folded);
/* The place whose name begins with the first word at or after OFFSET; *END is put behind it. */
const tc_place *tc_place_read(tc_slice text, size_t offset, size_t *end);
/* Number NUMBER of all, from 0, by folded name; NULL behind the last one. */
const tc_place *tc_place_at(size_t number);
/* Whether they are one place, or have become one. */
bool tc_place_same(const tc_place *a, const tc_place *b);

#endif
