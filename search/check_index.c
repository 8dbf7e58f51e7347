/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The references of a draft against what the index holds and what other documents say. */
#include "check.h"

enum { LISTED = 20 }; /* candidates named in a finding */

/* A look-up for tc_resolve. */
static tc_status look_up(void *context, tc_slice number, const tc_known **out, size_t *count,
                         tc_error *error) {
    const tc_check_number *found = NULL;
    (void)error; /* it is the session's */
    tc_status status = tc_check_look_up(context, number, &found);
    if (status != TC_OK)
        return status;
    *out = found->known;
    *count = found->count;
    return TC_OK;
}

/* ---- Wrong ---- */

/* What is said against a mention. */
typedef struct verdict {
    uint32_t at;        /* of the known document that is right */
    bool held;          /* it is; else most say so */
    bool date, issuer;  /* what is wrong */
    uint32_t says, all; /* documents that say what is right, and that say anything */
} verdict;

/* Documents that say the day and the issuer that KNOWN has. */
static uint32_t votes(const tc_check_number *number, const tc_identity *known) {
    uint32_t sum = 0;
    for (uint32_t i = 0; i < number->count; i++) {
        tc_comparison c = tc_identity_compare(known, &number->known[i].identity);
        if (tc_agrees(c.agreement))
            sum += number->support[i];
    }
    return sum;
}

/* Without the document itself those that cite it are asked: whether any say otherwise and none what
 * the draft says, or more than twice as many. */
static bool outvoted(const tc_check_number *number, const tc_identity *said, verdict *out) {
    uint32_t with = 0, against = 0;
    for (uint32_t i = 0; i < number->count; i++) {
        const tc_identity *known = &number->known[i].identity;
        tc_comparison c = tc_identity_compare(said, known);
        if (number->known[i].held)
            continue;
        if (c.agreement == TC_AGREE_EXACT)
            with += number->support[i];
        if (c.agreement != TC_AGREE_CONFLICT || (c.date && !known->date.day) ||
            (c.issuer && !known->issuer.len))
            continue;
        uint32_t sum = votes(number, known);
        if (sum > against || (sum == against && number->support[i] > number->support[out->at])) {
            against = sum;
            *out = (verdict){i, false, c.date, c.issuer, sum, 0};
        }
    }
    out->all = against + with;
    return against > 2 * with;
}

/* The held documents with which MENTION conflicts, as far as they are one. */
static bool held_otherwise(const tc_check_number *number, const tc_resolution *r, verdict *out) {
    *out = (verdict){.at = 0};
    for (size_t i = 1; i < r->count; i++)
        if (tc_identity_compare(&r->candidates[0]->identity, &r->candidates[i]->identity)
                .agreement != TC_AGREE_EXACT)
            return false;
    for (uint32_t i = 0; i < number->count; i++)
        if (&number->known[i] == r->candidates[0])
            *out = (verdict){i, true, r->date, r->issuer, 0, 0};
    return true;
}

/* Whether the mention itself says what is wrong, not another one for it. */
static bool says_it(const tc_check_mention *m, const verdict *v) {
    return (v->date && tc_date_is_set(m->said.date)) || (v->issuer && m->mention->issuer.len);
}

static tc_status report_wrong(tc_check *check, uint32_t at, const tc_check_number *number,
                              const verdict *v) {
    tc_check_mention *m = &check->mentions[at];
    const tc_identity *right = &number->known[v->at].identity;
    json_t *document = NULL;
    tc_status status = tc_check_row(check, number, v->at, &document);
    if (status != TC_OK)
        return status;
    m->wrong = true;
    /* The year in the number is one witness more. */
    int year = v->date ? tc_number_year(m->said.number) : 0;
    bool doubted = v->says > 1 || (year && m->said.date.year && m->said.date.year != year);
    const char *severity = v->held ? "error" : doubted ? "warning" : "note";
    json_t *row =
        tc_check_add_mention(check, at, severity, v->date ? "wrong-date" : "wrong-issuer");
    json_object_set_new(row, "basis", json_string(v->held ? "held" : "cited"));
    if (!v->held) {
        json_object_set_new(row, "says", json_integer(v->says));
        json_object_set_new(row, "of", json_integer(v->all));
    }
    if (v->date)
        tc_check_correct_date(check, row, m->mention, right->date);
    else
        json_object_set(row, "correction", json_object_get(document, "issuer_full"));
    json_object_set_new(row, "document", document);
    return TC_OK;
}

/* ---- Several ---- */

