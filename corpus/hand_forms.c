/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "hand_digits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How Vietnamese hands write digits: as school teaches it (Decision 31/2002/QĐ-BGDĐT: a 1 with a
 * long upstroke, a 2 on a wave), and quicker.  Points of each stroke in per cent of its box, right
 * and down; the line between them is bent, but at '/', and '|' begins another stroke.  WIDE: how
 * wide it is beside its height. */
typedef struct form {
    int digit;
    float wide;
    const char *strokes;
} form;

static const form forms[] = {
    {0, 0.75F, "50 0 15 15 0 50 20 90 55 100 90 80 100 40 80 8 50 0"},
    {0, 0.8F, "70 8 40 0 8 25 2 65 35 100 80 85 98 45 75 5 45 8"},
    {0, 1.0F, "40 5 0 55 45 100 100 50 55 0 30 10"},
    {0, 0.7F, "60 0 20 20 5 60 30 100 80 85 98 45 70 10 40 15"},
    {0, 0.45F, "75 0 30 20 0 70 25 100 70 80 100 30 70 2"},
    {1, 0.1F, "50 0 50 100"},
    {1, 0.4F, "5 45 60 0 / 60 100"},
    {1, 0.55F, "0 70 70 0 / 65 100"},
    {1, 0.3F, "10 22 60 0 / 55 100"},
    {1, 0.6F, "0 95 75 0 / 70 100"},
    {1, 0.5F, "10 25 55 0 / 55 100 | 15 100 95 100"},
    {1, 0.6F, "0 60 25 45 80 0 / 60 50 50 100"},
    {2, 0.7F, "8 28 30 2 75 5 85 32 55 65 5 98 / 98 96"},
    {2, 0.8F, "5 25 35 0 80 10 82 38 45 75 18 98 3 88 20 76 50 88 98 98"},
    {2, 0.8F, "10 15 55 0 90 20 70 55 25 85 0 100 / 45 92 98 98"},
    {2, 1.1F, "62 45 58 15 75 0 95 12 88 40 65 70 35 95 8 98 0 80 20 72 55 85 100 98"},
    {2, 1.0F, "55 35 50 10 75 0 95 15 85 45 55 80 25 100 0 92 5 78 30 78 60 95 100 95"},
    {2, 0.8F, "5 20 40 2 70 20 55 55 10 95 / 95 85"},
    {2, 0.8F, "20 35 25 5 65 0 85 25 70 55 30 80 10 90 0 100 45 92 98 100"},
    {2, 0.9F, "30 8 65 0 88 25 82 58 55 88 22 98 3 82 12 64 38 64 68 86 98 98"},
    {2, 1.1F, "25 5 60 0 75 20 50 55 8 90 / 45 82 100 95"},
    {2, 0.8F, "25 30 35 5 60 0 72 20 50 60 10 85 3 98 40 95 100 75"},
    {3, 0.6F, "12 12 50 0 88 20 50 45 / 92 65 75 95 40 100 5 85"},
    {3, 0.65F, "8 5 85 5 / 40 42 / 88 58 85 88 45 100 5 92"},
    {3, 0.65F, "10 15 45 0 80 15 75 38 35 48 80 55 95 78 60 100 5 92"},
    {3, 0.6F, "5 8 60 0 85 18 55 42 30 48 80 55 90 80 50 100 0 85"},
    {3, 0.7F, "15 20 40 0 75 8 70 35 40 48 / 80 55 95 80 60 100 20 95 0 78"},
    {4, 0.7F, "30 0 5 62 / 98 60 | 68 30 62 100"},
    {4, 0.7F, "75 100 72 0 / 0 68 / 100 66"},
    {4, 0.75F, "55 0 0 65 / 98 62 | 75 35 70 100"},
    {4, 0.8F, "80 100 82 5 / 50 40 0 78 / 100 72"},
    {4, 0.65F, "15 0 10 45 / 85 42 | 80 0 75 100"},
    {4, 0.8F, "40 0 15 40 5 55 / 100 50 | 75 20 60 100"},
    {4, 0.7F, "20 0 8 30 20 50 80 42 | 95 8 70 45 50 100"},
    {4, 0.7F, "10 5 5 40 30 48 90 35 | 90 0 88 100"},
    {4, 0.9F, "62 0 30 25 0 55 / 45 55 100 50 | 72 25 62 100"},
    {4, 0.75F, "15 0 5 30 20 52 60 45 88 10 / 82 60 75 100"},
    {4, 0.6F, "85 0 40 35 0 62 / 50 64 100 62 | 70 20 62 60 58 100"},
    {5, 0.65F, "88 2 22 3 / 15 45 / 60 38 92 65 65 98 5 92"},
    {5, 0.7F, "25 5 18 45 / 65 40 90 70 55 100 0 88 | 22 4 95 0"},
    {5, 0.65F, "80 0 30 5 20 42 60 42 85 70 50 100 5 95"},
    {5, 0.5F, "95 2 50 0 20 15 15 40 50 50 80 70 60 95 10 95"},
    {5, 0.75F, "100 0 60 5 30 10 15 45 / 50 38 75 55 60 85 20 100 0 90"},
    {5, 0.6F, "40 12 20 45 60 48 85 70 60 98 5 92 | 40 10 100 0"},
    {6, 0.65F, "80 0 35 25 5 65 25 98 75 95 90 70 60 52 12 70"},
    {6, 0.6F, "60 0 20 35 2 75 30 100 85 90 80 60 40 58 10 78"},
    {6, 0.7F, "95 2 45 20 8 60 15 92 55 100 80 80 65 58 35 62 12 80"},
    {6, 0.65F, "40 0 10 50 5 85 40 100 90 85 85 62 45 60 8 80"},
    {6, 0.8F, "25 0 5 40 10 85 45 100 88 85 80 60 45 55 20 75"},
    {6, 0.5F, "70 0 30 35 5 75 30 100 70 90 75 70 45 65 12 85"},
    {7, 0.65F, "5 5 95 3 / 60 45 40 100"},
    {7, 0.65F, "5 5 95 3 / 40 100 | 20 52 80 48"},
    {7, 0.65F, "5 22 10 5 / 92 5 / 50 55 40 100"},
    {7, 0.7F, "0 10 40 8 90 0 / 60 50 45 100 | 30 52 85 45"},
    {7, 0.7F, "5 25 12 4 50 10 95 0 / 55 50 35 100 | 22 55 82 50"},
    {7, 0.8F, "0 20 35 12 75 0 98 10 75 50 50 100"},
    {7, 0.8F, "0 38 5 8 / 40 14 92 4 / 84 40 78 100"},
    {8, 0.6F, "50 48 15 25 45 0 85 22 50 50 8 75 45 100 90 78 50 48"},
    {8, 0.6F, "85 12 45 0 15 22 50 48 88 75 50 100 10 78 45 52 85 12"},
    {8, 0.65F, "90 8 50 2 20 25 60 55 80 80 45 100 8 82 40 55 80 25 90 8"},
    {8, 0.65F, "95 15 70 0 40 10 25 30 60 55 80 78 50 100 15 85 30 60 70 40 100 10"},
    {8, 0.95F, "55 48 15 28 45 0 85 20 55 50 5 75 40 100 95 80 55 48"},
    {8, 0.45F, "70 10 40 0 20 20 45 45 70 75 45 100 15 80 40 50 75 25 70 8"},
    {8, 0.6F, "90 10 45 0 15 22 45 42 65 62 65 85 45 100 25 85 35 62 95 12"},
    {9, 0.6F, "85 20 50 0 8 20 25 52 75 45 88 15 / 82 60 50 100"},
    {9, 0.55F, "85 15 45 0 5 25 30 55 80 40 88 12 / 85 55 75 100"},
    {9, 0.6F, "88 12 50 0 10 25 30 50 70 45 90 10 / 85 75 50 100 5 88"},
    {9, 0.65F, "75 10 35 0 5 28 35 50 70 35 80 8 / 78 60 55 92 15 100"},
    {9, 0.8F, "95 5 55 0 20 20 25 48 60 48 92 8 / 70 60 25 100"},
    {9, 0.5F, "80 15 50 0 15 12 20 35 55 38 85 15 / 90 50 92 100"},
    {9, 0.45F, "85 8 40 0 5 18 25 36 70 28 88 8 / 80 50 70 100"},
    {9, 0.75F, "90 15 50 0 5 25 20 55 60 50 88 15 / 95 100"},
    {9, 0.6F, "70 2 30 12 5 40 15 58 45 55 | 80 5 85 50 72 90 55 100 40 92"},
    {9, 0.6F, "80 5 45 8 25 30 45 42 80 8 / 65 55 45 90 0 98"},
    {9, 1.0F, "80 20 50 0 10 20 15 48 50 50 82 18 / 85 60 80 100"},
};

