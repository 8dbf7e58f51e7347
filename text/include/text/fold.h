/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two forms under which Vietnamese text is compared, and the syllables it is made of.
 *
 * plain: lower case, tone marks where the new rule puts them (hoà → hòa, uỷ → ủy), final i for y
 *        where both are written (kỹ = kĩ, lý = lí, quý = quí).  Two spellings of one word agree.
 * folded: the plain form without accents, đ → d.  "hoa" finds hòa, hoà, hoa, hóa.
 *
 * Sources: the placement rule is QĐ 240/QĐ of 5 March 1984 (Bộ Giáo dục); i/y is left free by
 * practice, so both compare equal. */
#ifndef TRACUU_TEXT_FOLD_H
#define TRACUU_TEXT_FOLD_H

#include <base/base.h>
#include <text/letter.h>

/* The plain form of S appended to OUT. */
void tc_fold_plain(tc_slice s, tc_buffer *out);
/* The folded form of S appended to OUT. */
void tc_fold_ascii(tc_slice s, tc_buffer *out);
/* The same into ARENA. */
tc_slice tc_fold_plain_in(tc_arena *arena, tc_slice s);
tc_slice tc_fold_ascii_in(tc_arena *arena, tc_slice s);
/* Whether the folded forms agree, with white space and punctuation passed over. */
bool tc_fold_same(tc_slice a, tc_slice b);

/* Whether a character belongs to a word: a mark that found no letter to combine with stays in its
 * own. */
static inline bool tc_in_token(uint32_t c) {
    return tc_is_letter(c) || tc_is_digit(c) || (c >= 0x300 && c < 0x370);
}

/* A run of letters and digits: START to END (exclusive) in the text. */
typedef struct tc_token {
    uint32_t start, end;
} tc_token;

/* Moves to the next token at or after *OFFSET; false at the end. */
bool tc_token_next(tc_slice text, size_t *offset, tc_token *out);
/* The first tokens of TEXT, at most MOST of them, as they stand there; returns how many. */
uint32_t tc_tokens_of(tc_slice text, tc_slice *out, uint32_t most);

/* How a token is written. */
typedef struct tc_shape {
    uint32_t letters, capitals, digits, marks; /* marks that found no letter */
    bool capital;                              /* the first letter is one */
    bool numbered;                             /* a digit stands before it */
    bool syllable; /* Latin letters with one tone at most, as syllables have: the key is what
                      tc_fold_ascii makes of it */
} tc_shape;

/* Room that the key of a token of N bytes may take. */
#define TC_KEY_ROOM(n) ((n) + (n) / 2 + 8)

/* What a byte is in a token: an ASCII letter or digit folded, TC_KEY_MORE for a byte beyond ASCII,
 * 0 for all others. */
enum { TC_KEY_MORE = 1 };
extern const unsigned char tc_token_key[256];

/* Of tc_token_fold: the rest of a token from a character at *OFFSET on that is neither ASCII nor a
 * letter of the tables.  USED bytes of KEY and SHAPE are those of what stands before it. */
size_t tc_token_fold_on(tc_slice text, size_t *offset, char *key, size_t used, tc_shape *shape);
/* Of tc_token_fold: whether the first letter behind the digits at the head of TOKEN is a capital.
 */
bool tc_fold_capital(tc_slice token);
/* Of tc_token_fold: a final y for i, as in kỹ, lý, quý: the only vowel of its syllable. */
void tc_fold_final_y(char *key, size_t len);

/* Reads the token that begins exactly at *OFFSET and moves behind it: KEY takes its letters and
 * digits, folded, without marks (no NUL behind them); returns their number of bytes.  Nothing moves
 * where no token begins.  The one loop over the characters of a text that everything else uses, and
 * inline for that. */
__attribute__((always_inline)) static inline size_t tc_token_fold(tc_slice text, size_t *offset,
                                                                  char *key, tc_shape *shape) {
    enum { SYLLABLE_LETTERS = 32 }; /* a longer token is no Vietnamese syllable */
    const unsigned char *begin = (const unsigned char *)text.ptr + *offset, *at = begin;
    const unsigned char *end = (const unsigned char *)text.ptr + text.len;
    const tc_letter *letter = NULL;
    char *out = key;
    uint32_t digits = 0, capitals = 0, toned = 0;
    unsigned char folded = 0;
    while (at < end && (folded = tc_token_key[*at]) != 0) {
        if (folded > TC_KEY_MORE) {
            if (*at < 'a') { /* a digit or a capital */
                digits += *at <= '9';
                capitals += *at > '9';
            }
            *out++ = (char)folded;
            at++;
            continue;
        }
        size_t taken;
        if (!(letter = tc_letter_at(at, (size_t)(end - at), &taken)))
            break;
        capitals += letter->capital;
        toned += letter->tone > 0;
        *out++ = letter->base;
        at += taken;
    }
    size_t used = (size_t)(out - key);
    *offset += (size_t)(at - begin);
    *shape = (tc_shape){(uint32_t)used - digits, capitals, digits, 0, false, false, true};
    if (capitals && *begin < 0x80 && *begin > '9')
        shape->capital = *begin < 'a';
    else if (capitals)
        shape->capital = tc_fold_capital((tc_slice){(const char *)begin, (size_t)(at - begin)});
    if (at < end && folded == TC_KEY_MORE) {
        tc_shape whole = *shape;
        used = tc_token_fold_on(text, offset, key, used, &whole);
        *shape = whole;
    }
    shape->syllable = shape->syllable && toned <= 1 && used <= SYLLABLE_LETTERS;
    shape->numbered = shape->letters && key[0] <= '9';
    if (used >= 2 && key[used - 1] == 'y')
        tc_fold_final_y(key, used);
    return used;
}

/* The folded form of one TOKEN: in KEY, which has TC_KEY_ROOM for it, or in SPARE, which is emptied
 * for what is no syllable. */
tc_slice tc_token_ascii(tc_slice token, char *key, tc_buffer *spare);
/* The plain form of one TOKEN into OUT, its bytes; 0 when it is no syllable. */
#define TC_SYLLABLE_ROOM 100
size_t tc_token_plain(tc_slice token, char out[TC_SYLLABLE_ROOM]);

#endif
