/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lexicon.h"

#include <base/heap.h>
#include <text/common.h>
#include <text/exact.h>
#include <text/fold.h>

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum {
    NONE = 0,              /* no word: ids begin at 1 */
    KEEP_WORDS = 150000,   /* over this the table is emptied before the next document */
    KEEP_BYTES = 16 << 20, /* … or this, of their letters */
    FIRST_ITEMS = 4096,    /* words and terms that there is room for at first */
    BYTES_MAX = 512 << 20  /* of the letters of one document's words, in all forms */
};

typedef struct word {
    tc_slice text;
    uint32_t folded, exact; /* ids; folded is NONE until it was asked for, exact, a key, where it
                               would say no more */
    uint32_t count, exacts; /* in this document, as a folded term and as an exact one */
} word;

/* Two folded words side by side; FIRST is NONE in a free slot, TERM where they are no pair. */
typedef struct pair {
    uint32_t first, second, term;
} pair;

struct tc_lexicon {
    tc_arena *letters;
    word *words;
    uint32_t word_count;
    size_t word_capacity;
    uint32_t *slots; /* open addressing by hash of the text */
    size_t slot_count;
    pair *pairs; /* the same, by hash of the ids */
    size_t pair_count, pair_slots;
    uint32_t *terms; /* those of this document */
    uint32_t term_count;
    size_t term_capacity;
    uint32_t different; /* folded words among them, pairs aside */
    tc_buffer form;
};

tc_lexicon *tc_lexicon_new(void) {
    tc_lexicon *lexicon = calloc(1, sizeof *lexicon);
    if (!lexicon)
        return NULL;
    tc_buffer_init(&lexicon->form, BYTES_MAX);
    lexicon->letters = tc_arena_new(BYTES_MAX);
    if (lexicon->letters)
        return lexicon;
    free(lexicon);
    return NULL;
}

void tc_lexicon_free(tc_lexicon *lexicon) {
    if (!lexicon)
        return;
    tc_arena_free(lexicon->letters);
    tc_buffer_dispose(&lexicon->form);
    free(lexicon->words);
    free(lexicon->slots);
    free(lexicon->pairs);
    free(lexicon->terms);
    free(lexicon);
}

/* ---- The table of words ---- */

static uint32_t *slot_of(tc_lexicon *lexicon, tc_slice text) {
    size_t at = XXH3_64bits(text.ptr, text.len) & (lexicon->slot_count - 1);
    while (lexicon->slots[at] != NONE &&
           !tc_slice_equal(lexicon->words[lexicon->slots[at] - 1].text, text))
        at = (at + 1) & (lexicon->slot_count - 1);
    return &lexicon->slots[at];
}

static bool widen(tc_lexicon *lexicon) {
    if (lexicon->word_count * (size_t)2 < lexicon->slot_count)
        return true;
    size_t count = lexicon->slot_count ? lexicon->slot_count * 2 : (size_t)1 << 15;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (!slots)
        return false;
    free(lexicon->slots);
    lexicon->slots = slots;
    lexicon->slot_count = count;
    for (uint32_t id = 1; id <= lexicon->word_count; id++)
        *slot_of(lexicon, lexicon->words[id - 1].text) = id;
    return true;
}

/* The id of TEXT, NONE when out of memory. */
static uint32_t intern(tc_lexicon *lexicon, tc_slice text) {
    if (!widen(lexicon))
        return NONE;
    uint32_t *slot = slot_of(lexicon, text);
    if (*slot != NONE)
        return *slot;
    word *words = tc_heap_grow(lexicon->words, lexicon->word_count, sizeof *words, FIRST_ITEMS,
                               &lexicon->word_capacity);
    if (!words)
        return NONE;
    lexicon->words = words;
    tc_slice copy = tc_arena_copy(lexicon->letters, text);
    if (!copy.ptr)
        return NONE;
    lexicon->words[lexicon->word_count++] = (word){.text = copy};
    return *slot = lexicon->word_count;
}