enum { POINTS = 32, STEPS = 24 }; /* points of a stroke; dots from one to the next */

typedef struct point {
    float x, y;
    bool corner;
} point;

/* One hand: how it differs from the form, in per cent of it and as shares. */
typedef struct hand {
    float width, height; /* of the box, in pixels */
    float slant, turn, wave, swell, thick;
} hand;

size_t tc_hand_forms(void) {
    return sizeof forms / sizeof *forms;
}

int tc_hand_form_digit(size_t at) {
    return forms[at].digit;
}

/* From -1 to 1. */
static float draw_one(uint32_t *state) {
    *state = *state * 1664525U + 1013904223U;
    return (float)(*state >> 8) / (float)(1U << 23) - 1;
}

static hand make_hand(const form *f, uint32_t *state) {
    static const float large = 34, least = 3; /* pixels */
    float wide = f->wide * expf(0.25F * draw_one(state));
    return (hand){.width = fmaxf(large * fminf(1, wide), least),
                  .height = large / fmaxf(1, wide),
                  .slant = 0.35F * draw_one(state),
                  .turn = 0.12F * draw_one(state),
                  .thick = 1.3F + 1.3F * (draw_one(state) + 1),
                  .wave = 8 * draw_one(state),
                  .swell = 8 * draw_one(state)};
}

