/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "hand_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CUT = 128 /* marks of what was cut off */ };

#define SPECK 0.25F /* of a line: dirt is smaller, both ways */
#define HIGH 0.5F   /* of a line: a digit is at least as high, … */
#define EVEN 0.6F   /* … and so high beside the highest one */
#define WIDE 1.4F   /* times as wide as it is high */
#define MIDDLE 0.3F /* lines above the base: there every digit has ink */

/* Leaves PIECES alone in INK, with marks in their order. */
static void only(tc_ink *ink, tc_hand_piece *pieces, int count) {
    unsigned char marks[UINT8_MAX + 1] = {0};
    for (int i = 0; i < count; i++) {
        marks[pieces[i].mark] = (unsigned char)(TC_HAND_FIRST + i);
        pieces[i].mark = marks[pieces[i].mark];
    }
    for (size_t at = 0; at < (size_t)ink->width * (size_t)ink->height; at++)
        ink->at[at] = marks[ink->at[at]];
}

int tc_hand_number_pieces(tc_ink *ink, int left, int right, float line, float base,
                          tc_hand_piece *pieces) {
    if (!tc_hand_rub_slash(ink, &right, line, base))
        return 0;
    int count = tc_hand_pieces(ink, left, right, SPECK * line, (int)(base - MIDDLE * line), pieces);
    if (count < 1)
        return 0;
    only(ink, pieces, count);
    return count;
}

static int by_middle(const void *a, const void *b) {
    const tc_hand_piece *p = a, *q = b;
    return p->x0 + p->x1 - q->x0 - q->x1;
}

bool tc_hand_parts_cut(const tc_ink *ink, const tc_hand_piece *pieces, int count, int lean,
                       float line, tc_hand_parts *out) {
    static const float leans[TC_HAND_LEANS] = {0, 0.2F, 0.4F};
    size_t pixels = (size_t)ink->width * (size_t)ink->height;
    *out = (tc_hand_parts){.ink = {malloc(pixels), ink->width, ink->height}, .line = line};
    if (!out->ink.at)
        return false;
    memcpy(out->ink.at, ink->at, pixels);
    for (int i = 0; i < count; i++) {
        int room = TC_HAND_ATOMS - out->count;
        if (!room) {
            tc_hand_parts_dispose(out);
            return false;
        }
        out->highest = tc_larger(out->highest, pieces[i].y1 - pieces[i].y0);
        out->count +=
            tc_hand_cut(&out->ink, &pieces[i], line, leans[lean],
                        (unsigned char)(FIRST_CUT + out->count), room, out->atoms + out->count);
    }
    qsort(out->atoms, (size_t)out->count, sizeof *out->atoms, by_middle);
    return true;
}

void tc_hand_parts_dispose(tc_hand_parts *parts) {
    free(parts->ink.at);
    parts->ink.at = NULL;
}

bool tc_hand_parts_look(const tc_hand_parts *parts, int from, int to, float sight[TC_HAND_SIGHT]) {
    tc_hand_piece box = parts->atoms[from];
    bool own[UINT8_MAX + 1] = {false};
    for (int i = from; i < to; i++) {
        const tc_hand_piece *p = &parts->atoms[i];
        box.x0 = tc_smaller(box.x0, p->x0);
        box.y0 = tc_smaller(box.y0, p->y0);
        box.x1 = tc_larger(box.x1, p->x1);
        box.y1 = tc_larger(box.y1, p->y1);
        own[p->mark] = true;
    }
    float high = (float)(box.y1 - box.y0), wide = (float)(box.x1 - box.x0);
    if (high < HIGH * parts->line || high < EVEN * (float)parts->highest || wide > WIDE * high ||
        !tc_hand_piece_look(&parts->ink, &box, own, sight))
        return false;
    tc_hand_size(high / parts->line, high / (float)parts->highest, sight);
    return true;
}
