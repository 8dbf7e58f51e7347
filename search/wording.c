/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording.h"

#include "abbreviations.h"
#include "accents.h"
#include "ask.h"

#include <text/common.h>

#include <math.h>
#include <string.h>

enum { SLIPS = 200 }; /* of so many that have a word one at most has it by a slip */

/* What a word that only asks weighs. */
static const double asking_weight = 0.15;

/* ---- The words ---- */

static uint32_t add_word(tc_wording *w, tc_arena *arena, tc_slice text) {
    tc_slice folded = tc_fold_ascii_in(arena, text), plain = tc_fold_plain_in(arena, text);
    uint32_t hash = tc_wording_hash(folded.ptr, folded.len), at = hash % TC_WORDING_SLOTS;
    uint32_t found = tc_wording_find(w, hash, folded);
    if (found < w->word_count) {
        tc_wording_word *word = &w->words[found];
        tc_slice first = word->plain.len ? word->plain : folded;
        if (!tc_slice_equal(plain, first) && !word->other.len) {
            word->other = plain;
            word->plain = first;
        }
        return found;
    }
    while (w->slots[at])
        at = (at + 1) % TC_WORDING_SLOTS;
    w->words[w->word_count].folded = folded;
    tc_scan_add(&w->begins, folded);
    if (!tc_slice_equal(plain, folded))
        w->words[w->word_count].plain = plain;
    w->slots[at] = (uint8_t)(++w->word_count);
    return w->word_count - 1;
}

/* The words of TEXT behind the others, the first of them joined with what is there if JOINED. */
static void add_text(tc_wording *w, tc_arena *arena, tc_slice text, bool joined) {
    size_t offset = 0;
    tc_token token;
    while (w->row_count < TC_WORDING_WORDS && tc_token_next(text, &offset, &token)) {
        uint32_t word = add_word(w, arena, tc_slice_sub(text, token.start, token.end));
        if (w->row_count)
            w->joined[w->row_count - 1] = joined;
        w->row[w->row_count++] = (uint8_t)word;
        joined = true;
    }
}

static void add_alias(tc_wording *w, tc_slice shorter, uint32_t first, uint32_t count, bool typed) {
    if (w->alias_count == TC_WORDING_ALIASES)
        return;
    tc_wording_alias *a = &w->aliases[w->alias_count];
    *a = (tc_wording_alias){.first = first, .count = count, .folded = shorter, .typed = typed};
    for (tc_slice rest = shorter; rest.len; a->parts++) {
        if (a->parts == TC_WORDING_SHORT)
            return;
        size_t end = tc_slice_find(rest, TC_SLICE(" "), 0);
        tc_slice part = tc_slice_sub(rest, 0, end);
        a->hashes[a->parts] = tc_wording_hash(part.ptr, part.len);
        tc_scan_add(&w->begins, part);
        rest = end == SIZE_MAX ? (tc_slice){NULL, 0} : tc_slice_sub(rest, end + 1, rest.len);
    }
    w->alias_count++;
}

/* The agencies that define what KNOWN is short for, each in its way. */
static void add_owners(tc_wording *w, const tc_abbreviations *learnt,
                       const tc_abbreviation *known) {
    for (uint32_t i = 0; learnt && i < learnt->count; i++) {
        const tc_abbreviation *a = &learnt->items[i];
        for (uint32_t k = 0; strcmp(a->shorter, known->shorter) == 0 && k < a->owner_count; k++)
            if (w->owner_count < TC_WORDING_ALIASES)
                w->owners[w->owner_count++] = a->owners[k];
    }
}

static void add_part(tc_wording *w, tc_session *session, tc_slice text, bool joined) {
    tc_arena *arena = session->arena;
    const tc_abbreviation *known = tc_abbreviation_find(session->learnt, text);
    uint32_t first = w->row_count;
    add_text(w, arena, known ? tc_slice_of(known->longer) : text, joined);
    if (!known)
        return;
    add_alias(w, tc_slice_of(known->shorter), first, w->row_count - first, true);
    add_owners(w, session->learnt, known);
}

