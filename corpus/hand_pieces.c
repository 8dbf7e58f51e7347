/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "hand_pieces.h"

#include <stdlib.h>

enum { INK = 1 };

/* Marks all that hangs together with the ink at START; STACK has room for every pixel. */
static tc_hand_piece flood(tc_ink *ink, int start, unsigned char mark, int *stack) {
    int width = ink->width, count = 0;
    tc_hand_piece p = {.x0 = width, .y0 = ink->height, .digit = -1, .mark = mark};
    ink->at[start] = mark;
    stack[count++] = start;
    while (count) {
        int at = stack[--count], x = at % width, y = at / width;
        p.x0 = tc_smaller(p.x0, x);
        p.y0 = tc_smaller(p.y0, y);
        p.x1 = tc_larger(p.x1, x + 1);
        p.y1 = tc_larger(p.y1, y + 1);
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

/* Whether P has ink in ROW between LEFT and RIGHT. */
static bool crosses(const tc_ink *ink, const tc_hand_piece *p, int left, int right, int row) {
    int end = tc_smaller(right, ink->width);
    for (int x = tc_larger(left, 0); x < end; x++)
        if (ink->at[row * ink->width + x] == p->mark)
            return true;
    return false;
}

int tc_hand_pieces(tc_ink *ink, int left, int right, float speck, int row, tc_hand_piece *out) {
    size_t pixels = (size_t)ink->width * (size_t)ink->height;
    int *stack = malloc((pixels + 1) * sizeof *stack), count = stack ? 0 : -1,
        marks = TC_HAND_FIRST;
    for (size_t at = 0; count >= 0 && at < pixels; at++) {
        if (ink->at[at] != INK)
            continue;
        if (marks > UINT8_MAX || count == TC_HAND_PIECES) {
            count = -1;
            break;
        }
        tc_hand_piece p = flood(ink, (int)at, (unsigned char)marks++, stack);
        bool here = (p.x0 + p.x1) / 2 >= left && p.x1 <= right;
        bool dirt = (float)(p.x1 - p.x0) < speck && (float)(p.y1 - p.y0) < speck;
        bool other = p.y0 == 0 || p.y1 == ink->height; /* of another line */
        if (here && !dirt && !other)
            out[count++] = p;
        else if (!dirt && p.y0 <= row && p.y1 > row && p.x1 > left && p.x0 < right &&
                 crosses(ink, &p, left, right, row))
            count = -1;
    }
    free(stack);
    return count;
}

bool tc_hand_piece_look(const tc_ink *ink, const tc_hand_piece *box, const bool own[UINT8_MAX + 1],
                        float features[TC_HAND_FEATURES]) {
    tc_ink one = {.width = box->x1 - box->x0, .height = box->y1 - box->y0};
    one.at = calloc((size_t)one.width * (size_t)one.height, 1);
    if (!one.at)
        return false;
    for (int y = 0; y < one.height; y++)
        for (int x = 0; x < one.width; x++)
            one.at[y * one.width + x] = own[ink->at[(box->y0 + y) * ink->width + box->x0 + x]];
    bool good = tc_hand_look(&one, features);
    free(one.at);
    return good;
}
