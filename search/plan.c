/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "plan.h"

#include "abbreviations.h"
#include "accents.h"
#include "ask.h"
#include "beginning.h"
#include "phrases.h"
#include "question.h"
#include "unit_terms.h"
#include "wording.h"

#include <record/keys.h>
#include <text/common.h>
#include <text/fold.h>

#include <string.h>

/* What a word that was typed with unusual accents counts, found without them, and with them
 * besides: together about as much as one that was typed without.
 *
 * Weights are added by OR and nothing is by AND_MAYBE: below another operator, and over several
 * shards, Xapian 1.4 cuts off documents that belong to the best ones then. */
static const double folded_weight = 0.5, accents_weight = 0.6;

enum {
    PARTS_MAX = 256,    /* syllables of a phrase */
    SENTENCE_WORDS = 8, /* more are a sentence, which no document has in full */
    LONG_WORDS = 5      /* of more words than these some will do: see tc_plan_is_long */
};

typedef struct plan {
    tc_session *session;
    bool loose;
    bool differs; /* loosely it is another question */
} plan;

static tc_status build(plan *p, const tc_expression *e, tc_query **out);

/* ---- Words ---- */

/* One syllable, with the accents typed or with others. */
static tc_query *word(tc_arena *arena, tc_slice text) {
    tc_slice plain = tc_fold_plain_in(arena, text), folded = tc_fold_ascii_in(arena, text);
    tc_query *any = tc_query_term(TC_FIELD_WORD, folded);
    if (tc_slice_equal(plain, folded) || tc_slice_equal(plain, tc_usual_accents(folded)))
        return any;
    return tc_ask_either(tc_query_scale(any, folded_weight),
                         tc_query_scale(tc_ask_exact(arena, folded, plain), accents_weight));
}

/* The two words side by side; NULL where that is no term. */
static tc_query *pair(tc_arena *arena, tc_slice first, tc_slice second) {
    tc_slice a = tc_fold_ascii_in(arena, first), b = tc_fold_ascii_in(arena, second);
    return tc_is_pair(a, b) ? tc_ask_pair(a, b) : NULL;
}

/* The words in a row: each, and each two of them as one.  All must be there for TC_QUERY_AND; then
 * a pair counts together with its first word, which is there whenever the pair is. */
static tc_query *row(tc_arena *arena, tc_operator op, const tc_slice *words, uint32_t count) {
    tc_query **parts = tc_arena_take(arena, (count + 1) * sizeof(tc_query *));
    if (!parts)
        return NULL;
    for (uint32_t i = 0; i < count; i++) {
        tc_query *two = i + 1 < count ? pair(arena, words[i], words[i + 1]) : NULL;
        parts[i] = word(arena, words[i]);
        if (two)
            parts[i] = tc_ask_either(parts[i], two);
    }
    return tc_query_join(op, parts, count);
}

/* Documents in which the syllables may stand side by side: they have them all, and the pairs.
 * phrases.h tells those where they do. */
static tc_query *phrase(tc_arena *arena, tc_slice text) {
    tc_slice words[PARTS_MAX];
    tc_query *parts[2 * PARTS_MAX];
    uint32_t count = tc_tokens_of(text, words, PARTS_MAX), n = 0;
    for (uint32_t i = 0; i < count; i++) {
        tc_query *two = i + 1 < count ? pair(arena, words[i], words[i + 1]) : NULL;
        parts[n++] = word(arena, words[i]);
        if (two)
            parts[n++] = two;
    }
    return tc_query_join(TC_QUERY_AND, parts, n);
}

/* QUERY among the documents of the agencies that define A. */
static tc_query *within_owners(tc_arena *arena, const tc_abbreviation *a, tc_query *query) {
    tc_query *both[] = {query, tc_ask_any(arena, TC_FIELD_ISSUER, a->owners, a->owner_count)};
    return tc_query_join(TC_QUERY_FILTER, both, 2);
}

/* An abbreviation, or the words that it stands for: everywhere what most mean by it, and once more,
 * so that these come first, in documents of agencies that define it what they mean. */
static tc_query *abbreviation(tc_session *session, const tc_abbreviation *known, tc_query *itself) {
    tc_arena *arena = session->arena;
    const tc_abbreviations *learnt = session->learnt;
    tc_query *any = tc_ask_either(itself, phrase(arena, tc_slice_of(known->longer)));
    for (uint32_t i = 0; learnt && i < learnt->count; i++) {
        const tc_abbreviation *a = &learnt->items[i];
        if (a->owner_count && strcmp(a->shorter, known->shorter) == 0)
            any =
                tc_ask_either(any, within_owners(arena, a, phrase(arena, tc_slice_of(a->longer))));
    }
    return any;
}

