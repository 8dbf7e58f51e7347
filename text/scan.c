/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <text/scan.h>

#include "token.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { BLOCK = 64 };

/* ---- The long way, character by character ---- */

static uint64_t bits(size_t from, size_t to) {
    uint64_t below = to < BLOCK ? (UINT64_C(1) << to) - 1 : UINT64_MAX;
    return below & ~((UINT64_C(1) << from) - 1);
}

static void read_slowly(tc_scan *s) {
    size_t at = s->block + (size_t)__builtin_popcountll(s->known);
    size_t end = s->next < s->text.len ? s->next : s->text.len;
    uint64_t inside = s->known_inside;
    s->known = s->known_inside = 0;
    while (at < end) {
        size_t begin = at - s->block, bytes = tc_token_bytes(s->text, at);
        if (bytes)
            at += bytes;
        else if ((unsigned char)s->text.ptr[at] < 0x80)
            at++;
        else
            tc_utf8_next(s->text, &at);
        inside |= bytes ? bits(begin, at - s->block) : 0;
        if (at > s->next)
            s->known = bits(0, at - s->next);
        s->known_inside = bytes ? s->known : 0;
    }
    s->inside = inside;
}

/* ---- Sixty-four bytes at once ---- */

#ifdef __SSE2__

typedef struct kinds {
    uint64_t word;   /* ASCII letters and digits */
    uint64_t high;   /* bytes beyond ASCII */
    uint64_t follow; /* … that do not begin a character */
    uint64_t three;  /* … that begin one of three bytes, */
    uint64_t dashes; /* … which is of U+2000–U+203F: dashes, quotation marks, dots */
    uint64_t other;  /* … that begin one which is told by reading it */
} kinds;

/* The bytes of A that are FROM up to, not including, FROM + COUNT. */
static inline __m128i among(__m128i a, unsigned from, unsigned count) {
    __m128i moved = _mm_add_epi8(a, _mm_set1_epi8((char)(0x80 - from)));
    return _mm_cmplt_epi8(moved, _mm_set1_epi8((char)(0x80 + count)));
}

static inline __m128i is(__m128i a, unsigned byte) {
    return _mm_cmpeq_epi8(a, _mm_set1_epi8((char)byte));
}

static inline uint64_t mask(__m128i a) {
    return (uint64_t)(unsigned)_mm_movemask_epi8(a);
}

/* Adds what the sixteen bytes at S are, at bit SHIFT; one more can be read. */
static inline void sort_bytes(const char *s, unsigned shift, kinds *out) {
    __m128i a, second;
    memcpy(&a, s, sizeof a);
    memcpy(&second, s + 1, sizeof second);
    __m128i lower = _mm_or_si128(a, _mm_set1_epi8(0x20));
    __m128i word = _mm_or_si128(among(lower, 'a', 26), among(a, '0', 10));
    uint64_t high = mask(a);
    out->word |= mask(word) << shift;
    out->high |= high << shift;
    if (!high)
        return;
    __m128i follow = _mm_cmplt_epi8(a, _mm_set1_epi8((char)0xC0));
    __m128i letters = is(a, 0xE1), dashes = is(a, 0xE2), latin = among(a, 0xC3, 4);
    /* × and ÷ are none, and beyond U+1E80–U+1EFF and U+2000–U+203F there is all sorts. */
    __m128i signs =
        _mm_and_si128(is(a, 0xC3), is(_mm_and_si128(second, _mm_set1_epi8((char)0xDF)), 0x97));
    __m128i beyond = _mm_or_si128(
        _mm_andnot_si128(is(_mm_and_si128(second, _mm_set1_epi8((char)0xFE)), 0xBA), letters),
        _mm_andnot_si128(is(second, 0x80), dashes));
    __m128i known = _mm_or_si128(_mm_or_si128(follow, latin), _mm_or_si128(letters, dashes));
    __m128i other = _mm_or_si128(_mm_or_si128(signs, beyond),
                                 _mm_andnot_si128(known, _mm_set1_epi8((char)0xFF)));
    out->follow |= mask(follow) << shift;
    out->three |= mask(_mm_or_si128(letters, dashes)) << shift;
    out->dashes |= mask(dashes) << shift;
    out->other |= (mask(other) & high) << shift;
}

