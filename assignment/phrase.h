/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A text as a row of folded words, over which every rule of this room is written: accents, case
 * and spelling variants are gone from the keys, but each word knows where it stands and how it
 * was written.  Private to assignment/. */
#ifndef TRACUU_ASSIGNMENT_PHRASE_H
#define TRACUU_ASSIGNMENT_PHRASE_H

#include <text/fold.h>

/* Signs that may stand between two words. */
enum {
    TC_SIGN_COMMA = 1,
    TC_SIGN_STOP = 2,
    TC_SIGN_COLON = 4,
    TC_SIGN_SEMICOLON = 8,
    TC_SIGN_OPEN = 16,
    TC_SIGN_CLOSE = 32,
    TC_SIGN_LINE = 64,
    TC_SIGN_NONE = 128, /* a single blank */
    TC_SIGNS_PARTING = 63
};

/* What unit_words.c found at a word, kept because the rules ask for it again and again.  LEFT tells
 * in which view: how many words there were from this one on; 0 when nothing is known yet. */
typedef struct tc_unit_fact {
    uint32_t left;
    uint8_t kind, head, class_words;
    bool classed; /* class_words is known, too */
} tc_unit_fact;

typedef struct tc_phrase_word {
    uint32_t start, end; /* in the text */
    tc_slice key;        /* folded: "Phối" → "phoi" */
    uint16_t sieve;      /* of the key, see tc_sieve */
    char first;          /* byte of the key, or 0 */
    uint8_t signs;       /* TC_SIGN_…, between the word before and this one */
    bool capital;        /* begins with a capital letter */
    bool shout;          /* an abbreviation: two letters or more, all capitals */
    bool digits;         /* only digits */
    bool bullet;         /* begins its line, or stands behind a bullet that does */
    tc_unit_fact unit;
} tc_phrase_word;

typedef struct tc_phrase {
    tc_slice text;
    tc_phrase_word *items;
    uint32_t count;
} tc_phrase;

/* Reads TEXT into ARENA; false when memory is short. */
TC_MUST_USE bool tc_phrase_read(tc_arena *arena, tc_slice text, tc_phrase *out);

/* The hash that the first word of TEXT would have, without reading the others; false when that is
 * not known: there is no word, or a very long one. */
bool tc_phrase_first(tc_slice text, uint16_t *sieve);

/* For tc_phrase_match alone: the first letters agree. */
uint32_t tc_phrase_match_on(const tc_phrase *words, uint32_t at, const char *phrase);
/* How many words PHRASE ("phoi hop voi": folded, one space between) has when it stands at word
 * AT with no comma, stop, colon or bracket inside, else 0. */
static inline uint32_t tc_phrase_match(const tc_phrase *words, uint32_t at, const char *phrase) {
    return at < words->count && words->items[at].first == phrase[0]
               ? tc_phrase_match_on(words, at, phrase)
               : 0;
}
/* The longest of the COUNT phrases of LIST that stands at AT: its number of words, else 0, and in
 * WHICH (unless NULL) its place.  LIST is in bytewise order. */
uint32_t tc_phrase_match_any(const tc_phrase *words, uint32_t at, const char *const *list,
                             size_t count, size_t *which);

/* Which first words a list of phrases has, as a set of hashes: most words of a text begin none of
 * its phrases, and this says so at once.  Filled when first used. */
enum { TC_SIEVE_BITS = 12, TC_SIEVE_SIZE = 1 << TC_SIEVE_BITS };
typedef struct tc_sieve {
    uint64_t holes[TC_SIEVE_SIZE / 64];
    bool filled;
} tc_sieve;
void tc_sieve_fill(tc_sieve *sieve, const char *const *list, size_t count);
static inline bool tc_sieve_holds(const tc_sieve *sieve, uint16_t hash) {
    return sieve->holes[hash / 64] >> (hash % 64) & 1;
}
static inline bool tc_sieve_passes(tc_sieve *sieve, const tc_phrase *words, uint32_t at,
                                   const char *const *list, size_t count) {
    if (!sieve->filled)
        tc_sieve_fill(sieve, list, count);
    return at < words->count && tc_sieve_holds(sieve, words->items[at].sieve);
}

#define TC_LENGTH(list) (sizeof(list) / sizeof *(list))
/* tc_phrase_match_any of an array of phrases, when it does not matter which; each has its sieve. */
#define TC_ANY(words, at, list)                                                                    \
    __extension__({                                                                                \
        static tc_sieve sieve_;                                                                    \
        const tc_phrase *words_ = (words);                                                         \
        uint32_t at_ = (at);                                                                       \
        tc_sieve_passes(&sieve_, words_, at_, (list), TC_LENGTH(list))                             \
            ? tc_phrase_match_any(words_, at_, (list), TC_LENGTH(list), NULL)                      \
            : 0;                                                                                   \
    })
/* The first word at which one of an array of phrases stands, or the number of words. */
#define TC_FIND_ANY(words, list)                                                                   \
    __extension__({                                                                                \
        static tc_sieve sieve_;                                                                    \
        tc_phrase_find_any((words), (list), TC_LENGTH(list), &sieve_);                             \
    })
uint32_t tc_phrase_find_any(const tc_phrase *words, const char *const *list, size_t count,
                            tc_sieve *sieve);
/* The first word at or after FROM where PHRASE stands, or the number of words. */
uint32_t tc_phrase_find(const tc_phrase *words, const char *phrase, uint32_t from);
bool tc_phrase_have(const tc_phrase *words, const char *phrase);

/* What stands between word AT-1 and word AT: from the start for 0, to the end for the count. */
tc_slice tc_phrase_gap(const tc_phrase *words, uint32_t at);
bool tc_phrase_gap_holds(const tc_phrase *words, uint32_t at, char c);
static inline unsigned tc_phrase_sign(char c) {
    return c == ','    ? TC_SIGN_COMMA
           : c == '.'  ? TC_SIGN_STOP
           : c == ':'  ? TC_SIGN_COLON
           : c == ';'  ? TC_SIGN_SEMICOLON
           : c == '('  ? TC_SIGN_OPEN
           : c == ')'  ? TC_SIGN_CLOSE
           : c == '\n' ? TC_SIGN_LINE
                       : 0;
}
/* Whether the sign C stands there.  Between words that was noted when they were read. */
static inline bool tc_phrase_gap_has(const tc_phrase *words, uint32_t at, char c) {
    unsigned sign = tc_phrase_sign(c);
    if (sign && at > 0 && at < words->count)
        return words->items[at].signs & sign;
    return tc_phrase_gap_holds(words, at, c);
}
/* From the start of word FROM to the end of word TO-1; "" when there is none. */
tc_slice tc_phrase_slice(const tc_phrase *words, uint32_t from, uint32_t to);
/* The same with the bracket behind it that closes one inside. */
tc_slice tc_phrase_closed(const tc_phrase *words, uint32_t from, uint32_t to);
/* The number that word AT writes in digits (at most 9999), or -1. */
int tc_phrase_number(const tc_phrase *words, uint32_t at);
/* Whether all letters of the words FROM … TO-1 are capitals. */
bool tc_phrase_shout(const tc_phrase *words, uint32_t from, uint32_t to);

#endif
