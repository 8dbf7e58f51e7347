/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Digits that touch: where a piece of ink may be cut, from above to below along the slant. */
#include "hand_pieces.h"

#include <math.h>
#include <stdlib.h>

#define NARROW 0.45F /* of a line: what is no wider is one digit */
#define LOW 0.5F     /* of a line: where digits touch there is less ink than this */
#define STEM 0.3F    /* of a line: … or both have a stem, of more */
#define APART 0.14F  /* lines between two cuts */

/* Which column X, Y of P is in, counted along the slant LEAN, which is to the right upwards. */
static int column_of(const tc_hand_piece *p, float lean, int x, int y) {
    return x - p->x0 + (int)lroundf(lean * (float)(y - p->y0));
}

/* How much ink of P each column has. */
static void profile(const tc_ink *ink, const tc_hand_piece *p, float lean, int *out) {
    for (int y = p->y0; y < p->y1; y++)
        for (int x = p->x0; x < p->x1; x++)
            if (ink->at[y * ink->width + x] == p->mark)
                out[column_of(p, lean, x, y)]++;
}

/* Where PROFILE is lowest within APART on both sides, and where it is highest: digits side by side
 * may share a stem. */
static int find_cuts(const int *profile, int count, float line, int *cuts, int most) {
    int found = 0, near = (int)(APART * line), last = -near;
    for (int x = near; x < count - near && found < most; x++) {
        bool lowest = (float)profile[x] <= LOW * line, highest = (float)profile[x] > STEM * line;
        for (int k = x - near; (lowest || highest) && k <= x + near; k++) {
            lowest &= profile[k] >= profile[x];
            highest &= profile[k] <= profile[x];
        }
        if ((!lowest && !highest) || x - last < (near + 1) / 2)
            continue;
        cuts[found++] = x;
        last = x;
    }
    return found;
}

/* Marks what of P is behind one cut after the other with marks of their own, as pieces. */
static void slice(tc_ink *ink, const tc_hand_piece *p, float lean, const int *cuts, int count,
                  unsigned char mark, tc_hand_piece *out) {
    for (int i = 0; i <= count; i++)
        out[i] = (tc_hand_piece){.x0 = ink->width,
                                 .y0 = ink->height,
                                 .mark = i ? (unsigned char)(mark + i - 1) : p->mark};
    for (int y = p->y0; y < p->y1; y++)
        for (int x = p->x0; x < p->x1; x++) {
            unsigned char *at = &ink->at[y * ink->width + x];
            int part = 0, column = column_of(p, lean, x, y);
            if (*at != p->mark)
                continue;
            while (part < count && column >= cuts[part])
                part++;
            tc_hand_piece *piece = &out[part];
            piece->x0 = tc_smaller(piece->x0, x);
            piece->y0 = tc_smaller(piece->y0, y);
            piece->x1 = tc_larger(piece->x1, x + 1);
            piece->y1 = tc_larger(piece->y1, y + 1);
            *at = piece->mark;
        }
}

int tc_hand_cut(tc_ink *ink, const tc_hand_piece *p, float line, float lean, unsigned char mark,
                int room, tc_hand_piece *out) {
    int columns = p->x1 - p->x0 + (int)ceilf(lean * (float)(p->y1 - p->y0)), cuts[TC_HAND_PIECES];
    int *ink_of = calloc((size_t)columns + 1, sizeof *ink_of), count = 0;
    if (ink_of && (float)columns > NARROW * line) {
        profile(ink, p, lean, ink_of);
        count = find_cuts(ink_of, columns, line, cuts, tc_smaller(room, TC_HAND_PIECES) - 1);
    }
    free(ink_of);
    slice(ink, p, lean, cuts, count, mark, out);
    return count + 1;
}
