/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <text/fold.h>
#include <text/text.h>

#include "letters.h"
#include "token.h"

#include <string.h>
#include <unicode/uchar.h>

enum { SYLLABLE_MAX = 32 }; /* letters; a longer token is no Vietnamese syllable */

/* A syllable taken apart: letters without tone, and the tone with its place. */
typedef struct syllable {
    uint16_t letters[SYLLABLE_MAX];
    uint16_t toned; /* the letter that carries the tone, with it */
    unsigned count, tone, place;
} syllable;

/* clang-format off */
#define MORE 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 /* TC_KEY_MORE */
const unsigned char tc_token_key[256] = {
    ['0'] = '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
    ['A'] = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
    'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
    ['a'] = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
    'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
    [0x80] = MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE};
#undef MORE
/* clang-format on */

bool tc_token_next(tc_slice text, size_t *offset, tc_token *out) {
    const unsigned char *s = (const unsigned char *)text.ptr;
    size_t i = *offset, bytes = 0;
    while (i < text.len && !(bytes = tc_token_bytes(text, i))) {
        if (s[i] < 0x80)
            i++;
        else
            tc_utf8_next(text, &i);
    }
    size_t start = i;
    while (bytes) {
        i += bytes;
        while (i < text.len && tc_token_key[s[i]] > TC_KEY_MORE)
            i++;
        bytes = i < text.len && s[i] >= 0x80 ? tc_token_bytes(text, i) : 0;
    }
    *offset = i < text.len ? i : text.len;
    *out = (tc_token){(uint32_t)start, (uint32_t)i};
    return i > start;
}

uint32_t tc_tokens_of(tc_slice text, tc_slice *out, uint32_t most) {
    size_t offset = 0;
    uint32_t count = 0;
    tc_token token;
    while (count < most && tc_token_next(text, &offset, &token))
        out[count++] = tc_slice_sub(text, token.start, token.end);
    return count;
}

static bool is_plain_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool tc_fold_capital(tc_slice token) {
    size_t at = 0;
    while (at < token.len && tc_is_digit((unsigned char)token.ptr[at]))
        at++;
    return at < token.len && tc_is_upper(tc_utf8_next(token, &at));
}

void tc_fold_final_y(char *key, size_t len) {
    size_t first = 0;
    while (!is_plain_vowel(key[first]))
        first++;
    if (first > 0 && first + 1 < len && is_plain_vowel(key[first + 1]) &&
        ((key[first - 1] == 'q' && key[first] == 'u') ||
         (key[first - 1] == 'g' && key[first] == 'i')))
        first++;
    if (first > 0 && first + 1 == len)
        key[first] = 'i';
}

