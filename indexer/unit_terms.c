/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit_terms.h"

#include <record/keys.h>
#include <record/names.h>

bool tc_unit_memos_init(tc_unit_memos *memos) {
    *memos = (tc_unit_memos){tc_memo_new(tc_key_unit), tc_memo_new(tc_unit_spread)};
    return memos->keys && memos->spread;
}

void tc_unit_memos_dispose(tc_unit_memos *memos) {
    tc_memo_free(memos->keys);
    tc_memo_free(memos->spread);
}

void tc_unit_memos_trim(tc_unit_memos *memos) {
    tc_memo_trim(memos->keys);
    tc_memo_trim(memos->spread);
}

void tc_unit_terms_add(tc_entry *entry, tc_arena *arena, const tc_unit_memos *memos, tc_field field,
                       const tc_strings *units) {
    for (uint32_t i = 0; i < units->count; i++) {
        tc_slice unit = units->items[i], key, name;
        tc_slice rest = tc_memo_get(memos->spread, arena, unit);
        tc_entry_add_term(entry, field, tc_memo_get(memos->keys, arena, unit));
        while (tc_unit_spread_next(&rest, &key, &name))
            tc_entry_add_term(entry, field, key);
    }
}

/* How many units the texts UNITS hold, one by one. */
static uint32_t count_units(tc_arena *arena, const tc_unit_memos *memos, const tc_strings *units) {
    uint32_t count = 0;
    tc_slice key, name;
    for (uint32_t i = 0; i < units->count; i++)
        for (tc_slice rest = tc_memo_get(memos->spread, arena, units->items[i]);
             tc_unit_spread_next(&rest, &key, &name);)
            count++;
    return count;
}

/* UNITS with what they are spelt out, where FULL goes side by side with them. */
static void add_names(tc_entry *entry, tc_arena *arena, const tc_unit_memos *memos,
                      const tc_strings *units, const tc_strings *full, tc_unit_entry *shared) {
    uint32_t number = 0;
    bool paired = count_units(arena, memos, units) == full->count;
    for (uint32_t i = 0; i < units->count; i++) {
        tc_slice rest = tc_memo_get(memos->spread, arena, units->items[i]);
        while (tc_unit_spread_next(&rest, &shared->key, &shared->written)) {
            shared->full = paired ? full->items[number++] : TC_SLICE("");
            /* A person stands for the unit that is named beside. */
            if (!shared->key.len && shared->full.len) {
                shared->written = shared->full;
                shared->key = tc_memo_get(memos->keys, arena, shared->full);
            }
            if (shared->key.len)
                tc_entry_add_term(entry, TC_FIELD_UNIT_NAME, tc_unit_entry_term(arena, shared));
        }
    }
}

void tc_unit_terms_of_task(tc_entry *entry, tc_arena *arena, const tc_unit_memos *memos,
                           const tc_header *plan, const tc_assignment *task) {
    static const tc_strings none = {NULL, 0};
    tc_unit_entry lead = {
        .role = TC_UNIT_LEADS, .issuer = plan->issuer_full, .province = plan->province};
    tc_unit_entry support = lead;
    support.role = TC_UNIT_SUPPORTS;
    tc_unit_terms_add(entry, arena, memos, TC_FIELD_LEAD, &task->lead);
    tc_unit_terms_add(entry, arena, memos, TC_FIELD_LEAD, &task->lead_full);
    tc_unit_terms_add(entry, arena, memos, TC_FIELD_LEAD, &task->lead_person);
    tc_unit_terms_add(entry, arena, memos, TC_FIELD_SUPPORT, &task->support);
    add_names(entry, arena, memos, &task->lead, &task->lead_full, &lead);
    add_names(entry, arena, memos, &task->support, &none, &support);
}