static uint32_t intern_form(tc_lexicon *lexicon, tc_slice text,
                            void (*fold)(tc_slice, tc_buffer *)) {
    tc_buffer_clear(&lexicon->form);
    fold(text, &lexicon->form);
    return lexicon->form.failed ? NONE : intern(lexicon, tc_buffer_slice(&lexicon->form));
}

/* The id of the key of two forms of a word. */
static uint32_t intern_exact(tc_lexicon *lexicon, uint32_t folded, uint32_t plain) {
    tc_buffer_clear(&lexicon->form);
    tc_exact_key(lexicon->words[folded - 1].text, lexicon->words[plain - 1].text, &lexicon->form);
    return lexicon->form.failed ? NONE : intern(lexicon, tc_buffer_slice(&lexicon->form));
}

/* The id of a word as it is spelt, its forms known; NONE when out of memory. */
static uint32_t look_up(tc_lexicon *lexicon, tc_slice spelt) {
    uint32_t id = intern(lexicon, spelt);
    if (id == NONE || lexicon->words[id - 1].folded != NONE)
        return id;
    uint32_t folded = intern_form(lexicon, spelt, tc_fold_ascii);
    uint32_t exact = intern_form(lexicon, spelt, tc_fold_plain);
    if (folded == NONE || exact == NONE)
        return NONE;
    tc_slice usual = tc_usual_accents(lexicon->words[folded - 1].text);
    if (exact == folded || tc_slice_equal(usual, lexicon->words[exact - 1].text))
        exact = NONE;
    else if ((exact = intern_exact(lexicon, folded, exact)) == NONE)
        return NONE;
    lexicon->words[id - 1].folded = folded;
    lexicon->words[id - 1].exact = exact;
    return id;
}

/* ---- The table of pairs ---- */

static pair *pair_of(pair *pairs, size_t slots, uint32_t first, uint32_t second) {
    uint64_t mixed = ((uint64_t)first << 32 | second) * UINT64_C(0x9E3779B97F4A7C15);
    size_t at = (size_t)(mixed >> 32) & (slots - 1);
    while (pairs[at].first != NONE && (pairs[at].first != first || pairs[at].second != second))
        at = (at + 1) & (slots - 1);
    return &pairs[at];
}

static bool widen_pairs(tc_lexicon *lexicon) {
    if (lexicon->pair_count * 2 < lexicon->pair_slots)
        return true;
    size_t slots = lexicon->pair_slots ? lexicon->pair_slots * 2 : (size_t)1 << 15;
    pair *pairs = calloc(slots, sizeof *pairs);
    if (!pairs)
        return false;
    for (size_t i = 0; i < lexicon->pair_slots; i++) {
        const pair *old = &lexicon->pairs[i];
        if (old->first != NONE)
            *pair_of(pairs, slots, old->first, old->second) = *old;
    }
    free(lexicon->pairs);
    lexicon->pairs = pairs;
    lexicon->pair_slots = slots;
    return true;
}

static uint32_t intern_pair(tc_lexicon *lexicon, tc_slice first, tc_slice second) {
    tc_buffer_clear(&lexicon->form);
    tc_buffer_add(&lexicon->form, first);
    tc_buffer_add_char(&lexicon->form, ' ');
    tc_buffer_add(&lexicon->form, second);
    return lexicon->form.failed ? NONE : intern(lexicon, tc_buffer_slice(&lexicon->form));
}

/* *TERM is the id of the two folded words as one, or NONE; false when out of memory. */
static bool look_up_pair(tc_lexicon *lexicon, uint32_t first, uint32_t second, uint32_t *term) {
    if (!widen_pairs(lexicon))
        return false;
    pair *known = pair_of(lexicon->pairs, lexicon->pair_slots, first, second);
    if (known->first == NONE) {
        tc_slice a = lexicon->words[first - 1].text, b = lexicon->words[second - 1].text;
        uint32_t id = NONE;
        if (tc_is_pair(a, b) && (id = intern_pair(lexicon, a, b)) == NONE)
            return false;
        *known = (pair){first, second, id};
        lexicon->pair_count++;
    }
    *term = known->term;
    return true;
}