/* A word or phrase with what it stands for. */
static tc_query *words(tc_session *session, const tc_expression *e) {
    tc_arena *arena = session->arena;
    const tc_abbreviation *known = tc_abbreviation_find(session->learnt, e->text);
    tc_query *as_typed =
        e->kind == TC_EXPRESSION_WORD ? word(arena, e->text) : phrase(arena, e->text);
    return known && !tc_phrases_is_textual(e) ? abbreviation(session, known, as_typed) : as_typed;
}

/* What stands for the COUNT words from the first on: OR of their abbreviations; *USED of the words
 * are spelt out by them.  NULL where there is none. */
static tc_query *shorter(tc_session *session, const tc_slice *typed, uint32_t count,
                         uint32_t *used) {
    tc_arena *arena = session->arena;
    tc_slice folded[PARTS_MAX] = {{NULL, 0}}, plain[PARTS_MAX] = {{NULL, 0}};
    const tc_abbreviation *a = NULL;
    tc_query *any = NULL;
    uint32_t n, longest = 0;
    for (uint32_t i = 0; i < count; i++) {
        folded[i] = tc_fold_ascii_in(arena, typed[i]);
        plain[i] = tc_fold_plain_in(arena, typed[i]);
    }
    while ((a = tc_abbreviation_of(session->learnt, folded, plain, count, a, &n))) {
        if (n < longest)
            continue;
        tc_slice parts[TC_WORDING_SHORT], text = tc_slice_of(a->shorter);
        double worth = a->spoken ? (double)n / tc_tokens_of(text, parts, TC_WORDING_SHORT) : n;
        tc_query *one = tc_query_scale(phrase(arena, text), worth);
        if (a->owner_count && tc_abbreviation_is_ambiguous(session->learnt, a))
            one = within_owners(arena, a, one);
        if (n > longest) {
            tc_query_free(any);
            any = NULL;
        }
        any = any ? tc_ask_either(any, one) : one;
        longest = n;
    }
    *used = longest;
    return any;
}

/* ---- Filters ---- */

/* A name, and longer ones that it begins: "UBND tỉnh" with any place. */
static tc_query *beginning(tc_arena *arena, tc_field field, tc_slice key) {
    tc_buffer longer;
    tc_buffer_init(&longer, key.len + 1);
    tc_buffer_add(&longer, key);
    tc_buffer_add_char(&longer, ' ');
    tc_slice prefix = tc_arena_copy(arena, tc_buffer_slice(&longer));
    tc_buffer_dispose(&longer);
    return tc_ask_either(tc_query_term(field, key), tc_query_prefix(field, prefix, 1000));
}

/* title:"chuyển đổi số": what is in the title is in the document; phrases.h looks at the title. */
static tc_query *title(tc_arena *arena, tc_slice text) {
    return phrase(arena, text);
}

static tc_query *number(tc_arena *arena, tc_slice text) {
    return tc_query_term(tc_utf8_is_number(text) ? TC_FIELD_NUMBER_BARE : TC_FIELD_NUMBER,
                         tc_key_number(arena, text));
}

static tc_query *type(tc_arena *arena, tc_slice text) {
    return tc_query_term(TC_FIELD_TYPE, tc_key_type(arena, text));
}

static tc_query *province(tc_arena *arena, tc_slice text) {
    return tc_query_term(TC_FIELD_PROVINCE, tc_key_place(arena, text));
}

static tc_query *issuer(tc_arena *arena, tc_slice text) {
    return beginning(arena, TC_FIELD_ISSUER, tc_key_unit(arena, text));
}

static tc_query *cited(tc_arena *arena, tc_slice text) {
    return tc_query_term(TC_FIELD_CITED, tc_key_number(arena, text));
}

static tc_status filter(plan *p, const tc_expression *e, tc_query **out) {
    static const struct {
        tc_field field;
        tc_query *(*make)(tc_arena *, tc_slice);
    } makers[] = {{TC_FIELD_TYPE, type},     {TC_FIELD_PROVINCE, province},
                  {TC_FIELD_ISSUER, issuer}, {TC_FIELD_NUMBER, number},
                  {TC_FIELD_CITED, cited},   {TC_FIELD_TITLE, title}};
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++) {
        if (makers[i].field == e->field) {
            *out = makers[i].make(p->session->arena, e->text);
            return TC_OK;
        }
    }
    return tc_unit_documents(p->session, e->field, e->text, out);
}

/* ---- Joining ---- */

