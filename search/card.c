/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "card.h"

#include "resolved.h"
#include "tasks.h"

enum { TASKS_MAX = 10000 };

/* ---- What it cites ---- */

/* Whether two mentions are of one document, as far as they say. */
static bool same_document(const tc_identity *a, const tc_identity *b) {
    if (!tc_slice_equal(a->number, b->number))
        return false;
    return (tc_slice_equal(a->issuer, b->issuer) && tc_date_compare(a->date, b->date) == 0) ||
           tc_identity_compare(a, b).agreement == TC_AGREE_EXACT;
}

static bool is_dated(const json_t *mention) {
    return tc_json_text(mention, "date").len > 0;
}

/* Whether another of REFERENCES says what mention AT says, of the document and of the relation, and
 * says it sooner or with a date. */
static bool is_repeated(const json_t *references, const tc_identity *identities, size_t at) {
    const json_t *mention = json_array_get(references, at), *other;
    size_t i;
    if (!identities[at].number.len)
        return false;
    json_array_foreach(references, i, other) {
        if (i == at || !same_document(&identities[i], &identities[at]) ||
            !json_equal(json_object_get(other, "relation"), json_object_get(mention, "relation")))
            continue;
        if (is_dated(other) == is_dated(mention) ? i < at : is_dated(other))
            return true;
    }
    return false;
}

/* A document that names itself does not cite itself. */
static bool is_own(const tc_identity *mention, const tc_identity *own) {
    return own->number.len && tc_agrees(tc_identity_compare(mention, own).agreement);
}

/* The fields of MENTION that tell what is cited and how. */
static json_t *shorten(const json_t *mention) {
    static const char *const keys[] = {"type",     "canonical", "date", "issuer_full",
                                       "relation", "planned",   "line", "page"};
    json_t *row = json_object();
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        json_object_set(row, keys[i], json_object_get(mention, keys[i]));
    return row;
}

static tc_status list_cited(tc_session *session, const tc_stored *stored, const tc_identity *own,
                            json_t *out) {
    const json_t *references = json_object_get(stored->json, "references"), *mention;
    const tc_identity *identities = tc_mentions_identify(session, references, own);
    tc_resolver resolver;
    size_t i;
    if (!identities)
        return tc_out_of_memory(session);
    tc_resolver_init(&resolver, session);
    json_array_foreach(references, i, mention) {
        if (is_own(&identities[i], own) || is_repeated(references, identities, i))
            continue;
        json_t *row = shorten(mention);
        json_array_append_new(out, row);
        tc_status status = tc_resolver_add(&resolver, &identities[i], own->date, row);
        if (status != TC_OK)
            return status;
    }
    return TC_OK;
}

/* ---- Its tasks ---- */

static tc_status list_tasks(tc_session *session, tc_slice path, json_t *out) {
    tc_query *query = tc_ask_file(path, true);
    tc_store_request request = {.limit = TASKS_MAX,
                                .sort = TC_SORT_ASCENDING,
                                .sort_slot = TC_SLOT_ORDER,
                                .want = {.slots = TC_TASK_SLOTS, .data = true}};
    tc_matches *matches = NULL;
    tc_full_names names;
    tc_aliases aliases;
    tc_full_names_init(&names, session);
    names.aliases = &aliases;
    tc_status status = tc_aliases_read(session, &aliases);
    if (status == TC_OK)
        status = tc_store_search(session->store, query, &request, &matches, &session->error);
    for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(matches); i++) {
        json_t *row = NULL;
        status = tc_task_row(&names, matches, i, &row);
        if (status == TC_OK)
            json_array_append_new(out, row);
    }
    tc_query_free(query);
    tc_matches_free(matches);
    return status;
}

tc_status tc_card_make(tc_session *session, const tc_matches *matches, json_t **out) {
    tc_stored stored;
    tc_slice path = tc_match_value(matches, 0, TC_SLOT_PATH);
    tc_identity own = tc_document_identity(session->arena, matches, 0);
    json_t *cites = json_array(), *tasks = json_array(), *citing = NULL;
    tc_status status = tc_stored_read(session, tc_match_data(matches, 0), &stored);
    if (status != TC_OK) {
        json_decref(cites);
        json_decref(tasks);
        return status;
    }
    status = list_cited(session, &stored, &own, cites);
    if (status == TC_OK)
        status = tc_card_citing(session, matches, &citing);
    if (status == TC_OK)
        status = list_tasks(session, path, tasks);
    json_t *card =
        json_pack("{s:o, s:O, s:o, s:O, s:o?, s:o}", "path", tc_json_string(path), "metadata",
                  json_object_get(stored.json, "metadata"), "cites", cites, "relations",
                  json_object_get(stored.json, "relations"), "cited_by", citing, "tasks", tasks);
    tc_stored_dispose(&stored);
    if (status == TC_OK && card)
        *out = card;
    else
        json_decref(card);
    return status == TC_OK && !card ? tc_out_of_memory(session) : status;
}
