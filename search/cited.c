/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "citation_line.h"
#include "family.h"

#include <record/keys.h>

#include <string.h>

enum {
    KEYS_MAX = 500, /* numbers that "Nghị quyết 20" may be */
    TYPE_WORDS = 4  /* of the name of a type, at most */
};

/* A family, and which candidates its groups have become. */
typedef struct kin {
    tc_family family;
    uint32_t *candidate_of; /* of each group, or TC_NO_GROUP */
} kin;

/* Candidates being collected. */
typedef struct collection {
    tc_session *session;
    tc_cited *out;
    size_t items_room, exact_room, compatible_room, self_room;
} collection;

/* ---- Numbers ---- */

/* Whether a part of NUMBER abbreviates the type whose key is TYPE. */
static bool is_of_type(tc_arena *arena, tc_slice number, tc_slice type) {
    for (size_t start = 0; start < number.len;) {
        size_t end = start;
        while (end < number.len && number.ptr[end] != '/' && number.ptr[end] != '-')
            end++;
        if (tc_slice_equal(tc_key_type(arena, tc_slice_sub(number, start, end)), type))
            return true;
        start = end + 1;
    }
    return false;
}

typedef struct numbers {
    tc_slice items[KEYS_MAX];
    size_t count;
} numbers;

static void add_number(tc_session *session, numbers *out, tc_slice number,
                       const tc_reference *asked, tc_slice type) {
    if (out->count == KEYS_MAX || (asked->year && tc_number_year(number) != asked->year) ||
        !is_of_type(session->arena, number, type))
        return;
    for (size_t i = 0; i < out->count; i++)
        if (tc_slice_equal(out->items[i], number))
            return;
    tc_slice copy = tc_arena_copy(session->arena, number);
    if (copy.ptr)
        out->items[out->count++] = copy;
}

/* The numbers of FIELD that begin with "20/" or "20-". */
static tc_status walk_numbers(tc_session *session, tc_field field, char separator,
                              const tc_reference *asked, tc_slice type, numbers *out) {
    tc_buffer prefix;
    tc_terms *terms = NULL;
    bool more = true;
    tc_buffer_init(&prefix, asked->number.len + 1);
    tc_buffer_add(&prefix, asked->number);
    tc_buffer_add_char(&prefix, separator);
    tc_status status =
        tc_terms_open(session->store, field, tc_buffer_slice(&prefix), &terms, &session->error);
    while (status == TC_OK && (status = tc_terms_next(terms, &more, &session->error)) == TC_OK &&
           more)
        add_number(session, out, tc_terms_text(terms), asked, type);
    tc_terms_close(terms);
    tc_buffer_dispose(&prefix);
    return status;
}

/* "Nghị quyết 20": every number 20 whose symbol is one of a resolution. */
static tc_status find_numbers(tc_session *session, const tc_reference *asked, numbers *out) {
    static const tc_field fields[] = {TC_FIELD_NUMBER, TC_FIELD_CITED};
    static const char separators[] = {'/', '-'};
    tc_status status = TC_OK;
    out->count = 0;
    if (asked->canonical.len) {
        out->items[out->count++] = tc_key_number(session->arena, asked->canonical);
        return TC_OK;
    }
    tc_slice type = tc_key_type(session->arena, asked->type);
    for (size_t i = 0; status == TC_OK && i < 4; i++)
        status = walk_numbers(session, fields[i / 2], separators[i % 2], asked, type, out);
    return status;
}

/* ---- Choosing ---- */

static tc_status part(tc_session *session, tc_slice number, kin *k) {
    tc_status status = tc_family_read(session, number, &k->family);
    if (status != TC_OK)
        return status;
    k->candidate_of =
        tc_arena_take(session->arena, (k->family.count + 1) * sizeof *k->candidate_of);
    return k->candidate_of ? TC_OK : tc_out_of_memory(session);
}

/* Makes candidates of the groups that ASKED may mean; with CONFLICTS of those that it conflicts
 * with. */