static void empty_tables(tc_lexicon *lexicon) {
    tc_arena_reset(lexicon->letters);
    lexicon->word_count = 0;
    lexicon->pair_count = 0;
    if (lexicon->slot_count)
        memset(lexicon->slots, 0, lexicon->slot_count * sizeof *lexicon->slots);
    if (lexicon->pair_slots)
        memset(lexicon->pairs, 0, lexicon->pair_slots * sizeof *lexicon->pairs);
}

/* ---- A document ---- */

static tc_status out_of_memory(tc_error *error) {
    return tc_error_set(error, TC_ERR_NOMEM, "out of memory while indexing the words");
}

/* Remembers that this document has the term. */
static bool note(tc_lexicon *lexicon, uint32_t id) {
    const word *w = &lexicon->words[id - 1];
    if (w->count || w->exacts)
        return true;
    uint32_t *terms = tc_heap_grow(lexicon->terms, lexicon->term_count, sizeof *terms, FIRST_ITEMS,
                                   &lexicon->term_capacity);
    if (!terms)
        return false;
    lexicon->terms = terms;
    lexicon->terms[lexicon->term_count++] = id;
    return true;
}

/* Counts a word; *BEFORE is the folded word in front of it, or NONE, and becomes this one. */
static tc_status count_word(tc_lexicon *lexicon, tc_slice spelt, uint32_t *before,
                            tc_error *error) {
    uint32_t id = look_up(lexicon, spelt), together = NONE;
    if (id == NONE)
        return out_of_memory(error);
    uint32_t folded = lexicon->words[id - 1].folded, exact = lexicon->words[id - 1].exact;
    if (!note(lexicon, folded) || (exact != NONE && !note(lexicon, exact)))
        return out_of_memory(error);
    if (*before != NONE && (!look_up_pair(lexicon, *before, folded, &together) ||
                            (together != NONE && !note(lexicon, together))))
        return out_of_memory(error);
    lexicon->different += lexicon->words[folded - 1].count++ == 0;
    if (exact != NONE)
        lexicon->words[exact - 1].exacts++;
    if (together != NONE)
        lexicon->words[together - 1].count++;
    *before = folded;
    if (lexicon->different > TC_LEXICON_MAX)
        return tc_error_set(error, TC_ERR_LIMIT, "over %d different words", TC_LEXICON_MAX);
    return TC_OK;
}

static tc_status count_words(tc_lexicon *lexicon, tc_slice text, const uint32_t *edges,
                             size_t count, tc_error *error) {
    tc_status status = TC_OK;
    size_t offset = 0, edge = 0;
    uint32_t before = NONE;
    tc_token token;
    while (status == TC_OK && tc_token_next(text, &offset, &token)) {
        for (; edge < count && edges[edge] <= token.start; edge++)
            before = NONE;
        status = count_word(lexicon, tc_slice_sub(text, token.start, token.end), &before, error);
    }
    return status;
}

/* Ready for the next document. */
static void forget(tc_lexicon *lexicon) {
    for (uint32_t i = 0; i < lexicon->term_count; i++) {
        word *w = &lexicon->words[lexicon->terms[i] - 1];
        w->count = w->exacts = 0;
    }
    lexicon->term_count = lexicon->different = 0;
    if (lexicon->word_count > KEEP_WORDS || lexicon->pair_count > 2 * KEEP_WORDS ||
        tc_arena_used(lexicon->letters) > KEEP_BYTES)
        empty_tables(lexicon);
}

tc_status tc_lexicon_add(tc_lexicon *lexicon, tc_entry *entry, tc_slice text, uint32_t times,
                         const uint32_t *edges, size_t count, tc_error *error) {
    tc_status status = count_words(lexicon, text, edges, count, error);
    for (uint32_t i = 0; status == TC_OK && i < lexicon->term_count; i++) {
        const word *w = &lexicon->words[lexicon->terms[i] - 1];
        tc_entry_add_count(entry, TC_FIELD_WORD, w->text, w->count * times);
        tc_entry_add_count(entry, TC_FIELD_EXACT, w->text, w->exacts * times);
    }
    forget(lexicon);
    return status;
}
