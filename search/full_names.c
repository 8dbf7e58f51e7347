/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "full_names.h"

#include <record/keys.h>
#include <record/names.h>

enum { NAMES_MAX = 4096, FOUND_MAX = 512 };

void tc_full_names_init(tc_full_names *names, tc_session *session) {
    *names = (tc_full_names){.session = session};
}

void tc_full_names_of_terms(tc_full_names *names, tc_session *session, const tc_slice *terms,
                            size_t count) {
    *names = (tc_full_names){.session = session, .terms = terms, .term_count = count};
}

/* ---- What an owner spells out ---- */

static tc_status add_name(tc_full_names *names, tc_owner_names *owner, size_t *capacity,
                          tc_slice term) {
    tc_arena *arena = names->session->arena;
    tc_slice unused, copy = tc_arena_copy(arena, term);
    tc_known_name *grown =
        tc_arena_grow(arena, owner->items, owner->count, owner->count + 1, sizeof *grown, capacity);
    if (!grown || !copy.ptr)
        return tc_out_of_memory(names->session);
    owner->items = grown;
    tc_name_read(copy, &unused, &grown[owner->count++]);
    return TC_OK;
}

static tc_status load_index(tc_full_names *names, tc_slice prefix, tc_owner_names *owner) {
    tc_session *session = names->session;
    tc_terms *terms = NULL;
    size_t capacity = 0;
    bool more = true;
    tc_status status =
        tc_terms_open(session->store, TC_FIELD_FULL_NAME, prefix, &terms, &session->error);
    while (status == TC_OK && owner->count < NAMES_MAX) {
        status = tc_terms_next(terms, &more, &session->error);
        if (status != TC_OK || !more)
            break;
        status = add_name(names, owner, &capacity, tc_terms_text(terms));
    }
    tc_terms_close(terms);
    return status;
}

static tc_status load_terms(tc_full_names *names, tc_slice prefix, tc_owner_names *owner) {
    size_t low = 0, high = names->term_count, capacity = 0;
    tc_status status = TC_OK;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tc_slice_compare(names->terms[middle], prefix) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; status == TC_OK && low < names->term_count &&
           tc_slice_starts(names->terms[low], prefix) && owner->count < NAMES_MAX;
         low++)
        status = add_name(names, owner, &capacity, names->terms[low]);
    return status;
}

static tc_status names_of(tc_full_names *names, tc_slice key, const tc_owner_names **out) {
    tc_session *session = names->session;
    for (size_t i = 0; i < names->owner_count; i++) {
        if (tc_slice_equal(names->owners[i].owner, key)) {
            *out = &names->owners[i];
            return TC_OK;
        }
    }
    tc_owner_names owner = {.owner = key};
    char *prefix = tc_arena_take(session->arena, key.len + 2);
    tc_owner_names *grown =
        tc_arena_grow(session->arena, names->owners, names->owner_count, names->owner_count + 1,
                      sizeof *grown, &names->owner_capacity);
    if (!prefix || !grown)
        return tc_out_of_memory(session);
    names->owners = grown;
    snprintf(prefix, key.len + 2, "%.*s|", (int)key.len, key.ptr);
    tc_slice begin = {prefix, key.len + 1};
    tc_status status = TC_OK;
    if (key.len)
        status = (names->terms ? load_terms : load_index)(names, begin, &owner);
    grown[names->owner_count++] = owner;
    *out = &grown[names->owner_count - 1];
    return status;
}

/* ---- Looking up ---- */

/* What the user says that UNIT means there, or "". */
static tc_slice alias_of(const tc_full_names *names, tc_slice issuer, tc_slice province,
                         tc_slice unit) {
    tc_arena *arena = names->session->arena;
    if (!names->aliases || !names->aliases->count)
        return (tc_slice){NULL, 0};
    const tc_alias *alias =
        tc_aliases_find(names->aliases, tc_key_unit(arena, unit), tc_key_unit(arena, issuer),
                        tc_key_place(arena, province));
    return alias ? alias->name : (tc_slice){NULL, 0};
}

