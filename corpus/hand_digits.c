/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "hand_digits.h"

#include <math.h>
#include <string.h>

enum { HANDS = 100 /* of each form */, FORMS_MAX = 80, DIGITS = TC_HAND_DIGITS };

#define NEAR 0.12F /* as far as a digit may be from some picture of it; squared */
#define CLEAR 2.0F /* times that every other one is farther */

/* ---- What it is like ---- */

/* Made once in a process, when the first scan needs it: a sixth of a second. */
static struct {
    float features[FORMS_MAX * HANDS][TC_HAND_FEATURES];
    size_t count;
} known;

static void learn(void) {
    for (size_t form = 0; form < tc_hand_forms() && form < FORMS_MAX; form++) {
        uint32_t state = 12345 + 7919 * (uint32_t)form;
        for (int i = 0; i < HANDS; i++) {
            unsigned char drawn[TC_HAND_SIDE * TC_HAND_SIDE];
            tc_hand_draw(form, &state, drawn);
            tc_ink ink = {drawn, TC_HAND_SIDE, TC_HAND_SIDE};
            if (!tc_hand_look(&ink, known.features[known.count]))
                memset(known.features[known.count], 0, sizeof *known.features);
            known.count++;
        }
    }
}

void tc_hand_distances(const float features[TC_HAND_FEATURES], float apart[DIGITS]) {
    if (!known.count)
        learn();
    for (int d = 0; d < DIGITS; d++)
        apart[d] = INFINITY;
    for (size_t i = 0; i < known.count; i++) {
        int digit = tc_hand_form_digit(i / HANDS);
        float sum = 0;
        for (int k = 0; k < TC_HAND_FEATURES && sum < apart[digit]; k++) {
            float by = features[k] - known.features[i][k];
            sum += by * by;
        }
        apart[digit] = fminf(apart[digit], sum);
    }
}

int tc_hand_nearest(const float apart[DIGITS], float *second) {
    int best = 0;
    *second = INFINITY;
    for (int d = 1; d < DIGITS; d++)
        best = apart[d] < apart[best] ? d : best;
    for (int d = 0; d < DIGITS; d++)
        *second = d != best ? fminf(*second, apart[d]) : *second;
    return best;
}

int tc_hand_sure(const float apart[DIGITS]) {
    float second;
    int best = tc_hand_nearest(apart, &second);
    return apart[best] <= NEAR && second >= CLEAR * apart[best] ? best : -1;
}

int tc_hand_digit(const tc_ink *ink) {
    float features[TC_HAND_FEATURES], apart[DIGITS];
    if (!tc_hand_look(ink, features))
        return -1;
    tc_hand_distances(features, apart);
    return tc_hand_sure(apart);
}
