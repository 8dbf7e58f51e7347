/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lexicon.h"

#include <text/fold.h>

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum {
    NONE = 0,                       /* no word: ids begin at 1 */
    KEEP_WORDS = 100000,            /* over this the table is emptied before the next document */
    KEEP_BYTES = 16 << 20,          /* … or this, of their letters */
    BYTES_MAX = 512 << 20,          /* of the letters of one document's words, in three forms */
    TABLE_MAX = 3 * TC_LEXICON_MAX, /* words: as spelt, folded and plain */
    OCCURRENCES_MAX = 64 << 20      /* in one document; more than its bytes allow */
};

typedef struct word {
    tc_slice text;
    uint32_t folded, exact; /* ids; folded is NONE until it was asked for, exact where it differs */
    uint32_t count;         /* in this document, as a term */
    uint32_t first, last;   /* its occurrences, as a folded term */
} word;

typedef struct occurrence {
    uint32_t position, next; /* the next one of the same term, or NONE */
} occurrence;

struct tc_lexicon {
    tc_arena *letters;
    word *words;
    uint32_t word_count, word_capacity;
    uint32_t *slots; /* open addressing by hash of the text */
    size_t slot_count;
    uint32_t *terms; /* those of this document */
    uint32_t term_count, term_capacity;
    occurrence *occurrences;
    uint32_t occurrence_count, occurrence_capacity;
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
    free(lexicon->terms);
    free(lexicon->occurrences);
    free(lexicon);
}

/* Room for one more behind COUNT items of SIZE bytes; false when out of memory. */
static bool reserve(void **items, uint32_t count, uint32_t *capacity, size_t size) {
    if (count < *capacity)
        return true;
    uint32_t larger = *capacity ? *capacity * 2 : 4096;
    void *grown = realloc(*items, larger * size);
    if (!grown)
        return false;
    *items = grown;
    *capacity = larger;
    return true;
}

/* ---- The table ---- */

static void empty_table(tc_lexicon *lexicon) {
    tc_arena_reset(lexicon->letters);
    lexicon->word_count = 0;
    if (lexicon->slot_count)
        memset(lexicon->slots, 0, lexicon->slot_count * sizeof *lexicon->slots);
}

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
    void *items = lexicon->words;
    if (!reserve(&items, lexicon->word_count, &lexicon->word_capacity, sizeof *lexicon->words))
        return NONE;
    lexicon->words = items;
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

/* The id of a word as it is spelt, its forms known; NONE when out of memory. */
static uint32_t look_up(tc_lexicon *lexicon, tc_slice spelt) {
    uint32_t id = intern(lexicon, spelt);
    if (id == NONE || lexicon->words[id - 1].folded != NONE)
        return id;
    uint32_t folded = intern_form(lexicon, spelt, tc_fold_ascii);
    uint32_t exact = intern_form(lexicon, spelt, tc_fold_plain);
    if (folded == NONE || exact == NONE)
        return NONE;
    lexicon->words[id - 1].folded = folded;
    lexicon->words[id - 1].exact = exact == folded ? NONE : exact;
    return id;
}

/* ---- A document ---- */

static tc_status out_of_memory(tc_error *error) {
    return tc_error_set(error, TC_ERR_NOMEM, "out of memory while indexing the words");
}

/* Counts a term of this document. */
static tc_status tally(tc_lexicon *lexicon, uint32_t id, tc_error *error) {
    if (lexicon->words[id - 1].count++ > 0)
        return TC_OK;
    if (lexicon->term_count == 2 * TC_LEXICON_MAX)
        return tc_error_set(error, TC_ERR_LIMIT, "over %d different words", TC_LEXICON_MAX);
    void *items = lexicon->terms;
    if (!reserve(&items, lexicon->term_count, &lexicon->term_capacity, sizeof *lexicon->terms))
        return out_of_memory(error);
    lexicon->terms = items;
    lexicon->terms[lexicon->term_count++] = id;
    return TC_OK;
}