/* What would tell the documents COUNT of KNOWN apart. */
static const char *missing(const tc_identity *meant, const tc_known *const *known, size_t count) {
    bool dates = false, issuers = false;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++) {
            const tc_identity *a = &known[i]->identity, *b = &known[j]->identity;
            issuers = issuers || !tc_slice_equal(a->issuer, b->issuer);
            dates = dates || (tc_slice_equal(a->issuer, b->issuer) &&
                              tc_date_compare(a->date, b->date) != 0);
        }
    /* Several hands sign in one series of the Party. */
    issuers = issuers && !meant->issuer.len && !tc_number_is_party(meant->number);
    dates = dates && !meant->date.day;
    return dates && issuers ? "date and issuer" : issuers ? "issuer" : "date";
}

static tc_status report_several(tc_check *check, uint32_t at, const tc_check_number *number,
                                const tc_known *const *known, size_t count) {
    tc_cited cited = {.count = 0};
    /* A title alone means the law as it stands. */
    if (check->mentions[at].mention->kind == TC_MENTION_NAMED)
        return TC_OK;
    tc_status status = tc_cited_of_known(check->session, known, count, number->witnesses, &cited);
    if (status == TC_OK)
        status = tc_cited_show(check->session, &cited);
    if (status == TC_OK && cited.count > 1) {
        json_t *row = tc_check_add_mention(check, at, "warning", "ambiguous"), *list = json_array();
        for (uint32_t i = 0; i < cited.count && i < LISTED; i++)
            if (cited.items[i].row)
                json_array_append(list, cited.items[i].row);
        json_object_set_new(row, "count", json_integer(cited.count));
        json_object_set_new(row, "add",
                            json_string(missing(&check->mentions[at].meant, known, count)));
        json_object_set_new(row, "candidates", list);
    }
    tc_cited_dispose(&cited);
    return status;
}

/* ---- One mention ---- */

/* Those of NUMBER that MENTION may mean; held or not. */
static tc_status compatible(tc_check *check, const tc_check_number *number,
                            const tc_identity *meant, const tc_known ***out, size_t *count,
                            bool *exact) {
    const tc_known **known =
        tc_arena_take(check->session->arena, (number->count + 1) * sizeof *known);
    if (!known)
        return tc_out_of_memory(check->session);
    *count = 0;
    *exact = false;
    for (uint32_t i = 0; i < number->count; i++) {
        tc_agreement a = tc_identity_compare(meant, &number->known[i].identity).agreement;
        bool later = tc_date_is_set(number->known[i].identity.date) &&
                     tc_date_is_set(check->own.date) &&
                     tc_date_compare(tc_date_first(number->known[i].identity.date),
                                     tc_date_last(check->own.date)) > 0;
        *exact = *exact || a == TC_AGREE_EXACT;
        if (a == TC_AGREE_EXACT || (a == TC_AGREE_COMPATIBLE && !later))
            known[(*count)++] = &number->known[i];
    }
    *out = known;
    return TC_OK;
}

json_t *tc_check_reported(const tc_check *check, uint32_t at, const char *kind) {
    const tc_check_mention *m = &check->mentions[at];
    for (uint32_t i = 0; i < at; i++) {
        const tc_check_mention *other = &check->mentions[i];
        if (!other->counts || !tc_slice_equal(other->meant.number, m->meant.number) ||
            !tc_slice_equal(other->meant.issuer, m->meant.issuer) ||
            tc_date_compare(other->meant.date, m->meant.date) != 0)
            continue;
        json_t *row;
        size_t r;
        json_int_t start =
            (json_int_t)tc_text_source(&check->record->document.text, other->mention->range.start);
        json_array_foreach(check->findings, r, row) {
            if (json_integer_value(json_object_get(row, "start")) == start &&
                tc_slice_equal(tc_json_text(row, "kind"), tc_slice_of(kind)))
                return row;
        }
    }
    return NULL;
}

void tc_check_also(const tc_check *check, json_t *row, uint32_t at) {
    json_t *lines = json_object_get(row, "also");
    if (!lines) {
        lines = json_array();
        json_object_set_new(row, "also", lines);
    }
    tc_check_add_line(check, lines, at);
}

/* Nobody holds or cites it. */
static tc_status report_unknown(tc_check *check, uint32_t at) {
    json_t *row = tc_check_reported(check, at, "unknown");
    if (check->mentions[at].mention->kind != TC_MENTION_NUMBERED)
        return TC_OK;
    if (row) {
        tc_check_also(check, row, at);
        return TC_OK;
    }
    row = tc_check_add_mention(check, at, "note", "unknown");
    return tc_check_suggest(check, at, row);
}

