/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "phrases.h"

#include "ask.h"
#include "plan.h"

#include <record/stored.h>
#include <text/common.h>
#include <text/scan.h>

#include <string.h>

enum {
    SYLLABLES_MAX = 256, /* of a phrase; what is longer is found by its beginning */
    LEAVES_MAX = 200,
    SHORT = 64 /* bytes of a token that is folded at once */
};

/* ---- What needs a look ---- */

/* The syllables of TEXT without accents; returns how many. */
static uint32_t split(tc_arena *arena, tc_slice text, tc_slice *out) {
    size_t offset = 0;
    uint32_t count = 0;
    tc_token token;
    while (count < SYLLABLES_MAX && tc_token_next(text, &offset, &token))
        out[count++] = tc_fold_ascii_in(arena, tc_slice_sub(text, token.start, token.end));
    return count;
}

/* Two syllables that are a term of the index are found as they are. */
static bool is_term(tc_slice phrase) {
    tc_slice parts[3];
    tc_buffer folded[3];
    size_t offset = 0;
    uint32_t count = 0;
    tc_token token;
    for (; count < 3 && tc_token_next(phrase, &offset, &token); count++) {
        tc_buffer_init(&folded[count], 1 << 20);
        tc_fold_ascii(tc_slice_sub(phrase, token.start, token.end), &folded[count]);
        parts[count] = tc_buffer_slice(&folded[count]);
    }
    bool term = count < 2 || (count == 2 && tc_is_pair(parts[0], parts[1]));
    while (count > 0)
        tc_buffer_dispose(&folded[--count]);
    return term;
}

bool tc_phrases_is_textual(const tc_expression *part) {
    return (part->kind == TC_EXPRESSION_PHRASE && !is_term(part->text)) ||
           (part->kind == TC_EXPRESSION_FILTER && part->field == TC_FIELD_TITLE);
}

bool tc_phrases_needed(const tc_expression *expression) {
    if (tc_phrases_is_textual(expression))
        return true;
    for (uint32_t i = 0; i < expression->count; i++)
        if (tc_phrases_needed(expression->parts[i]))
            return true;
    return false;
}

/* ---- Phrases in texts ---- */

typedef struct phrase {
    const tc_expression *part;
    tc_slice syllables[SYLLABLES_MAX];
    uint32_t back[SYLLABLES_MAX]; /* how many still fit when the next does not */
    uint32_t count;
    tc_scan_words words; /* the syllables */
    char key[TC_KEY_ROOM(SHORT)];
    tc_buffer folded;
} phrase;

static void prepare(phrase *p, tc_arena *arena, const tc_expression *part) {
    if (p->part == part)
        return;
    p->part = part;
    p->count = split(arena, part->text, p->syllables);
    memset(&p->words, 0, sizeof p->words);
    for (uint32_t i = 0; i < p->count; i++)
        tc_scan_add(&p->words, p->syllables[i]);
    p->back[0] = 0;
    for (uint32_t i = 1, fit = 0; i < p->count; i++) {
        while (fit && !tc_slice_equal(p->syllables[i], p->syllables[fit]))
            fit = p->back[fit - 1];
        fit += tc_slice_equal(p->syllables[i], p->syllables[fit]);
        p->back[i] = fit;
    }
}

static tc_slice fold(phrase *p, tc_slice token) {
    if (token.len <= SHORT)
        return tc_token_ascii(token, p->key, &p->folded);
    tc_buffer_clear(&p->folded);
    tc_fold_ascii(token, &p->folded);
    return tc_buffer_slice(&p->folded);
}

/* Whether the token at START is the one behind END. */
static bool is_next(tc_slice text, size_t end, uint32_t start) {
    tc_token token;
    return start - end == 1 || (tc_token_next(text, &end, &token) && token.start == start);
}

