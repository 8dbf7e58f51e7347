/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What files cite, as links between nodes. */
#include "place.h"
#include "web.h"

#include <base/locale.h>

#include <stdlib.h>

tc_status tc_links_add(tc_session *session, tc_links *links, tc_link link) {
    tc_link *items = tc_arena_grow(session->arena, links->items, links->count, links->count + 1,
                                   sizeof *items, &links->room);
    if (!items)
        return tc_out_of_memory(session);
    links->items = items;
    items[links->count++] = link;
    return TC_OK;
}

/* A file being read. */
typedef struct reading {
    tc_web *web;
    uint32_t node; /* the document that it holds */
    tc_slice file;
    const json_t *references;
    const tc_identity *identities;
} reading;

/* The link that mention NUMBER makes; its target is TC_NO_NODE when it makes none. */
static tc_status make_link(const reading *r, uint32_t number, tc_link *out) {
    const json_t *mention = json_array_get(r->references, number);
    const tc_identity own = r->web->nodes[r->node].identity;
    *out = (tc_link){.from = r->node,
                     .to = TC_NO_NODE,
                     .planned = json_is_true(json_object_get(mention, "planned")),
                     .file = r->file,
                     .mention = number};
    if (!tc_relation_parse(tc_json_text(mention, "relation"), &out->relation))
        out->relation = TC_CITES;
    if (own.number.len && tc_agrees(tc_identity_compare(&r->identities[number], &own).agreement))
        return TC_OK;
    tc_status status =
        tc_web_target(r->web, &r->identities[number], tc_json_text(mention, "canonical"), own.date,
                      &out->to, &out->outcome, &out->exact);
    if (out->to == r->node)
        out->to = TC_NO_NODE;
    return status;
}

static tc_status add_links(const reading *r) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < json_array_size(r->references); i++) {
        tc_link link;
        status = make_link(r, i, &link);
        if (status == TC_OK && link.to != TC_NO_NODE)
            status = tc_links_add(r->web->session, &r->web->nodes[r->node].links, link);
    }
    return status;
}

/* The node that the file means by the number CANONICAL: TC_NO_NODE when it means several. */
static tc_status meant(const reading *r, tc_slice canonical, uint32_t *out) {
    const json_t *mention;
    size_t i;
    *out = TC_NO_NODE;
    json_array_foreach(r->references, i, mention) {
        tc_link link;
        if (!tc_slice_equal(tc_json_text(mention, "canonical"), canonical))
            continue;
        tc_status status = make_link(r, (uint32_t)i, &link);
        if (status != TC_OK)
            return status;
        if (link.to == TC_NO_NODE || (*out != TC_NO_NODE && *out != link.to)) {
            *out = TC_NO_NODE;
            return TC_OK;
        }
        *out = link.to;
    }
    return TC_OK;
}

static tc_status add_told(const reading *r, const json_t *relations) {
    tc_session *session = r->web->session;
    const json_t *edge;
    size_t i;
    json_array_foreach(relations, i, edge) {
        tc_told told = {.teller = r->node};
        tc_status status = meant(r, tc_json_text(edge, "from"), &told.from);
        if (status == TC_OK)
            status = meant(r, tc_json_text(edge, "to"), &told.to);
        if (status != TC_OK)
            return status;
        if (told.from == TC_NO_NODE || told.to == TC_NO_NODE || told.from == told.to ||
            !tc_relation_parse(tc_json_text(edge, "relation"), &told.relation))
            continue;
        tc_node *node = &r->web->nodes[r->node];
        tc_told *items = tc_arena_grow(session->arena, node->told, node->told_count,
                                       node->told_count + 1, sizeof *items, &node->told_room);
        if (!items)
            return tc_out_of_memory(session);
        node->told = items;
        items[node->told_count++] = told;
    }
    return TC_OK;
}

/* The data of FILE; *OUT has no match when it has gone in the meantime. */
static tc_status fetch(tc_session *session, tc_slice file, tc_matches **out) {
    tc_want want = {.slots = TC_DOCUMENT_SLOTS, .data = true};
    return tc_document_filed(session, file, &want, out);
}

static tc_status read_file(tc_web *web, uint32_t node, tc_slice file) {
    tc_session *session = web->session;
    tc_stored stored = {.json = NULL};
    tc_matches *matches = NULL;
    tc_status status = fetch(session, file, &matches);
    if (status != TC_OK || !tc_matches_count(matches)) {
        tc_matches_free(matches);
        return status;
    }
    tc_identity own = tc_document_identity(session->arena, matches, 0);
    status = tc_stored_read(session, tc_match_data(matches, 0), &stored);
    if (status == TC_OK) {
        reading r = {web, node, file, json_object_get(stored.json, "references"), NULL};
        r.identities = tc_mentions_identify(session, r.references, &own);
        status = r.identities ? add_links(&r) : tc_out_of_memory(session);
        if (status == TC_OK)
            status = add_told(&r, json_object_get(stored.json, "relations"));
    }
    tc_stored_dispose(&stored);
    tc_matches_free(matches);
    return status;
}

