/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <text/fold.h>
#include <text/text.h>

#include "letters.h"

#include <string.h>
#include <unicode/uchar.h>

enum { SYLLABLE_MAX = 32 }; /* letters; a longer token is no Vietnamese syllable */

/* A syllable taken apart: letters without tone, and the tone with its place. */
typedef struct syllable {
    uint16_t letters[SYLLABLE_MAX];
    unsigned count, tone, place;
} syllable;

bool tc_is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

bool tc_is_letter(uint32_t c) {
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    const letter *known = tc_letter(c);
    if (known && known->base)
        return true;
    return c >= 0xAA && u_isalpha((UChar32)c);
}

bool tc_is_upper(uint32_t c) {
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    const letter *known = tc_letter(c);
    return known ? known->lower != c : u_isupper((UChar32)c);
}

uint32_t tc_fold_base(uint32_t c) {
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    const letter *known = tc_letter(c);
    if (known)
        return known->base ? (uint32_t)(unsigned char)known->base : known->lower;
    return (uint32_t)u_tolower((UChar32)c);
}

static bool is_word(uint32_t c) {
    /* A mark that found no letter to combine with stays in its word. */
    return tc_is_letter(c) || tc_is_digit(c) || (c >= 0x300 && c < 0x370);
}

bool tc_token_next(tc_slice text, size_t *offset, tc_token *out) {
    size_t i = *offset;
    while (i < text.len) {
        size_t start = i;
        if (is_word(tc_utf8_next(text, &i))) {
            size_t end = i;
            while (i < text.len && is_word(tc_utf8_next(text, &i)))
                end = i;
            *out = (tc_token){(uint32_t)start, (uint32_t)end};
            *offset = end;
            return true;
        }
    }
    *offset = text.len;
    return false;
}

static bool is_vowel(uint16_t quality) {
    uint32_t base = tc_fold_base(quality);
    return base == 'a' || base == 'e' || base == 'i' || base == 'o' || base == 'u' || base == 'y';
}

/* Takes TOKEN apart; false when it is too long or has letters or tones that no syllable has. */
static bool take_apart(tc_slice token, syllable *s) {
    *s = (syllable){.place = SYLLABLE_MAX};
    for (size_t i = 0; i < token.len;) {
        uint32_t c = tc_utf8_next(token, &i);
        if (s->count == SYLLABLE_MAX)
            return false;
        const letter *known = c < 0x80 ? NULL : tc_letter(c);
        if (c >= 0x80 && (!known || !known->base))
            return false;
        if (known && known->tone) {
            if (s->tone)
                return false;
            s->tone = known->tone;
            s->place = s->count;
        }
        s->letters[s->count++] = known ? known->quality : (uint16_t)tc_fold_base(c);
    }
    return true;
}

/* Where the vowels begin: "qu" and "gi" before a vowel are consonants. */
static unsigned nucleus(const syllable *s) {
    unsigned i = 0;
    while (i < s->count && !is_vowel(s->letters[i]))
        i++;
    if (i > 0 && i + 1 < s->count && is_vowel(s->letters[i + 1]) &&
        ((s->letters[i - 1] == 'q' && s->letters[i] == 'u') ||
         (s->letters[i - 1] == 'g' && s->letters[i] == 'i')))
        i++;
    return i;
}

/* The letter that carries the tone among the vowels FIRST … LAST-1: a marked vowel, else by their
 * number and whether a consonant closes the syllable. */
static unsigned tone_place(const syllable *s, unsigned first, unsigned last) {
    for (unsigned i = last; i > first; i--)
        if (s->letters[i - 1] >= 0x80)
            return i - 1;
    unsigned vowels = last - first;
    return vowels <= 1 || (vowels == 2 && last == s->count) ? first : first + 1;
}

static void settle(syllable *s) {
    unsigned first = nucleus(s), last = first;
    while (last < s->count && is_vowel(s->letters[last]))
        last++;
    if (first > 0 && first + 1 == s->count && s->letters[first] == 'y')
        s->letters[first] = 'i';
    if (s->tone && s->place >= first && s->place < last)
        s->place = tone_place(s, first, last);
}

