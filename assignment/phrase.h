/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A text as a row of folded words, over which every rule of this room is written: accents, case
 * and spelling variants are gone from the keys, but each word knows where it stands and how it
 * was written.  Private to assignment/. */
#ifndef TRACUU_ASSIGNMENT_PHRASE_H
#define TRACUU_ASSIGNMENT_PHRASE_H

#include <text/fold.h>

#include <string.h>

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
    uint64_t code;       /* of the key, see tc_code_of */
    uint16_t sieve;      /* of the code, see tc_sieve */
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

/* A word in one number, by which words are compared: its bytes where it has at most eight, as the
 * folded syllables have, else a hash of them. */
uint64_t tc_code_of(tc_slice word);
/* That of the first word of PHRASE when it has at most eight bytes, else 0; of a literal the
 * compiler reads it. */
__attribute__((always_inline)) static inline uint64_t tc_code_first(const char *phrase) {
#define TC_BYTE(i, rest)                                                                           \
    (phrase[i] && phrase[i] != ' ' ? (uint64_t)(unsigned char)phrase[i] << 8 * (i) | (rest) : 0)
    uint64_t seven = TC_BYTE(
        0, TC_BYTE(1, TC_BYTE(2, TC_BYTE(3, TC_BYTE(4, TC_BYTE(5, TC_BYTE(6, UINT64_C(0))))))));
    if (seven < UINT64_C(1) << 48) /* so phrase[7] is there */
        return seven;
    /* cppcheck-suppress arrayIndexOutOfBounds */
    if (!phrase[7] || phrase[7] == ' ')
        return seven;
    /* cppcheck-suppress arrayIndexOutOfBounds */
    return phrase[8] && phrase[8] != ' ' ? 0 : seven | (uint64_t)(unsigned char)phrase[7] << 56;
#undef TC_BYTE
}

/* For tc_phrase_match alone: the first letters agree. */
uint32_t tc_phrase_match_on(const tc_phrase *words, uint32_t at, const char *phrase);
/* How many words PHRASE ("phoi hop voi": folded, one space between) has when it stands at word
 * AT with no comma, stop, colon or bracket inside, else 0. */
__attribute__((always_inline)) static inline uint32_t
tc_phrase_match(const tc_phrase *words, uint32_t at, const char *phrase) {
    if (at >= words->count)
        return 0;
    const tc_phrase_word *word = &words->items[at];
    uint64_t code = __builtin_constant_p(phrase[0]) ? tc_code_first(phrase) : 0;
    if (code ? word->code != code : word->first != phrase[0])
        return 0;
    return code && !strchr(phrase, ' ') ? 1 : tc_phrase_match_on(words, at, phrase);
}

/* Which first words some phrases have, as a set of hashes: most words of a text begin none of
 * them, and this says so at once.  Filled when first used. */
enum { TC_SIEVE_BITS = 12, TC_SIEVE_SIZE = 1 << TC_SIEVE_BITS };
typedef struct tc_sieve {
    uint64_t holes[TC_SIEVE_SIZE / 64];
    bool filled;
} tc_sieve;
static inline uint16_t tc_sieve_hash(uint64_t code) {
    return (uint16_t)(code * UINT64_C(0x9E3779B97F4A7C15) >> (64 - TC_SIEVE_BITS));
}
void tc_sieve_fill(tc_sieve *sieve, const char *const *list, size_t count);
static inline bool tc_sieve_holds(const tc_sieve *sieve, uint16_t hash) {
    return sieve->holes[hash / 64] >> (hash % 64) & 1;
}

/* A list of phrases taken apart: FIRST and SECOND are the codes of their words (0: there is no
 * second), REST the words behind these. */
typedef struct tc_branch {
    uint64_t first, second;
    const char *rest;
} tc_branch;
typedef struct tc_list {
    const char *const *phrases;
    uint32_t count, mask; /* MASK: of SLOTS */
    tc_branch *branches;
    uint8_t *slots; /* by the hash of a first word, or behind that: the number of its first branch,
                       from 1; 0 where none is */
    bool filled;    /* when first used */
} tc_list;
enum { TC_LIST_MAX = 255 };
void tc_list_fill(tc_list *list);
/* For tc_list_match alone. */
uint32_t tc_list_match_on(const tc_list *list, const tc_phrase *words, uint32_t at, size_t *which);
/* The longest of the phrases of LIST that stands at word AT: its number of words, else 0, and in
 * WHICH (unless NULL) its place. */
