/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Units that have become part of others: the departments and ministries of 2025 (Resolution
 * 176/2025/QH15 on the ministries, Decree 45/2025/NĐ-CP on the departments of provinces, both since
 * 1 March 2025; the boards of the Party since February 2025).  Provinces stand in
 * citation/places.h.  Private to search/. */
#ifndef TRACUU_SEARCH_MERGES_H
#define TRACUU_SEARCH_MERGES_H

#include <base/base.h>

typedef struct tc_merge {
    const char *before, *after; /* names, spelt out */
    const char *since;          /* "2025-03-01" */
} tc_merge;

/* Number NUMBER, from 0; NULL behind the last one. */
const tc_merge *tc_merge_at(size_t number);

#endif
