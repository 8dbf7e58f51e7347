/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The printed slash behind a number, which a hand may have run into. */
#include "hand_pieces.h"

#include <math.h>

#define ROOM 0.6F      /* lines in front of the symbol within which it ends below */
#define CLOSE 0.35F    /* lines in front of the symbol within which it ends above */
#define INTO 0.15F     /* lines: so far it may reach beside the symbol */
#define TALL 0.6F      /* of a line: so much of it is looked at, from the base upwards */
#define LEAN_MIN 0.15F /* to the right for each row upwards */
#define LEAN_STEP 0.05F
#define LEAN_STEPS 7 /* up to 0.5 */
#define THERE 0.94F  /* of its rows have ink */
#define UPRIGHT 0.7F /* of them where it would stand upright: then it is the stem of a letter */
#define THICK 0.18F  /* of a line: a stroke that is printed is thinner */
#define ABOVE 0.3F   /* of a line that it may go on above, … */
#define BELOW 0.25F  /* … and below */

static bool has_ink(const tc_ink *ink, int x, int y) {
    return x >= 0 && y >= 0 && x < ink->width && y < ink->height && ink->at[y * ink->width + x];
}

/* How many of the rows of a line that ends at X on row BASE and leans by LEAN have ink. */
static float covered(const tc_ink *ink, int x, int base, int rows, float lean) {
    int with = 0;
    for (int k = 0; k < rows; k++)
        with += has_ink(ink, x + (int)lroundf(lean * (float)k), base - k);
    return (float)with / (float)rows;
}

/* From where to where the ink at X, Y goes on to both sides; false when there is none. */
static bool run_at(const tc_ink *ink, int x, int y, int *from, int *to) {
    if (!has_ink(ink, x, y))
        return false;
    for (*from = x; has_ink(ink, *from - 1, y);)
        --*from;
    for (*to = x + 1; has_ink(ink, *to, y);)
        ++*to;
    return true;
}

/* Rubs out one row of a stroke; where a hand's goes through, only what is THICK around X. */
static bool rub(tc_ink *ink, int x, int y, int thick) {
    int from, to;
    if (!run_at(ink, x, y, &from, &to))
        return false;
    if (to - from > thick) {
        from = tc_larger(from, x - thick / 2);
        to = tc_smaller(to, x + thick / 2 + 1);
    }
    for (int i = from; i < to; i++)
        ink->at[y * ink->width + i] = 0;
    return true;
}

bool tc_hand_rub_slash(tc_ink *ink, int *right, float line, float base) {
    int rows = (int)(TALL * line), thick = (int)ceilf(THICK * line), low = (int)base - 1,
        ends = *right + (int)(INTO * line);
    for (int x = ends; x > *right - (int)(ROOM * line) && rows > 0; x--)
        for (int step = 0; step <= LEAN_STEPS; step++) {
            float lean = LEAN_MIN + (float)step * LEAN_STEP;
            int top = x + (int)lroundf(lean * (float)rows);
            if (top > ends + thick || top < *right - (int)(CLOSE * line) ||
                covered(ink, x, low, rows, lean) < THERE ||
                covered(ink, (x + top) / 2, low, rows, 0) > UPRIGHT)
                continue;
            for (int k = -(int)(BELOW * line); k < rows + (int)(ABOVE * line); k++)
                if (!rub(ink, x + (int)lroundf(lean * (float)k), low - k, thick) && k >= rows)
                    break;
            *right = top + 1;
            return true;
        }
    return false;
}
