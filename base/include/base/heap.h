/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The heap: of a process that gives one answer and ends, and arrays on it that grow. */
#ifndef TRACUU_BASE_HEAP_H
#define TRACUU_BASE_HEAP_H

#include <stddef.h>

/* Lays the heap out for speed, in some 2 MiB of memory: what is freed is used again and not given
 * back, and the first few MiB are large pages, where the system has any.  Once, before anything
 * large is taken. */
void tc_heap_prepare(void);
/* Room for one more behind the HAVE items of SIZE bytes at ITEMS, which is of the heap: as it is,
 * or moved and *CAPACITY doubled, at first to FIRST.  NULL when out of memory; ITEMS stays. */
void *tc_heap_grow(void *items, size_t have, size_t size, size_t first, size_t *capacity);

#endif
