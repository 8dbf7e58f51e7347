/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What each Latin letter is made of.  Private to text/. */
#ifndef TRACUU_TEXT_LETTERS_H
#define TRACUU_TEXT_LETTERS_H

#include <stdint.h>

/* The five tone marks, in the order of the alphabet books. */
enum { TONE_NONE, TONE_HUYEN, TONE_SAC, TONE_HOI, TONE_NGA, TONE_NANG };

typedef struct letter {
    uint16_t lower;   /* lower case: Ấ → ấ */
    uint16_t quality; /* lower case without its tone: Ấ → â */
    char base;        /* lower-case ASCII: Ấ → a; 0 for what is no letter */
    uint8_t tone;
} letter;

/* U+00C0–U+01B0 and U+1EA0–U+1EF9; NULL for others. */
const letter *tc_letter(uint32_t code_point);
/* The letter of QUALITY that carries TONE; QUALITY itself where there is none. */
uint32_t tc_letter_with_tone(uint32_t quality, unsigned tone);

#endif