static tc_status choose(collection *c, kin *k, tc_identity asked, bool conflicts) {
    const tc_family *f = &k->family;
    for (uint32_t g = 0; g < f->group_count; g++) {
        asked.number = f->groups[g].number;
        tc_agreement a = tc_identity_compare(&asked, &f->groups[g]).agreement;
        bool fits = conflicts ? a == TC_AGREE_CONFLICT : tc_agrees(a);
        k->candidate_of[g] = TC_NO_GROUP;
        c->out->shared = c->out->shared || !fits;
        if (!fits)
            continue;
        tc_cited *out = c->out;
        tc_candidate *items = tc_arena_grow(c->session->arena, out->items, out->count,
                                            out->count + 1, sizeof *items, &c->items_room);
        if (!items)
            return tc_out_of_memory(c->session);
        out->items = items;
        k->candidate_of[g] = out->count;
        items[out->count++] = (tc_candidate){.identity = f->groups[g]};
    }
    return TC_OK;
}

/* A witness that belongs to candidate AT alone. */
static bool attach(collection *c, const tc_family *f, uint32_t witness, uint32_t at) {
    tc_arena *arena = c->session->arena;
    tc_candidate *candidate = &c->out->items[at];
    const tc_witness *w = &f->witnesses[witness];
    const tc_identity *said = &f->known[witness].identity;
    if (w->path.len) {
        candidate->held = candidate->held ? candidate->held : w;
        return true;
    }
    tc_agreement agreement = tc_identity_compare(&candidate->identity, said).agreement;
    if (agreement != TC_AGREE_CONFLICT && tc_family_worth(said) > candidate->worth) {
        candidate->worth = tc_family_worth(said);
        candidate->term = w->term;
    }
    if (agreement != TC_AGREE_EXACT)
        return tc_slices_add(arena, &c->out->compatible, &c->out->compatible_count,
                             &c->compatible_room, w->term);
    return tc_slices_add(arena, &c->out->exact, &c->out->exact_count, &c->exact_room, w->term);
}

/* Whether a witness of several documents may mean a candidate. */
static bool may_mean(const tc_cited *cited, const tc_identity *said) {
    for (uint32_t i = 0; i < cited->count; i++) {
        tc_agreement a = tc_identity_compare(&cited->items[i].identity, said).agreement;
        if (a == TC_AGREE_COMPATIBLE || a == TC_AGREE_CONFLICT)
            return true;
    }
    return false;
}

static bool add_self(collection *c, tc_slice path, uint32_t candidate) {
    tc_cited *out = c->out;
    tc_self *selves = tc_arena_grow(c->session->arena, out->selves, out->self_count,
                                    out->self_count + 1, sizeof *selves, &c->self_room);
    if (!selves)
        return false;
    out->selves = selves;
    selves[out->self_count++] = (tc_self){path, candidate};
    return true;
}

/* Gives the witnesses to the candidates. */
static tc_status deal(collection *c, const kin *k) {
    const tc_family *f = &k->family;
    for (uint32_t w = 0; w < f->count; w++) {
        uint32_t group = f->group_of[w];
        uint32_t at = group == TC_NO_GROUP ? TC_NO_GROUP : k->candidate_of[group];
        bool fits = true;
        if (f->witnesses[w].path.len && !add_self(c, f->witnesses[w].path, at))
            return tc_out_of_memory(c->session);
        if (group != TC_NO_GROUP) {
            fits = at == TC_NO_GROUP || attach(c, f, w, at);
        } else if (!f->witnesses[w].path.len && may_mean(c->out, &f->known[w].identity)) {
            fits = tc_slices_add(c->session->arena, &c->out->compatible, &c->out->compatible_count,
                                 &c->compatible_room, f->witnesses[w].term);
        }
        if (!fits)
            return tc_out_of_memory(c->session);
    }
    return TC_OK;
}

