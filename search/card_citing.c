/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The other side of a card's relations: what cites the document, and what others tell of it. */
#include "card.h"

#include "segments.h"
#include "web.h"

enum { TELLERS_MAX = 1000 }; /* documents that are looked into for what they tell */

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

/* A page of those that QUERIES, for certain and perhaps, find; the queries are taken over. */
static tc_status list(tc_session *session, const tc_cited *cited, tc_query *exact,
                      tc_query *compatible, uint32_t *total, json_t *out) {
    const tc_options *o = &session->options;
    tc_want want = {.slots = TC_DOCUMENT_SLOTS, .data = true};
    tc_segment segments[2] = {{exact, TC_SORT_DESCENDING, TC_SLOT_DATE, "exact"},
                              {compatible, TC_SORT_DESCENDING, TC_SLOT_DATE, "compatible"}};
    tc_page page;
    tc_status status = tc_segments_ask(session, segments, 2, o->offset, o->limit, &want, &page);
    if (status != TC_OK)
        return status;
    *total = page.total;
    for (uint32_t p = 0; p < page.count; p++)
        for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(page.parts[p].matches); i++)
            status = add_citing(session, cited, &page.parts[p], i, out);
    tc_page_dispose(&page);
    return status;
}

/* ---- By relation ---- */

/* *QUERY, taken over, among what has RELATION; of what only cites, without what does more. */
static tc_status narrow(tc_session *session, const tc_cited *cited, tc_relation relation,
                        tc_query **query) {
    tc_query *more = relation == TC_CITES ? tc_query_copy(*query) : NULL;
    unsigned all = (1U << TC_RELATIONS) - 1;
    tc_status status = tc_cited_choose(session, cited, 1U << relation, query);
    if (status == TC_OK && relation == TC_CITES)
        status = tc_cited_choose(session, cited, all & ~(1U << TC_CITES), &more);
    if (status == TC_OK && relation == TC_CITES) {
        tc_query *both[] = {*query, more};
        *query = tc_query_join(TC_QUERY_AND_NOT, both, 2);
        more = NULL;
    }
    tc_query_free(more);
    return status;
}

static tc_status list_relation(tc_session *session, const tc_cited *cited, const tc_query *exact,
                               const tc_query *compatible, tc_relation relation, json_t *out) {
    tc_query *queries[2] = {tc_query_copy(exact), tc_query_copy(compatible)};
    json_t *rows = json_array();
    uint32_t total = 0;
    tc_status status = narrow(session, cited, relation, &queries[0]);
    if (status == TC_OK)
        status = narrow(session, cited, relation, &queries[1]);
    if (status == TC_OK) {
        status = list(session, cited, queries[0], queries[1], &total, rows);
    } else {
        tc_query_free(queries[0]);
        tc_query_free(queries[1]);
    }
    if (status == TC_OK && total)
        json_array_append_new(out,
                              json_pack("{s:s, s:I, s:O}", "relation", tc_relation_name(relation),
                                        "total", (json_int_t)total, "results", rows));
    json_decref(rows);
    return status;
}

static tc_status ask(tc_session *session, const tc_cited *cited, json_t *out) {
    tc_query *exact = NULL, *compatible = NULL;
    json_t *rows = json_array(), *groups = json_array();
    uint32_t total = 0;
    tc_status status = tc_cited_ask(session, cited, &exact, &compatible);
    for (int i = 0; status == TC_OK && i < TC_RELATIONS; i++)
        status = list_relation(session, cited, exact, compatible, tc_relations_ranked[i], groups);
    if (status == TC_OK) {
        status = list(session, cited, exact, compatible, &total, rows);
    } else {
        tc_query_free(exact);
        tc_query_free(compatible);
    }
    json_object_set_new(out, "total", json_integer(total));
    json_object_set_new(out, "results", rows);
    json_object_set_new(out, "by_relation", groups);
    return status;
}

/* ---- What others tell ---- */

/* Whether FROM itself says that it does this to TO. */
static tc_status says_so(tc_web *web, const tc_told *told, bool *out) {
    tc_status status = tc_web_read(web, told->from);
    *out = false;
    for (size_t i = 0; status == TC_OK && !*out && i < web->nodes[told->from].links.count; i++) {
        const tc_link *link = &web->nodes[told->from].links.items[i];
        *out = link->to == told->to && link->relation == told->relation && !link->planned;
    }
    return status;
}

/* The row of LIST that says the same of the same document, made when there is none. */
static json_t *row_of(json_t *list, const json_t *other, const char *relation, bool in) {
    json_t *row;
    size_t i;
    json_array_foreach(list, i, row) {
        if (json_equal(json_object_get(row, "document"), other) &&
            tc_slice_equal(tc_json_text(row, "relation"), tc_slice_of(relation)) &&
            json_is_true(json_object_get(row, "in")) == in)
            return row;
    }
    row = json_pack("{s:O, s:s, s:b, s:[]}", "document", other, "relation", relation, "in", (int)in,
                    "told_by");
    json_array_append_new(list, row);
    return row;
}