static tc_status look_up(tc_full_names *names, tc_slice issuer, tc_slice province, tc_slice unit,
                         tc_slice *out) {
    tc_arena *arena = names->session->arena;
    const tc_owner_names *owner = NULL;
    *out = alias_of(names, issuer, province, unit);
    if (out->len || !tc_unit_is_abbreviated(arena, unit))
        return TC_OK;
    tc_status status = names_of(names, tc_key_unit(arena, issuer), &owner);
    if (status == TC_OK)
        *out = tc_known_names_find(arena, owner->items, owner->count, unit);
    if (status != TC_OK || out->len || tc_unit_sort_of(arena, unit) == TC_UNIT_DIVISION)
        return status;
    status = names_of(names, tc_key_place(arena, province), &owner);
    if (status == TC_OK)
        *out = tc_known_names_find(arena, owner->items, owner->count, unit);
    return status;
}

/* Remembers what was found: the same units stand in many tasks. */
static tc_status remember(tc_full_names *names, const tc_found_name *found) {
    tc_arena *arena = names->session->arena;
    if (names->found_count == FOUND_MAX)
        return TC_OK;
    tc_found_name *grown =
        tc_arena_grow(arena, names->found, names->found_count, names->found_count + 1,
                      sizeof *grown, &names->found_capacity);
    if (!grown)
        return tc_out_of_memory(names->session);
    names->found = grown;
    grown[names->found_count++] =
        (tc_found_name){tc_arena_copy(arena, found->issuer), tc_arena_copy(arena, found->province),
                        tc_arena_copy(arena, found->unit), found->full};
    return TC_OK;
}

tc_status tc_full_names_find(tc_full_names *names, tc_slice issuer, tc_slice province,
                             tc_slice unit, tc_slice *out) {
    for (size_t i = names->found_count; i > 0; i--) {
        const tc_found_name *known = &names->found[i - 1];
        if (tc_slice_equal(known->unit, unit) && tc_slice_equal(known->issuer, issuer) &&
            tc_slice_equal(known->province, province)) {
            *out = known->full;
            return TC_OK;
        }
    }
    tc_status status = look_up(names, issuer, province, unit, out);
    if (status != TC_OK)
        return status;
    return remember(names, &(tc_found_name){issuer, province, unit, *out});
}

bool tc_full_names_needed(tc_slice s) {
    for (size_t i = 0; i + 1 < s.len; i++) {
        char a = s.ptr[i], b = s.ptr[i + 1];
        /* Đ and the capitals with accents begin with bytes over 0x7F. */
        bool first = (a >= 'A' && a <= 'Z') || (unsigned char)a > 0x7F;
        bool second = (b >= 'A' && b <= 'Z') || b == '&' || (unsigned char)b == 0xC4;
        if (first && second)
            return true;
    }
    return false;
}

static tc_slice string_at(const json_t *list, size_t at) {
    const json_t *item = json_array_get(list, at);
    return (tc_slice){json_string_value(item), json_string_length(item)};
}

tc_status tc_full_names_of_task(tc_full_names *names, tc_slice issuer, tc_slice province,
                                json_t *task) {
    const json_t *written = json_object_get(task, "lead");
    json_t *units = json_object_get(task, "lead_full");
    bool paired = json_array_size(written) == json_array_size(units);
    for (size_t i = 0; i < json_array_size(units); i++) {
        tc_slice unit = string_at(units, i), full = {NULL, 0};
        tc_status status = TC_OK;
        if (paired)
            full = alias_of(names, issuer, province, string_at(written, i));
        if (!full.len && unit.len && (names->aliases || tc_full_names_needed(unit)))
            status = tc_full_names_find(names, issuer, province, unit, &full);
        if (status != TC_OK)
            return status;
        if (full.len)
            json_array_set_new(units, i, tc_json_string(full));
    }
    return TC_OK;
}
