/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/base.h>

#include <stdlib.h>
#include <string.h>

enum { FIRST_CHUNK = 64 * 1024, ALIGNMENT = 16 };

typedef struct chunk {
    struct chunk *previous;
    size_t size, used;
    _Alignas(ALIGNMENT) char bytes[];
} chunk;

struct tc_arena {
    chunk *last;
    size_t maximum, taken;
};

static chunk *chunk_new(chunk *previous, size_t size) {
    chunk *c = malloc(sizeof *c + size);
    if (c)
        *c = (chunk){previous, size, 0};
    return c;
}

tc_arena *tc_arena_new(size_t maximum) {
    tc_arena *arena = malloc(sizeof *arena);
    if (!arena)
        return NULL;
    *arena = (tc_arena){chunk_new(NULL, FIRST_CHUNK), maximum, 0};
    if (!arena->last) {
        free(arena);
        return NULL;
    }
    return arena;
}

static void free_down_to(tc_arena *arena, const chunk *keep) {
    while (arena->last && arena->last != keep) {
        chunk *previous = arena->last->previous;
        free(arena->last);
        arena->last = previous;
    }
}

void tc_arena_free(tc_arena *arena) {
    if (!arena)
        return;
    free_down_to(arena, NULL);
    free(arena);
}

void tc_arena_reset(tc_arena *arena) {
    chunk *first = arena->last;
    while (first->previous)
        first = first->previous;
    free_down_to(arena, first);
    first->used = 0;
    arena->taken = 0;
}

void *tc_arena_take(tc_arena *arena, size_t size) {
    if (size > arena->maximum - arena->taken)
        return NULL;
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    chunk *c = arena->last;
    if (size > c->size - c->used) {
        size_t wanted = c->size < ((size_t)4 << 20) ? c->size * 2 : c->size;
        c = chunk_new(c, size > wanted ? size : wanted);
        if (!c)
            return NULL;
        arena->last = c;
    }
    void *result = c->bytes + c->used;
    c->used += size;
    arena->taken = size > arena->maximum - arena->taken ? arena->maximum : arena->taken + size;
    return memset(result, 0, size);
}

tc_slice tc_arena_copy(tc_arena *arena, tc_slice s) {
    char *copy = tc_arena_take(arena, s.len + 1);
    if (!copy)
        return (tc_slice){NULL, 0};
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    return (tc_slice){copy, s.len};
}

void *tc_arena_grow(tc_arena *arena, void *items, size_t have, size_t wanted, size_t size,
                    size_t *capacity) {
    if (wanted <= *capacity)
        return items;
    size_t larger = *capacity ? *capacity * 2 : 16;
    if (larger < wanted)
        larger = wanted;
    if (larger > SIZE_MAX / size)
        return NULL;
    void *grown = tc_arena_take(arena, larger * size);
    if (!grown)
        return NULL;
    if (have)
        memcpy(grown, items, have * size);
    *capacity = larger;
    return grown;
}

size_t tc_arena_used(const tc_arena *arena) {
    return arena->taken;
}
