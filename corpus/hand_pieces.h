/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ink that hangs together, among what a hand wrote. */
#ifndef TRACUU_CORPUS_HAND_PIECES_H
#define TRACUU_CORPUS_HAND_PIECES_H

#include "hand_digits.h"

enum { TC_HAND_PIECES = 32, TC_HAND_FIRST = 2 /* below it, paper and ink of no piece */ };

typedef struct tc_hand_piece {
    int x0, y0, x1, y1; /* exclusive */
    int digit;          /* which of them it is a part of; -1 */
    unsigned char mark; /* of its pixels */
} tc_hand_piece;

static inline int tc_smaller(int a, int b) {
    return a < b ? a : b;
}

static inline int tc_larger(int a, int b) {
    return a > b ? a : b;
}

/* The pieces of INK (which is marked) between LEFT, which the first may touch, and RIGHT, but for
 * SPECKs, which are smaller both ways, and for what goes on above or below; -1 when there are more
 * than TC_HAND_PIECES, or no memory, or when what is no such piece crosses ROW there, if that is
 * not -1: a stamp, or print that a hand ran into. */
int tc_hand_pieces(tc_ink *ink, int left, int right, float speck, int row, tc_hand_piece *out);

/* What the pixels of INK in BOX whose marks are OWN look like.  False when out of memory, or when
 * there are none. */
bool tc_hand_piece_look(const tc_ink *ink, const tc_hand_piece *box, const bool own[UINT8_MAX + 1],
                        float features[TC_HAND_FEATURES]);

/* hand_slash.c: rubs out the printed slash that ends in front of the column *RIGHT, which becomes
 * where it ended.  False when there is none. */
bool tc_hand_rub_slash(tc_ink *ink, int *right, float line, float base);

/* hand_cut.c: cuts piece P where digits may touch, along a slant that LEANs to the right; all but
 * the first get marks from MARK on.  Into OUT, of which there is ROOM; how many, at least one. */
int tc_hand_cut(tc_ink *ink, const tc_hand_piece *p, float line, float lean, unsigned char mark,
                int room, tc_hand_piece *out);

#endif