__attribute__((always_inline)) static inline uint32_t
tc_list_match(tc_list *list, const tc_phrase *words, uint32_t at, size_t *which) {
    if (!list->filled)
        tc_list_fill(list);
    return at < words->count && list->slots[words->items[at].sieve & list->mask]
               ? tc_list_match_on(list, words, at, which)
               : 0;
}
/* The first word at or after FROM at which one of them stands, or the number of words. */
uint32_t tc_list_find(tc_list *list, const tc_phrase *words, uint32_t from);

#define TC_LENGTH(list) (sizeof(list) / sizeof *(list))
/* NAME is an array of phrases as a tc_list. */
#define TC_LIST(name, array)                                                                       \
    static tc_branch name##branches[TC_LENGTH(array)];                                             \
    static uint8_t name##slots[TC_LENGTH(array) <= 16 ? 64 : TC_LENGTH(array) <= 64 ? 256 : 1024]; \
    _Static_assert(TC_LENGTH(array) <= TC_LIST_MAX, "the list is too long for its slots");         \
    static tc_list name = {(array),                                                                \
                           (uint32_t)TC_LENGTH(array),                                             \
                           (uint32_t)sizeof name##slots - 1,                                       \
                           name##branches,                                                         \
                           name##slots,                                                            \
                           false}
/* tc_list_match of an array of phrases, when it does not matter which. */
#define TC_ANY(words, at, array)                                                                   \
    __extension__({                                                                                \
        const tc_phrase *words_ = (words);                                                         \
        uint32_t at_ = (at);                                                                       \
        TC_LIST(list_, array);                                                                     \
        tc_list_match(&list_, words_, at_, NULL);                                                  \
    })
/* tc_list_find of an array of phrases, from the first word on. */
#define TC_FIND_ANY(words, array)                                                                  \
    __extension__({                                                                                \
        TC_LIST(list_, array);                                                                     \
        tc_list_find(&list_, (words), 0);                                                          \
    })
/* Whether one word of an array of phrases stands at word AT: TC_IS(words, at, "so", "bo"). */
#define TC_IS(words, at, ...)                                                                      \
    __extension__({                                                                                \
        static const char *const ones_[] = {__VA_ARGS__};                                          \
        TC_ANY(words, at, ones_) != 0;                                                             \
    })

/* Whether the accents and letters of word AT are WRITTEN, in any case. */
bool tc_phrase_word_is(const tc_phrase *words, uint32_t at, const char *written);
/* Of a list of single words with their accents, which are its phrases as they are WRITTEN. */
void tc_written_fill(tc_list *list);
/* For TC_WRITTEN alone. */
bool tc_written_match_on(const tc_list *list, const tc_phrase *words, uint32_t at, bool exactly);
/* Whether word AT is one of an array of words with their accents: in any case, or EXACTLY as they
 * stand there. */
#define TC_WRITTEN(words, at, array, exactly)                                                      \
    __extension__({                                                                                \
        const tc_phrase *words_ = (words);                                                         \
        uint32_t at_ = (at);                                                                       \
        TC_LIST(list_, array);                                                                     \
        if (!list_.filled)                                                                         \
            tc_written_fill(&list_);                                                               \
        at_ < words_->count &&list_.slots[words_->items[at_].sieve & list_.mask] &&                \
            tc_written_match_on(&list_, words_, at_, (exactly));                                   \
    })
/* For tc_phrase_find alone: CODE is that of the first word of PHRASE. */
uint32_t tc_phrase_find_on(const tc_phrase *words, uint64_t code, const char *phrase,
                           uint32_t from);
/* The first word at or after FROM where PHRASE stands, or the number of words. */
__attribute__((always_inline)) static inline uint32_t
tc_phrase_find(const tc_phrase *words, const char *phrase, uint32_t from) {
    uint64_t code = __builtin_constant_p(phrase[0]) ? tc_code_first(phrase) : 0;
    code = code ? code : tc_code_of((tc_slice){phrase, strcspn(phrase, " ")});
    return tc_phrase_find_on(words, code, phrase, from);
}
__attribute__((always_inline)) static inline bool tc_phrase_have(const tc_phrase *words,
                                                                 const char *phrase) {
    return tc_phrase_find(words, phrase, 0) < words->count;
}

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
/* The same with a percent sign or the bracket behind it that closes one inside. */
tc_slice tc_phrase_closed(const tc_phrase *words, uint32_t from, uint32_t to);
/* The number that word AT writes in digits (at most 9999), or -1. */
int tc_phrase_number(const tc_phrase *words, uint32_t at);
/* Whether all letters of the words FROM … TO-1 are capitals. */
bool tc_phrase_shout(const tc_phrase *words, uint32_t from, uint32_t to);

#endif
