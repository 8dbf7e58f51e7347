/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A row of words of a query, and how the texts of the index spell them.  Private to search/. */
#ifndef TRACUU_SEARCH_SPELLING_WORDS_H
#define TRACUU_SEARCH_SPELLING_WORDS_H

#include "command.h"

#include <store/store.h>

enum {
    TC_SPELLING_WORDS = 32,  /* of a row that are looked at */
    TC_SPELLING_FORMS = 24,  /* accents of one word */
    TC_SPELLING_TYPED = 0,   /* the form that was typed, of every word */
    TC_SPELLING_DOUBTED = 3, /* documents that have a word or pair up to which it may be a slip */
    TC_SPELLING_BYTES = 64 << 10 /* of a text that are looked at */
};

/* One way to write a word. */
typedef struct tc_spelling_form {
    tc_slice plain, shown;    /* as tc_fold_plain; as a text has it, in small letters */
    uint32_t count, capitals; /* in texts; with a capital */
} tc_spelling_form;

typedef struct tc_spelling_word {
    tc_slice typed;  /* in the query */
    tc_slice folded; /* what is looked for, as tc_fold_ascii: as typed, or with a letter changed */
    bool fixed;      /* a number or an abbreviation, which stays */
    bool rare;       /* next to no document has it: that one does is no confirmation */
    bool bare;       /* typed without accents */
    bool name;       /* typed with a capital, as others were not */
    bool odd;        /* nobody writes it with the accents typed */
    bool settled;    /* the form typed was replaced by what was meant */
    tc_spelling_form forms[TC_SPELLING_FORMS];
    uint32_t form_count;
} tc_spelling_word;

typedef struct tc_spelling_row {
    tc_arena *arena;
    tc_spelling_word words[TC_SPELLING_WORDS];
    uint32_t count;
    /* How often form a of word i stands in front of form b of word i + 1. */
    uint32_t (*pairs)[TC_SPELLING_FORMS][TC_SPELLING_FORMS];
    /* Entries that have words i and i + 1 side by side; UINT32_MAX where the index does not say. */
    uint32_t together[TC_SPELLING_WORDS];
    uint32_t rarely; /* … so few that what was typed may be a slip that others make, too */
    uint32_t texts;  /* looked at */
    uint64_t (*strangers)[2]; /* short tokens of texts that are no word of the row, by their hash */
} tc_spelling_row;

void tc_spelling_clear(tc_spelling_row *row);
/* Adds the word TYPED; false when the row is full or memory is out. */
bool tc_spelling_add(tc_spelling_row *row, tc_slice typed, bool fixed);
/* All words are there, and what texts have of them is to be counted; false when memory is out. */
bool tc_spelling_begin(tc_spelling_row *row);
/* Word AT was meant to be FORM, FOLDED without accents; all that was counted is forgotten. */
void tc_spelling_settle(tc_spelling_row *row, uint32_t at, tc_slice folded,
                        const tc_spelling_form *form);
/* Counts the forms that TEXT has. */
void tc_spelling_read(tc_spelling_row *row, tc_slice text);
/* Whether the words AT and AT + 1 stand side by side as typed. */
bool tc_spelling_pair_is_fine(const tc_spelling_row *row, uint32_t at);
/* Whether word AT stands beside its neighbour as typed, and not by a slip that others make. */
bool tc_spelling_is_fine(const tc_spelling_row *row, uint32_t at);
bool tc_spelling_all_fine(const tc_spelling_row *row);
/* Whether all of it was typed without accents. */
bool tc_spelling_all_bare(const tc_spelling_row *row);

/* Whether what stands between two tokens parts sentences or cells. */
bool tc_spelling_parts(tc_slice between);

#endif
