/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A number cut into parts, some of which, side by side, are a digit. */
#ifndef TRACUU_CORPUS_HAND_PARTS_H
#define TRACUU_CORPUS_HAND_PARTS_H

#include "hand_pieces.h"

enum {
    TC_HAND_ATOMS = 64,   /* that pieces are cut into */
    TC_HAND_TOGETHER = 8, /* atoms that may be one digit */
    TC_HAND_LEANS = 3     /* slants along which they are cut */
};

typedef struct tc_hand_parts {
    tc_ink ink; /* owned; each atom has a mark of its own */
    tc_hand_piece atoms[TC_HAND_ATOMS];
    int count, highest; /* pixels */
    float line;
} tc_hand_parts;

/* The pieces of the number that TC_HAND_NUMBER would read (see hand_digits.h), alone in INK, whose
 * slash is rubbed out; at most TC_HAND_PIECES, 0 where there is no number. */
int tc_hand_number_pieces(tc_ink *ink, int left, int right, float line, float base,
                          tc_hand_piece *pieces);
/* Cuts these PIECES along the slant LEAN, below TC_HAND_LEANS, into OUT, to be disposed of.  False
 * when they are too many, or out of memory. */
bool tc_hand_parts_cut(const tc_ink *ink, const tc_hand_piece *pieces, int count, int lean,
                       float line, tc_hand_parts *out);
void tc_hand_parts_dispose(tc_hand_parts *parts);
/* What atoms FROM … TO look like together.  False where they cannot be a digit. */
bool tc_hand_parts_look(const tc_hand_parts *parts, int from, int to, float sight[TC_HAND_SIGHT]);

#endif
