/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "spelling_words.h"

#include <text/scan.h>

#include <string.h>

enum {
    KEY = 64, /* bytes of a word that may be one of the query's */
    STRANGERS = 512,
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
    row->together[at] = UINT32_MAX;
    if (at)
        row->together[at - 1] = UINT32_MAX;
    word->form_count = 1;
    memset(row->pairs, 0, row->count * sizeof *row->pairs);
    memset(row->strangers, 0, STRANGERS * sizeof *row->strangers);
    for (uint32_t i = 0; i < row->count; i++)
        for (uint32_t f = 0; f < row->words[i].form_count; f++)
            row->words[i].forms[f].count = row->words[i].forms[f].capitals = 0;
}

void tc_spelling_clear(tc_spelling_row *row) {
    row->count = 0;
    row->texts = 0;
    row->pairs = NULL;
    row->strangers = NULL;
}

bool tc_spelling_begin(tc_spelling_row *row) {
    row->pairs = tc_arena_take(row->arena, row->count * sizeof *row->pairs);
    row->strangers = tc_arena_take(row->arena, STRANGERS * sizeof *row->strangers);
    return row->pairs && row->strangers;
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
        word->forms[form].capitals += shape->capital;
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

/* The words of the row that the token is; *SHAPE is that of one that is any. */
static uint32_t words_like(tc_spelling_row *row, tc_slice spelt, tc_shape *shape) {
    char key[TC_KEY_ROOM(KEY)];
    uint64_t bytes[2] = {0};
    size_t from = 0;
    if (spelt.len >= KEY)
        return 0;
    memcpy(bytes, spelt.ptr, spelt.len < sizeof bytes ? spelt.len : sizeof bytes);
    uint64_t mixed = (bytes[0] ^ bytes[1] * 31) * UINT64_C(0x9E3779B97F4A7C15);
    uint64_t *stranger = row->strangers[(mixed >> 48) % STRANGERS];
    bool is_short = spelt.len <= sizeof bytes;
    if (is_short && stranger[0] == bytes[0] && stranger[1] == bytes[1])
        return 0;
    size_t length = tc_token_fold(spelt, &from, key, shape);
    uint32_t words = shape->syllable ? words_of(row, (tc_slice){key, length}) : 0;
    if (is_short && !words)
        memcpy(stranger, bytes, sizeof bytes);
    return words;
}

/* Whether SECOND is the token behind FIRST, and no mark parts them. */
static bool is_beside(tc_slice text, tc_token first, tc_token second) {
    size_t end = first.end;
    tc_token next;
    return tc_token_next(text, &end, &next) && next.start == second.start &&
           !tc_spelling_parts(tc_slice_sub(text, first.end, second.start));
}

/* Goes over those tokens of TEXT that begin like words of the row. */
void tc_spelling_read(tc_spelling_row *row, tc_slice text) {
    tc_scan_words words = {.count = 0};
    token before = {.words = 0};
    tc_token last = {0, 0}, found;
    tc_scan scan;
    text = tc_slice_sub(text, 0, TC_SPELLING_BYTES);
    row->texts++;
    for (uint32_t i = 0; i < row->count; i++)
        tc_scan_add(&words, row->words[i].folded);
    tc_scan_open(&scan, text, &words);
    while (tc_scan_next(&scan, &found)) {
        tc_shape shape;
        token now = {.spelt = tc_slice_sub(text, found.start, found.end)};
        now.words = words_like(row, now.spelt, &shape);
        if (!now.words)
            continue;
        if (before.words && !is_beside(text, last, found))
            before.words = 0;
        take(row, &before, &now, &shape);
        before = now;
        last = found;
    }
}

/* ---- What they say ---- */

bool tc_spelling_pair_is_fine(const tc_spelling_row *row, uint32_t at) {
    uint32_t typed = row->pairs[at][TC_SPELLING_TYPED][TC_SPELLING_TYPED], all = 0;
    if (!typed || row->words[at].rare || row->words[at + 1].rare || row->together[at] < row->rarely)
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

bool tc_spelling_all_bare(const tc_spelling_row *row) {
    for (uint32_t i = 0; i < row->count; i++)
        if (!row->words[i].bare)
            return false;
    return true;
}
