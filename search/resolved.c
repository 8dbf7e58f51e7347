/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "resolved.h"

typedef struct tc_looked_up {
    tc_slice number;
    tc_known *known;
    tc_witness *witnesses;
    uint32_t count;
} looked_up;

void tc_resolver_init(tc_resolver *resolver, tc_session *session) {
    *resolver = (tc_resolver){.session = session};
}

static const looked_up *find(const tc_resolver *r, tc_slice number) {
    for (size_t i = 0; i < r->count; i++)
        if (tc_slice_equal(r->items[i].number, number))
            return &r->items[i];
    return NULL;
}

static tc_status look_up(void *context, tc_slice number, const tc_known **out, size_t *count,
                         tc_error *error) {
    tc_resolver *r = context;
    const looked_up *known = find(r, number);
    (void)error; /* it is the session's */
    if (!known) {
        looked_up new = {.number = number};
        tc_status status =
            tc_cited_witnesses(r->session, number, &new.known, &new.witnesses, &new.count);
        if (status != TC_OK)
            return status;
        looked_up *items = tc_arena_grow(r->session->arena, r->items, r->count, r->count + 1,
                                         sizeof *items, &r->room);
        if (!items)
            return tc_out_of_memory(r->session);
        r->items = items;
        items[r->count++] = new;
        known = &items[r->count - 1];
    }
    *out = known->known;
    *count = known->count;
    return TC_OK;
}

/* The documents that the mention may mean, as rows. */
static tc_status candidates(tc_resolver *r, const tc_resolution *resolution, const looked_up *known,
                            json_t *out) {
    tc_cited cited;
    tc_status status = tc_cited_of_known(r->session, resolution->candidates, resolution->count,
                                         known->witnesses, &cited);
    if (status == TC_OK)
        status = tc_cited_show(r->session, &cited);
    if (status != TC_OK)
        return status;
    for (uint32_t i = 0; i < cited.count; i++)
        if (cited.items[i].row)
            json_array_append(out, cited.items[i].row);
    tc_cited_dispose(&cited);
    return TC_OK;
}

tc_status tc_resolver_add(tc_resolver *r, const tc_identity *identity, tc_date citing,
                          json_t *row) {
    tc_resolution resolution;
    tc_status status = tc_resolve(r->session->arena, identity, citing, look_up, r, &resolution,
                                  &r->session->error);
    if (status != TC_OK)
        return status;
    const looked_up *known = find(r, identity->number);
    tc_outcome outcome = resolution.outcome;
    tc_slice path = {NULL, 0};
    json_t *list = json_array();
    if (outcome == TC_HELD)
        path = known->witnesses[resolution.candidates[0]->tag].path;
    else if (outcome == TC_AMBIGUOUS || outcome == TC_CONFLICT)
        status = candidates(r, &resolution, known, list);
    const char *certainty = resolution.exact ? "exact" : "compatible";
    json_object_set_new(row, "resolution", json_string(tc_outcome_name(outcome)));
    json_object_set_new(row, "certainty",
                        outcome == TC_HELD ? json_string(certainty) : json_null());
    json_object_set_new(row, "path", tc_json_string(path));
    json_object_set_new(row, "candidates", list);
    json_object_set_new(row, "disagrees", tc_disagreement(resolution.date, resolution.issuer));
    return status;
}