static size_t put_bytes(char *key, uint32_t c) {
    size_t n = 0;
    if (c < 0x80) {
        key[n++] = (char)c;
        return n;
    }
    if (c < 0x800) {
        key[n++] = (char)(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        key[n++] = (char)(0xE0 | (c >> 12));
        key[n++] = (char)(0x80 | ((c >> 6) & 0x3F));
    } else {
        key[n++] = (char)(0xF0 | (c >> 18));
        key[n++] = (char)(0x80 | ((c >> 12) & 0x3F));
        key[n++] = (char)(0x80 | ((c >> 6) & 0x3F));
    }
    key[n++] = (char)(0x80 | (c & 0x3F));
    return n;
}

size_t tc_token_fold_on(tc_slice text, size_t *offset, char *key, size_t used, tc_shape *shape) {
    size_t i = *offset;
    while (i < text.len) {
        size_t next = i;
        uint32_t c = tc_utf8_next(text, &next);
        if (c >= 0x300 && c < 0x370) {
            shape->marks++;
        } else if (tc_is_letter(c)) {
            used += put_bytes(key + used, tc_fold_base(c));
            shape->capital |= shape->letters == 0 && tc_is_upper(c);
            shape->letters++;
            shape->capitals += tc_is_upper(c);
        } else if (tc_is_digit(c)) {
            key[used++] = (char)c;
            shape->digits++;
        } else {
            break;
        }
        i = next;
    }
    shape->syllable &= i == *offset;
    *offset = i;
    return used;
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
        const tc_letter *known = c < 0x80 ? NULL : tc_letter_find(c);
        if (c >= 0x80 && (!known || !known->base))
            return false;
        if (known && known->tone) {
            if (s->tone)
                return false;
            s->tone = known->tone;
            s->place = s->count;
            s->toned = known->lower;
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
    bool final_y = first > 0 && first + 1 == s->count && s->letters[first] == 'y';
    if (final_y)
        s->letters[first] = 'i';
    if (s->tone && s->place >= first && s->place < last) {
        unsigned place = tone_place(s, first, last);
        if (place != s->place || final_y)
            s->toned = (uint16_t)tc_letter_with_tone(s->letters[place], s->tone);
        s->place = place;
    }
}

static void put_lower(tc_slice token, tc_buffer *out) {
    for (size_t i = 0; i < token.len;) {
        uint32_t c = tc_utf8_next(token, &i);
        const tc_letter *known = tc_letter_find(c);
        if (c < 0x80)
            tc_buffer_add_char(out, (char)tc_fold_base(c));
        else
            tc_utf8_put(out, known ? known->lower : (uint32_t)u_tolower((UChar32)c));
    }
}

size_t tc_token_plain(tc_slice token, char out[TC_SYLLABLE_ROOM]) {
    syllable s;
    size_t n = 0;
    if (!take_apart(token, &s))
        return 0;
    settle(&s);
    for (unsigned i = 0; i < s.count; i++)
        n += put_bytes(out + n, s.tone && i == s.place ? s.toned : s.letters[i]);
    return n;
}

static void put_plain(tc_slice token, tc_buffer *out) {
    char plain[TC_SYLLABLE_ROOM];
    size_t n = tc_token_plain(token, plain);
    if (n)
        tc_buffer_add(out, (tc_slice){plain, n});
    else
        put_lower(token, out);
}

/* The long way, for what is no syllable. */
static void put_strange(tc_slice token, tc_buffer *out) {
    for (size_t i = 0; i < token.len;) {
        uint32_t c = tc_utf8_next(token, &i);
        if (c < 0x300 || c >= 0x370)
            tc_utf8_put(out, tc_fold_base(c));
    }
}

static void put_ascii(tc_slice token, tc_buffer *out) {
    enum { TOKEN_MAX = SYLLABLE_MAX * 3 }; /* bytes of a syllable at most */
    char key[TC_KEY_ROOM(TOKEN_MAX)];
    size_t at = 0, used;
    tc_shape shape = {.syllable = false};
    if (token.len <= TOKEN_MAX) {
        used = tc_token_fold(token, &at, key, &shape);
        if (shape.syllable) {
            tc_buffer_add(out, (tc_slice){key, used});
            return;
        }
    }
    put_strange(token, out);
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

tc_slice tc_token_ascii(tc_slice token, char *key, tc_buffer *spare) {
    size_t at = 0;
    tc_shape shape;
    tc_slice folded = {key, tc_token_fold(token, &at, key, &shape)};
    if (shape.syllable)
        return folded;
    tc_buffer_clear(spare);
    put_strange(token, spare);
    return tc_buffer_slice(spare);
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

static bool same_token(tc_slice a, tc_slice b) {
    tc_buffer x, y;
    tc_buffer_init(&x, a.len * 3 + 16);
    tc_buffer_init(&y, b.len * 3 + 16);
    put_ascii(a, &x);
    put_ascii(b, &y);
    bool same = tc_slice_equal(tc_buffer_slice(&x), tc_buffer_slice(&y));
    tc_buffer_dispose(&x);
    tc_buffer_dispose(&y);
    return same;
}

/* Tokens of A and B, from their first letters on; false when they differ. */
static bool same_next(tc_slice a, size_t *i, tc_slice b, size_t *j) {
    enum { SHORT = 64 };
    char x[TC_KEY_ROOM(SHORT)], y[TC_KEY_ROOM(SHORT)];
    size_t from = *i, to = *j;
    tc_shape s, t;
    /* A long token is cut, and then compared the long way. */
    size_t m = tc_token_fold(tc_slice_sub(a, 0, from + SHORT), i, x, &s);
    size_t n = tc_token_fold(tc_slice_sub(b, 0, to + SHORT), j, y, &t);
    if (s.syllable && t.syllable && *i - from < SHORT - 4 && *j - to < SHORT - 4)
        return m == n && memcmp(x, y, n) == 0;
    tc_token left, right;
    *i = from;
    *j = to;
    tc_token_next(a, i, &left);
    tc_token_next(b, j, &right);
    return same_token(tc_slice_sub(a, left.start, left.end),
                      tc_slice_sub(b, right.start, right.end));
}

/* To the next character of a token; false at the end. */
static bool skip_signs(tc_slice s, size_t *offset) {
    while (*offset < s.len) {
        size_t next = *offset;
        if (tc_in_token(tc_utf8_next(s, &next)))
            return true;
        *offset = next;
    }
    return false;
}

bool tc_fold_same(tc_slice a, tc_slice b) {
    size_t i = 0, j = 0;
    for (;;) {
        bool more_a = skip_signs(a, &i), more_b = skip_signs(b, &j);
        if (!more_a || !more_b)
            return more_a == more_b;
        if (!same_next(a, &i, b, &j))
            return false;
    }
}
