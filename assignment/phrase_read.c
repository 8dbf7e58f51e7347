/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The reading of words: each character is looked at once. */
#include "phrase.h"

#include <text/text.h>

#include <endian.h>
#include <string.h>

enum { CODE_BYTES = 8 };

uint64_t tc_code_of(tc_slice word) {
    uint64_t code = 0;
    if (word.len > CODE_BYTES)
        return tc_slice_hash(TC_HASH_BASIS, word);
    for (size_t i = 0; i < word.len; i++)
        code |= (uint64_t)(unsigned char)word.ptr[i] << 8 * i;
    return code;
}

static uint8_t signs_of(tc_slice gap) {
    unsigned signs = 0;
    for (size_t i = 0; i < gap.len; i++)
        signs |= tc_phrase_sign(gap.ptr[i]);
    return (uint8_t)signs;
}

static bool only_bullets(tc_slice gap) {
    for (size_t i = 0; i < gap.len;) {
        uint32_t c = tc_utf8_next(gap, &i);
        if (c != ' ' && c != '\t' && c != '-' && c != '+' && c != '*' && c != 0x2022 && c != 0xB7 &&
            c != 0x2013 && c != 0x2014 && c != 0x25CF && c != 0xF0B7)
            return false;
    }
    return true;
}

/* Whether GAP ends a line, with nothing but a bullet behind the break. */
static bool breaks_line(tc_slice gap, bool first) {
    size_t line = gap.len;
    if (!first && gap.len == 1)
        return gap.ptr[0] == '\n';
    while (line > 0 && gap.ptr[line - 1] != '\n')
        line--;
    return (first || line > 0) && only_bullets(tc_slice_sub(gap, line, gap.len));
}

/* What a word is, but for its place and how it is written. */
static inline void describe(tc_phrase_word *word, const char *key, size_t len, uint64_t code) {
    word->key = (tc_slice){key, len};
    word->code = code;
    word->sieve = tc_sieve_hash(code);
    word->first = (char)(code & 0xFF);
    word->signs = TC_SIGN_NONE;
    word->capital = word->shout = word->digits = word->bullet = false;
    word->unit = (tc_unit_fact){.left = 0};
}

static bool is_capital(const unsigned char *at, size_t left) {
    size_t taken;
    const tc_letter *letter = tc_letter_at(at, left, &taken);
    return letter ? letter->capital : *at >= 'A' && *at <= 'Z';
}

/* Reads the word at BEGIN, whose KEY has room for eight bytes, when it has at most as many letters
 * and digits, all of the tables, as nearly all words have; how many, or 0 when it is another or
 * none, and behind it in *NEXT. */
__attribute__((always_inline)) static inline size_t read_short(const unsigned char *begin,
                                                               const unsigned char *end, char *key,
                                                               tc_phrase_word *word,
                                                               const unsigned char **next) {
    const unsigned char *at = begin;
    const uint64_t letter_bits = UINT64_C(0x4040404040404040); /* no digit has that bit */
    unsigned shift = 0, folded = 0, raised = 0;
    uint64_t code = 0;
    while (at < end && (folded = tc_token_key[*at]) != 0 && shift < 8 * CODE_BYTES) {
        if (folded > TC_KEY_MORE) {
            raised += *at ^ folded; /* A and a are 32 apart */
            at++;
        } else {
            size_t taken;
            const tc_letter *letter = tc_letter_at(at, (size_t)(end - at), &taken);
            if (!letter)
                return 0;
            raised += 32U * letter->capital;
            folded = (unsigned char)letter->base;
            at += taken;
        }
        code |= (uint64_t)folded << shift;
        shift += 8;
    }
    if (!shift || (shift == 8 * CODE_BYTES && at < end && tc_token_key[*at]))
        return 0;
    size_t n = shift / 8;
    uint64_t bytes = htole64(code);
    memcpy(key, &bytes, sizeof bytes);
    if (code >> (shift - 8) == 'y' && n > 1) {
        tc_fold_final_y(key, n);
        code ^= (uint64_t)(unsigned char)(key[n - 1] ^ 'y') << (shift - 8);
    }
    describe(word, key, n, code);
    uint64_t numbers = (~code & letter_bits) << (64 - shift);
    if (raised || numbers) {
        size_t digits = numbers ? (size_t)__builtin_popcountll(numbers) : 0;
        word->capital = raised && is_capital(begin, (size_t)(at - begin));
        word->shout = raised >= 64 && raised / 32 == n - digits;
        word->digits = digits == n;
    }
    *next = at;
    return n;
}

