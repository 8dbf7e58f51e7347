/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a picture of a digit looks like: how its edges run in each part of it. */
#include "hand_digits.h"

#include <math.h>
#include <string.h>

enum {
    SIDE = 32,  /* pixels of what is compared */
    MARGIN = 2, /* around it */
    PARTS = 6,  /* a side in so many */
    WAYS = 4    /* that an edge may run */
};

_Static_assert(TC_HAND_FEATURES == PARTS * PARTS * WAYS + 1, "");

#define UPRIGHT 0.7F /* of its slant is taken off */
#define SLANT_MAX 0.6F

/* ---- One size ---- */

/* Where the ink of a picture is, made upright. */
typedef struct frame {
    float slant, middle; /* a row that stays */
    float x0, y0, x1, y1;
} frame;

/* False when there is none. */
static bool measure(const tc_ink *ink, frame *out) {
    double count = 0, sx = 0, sy = 0, sxy = 0, syy = 0;
    *out = (frame){.x0 = INFINITY, .y0 = INFINITY, .x1 = -INFINITY, .y1 = -INFINITY};
    for (int y = 0; y < ink->height; y++)
        for (int x = 0; x < ink->width; x++)
            if (ink->at[y * ink->width + x]) {
                count++;
                sx += x;
                sy += y;
                sxy += (double)x * y;
                syy += (double)y * y;
            }
    if (count < 1)
        return false;
    double across = sxy - sx * sy / count, up = syy - sy * sy / count;
    float slant = up > 0 ? (float)(across / up) : 0;
    out->slant = UPRIGHT * fmaxf(-SLANT_MAX, fminf(SLANT_MAX, slant));
    out->middle = (float)(sy / count);
    for (int y = 0; y < ink->height; y++)
        for (int x = 0; x < ink->width; x++)
            if (ink->at[y * ink->width + x]) {
                float upright = (float)x - out->slant * ((float)y - out->middle);
                out->x0 = fminf(out->x0, upright);
                out->x1 = fmaxf(out->x1, upright + 1);
                out->y0 = fminf(out->y0, (float)y);
                out->y1 = fmaxf(out->y1, (float)y + 1);
            }
    return true;
}

static bool is_ink(const tc_ink *ink, const frame *f, float x, float y) {
    if (x < f->x0 || x >= f->x1 || y < f->y0 || y >= f->y1)
        return false;
    int column = (int)floorf(x + f->slant * (y - f->middle)), row = (int)floorf(y);
    return column >= 0 && row >= 0 && column < ink->width && row < ink->height &&
           ink->at[row * ink->width + column];
}

/* INK in SIDE × SIDE pixels; what is narrow becomes wider, but not as wide as it is high.  How wide
 * it was beside its height. */
static float fit(const tc_ink *ink, const frame *f, float out[SIDE][SIDE]) {
    enum { FINE = 3 };
    float width = f->x1 - f->x0, height = f->y1 - f->y0, room = SIDE - 2 * MARGIN;
    float wide = room * fminf(1, sqrtf(width / height)),
          high = room * fminf(1, sqrtf(height / width));
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            int inked = 0;
            for (int k = 0; k < FINE * FINE; k++) {
                int column = k % FINE, row = k / FINE;
                float u = (float)x + ((float)column + 0.5F) / FINE - (SIDE - wide) / 2,
                      v = (float)y + ((float)row + 0.5F) / FINE - (SIDE - high) / 2;
                inked += is_ink(ink, f, u / wide * width + f->x0, v / high * height + f->y0);
            }
            out[y][x] = (float)inked / (FINE * FINE);
        }
    return width / height;
}

/* ---- What it looks like ---- */

static void soften(float in[SIDE][SIDE], float out[SIDE][SIDE]) {
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            float sum = 0;
            for (int k = 0; k < 9; k++) {
                int dx = k % 3 - 1, dy = k / 3 - 1, i = x + dx, j = y + dy;
                if (i >= 0 && j >= 0 && i < SIDE && j < SIDE)
                    sum += in[j][i] * (float)((dx ? 1 : 2) * (dy ? 1 : 2));
            }
            out[y][x] = sum / 16;
        }
}

/* Adds an edge of STRENGTH at X, Y, which runs so that WAY of WAYS is across it, to the parts
 * around. */
static void add_edge(float *features, int x, int y, float way, float strength) {
    float px = ((float)x + 0.5F) / SIDE * PARTS - 0.5F,
          py = ((float)y + 0.5F) / SIDE * PARTS - 0.5F;
    int left = (int)floorf(px), top = (int)floorf(py), one = (int)way % WAYS;
    float right = px - (float)left, low = py - (float)top, next = way - floorf(way);
    for (int k = 0; k < 4; k++) {
        int i = left + k % 2, j = top + k / 2;
        if (i < 0 || j < 0 || i >= PARTS || j >= PARTS)
            continue;
        float share = strength * (k % 2 ? right : 1 - right) * (k / 2 ? low : 1 - low);
        float *part = features + (j * PARTS + i) * WAYS;
        part[one] += share * (1 - next);
        part[(one + 1) % WAYS] += share * next;
    }
}

static void describe(float picture[SIDE][SIDE], float wide, float *features) {
    static const float pi = 3.14159265F, least = 1e-4F, narrow = 0.12F, weight = 0.25F;
    float soft[SIDE][SIDE], sum = 0;
    memset(features, 0, TC_HAND_FEATURES * sizeof *features);
    soften(picture, soft);
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            float dx = (x + 1 < SIDE ? soft[y][x + 1] : 0) - (x ? soft[y][x - 1] : 0),
                  dy = (y + 1 < SIDE ? soft[y + 1][x] : 0) - (y ? soft[y - 1][x] : 0),
                  strength = hypotf(dx, dy), angle = atan2f(dy, dx);
            if (strength >= least)
                add_edge(features, x, y, (angle < 0 ? angle + pi : angle) / pi * WAYS, strength);
        }
    for (int i = 0; i < TC_HAND_FEATURES - 1; i++)
        sum += features[i];
    for (int i = 0; i < TC_HAND_FEATURES - 1; i++)
        features[i] = sum > 0 ? sqrtf(features[i] / sum) : 0;
    features[TC_HAND_FEATURES - 1] = weight * logf(fmaxf(wide, narrow));
}

/* A stamp's edge or a blot: as good as full, and no upright stroke. */
static bool is_solid(float picture[SIDE][SIDE], float wide) {
    static const float full = 0.7F, stroke = 0.45F;
    float sum = 0, room = SIDE - 2 * MARGIN;
    for (int i = 0; i < SIDE * SIDE; i++)
        sum += picture[i / SIDE][i % SIDE];
    float shape = wide < 1 ? sqrtf(wide) : sqrtf(1 / wide);
    return wide > stroke && sum > full * room * room * shape;
}

bool tc_hand_look(const tc_ink *ink, float features[TC_HAND_FEATURES]) {
    float picture[SIDE][SIDE];
    frame f;
    if (!measure(ink, &f))
        return false;
    float wide = fit(ink, &f, picture);
    if (is_solid(picture, wide))
        return false;
    describe(picture, wide, features);
    return true;
}

void tc_hand_size(float lines, float beside, float sight[TC_HAND_SIGHT]) {
    static const float most = 2, weight = 0.25F;
    sight[TC_HAND_FEATURES] = weight * fminf(lines, most);
    sight[TC_HAND_FEATURES + 1] = weight * beside;
}
