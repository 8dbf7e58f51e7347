/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "asked.h"

#include "ask.h"
#include "asked_names.h"
#include "collective.h"

#include <search/units.h>

#include <record/keys.h>
#include <record/names.h>
#include <text/fold.h>

enum { NAMES_MAX = 100, ISSUERS_MAX = 1000 };

/* Slices that grow in the session's arena. */
typedef struct slices {
    tc_slice *items;
    size_t count, capacity;
} slices;

/* The question while it is put together. */
typedef struct building {
    tc_session *session;
    tc_full_names *names;
    tc_variants variants;
    tc_asked *asked;
    tc_query *groups[TC_ALSO_MAX + 1];
} building;

/* The keys of one field that one variant means. */
typedef struct matched {
    slices same;
    slices placed; /* if the plan is of PLACE */
    tc_slice place;
} matched;

static tc_status append(tc_session *session, slices *list, tc_slice item) {
    tc_slice *grown = tc_arena_grow(session->arena, list->items, list->count, list->count + 1,
                                    sizeof *grown, &list->capacity);
    if (!grown)
        return tc_out_of_memory(session);
    list->items = grown;
    grown[list->count] = tc_arena_copy(session->arena, item);
    return grown[list->count++].ptr ? TC_OK : tc_out_of_memory(session);
}

/* ---- Which keys are meant ---- */

static tc_status match_key(building *b, const tc_variant *v, tc_slice key, matched *out) {
    tc_slice place = {NULL, 0};
    tc_unit_match match = TC_UNIT_OTHER;
    if (v->collective)
        match = tc_collective_includes(v->key, key) ? TC_UNIT_SAME : TC_UNIT_OTHER;
    else if (v->exact)
        match = tc_slice_equal(v->key, key) ? TC_UNIT_SAME : TC_UNIT_OTHER;
    else
        match = tc_unit_compare(v->key, key, &place);
    switch (match) {
    case TC_UNIT_OTHER:
        break;
    case TC_UNIT_SAME:
        return append(b->session, &out->same, key);
    case TC_UNIT_IN_PLACE:
        out->place = tc_key_place(b->session->arena, place);
        return append(b->session, &out->placed, key);
    }
    return TC_OK;
}

/* Every key of the field is compared: names begin with anything, and there are few of them. */
static tc_status match_field(building *b, tc_field field, matched *out) {
    tc_terms *terms = NULL;
    bool more = true;
    tc_status status =
        tc_terms_open(b->session->store, field, TC_SLICE(""), &terms, &b->session->error);
    while (status == TC_OK) {
        status = tc_terms_next(terms, &more, &b->session->error);
        if (status != TC_OK || !more)
            break;
        tc_slice key = tc_terms_text(terms);
        for (size_t i = 0; status == TC_OK && i < b->variants.count; i++)
            status = match_key(b, &b->variants.items[i], key, &out[i]);
    }
    tc_terms_close(terms);
    return status;
}

/* ---- In whose plans ---- */

/* Tasks in plans of the agency KEY. */
static tc_status of_agency(building *b, tc_slice key, tc_query **out) {
    tc_terms *terms = NULL;
    slices issuers = {NULL, 0, 0};
    tc_slice place;
    bool more = true;
    tc_status status =
        tc_terms_open(b->session->store, TC_FIELD_ISSUER, TC_SLICE(""), &terms, &b->session->error);
    while (status == TC_OK && issuers.count < ISSUERS_MAX) {
        status = tc_terms_next(terms, &more, &b->session->error);
        if (status != TC_OK || !more)
            break;
        if (tc_unit_compare(key, tc_terms_text(terms), &place) == TC_UNIT_SAME)
            status = append(b->session, &issuers, tc_terms_text(terms));
    }
    tc_terms_close(terms);
    if (status == TC_OK)
        *out = tc_ask_any(b->session->arena, TC_FIELD_ISSUER, issuers.items, issuers.count);
    return status;
}

/* One key as it is looked at, entry by entry. */
typedef struct looking {
    building *b;
    const tc_variant *variant;
    tc_slice key;
    tc_slice place; /* plans must be of it, or "" */
    bool doubtful;  /* its letters fit, but may stand for other words */
    slices others;  /* keys of issuers whose unit it is not */
} looking;

/* Whether the unit of ENTRY is the one asked for, as far as its agency and the user tell. */
static tc_status is_meant(looking *l, const tc_unit_entry *entry, tc_slice issuer,
                          tc_slice province, bool *out) {
    tc_arena *arena = l->b->session->arena;
    tc_slice full = entry->full, place;
    const tc_alias *alias = tc_aliases_find(l->b->names->aliases, l->key, issuer, province);
    *out = true;
    if (l->variant->exact || l->variant->collective || tc_slice_equal(l->key, l->variant->key))
        return TC_OK;
    if (alias) {
        *out = tc_unit_compare(l->variant->key, alias->name_key, &place) != TC_UNIT_OTHER;
        return TC_OK;
    }
    if (!l->doubtful)
        return TC_OK;
    tc_status status = TC_OK;
    if (!full.len)
        status =
            tc_full_names_find(l->b->names, entry->issuer, entry->province, entry->written, &full);
    if (full.len)
        *out = tc_unit_compare(l->variant->key, tc_key_unit(arena, full), &place) != TC_UNIT_OTHER;
    return status;
}