static bool is_filter(const tc_expression *e) {
    return e->kind == TC_EXPRESSION_FILTER || e->kind == TC_EXPRESSION_RANGE;
}

/* The parts of E by what they do: WORDS are scored, FILTERS are not, NOTS take away. */
typedef struct parts {
    tc_query **words, **filters, **nots;
    uint32_t word_count, filter_count, not_count;
} parts;

/* Words side by side: E's parts from FIRST on, COUNT of them. */
typedef struct run {
    tc_slice typed[PARTS_MAX];
    bool asks[PARTS_MAX]; /* need not be there */
    uint32_t first, count;
} run;

static void find_run(tc_arena *arena, const tc_expression *e, uint32_t first, run *out) {
    tc_slice folded[PARTS_MAX] = {{NULL, 0}};
    *out = (run){.first = first};
    for (uint32_t i = first; e->kind == TC_EXPRESSION_ALL && i < e->count &&
                             i - first < PARTS_MAX && e->parts[i]->kind == TC_EXPRESSION_WORD;
         i++) {
        folded[out->count] = tc_fold_ascii_in(arena, e->parts[i]->text);
        out->typed[out->count++] = e->parts[i]->text;
    }
    tc_question_words(folded, out->count, out->asks);
    bool is_long = out->count > LONG_WORDS;
    uint32_t left = 0;
    for (uint32_t i = 0; i < out->count; i++)
        left += !out->asks[i] && !tc_is_function_word(folded[i]);
    for (uint32_t i = 0; (is_long || left > 1) && i < out->count; i++)
        out->asks[i] |=
            is_long ? tc_is_function_word(folded[i])
                    : tc_question_is_grammar(folded[i], tc_fold_plain_in(arena, out->typed[i]));
}

/* Word AT of the run, and with it those that an abbreviation stands for; returns how many. */
static uint32_t add_run_word(plan *p, const tc_expression *e, const run *r, uint32_t at,
                             parts *out) {
    tc_arena *arena = p->session->arena;
    uint32_t used = 0, next = at + 1;
    tc_query *query = shorter(p->session, r->typed + at, r->count - at, &used);
    if (query) {
        tc_operator op = p->loose ? TC_QUERY_OR : TC_QUERY_AND;
        query = tc_ask_either(query, row(arena, op, r->typed + at, used));
    } else {
        query = words(p->session, e->parts[r->first + at]);
        tc_query *two =
            next < r->count && !r->asks[next] ? pair(arena, r->typed[at], r->typed[next]) : NULL;
        query = two ? tc_ask_either(query, two) : query;
        used = 1;
    }
    out->words[out->word_count++] = query;
    return used;
}

static void add_run(plan *p, const tc_expression *e, const run *r, parts *out) {
    for (uint32_t at = 0; at < r->count;)
        at += r->asks[at] ? 1 : add_run_word(p, e, r, at, out);
}

static tc_status add_part(plan *p, const tc_expression *part, parts *out) {
    bool negated = part->kind == TC_EXPRESSION_NOT;
    tc_query *query = NULL;
    /* What the index cannot tell apart is taken away by the texts. */
    if (negated && tc_phrases_needed(part))
        return TC_OK;
    tc_status status = build(p, negated ? part->parts[0] : part, &query);
    if (status != TC_OK)
        return status;
    if (negated)
        out->nots[out->not_count++] = query;
    else if (is_filter(part))
        out->filters[out->filter_count++] = query;
    else
        out->words[out->word_count++] = query;
    return TC_OK;
}

static tc_status sort_parts(plan *p, const tc_expression *e, parts *out) {
    tc_query **room = tc_arena_take(p->session->arena, 3 * (size_t)e->count * sizeof *room);
    run *r = tc_arena_take(p->session->arena, sizeof *r);
    tc_status status = room && r ? TC_OK : tc_out_of_memory(p->session);
    *out = (parts){.words = room, .filters = room + e->count, .nots = room + 2 * e->count};
    for (uint32_t i = 0; status == TC_OK && i < e->count;) {
        find_run(p->session->arena, e, i, r);
        if (r->count)
            add_run(p, e, r, out);
        else
            status = add_part(p, e->parts[i], out);
        i += r->count ? r->count : 1;
    }
    return status;
}

static void free_parts(parts *p) {
    for (uint32_t i = 0; i < p->word_count; i++)
        tc_query_free(p->words[i]);
    for (uint32_t i = 0; i < p->filter_count; i++)
        tc_query_free(p->filters[i]);
    for (uint32_t i = 0; i < p->not_count; i++)
        tc_query_free(p->nots[i]);
}

