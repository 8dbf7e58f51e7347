/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What has become of the documents that a draft cites: documents that replace, repeal or amend
 * them, and documents that tell of such ("Nghị định số 61/2018/NĐ-CP được sửa đổi bởi …"). */
#include "check.h"

#include "mentions.h"

#include <record/keys.h>

enum { TELLING_MAX = 100 }; /* documents that are looked into for one that is cited */

static const tc_relation changes[] = {TC_REPLACES, TC_REPEALS, TC_AMENDS};
enum { CHANGES = sizeof changes / sizeof *changes };
static const char *const kinds[CHANGES] = {"replaced", "repealed", "amended"};

/* One document that the draft cites, and what has become of it. */
typedef struct target {
    tc_check *check;
    uint32_t at; /* the first mention of it */
    tc_identity identity;
    json_t *by[CHANGES]; /* documents that did it */
    bool certain[CHANGES];
} target;

/* What a document says of the target, read. */
typedef struct telling {
    tc_slice path;
    json_t *row; /* of the document */
    tc_stored stored;
    tc_identity own;
    const tc_identity *identities; /* of its mentions */
    json_t *references;
} telling;

/* Whether the draft tells itself that BY did this to the target. */
static bool is_told(const target *t, const tc_identity *by, tc_relation relation) {
    const tc_citations *c = &t->check->record->citations;
    tc_arena *arena = t->check->session->arena;
    for (uint32_t i = 0; i < c->edge_count; i++)
        if (c->edges[i].relation == relation &&
            tc_slice_equal(tc_key_number(arena, c->edges[i].from), by->number) &&
            tc_slice_equal(tc_key_number(arena, c->edges[i].to), t->identity.number))
            return true;
    /* Of an amended document the amendment is cited beside it, and nothing need be said. */
    for (uint32_t i = 0; relation == TC_AMENDS && i < t->check->count; i++)
        if (t->check->mentions[i].counts &&
            tc_agrees(tc_identity_compare(&t->check->mentions[i].meant, by).agreement))
            return true;
    return false;
}

/* Whether LIST has DOCUMENT, whose identity is BY; one without a number goes by its path. */
static bool is_listed(tc_session *session, const json_t *list, const json_t *document,
                      const tc_identity *by) {
    const json_t *row;
    size_t i;
    json_array_foreach(list, i, row) {
        tc_identity other = tc_mention_identity(session->arena, row);
        if (by->number.len
                ? tc_agrees(tc_identity_compare(&other, by).agreement)
                : json_equal(json_object_get(row, "path"), json_object_get(document, "path")))
            return true;
    }
    return false;
}

/* A title without number and day means the law as it stands: what amended it before the draft was
 * written is part of that, and what amended one of its forerunners says nothing. */
static bool is_included(const target *t, size_t change, const tc_identity *by, bool certain) {
    const tc_check_mention *m = &t->check->mentions[t->at];
    tc_date own = t->check->own.date;
    int year = by->date.year ? by->date.year : tc_number_year(by->number);
    if (changes[change] != TC_AMENDS || m->mention->kind != TC_MENTION_NAMED)
        return false;
    return tc_date_is_set(t->identity.date) ? !certain : !own.year || year <= own.year;
}

/* Adds DOCUMENT (given up) with the identity BY, which does CHANGE to the target. */
static void add(target *t, size_t change, json_t *document, const tc_identity *by, bool certain) {
    tc_date date = t->identity.date;
    bool earlier = tc_date_is_set(by->date) && tc_date_is_set(date) &&
                   tc_date_compare(tc_date_last(by->date), tc_date_first(date)) < 0;
    if (!earlier && tc_check_may_change(by, &t->identity) && !is_included(t, change, by, certain) &&
        !tc_agrees(tc_identity_compare(by, &t->identity).agreement) &&
        !tc_agrees(tc_identity_compare(by, &t->check->own).agreement) &&
        !is_told(t, by, changes[change]) &&
        !is_listed(t->check->session, t->by[change], document, by)) {
        json_object_set_new(document, "certainty", json_string(certain ? "exact" : "compatible"));
        json_array_append(t->by[change], document);
        t->certain[change] = t->certain[change] || certain;
    }
    json_decref(document);
}