static tc_status add_told(tc_web *web, uint32_t node, const tc_told *told, json_t *out) {
    bool in = told->to == node, direct = false;
    if (!in && told->from != node)
        return TC_OK;
    tc_status status = says_so(web, told, &direct);
    if (status != TC_OK || direct)
        return status;
    const json_t *other = tc_web_row(web, in ? told->from : told->to);
    const json_t *teller = tc_web_row(web, told->teller);
    if (!other || !teller)
        return tc_out_of_memory(web->session);
    json_t *row = row_of(out, other, tc_relation_name(told->relation), in);
    json_t *tellers = json_object_get(row, "told_by"), *known;
    size_t i;
    json_array_foreach(tellers, i, known) {
        if (json_equal(known, teller))
            return TC_OK;
    }
    json_array_append_new(tellers, json_deep_copy(teller));
    return TC_OK;
}

/* What other documents tell of NODE and a third one. */
static tc_status list_told(tc_web *web, uint32_t node, json_t *out) {
    tc_links links = {.count = 0};
    uint32_t mentioned = 0;
    tc_status status = tc_web_mentioned(web, node, &mentioned);
    if (status == TC_OK && mentioned <= TELLERS_MAX)
        status = tc_web_citing(web, node, false, &links);
    for (size_t i = 0; status == TC_OK && i < links.count; i++) {
        uint32_t teller = links.items[i].from;
        if (i > 0 && links.items[i - 1].from == teller)
            continue;
        for (size_t k = 0; status == TC_OK && k < web->nodes[teller].told_count; k++) {
            const tc_told told = web->nodes[teller].told[k];
            status = add_told(web, node, &told, out);
        }
    }
    return status;
}

static json_t *nothing_cites(void) {
    return json_pack("{s:i, s:[], s:[], s:[]}", "total", 0, "results", "by_relation", "told");
}

static tc_status ask_told(tc_session *session, const tc_matches *matches, json_t *out) {
    tc_web web;
    uint32_t node = TC_NO_NODE;
    json_t *list = json_array();
    json_object_set_new(out, "told", list);
    tc_web_init(&web, session);
    tc_status status = tc_web_file(&web, tc_match_value(matches, 0, TC_SLOT_PATH), &node);
    if (status == TC_OK && node != TC_NO_NODE)
        status = list_told(&web, node, list);
    tc_web_dispose(&web);
    return status;
}

tc_status tc_card_citing(tc_session *session, const tc_matches *matches, json_t **out) {
    tc_reference reference;
    tc_cited cited = {.count = 0};
    tc_status status = TC_OK;
    json_t *citing = nothing_cites();
    if (tc_document_reference(session->arena, matches, 0, &reference))
        status = tc_cited_find(session, &reference, &cited);
    if (status == TC_OK && cited.count)
        status = ask(session, &cited, citing);
    if (status == TC_OK && cited.count)
        status = ask_told(session, matches, citing);
    tc_cited_dispose(&cited);
    *out = citing;
    return status;
}

/* ---- A document that is not held ---- */

/* What those who cite it say of the document: the fields of ROW, and null for all others. */
static json_t *metadata_of(tc_session *session, const json_t *row) {
    static const char *const known[] = {"type", "canonical", "date", "issuer_full", "title"};
    static const char *const others[] = {"place", "province", "signer", "attached_to"};
    tc_reference reference = {.number = TC_SLICE("")};
    json_t *metadata = json_object();
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        json_object_set(metadata, known[i], json_object_get(row, known[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        json_object_set_new(metadata, others[i], json_null());
    bool numbered = tc_reference_parse(session->arena, tc_json_text(row, "canonical"), &reference);
    json_object_set_new(metadata, "number",
                        numbered ? tc_json_string(reference.number) : json_null());
    json_object_set_new(metadata, "symbol",
                        numbered ? tc_json_string(reference.symbol) : json_null());
    json_object_set_new(metadata, "recipients", json_array());
    return metadata;
}

static tc_status ask_all(tc_web *web, uint32_t node, tc_slice words, json_t *citing) {
    tc_cited cited = {.count = 0};
    json_t *told = json_array();
    tc_status status = tc_web_cited(web->session, words, &cited);
    if (status == TC_OK && cited.count)
        status = ask(web->session, &cited, citing);
    if (status == TC_OK)
        status = list_told(web, node, told);
    tc_cited_dispose(&cited);
    json_object_set_new(citing, "told", told);
    return status;
}

tc_status tc_card_cited(tc_session *session, json_t **out) {
    tc_web web;
    uint32_t node = TC_NO_NODE;
    tc_slice words = tc_session_words(session);
    tc_web_init(&web, session);
    tc_status status = tc_web_find(&web, words.ptr ? words.ptr : "", &node);
    const json_t *row = status == TC_OK && node != TC_NO_NODE ? tc_web_row(&web, node) : NULL;
    if (status == TC_OK && node != TC_NO_NODE && !row)
        status = tc_out_of_memory(session);
    if (row) {
        json_t *citing = nothing_cites();
        status = ask_all(&web, node, words, citing);
        json_t *card =
            json_pack("{s:n, s:o, s:[], s:[], s:o, s:[]}", "path", "metadata",
                      metadata_of(session, row), "cites", "relations", "cited_by", citing, "tasks");
        if (status == TC_OK && !card)
            status = tc_out_of_memory(session);
        if (status == TC_OK)
            *out = card;
        else
            json_decref(card);
    }
    tc_web_dispose(&web);
    return status;
}