static bool has_name(const json_t *names, tc_slice name) {
    for (size_t i = 0; i < json_array_size(names); i++) {
        const json_t *known = json_array_get(names, i);
        if (tc_slice_equal((tc_slice){json_string_value(known), json_string_length(known)}, name))
            return true;
    }
    return false;
}

/* NAME among the units, unless it is there, in whatever case. */
static void note_name(looking *l, tc_slice name) {
    json_t *units = l->b->asked->units;
    for (size_t i = 0; i < json_array_size(units); i++) {
        const json_t *known = json_array_get(units, i);
        if (tc_fold_same((tc_slice){json_string_value(known), json_string_length(known)}, name))
            return;
    }
    if (json_array_size(units) < NAMES_MAX)
        json_array_append_new(units, tc_json_string(name));
}

/* PROVINCE among those whose units have the name that was asked for. */
static void note_province(looking *l, tc_slice province) {
    json_t *provinces = l->b->asked->provinces;
    bool asked = l->place.len || l->variant->place.len || l->variant->agency.len;
    if (!asked && l->variant->group == 0 && province.len && !has_name(provinces, province))
        json_array_append_new(provinces, tc_json_string(province));
}

static tc_status look_at_entry(looking *l, tc_slice term) {
    tc_arena *arena = l->b->session->arena;
    const tc_variant *v = l->variant;
    tc_unit_entry entry;
    tc_slice unused;
    bool meant = true;
    if (!tc_unit_entry_read(term, &entry))
        return TC_OK;
    /* One spelling stands in the plans of many; keys are made only where they tell something. */
    if (!l->doubtful && !l->b->names->aliases->count &&
        has_name(l->b->asked->units, entry.written)) {
        note_province(l, entry.province);
        return TC_OK;
    }
    tc_slice issuer = tc_key_unit(arena, entry.issuer);
    tc_slice province = tc_key_place(arena, entry.province);
    tc_status status = is_meant(l, &entry, issuer, province, &meant);
    if (status != TC_OK || !meant)
        return status == TC_OK && issuer.len ? append(l->b->session, &l->others, issuer) : status;
    bool here = (!l->place.len || tc_slice_equal(l->place, province)) &&
                (!v->place.len || tc_slice_equal(v->place, province)) &&
                (!v->agency.len || tc_unit_compare(v->agency, issuer, &unused) == TC_UNIT_SAME);
    if (here && v->group == 0) {
        note_name(l, entry.written);
        note_province(l, entry.province);
    }
    return TC_OK;
}

/* Goes over who has tasks under the key; only where something could come of it. */
static tc_status look_at_entries(looking *l, tc_unit_role role) {
    tc_session *session = l->b->session;
    tc_terms *terms = NULL;
    bool more = true;
    if (l->variant->group && !l->doubtful && !l->b->names->aliases->count)
        return TC_OK;
    tc_slice prefix = tc_unit_entry_prefix(session->arena, role, l->key);
    tc_status status =
        tc_terms_open(session->store, TC_FIELD_UNIT_NAME, prefix, &terms, &session->error);
    while (status == TC_OK && prefix.len) {
        status = tc_terms_next(terms, &more, &session->error);
        if (status != TC_OK || !more)
            break;
        status = look_at_entry(l, tc_terms_text(terms));
    }
    tc_terms_close(terms);
    return status;
}

/* ---- The query ---- */

/* Tasks that have one of KEYS, but those of agencies whose unit it is not. */
static tc_status ask_keys(building *b, const tc_variant *v, tc_field field, const slices *keys,
                          tc_slice place, tc_query **out) {
    tc_arena *arena = b->session->arena;
    tc_query **parts = tc_arena_take(arena, (keys->count + 1) * sizeof *parts), *any = NULL;
    tc_unit_role role = field == TC_FIELD_LEAD ? TC_UNIT_LEADS : TC_UNIT_SUPPORTS;
    if (!parts)
        return tc_out_of_memory(b->session);
    for (size_t i = 0; i < keys->count; i++) {
        tc_slice key = keys->items[i];
        looking l = {.b = b, .variant = v, .key = key, .place = place};
        l.doubtful = tc_unit_key_abbreviated(key) && !tc_unit_key_abbreviated(v->key);
        tc_status status = look_at_entries(&l, role);
        if (status != TC_OK) {
            tc_query_free(tc_query_join(TC_QUERY_OR, parts, i));
            return status;
        }
        parts[i] = tc_query_term(field, key);
        if (l.others.count) {
            tc_query *but[] = {parts[i],
                               tc_ask_any(arena, TC_FIELD_ISSUER, l.others.items, l.others.count)};
            parts[i] = tc_query_join(TC_QUERY_AND_NOT, but, 2);
        }
    }
    any = tc_query_join(TC_QUERY_OR, parts, keys->count);
    if (place.len && keys->count)
        any = tc_ask_both(any, tc_query_term(TC_FIELD_PROVINCE, place));
    *out = any;
    return TC_OK;
}

