/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "mentions.h"
#include "place.h"

#include <search/context.h>

tc_status tc_stored_read(tc_session *session, tc_slice data, tc_stored *out) {
    tc_slice json;
    tc_stored stored = {.json = NULL};
    tc_status status = tc_stored_split(data, &json, &stored.text, &session->error);
    if (status == TC_OK)
        status = tc_stored_json(json, &stored.json, &session->error);
    if (status == TC_OK)
        *out = stored;
    return status;
}

void tc_stored_dispose(tc_stored *stored) {
    json_decref(stored->json);
    stored->json = NULL;
}

static size_t offset(const json_t *mention, const char *key, size_t most) {
    json_int_t value = json_integer_value(json_object_get(mention, key));
    return value < 0 ? 0 : (size_t)value > most ? most : (size_t)value;
}

void tc_mention_add_context(tc_session *session, tc_slice text, const json_t *mention,
                            json_t *row) {
    uint32_t start = 0, end = 0;
    size_t to = offset(mention, "to", text.len), at = offset(mention, "at", to);
    tc_slice context = tc_context_sentence(session->arena, text, at, to, &start, &end);
    json_object_set_new(row, "context", tc_json_string(context));
    json_object_set_new(row, "context_start", json_integer(start));
    json_object_set_new(row, "context_end", json_integer(end));
}

void tc_mention_show_context(tc_paper *paper, const json_t *row, uint32_t column, uint32_t indent) {
    uint32_t mark[1][2] = {{(uint32_t)json_integer_value(json_object_get(row, "context_start")),
                            (uint32_t)json_integer_value(json_object_get(row, "context_end"))}};
    tc_paper_wrap_marked(paper, column, indent, tc_json_text(row, "context"),
                         (const uint32_t(*)[2])mark, 1);
}

/* How a mention compares with all candidates. */
typedef struct standing {
    json_t *candidates; /* numbers of those that it may mean */
    bool exact, date, issuer;
} standing;

static standing compare(const tc_cited *cited, const tc_identity *mention) {
    standing s = {.candidates = json_array()};
    size_t conflicts = 0;
    for (uint32_t i = 0; i < cited->count; i++) {
        tc_comparison c = tc_identity_compare(mention, &cited->items[i].identity);
        if (c.agreement == TC_AGREE_OTHER)
            continue;
        s.exact = s.exact || c.agreement == TC_AGREE_EXACT;
        if (c.agreement == TC_AGREE_CONFLICT) {
            conflicts++;
            s.date = s.date || c.date;
            s.issuer = s.issuer || c.issuer;
        }
        json_array_append_new(s.candidates, json_integer(i));
    }
    /* What disagrees matters only where nothing agrees. */
    if (conflicts < json_array_size(s.candidates))
        s.date = s.issuer = false;
    return s;
}

static json_t *same(const json_t *object, const char *key) {
    json_t *value = json_object_get(object, key);
    return value ? json_incref(value) : json_null();
}

static json_t *make_row(tc_session *session, tc_slice text, const json_t *mention,
                        const standing *s) {
    json_t *row =
        json_pack("{s:o, s:o, s:o, s:o, s:O*, s:o, s:o, s:s, s:o, s:O}", "text",
                  same(mention, "text"), "relation", same(mention, "relation"), "planned",
                  same(mention, "planned"), "page_or_line", tc_place_json(mention), "page",
                  json_object_get(mention, "page"), "date", same(mention, "date"), "issuer_full",
                  same(mention, "issuer_full"), "certainty", s->exact ? "exact" : "compatible",
                  "disagrees", tc_disagreement(s->date, s->issuer), "candidates", s->candidates);
    tc_mention_add_context(session, text, mention, row);
    return row;
}

/* The rows of REFERENCES, mentions in a document of the identity OWN with this TEXT. */
static tc_status make_rows(tc_session *session, const tc_cited *cited, const json_t *references,
                           const tc_identity *own, tc_slice text, json_t *rows, bool *exact) {
    const tc_identity *identities = tc_mentions_identify(session, references, own);
    const json_t *mention;
    size_t i;
    if (!identities)
        return tc_out_of_memory(session);
    json_array_foreach(references, i, mention) {
        /* of the document that it stands in */
        if (tc_agrees(tc_identity_compare(&identities[i], own).agreement))
            continue;
        standing s = compare(cited, &identities[i]);
        if (json_array_size(s.candidates)) {
            json_array_append_new(rows, make_row(session, text, mention, &s));
            *exact = *exact || s.exact;
        }
        json_decref(s.candidates);
    }
    return TC_OK;
}

tc_status tc_mentions_of(tc_session *session, const tc_cited *cited, const tc_matches *matches,
                         uint32_t at, json_t **out, bool *exact) {
    tc_slice json, text;
    tc_identity own = tc_document_identity(session->arena, matches, at);
    tc_status status = tc_stored_split(tc_match_data(matches, at), &json, &text, &session->error);
    if (status != TC_OK)
        return status;
    json_t *references = tc_mentions_pick(session, cited, json), *rows = json_array();
    *exact = false;
    status = make_rows(session, cited, references, &own, text, rows, exact);
    json_decref(references);
    if (status == TC_OK)
        *out = rows;
    else
        json_decref(rows);
    return status;
}