/* False where a byte of the block needs a closer look. */
static bool read_quickly(tc_scan *s) {
    const char *bytes = s->text.ptr + s->block;
    kinds k = {0};
    if (s->text.len - s->block < BLOCK + 2)
        return false;
    for (unsigned shift = 0; shift < BLOCK; shift += 16)
        sort_bytes(bytes + shift, shift, &k);
    /* What is behind the end belongs to a character that began here. */
    uint64_t leads = k.high & ~k.follow, next = ((unsigned char)bytes[BLOCK] & 0xC0) == 0x80;
    uint64_t after = next & (((unsigned char)bytes[BLOCK + 1] & 0xC0) == 0x80);
    uint64_t wanted = leads << 1 | k.three << 2;
    uint64_t one = leads >> 63 | (k.three >> 62 & 1), two = k.three >> 63;
    if (k.other || (k.follow & ~s->known) != wanted || (one & ~next) || (two & ~after))
        return false;
    uint64_t outside = k.dashes | k.dashes << 1 | k.dashes << 2;
    s->inside = ((k.word | k.high) & ~outside & ~s->known) | s->known_inside;
    s->known = two ? 3 : one;
    s->known_inside = k.dashes >> 62 ? 0 : s->known;
    return true;
}

#else

static bool read_quickly(tc_scan *s) {
    (void)s;
    return false;
}

#endif

/* ---- Tokens ---- */

/* The first bytes, beyond ASCII, with which the letters of the tables are written. */
enum { C3 = 1, C4 = 2, C5 = 4, C6 = 8, E1 = 16 };
static const unsigned char written_with[128] = {['I'] = C4,
                                                ['a'] = C3 | C4 | E1,
                                                ['c'] = C3 | C4,
                                                ['d'] = C3 | C4,
                                                ['e'] = C3 | C4 | E1,
                                                ['g'] = C4,
                                                ['h'] = C4,
                                                ['i'] = C3 | C4 | E1,
                                                ['j'] = C4,
                                                ['k'] = C4,
                                                ['l'] = C4 | C5,
                                                ['n'] = C3 | C5,
                                                ['o'] = C3 | C5 | C6 | E1,
                                                ['r'] = C5,
                                                ['s'] = C5,
                                                ['t'] = C5,
                                                ['u'] = C3 | C5 | C6 | E1,
                                                ['w'] = C5,
                                                ['y'] = C3 | C5 | E1,
                                                ['z'] = C5};

/* Adds BIT to the bytes with which LETTER, folded, may be written. */
static void add_letter(uint64_t by_byte[256], unsigned char letter, uint64_t bit) {
    unsigned written = letter < 0x80 ? written_with[letter] : C3 | C4 | C5 | C6 | E1;
    by_byte[letter] |= bit;
    if (letter >= 'a' && letter <= 'z')
        by_byte[letter - 'a' + 'A'] |= bit;
    for (unsigned i = 0; i < 4; i++)
        by_byte[0xC3 + i] |= written >> i & 1 ? bit : 0;
    by_byte[0xE1] |= written & E1 ? bit : 0;
    /* The rest of a letter, letters that are not in the tables, and marks that found none to
     * combine with. */
    for (unsigned byte = 0x80; byte < 0x100; byte++)
        if (byte < 0xC3 || (byte > 0xC6 && byte != 0xE1))
            by_byte[byte] |= bit;
}

void tc_scan_add(tc_scan_words *words, tc_slice folded) {
    uint64_t bit = UINT64_C(1) << words->count++ % 64;
    unsigned char first = folded.len ? (unsigned char)folded.ptr[0] : 0;
    unsigned char second = folded.len > 1 ? (unsigned char)folded.ptr[1] : 0;
    add_letter(words->first, first, bit);
    add_letter(words->second, second, bit);
    words->second[0] |= bit; /* the end of the text */
    if (second == 'i')       /* tc_fold_final_y */
        add_letter(words->second, 'y', bit);
    for (unsigned byte = 0; byte < 0x100 && (!second || first >= 0x80); byte++)
        words->second[byte] |= bit;
}

void tc_scan_open(tc_scan *out, tc_slice text, const tc_scan_words *words) {
    *out = (tc_scan){.text = text, .words = words, .wanted = UINT64_MAX};
}

static void read_block(tc_scan *s) {
    uint64_t before = s->inside >> 63;
    s->block = s->next;
    s->next += BLOCK;
    if (!read_quickly(s))
        read_slowly(s);
    s->starts = s->inside & ~(s->inside << 1 | before);
}

bool tc_scan_more(tc_scan *scan) {
    while (!scan->starts && scan->next < scan->text.len)
        read_block(scan);
    return scan->starts != 0;
}

size_t tc_scan_end(const tc_scan *scan) {
    size_t at = scan->next + (size_t)__builtin_popcountll(scan->known_inside), bytes;
    while (at < scan->text.len && (bytes = tc_token_bytes(scan->text, at)) > 0)
        at += bytes;
    return at;
}
