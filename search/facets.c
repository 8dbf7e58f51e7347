/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "facets.h"

#include <base/locale.h>
#include <record/keys.h>

#include <search.h>
#include <stdlib.h>

static const struct {
    const char *name, *shown;
    tc_slot slot;
    tc_slice (*key)(tc_arena *arena, tc_slice value); /* or NULL: bytewise */
} kinds[] = {
    {"type", N_("type"), TC_SLOT_TYPE, tc_key_type},
    {"issuer", N_("issuer"), TC_SLOT_ISSUER, tc_key_unit},
    {"province", N_("province"), TC_SLOT_PROVINCE, tc_key_place},
    {"year", N_("year"), TC_SLOT_YEAR, NULL},
    {"unit", N_("unit"), TC_SLOT_UNITS, tc_key_unit},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* One value, however it is spelt. */
typedef struct tally {
    tc_slice key, shown; /* shown: the most frequent spelling, of equal ones the first bytewise */
    uint32_t count, most;
} tally;

typedef struct counting {
    tc_session *session;
    void *by_key; /* tree of tally */
    tally **items;
    size_t count, room;
} counting;

static int by_key(const void *a, const void *b) {
    return tc_slice_compare(((const tally *)a)->key, ((const tally *)b)->key);
}

static int by_count(const void *a, const void *b) {
    const tally *x = *(tally *const *)a, *y = *(tally *const *)b;
    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return tc_slice_compare(x->shown, y->shown);
}

static void keep(void *node) {
    (void)node; /* of the arena */
}

/* ---- Counting ---- */

static tc_status add(counting *c, tc_slice key, tc_slice shown, uint32_t count) {
    tc_arena *arena = c->session->arena;
    tally asked = {.key = key};
    tally *const *known = tfind(&asked, &c->by_key, by_key);
    tally *found = known ? *known : NULL;
    if (!found) {
        found = tc_arena_take(arena, sizeof *found);
        tally **items =
            tc_arena_grow(arena, c->items, c->count, c->count + 1, sizeof(tally *), &c->room);
        if (!found || !items)
            return tc_out_of_memory(c->session);
        c->items = items;
        *found = (tally){.key = key};
        if (!tsearch(found, &c->by_key, by_key))
            return tc_out_of_memory(c->session);
        items[c->count++] = found;
    }
    found->count += count;
    if (count > found->most ||
        (count == found->most && tc_slice_compare(shown, found->shown) < 0)) {
        found->most = count;
        found->shown = shown;
    }
    return TC_OK;
}

/* VALUE, of COUNT documents: one name, or several, each on a line. */
static tc_status add_value(counting *c, uint32_t kind, tc_slice value, uint32_t count) {
    tc_status status = TC_OK;
    while (status == TC_OK && value.len) {
        size_t end = tc_slice_find(value, TC_SLICE("\n"), 0);
        tc_slice name = tc_arena_copy(c->session->arena, tc_slice_sub(value, 0, end));
        tc_slice key =
            name.len && kinds[kind].key ? kinds[kind].key(c->session->arena, name) : name;
        if (!name.ptr || !key.ptr)
            return tc_out_of_memory(c->session);
        status = add(c, key, name, count);
        value = end == SIZE_MAX ? TC_SLICE("") : tc_slice_sub(value, end + 1, value.len);
    }
    return status;
}

static json_t *list(counting *c) {
    json_t *values = json_array();
    if (c->count)
        qsort(c->items, c->count, sizeof(tally *), by_count);
    for (size_t i = 0; i < c->count && i < TC_FACETS_LISTED; i++)
        json_array_append_new(values,
                              json_pack("{s:o, s:I}", "value", tc_json_string(c->items[i]->shown),
                                        "count", (json_int_t)c->items[i]->count));
    return values;
}

tc_status tc_facets_count(tc_session *session, const tc_query *query, json_t **out) {
    tc_store_request request = {.sort = TC_SORT_ENTRY, .check_at_least = UINT32_MAX};
    tc_matches *matches = NULL;
    json_t *facets = json_object();
    for (uint32_t k = 0; k < KINDS; k++)
        request.facets |= TC_SLOT_BIT(kinds[k].slot);
    tc_status status = tc_store_search(session->store, query, &request, &matches, &session->error);
    for (uint32_t k = 0; status == TC_OK && k < KINDS; k++) {
        counting c = {.session = session};
        uint32_t count = 0;
        const tc_facet *values = tc_matches_facets(matches, kinds[k].slot, &count);
        for (uint32_t i = 0; status == TC_OK && i < count; i++)
            status = add_value(&c, k, values[i].value, values[i].count);
        json_object_set_new(facets, kinds[k].name, list(&c));
        tdestroy(c.by_key, keep);
    }
    tc_matches_free(matches);
    if (status != TC_OK) {
        json_decref(facets);
        return status;
    }
    *out = facets;
    return TC_OK;
}

/* ---- For people ---- */

void tc_facets_show(tc_paper *paper, const json_t *facets) {
    uint32_t width = 0;
    for (uint32_t k = 0; k < KINDS; k++) {
        uint32_t w = tc_paper_width(tc_slice_of(_(kinds[k].shown)));
        width = w > width ? w : width;
    }
    for (uint32_t k = 0; k < KINDS; k++) {
        const json_t *values = json_object_get(facets, kinds[k].name);
        size_t count = json_array_size(values);
        tc_slice name = tc_slice_of(_(kinds[k].shown));
        tc_buffer line;
        if (!count)
            continue;
        tc_buffer_init(&line, 1 << 20);
        for (size_t i = 0; i < count && i < TC_FACETS_SHOWN; i++) {
            const json_t *value = json_array_get(values, i);
            tc_slice text = tc_json_text(value, "value");
            tc_buffer_printf(&line, "%s%.*s %lld", i ? " · " : "", (int)text.len, text.ptr,
                             (long long)json_integer_value(json_object_get(value, "count")));
        }
        if (count > TC_FACETS_SHOWN)
            tc_buffer_add(&line, TC_SLICE(" · …"));
        tc_paper_put(paper, TC_LOOK_QUIET, name);
        tc_paper_indent(paper, width - tc_paper_width(name) + 2);
        tc_paper_wrap(paper, TC_LOOK_PLAIN, width + 2, width + 2, tc_buffer_slice(&line));
        tc_buffer_dispose(&line);
    }
    tc_paper_newline(paper);
}
