/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ledger.h"

#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <xxhash.h>

enum { HEADS = 1 << 14, ITEMS_MAX = 1 << 20 };

typedef struct item {
    tc_made made;
    uint64_t place;        /* a hash of the path */
    _Atomic uint32_t next; /* with the same head, from 1; 0: none */
} item;

/* Pages that nothing is written to take no memory. */
struct tc_ledger {
    _Atomic uint32_t count;
    _Atomic uint32_t heads[HEADS];
    item items[ITEMS_MAX];
};

tc_ledger *tc_ledger_new(void) {
    void *memory = mmap(NULL, sizeof(tc_ledger), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

void tc_ledger_free(tc_ledger *ledger) {
    if (ledger)
        munmap(ledger, sizeof *ledger);
}

static uint32_t head_of(const char *key) {
    return (uint32_t)(XXH3_64bits(key, TC_LIKENESS_KEY) % HEADS);
}

static uint64_t place_of(tc_slice path) {
    return XXH3_64bits(path.ptr, path.len);
}

void tc_ledger_clear(tc_ledger *ledger) {
    for (uint32_t i = 0; atomic_load(&ledger->count) && i < HEADS; i++)
        if (atomic_load(&ledger->heads[i]))
            atomic_store(&ledger->heads[i], 0);
    atomic_store(&ledger->count, 0);
}

/* A worker that dies on the way leaves an item that nothing leads to. */
void tc_ledger_put(tc_ledger *ledger, tc_slice path, const tc_made *made) {
    uint32_t number = atomic_fetch_add(&ledger->count, 1);
    if (number >= ITEMS_MAX) {
        atomic_store(&ledger->count, ITEMS_MAX);
        return;
    }
    item *new = &ledger->items[number];
    new->made = *made;
    new->place = place_of(path);
    _Atomic uint32_t *head = &ledger->heads[head_of(made->key)];
    uint32_t first = atomic_load(head);
    do
        atomic_store(&new->next, first);
    while (!atomic_compare_exchange_weak(head, &first, number + 1));
}

bool tc_ledger_find(const tc_ledger *ledger, const char *key, tc_slice path, tc_made *out) {
    uint32_t at = atomic_load(&ledger->heads[head_of(key)]);
    uint64_t place = at ? place_of(path) : 0;
    for (; at; at = atomic_load(&ledger->items[at - 1].next)) {
        const item *i = &ledger->items[at - 1];
        if (i->place != place && strcmp(i->made.key, key) == 0) {
            *out = i->made;
            return true;
        }
    }
    return false;
}
