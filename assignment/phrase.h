/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A text as a row of folded words, over which every rule of this room is written: accents, case
 * and spelling variants are gone from the keys, but each word knows where it stands and how it
 * was written.  Private to assignment/. */
#ifndef TRACUU_ASSIGNMENT_PHRASE_H
#define TRACUU_ASSIGNMENT_PHRASE_H

#include <text/fold.h>

typedef struct tc_phrase_word {
    uint32_t start, end; /* in the text */
    tc_slice key;        /* folded: "Phối" → "phoi" */
    bool capital;        /* begins with a capital letter */
    bool shout;          /* an abbreviation: two letters or more, all capitals */
    bool digits;         /* only digits */
    bool bullet;         /* begins its line, or stands behind a bullet that does */
} tc_phrase_word;

typedef struct tc_phrase {
    tc_slice text;
    const tc_phrase_word *items;
    uint32_t count;
} tc_phrase;

/* Reads TEXT into ARENA; false when memory is short. */
TC_MUST_USE bool tc_phrase_read(tc_arena *arena, tc_slice text, tc_phrase *out);

/* How many words PHRASE ("phoi hop voi": folded, one space between) has when it stands at word
 * AT with no comma, stop, colon or bracket inside, else 0. */
uint32_t tc_phrase_match(const tc_phrase *words, uint32_t at, const char *phrase);
/* The longest of the COUNT phrases of LIST that stands at AT: its number of words, else 0, and in
 * WHICH (unless NULL) its place.  LIST is in bytewise order. */
uint32_t tc_phrase_match_any(const tc_phrase *words, uint32_t at, const char *const *list,
                             size_t count, size_t *which);
/* The same of an array of phrases, when it does not matter which. */
#define TC_LENGTH(list) (sizeof(list) / sizeof *(list))
#define TC_ANY(words, at, list) tc_phrase_match_any((words), (at), (list), TC_LENGTH(list), NULL)
/* The first word at or after FROM where PHRASE stands, or the number of words. */
uint32_t tc_phrase_find(const tc_phrase *words, const char *phrase, uint32_t from);
bool tc_phrase_have(const tc_phrase *words, const char *phrase);

/* What stands between word AT-1 and word AT: from the start for 0, to the end for the count. */
tc_slice tc_phrase_gap(const tc_phrase *words, uint32_t at);
bool tc_phrase_gap_has(const tc_phrase *words, uint32_t at, char c);
/* From the start of word FROM to the end of word TO-1; "" when there is none. */
tc_slice tc_phrase_slice(const tc_phrase *words, uint32_t from, uint32_t to);
/* The same with the bracket behind it that closes one inside. */
tc_slice tc_phrase_closed(const tc_phrase *words, uint32_t from, uint32_t to);
/* The number that word AT writes in digits (at most 9999), or -1. */
int tc_phrase_number(const tc_phrase *words, uint32_t at);
/* Whether all letters of the words FROM … TO-1 are capitals. */
bool tc_phrase_shout(const tc_phrase *words, uint32_t from, uint32_t to);

#endif
