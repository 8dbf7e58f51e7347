/* SPDX-License-Identifier: GPL-2.0-or-later */
/* hand-net [NUMBERS [EPOCHS]] > corpus/hand_net.inc: teaches the net that judges digits written by
 * a hand (corpus/hand_net.c).  It draws numbers from the forms in corpus/hand_forms.c, cuts them as
 * scans are cut, and shows it each part with the digit that it is, or none.  Plain steps down the
 * slope with Adam (D. P. Kingma and J. Ba, ICLR 2015).  A minute for each 5,000 numbers.
 *
 * hand-net --read PICTURES [GAP]: how many numbers made of these are read, and how many rightly. */
#include "../corpus/hand_net.h"
#include "../corpus/hand_parts.h"
#include "hand_numbers.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    NUMBERS = 24000,
    EPOCHS = 15,
    BATCH = 64,
    HIDDEN = TC_HAND_HIDDEN,
    SEEN = TC_HAND_SIGHT + 1, /* the last one is 1 */
    SHARES = TC_HAND_SHARES,
    NONE = TC_HAND_DIGITS,
    SKIP = -1, /* nearly a digit */
    PICTURES_MAX = 20000,
    TRIES = 1000
};

/* ---- What it is taught ---- */

typedef struct lesson {
    float sight[TC_HAND_SIGHT];
    int share;
} lesson;

static struct {
    lesson *items;
    size_t count, capacity;
} lessons;

static void add_lesson(const float *sight, int share) {
    if (lessons.count == lessons.capacity) {
        lessons.capacity = lessons.capacity ? 2 * lessons.capacity : 1 << 16;
        lessons.items = realloc(lessons.items, lessons.capacity * sizeof *lessons.items);
        if (!lessons.items)
            abort();
    }
    memcpy(lessons.items[lessons.count].sight, sight, sizeof lessons.items->sight);
    lessons.items[lessons.count++].share = share;
}

/* Which digit of N the atoms FROM … TO are: most of it, and little else. */
static int share_of(const number *n, const int *inks, const tc_hand_parts *p, int from, int to) {
    int in = 0, of[TC_HAND_NUMBER] = {0}, share = NONE;
    bool own[UINT8_MAX + 1] = {false};
    for (int i = from; i < to; i++)
        own[p->atoms[i].mark] = true;
    for (int i = 0; i < NUMBER_HIGH * NUMBER_WIDE; i++) {
        if (!own[p->ink.at[i]])
            continue;
        in++;
        for (int k = 0; n->digits[k]; k++)
            of[k] += n->owners[i / NUMBER_WIDE][i % NUMBER_WIDE] >> k & 1;
    }
    for (int k = 0; n->digits[k]; k++) {
        float found = (float)of[k] / (float)(inks[k] + !inks[k]),
              pure = (float)of[k] / (float)(in + !in);
        if (found >= 0.9F && pure >= 0.9F)
            return n->digits[k] - '0';
        if (found >= 0.75F && pure >= 0.75F)
            share = SKIP;
    }
    return share;
}

static void learn_number(number *n, uint64_t *state) {
    int inks[TC_HAND_NUMBER] = {0};
    tc_hand_piece pieces[TC_HAND_PIECES];
    tc_hand_parts parts;
    for (int i = 0; i < NUMBER_HIGH * NUMBER_WIDE; i++)
        for (int k = 0; n->ink.at[i] && n->digits[k]; k++)
            inks[k] += n->owners[i / NUMBER_WIDE][i % NUMBER_WIDE] >> k & 1;
    int count = tc_hand_number_pieces(&n->ink, n->left, n->right, n->line, NUMBER_BASE, pieces);
    if (!count || !tc_hand_parts_cut(&n->ink, pieces, count, number_below(state, TC_HAND_LEANS),
                                     n->line, &parts))
        return;
    for (int from = 0; from < parts.count; from++)
        for (int to = from + 1; to <= parts.count && to <= from + TC_HAND_TOGETHER; to++) {
            float sight[TC_HAND_SIGHT];
            if (!tc_hand_parts_look(&parts, from, to, sight))
                continue;
            int share = share_of(n, inks, &parts, from, to);
            /* there are many of them */
            if (share != SKIP && (share != NONE || number_chance(state, 0, 1) < 0.3F))
                add_lesson(sight, share);
        }
    tc_hand_parts_dispose(&parts);
}

