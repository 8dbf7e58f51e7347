/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "values.h"

#include "ask.h"

#include <base/locale.h>
#include <citation/places.h>
#include <record/keys.h>
#include <record/stored.h>
#include <text/text.h>

#include <string.h>

enum {
    KEY = 96,       /* bytes of a key that is compared */
    WALKED = 20000, /* terms of a field that are looked at */
    WORDS = 3,      /* that a value without quotes may have been meant to have */
    PART = 4        /* one letter in so many may differ */
};

/* A term of the field, and how far it is from what was typed. */
typedef struct candidate {
    char key[KEY];
    size_t size;
    uint32_t distance, documents;
} candidate;

typedef struct finder {
    tc_session *session;
    tc_slice query;
    bool nothing; /* was found */
    tc_values *out;
} finder;

/* ---- Keys ---- */

static tc_slice key_of(tc_arena *arena, tc_field field, tc_slice value) {
    if (field == TC_FIELD_TYPE)
        return tc_key_type(arena, value);
    return field == TC_FIELD_PROVINCE ? tc_key_place(arena, value) : tc_key_unit(arena, value);
}

/* Letters to change, to leave out, to put in or to turn around that make A of B. */
static uint32_t distance(tc_slice a, tc_slice b) {
    uint8_t rows[3][KEY + 1];
    uint8_t *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t k = 0; k <= b.len; k++)
        last[k] = (uint8_t)k;
    for (size_t i = 0; i < a.len; i++) {
        now[0] = (uint8_t)(i + 1);
        for (size_t k = 0; k < b.len; k++) {
            uint8_t least = (uint8_t)(last[k] + (a.ptr[i] != b.ptr[k]));
            least = now[k] + 1 < least ? (uint8_t)(now[k] + 1) : least;
            least = last[k + 1] + 1 < least ? (uint8_t)(last[k + 1] + 1) : least;
            bool turned = i && k && a.ptr[i] == b.ptr[k - 1] && a.ptr[i - 1] == b.ptr[k];
            now[k + 1] = turned && before[k - 1] + 1 < least ? (uint8_t)(before[k - 1] + 1) : least;
        }
        uint8_t *spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[b.len];
}

/* ---- Terms ---- */

/* Whether any entry has KEY, or for an issuer a name that it begins. */
static tc_status is_known(finder *v, tc_field field, tc_slice key, bool *out) {
    tc_terms *terms = NULL;
    tc_error *error = &v->session->error;
    *out = false;
    if (!key.len)
        return TC_OK;
    tc_status status = tc_terms_open(v->session->store, field, key, &terms, error);
    if (status == TC_OK)
        status = tc_terms_next(terms, out, error);
    if (status == TC_OK && *out && field != TC_FIELD_ISSUER)
        *out = tc_slice_equal(tc_terms_text(terms), key);
    tc_terms_close(terms);
    return status;
}

/* Whether C goes before D: nearer, then more frequent. */
static bool goes_before(const candidate *c, const candidate *d) {
    return c->distance != d->distance ? c->distance < d->distance : c->documents > d->documents;
}

static void insert(candidate best[TC_VALUES_NEAR], uint32_t *count, const candidate *c) {
    uint32_t at = *count;
    while (at > 0 && goes_before(c, &best[at - 1]))
        at--;
    if (at == TC_VALUES_NEAR)
        return;
    uint32_t end = *count < TC_VALUES_NEAR ? (*count)++ : TC_VALUES_NEAR - 1;
    memmove(&best[at + 1], &best[at], (end - at) * sizeof *best);
    best[at] = *c;
}

/* The terms of FIELD that are no farther from KEY than a slip; of NULL the most frequent. */
static tc_status walk(finder *v, tc_field field, tc_slice key, candidate best[TC_VALUES_NEAR],
                      uint32_t *count) {
    tc_terms *terms = NULL;
    bool more = true;
    tc_error *error = &v->session->error;
    tc_status status = tc_terms_open(v->session->store, field, TC_SLICE(""), &terms, error);
    *count = 0;
    for (uint32_t n = 0; status == TC_OK && n < WALKED; n++) {
        status = tc_terms_next(terms, &more, error);
        if (status != TC_OK || !more)
            break;
        tc_slice text = tc_terms_text(terms);
        size_t apart = text.len > key.len ? text.len - key.len : key.len - text.len;
        if (!text.len || text.len > KEY || (key.ptr && apart * PART > key.len))
            continue;
        candidate c = {.size = text.len, .documents = tc_terms_frequency(terms)};
        memcpy(c.key, text.ptr, text.len);
        c.distance = key.ptr ? distance(key, text) : 0;
        if (!key.ptr || c.distance * PART <= key.len)
            insert(best, count, &c);
    }
    tc_terms_close(terms);
    return status;
}