static tc_status collect(collection *c, const numbers *n, const tc_identity *asked) {
    kin *families = tc_arena_take(c->session->arena, (n->count + 1) * sizeof *families);
    if (!families)
        return tc_out_of_memory(c->session);
    tc_status status = TC_OK;
    for (size_t i = 0; status == TC_OK && i < n->count; i++) {
        status = part(c->session, n->items[i], &families[i]);
        if (status == TC_OK)
            status = choose(c, &families[i], *asked, false);
    }
    /* A slip in what was said besides the number must not hide the document. */
    c->out->conflicting = c->out->count == 0;
    for (size_t i = 0; status == TC_OK && c->out->conflicting && i < n->count; i++)
        status = choose(c, &families[i], *asked, true);
    c->out->conflicting = c->out->conflicting && c->out->count > 0;
    for (size_t i = 0; status == TC_OK && i < n->count; i++)
        status = deal(c, &families[i]);
    return status;
}

tc_status tc_cited_find(tc_session *session, const tc_reference *reference, tc_cited *out) {
    numbers *n = tc_arena_take(session->arena, sizeof *n);
    tc_identity asked = tc_reference_identity(session->arena, reference);
    collection c = {.session = session, .out = out};
    *out = (tc_cited){.count = 0};
    tc_status status = n ? find_numbers(session, reference, n) : tc_out_of_memory(session);
    return status == TC_OK ? collect(&c, n, &asked) : status;
}

tc_status tc_cited_find_name(tc_session *session, tc_slice name, tc_cited *out) {
    numbers *n = tc_arena_take(session->arena, sizeof *n);
    tc_identity asked = {.number = name};
    collection c = {.session = session, .out = out};
    *out = (tc_cited){.count = 0};
    if (!n)
        return tc_out_of_memory(session);
    n->items[n->count++] = name;
    return collect(&c, n, &asked);
}

tc_status tc_cited_of_known(tc_session *session, const tc_known *const *known, size_t count,
                            const tc_witness *witnesses, tc_cited *out) {
    tc_arena *arena = session->arena;
    tc_known *copies = tc_arena_take(arena, (count + 1) * sizeof *copies);
    uint32_t *group_of = tc_arena_take(arena, (count + 1) * sizeof *group_of), groups = 0;
    tc_identity *identities = tc_arena_take(arena, (count + 1) * sizeof *identities);
    *out = (tc_cited){.items = tc_arena_take(arena, (count + 1) * sizeof *out->items)};
    if (!copies || !group_of || !identities || !out->items)
        return tc_out_of_memory(session);
    for (size_t i = 0; i < count; i++)
        copies[i] = *known[i];
    tc_status status = tc_identity_group(arena, copies, (uint32_t)count, group_of, identities,
                                         &groups, &session->error);
    if (status != TC_OK)
        return status;
    out->count = groups;
    for (uint32_t g = 0; g < groups; g++)
        out->items[g].identity = identities[g];
    for (size_t i = 0; i < count; i++) {
        if (group_of[i] == TC_NO_GROUP)
            continue;
        tc_candidate *candidate = &out->items[group_of[i]];
        const tc_witness *w = &witnesses[known[i]->tag];
        if (w->path.len && !candidate->held)
            candidate->held = w;
        candidate->term = candidate->term.len ? candidate->term : w->term;
    }
    return TC_OK;
}

void tc_cited_dispose(tc_cited *cited) {
    for (uint32_t i = 0; i < cited->count; i++)
        json_decref(cited->items[i].row);
}

bool tc_cited_has(const tc_cited *cited, tc_slice number) {
    for (uint32_t i = 0; i < cited->count; i++)
        if (tc_slice_equal(cited->items[i].identity.number, number))
            return true;
    return false;
}

/* ---- Showing ---- */

