/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "hand_digits.h"

#include "hand_net.h"

#include <math.h>

/* Made by bench/hand_net.c. */
static const tc_hand_net net = {
#include "hand_net.inc"
};

void tc_hand_judge(const float sight[TC_HAND_SIGHT], float shares[TC_HAND_SHARES]) {
    float hidden[TC_HAND_HIDDEN], most = -INFINITY, sum = 0;
    for (int i = 0; i < TC_HAND_HIDDEN; i++) {
        float x = net.first[i][TC_HAND_SIGHT];
        for (int k = 0; k < TC_HAND_SIGHT; k++)
            x += net.first[i][k] * sight[k];
        hidden[i] = fmaxf(0, x * net.first_unit[i]);
    }
    for (int j = 0; j < TC_HAND_SHARES; j++) {
        float x = net.second[j][TC_HAND_HIDDEN];
        for (int i = 0; i < TC_HAND_HIDDEN; i++)
            x += net.second[j][i] * hidden[i];
        shares[j] = x * net.second_unit[j];
        most = fmaxf(most, shares[j]);
    }
    for (int j = 0; j < TC_HAND_SHARES; j++) {
        shares[j] = expf(shares[j] - most);
        sum += shares[j];
    }
    for (int j = 0; j < TC_HAND_SHARES; j++)
        shares[j] /= sum;
}