/* Behind nothing of the phrase only what may be its first syllable is looked at. */
static bool stands_in(phrase *p, tc_slice text, const tc_edges *edges) {
    size_t end = 0, edge = 0;
    uint32_t fit = 0;
    tc_scan scan;
    tc_token token;
    tc_scan_open(&scan, text, &p->words);
    scan.wanted = 1;
    while (fit < p->count && tc_scan_next(&scan, &token)) {
        for (; edge < edges->count && edges->items[edge] <= token.start; edge++)
            fit = 0;
        if (fit && !is_next(text, end, token.start))
            fit = 0;
        tc_slice folded = fold(p, tc_slice_sub(text, token.start, token.end));
        while (fit && !tc_slice_equal(folded, p->syllables[fit]))
            fit = p->back[fit - 1];
        fit += tc_slice_equal(folded, p->syllables[fit]);
        end = token.end;
        scan.wanted = fit ? UINT64_MAX : 1;
    }
    return fit == p->count;
}

/* ---- One batch of matches ---- */

/* A part of the expression whose truth the index tells. */
typedef struct leaf {
    const tc_expression *part;
    bool *holds; /* of each match */
} leaf;

typedef struct batch {
    tc_session *session;
    const tc_exact *check;
    const tc_matches *matches;
    uint32_t count, at;
    leaf leaves[LEAVES_MAX];
    uint32_t leaf_count;
    phrase phrase;
    tc_slice text; /* of the match AT */
    tc_stored_head head;
    tc_edges edges;
} batch;

static bool holds_textually(batch *b, const tc_expression *part) {
    static const tc_edges none = {NULL, 0};
    prepare(&b->phrase, b->session->arena, part);
    if (part->kind == TC_EXPRESSION_FILTER)
        return stands_in(&b->phrase, b->head.title, &none);
    return stands_in(&b->phrase, b->text, &b->edges);
}

/* Which of the matches the part finds on its own. */
static tc_status ask_leaf(batch *b, leaf *l) {
    tc_query **paths = tc_arena_take(b->session->arena, b->count * sizeof(tc_query *));
    l->holds = tc_arena_take(b->session->arena, b->count * sizeof(bool));
    if (!paths || !l->holds)
        return tc_out_of_memory(b->session);
    tc_query *query = NULL;
    tc_status status = tc_plan_strict(b->session, l->part, &query);
    if (status != TC_OK)
        return status;
    for (uint32_t i = 0; i < b->count; i++)
        paths[i] = tc_query_term(TC_FIELD_PATH, tc_match_value(b->matches, i, TC_SLOT_PATH));
    query = tc_ask_both(query, tc_query_join(TC_QUERY_OR, paths, b->count));
    tc_store_request request = {.sort = TC_SORT_ENTRY, .limit = b->count};
    TC_CLEANUP(tc_matches_cleanup) tc_matches *found = NULL;
    status = tc_store_search(b->session->store, query, &request, &found, &b->session->error);
    tc_query_free(query);
    for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(found); i++)
        for (uint32_t k = 0; k < b->count; k++)
            if (tc_match_docid(found, i) == tc_match_docid(b->matches, k))
                l->holds[k] = true;
    return status;
}

static tc_status ask_leaves(batch *b, const tc_expression *e) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < e->count; i++)
        status = ask_leaves(b, e->parts[i]);
    if (status != TC_OK || e->count || tc_phrases_is_textual(e))
        return status;
    if (b->leaf_count == LEAVES_MAX)
        return tc_error_set(&b->session->error, TC_ERR_LIMIT, "too many words around a phrase");
    leaf *l = &b->leaves[b->leaf_count++];
    *l = (leaf){.part = e};
    return ask_leaf(b, l);
}

static bool is_words(const tc_expression *e) {
    return e->kind != TC_EXPRESSION_FILTER && e->kind != TC_EXPRESSION_RANGE &&
           e->kind != TC_EXPRESSION_NOT;
}

static bool holds(batch *b, const tc_expression *e);

/* Parts side by side, of which any of the words will do where the question is loose. */
static bool holds_all(batch *b, const tc_expression *e) {
    bool loose = b->check->loose && e->kind == TC_EXPRESSION_ALL, any = false, words = false;
    for (uint32_t i = 0; i < e->count; i++) {
        bool one = holds(b, e->parts[i]);
        if (loose && is_words(e->parts[i])) {
            words = true;
            any |= one;
        } else if (!one) {
            return false;
        }
    }
    return any || !words;
}

