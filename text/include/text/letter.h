/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What each Latin letter is made of.  Inline, because it is asked of every character of a text. */
#ifndef TRACUU_TEXT_LETTER_H
#define TRACUU_TEXT_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct tc_letter {
    uint16_t lower;   /* lower case: Ấ → ấ */
    uint16_t quality; /* lower case without its tone: Ấ → â */
    char base;        /* lower-case ASCII: Ấ → a; 0 for what is no letter */
    uint8_t tone;     /* 0 none, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng */
    bool capital;
} tc_letter;

enum {
    TC_LATIN_FIRST = 0xC0,
    TC_LATIN_COUNT = 0xF1, /* up to ư */
    TC_VIETNAMESE_FIRST = 0x1EA0,
    TC_VIETNAMESE_COUNT = 0x5A /* Ạ up to ỹ */
};
extern const tc_letter tc_latin_letters[TC_LATIN_COUNT];
extern const tc_letter tc_vietnamese_letters[TC_VIETNAMESE_COUNT];

/* U+00C0–U+01B0 and U+1EA0–U+1EF9; NULL for others. */
static inline const tc_letter *tc_letter_find(uint32_t c) {
    if (c - TC_VIETNAMESE_FIRST < TC_VIETNAMESE_COUNT)
        return &tc_vietnamese_letters[c - TC_VIETNAMESE_FIRST];
    return c - TC_LATIN_FIRST < TC_LATIN_COUNT ? &tc_latin_letters[c - TC_LATIN_FIRST] : NULL;
}

/* The letter of the tables that begins at P, of LEFT bytes of UTF-8, and its bytes in *TAKEN; NULL
 * for an ASCII byte and for what is no letter or not in them. */
static inline const tc_letter *tc_letter_at(const unsigned char *p, size_t left, size_t *taken) {
    const tc_letter *letter = NULL;
    if (p[0] == 0xE1 && left >= 3) {
        uint32_t i = (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
        i -= TC_VIETNAMESE_FIRST - 0x1000;
        letter = i < TC_VIETNAMESE_COUNT ? &tc_vietnamese_letters[i] : NULL;
        *taken = 3;
    } else if (p[0] - 0xC3U < 4 && left >= 2) {
        uint32_t i = ((uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F)) - TC_LATIN_FIRST;
        letter = i < TC_LATIN_COUNT && tc_latin_letters[i].base ? &tc_latin_letters[i] : NULL;
        *taken = 2;
    }
    return letter;
}

/* Those that are not in the tables, by ICU. */
bool tc_letter_is_rare(uint32_t code_point);
bool tc_letter_is_rare_capital(uint32_t code_point);
uint32_t tc_letter_rare_lower(uint32_t code_point);

static inline bool tc_is_digit(uint32_t c) { /* 0–9 only */
    return c - '0' < 10;
}
static inline bool tc_is_letter(uint32_t c) {
    if (c < 0x80)
        return (c | 0x20) - 'a' < 26;
    const tc_letter *known = tc_letter_find(c);
    return (known && known->base) || tc_letter_is_rare(c);
}
static inline bool tc_is_upper(uint32_t c) {
    if (c < 0x80)
        return c - 'A' < 26;
    const tc_letter *known = tc_letter_find(c);
    return known ? known->lower != c : tc_letter_is_rare_capital(c);
}
/* In lower case without its accents (đ → d); itself when it has none. */
static inline uint32_t tc_fold_base(uint32_t c) {
    if (c < 0x80)
        return c - 'A' < 26 ? c | 0x20 : c;
    const tc_letter *known = tc_letter_find(c);
    if (!known)
        return tc_letter_rare_lower(c);
    return known->base ? (uint32_t)(unsigned char)known->base : known->lower;
}

#endif