/* How a document that has the term writes it; the key itself for a unit. */
static tc_status name_of(finder *v, tc_field field, const candidate *c, tc_slice *out) {
    tc_slice key = {c->key, c->size};
    tc_session *session = v->session;
    tc_store_request request = {.limit = 1, .sort = TC_SORT_ENTRY, .want = {.data = true}};
    TC_CLEANUP(tc_matches_cleanup) tc_matches *found = NULL;
    const tc_place *place = field == TC_FIELD_PROVINCE ? tc_place_find(key) : NULL;
    tc_stored_head head = {.type = {NULL, 0}};
    *out = place ? tc_slice_of(place->name) : tc_arena_copy(session->arena, key);
    if (field != TC_FIELD_TYPE && field != TC_FIELD_ISSUER)
        return TC_OK;
    tc_query *query = tc_ask_documents(tc_query_term(field, key));
    tc_status status = tc_store_search(session->store, query, &request, &found, &session->error);
    tc_query_free(query);
    if (status == TC_OK && tc_matches_count(found))
        status = tc_stored_head_of(session->arena, tc_match_data(found, 0), &head, &session->error);
    tc_slice name = field == TC_FIELD_TYPE ? head.type : head.issuer;
    *out = status == TC_OK && name.len ? tc_arena_copy(session->arena, name) : *out;
    return status;
}

/* ---- Filters ---- */

/* VALUE with up to COUNT words more of the query; false where they are none that can belong to it.
 */
static bool extend(const finder *v, tc_slice value, uint32_t count, tc_slice *out) {
    size_t at = (size_t)(value.ptr - v->query.ptr) + value.len;
    for (uint32_t i = 0; i < count; i++) {
        size_t space = tc_utf8_space(v->query, at), start = at + space;
        for (at = start; at < v->query.len && !tc_utf8_space(v->query, at);)
            if (strchr("\"():-*", v->query.ptr[at++]))
                return false;
        if (!space || at == start)
            return false;
    }
    out->ptr = value.ptr;
    out->len = at - (size_t)(value.ptr - v->query.ptr);
    return true;
}

static tc_status look(finder *v, const tc_expression *e) {
    tc_arena *arena = v->session->arena;
    candidate best[TC_VALUES_NEAR];
    uint32_t count = 0;
    bool known = false, quoted = e->text.ptr + e->text.len < v->query.ptr + v->query.len &&
                                 strchr("\"\xE2\xC2", e->text.ptr[e->text.len]);
    tc_value value = {.field = e->field, .typed = e->text, .quoted = quoted};
    tc_status status = is_known(v, e->field, key_of(arena, e->field, e->text), &known);
    if (status != TC_OK || known)
        return status;
    for (uint32_t words = 0; status == TC_OK && words < WORDS; words++) {
        candidate near[TC_VALUES_NEAR];
        tc_slice typed;
        uint32_t found = 0;
        if ((words && quoted) || !extend(v, e->text, words, &typed))
            break;
        tc_slice key = key_of(arena, e->field, typed);
        if (key.len >= PART && key.len <= KEY)
            status = walk(v, e->field, key, near, &found);
        if (found && (!count || near->distance <= best->distance)) {
            memcpy(best, near, sizeof best);
            count = found;
            value.typed = typed;
        }
    }
    value.likely = count > 0;
    bool few = e->field == TC_FIELD_TYPE || e->field == TC_FIELD_PROVINCE;
    if (status == TC_OK && !count && few)
        status = walk(v, e->field, (tc_slice){NULL, 0}, best, &count);
    for (uint32_t i = 0; status == TC_OK && i < count; i++)
        status = name_of(v, e->field, &best[i], &value.near[value.near_count++]);
    if (status == TC_OK)
        v->out->items[v->out->count++] = value;
    return status;
}