/* SCORED and the filters without the NOTs. */
static tc_query *assemble(parts *p, tc_query *scored) {
    tc_query *base = scored ? scored : tc_query_all();
    if (p->filter_count) {
        tc_query *filters = tc_query_join(TC_QUERY_AND, p->filters, p->filter_count);
        tc_query *both[] = {base, filters};
        base = tc_query_join(TC_QUERY_FILTER, both, 2);
    }
    if (p->not_count) {
        tc_query *nots = tc_query_join(TC_QUERY_OR, p->nots, p->not_count);
        tc_query *both[] = {base, nots};
        base = tc_query_join(TC_QUERY_AND_NOT, both, 2);
    }
    return base;
}

static tc_status build_all(plan *p, const tc_expression *e, tc_query **out) {
    parts found;
    tc_query *all = NULL;
    tc_status status = sort_parts(p, e, &found);
    if (status != TC_OK) {
        free_parts(&found);
        return status;
    }
    bool loosely = p->loose && e->kind == TC_EXPRESSION_ALL && found.word_count > 1;
    if (found.word_count)
        all = tc_query_join(loosely ? TC_QUERY_OR : TC_QUERY_AND, found.words, found.word_count);
    p->differs = p->differs || loosely;
    *out = assemble(&found, all);
    return TC_OK;
}

static tc_status build_or(plan *p, const tc_expression *e, tc_query **out) {
    tc_query **either = tc_arena_take(p->session->arena, e->count * sizeof *either);
    tc_status status = either ? TC_OK : tc_out_of_memory(p->session);
    uint32_t count = 0;
    while (status == TC_OK && count < e->count) {
        status = build(p, e->parts[count], &either[count]);
        count += status == TC_OK;
    }
    if (status == TC_OK)
        *out = tc_query_join(TC_QUERY_OR, either, count);
    else
        while (count > 0)
            tc_query_free(either[--count]);
    return status;
}

static tc_status build(plan *p, const tc_expression *e, tc_query **out) {
    switch (e->kind) {
    case TC_EXPRESSION_WORD:
    case TC_EXPRESSION_PHRASE:
        *out = words(p->session, e);
        return TC_OK;
    case TC_EXPRESSION_PREFIX:
        return tc_beginning_ask(p->session, e->text, out);
    case TC_EXPRESSION_FILTER:
        return filter(p, e, out);
    case TC_EXPRESSION_RANGE:
        *out = tc_query_range(e->field == TC_FIELD_YEAR ? TC_SLOT_YEAR : TC_SLOT_DATE, e->low,
                              e->high);
        return TC_OK;
    case TC_EXPRESSION_ALL:
    case TC_EXPRESSION_AND:
        return build_all(p, e, out);
    case TC_EXPRESSION_OR:
        return build_or(p, e, out);
    case TC_EXPRESSION_NOT: {
        /* On its own it is taken away from everything. */
        tc_expression alone = {.kind = TC_EXPRESSION_AND, .count = 1};
        tc_expression copy = *e, *one = &copy;
        alone.parts = &one;
        return build_all(p, &alone, out);
    }
    }
    return TC_ERR_USAGE;
}

static tc_status build_top(plan *p, const tc_expression *e, tc_query **out) {
    tc_status status;
    if (tc_accents_are_partial(p->session->arena, e))
        e = tc_accents_taken_away(p->session->arena, e);
    if (!e)
        return tc_out_of_memory(p->session);
    /* A filter alone has no words to rank by. */
    if (is_filter(e)) {
        tc_expression alone = {.kind = TC_EXPRESSION_AND, .count = 1};
        tc_expression copy = *e, *one = &copy;
        alone.parts = &one;
        status = build_all(p, &alone, out);
    } else {
        status = build(p, e, out);
    }
    if (status == TC_OK)
        *out = tc_ask_documents(*out);
    return status;
}

bool tc_plan_is_long(const tc_expression *expression, bool ranked) {
    uint32_t words = 0;
    for (uint32_t i = 0; i < expression->count; i++)
        words += expression->parts[i]->kind == TC_EXPRESSION_WORD;
    return expression->kind == TC_EXPRESSION_ALL && words > (ranked ? LONG_WORDS : SENTENCE_WORDS);
}

tc_status tc_plan_strict(tc_session *session, const tc_expression *expression, tc_query **out) {
    plan p = {.session = session};
    return build_top(&p, expression, out);
}

tc_status tc_plan_loose(tc_session *session, const tc_expression *expression, tc_query **out) {
    plan p = {.session = session, .loose = true};
    tc_status status = build_top(&p, expression, out);
    if (status == TC_OK && !p.differs) {
        tc_query_free(*out);
        *out = NULL;
    }
    return status;
}
