/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Weights of the net that judges digits: one layer of units between what is seen of a picture and
 * what it may be; each weight counts in a unit of its row, and the last one stands alone. */
#ifndef TRACUU_CORPUS_HAND_NET_H
#define TRACUU_CORPUS_HAND_NET_H

#include "hand_digits.h"

enum { TC_HAND_HIDDEN = 64 };

typedef struct tc_hand_net {
    float first_unit[TC_HAND_HIDDEN], second_unit[TC_HAND_SHARES];
    signed char first[TC_HAND_HIDDEN][TC_HAND_SIGHT + 1],
        second[TC_HAND_SHARES][TC_HAND_HIDDEN + 1];
} tc_hand_net;

#endif
