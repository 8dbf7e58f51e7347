/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "plan.h"

#include "ask.h"
#include "beginning.h"
#include "unit_terms.h"

#include <record/keys.h>
#include <text/fold.h>

#include <string.h>

/* How much the parts of a word's weight count, found on eval/retrieve.py's questions: the accents
 * as typed tell more than the letters alone, and a title little more than the text it is part of.
 *
 * Weights are added by OR and nothing is by AND_MAYBE: below another operator, and over several
 * shards, Xapian 1.4 cuts off documents that belong to the best ones then. */
static const double folded_weight = 0.5; /* of a word typed with accents, found without */
static const double title_weight = 0.3;
static const double phrase_weight = 1.0; /* of words side by side that stand so */

enum {
    PARTS_MAX = 256, /* syllables of a phrase */
    PAIRS_WORDS = 8, /* words that are looked for side by side */
    LONG_WORDS = 8   /* more words than these are a sentence, which no document has in full */
};

typedef struct plan {
    tc_session *session;
    bool loose;
    bool differs; /* loosely it is another question */
} plan;

static tc_status build(plan *p, const tc_expression *e, tc_query **out);

/* ---- Words ---- */

static tc_query *word(tc_arena *arena, tc_slice text) {
    tc_slice plain = tc_fold_plain_in(arena, text), folded = tc_fold_ascii_in(arena, text);
    bool accents = !tc_slice_equal(plain, folded);
    tc_query *forms[3] = {
        tc_query_scale(tc_query_term(TC_FIELD_TITLE, folded), title_weight),
        tc_query_scale(tc_query_term(TC_FIELD_WORD, folded), accents ? folded_weight : 1)};
    if (accents)
        forms[2] = tc_query_term(TC_FIELD_EXACT, plain);
    return tc_query_join(TC_QUERY_OR, forms, accents ? 3 : 2);
}

/* The syllables of TEXT, each as one positional term of FIELD. */
static uint32_t syllables(tc_arena *arena, tc_slice text, tc_field field, tc_query **parts) {
    size_t offset = 0;
    uint32_t count = 0;
    tc_token token;
    while (count < PARTS_MAX && tc_token_next(text, &offset, &token))
        parts[count++] = tc_query_term(
            field, tc_fold_ascii_in(arena, tc_slice_sub(text, token.start, token.end)));
    return count;
}