static void add_beginning(tc_wording *w, tc_arena *arena, tc_slice text) {
    tc_sought sought = {tc_fold_plain_in(arena, text), tc_fold_ascii_in(arena, text), true};
    if (w->beginning_count < TC_WORDING_ALIASES && sought.folded.len)
        w->beginnings[w->beginning_count++] = sought;
}

static void collect(tc_wording *w, tc_session *session, const tc_expression *e, bool joined) {
    tc_arena *arena = session->arena;
    if (e->kind == TC_EXPRESSION_NOT)
        return;
    if (e->kind == TC_EXPRESSION_WORD || e->kind == TC_EXPRESSION_PHRASE)
        add_part(w, session, e->text, joined);
    if (e->kind == TC_EXPRESSION_PREFIX)
        add_beginning(w, arena, e->text);
    if (e->kind == TC_EXPRESSION_FILTER &&
        (e->field == TC_FIELD_TITLE || e->field == TC_FIELD_CITED))
        add_text(w, arena, e->text, false);
    for (uint32_t i = 0; i < e->count; i++)
        collect(w, session, e->parts[i], i > 0 && e->kind == TC_EXPRESSION_ALL);
}

/* Abbreviations of what was written out. */
static void add_shorter(tc_wording *w, const tc_abbreviations *learnt) {
    tc_slice folded[TC_WORDING_WORDS], plain[TC_WORDING_WORDS];
    for (uint32_t i = 0; i < w->row_count; i++) {
        const tc_wording_word *word = &w->words[w->row[i]];
        folded[i] = word->folded;
        plain[i] = word->plain.len ? word->plain : word->folded;
    }
    for (uint32_t i = 0; i < w->row_count; i++) {
        const tc_abbreviation *a = NULL;
        uint32_t used;
        while ((a = tc_abbreviation_of(learnt, folded + i, plain + i, w->row_count - i, a, &used)))
            add_alias(w, tc_slice_of(a->shorter), i, used, false);
    }
}

/* ---- Weights ---- */

static double rarity(uint32_t documents, uint32_t frequency) {
    double all = documents, some = frequency < documents ? frequency : documents;
    return log(1 + (all - some + 0.5) / (some + 0.5));
}

/* Accents that next to nobody gives the word, which FREQUENCY entries have, are a slip: it is
 * looked for as one that was typed without any. */
static tc_status doubt_accents(tc_session *session, tc_wording_word *word, uint32_t frequency) {
    uint32_t found = 0;
    if (!word->plain.len || word->other.len ||
        tc_slice_equal(word->plain, tc_usual_accents(word->folded)))
        return TC_OK;
    tc_status status = tc_ask_exact_count(session, word->folded, word->plain, &found);
    if (status == TC_OK && found <= frequency / SLIPS)
        word->plain = (tc_slice){NULL, 0};
    return status;
}

static tc_status weigh_words(tc_session *session, tc_wording *w, uint32_t documents) {
    tc_slice folded[TC_WORDING_WORDS];
    bool asks[TC_WORDING_WORDS], says[TC_WORDING_WORDS] = {false};
    tc_status status = TC_OK;
    for (uint32_t i = 0; i < w->row_count; i++)
        folded[i] = w->words[w->row[i]].folded;
    tc_question_words(folded, w->row_count, asks);
    w->defines = tc_question_defines(folded, w->row_count);
    w->type = tc_question_type(session->arena, folded, w->row_count);
    w->head_count = tc_question_head(session->arena, folded, w->row_count, w->head);
    for (uint32_t i = 0; i < w->row_count; i++)
        says[w->row[i]] |= !asks[i];
    for (uint32_t i = 0; status == TC_OK && i < w->word_count; i++) {
        tc_wording_word *word = &w->words[i];
        uint32_t frequency = 0;
        status = tc_ask_word_count(session, word->folded, &frequency);
        if (status == TC_OK)
            status = doubt_accents(session, word, frequency);
        word->asks = !says[i];
        word->says =
            says[i] && (tc_utf8_is_number(word->folded) || !tc_is_function_word(word->folded));
        word->weight = rarity(documents, frequency) * (word->asks ? asking_weight : 1);
        w->word_sum += word->weight;
        w->topic += word->asks ? 0 : word->weight;
    }
    return status;
}