/* The same of any word, the long way. */
static size_t read_long(tc_slice text, size_t *at, char *key, tc_phrase_word *word) {
    size_t start = *at;
    tc_shape shape;
    size_t n = tc_token_fold(text, at, key, &shape);
    if (*at == start)
        return 0;
    describe(word, key, n, tc_code_of((tc_slice){key, n}));
    word->capital = shape.capital && !shape.numbered;
    word->shout = shape.capitals >= 2 && shape.capitals == shape.letters;
    word->digits = shape.digits && !shape.letters && !shape.marks;
    return n;
}

/* Reads the word at *AT and moves behind it; KEY takes its letters, *LEN their number.  False where
 * none begins. */
__attribute__((always_inline)) static inline bool read_word(tc_slice text, size_t *at, char *key,
                                                            tc_phrase_word *word, size_t *len) {
    const unsigned char *base = (const unsigned char *)text.ptr, *next;
    size_t start = *at;
    *len = read_short(base + start, base + text.len, key, word, &next);
    if (*len)
        *at = (size_t)(next - base);
    else if (tc_token_key[base[start]])
        *len = read_long(text, at, key, word);
    return *at > start;
}

/* The mark of a note, glued to the word before: "[3]". */
static bool is_note(tc_slice text, size_t done, size_t start, size_t end) {
    return start - done == 1 && text.ptr[done] == '[' && end < text.len && text.ptr[end] == ']';
}

/* A word with the blank behind it takes more bytes, as a rule. */
enum { WORD_BYTES = 4 };

bool tc_phrase_read(tc_arena *arena, tc_slice text, tc_phrase *out) {
    size_t count = 0, capacity = text.len / WORD_BYTES + 2, done = 0, length;
    char *keys = tc_arena_room(arena, TC_KEY_ROOM(text.len));
    tc_phrase_word *words = tc_arena_room(arena, capacity * sizeof *words);
    if (!words || !keys)
        return false;
    for (size_t i = 0; i < text.len;) {
        size_t start = i;
        if (count == capacity &&
            !(words = tc_arena_grow(arena, words, count, count + 1, sizeof *words, &capacity)))
            return false;
        tc_phrase_word *word = &words[count];
        if (!read_word(text, &i, keys, word, &length)) {
            tc_utf8_next(text, &i);
            continue;
        }
        word->start = (uint32_t)start;
        word->end = (uint32_t)i;
        if (word->digits && count && is_note(text, done, start, i)) {
            done = ++i;
            continue;
        }
        if (count == 0 || start - done != 1 || text.ptr[done] != ' ') {
            tc_slice gap = {text.ptr + done, start - done};
            bool blank = gap.len == 1 && *gap.ptr == ' ';
            word->signs = blank ? TC_SIGN_NONE : signs_of(gap);
            word->bullet = breaks_line(gap, count == 0);
        }
        count++;
        keys += length;
        done = i;
        i += i < text.len && text.ptr[i] == ' ';
    }
    tc_arena_give_back(arena, words, count * sizeof *words);
    *out = (tc_phrase){text, words, (uint32_t)count};
    return true;
}

bool tc_phrase_first(tc_slice text, uint16_t *sieve) {
    enum { SHORT = 64 }; /* bytes */
    char key[TC_KEY_ROOM(SHORT)];
    for (size_t i = 0; i < text.len;) {
        size_t start = i, length;
        tc_phrase_word word;
        if (read_word(tc_slice_sub(text, 0, start + SHORT), &i, key, &word, &length)) {
            *sieve = word.sieve;
            return i <= start + SHORT - 4;
        }
        tc_utf8_next(text, &i);
    }
    return false;
}