/* What LINES say of IDENTITY, as shown; false when nothing. */
static bool find_line(tc_arena *arena, tc_slice lines, const tc_identity *identity,
                      tc_slice *number, tc_slice *issuer) {
    tc_citation_line line;
    while (tc_citation_line_next(&lines, &line)) {
        if (tc_slice_equal(tc_key_number(arena, line.canonical), identity->number) &&
            (!identity->issuer.len ||
             tc_slice_equal(tc_key_unit(arena, line.issuer), identity->issuer))) {
            *number = line.canonical;
            *issuer = line.issuer;
            return true;
        }
    }
    return false;
}

static void show_held(tc_candidate *candidate) {
    const tc_witness *w = candidate->held;
    candidate->row =
        json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:b}", "path", tc_json_string(w->path), "type",
                  tc_json_string(w->type), "canonical", tc_json_string(w->canonical), "date",
                  tc_date_json(candidate->identity.date), "issuer_full", tc_json_string(w->issuer),
                  "title", tc_json_string(w->title), "held", 1);
}

/* The type that a name begins with: "Luật Đất đai". */
static tc_slice type_in_front(tc_arena *arena, tc_slice name) {
    size_t end = tc_slice_find(name, TC_SLICE(" "), 0);
    tc_slice type = {NULL, 0};
    for (int words = 0; words < TYPE_WORDS && end != SIZE_MAX; words++) {
        tc_slice found = tc_type_named(arena, tc_slice_sub(name, 0, end));
        type = found.len ? found : type;
        end = tc_slice_find(name, TC_SLICE(" "), end + 1);
    }
    return type;
}

tc_slice tc_number_type(tc_arena *arena, tc_slice number) {
    size_t start = 0, end = 0;
    if (number.len && (number.ptr[0] < '0' || number.ptr[0] > '9')) {
        tc_slice type = type_in_front(arena, number);
        if (type.len)
            return type;
    }
    while (end < number.len) {
        start = end;
        while (end < number.len && number.ptr[end] != '/' && number.ptr[end] != '-')
            end++;
        if (end > start && (number.ptr[start] < '0' || number.ptr[start] > '9'))
            return tc_type_named(arena, tc_slice_sub(number, start, end));
        end++;
    }
    return (tc_slice){NULL, 0};
}

/* The newest document that says TERM: another one may write it otherwise. */
static tc_status find_citing(tc_session *session, tc_slice term, tc_matches **out) {
    tc_query *query = tc_query_term(TC_FIELD_CITED_IDENTITY, term);
    const tc_want want = {.slots = TC_SLOT_BIT(TC_SLOT_CITATIONS)};
    tc_status status = tc_store_newest(session->store, query, 0, 1, &want, out, &session->error);
    tc_query_free(query);
    return status;
}

static tc_status show_cited(tc_session *session, tc_candidate *candidate) {
    const tc_identity *identity = &candidate->identity;
    tc_slice number = identity->number, issuer = identity->issuer;
    tc_matches *matches = NULL;
    tc_status status = TC_OK;
    if (candidate->term.len)
        status = find_citing(session, candidate->term, &matches);
    if (status == TC_OK && matches && tc_matches_count(matches))
        find_line(session->arena, tc_match_value(matches, 0, TC_SLOT_CITATIONS), identity, &number,
                  &issuer);
    if (status == TC_OK)
        candidate->row =
            json_pack("{s:n, s:o, s:o, s:o, s:o, s:n, s:b}", "path", "type",
                      tc_json_string(tc_number_type(session->arena, number)), "canonical",
                      tc_json_string(number), "date", tc_date_json(identity->date), "issuer_full",
                      tc_json_string(issuer), "title", "held", 0);
    tc_matches_free(matches);
    return status;
}

tc_status tc_candidate_show(tc_session *session, tc_candidate *candidate) {
    if (!candidate->held)
        return show_cited(session, candidate);
    show_held(candidate);
    return TC_OK;
}

tc_status tc_cited_show(tc_session *session, tc_cited *cited) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < cited->count && i < TC_CANDIDATES_SHOWN; i++)
        status = tc_candidate_show(session, &cited->items[i]);
    return status;
}
