/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "card.h"

#include "resolved.h"
#include "segments.h"
#include "tasks.h"

enum { TASKS_MAX = 10000 };

/* ---- What it cites ---- */

static bool same_text(const json_t *a, const json_t *b, const char *key) {
    return tc_slice_equal(tc_json_text(a, key), tc_json_text(b, key));
}

/* Whether LIST has what MENTION says already. */
static bool is_known(const json_t *list, const json_t *mention) {
    const json_t *item;
    size_t i;
    json_array_foreach(list, i, item) {
        if (same_text(item, mention, "canonical") && same_text(item, mention, "relation") &&
            same_text(item, mention, "issuer_full") && same_text(item, mention, "date"))
            return true;
    }
    return false;
}

/* The fields of MENTION that tell what is cited and how. */
static json_t *shorten(const json_t *mention) {
    static const char *const keys[] = {"type",     "canonical", "date", "issuer_full",
                                       "relation", "planned",   "line"};
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
        if (is_known(out, mention))
            continue;
        json_t *row = shorten(mention);
        json_array_append_new(out, row);
        tc_status status = tc_resolver_add(&resolver, &identities[i], own->date, row);
        if (status != TC_OK)
            return status;
    }
    return TC_OK;
}

/* ---- What cites it ---- */

/* The relations in MENTIONS, each once. */
static json_t *relations_of(const json_t *mentions) {
    const json_t *mention, *known;
    json_t *list = json_array();
    size_t i, k;
    json_array_foreach(mentions, i, mention) {
        bool seen = false;
        json_array_foreach(list, k, known) {
            seen = seen || json_equal(known, json_object_get(mention, "relation"));
        }
        if (!seen)
            json_array_append(list, json_object_get(mention, "relation"));
    }
    return list;
}

static tc_status add_citing(tc_session *session, const tc_cited *cited, const tc_part *part,
                            uint32_t at, json_t *out) {
    bool exact = false;
    json_t *mentions = NULL;
    tc_status status = tc_mentions_of(session, cited, part->matches, at, &mentions, &exact);
    if (status == TC_OK && json_array_size(mentions)) {
        json_t *row = tc_document_row(part->matches, at);
        json_object_set_new(row, "certainty", json_string(exact ? "exact" : "compatible"));
        json_object_set_new(row, "relations", relations_of(mentions));
        json_array_append_new(out, row);
    }
    json_decref(mentions);
    return status;
}

static tc_status ask_citing(tc_session *session, const tc_cited *cited, uint32_t *total,
                            json_t *out) {
    const tc_options *o = &session->options;
    tc_want want = {.slots = TC_DOCUMENT_SLOTS, .data = true};
    tc_segment segments[2] = {{NULL, TC_SORT_DESCENDING, TC_SLOT_DATE, "exact"},
                              {NULL, TC_SORT_DESCENDING, TC_SLOT_DATE, "compatible"}};
    tc_page page;
    tc_status status = tc_cited_ask(session, cited, &segments[0].query, &segments[1].query);
    if (status == TC_OK)
        status = tc_segments_ask(session, segments, 2, o->offset, o->limit, &want, &page);
    if (status != TC_OK)
        return status;
    *total = page.total;
    for (uint32_t p = 0; p < page.count; p++)
        for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(page.parts[p].matches); i++)
            status = add_citing(session, cited, &page.parts[p], i, out);
    tc_page_dispose(&page);
    return status;
}

static tc_status list_citing(tc_session *session, const tc_matches *matches, json_t **out) {
    tc_reference reference;
    tc_cited cited = {.count = 0};
    uint32_t total = 0;
    json_t *rows = json_array();
    tc_status status = TC_OK;
    if (tc_document_reference(session->arena, matches, 0, &reference))
        status = tc_cited_find(session, &reference, &cited);
    if (status == TC_OK && cited.count)
        status = ask_citing(session, &cited, &total, rows);
    tc_cited_dispose(&cited);
    *out = json_pack("{s:I, s:o}", "total", (json_int_t)total, "results", rows);
    return status;
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
    tc_full_names_init(&names, session);
    tc_status status = tc_store_search(session->store, query, &request, &matches, &session->error);
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
        status = list_citing(session, matches, &citing);
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