static void make_lessons(int numbers, uint64_t *state) {
    static const float gaps[] = {2, -1, -1};
    static number n;
    for (int i = 0; i < numbers; i++) {
        number_draw(&n, 1 + number_below(state, TC_HAND_NUMBER), gaps[i % 3], NULL, 0, state);
        learn_number(&n, state);
    }
}

/* ---- Teaching ---- */

/* Weights, how steep the error is along each, and Adam's two means of that. */
typedef struct layers {
    float first[SEEN][HIDDEN], second[HIDDEN + 1][SHARES + 1]; /* one is nothing: for speed */
} layers;

static layers weights, slope, mean, square;

static void judge(const float *seen, float *hidden, float *shares) {
    float most = -INFINITY, sum = 0;
    memset(hidden, 0, HIDDEN * sizeof *hidden);
    for (int k = 0; k < SEEN; k++)
        for (int i = 0; i < HIDDEN; i++)
            hidden[i] += seen[k] * weights.first[k][i];
    memcpy(shares, weights.second[HIDDEN], sizeof weights.second[HIDDEN]);
    for (int i = 0; i < HIDDEN; i++) {
        hidden[i] = fmaxf(0, hidden[i]);
        for (int j = 0; j <= SHARES; j++)
            shares[j] += hidden[i] * weights.second[i][j];
    }
    for (int j = 0; j < SHARES; j++)
        most = fmaxf(most, shares[j]);
    for (int j = 0; j < SHARES; j++)
        sum += shares[j] = expf(shares[j] - most);
    for (int j = 0; j < SHARES; j++)
        shares[j] /= sum;
    shares[SHARES] = 0;
}

/* Adds to the slope of the second layer what one lesson says; BACK is what is left for the first.
 */
static void look_back(const float *hidden, const float *shares, int share, float *back) {
    static const float certain = 0.993F; /* nobody is more */
    float by[SHARES + 1] = {0};
    for (int j = 0; j < SHARES; j++) {
        by[j] = (shares[j] - (j == share ? certain : (1 - certain) / (SHARES - 1))) / BATCH;
        slope.second[HIDDEN][j] += by[j];
    }
    for (int i = 0; i < HIDDEN; i++) {
        float sum = 0;
        for (int j = 0; j <= SHARES; j++) {
            slope.second[i][j] += hidden[i] * by[j];
            sum += weights.second[i][j] * by[j];
        }
        back[i] = hidden[i] > 0 ? sum : 0;
    }
}

static void step_down(long step, long steps) {
    static const float keep = 0.9F, keep_square = 0.999F, fade = 1e-5F;
    float rate = 0.001F * (1 + cosf(3.14159265F * (float)step / (float)steps)) + 1e-5F,
          so_far = 1 - powf(keep, (float)step), so_far_square = 1 - powf(keep_square, (float)step);
    float *w = &weights.first[0][0], *g = &slope.first[0][0], *m = &mean.first[0][0],
          *s = &square.first[0][0];
    for (size_t i = 0; i < sizeof weights / sizeof *w; i++) {
        float by = g[i] + fade * w[i];
        m[i] = keep * m[i] + (1 - keep) * by;
        s[i] = keep_square * s[i] + (1 - keep_square) * by * by;
        w[i] -= rate * (m[i] / so_far) / (sqrtf(s[i] / so_far_square) + 1e-8F);
    }
}

static void learn_batch(const unsigned *order, long step, long steps, uint64_t *state) {
    static float seen[BATCH][SEEN], back[BATCH][HIDDEN];
    memset(slope.second, 0, sizeof slope.second);
    for (int b = 0; b < BATCH; b++) {
        const lesson *l = &lessons.items[order[b]];
        float hidden[HIDDEN], shares[SHARES + 1];
        for (int k = 0; k < TC_HAND_SIGHT; k++)
            seen[b][k] = l->sight[k] + number_chance(state, -0.01F, 0.01F);
        seen[b][TC_HAND_SIGHT] = 1;
        judge(seen[b], hidden, shares);
        look_back(hidden, shares, l->share, back[b]);
    }
    for (int k = 0; k < SEEN; k++) {
        float sum[HIDDEN] = {0};
        for (int b = 0; b < BATCH; b++)
            for (int i = 0; i < HIDDEN; i++)
                sum[i] += seen[b][k] * back[b][i];
        memcpy(slope.first[k], sum, sizeof sum);
    }
    step_down(step, steps);
}