/* Remembers the document that COUNT witnesses are of, where it is one. */
static tc_status remember(tc_check *check, tc_check_mention *m, const tc_known *const *known,
                          size_t count) {
    tc_session *session = check->session;
    tc_known *copies = tc_arena_take(session->arena, (count + 1) * sizeof *copies);
    uint32_t *group_of = tc_arena_take(session->arena, (count + 1) * sizeof *group_of), groups = 0;
    tc_identity *identities = tc_arena_take(session->arena, (count + 1) * sizeof *identities);
    if (!copies || !group_of || !identities)
        return tc_out_of_memory(session);
    for (size_t i = 0; i < count; i++)
        copies[i] = *known[i];
    tc_status status = tc_identity_group(session->arena, copies, (uint32_t)count, group_of,
                                         identities, &groups, &session->error);
    if (status == TC_OK && groups == 1)
        m->found = identities[0];
    return status;
}

/* What is not held. */
static tc_status check_cited(tc_check *check, uint32_t at, const tc_check_number *number) {
    tc_check_mention *m = &check->mentions[at];
    const tc_known **known = NULL;
    size_t count = 0;
    bool exact = false;
    verdict v = {0};
    if (outvoted(number, &m->meant, &v))
        return says_it(m, &v) ? report_wrong(check, at, number, &v) : TC_OK;
    tc_status status = compatible(check, number, &m->meant, &known, &count, &exact);
    if (status == TC_OK)
        status = remember(check, m, known, count);
    if (status != TC_OK || exact)
        return status;
    if (count == 0)
        return report_unknown(check, at);
    json_t *row = tc_check_reported(check, at, "ambiguous");
    if (!row)
        return report_several(check, at, number, known, count);
    tc_check_also(check, row, at);
    return TC_OK;
}

/* Whether ISSUER says of which province it is: a plan of a province that took in another one may
 * call that one's committee "UBND tỉnh", too. */
static bool names_place(tc_slice issuer) {
    static const char *const levels[] = {"tỉnh", "Tỉnh", "phố", "Phố", "TP", "UBND", "HĐND", "dân"};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (tc_slice_ends(issuer, tc_slice_of(levels[i])))
            return false;
    return issuer.len > 0;
}

/* One document alone fits, but for its province, which is part of the same one today: whose it is
 * has to be looked up. */
static tc_status report_kin(tc_check *check, uint32_t at, const tc_check_number *number,
                            verdict *v) {
    v->issuer = true;
    tc_status status = report_wrong(check, at, number, v);
    size_t last = json_array_size(check->findings);
    if (status == TC_OK && last)
        json_object_set_new(json_array_get(check->findings, last - 1), "severity",
                            json_string("warning"));
    return status;
}

static tc_status check_mention(tc_check *check, uint32_t at) {
    tc_session *session = check->session;
    tc_check_mention *m = &check->mentions[at];
    const tc_check_number *number = NULL;
    tc_resolution r;
    verdict v;
    tc_status status =
        tc_resolve(session->arena, &m->meant, check->own.date, look_up, check, &r, &session->error);
    if (status == TC_OK)
        status = tc_check_look_up(check, m->meant.number, &number);
    if (status != TC_OK)
        return status;
    json_t *row = NULL;
    switch (r.outcome) {
    case TC_HELD:
        m->found = r.candidates[0]->identity;
        return tc_check_article(check, at, number, r.candidates[0]);
    case TC_NOT_HELD:
        return check_cited(check, at, number);
    case TC_AMBIGUOUS:
        if (names_place(m->mention->issuer) && held_otherwise(number, &r, &v))
            return report_kin(check, at, number, &v);
        row = tc_check_reported(check, at, "ambiguous");
        if (!row)
            return report_several(check, at, number, r.candidates, r.count);
        tc_check_also(check, row, at);
        return TC_OK;
    case TC_CONFLICT:
        if (!held_otherwise(number, &r, &v))
            return report_several(check, at, number, r.candidates, r.count);
        /* Who issued it was only concluded: another one, that nobody knows, may be meant. */
        if (!says_it(m, &v))
            return report_unknown(check, at);
        m->found = number->known[v.at].identity;
        return report_wrong(check, at, number, &v);
    }
    return TC_OK;
}

tc_status tc_check_against_index(tc_check *check) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < check->count; i++) {
        bool slip = false;
        if (!check->mentions[i].counts)
            continue;
        status = tc_check_slip(check, i, &slip);
        if (status == TC_OK && !slip)
            status = check_mention(check, i);
    }
    return status;
}