static bool find_change(tc_relation relation, size_t *out) {
    for (*out = 0; *out < CHANGES; ++*out)
        if (changes[*out] == relation)
            return true;
    return false;
}

/* What the document does to the one that MENTION is of, in its text or by its title.  To replace or
 * repeal a provision is to amend the document. */
static bool find_own(const telling *d, const json_t *mention, size_t *out) {
    tc_relation relation = TC_CITES;
    bool known = tc_relation_parse(tc_json_text(mention, "relation"), &relation);
    if (!known || !find_change(relation, out)) {
        relation =
            tc_title_relation(tc_json_text(d->row, "title"), tc_json_text(mention, "canonical"));
        return find_change(relation, out);
    }
    if (tc_json_text(mention, "provision").len)
        *out = CHANGES - 1;
    return true;
}

/* What the document does itself. */
static void add_own(target *t, const telling *d) {
    const json_t *mention;
    size_t i, change;
    json_array_foreach(d->references, i, mention) {
        tc_agreement a = tc_identity_compare(&d->identities[i], &t->identity).agreement;
        if (!tc_agrees(a) || !find_own(d, mention, &change))
            continue;
        json_t *row = json_deep_copy(d->row);
        json_object_set_new(row, "held", json_true());
        add(t, change, row, &d->own, a == TC_AGREE_EXACT);
    }
}

/* The mention that has NUMBER and says most of it, or NULL. */
static const json_t *mention_of(const telling *d, tc_slice number, tc_identity *identity) {
    const json_t *mention, *best = NULL;
    size_t i;
    json_array_foreach(d->references, i, mention) {
        if (!tc_slice_equal(tc_json_text(mention, "canonical"), number) ||
            (best && d->identities[i].date.day <= identity->date.day))
            continue;
        best = mention;
        *identity = d->identities[i];
    }
    return best;
}

/* What the document tells of another one's doing. */
static void add_told(target *t, const telling *d) {
    const json_t *edge;
    size_t i, change;
    json_array_foreach(json_object_get(d->stored.json, "relations"), i, edge) {
        tc_identity to, from;
        tc_relation relation;
        if (!tc_relation_parse(tc_json_text(edge, "relation"), &relation) ||
            !find_change(relation, &change) || !mention_of(d, tc_json_text(edge, "to"), &to))
            continue;
        tc_agreement a = tc_identity_compare(&to, &t->identity).agreement;
        const json_t *by = mention_of(d, tc_json_text(edge, "from"), &from);
        if (!tc_agrees(a) || !by)
            continue;
        json_t *row = json_pack("{s:n, s:O, s:O, s:o, s:O, s:n, s:b, s:o}", "path", "type",
                                json_object_get(by, "type"), "canonical",
                                json_object_get(by, "canonical"), "date", tc_date_json(from.date),
                                "issuer_full", json_object_get(by, "issuer_full"), "title", "held",
                                0, "according_to", tc_json_string(d->path));
        if (row)
            add(t, change, row, &from, a == TC_AGREE_EXACT);
    }
}

static tc_status look_into(target *t, const tc_matches *matches, uint32_t at) {
    tc_session *session = t->check->session;
    telling d = {.path = tc_match_value(matches, at, TC_SLOT_PATH),
                 .own = tc_document_identity(session->arena, matches, at)};
    if (tc_check_is_self(t->check, d.path))
        return TC_OK;
    tc_status status = tc_stored_read(session, tc_match_data(matches, at), &d.stored);
    if (status != TC_OK)
        return status;
    d.references = json_object_get(d.stored.json, "references");
    d.identities = tc_mentions_identify(session, d.references, &d.own);
    d.row = tc_document_row(matches, at);
    if (d.identities) {
        add_own(t, &d);
        add_told(t, &d);
    } else {
        status = tc_out_of_memory(session);
    }
    json_decref(d.row);
    tc_stored_dispose(&d.stored);
    return status;
}

