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

/* The plain form of S appended to OUT. */
void tc_fold_plain(tc_slice s, tc_buffer *out);
/* The folded form of S appended to OUT. */
void tc_fold_ascii(tc_slice s, tc_buffer *out);
/* The same into ARENA. */
tc_slice tc_fold_plain_in(tc_arena *arena, tc_slice s);
tc_slice tc_fold_ascii_in(tc_arena *arena, tc_slice s);
/* Whether the folded forms agree, with white space and punctuation passed over. */
bool tc_fold_same(tc_slice a, tc_slice b);

/* A code point in lower case without its accents (đ → d); itself when it has none. */
uint32_t tc_fold_base(uint32_t code_point);
bool tc_is_letter(uint32_t code_point);
bool tc_is_upper(uint32_t code_point);
bool tc_is_digit(uint32_t code_point); /* 0–9 only */

/* A run of letters and digits: START to END (exclusive) in the text. */
typedef struct tc_token {
    uint32_t start, end;
} tc_token;

/* Moves to the next token at or after *OFFSET; false at the end. */
bool tc_token_next(tc_slice text, size_t *offset, tc_token *out);

#endif
