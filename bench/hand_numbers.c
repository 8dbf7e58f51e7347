/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "hand_numbers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PRINT = 22, AFTER = 8, BLOTS = 4 };

#define PI_2 6.2831853F

/* Marsaglia's xorshift (Journal of Statistical Software 8, 2003). */
float number_chance(uint64_t *state, float from, float to) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return from + (to - from) * (float)(*state >> 40) / (float)(1 << 24);
}

int number_below(uint64_t *state, int end) {
    int n = (int)number_chance(state, 0, (float)end);
    return n < end ? n : end - 1;
}

/* How a hand writes all digits of a number. */
typedef struct hand {
    float high, shear, drop;
} hand;

/* One digit, as it comes to lie. */
typedef struct drawn {
    unsigned char ink[NUMBER_HIGH][NUMBER_WIDE];
    int left, right, high;
} drawn;

static int take_digit(const picture *pictures, size_t count, uint64_t *state, picture *out) {
    if (count) {
        *out = pictures[number_below(state, (int)count)];
        return out->digit;
    }
    size_t form = 0;
    int digit = number_below(state, TC_HAND_DIGITS), of = 0;
    for (size_t i = 0; i < tc_hand_forms(); i++)
        of += tc_hand_form_digit(i) == digit;
    for (of = number_below(state, of); tc_hand_form_digit(form) != digit || of--;)
        form++;
    uint32_t drawing = (uint32_t)*state;
    tc_hand_draw(form, &drawing, &out->ink[0][0]);
    return digit;
}

/* Draws P with its left end at 0, bent by as much as BEND. */
static void draw_digit(const picture *p, const hand *h, float bend, uint64_t *state, drawn *out) {
    int x0 = TC_HAND_SIDE, x1 = 0, y0 = TC_HAND_SIDE, y1 = 0, from = NUMBER_WIDE / 2;
    memset(out, 0, sizeof *out);
    for (int i = 0; i < TC_HAND_SIDE * TC_HAND_SIDE; i++)
        if (p->ink[i / TC_HAND_SIDE][i % TC_HAND_SIDE]) {
            x0 = i % TC_HAND_SIDE < x0 ? i % TC_HAND_SIDE : x0;
            x1 = i % TC_HAND_SIDE > x1 ? i % TC_HAND_SIDE : x1;
            y0 = i / TC_HAND_SIDE < y0 ? i / TC_HAND_SIDE : y0;
            y1 = i / TC_HAND_SIDE;
        }
    float scale = h->high * number_chance(state, 0.85F, 1.15F) /
                  fmaxf((float)(y1 - y0 + 1), 0.8F * (float)(x1 - x0 + 1));
    float ax = number_chance(state, 0, bend), ay = number_chance(state, 0, bend),
          fx = number_chance(state, 0.1F, 0.25F), fy = number_chance(state, 0.1F, 0.25F),
          px = number_chance(state, 0, PI_2), py = number_chance(state, 0, PI_2);
    out->high = (int)fminf((float)(y1 - y0 + 1) * scale, NUMBER_HIGH - 4);
    out->left = NUMBER_WIDE;
    for (int y = 0; y < out->high; y++)
        for (int x = -from / 2; x < from; x++) {
            float u = ((float)x - h->shear * (float)(out->high - y)) / scale + (float)x0,
                  v = (float)y / scale + (float)y0, half = 0.5F / scale;
            int i = (int)floorf(u + ax * sinf(fx * v + px) + half),
                j = (int)floorf(v + ay * sinf(fy * u + py) + half), at = x + from / 2;
            if (i < x0 || i > x1 || j < y0 || j > y1 || !p->ink[j][i])
                continue;
            out->ink[y][at] = 1;
            out->left = at < out->left ? at : out->left;
            out->right = at > out->right ? at : out->right;
        }
}

/* How far D, whose left end would be at X, can go to the left before it meets other ink. */
static int room_before(const number *n, const drawn *d, int x, int top) {
    enum { FAR = 25 };
    for (int by = 0; by < FAR; by++)
        for (int y = 0; y < d->high; y++)
            for (int i = d->left; i <= d->right; i++) {
                int to = x + i - d->left - by;
                if (d->ink[y][i] && top + y >= 0 && top + y < NUMBER_HIGH && to >= 0 &&
                    to < NUMBER_WIDE && n->owners[top + y][to])
                    return by;
            }
    return FAR;
}

