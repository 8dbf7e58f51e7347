/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "hand_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WAYS = 12 /* to read what goes up to an atom; the best ones are kept */ };

/* A part is a digit so many times more likely than it would be by what it looks like: the net was
 * taught by more parts that are none than a number has. */
#define PRIOR 3.0F
#define POSSIBLE 0.004F /* less likely digits are left out */
#define GUESS 3.0F      /* cost of one a twentieth as likely as the best */
#define LEAST 1e-4F     /* no share is less */
#define FARTHER 0.06F   /* so much farther from its drawings a digit is 2.7 times less likely */

/* Of what is read: how likely it is beside all else that it may be, and each of its digits; and by
 * the drawings, which know nothing of the net, so many times nearer than any other digit. */
#define SURE 0.97F
#define LIKELY 0.2F
#define CLEAR 1.3F
#define NEAR 0.3F

/* A way to read some atoms: how unlikely, and what each digit is made of. */
typedef struct way {
    float cost, least;
    char digits[TC_HAND_NUMBER + 1];
    unsigned char lean, from[TC_HAND_NUMBER], to[TC_HAND_NUMBER];
} way;

typedef struct lattice {
    tc_hand_parts parts;
    int lean;
    way ways[TC_HAND_ATOMS + 1][WAYS]; /* that end in front of an atom, the best one first */
    int kept[TC_HAND_ATOMS + 1];
} lattice;

/* Keeps W among the best; of those with the same digits one. */
static void keep(way *ways, int *count, const way *w) {
    int at = *count;
    for (int i = 0; i < *count; i++)
        if (!strcmp(ways[i].digits, w->digits)) {
            if (ways[i].cost <= w->cost)
                return;
            at = i;
            break;
        }
    if (at == WAYS) {
        if (ways[WAYS - 1].cost <= w->cost)
            return;
        at--;
    } else if (at == *count) {
        ++*count;
    }
    for (; at > 0 && ways[at - 1].cost > w->cost; at--)
        ways[at] = ways[at - 1];
    ways[at] = *w;
}

/* Adds atoms FROM … TO as DIGIT, of SHARE, to W, if there is room. */
static bool add(way *w, int from, int to, int digit, float share, float none) {
    size_t n = strlen(w->digits);
    if (n == TC_HAND_NUMBER)
        return false;
    w->digits[n] = (char)('0' + digit);
    w->digits[n + 1] = '\0';
    w->from[n] = (unsigned char)from;
    w->to[n] = (unsigned char)to;
    w->cost -= logf(PRIOR * share / (none + LEAST));
    w->least = fminf(w->least, share);
    return true;
}

/* Which digit what was seen may be: by the net, and by how near the drawings are, which knows
 * nothing of it.  False where it is hardly one. */
static bool judge(const float sight[TC_HAND_SIGHT], float shares[TC_HAND_SHARES]) {
    float apart[TC_HAND_DIGITS], second, sum = 0;
    tc_hand_judge(sight, shares);
    float digits = 1 - shares[TC_HAND_DIGITS];
    if (digits < POSSIBLE)
        return false;
    tc_hand_distances(sight, apart);
    float nearest = apart[tc_hand_nearest(apart, &second)];
    for (int d = 0; d < TC_HAND_DIGITS; d++) {
        shares[d] *= expf((nearest - apart[d]) / FARTHER);
        sum += shares[d];
    }
    for (int d = 0; d < TC_HAND_DIGITS; d++)
        shares[d] *= digits / sum;
    return true;
}

/* Adds atoms FROM … TO as one digit to what ends in front of FROM. */
static void extend(lattice *l, int from, int to) {
    float sight[TC_HAND_SIGHT], shares[TC_HAND_SHARES];
    if (!tc_hand_parts_look(&l->parts, from, to, sight) || !judge(sight, shares))
        return;
    for (int digit = 0; digit < TC_HAND_DIGITS; digit++)
        for (int i = 0; shares[digit] > POSSIBLE && i < l->kept[from]; i++) {
            way w = l->ways[from][i];
            if (add(&w, from, to, digit, shares[digit], shares[TC_HAND_DIGITS]))
                keep(l->ways[to], &l->kept[to], &w);
        }
}

/* Adds the ways to read the parts of L to WAYS. */
static void read_parts(lattice *l, way *ways, int *kept) {
    int count = l->parts.count;
    memset(l->kept, 0, sizeof l->kept);
    l->ways[0][0] = (way){.least = 1, .lean = (unsigned char)l->lean};
    l->kept[0] = 1;
    for (int from = 0; from < count; from++)
        for (int to = from + 1; l->kept[from] && to <= count && to <= from + TC_HAND_TOGETHER; to++)
            extend(l, from, to);
    for (int i = 0; i < l->kept[count]; i++)
        keep(ways, kept, &l->ways[count][i]);
}

/* Whether each digit of W is nearest among the drawings, too. */
static bool is_confirmed(const tc_hand_parts *parts, const way *w) {
    for (size_t i = 0; w->digits[i]; i++) {
        float sight[TC_HAND_SIGHT], apart[TC_HAND_DIGITS], second;
        if (!tc_hand_parts_look(parts, w->from[i], w->to[i], sight))
            return false;
        tc_hand_distances(sight, apart);
        int digit = tc_hand_nearest(apart, &second);
        if (digit != w->digits[i] - '0' || apart[digit] > NEAR || second < CLEAR * apart[digit])
            return false;
    }
    return true;
}

/* Whether the first of WAYS is the only one that is likely. */
static bool is_sure(const way *ways, int kept) {
    float sum = 0;
    for (int i = 0; i < kept; i++)
        sum += expf(ways[0].cost - ways[i].cost);
    return kept && 1 / sum >= SURE && ways[0].least >= LIKELY;
}

/* Reads PIECES along all slants; how many ways there are. */
static int read_pieces(const tc_ink *ink, const tc_hand_piece *pieces, int count, float line,
                       way *ways) {
    lattice *l = malloc(sizeof *l);
    int kept = 0;
    for (int lean = 0; l && lean < TC_HAND_LEANS; lean++) {
        if (!tc_hand_parts_cut(ink, pieces, count, lean, line, &l->parts))
            continue;
        l->lean = lean;
        read_parts(l, ways, &kept);
        tc_hand_parts_dispose(&l->parts);
    }
    free(l);
    return kept;
}

bool tc_hand_number(tc_ink *ink, int left, int right, float line, float base,
                    tc_hand_guesses *out) {
    tc_hand_piece pieces[TC_HAND_PIECES];
    tc_hand_parts parts;
    way ways[WAYS];
    int count = tc_hand_number_pieces(ink, left, right, line, base, pieces),
        kept = count ? read_pieces(ink, pieces, count, line, ways) : 0;
    out->count = 0;
    for (int i = 0; i < kept && out->count < TC_HAND_GUESSES; i++)
        if (ways[i].cost <= ways[0].cost + GUESS)
            memcpy(out->digits[out->count++], ways[i].digits, sizeof ways[i].digits);
    if (!is_sure(ways, kept) || !tc_hand_parts_cut(ink, pieces, count, ways[0].lean, line, &parts))
        return false;
    bool good = is_confirmed(&parts, &ways[0]);
    tc_hand_parts_dispose(&parts);
    return good;
}