/* QUERY, taken over, without tasks whose unit the user says to be another one, though a document
 * spells its letters out so. */
static tc_status without_corrected(building *b, const tc_variant *v, tc_field field,
                                   tc_query **query) {
    const tc_aliases *aliases = b->names->aliases;
    tc_slice place;
    tc_status status = TC_OK;
    for (size_t i = 0; status == TC_OK && i < aliases->count; i++) {
        const tc_alias *alias = &aliases->items[i];
        if (tc_slice_equal(v->key, alias->key) ||
            tc_unit_compare(v->key, alias->key, &place) == TC_UNIT_OTHER ||
            tc_unit_compare(v->key, alias->name_key, &place) != TC_UNIT_OTHER)
            continue;
        tc_query *other = tc_query_term(field, alias->key), *agency = NULL;
        if (alias->place.len)
            other = tc_ask_both(other, tc_query_term(TC_FIELD_PROVINCE, alias->place));
        if (alias->agency.len)
            status = of_agency(b, alias->agency, &agency);
        if (agency)
            other = tc_ask_both(other, agency);
        tc_query *parts[] = {*query, other};
        *query = tc_query_join(TC_QUERY_AND_NOT, parts, 2);
    }
    return status;
}

static tc_status ask_variant(building *b, const tc_variant *v, tc_field field,
                             const matched *found) {
    tc_query *same = NULL, *placed = NULL, *issuers = NULL;
    tc_status status = ask_keys(b, v, field, &found->same, (tc_slice){NULL, 0}, &same);
    if (status != TC_OK)
        return status;
    status = ask_keys(b, v, field, &found->placed, found->place, &placed);
    if (status == TC_OK && v->agency.len && (found->same.count || found->placed.count))
        status = of_agency(b, v->agency, &issuers);
    if (status != TC_OK) {
        tc_query_free(same);
        tc_query_free(placed);
        return status;
    }
    tc_query *query = tc_ask_either(same, placed);
    if (issuers)
        query = tc_ask_both(query, issuers);
    if (v->place.len)
        query = tc_ask_both(query, tc_query_term(TC_FIELD_PROVINCE, v->place));
    if (!v->exact && !v->collective)
        status = without_corrected(b, v, field, &query);
    b->groups[v->group] = tc_ask_either(b->groups[v->group], query);
    return status;
}

static tc_status ask_field(building *b, tc_field field) {
    matched found[TC_VARIANTS_MAX] = {{{NULL, 0, 0}, {NULL, 0, 0}, {NULL, 0}}};
    tc_status status = match_field(b, field, found);
    for (size_t i = 0; status == TC_OK && i < b->variants.count; i++)
        if (found[i].same.count || found[i].placed.count)
            status = ask_variant(b, &b->variants.items[i], field, &found[i]);
    return status;
}

static tc_query *tasks(tc_query *query) {
    return tc_ask_both(query, tc_query_term(TC_FIELD_KIND, TC_SLICE("task")));
}

tc_status tc_asked_read(tc_session *session, tc_full_names *names, tc_slice unit, tc_asked *out) {
    tc_role role = session->options.role;
    building b = {.session = session, .names = names, .asked = out};
    *out = (tc_asked){.units = json_array(), .provinces = json_array()};
    tc_status status = TC_OK;
    tc_variants_read(session, names->aliases, unit, &b.variants, out);
    for (size_t i = 0; i <= out->also_count; i++)
        b.groups[i] = tc_query_nothing();
    if (role != TC_ROLE_SUPPORT)
        status = ask_field(&b, TC_FIELD_LEAD);
    if (status == TC_OK && role != TC_ROLE_LEAD)
        status = ask_field(&b, TC_FIELD_SUPPORT);
    out->query = tasks(b.groups[0]);
    for (size_t i = 0; i < out->also_count; i++)
        out->also[i].query = tasks(b.groups[i + 1]);
    if (status != TC_OK)
        tc_asked_dispose(out);
    return status;
}

void tc_asked_dispose(tc_asked *asked) {
    tc_query_free(asked->query);
    for (size_t i = 0; i < asked->also_count; i++)
        tc_query_free(asked->also[i].query);
    json_decref(asked->units);
    json_decref(asked->provinces);
    *asked = (tc_asked){.query = NULL};
}