/* Puts D, digit number WHICH, at X; where it ends. */
static int put(number *n, const drawn *d, int which, int x, int top) {
    int end = x;
    for (int y = 0; y < d->high; y++)
        for (int i = d->left; i <= d->right; i++) {
            int to = x + i - d->left, row = top + y;
            if (!d->ink[y][i] || row < 1 || row >= NUMBER_HIGH - 1 || to < 0 || to >= NUMBER_WIDE)
                continue;
            n->ink.at[row * NUMBER_WIDE + to] = 1;
            n->owners[row][to] |= (unsigned char)(1U << which);
            end = to > end ? to : end;
        }
    return end + 1;
}

/* What pen, paper and scanner do to it: ink that is missing, rough edges. */
static void spoil(number *n, int end, uint64_t *state) {
    static unsigned char was[NUMBER_HIGH * NUMBER_WIDE];
    for (int k = number_below(state, BLOTS); k > 0; k--) {
        int cx = n->left + number_below(state, end - n->left + 1),
            cy = NUMBER_BASE - number_below(state, 40);
        float radius = number_chance(state, 0.6F, 1.8F);
        for (int y = -2; y <= 2; y++)
            for (int x = -2; x <= 2; x++)
                if (hypotf((float)x, (float)y) <= radius)
                    n->ink.at[(cy + y) * NUMBER_WIDE + cx + x] = 0;
    }
    float rough = number_chance(state, 0, 0.12F);
    memcpy(was, n->ink.at, sizeof was);
    for (int y = 1; y < NUMBER_HIGH - 1; y++)
        for (int x = n->left; x < end + 2 && x < NUMBER_WIDE - 1; x++) {
            int at = y * NUMBER_WIDE + x,
                around = was[at - 1] + was[at + 1] + was[at - NUMBER_WIDE] + was[at + NUMBER_WIDE];
            if (around == (was[at] ? 4 : 0) || number_chance(state, 0, 1) >= rough)
                continue;
            n->ink.at[at] = !was[at];
            if (!was[at])
                n->owners[y][x] |= n->owners[y][x - 1] | n->owners[y][x + 1] | n->owners[y - 1][x] |
                                   n->owners[y + 1][x];
        }
}

static void print_stem(number *n, int x, int wide) {
    for (int i = 0; i < PRINT * wide; i++)
        n->ink.at[(NUMBER_BASE - 1 - i / wide) * NUMBER_WIDE + x + i % wide] = 1;
}

static void print_slash(number *n, float x, uint64_t *state) {
    float lean = number_chance(state, 0.25F, 0.36F);
    int high = (int)(0.8F * n->line), thick = 2 + number_below(state, 2);
    for (int k = 0; k < high; k++)
        for (int i = 0; i < thick; i++) {
            int to = (int)(x + lean * (float)k) + i;
            if (to < NUMBER_WIDE)
                n->ink.at[(NUMBER_BASE - 1 - k) * NUMBER_WIDE + to] = 1;
        }
    n->right = (int)(x + lean * (float)high) + thick + 1;
    n->right = n->right > NUMBER_WIDE - AFTER ? NUMBER_WIDE - AFTER : n->right;
    print_stem(n, n->right, 3);
}

void number_draw(number *n, int count, float gap, const picture *pictures, size_t picture_count,
                 uint64_t *state) {
    static drawn d;
    size_t pixels = (size_t)NUMBER_WIDE * NUMBER_HIGH;
    if (!n->ink.at)
        n->ink = (tc_ink){malloc(pixels), NUMBER_WIDE, NUMBER_HIGH};
    if (!n->ink.at)
        abort();
    memset(n->ink.at, 0, pixels);
    memset(n->owners, 0, sizeof n->owners);
    n->left = 30;
    n->line = number_chance(state, 30, 36);
    print_stem(n, n->left - AFTER, 4);
    hand h = {.high = n->line * number_chance(state, 0.85F, 1.3F),
              .shear = number_chance(state, -0.1F, 0.3F),
              .drop = n->line * number_chance(state, -0.15F, 0.2F)};
    float x = (float)n->left + number_chance(state, 3, 20);
    for (int i = 0; i < count; i++) {
        picture p;
        n->digits[i] = (char)('0' + take_digit(pictures, picture_count, state, &p));
        draw_digit(&p, &h, picture_count ? 0 : 2.2F, state, &d);
        int top = NUMBER_BASE - 1 - d.high +
                  (int)(h.drop + n->line * number_chance(state, -0.06F, 0.06F));
        if (i && gap < 0)
            x -= (float)room_before(n, &d, (int)x, top) + number_chance(state, -1, 2.2F);
        x = (float)put(n, &d, i, (int)x, top) + (gap < 0 ? 1 : number_chance(state, gap, gap + 6));
    }
    n->digits[count] = '\0';
    if (number_chance(state, 0, 1) < 0.5F)
        spoil(n, (int)x, state);
    print_slash(n, x + number_chance(state, gap < 0 ? 0 : 1, 10), state);
}