static void teach(int epochs, uint64_t *state) {
    size_t count = lessons.count;
    unsigned *order = malloc(count * sizeof *order);
    long step = 0, steps = epochs * (long)(count / BATCH);
    if (!order)
        abort();
    for (int k = 0; k < TC_HAND_SIGHT; k++)
        for (int i = 0; i < HIDDEN; i++)
            weights.first[k][i] = number_chance(state, -0.6F, 0.6F);
    for (int i = 0; i < HIDDEN; i++)
        for (int j = 0; j < SHARES; j++)
            weights.second[i][j] = number_chance(state, -0.15F, 0.15F);
    for (size_t i = 0; i < count; i++)
        order[i] = (unsigned)i;
    for (int epoch = 0; epoch < epochs; epoch++) {
        for (size_t i = count; i > 1; i--) {
            size_t other = (size_t)number_below(state, (int)i);
            unsigned kept = order[i - 1];
            order[i - 1] = order[other];
            order[other] = kept;
        }
        for (size_t at = 0; at + BATCH <= count; at += BATCH)
            learn_batch(order + at, ++step, steps, state);
        fprintf(stderr, "hand-net: epoch %d of %d\n", epoch + 1, epochs);
    }
    free(order);
}

/* ---- The table ---- */

/* Rows of COUNT weights that lie STEP apart, ROWS of them, as bytes and the unit of each row. */
static void print_units(const float *at, int rows, int count, int step) {
    putchar('{');
    for (int r = 0; r < rows; r++) {
        float most = 0;
        for (int k = 0; k < count; k++)
            most = fmaxf(most, fabsf(at[k * step + r]));
        printf("%#.7gF,", (double)(most / INT8_MAX));
    }
    puts("},");
}

static void print_weights(const float *at, int rows, int count, int step) {
    putchar('{');
    for (int r = 0; r < rows; r++) {
        float most = 0;
        for (int k = 0; k < count; k++)
            most = fmaxf(most, fabsf(at[k * step + r]));
        putchar('{');
        for (int k = 0; k < count; k++)
            printf("%d,%s", (int)lroundf(at[k * step + r] / most * INT8_MAX),
                   k % 24 == 23 ? "\n" : "");
        puts("},");
    }
    puts("},");
}

static void print_net(void) {
    const float *first = &weights.first[0][0], *second = &weights.second[0][0];
    puts("/* SPDX-License-Identifier: GPL-2.0-or-later */");
    print_units(first, HIDDEN, SEEN, HIDDEN);
    print_units(second, SHARES, HIDDEN + 1, SHARES + 1);
    print_weights(first, HIDDEN, SEEN, HIDDEN);
    print_weights(second, SHARES, HIDDEN + 1, SHARES + 1);
}

/* ---- How well it reads ---- */

static int read_numbers(const char *path, float gap) {
    picture *pictures = malloc(PICTURES_MAX * sizeof *pictures);
    FILE *file = fopen(path, "rb");
    size_t count = file && pictures ? fread(pictures, sizeof *pictures, PICTURES_MAX, file) : 0;
    uint64_t state = 88172645463325252;
    static number n;
    int read[TC_HAND_NUMBER] = {0}, right[TC_HAND_NUMBER] = {0};
    for (int i = 0; count && i < TRIES; i++) {
        tc_hand_guesses guesses;
        int length = 1 + i % 4;
        number_draw(&n, length, gap, pictures, count, &state);
        if (!tc_hand_number(&n.ink, n.left, n.right, n.line, NUMBER_BASE, &guesses))
            continue;
        bool good = !strcmp(guesses.digits[0], n.digits);
        read[length]++;
        right[length] += good;
        if (!good)
            printf("%s read as %s\n", n.digits, guesses.digits[0]);
    }
    for (int length = 1; length < TC_HAND_NUMBER; length++)
        printf("%d digits: %d of %d read, %d rightly\n", length, read[length], TRIES / 4,
               right[length]);
    if (file)
        fclose(file);
    free(pictures);
    return count ? 0 : 2;
}

int main(int argc, char **argv) {
    uint64_t state = 2463534242;
    if (argc > 2 && !strcmp(argv[1], "--read"))
        return read_numbers(argv[2], argc > 3 ? strtof(argv[3], NULL) : 2);
    make_lessons(argc > 1 ? (int)strtol(argv[1], NULL, 10) : NUMBERS, &state);
    fprintf(stderr, "hand-net: %zu parts\n", lessons.count);
    teach(argc > 2 ? (int)strtol(argv[2], NULL, 10) : EPOCHS, &state);
    print_net();
    free(lessons.items);
    return 0;
}