static bool holds_any(batch *b, const tc_expression *e) {
    for (uint32_t i = 0; i < e->count; i++)
        if (holds(b, e->parts[i]))
            return true;
    return false;
}

static bool holds(batch *b, const tc_expression *e) {
    if (e->kind == TC_EXPRESSION_OR)
        return holds_any(b, e);
    if (e->kind == TC_EXPRESSION_NOT)
        return !holds(b, e->parts[0]);
    if (e->count)
        return holds_all(b, e);
    if (tc_phrases_is_textual(e))
        return holds_textually(b, e);
    for (uint32_t i = 0; i < b->leaf_count; i++)
        if (b->leaves[i].part == e)
            return b->leaves[i].holds[b->at];
    return true; /* a part that every match has, see is_plain */
}

/* Whether the index has seen to all but the phrases: these stand on their own or beside other
 * parts, or are not to be there. */
static bool is_plain(const tc_expression *e, bool loose) {
    if (tc_phrases_is_textual(e))
        return true;
    if (e->kind != TC_EXPRESSION_AND && (e->kind != TC_EXPRESSION_ALL || loose))
        return false;
    for (uint32_t i = 0; i < e->count; i++) {
        const tc_expression *part = e->parts[i];
        part = part->kind == TC_EXPRESSION_NOT ? part->parts[0] : part;
        if (tc_phrases_needed(part) ? !tc_phrases_is_textual(part) : part->count > 0)
            return false;
    }
    return true;
}

/* In a plain one, NOT of what the index knows is seen to as well. */
static bool holds_plainly(batch *b, const tc_expression *e) {
    if (tc_phrases_is_textual(e))
        return holds_textually(b, e);
    for (uint32_t i = 0; i < e->count; i++) {
        const tc_expression *part = e->parts[i];
        bool negated = part->kind == TC_EXPRESSION_NOT;
        part = negated ? part->parts[0] : part;
        if (tc_phrases_is_textual(part) && holds_textually(b, part) == negated)
            return false;
    }
    return true;
}

static bool is_known(const tc_exact *check, uint32_t docid) {
    for (uint32_t i = 0; i < check->known_count; i++)
        if (check->known[i] == docid)
            return true;
    return false;
}

static tc_status look(batch *b, bool *keep) {
    tc_arena *arena = b->session->arena;
    bool plain = is_plain(b->check->expression, b->check->loose);
    tc_status status = plain ? TC_OK : ask_leaves(b, b->check->expression);
    for (; status == TC_OK && b->at < b->count; b->at++) {
        tc_slice data = tc_match_data(b->matches, b->at), json;
        status = tc_stored_split(data, &json, &b->text, &b->session->error);
        if (status == TC_OK)
            status = tc_stored_edges(arena, data, &b->edges, &b->session->error);
        if (status == TC_OK)
            status = tc_stored_head_of(arena, data, &b->head, &b->session->error);
        if (status == TC_OK)
            keep[b->at] = !is_known(b->check, tc_match_docid(b->matches, b->at)) &&
                          (plain ? holds_plainly : holds)(b, b->check->expression);
    }
    return status;
}

uint64_t tc_phrases_slots(const tc_exact *check) {
    return is_plain(check->expression, check->loose) ? 0 : TC_SLOT_BIT(TC_SLOT_PATH);
}

tc_status tc_phrases_matches(tc_session *session, const tc_exact *check, const tc_matches *matches,
                             bool *keep) {
    batch *b = tc_arena_take(session->arena, sizeof *b);
    if (!b)
        return tc_out_of_memory(session);
    b->session = session;
    b->check = check;
    b->matches = matches;
    b->count = tc_matches_count(matches);
    tc_buffer_init(&b->phrase.folded, 1 << 20);
    tc_status status = look(b, keep);
    tc_buffer_dispose(&b->phrase.folded);
    return status;
}
