/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lists.h"

#include "verbs.h"

#include <string.h>

enum { JOINT_WORDS = 6, JOINT_BYTES = 40 };

bool tc_lists_join(tc_slice text, const tc_found *a, const tc_found *b) {
    tc_word w[JOINT_WORDS];
    size_t from = a->issuer_end, to = b->mention.range.start;
    bool borrows = b->labelled && !b->typed;
    if (to < from || to - from > JOINT_BYTES ||
        (!borrows && memchr(text.ptr + from, ';', to - from)) ||
        memchr(text.ptr + from, '.', to - from) || memchr(text.ptr + from, '\n', to - from))
        return false;
    size_t count = tc_words_read(text, from, to, w, JOINT_WORDS);
    return count < JOINT_WORDS && tc_verb_lists(w, 0, count);
}

/* "Luật số 31/2024/QH15, số 43/2024/QH15 và 46/2024/QH15": the second one's symbol does not tell
 * its type. */
static void share_types(tc_slice text, tc_finds *finds) {
    for (size_t i = 1; i < finds->count; i++) {
        tc_found *a = &finds->items[i - 1], *b = &finds->items[i];
        if (!b->mention.type.len && a->mention.type.len &&
            tc_slice_equal(a->mention.symbol, b->mention.symbol) && tc_lists_join(text, a, b))
            b->mention.type = tc_slice_equal(a->mention.type, TC_SLICE("Bộ luật"))
                                  ? TC_SLICE("Luật")
                                  : a->mention.type;
    }
}

void tc_lists_share(tc_slice text, tc_finds *finds) {
    share_types(text, finds);
    for (size_t i = finds->count; i > 1; i--) {
        tc_found *a = &finds->items[i - 2];
        const tc_found *b = &finds->items[i - 1];
        if (!a->mention.symbol.len || a->mention.issuer.len ||
            !tc_slice_equal(a->mention.symbol, b->mention.symbol) || !tc_lists_join(text, a, b))
            continue;
        if (!a->between.len)
            a->between = b->mention.issuer.len ? b->mention.issuer : b->between;
        if (!tc_date_is_set(a->mention.date) && b->same_day) {
            a->mention.date = b->mention.date;
            a->same_day = true;
        }
    }
}
