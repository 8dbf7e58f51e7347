/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a reader says of the file as a whole, and of words in it. */
#include "draft_tree.h"

#include <stdlib.h>

void tc_draft_scan(tc_draft *draft, uint32_t read, uint32_t unread, uint32_t sure) {
    if (tc_draft_taped(draft, TC_TAPE_SCAN, .numbers = {read, unread, sure}))
        return;
    draft->scan = (tc_scanned){read, unread, sure > 100 ? 100 : sure};
}

tc_scanned tc_draft_scanned(const tc_draft *draft) {
    return draft->scan;
}

static bool is_day(tc_date day) {
    return day.year >= 1900 && day.year <= 2200 && day.month >= 1 && day.month <= 12 &&
           day.day >= 1 && day.day <= tc_days_in_month(day.year, day.month);
}

void tc_draft_signed(tc_draft *draft, tc_date day) {
    tc_signed *all = &draft->signatures;
    if (!is_day(day) ||
        tc_draft_taped(draft, TC_TAPE_SIGNED,
                       .numbers = {(uint32_t)day.year, (uint32_t)day.month, (uint32_t)day.day}))
        return;
    if (all->count < TC_SIGNED_MAX)
        all->days[all->count++] = day;
}

tc_signed tc_draft_signatures(const tc_draft *draft) {
    return draft->signatures;
}

/* ---- Doubts ---- */

int tc_doubt_compare(const void *a, const void *b) {
    const tc_doubt *x = a, *y = b;
    if (x->page != y->page)
        return x->page < y->page ? -1 : 1;
    return tc_slice_compare(x->word, y->word);
}

void tc_draft_doubt(tc_draft *draft, tc_slice word, unsigned of) {
    if (tc_draft_taped(draft, TC_TAPE_DOUBT, .numbers = {of}, .text = word) ||
        draft->doubt_count >= TC_DRAFT_DOUBTS_MAX)
        return;
    tc_doubt *items = tc_arena_grow(draft->arena, draft->doubts, draft->doubt_count,
                                    draft->doubt_count + 1, sizeof *items, &draft->doubt_capacity);
    tc_slice copy = tc_arena_copy(draft->arena, word);
    draft->failed |= !items || !copy.ptr;
    if (!items || !copy.ptr)
        return;
    draft->doubts = items;
    items[draft->doubt_count++] = (tc_doubt){draft->page, copy, of};
}

const tc_doubt *tc_draft_doubts(tc_draft *draft, uint32_t *count) {
    tc_doubt *items = draft->doubts;
    size_t kept = 0;
    if (draft->doubt_count)
        qsort(items, draft->doubt_count, sizeof *items, tc_doubt_compare);
    for (size_t i = 0; i < draft->doubt_count; i++) {
        if (kept && tc_doubt_compare(&items[kept - 1], &items[i]) == 0)
            items[kept - 1].of |= items[i].of;
        else
            items[kept++] = items[i];
    }
    *count = (uint32_t)kept;
    return items;
}
