/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A page of memory costs about as much when it is first touched as reading a block of the index:
 * the 400 of 4 KiB that a search needs were a tenth of its time.  Of large pages it is one or two.
 */
#include <base/heap.h>

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    LARGE = 2 << 20, /* bytes of a large page */
    PAGES = 2,
    AT_FIRST = (PAGES + 2) * LARGE,
    HEAD = 32,         /* of a piece of the heap, at most */
    MAPPED = 32 << 20, /* a piece from here on has its own mapping */
    SPARE = 256 << 20, /* that is kept at the end of the heap */
    STEP = 1 << 20     /* by which it grows */
};

/* Fills what is in front of the first large page.  It is never touched, so it takes no memory. */
static char *gap;

void tc_heap_prepare(void) {
    mallopt(M_MMAP_THRESHOLD, MAPPED);
    mallopt(M_TRIM_THRESHOLD, SPARE);
    mallopt(M_TOP_PAD, STEP);
    gap = malloc(AT_FIRST);
    uintptr_t begin = (uintptr_t)gap, end = (uintptr_t)sbrk(0);
    if (!gap || begin > end || end - begin < AT_FIRST) { /* another allocator's */
        free(gap);
        gap = NULL;
        return;
    }
    uintptr_t first = (begin + 2 * HEAD + LARGE - 1) / LARGE * LARGE;
    char *shorter = realloc(gap, first - begin - HEAD);
    gap = shorter ? shorter : gap;
    madvise((void *)first, (size_t)PAGES * LARGE, MADV_HUGEPAGE);
}

void *tc_heap_grow(void *items, size_t have, size_t size, size_t first, size_t *capacity) {
    if (have < *capacity)
        return items;
    size_t larger = *capacity ? *capacity * 2 : first;
    void *grown = larger <= SIZE_MAX / size ? realloc(items, larger * size) : NULL;
    if (grown)
        *capacity = larger;
    return grown;
}