/* Where the point X, Y of a form comes to lie. */
static point place(const hand *h, float x, float y, uint32_t *state) {
    static const float shaky = 6;
    x += shaky * draw_one(state) + h->wave * sinf(y * 0.031F);
    y += shaky * draw_one(state) + h->swell * sinf(x * 0.031F);
    y = (y - 50) / 100 * h->height;
    x = (x - 50) / 100 * h->width - h->slant * y;
    return (point){x * cosf(h->turn) - y * sinf(h->turn) + TC_HAND_SIDE / 2.0F,
                   x * sinf(h->turn) + y * cosf(h->turn) + TC_HAND_SIDE / 2.0F, false};
}

static void dot(unsigned char *out, float x, float y, float radius) {
    for (int j = (int)(y - radius); j <= (int)(y + radius); j++)
        for (int i = (int)(x - radius); i <= (int)(x + radius); i++)
            if (i >= 0 && j >= 0 && i < TC_HAND_SIDE && j < TC_HAND_SIDE &&
                hypotf((float)i + 0.5F - x, (float)j + 0.5F - y) <= radius)
                out[j * TC_HAND_SIDE + i] = 1;
}

/* Between B and C, with A before and D behind them: a spline of Catmull and Rom. */
static float bend(float a, float b, float c, float d, float u) {
    return 0.5F * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u * u +
                   (3 * b - a - 3 * c + d) * u * u * u);
}

static void draw_stroke(const point *p, size_t count, float thick, unsigned char *out) {
    for (size_t i = 0; i + 1 < count; i++) {
        point a = i && !p[i].corner ? p[i - 1] : p[i];
        point d = i + 2 < count && !p[i + 1].corner ? p[i + 2] : p[i + 1];
        for (int k = 0; k <= STEPS; k++) {
            float u = (float)k / STEPS;
            dot(out, bend(a.x, p[i].x, p[i + 1].x, d.x, u), bend(a.y, p[i].y, p[i + 1].y, d.y, u),
                thick);
        }
    }
}

void tc_hand_draw(size_t at, uint32_t *state, unsigned char *out) {
    const form *f = &forms[at];
    hand h = make_hand(f, state);
    point stroke[POINTS];
    size_t count = 0;
    memset(out, 0, (size_t)TC_HAND_SIDE * TC_HAND_SIDE);
    for (const char *s = f->strokes; *s;) {
        char *end;
        if (*s == '/')
            stroke[count - 1].corner = true;
        if (*s == '|') {
            draw_stroke(stroke, count, h.thick, out);
            count = 0;
        }
        if (strchr("/| ", *s)) {
            s++;
            continue;
        }
        float x = strtof(s, &end), y = strtof(end, &end);
        stroke[count++] = place(&h, x, y, state);
        s = end;
    }
    draw_stroke(stroke, count, h.thick, out);
}
