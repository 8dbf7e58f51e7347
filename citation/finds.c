/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists of mentions, in order of the text. */
#include "scan.h"

tc_found *tc_finds_add(tc_arena *arena, tc_finds *finds, const tc_found *found) {
    tc_found *items = tc_arena_regrow(arena, finds->items, finds->count, finds->count + 1,
                                      sizeof *items, &finds->capacity);
    if (!items)
        return NULL;
    items[finds->count] = *found;
    finds->items = items;
    return &finds->items[finds->count++];
}

tc_status tc_finds_merge(tc_arena *arena, tc_finds *finds, const tc_finds *more, tc_error *error) {
    size_t i = 0, k = 0, total = finds->count + more->count;
    if (!more->count)
        return TC_OK;
    tc_finds out = {.items = tc_arena_room(arena, total * sizeof *out.items), .capacity = total};
    if (!out.items)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    while (i < finds->count || k < more->count) {
        const tc_found *a = i < finds->count ? &finds->items[i] : NULL;
        const tc_found *b = k < more->count ? &more->items[k] : NULL;
        const tc_found *last = out.count ? &out.items[out.count - 1] : NULL;
        bool covered = b && ((a && b->mention.range.end > a->mention.range.start &&
                              b->mention.range.start < a->mention.range.end) ||
                             (last && b->mention.range.start < last->mention.range.end));
        if (covered)
            k++;
        else if (b && (!a || b->mention.range.start < a->mention.range.start))
            out.items[out.count++] = more->items[k++];
        else
            out.items[out.count++] = finds->items[i++];
    }
    tc_arena_drop(arena, finds->items, finds->capacity * sizeof *finds->items);
    tc_arena_drop(arena, more->items, more->capacity * sizeof *more->items);
    *finds = out;
    return TC_OK;
}
