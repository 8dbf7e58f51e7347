/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "hand_pieces.h"

#define HIGH 0.55F  /* of a line: a digit is at least as high */
#define SPECK 0.12F /* of a line: dirt is smaller, both ways */

/* The part of two ranges that they share, of the smaller one. */
static float shared(const tc_hand_piece *a, const tc_hand_piece *b) {
    int both = tc_smaller(a->x1, b->x1) - tc_larger(a->x0, b->x0);
    return (float)both / (float)tc_smaller(a->x1 - a->x0, b->x1 - b->x0);
}

/* Pieces one over the other are one digit, which the pen left in between; DIGITS are what they
 * cover then.  How many. */
static int join(tc_hand_piece *pieces, int count, tc_hand_piece *digits) {
    int found = 0;
    for (int i = 0; i < count; i++) {
        int into = -1;
        for (int k = 0; k < found && into < 0; k++)
            into = shared(&digits[k], &pieces[i]) > 0.5F ? k : -1;
        if (into < 0) {
            into = found++;
            digits[into] = pieces[i];
        }
        pieces[i].digit = into;
        digits[into].x0 = tc_smaller(digits[into].x0, pieces[i].x0);
        digits[into].y0 = tc_smaller(digits[into].y0, pieces[i].y0);
        digits[into].x1 = tc_larger(digits[into].x1, pieces[i].x1);
        digits[into].y1 = tc_larger(digits[into].y1, pieces[i].y1);
    }
    return found;
}

/* What digit number WHICH, which covers BOX, is; -1. */
static int read_digit(const tc_ink *ink, const tc_hand_piece *pieces, int count, int which,
                      const tc_hand_piece *box) {
    bool own[UINT8_MAX + 1] = {false};
    float features[TC_HAND_FEATURES], apart[TC_HAND_DIGITS];
    for (int i = 0; i < count; i++)
        own[pieces[i].mark] |= pieces[i].digit == which;
    if (!tc_hand_piece_look(ink, box, own, features))
        return -1;
    tc_hand_distances(features, apart);
    return tc_hand_sure(apart);
}

int tc_hand_day(tc_ink *ink, int left, int right, float line) {
    tc_hand_piece pieces[TC_HAND_PIECES], digits[TC_HAND_PIECES];
    int count = tc_hand_pieces(ink, left, right, SPECK * line, -1, pieces);
    if (count < 2 || join(pieces, count, digits) != 2)
        return 0;
    int first = digits[0].x0 < digits[1].x0 ? 0 : 1, day = 0;
    for (int i = 0; i < 2; i++) {
        int which = i ? 1 - first : first;
        if ((float)(digits[which].y1 - digits[which].y0) < HIGH * line)
            return 0;
        int digit = read_digit(ink, pieces, count, which, &digits[which]);
        if (digit < 0)
            return 0;
        day = 10 * day + digit;
    }
    return day <= 31 ? day : 0;
}
