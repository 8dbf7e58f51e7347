/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "accents.h"

#include <text/common.h>
#include <text/fold.h>
#include <text/letter.h>
#include <text/text.h>

enum {
    PART = 4, /* one word in so many, of those that are written with accents mostly … */
    LEAST = 2 /* … and so many words, lack some: nobody leaves them out on purpose */
};

/* ---- Letters ---- */

static bool letter_fits(uint32_t typed, uint32_t written) {
    const tc_letter *t = tc_letter_find(typed), *w = tc_letter_find(written);
    if (typed == written)
        return true;
    if (!w || !w->base || tc_fold_base(typed) != tc_fold_base(written))
        return false;
    bool bare = !t || (char)t->quality == t->base;
    return (bare || t->quality == w->quality) && (!t || !t->tone || t->tone == w->tone);
}

bool tc_accents_fit(tc_slice typed, tc_slice written) {
    size_t t = 0, w = 0;
    while (t < typed.len && w < written.len)
        if (!letter_fits(tc_utf8_next(typed, &t), tc_utf8_next(written, &w)))
            return false;
    return t == typed.len && w == written.len;
}

/* ---- Queries ---- */

typedef struct tally {
    uint32_t words, marked, lacking;
} tally;

static void count_words(tc_arena *arena, tc_slice text, tally *out) {
    size_t offset = 0;
    tc_token token;
    while (tc_token_next(text, &offset, &token)) {
        tc_slice spelt = tc_slice_sub(text, token.start, token.end);
        tc_slice plain = tc_fold_plain_in(arena, spelt), folded = tc_fold_ascii_in(arena, spelt);
        tc_slice usual = tc_usual_accents(folded);
        out->marked += !tc_slice_equal(plain, folded);
        out->words += usual.len > 0;
        out->lacking += usual.len && !tc_slice_equal(plain, usual) && tc_accents_fit(plain, usual);
    }
}

static void count_expression(tc_arena *arena, const tc_expression *e, tally *out) {
    if (e->kind == TC_EXPRESSION_WORD || e->kind == TC_EXPRESSION_PHRASE)
        count_words(arena, e->text, out);
    for (uint32_t i = 0; i < e->count; i++)
        count_expression(arena, e->parts[i], out);
}

bool tc_accents_are_partial(tc_arena *arena, const tc_expression *expression) {
    tally found = {0, 0, 0};
    count_expression(arena, expression, &found);
    return found.marked && found.lacking >= LEAST && found.lacking * PART >= found.words;
}

bool tc_accents_are_absent(tc_arena *arena, const tc_expression *expression) {
    tally found = {0, 0, 0};
    count_expression(arena, expression, &found);
    return !found.marked;
}

/* Capitals stay: they make abbreviations. */
static tc_slice take_away(tc_arena *arena, tc_slice text) {
    tc_buffer bare;
    tc_buffer_init(&bare, text.len + 1);
    for (size_t at = 0; at < text.len;) {
        uint32_t c = tc_utf8_next(text, &at), base = tc_fold_base(c);
        bool capital = base >= 'a' && base <= 'z' && tc_is_upper(c);
        tc_utf8_put(&bare, capital ? base - 'a' + 'A' : base);
    }
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&bare));
    tc_buffer_dispose(&bare);
    return copy;
}

tc_expression *tc_accents_taken_away(tc_arena *arena, const tc_expression *expression) {
    tc_expression *copy = tc_arena_take(arena, sizeof *copy);
    tc_expression **parts = tc_arena_take(arena, (expression->count + 1) * sizeof *parts);
    if (!copy || !parts)
        return NULL;
    *copy = *expression;
    copy->parts = parts;
    if (copy->kind == TC_EXPRESSION_WORD || copy->kind == TC_EXPRESSION_PHRASE)
        copy->text = take_away(arena, copy->text);
    for (uint32_t i = 0; i < copy->count; i++) {
        parts[i] = tc_accents_taken_away(arena, expression->parts[i]);
        if (!parts[i])
            return NULL;
    }
    return copy->text.len && !copy->text.ptr ? NULL : copy;
}
