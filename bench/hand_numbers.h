/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers as many hands write them into a letterhead, drawn from the forms that corpus/hand_forms.c
 * knows, or from pictures of digits. */
#ifndef TRACUU_BENCH_HAND_NUMBERS_H
#define TRACUU_BENCH_HAND_NUMBERS_H

#include "../corpus/hand_digits.h"

enum { NUMBER_WIDE = 420, NUMBER_HIGH = 84, NUMBER_BASE = 56 };

typedef struct number {
    tc_ink ink;                                     /* owned */
    unsigned char owners[NUMBER_HIGH][NUMBER_WIDE]; /* a bit for each digit that has ink there */
    int left, right;                                /* "Số:" ends, the symbol begins */
    float line;
    char digits[TC_HAND_NUMBER + 1];
} number;

/* A digit and TC_HAND_SIDE rows of so many bytes, 0 or 1. */
typedef struct picture {
    unsigned char digit, ink[TC_HAND_SIDE][TC_HAND_SIDE];
} picture;

/* Draws COUNT digits, GAP pixels and more apart, or touching where it is negative; of PICTURES,
 * PICTURE_COUNT of them, or of the forms where that is 0.  *STATE says which. */
void number_draw(number *n, int count, float gap, const picture *pictures, size_t picture_count,
                 uint64_t *state);
float number_chance(uint64_t *state, float from, float to);
int number_below(uint64_t *state, int end);

#endif
