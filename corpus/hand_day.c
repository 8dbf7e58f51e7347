/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "hand_digits.h"

#include <stdlib.h>
#include <string.h>

enum { PIECES = 32, PAPER = 0, INK = 1, FIRST = 2 /* from here on, pieces of ink */ };

#define HIGH 0.55F  /* of a line: a digit is at least as high */
#define SPECK 0.12F /* of a line: dirt is smaller, both ways */

/* Ink that hangs together. */
typedef struct piece {
    int x0, y0, x1, y1; /* exclusive */
    int digit;          /* which of them it is a part of; -1 */
    unsigned char mark;
} piece;

static int smaller(int a, int b) {
    return a < b ? a : b;
}

static int larger(int a, int b) {
    return a > b ? a : b;
}

/* Marks all that hangs together with the ink at START; STACK has room for every pixel. */
static piece flood(tc_ink *ink, int start, unsigned char mark, int *stack) {
    int width = ink->width, count = 0;
    piece p = {.x0 = width, .y0 = ink->height, .digit = -1, .mark = mark};
    ink->at[start] = mark;
    stack[count++] = start;
    while (count) {
        int at = stack[--count], x = at % width, y = at / width;
        p.x0 = smaller(p.x0, x);
        p.y0 = smaller(p.y0, y);
        p.x1 = larger(p.x1, x + 1);
        p.y1 = larger(p.y1, y + 1);
        for (int k = 0; k < 9; k++) {
            int i = x + k % 3 - 1, j = y + k / 3 - 1;
            if (i < 0 || j < 0 || i >= width || j >= ink->height || ink->at[j * width + i] != INK)
                continue;
            ink->at[j * width + i] = mark;
            stack[count++] = j * width + i;
        }
    }
    return p;
}

/* The pieces of INK between LEFT, which the first may touch, and RIGHT, but for specks; -1 when
 * there are too many, or no memory. */
static int find_pieces(tc_ink *ink, int left, int right, float line, piece *out) {
    size_t pixels = (size_t)ink->width * (size_t)ink->height;
    int *stack = malloc((pixels + 1) * sizeof *stack), count = stack ? 0 : -1, marks = FIRST;
    for (size_t at = 0; count >= 0 && at < pixels; at++) {
        if (ink->at[at] != INK)
            continue;
        if (marks > UINT8_MAX || count == PIECES) {
            count = -1;
            break;
        }
        piece p = flood(ink, (int)at, (unsigned char)marks++, stack);
        bool here = (p.x0 + p.x1) / 2 >= left && p.x1 <= right;
        bool speck = (float)(p.x1 - p.x0) < SPECK * line && (float)(p.y1 - p.y0) < SPECK * line;
        bool other = p.y0 == 0 || p.y1 == ink->height; /* of another line */
        if (here && !speck && !other)
            out[count++] = p;
    }
    free(stack);
    return count;
}

/* The part of two ranges that they share, of the smaller one. */
static float shared(const piece *a, const piece *b) {
    int both = smaller(a->x1, b->x1) - larger(a->x0, b->x0);
    return (float)both / (float)smaller(a->x1 - a->x0, b->x1 - b->x0);
}

/* Pieces one over the other are one digit, which the pen left in between; DIGITS are what they
 * cover then.  How many. */
static int join(piece *pieces, int count, piece *digits) {
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
        digits[into].x0 = smaller(digits[into].x0, pieces[i].x0);
        digits[into].y0 = smaller(digits[into].y0, pieces[i].y0);
        digits[into].x1 = larger(digits[into].x1, pieces[i].x1);
        digits[into].y1 = larger(digits[into].y1, pieces[i].y1);
    }
    return found;
}

/* What digit number WHICH, which covers BOX, is; -1. */
static int read_digit(const tc_ink *ink, const piece *pieces, int count, int which,
                      const piece *box) {
    tc_ink one = {.width = box->x1 - box->x0, .height = box->y1 - box->y0};
    bool own[UINT8_MAX + 1] = {false};
    int digit = -1;
    one.at = calloc((size_t)one.width * (size_t)one.height, 1);
    if (!one.at)
        return -1;
    for (int i = 0; i < count; i++)
        own[pieces[i].mark] |= pieces[i].digit == which;
    for (int y = 0; y < one.height; y++)
        for (int x = 0; x < one.width; x++)
            one.at[y * one.width + x] = own[ink->at[(box->y0 + y) * ink->width + box->x0 + x]];
    digit = tc_hand_digit(&one);
    free(one.at);
    return digit;
}

int tc_hand_day(tc_ink *ink, int left, int right, float line) {
    piece pieces[PIECES], digits[PIECES];
    int count = find_pieces(ink, left, right, line, pieces);
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