static void put_lower(tc_slice token, tc_buffer *out) {
    for (size_t i = 0; i < token.len;) {
        uint32_t c = tc_utf8_next(token, &i);
        const letter *known = tc_letter(c);
        if (c < 0x80)
            tc_buffer_add_char(out, (char)tc_fold_base(c));
        else
            tc_utf8_put(out, known ? known->lower : (uint32_t)u_tolower((UChar32)c));
    }
}

static void put_plain(tc_slice token, tc_buffer *out) {
    syllable s;
    if (!take_apart(token, &s)) {
        put_lower(token, out);
        return;
    }
    settle(&s);
    for (unsigned i = 0; i < s.count; i++)
        tc_utf8_put(out, s.tone && i == s.place ? tc_letter_with_tone(s.letters[i], s.tone)
                                                : s.letters[i]);
}

static void put_ascii(tc_slice token, tc_buffer *out) {
    syllable s;
    if (take_apart(token, &s)) {
        char bytes[SYLLABLE_MAX];
        settle(&s);
        for (unsigned i = 0; i < s.count; i++)
            bytes[i] = (char)tc_fold_base(s.letters[i]);
        tc_buffer_add(out, (tc_slice){bytes, s.count});
        return;
    }
    for (size_t i = 0; i < token.len;) {
        uint32_t c = tc_utf8_next(token, &i);
        if (c < 0x300 || c >= 0x370)
            tc_utf8_put(out, tc_fold_base(c));
    }
}

static void fold(tc_slice s, tc_buffer *out, void (*put)(tc_slice, tc_buffer *)) {
    size_t offset = 0, done = 0;
    tc_token token;
    while (tc_token_next(s, &offset, &token)) {
        tc_buffer_add(out, tc_slice_sub(s, done, token.start));
        put(tc_slice_sub(s, token.start, token.end), out);
        done = token.end;
    }
    tc_buffer_add(out, tc_slice_sub(s, done, s.len));
}

void tc_fold_plain(tc_slice s, tc_buffer *out) {
    fold(s, out, put_plain);
}

void tc_fold_ascii(tc_slice s, tc_buffer *out) {
    fold(s, out, put_ascii);
}

static tc_slice fold_in(tc_arena *arena, tc_slice s, void (*put)(tc_slice, tc_buffer *)) {
    tc_buffer buffer;
    tc_buffer_init(&buffer, s.len * 3 + 16);
    fold(s, &buffer, put);
    tc_slice result =
        buffer.failed ? (tc_slice){NULL, 0} : tc_arena_copy(arena, tc_buffer_slice(&buffer));
    tc_buffer_dispose(&buffer);
    return result;
}

tc_slice tc_fold_plain_in(tc_arena *arena, tc_slice s) {
    return fold_in(arena, s, put_plain);
}

tc_slice tc_fold_ascii_in(tc_arena *arena, tc_slice s) {
    return fold_in(arena, s, put_ascii);
}

bool tc_fold_same(tc_slice a, tc_slice b) {
    tc_buffer x, y;
    tc_buffer_init(&x, a.len * 3 + 16);
    tc_buffer_init(&y, b.len * 3 + 16);
    size_t i = 0, j = 0;
    tc_token s, t;
    bool same = true, more_a, more_b;
    do {
        more_a = tc_token_next(a, &i, &s);
        more_b = tc_token_next(b, &j, &t);
        if (more_a && more_b) {
            tc_buffer_clear(&x);
            tc_buffer_clear(&y);
            put_ascii(tc_slice_sub(a, s.start, s.end), &x);
            put_ascii(tc_slice_sub(b, t.start, t.end), &y);
            same = tc_slice_equal(tc_buffer_slice(&x), tc_buffer_slice(&y));
        }
    } while (same && more_a && more_b);
    tc_buffer_dispose(&x);
    tc_buffer_dispose(&y);
    return same && more_a == more_b;
}