/* How rare the two are side by side: those that the index does not count are about as rare as the
 * words themselves, and not quite a word. */
static tc_status weigh_pair(tc_session *session, const tc_wording_word *a, const tc_wording_word *b,
                            uint32_t documents, double *out) {
    double factor = a->asks || b->asks ? asking_weight : 1;
    if (!tc_is_pair(a->folded, b->folded)) {
        double own = (a->weight / (a->asks ? asking_weight : 1) +
                      b->weight / (b->asks ? asking_weight : 1)) /
                     2;
        *out = (own + 1) * factor;
        return TC_OK;
    }
    uint32_t frequency = 0;
    tc_status status = tc_ask_pair_count(session, a->folded, b->folded, &frequency);
    *out = rarity(documents, frequency) * factor;
    return status;
}

static tc_status weigh_pairs(tc_session *session, tc_wording *w, uint32_t documents) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i + 1 < w->row_count; i++) {
        uint8_t *pair = &w->pair_of[w->row[i]][w->row[i + 1]];
        if (!w->joined[i] || *pair)
            continue;
        double *weight = &w->pair_weight[w->pair_count + 1];
        status =
            weigh_pair(session, &w->words[w->row[i]], &w->words[w->row[i + 1]], documents, weight);
        *pair = (uint8_t)(++w->pair_count);
        w->pair_sum += *weight;
        w->topic += w->words[w->row[i]].asks || w->words[w->row[i + 1]].asks ? 0 : *weight;
    }
    return status;
}

tc_status tc_wording_new(tc_session *session, const tc_expression *expression, tc_wording **out) {
    uint32_t documents = 0;
    tc_wording *w = tc_arena_take(session->arena, sizeof *w);
    if (!w)
        return tc_out_of_memory(session);
    w->arena = session->arena;
    w->partial = tc_accents_are_partial(session->arena, expression);
    w->restores = w->partial || tc_accents_are_absent(session->arena, expression);
    collect(w, session, expression, false);
    add_shorter(w, session->learnt);
    for (uint32_t i = 0; i < w->word_count; i++)
        if (!w->words[i].folded.ptr)
            return tc_out_of_memory(session);
    tc_status status = tc_store_frequency(session->store, TC_FIELD_KIND, TC_SLICE("document"),
                                          &documents, &session->error);
    if (status == TC_OK)
        status = weigh_words(session, w, documents);
    if (status == TC_OK)
        status = weigh_pairs(session, w, documents);
    *out = w;
    return status;
}

uint32_t tc_wording_sought(const tc_wording *w, tc_sought *out) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < w->row_count && count < TC_SNIPPET_WORDS; i++) {
        const tc_wording_word *word = &w->words[w->row[i]];
        out[count++] =
            (tc_sought){word->plain.len ? word->plain : word->folded, word->folded, false};
    }
    for (uint32_t i = 0; i < w->alias_count && count < TC_SNIPPET_WORDS; i++)
        if (w->aliases[i].parts == 1)
            out[count++] = (tc_sought){w->aliases[i].folded, w->aliases[i].folded, false};
    for (uint32_t i = 0; i < w->beginning_count && count < TC_SNIPPET_WORDS; i++)
        out[count++] = w->beginnings[i];
    return count;
}

bool tc_wording_is_empty(const tc_wording *w) {
    return w->row_count == 0;
}
