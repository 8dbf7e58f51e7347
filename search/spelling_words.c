/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "spelling_words.h"

#include <text/fold.h>

#include <string.h>

enum {
    KEY = 64, /* bytes of a word that may be one of the query's */
    SLIPS = 4 /* a form is a slip when others are so many times as frequent */
};

bool tc_spelling_add(tc_spelling_row *row, tc_slice typed, bool fixed) {
    if (row->count == TC_SPELLING_WORDS)
        return false;
    tc_spelling_word *word = &row->words[row->count];
    *word = (tc_spelling_word){.typed = typed,
                               .folded = tc_fold_ascii_in(row->arena, typed),
                               .fixed = fixed,
                               .form_count = 1};
    word->forms[TC_SPELLING_TYPED].plain = tc_fold_plain_in(row->arena, typed);
    word->forms[TC_SPELLING_TYPED].shown = typed;
    word->bare = tc_slice_equal(word->folded, word->forms[TC_SPELLING_TYPED].plain);
    row->count++;
    return word->folded.ptr && word->forms[TC_SPELLING_TYPED].plain.ptr;
}

void tc_spelling_settle(tc_spelling_row *row, uint32_t at, tc_slice folded,
                        const tc_spelling_form *form) {
    tc_spelling_word *word = &row->words[at];
    word->folded = folded;
    word->forms[TC_SPELLING_TYPED] = *form;
    word->settled = true;
    word->rare = word->odd = false;
    word->form_count = 1;
    memset(row->pairs, 0, sizeof row->pairs);
    for (uint32_t i = 0; i < row->count; i++)
        for (uint32_t f = 0; f < row->words[i].form_count; f++)
            row->words[i].forms[f].count = 0;
}

void tc_spelling_clear(tc_spelling_row *row) {
    row->count = 0;
    row->texts = 0;
    memset(row->pairs, 0, sizeof row->pairs);
}

/* ---- Reading ---- */

/* A token of a text: the words of the row that it may be, as bits. */
typedef struct token {
    tc_slice spelt;
    uint32_t words;
} token;

static uint32_t words_of(const tc_spelling_row *row, tc_slice folded) {
    uint32_t bits = 0;
    for (uint32_t i = 0; i < row->count; i++)
        if (tc_slice_equal(row->words[i].folded, folded))
            bits |= UINT32_C(1) << i;
    return bits;
}

/* The form of WORD that SPELT is, or TC_SPELLING_FORMS where there is no room for one more. */
static uint32_t form_of(const tc_spelling_row *row, tc_spelling_word *word, tc_slice spelt) {
    char plain[TC_SYLLABLE_ROOM];
    size_t length = spelt.len < KEY ? tc_token_plain(spelt, plain) : 0;
    tc_slice key = {plain, length};
    if (!length)
        return TC_SPELLING_FORMS;
    for (uint32_t f = 0; f < word->form_count; f++)
        if (tc_slice_equal(word->forms[f].plain, key))
            return f;
    if (word->form_count == TC_SPELLING_FORMS)
        return TC_SPELLING_FORMS;
    tc_slice kept = tc_arena_copy(row->arena, key);
    if (!kept.ptr)
        return TC_SPELLING_FORMS;
    word->forms[word->form_count] = (tc_spelling_form){.plain = kept};
    return word->form_count++;
}

/* Remembers how a text has the form in small letters: the plain form writes i for y. */
static void keep_spelling(const tc_spelling_row *row, tc_spelling_form *form, tc_slice spelt,
                          const tc_shape *shape) {
    if (!form->shown.ptr && shape->capitals == 0)
        form->shown = tc_arena_copy(row->arena, spelt);
}

static void take(tc_spelling_row *row, const token *before, const token *now,
                 const tc_shape *shape) {
    for (uint32_t bits = now->words; bits; bits &= bits - 1) {
        uint32_t at = (uint32_t)__builtin_ctz(bits);
        tc_spelling_word *word = &row->words[at];
        uint32_t form = form_of(row, word, now->spelt);
        if (form == TC_SPELLING_FORMS)
            continue;
        word->forms[form].count++;
        keep_spelling(row, &word->forms[form], now->spelt, shape);
        if (at && (before->words >> (at - 1) & 1)) {
            uint32_t first = form_of(row, &row->words[at - 1], before->spelt);
            if (first < TC_SPELLING_FORMS)
                row->pairs[at - 1][first][form]++;
        }
    }
}

bool tc_spelling_parts(tc_slice between) {
    for (size_t i = 0; i < between.len; i++)
        if (memchr(".,;:|\n()", between.ptr[i], 8))
            return true;
    return false;
}

/* Goes from token to token of a text. */
typedef struct walk {
    tc_slice text, spelt, folded; /* folded: "" for what is no syllable */
    size_t offset, end;
    bool parted; /* from the one before */
    tc_shape shape;
    char key[TC_KEY_ROOM(KEY)];
} walk;

static bool next(walk *w) {
    tc_token found;
    if (!tc_token_next(w->text, &w->offset, &found))
        return false;
    w->spelt = tc_slice_sub(w->text, found.start, found.end);
    w->parted = tc_spelling_parts(tc_slice_sub(w->text, w->end, found.start));
    w->end = found.end;
    w->folded = (tc_slice){w->key, 0};
    if (w->spelt.len < KEY) {
        size_t from = 0;
        size_t length = tc_token_fold(w->spelt, &from, w->key, &w->shape);
        w->folded.len = w->shape.syllable ? length : 0;
    }
    return true;
}

void tc_spelling_read(tc_spelling_row *row, tc_slice text) {
    walk w = {.text = tc_slice_sub(text, 0, TC_SPELLING_BYTES)};
    token before = {.words = 0};
    row->texts++;
    while (next(&w)) {
        token now = {.spelt = w.spelt, .words = w.folded.len ? words_of(row, w.folded) : 0};
        if (w.parted)
            before.words = 0;
        if (now.words)
            take(row, &before, &now, &w.shape);
        before = now;
    }
}

/* ---- What they say ---- */

bool tc_spelling_pair_is_fine(const tc_spelling_row *row, uint32_t at) {
    uint32_t typed = row->pairs[at][TC_SPELLING_TYPED][TC_SPELLING_TYPED], all = 0;
    if (!typed || row->words[at].rare || row->words[at + 1].rare)
        return false;
    for (uint32_t a = 0; a < row->words[at].form_count; a++)
        for (uint32_t b = 0; b < row->words[at + 1].form_count; b++)
            all += row->pairs[at][a][b];
    return typed * SLIPS >= all;
}

bool tc_spelling_is_fine(const tc_spelling_row *row, uint32_t at) {
    return row->words[at].fixed || row->words[at].settled ||
           (at && tc_spelling_pair_is_fine(row, at - 1)) ||
           (at + 1 < row->count && tc_spelling_pair_is_fine(row, at));
}

bool tc_spelling_all_fine(const tc_spelling_row *row) {
    for (uint32_t i = 0; i < row->count; i++)
        if (!tc_spelling_is_fine(row, i))
            return false;
    return true;
}

tc_query *tc_spelling_pair_term(tc_slice first, tc_slice second) {
    tc_buffer term;
    tc_buffer_init(&term, 256);
    tc_buffer_add(&term, first);
    tc_buffer_add_char(&term, ' ');
    tc_buffer_add(&term, second);
    tc_query *pair = tc_query_term(TC_FIELD_WORD, tc_buffer_slice(&term));
    tc_buffer_dispose(&term);
    return pair;
}
