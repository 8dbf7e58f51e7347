/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lists.h"

const tc_list_level *tc_list_level_of(const tc_list *item, long i) {
    return item->levels && item->levels[i].set ? &item->levels[i] : &item->definition->levels[i];
}

/* Moves the counter of level I on. */
static void count(tc_list *item, long i) {
    tc_list_definition *d = item->definition;
    if (item->starts[i] != TC_LIST_UNSET) {
        d->counters[i] = item->starts[i];
        item->starts[i] = TC_LIST_UNSET;
    } else {
        d->counters[i] = d->used[i] ? d->counters[i] + 1 : tc_list_level_of(item, i)->start;
    }
    d->used[i] = true;
    for (long deeper = i + 1; deeper < TC_LIST_LEVELS; deeper++) {
        long restart = tc_list_level_of(item, deeper)->restart;
        if (restart == TC_LIST_UNSET || i < restart)
            d->used[deeper] = false;
    }
}

static void put_label(tc_buffer *out, const tc_list *item, const tc_list_level *own) {
    const tc_list_definition *d = item->definition;
    for (size_t at = 0; at < own->text.len; at++) {
        char c = own->text.ptr[at];
        long digit = at + 1 < own->text.len ? own->text.ptr[at + 1] - '1' : TC_LIST_UNSET;
        if (c != '%' || digit < 0 || digit >= TC_LIST_LEVELS) {
            tc_buffer_add_char(out, c);
            continue;
        }
        const tc_list_level *other = tc_list_level_of(item, digit);
        tc_numerals numerals = own->legal ? TC_NUMERALS_DECIMAL : other->numerals;
        tc_numerals_put(out, numerals, d->used[digit] ? d->counters[digit] : other->start);
        at++;
    }
}

void tc_list_label(tc_list *item, long i, tc_draft *draft) {
    const tc_list_level *own = tc_list_level_of(item, i);
    count(item, i);
    if (own->numerals == TC_NUMERALS_BULLET) {
        if (own->text.len)
            tc_draft_label(draft, tc_numerals_bullet(own->text), false, false);
        return;
    }
    tc_buffer label;
    tc_buffer_init(&label, 1024);
    put_label(&label, item, own);
    tc_draft_label(draft, tc_slice_trim(tc_buffer_slice(&label)), own->joined, true);
    tc_buffer_dispose(&label);
}