/* Where the syllables stand side by side, ranked by each of them. */
static tc_query *phrase(tc_arena *arena, tc_slice text) {
    tc_query *parts[PARTS_MAX], *words[PARTS_MAX];
    size_t offset = 0;
    tc_token token;
    uint32_t count = syllables(arena, text, TC_FIELD_WORD, parts);
    for (uint32_t i = 0; i < count && tc_token_next(text, &offset, &token); i++)
        words[i] = word(arena, tc_slice_sub(text, token.start, token.end));
    tc_query *both[] = {tc_query_join(TC_QUERY_OR, words, count),
                        tc_query_phrase(parts, count, count)};
    return tc_query_join(TC_QUERY_FILTER, both, 2);
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

static bool is_number(tc_slice s) {
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return s.len > 0;
}

/* title:"chuyển đổi số" is the phrase where several words are given. */
static tc_query *title(tc_arena *arena, tc_slice text) {
    tc_query *parts[PARTS_MAX];
    uint32_t count = syllables(arena, text, TC_FIELD_TITLE, parts);
    return count > 1 ? tc_query_phrase(parts, count, count)
                     : tc_query_join(TC_QUERY_OR, parts, count);
}

static tc_query *number(tc_arena *arena, tc_slice text) {
    return tc_query_term(is_number(text) ? TC_FIELD_NUMBER_BARE : TC_FIELD_NUMBER,
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

static tc_status sort_parts(plan *p, const tc_expression *e, parts *out) {
    tc_query **room = tc_arena_take(p->session->arena, 3 * (size_t)e->count * sizeof *room);
    tc_status status = room ? TC_OK : tc_out_of_memory(p->session);
    *out = (parts){.words = room, .filters = room + e->count, .nots = room + 2 * e->count};
    for (uint32_t i = 0; status == TC_OK && i < e->count; i++) {
        const tc_expression *part = e->parts[i];
        tc_query *query = NULL;
        bool negated = part->kind == TC_EXPRESSION_NOT;
        status = build(p, negated ? part->parts[0] : part, &query);
        if (status != TC_OK)
            break;
        if (negated)
            out->nots[out->not_count++] = query;
        else if (is_filter(part))
            out->filters[out->filter_count++] = query;
        else
            out->words[out->word_count++] = query;
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

/* Words that stand in a document as they do in the query are better than scattered ones. */
static tc_query *prefer_phrase(plan *p, const tc_expression *e, tc_query *all) {
    tc_query *side[PAIRS_WORDS];
    uint32_t count = 0;
    for (uint32_t i = 0; i < e->count; i++) {
        if (e->parts[i]->kind != TC_EXPRESSION_WORD || count == PAIRS_WORDS) {
            while (count > 0)
                tc_query_free(side[--count]);
            return all;
        }
        side[count++] =
            tc_query_term(TC_FIELD_WORD, tc_fold_ascii_in(p->session->arena, e->parts[i]->text));
    }
    return tc_ask_either(all, tc_query_scale(tc_query_phrase(side, count, count), phrase_weight));
}

/* WORDS and FILTERS without NOTS. */
static tc_query *assemble(parts *p, tc_query *words) {
    tc_query *base = words ? words : tc_query_all();
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
    tc_query *words = NULL;
    tc_status status = sort_parts(p, e, &found);
    if (status != TC_OK) {
        free_parts(&found);
        return status;
    }
    bool loosely = p->loose && e->kind == TC_EXPRESSION_ALL && found.word_count > 1;
    if (found.word_count)
        words = tc_query_join(loosely ? TC_QUERY_OR : TC_QUERY_AND, found.words, found.word_count);
    if (found.word_count > 1 && e->kind == TC_EXPRESSION_ALL && !loosely)
        words = prefer_phrase(p, e, words);
    p->differs = p->differs || loosely;
    *out = assemble(&found, words);
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
    tc_arena *arena = p->session->arena;
    switch (e->kind) {
    case TC_EXPRESSION_WORD:
        *out = word(arena, e->text);
        return TC_OK;
    case TC_EXPRESSION_PREFIX:
        return tc_beginning_ask(p->session, e->text, out);
    case TC_EXPRESSION_PHRASE:
        *out = phrase(arena, e->text);
        return TC_OK;
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

bool tc_plan_is_long(const tc_expression *expression) {
    uint32_t words = 0;
    for (uint32_t i = 0; i < expression->count; i++)
        words += expression->parts[i]->kind == TC_EXPRESSION_WORD;
    return expression->kind == TC_EXPRESSION_ALL && words > LONG_WORDS;
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

/* ---- Words to be shown ---- */

static void add_words(tc_arena *arena, tc_slice text, tc_sought *out, uint32_t *count) {
    size_t offset = 0;
    tc_token token;
    while (*count < TC_SNIPPET_WORDS && tc_token_next(text, &offset, &token)) {
        tc_slice syllable = tc_slice_sub(text, token.start, token.end);
        tc_sought word = {tc_fold_plain_in(arena, syllable), tc_fold_ascii_in(arena, syllable),
                          false};
        if (word.folded.len)
            out[(*count)++] = word;
    }
}

static void collect(tc_arena *arena, const tc_expression *e, tc_sought *out, uint32_t *count) {
    if (e->kind == TC_EXPRESSION_NOT)
        return;
    uint32_t before = *count;
    if (e->kind == TC_EXPRESSION_PREFIX)
        add_words(arena, e->text, out, count);
    for (uint32_t i = before; i < *count; i++)
        out[i].begins = true;
    if (e->kind == TC_EXPRESSION_WORD || e->kind == TC_EXPRESSION_PHRASE ||
        (e->kind == TC_EXPRESSION_FILTER &&
         (e->field == TC_FIELD_TITLE || e->field == TC_FIELD_CITED)))
        add_words(arena, e->text, out, count);
    for (uint32_t i = 0; i < e->count; i++)
        collect(arena, e->parts[i], out, count);
}

uint32_t tc_plan_words(tc_arena *arena, const tc_expression *expression, tc_sought *out) {
    uint32_t count = 0;
    collect(arena, expression, out, &count);
    return count;
}