tc_status tc_web_read(tc_web *web, uint32_t node) {
    tc_status status = TC_OK;
    if (web->nodes[node].is_read)
        return TC_OK;
    web->nodes[node].is_read = true;
    for (uint32_t i = 0; status == TC_OK && i < web->nodes[node].file_count; i++)
        status = read_file(web, node, web->nodes[node].files[i]);
    return status;
}

/* ---- Who cites it ---- */

tc_status tc_web_mentioned(tc_web *web, uint32_t node, uint32_t *out) {
    *out = 0;
    tc_slice number = web->nodes[node].identity.number;
    if (!number.len)
        return TC_OK;
    return tc_store_frequency(web->session->store, TC_FIELD_CITED, number, out,
                              &web->session->error);
}

/* The files that mention NUMBER, by path. */
static tc_status list_citing(tc_session *session, tc_slice number, tc_slice **out, size_t *count) {
    tc_postings *walk = NULL;
    size_t room = 0;
    bool more = true;
    tc_slice *paths = NULL;
    *count = 0;
    tc_status status = tc_postings_open(session->store, TC_FIELD_CITED, number,
                                        TC_SLOT_BIT(TC_SLOT_PATH), &walk, &session->error);
    while (status == TC_OK && (status = tc_postings_next(walk, &more, &session->error)) == TC_OK &&
           more) {
        tc_slice *grown =
            tc_arena_grow(session->arena, paths, *count, *count + 1, sizeof *grown, &room);
        if (!grown) {
            status = tc_out_of_memory(session);
            break;
        }
        paths = grown;
        paths[(*count)++] = tc_arena_copy(session->arena, tc_postings_value(walk, TC_SLOT_PATH));
    }
    tc_postings_close(walk);
    if (status == TC_OK && *count)
        qsort(paths, *count, sizeof *paths, tc_slice_order);
    *out = paths;
    return status;
}

/* What FILE says of NODE. */
static tc_status look_into(tc_web *web, tc_slice file, uint32_t node, bool unsure, tc_links *out) {
    tc_session *session = web->session;
    uint32_t from = TC_NO_NODE;
    tc_status status = tc_web_file(web, file, &from);
    if (status == TC_OK && from != TC_NO_NODE && from != node)
        status = tc_web_read(web, from);
    for (size_t i = 0;
         status == TC_OK && from != TC_NO_NODE && from != node && i < web->nodes[from].links.count;
         i++) {
        const tc_link *link = &web->nodes[from].links.items[i];
        if (tc_slice_equal(link->file, file) && tc_web_leads(web, link->to, node, unsure))
            status = tc_links_add(session, out, *link);
    }
    return status;
}

tc_status tc_web_citing(tc_web *web, uint32_t node, bool unsure, tc_links *out) {
    tc_slice *paths = NULL, number = web->nodes[node].identity.number;
    size_t count = 0;
    if (!number.len)
        return TC_OK;
    tc_status status = list_citing(web->session, number, &paths, &count);
    for (size_t i = 0; status == TC_OK && i < count; i++)
        status = look_into(web, paths[i], node, unsure, out);
    return status;
}

/* ---- In its own words ---- */

static tc_status quote(tc_session *session, const tc_link *link, const tc_stored *stored,
                       json_t **out) {
    const json_t *mention =
        json_array_get(json_object_get(stored->json, "references"), link->mention);
    json_t *row = json_pack(
        "{s:o, s:s, s:b, s:o, s:O*, s:o, s:o, s:s, s:s, s:o}", "text",
        tc_json_string(tc_json_text(mention, "text")), "relation", tc_relation_name(link->relation),
        "planned", (int)link->planned, "page_or_line", tc_place_json(mention), "page",
        json_object_get(mention, "page"), "date", tc_json_string(tc_json_text(mention, "date")),
        "issuer_full", tc_json_string(tc_json_text(mention, "issuer_full")), "certainty",
        link->exact ? "exact" : "compatible", "resolution", tc_outcome_name(link->outcome), "path",
        tc_json_string(link->file));
    if (!row)
        return tc_out_of_memory(session);
    tc_mention_add_context(session, stored->text, mention, row);
    *out = row;
    return TC_OK;
}

tc_status tc_web_quote(tc_web *web, const tc_link *link, json_t **out) {
    tc_session *session = web->session;
    tc_stored stored = {.json = NULL};
    tc_matches *matches = NULL;
    tc_status status = fetch(session, link->file, &matches);
    if (status == TC_OK && !tc_matches_count(matches)) {
        tc_error_set(&session->error, TC_ERR_BUSY, _("the index changed meanwhile"));
        tc_error_hint(&session->error, "%s", _("ask again"));
        status = TC_ERR_BUSY;
    }
    if (status == TC_OK)
        status = tc_stored_read(session, tc_match_data(matches, 0), &stored);
    if (status == TC_OK)
        status = quote(session, link, &stored, out);
    tc_stored_dispose(&stored);
    tc_matches_free(matches);
    return status;
}
