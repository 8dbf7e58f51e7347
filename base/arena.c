/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/base.h>

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
    FIRST_CHUNK = 64 * 1024,
    KEPT_CHUNK = 2 << 20,
    LARGE_PAGE = 2 << 20,
    ALIGNMENT = 16,
    SPARES = 8,             /* pieces given back that are remembered */
    SPARE_LEAST = 16 * 1024 /* bytes; a smaller one is not worth the search */
};

typedef struct chunk {
    struct chunk *previous;
    size_t size, used;
    _Alignas(ALIGNMENT) char bytes[];
} chunk;

typedef struct spare {
    char *bytes;
    size_t size;
} spare;

struct tc_arena {
    chunk *last;
    size_t maximum, taken, newest; /* newest: size of the last piece */
    spare spares[SPARES];          /* given back; of size 0 where there is none */
    bool is_short;                 /* a piece could not be had */
};

/* A large chunk asks for large pages: the small ones of a long document cost more than reading it.
 */
static chunk *chunk_new(chunk *previous, size_t size) {
    chunk *c = NULL;
    if (size < LARGE_PAGE)
        c = malloc(sizeof *c + size);
    else if (posix_memalign((void **)&c, LARGE_PAGE, sizeof *c + size) != 0)
        c = NULL;
    else
        madvise(c, sizeof *c + size, MADV_HUGEPAGE);
    if (c)
        *c = (chunk){previous, size, 0};
    return c;
}

tc_arena *tc_arena_new(size_t maximum) {
    tc_arena *arena = malloc(sizeof *arena);
    if (!arena)
        return NULL;
    *arena = (tc_arena){.last = chunk_new(NULL, FIRST_CHUNK), .maximum = maximum};
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

/* One chunk is kept, as large as is usual: the newer, the larger. */
void tc_arena_reset(tc_arena *arena) {
    chunk *keep = arena->last;
    while (keep->size > KEPT_CHUNK && keep->previous)
        keep = keep->previous;
    free_down_to(arena, keep);
    chunk *older = keep->previous;
    while (older) {
        chunk *previous = older->previous;
        free(older);
        older = previous;
    }
    *keep = (chunk){NULL, keep->size, 0};
    arena->last = keep;
    arena->taken = arena->newest = 0;
    arena->is_short = false;
    memset(arena->spares, 0, sizeof arena->spares);
}

/* SIZE bytes of the smallest spare that has them, or NULL.  Memory that was written already costs
 * less than fresh memory, which the system has to clear. */
static void *take_spare(tc_arena *arena, size_t size) {
    spare *best = NULL;
    for (spare *s = arena->spares; s < arena->spares + SPARES; s++)
        if (s->size >= size && (!best || s->size < best->size))
            best = s;
    if (!best)
        return NULL;
    void *result = best->bytes;
    best->bytes += size;
    best->size = best->size - size < SPARE_LEAST ? 0 : best->size - size;
    return result;
}

void tc_arena_drop(tc_arena *arena, void *piece, size_t size) {
    spare *least = arena->spares;
    size = size / ALIGNMENT * ALIGNMENT;
    if (!piece || size < SPARE_LEAST)
        return;
    for (spare *s = arena->spares; s < arena->spares + SPARES; s++)
        least = s->size < least->size ? s : least;
    if (least->size >= size)
        return;
    *least = (spare){piece, size};
    arena->taken -= size;
    arena->newest = 0;
}

static void *refuse(tc_arena *arena) {
    arena->is_short = true;
    return NULL;
}

void *tc_arena_room(tc_arena *arena, size_t size) {
    if (size > arena->maximum - arena->taken)
        return refuse(arena);
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    void *again = size >= SPARE_LEAST ? take_spare(arena, size) : NULL;
    if (again) {
        arena->taken += size;
        arena->newest = 0;
        return again;
    }
    chunk *c = arena->last;
    if (size > c->size - c->used) {
        size_t wanted = c->size < ((size_t)4 << 20) ? c->size * 2 : c->size;
        c = chunk_new(c, size > wanted ? size : wanted);
        if (!c)
            return refuse(arena);
        arena->last = c;
    }
    void *result = c->bytes + c->used;
    c->used += size;
    arena->taken = size > arena->maximum - arena->taken ? arena->maximum : arena->taken + size;
    arena->newest = size;
    return result;
}

void *tc_arena_take(tc_arena *arena, size_t size) {
    void *result = tc_arena_room(arena, size);
    return result ? memset(result, 0, size) : NULL;
}

void tc_arena_give_back(tc_arena *arena, const void *piece, size_t size) {
    chunk *c = arena->last;
    size_t newest = arena->newest;
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (size >= newest || newest > c->used || piece != c->bytes + c->used - newest)
        return;
    c->used -= newest - size;
    arena->taken -= newest - size;
    arena->newest = size;
}

tc_slice tc_arena_copy(tc_arena *arena, tc_slice s) {
    char *copy = tc_arena_room(arena, s.len + 1);
    if (!copy)
        return (tc_slice){NULL, 0};
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return (tc_slice){copy, s.len};
}

/* Room for at least WANTED items, more than *CAPACITY, with those that are there copied to it. */
static char *larger_room(tc_arena *arena, const void *items, size_t have, size_t wanted,
                         size_t size, size_t *capacity) {
    size_t larger = *capacity ? *capacity * 2 : 16;
    larger = larger < wanted ? wanted : larger;
    char *grown = larger <= SIZE_MAX / size ? tc_arena_room(arena, larger * size) : refuse(arena);
    if (!grown)
        return NULL;
    if (have)
        memcpy(grown, items, have * size);
    *capacity = larger;
    return grown;
}

void *tc_arena_grow(tc_arena *arena, void *items, size_t have, size_t wanted, size_t size,
                    size_t *capacity) {
    if (wanted <= *capacity)
        return items;
    char *grown = larger_room(arena, items, have, wanted, size, capacity);
    if (grown)
        memset(grown + have * size, 0, (*capacity - have) * size);
    return grown;
}

void *tc_arena_regrow(tc_arena *arena, void *items, size_t have, size_t wanted, size_t size,
                      size_t *capacity) {
    if (wanted <= *capacity)
        return items;
    size_t before = *capacity * size;
    char *grown = larger_room(arena, items, have, wanted, size, capacity);
    if (grown)
        tc_arena_drop(arena, items, before);
    return grown;
}

size_t tc_arena_used(const tc_arena *arena) {
    return arena->taken;
}

bool tc_arena_is_short(const tc_arena *arena) {
    return arena->is_short;
}

bool tc_slices_add(tc_arena *arena, tc_slice **items, size_t *count, size_t *capacity, tc_slice s) {
    tc_slice *grown = tc_arena_grow(arena, *items, *count, *count + 1, sizeof **items, capacity);
    if (!grown)
        return false;
    *items = grown;
    grown[(*count)++] = s;
    return true;
}