static tc_status search(finder *v, const tc_expression *e) {
    tc_status status = TC_OK;
    bool unit =
        e->field == TC_FIELD_UNIT || e->field == TC_FIELD_LEAD || e->field == TC_FIELD_SUPPORT;
    bool named = e->field == TC_FIELD_TYPE || e->field == TC_FIELD_PROVINCE ||
                 e->field == TC_FIELD_ISSUER || (unit && v->nothing);
    if (e->kind == TC_EXPRESSION_FILTER && named && v->out->count < TC_VALUES_MAX)
        return look(v, e);
    for (uint32_t i = 0; status == TC_OK && i < e->count; i++)
        status = search(v, e->parts[i]);
    return status;
}

tc_status tc_values_find(tc_session *session, tc_slice query, const tc_expression *expression,
                         bool nothing, tc_values *out) {
    finder v = {.session = session, .query = query, .nothing = nothing, .out = out};
    out->count = 0;
    return search(&v, expression);
}

bool tc_values_are_likely(const tc_values *values) {
    for (uint32_t i = 0; i < values->count; i++)
        if (values->items[i].likely)
            return true;
    return false;
}

/* ---- What is said ---- */

json_t *tc_values_json(const tc_values *values) {
    json_t *list = values->count ? json_array() : NULL;
    for (uint32_t i = 0; i < values->count; i++) {
        const tc_value *v = &values->items[i];
        json_t *near = json_array();
        for (uint32_t k = 0; k < v->near_count; k++)
            json_array_append_new(near, tc_json_string(v->near[k]));
        json_array_append_new(list, json_pack("{s:s, s:o, s:o}", "filter",
                                              tc_schema_field(v->field)->name, "value",
                                              tc_json_string(v->typed), "near", near));
    }
    return list;
}

/* The value of V, in quotes, instead of what was typed in TEXT. */
static void replace(tc_slice text, const tc_value *v, tc_buffer *out) {
    size_t at = tc_slice_find(text, v->typed, 0);
    if (at == SIZE_MAX) {
        tc_buffer_add(out, text);
        return;
    }
    tc_buffer_add(out, tc_slice_sub(text, 0, at));
    tc_buffer_add(out, v->quoted ? TC_SLICE("") : TC_SLICE("\""));
    tc_buffer_add(out, *v->near);
    tc_buffer_add(out, v->quoted ? TC_SLICE("") : TC_SLICE("\""));
    tc_buffer_add(out, tc_slice_sub(text, at + v->typed.len, text.len));
}

void tc_values_say(const tc_values *values, tc_slice query, json_t **suggestion) {
    for (uint32_t i = 0; i < values->count; i++) {
        const tc_value *v = &values->items[i];
        if (!v->likely)
            continue;
        if (!*suggestion)
            *suggestion = json_pack("{s:o, s:[]}", "query", tc_json_string(query), "words");
        tc_buffer text;
        tc_buffer_init(&text, 2 * query.len + 1024);
        replace(tc_json_text(*suggestion, "query"), v, &text);
        json_object_set_new(*suggestion, "query", tc_json_string(tc_buffer_slice(&text)));
        json_array_append_new(json_object_get(*suggestion, "words"),
                              json_pack("{s:o, s:o}", "typed", tc_json_string(v->typed), "meant",
                                        tc_json_string(*v->near)));
        tc_buffer_dispose(&text);
    }
}

void tc_values_show(const tc_values *values) {
    tc_paper paper = {stderr, false, TC_PAPER_WIDTH};
    for (uint32_t i = 0; i < values->count; i++) {
        const tc_value *v = &values->items[i];
        tc_paper_put(&paper, TC_LOOK_PLAIN, TC_SLICE("tracuu: "));
        tc_paper_printf(&paper, TC_LOOK_PLAIN, _("no document has %s:\"%.*s\""),
                        tc_schema_field(v->field)->name, (int)v->typed.len, v->typed.ptr);
        for (uint32_t k = 0; k < v->near_count; k++) {
            const char *before = k == 0 && v->likely ? _("; near it: ")
                                 : k == 0            ? _("; some have: ")
                                                     : ", ";
            tc_paper_put(&paper, TC_LOOK_PLAIN, tc_slice_of(before));
            tc_paper_put(&paper, TC_LOOK_PLAIN, v->near[k]);
        }
        tc_paper_newline(&paper);
    }
}