/* Documents that say that the target was changed, or change it, the newest first. */
static tc_status ask(target *t, tc_matches **out) {
    static const tc_field fields[] = {TC_FIELD_CITED_RELATION, TC_FIELD_TOLD_RELATION};
    tc_session *session = t->check->session;
    tc_query *query = tc_query_nothing();
    for (size_t i = 0; i < 2 * CHANGES; i++) {
        tc_buffer term;
        tc_buffer_init(&term, 64 << 10);
        tc_buffer_add(&term, t->identity.number);
        tc_buffer_add_char(&term, '|');
        tc_buffer_add(&term, tc_slice_of(tc_relation_name(changes[i / 2])));
        query = tc_ask_either(query, tc_query_term(fields[i % 2], tc_buffer_slice(&term)));
        tc_buffer_dispose(&term);
    }
    tc_store_request request = {.limit = TELLING_MAX,
                                .sort = TC_SORT_DESCENDING,
                                .sort_slot = TC_SLOT_DATE,
                                .want = {.slots = TC_DOCUMENT_SLOTS, .data = true}};
    tc_status status = tc_store_search(session->store, query, &request, out, &session->error);
    tc_query_free(query);
    return status;
}

/* A draft that does away with the document itself needs no word of its amendments, nor does one
 * that amends it. */
static bool is_dealt_with(const target *t, size_t change) {
    const tc_mention *m = t->check->mentions[t->at].mention;
    return changes[change] == TC_AMENDS &&
           (m->relation == TC_REPLACES || m->relation == TC_REPEALS || m->relation == TC_AMENDS);
}

static void report(target *t) {
    for (size_t change = 0; change < CHANGES; change++) {
        bool amended = changes[change] == TC_AMENDS;
        if (!json_array_size(t->by[change]) || is_dealt_with(t, change))
            continue;
        const char *severity = amended              ? t->certain[change] ? "warning" : "note"
                               : t->certain[change] ? "error"
                                                    : "warning";
        json_t *row = tc_check_add_mention(t->check, t->at, severity, kinds[change]);
        const json_t *newest = json_array_get(t->by[change], 0);
        tc_buffer name;
        tc_buffer_init(&name, 64 << 10);
        tc_buffer_add(&name, tc_json_text(newest, "type"));
        tc_buffer_add(&name, name.len ? TC_SLICE(" ") : TC_SLICE(""));
        tc_buffer_add(&name, tc_json_text(newest, "canonical"));
        if (!amended)
            json_object_set_new(row, "correction", tc_json_string(tc_buffer_slice(&name)));
        json_object_set(row, "by", t->by[change]);
        tc_buffer_dispose(&name);
    }
}

/* Whether a mention above AT is of the same document. */
static bool is_repeated(const tc_check *check, uint32_t at, const tc_identity *identity) {
    for (uint32_t i = 0; i < at; i++) {
        const tc_check_mention *m = &check->mentions[i];
        if (m->counts && tc_slice_equal(m->meant.number, identity->number) &&
            tc_identity_compare(m->found.number.len ? &m->found : &m->meant, identity).agreement !=
                TC_AGREE_OTHER)
            return true;
    }
    return false;
}

static tc_status check_target(tc_check *check, uint32_t at) {
    const tc_check_mention *m = &check->mentions[at];
    /* A title alone may be that of an older law, which the index happens to know better. */
    bool found = m->found.number.len && m->mention->kind != TC_MENTION_NAMED;
    target t = {.check = check, .at = at, .identity = found ? m->found : m->meant};
    tc_matches *matches = NULL;
    if (is_repeated(check, at, &t.identity))
        return TC_OK;
    tc_status status = ask(&t, &matches);
    for (size_t i = 0; i < CHANGES; i++)
        t.by[i] = json_array();
    for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(matches); i++)
        status = look_into(&t, matches, i);
    if (status == TC_OK)
        report(&t);
    for (size_t i = 0; i < CHANGES; i++)
        json_decref(t.by[i]);
    tc_matches_free(matches);
    return status;
}

tc_status tc_check_later(tc_check *check) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < check->count; i++)
        if (check->mentions[i].counts)
            status = check_target(check, i);
    return status;
}