static tc_status place(tc_lexicon *lexicon, uint32_t id, uint32_t position, tc_error *error) {
    void *items = lexicon->occurrences;
    if (lexicon->occurrence_count == OCCURRENCES_MAX ||
        !reserve(&items, lexicon->occurrence_count, &lexicon->occurrence_capacity,
                 sizeof *lexicon->occurrences))
        return out_of_memory(error);
    lexicon->occurrences = items;
    lexicon->occurrences[lexicon->occurrence_count++] = (occurrence){position, NONE};
    word *w = &lexicon->words[id - 1];
    if (w->first == NONE)
        w->first = lexicon->occurrence_count;
    else
        lexicon->occurrences[w->last - 1].next = lexicon->occurrence_count;
    w->last = lexicon->occurrence_count;
    return TC_OK;
}

static tc_status count_word(tc_lexicon *lexicon, tc_slice spelt, uint32_t position,
                            tc_error *error) {
    uint32_t id = look_up(lexicon, spelt);
    if (id == NONE)
        return out_of_memory(error);
    uint32_t folded = lexicon->words[id - 1].folded, exact = lexicon->words[id - 1].exact;
    tc_status status = tally(lexicon, folded, error);
    if (status == TC_OK)
        status = place(lexicon, folded, position, error);
    if (status == TC_OK && exact != NONE)
        status = tally(lexicon, exact, error);
    return status;
}

static tc_status count_words(tc_lexicon *lexicon, tc_slice text, const uint32_t *edges,
                             size_t count, tc_error *error) {
    tc_status status = TC_OK;
    size_t offset = 0, edge = 0;
    uint32_t position = 0;
    tc_token token;
    while (status == TC_OK && tc_token_next(text, &offset, &token)) {
        position++;
        if (edge < count && edges[edge] <= token.start) {
            position += TC_LEXICON_GAP;
            while (edge < count && edges[edge] <= token.start)
                edge++;
        }
        status = count_word(lexicon, tc_slice_sub(text, token.start, token.end), position, error);
    }
    return status;
}

/* A word both folded and plain ("so") is a folded term where it stood as such, and counts as an
 * exact one nowhere, since exact terms are those that differ. */
static void emit(const tc_lexicon *lexicon, tc_entry *entry, tc_field field, bool exact) {
    for (uint32_t i = 0; i < lexicon->term_count; i++) {
        const word *w = &lexicon->words[lexicon->terms[i] - 1];
        for (uint32_t at = w->first; at != NONE; at = lexicon->occurrences[at - 1].next)
            tc_entry_add_word(entry, field, w->text, lexicon->occurrences[at - 1].position);
        if (exact && w->first == NONE)
            tc_entry_add_count(entry, TC_FIELD_EXACT, w->text, w->count);
    }
}

/* Ready for the next document. */
static void forget(tc_lexicon *lexicon) {
    for (uint32_t i = 0; i < lexicon->term_count; i++) {
        word *w = &lexicon->words[lexicon->terms[i] - 1];
        w->count = w->first = w->last = 0;
    }
    lexicon->term_count = lexicon->occurrence_count = 0;
    if (lexicon->word_count > KEEP_WORDS || tc_arena_used(lexicon->letters) > KEEP_BYTES)
        empty_table(lexicon);
}

tc_status tc_lexicon_add_text(tc_lexicon *lexicon, tc_entry *entry, tc_slice text,
                              const uint32_t *edges, size_t count, tc_error *error) {
    tc_status status = count_words(lexicon, text, edges, count, error);
    if (status == TC_OK)
        emit(lexicon, entry, TC_FIELD_WORD, true);
    forget(lexicon);
    return status;
}

tc_status tc_lexicon_add_title(tc_lexicon *lexicon, tc_entry *entry, tc_slice title,
                               tc_error *error) {
    static const uint32_t none;
    tc_status status = count_words(lexicon, title, &none, 0, error);
    if (status == TC_OK)
        emit(lexicon, entry, TC_FIELD_TITLE, false);
    forget(lexicon);
    return status;
}
