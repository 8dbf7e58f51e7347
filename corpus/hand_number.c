/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "hand_pieces.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    ATOMS = 40,     /* that pieces are cut into */
    TOGETHER = 5,   /* atoms that may be one digit */
    WAYS = 6,       /* ways to read what goes up to an atom; the best ones are kept */
    FIRST_CUT = 128 /* marks of what was cut off */
};

#define SPECK 0.25F /* of a line: dirt is smaller, both ways */
#define HIGH 0.5F   /* of a line: a digit is at least as high, … */
#define EVEN 0.6F   /* … and so high beside the highest one */
#define WIDE 1.4F   /* times as wide as it is high */
#define MIDDLE 0.3F /* lines above the base: there every digit has ink */
#define EACH 0.01F  /* that a digit costs besides its distance */

#define FAR 0.25F /* what is farther from every digit is none */

/* Of what is read: each digit as near as this and every other digit so many times farther; and so
 * much nearer than what is read when it is cut otherwise. */
#define NEAR 0.15F
#define CLEAR 1.6F
#define RIVAL 0.1F

/* A way to read some atoms. */
typedef struct way {
    float cost, far, clear; /* sum; of its digits the farthest, and the one that is least clear */
    char digits[TC_HAND_NUMBER + 1];
} way;

typedef struct lattice {
    const tc_ink *ink;
    tc_hand_piece atoms[ATOMS];
    int count, highest;
    float line;
    way ways[ATOMS + 1][WAYS]; /* that end in front of an atom, the best one first */
    int kept[ATOMS + 1];
} lattice;

/* ---- Ways ---- */

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

/* Adds atoms FROM … TO as one digit to what ends in front of FROM. */
static void extend(lattice *l, int from, int to) {
    tc_hand_piece box = l->atoms[from];
    bool own[UINT8_MAX + 1] = {false};
    float apart[TC_HAND_DIGITS];
    for (int i = from; i < to; i++) {
        const tc_hand_piece *p = &l->atoms[i];
        box.x0 = tc_smaller(box.x0, p->x0);
        box.y0 = tc_smaller(box.y0, p->y0);
        box.x1 = tc_larger(box.x1, p->x1);
        box.y1 = tc_larger(box.y1, p->y1);
        own[p->mark] = true;
    }
    float high = (float)(box.y1 - box.y0), wide = (float)(box.x1 - box.x0);
    if (high < HIGH * l->line || high < EVEN * (float)l->highest || wide > WIDE * high ||
        !tc_hand_compare(l->ink, &box, own, apart))
        return;
    float second;
    int digit = tc_hand_nearest(apart, &second);
    for (int i = 0; i < l->kept[from] && apart[digit] <= FAR; i++) {
        way w = l->ways[from][i];
        size_t n = strlen(w.digits);
        if (n == TC_HAND_NUMBER)
            continue;
        w.digits[n] = (char)('0' + digit);
        w.digits[n + 1] = '\0';
        w.cost += apart[digit] + EACH;
        w.far = fmaxf(w.far, apart[digit]);
        w.clear = fminf(w.clear, second / apart[digit]);
        keep(l->ways[to], &l->kept[to], &w);
    }
}

static void read_ways(lattice *l) {
    memset(l->kept, 0, sizeof l->kept);
    l->ways[0][0] = (way){.clear = INFINITY};
    l->kept[0] = 1;
    for (int from = 0; from < l->count; from++)
        for (int to = from + 1; to <= l->count && to <= from + TOGETHER; to++)
            if (l->kept[from])
                extend(l, from, to);
}

/* ---- Atoms ---- */

static int by_middle(const void *a, const void *b) {
    const tc_hand_piece *p = a, *q = b;
    return p->x0 + p->x1 - q->x0 - q->x1;
}

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

/* False when there are too many. */
static bool cut_pieces(tc_ink *ink, const tc_hand_piece *pieces, int count, float lean,
                       lattice *l) {
    l->count = 0;
    for (int i = 0; i < count; i++) {
        int room = ATOMS - l->count;
        if (!room)
            return false;
        l->count += tc_hand_cut(ink, &pieces[i], l->line, lean,
                                (unsigned char)(FIRST_CUT + l->count), room, l->atoms + l->count);
    }
    qsort(l->atoms, (size_t)l->count, sizeof *l->atoms, by_middle);
    return true;
}

/* Adds the ways to read PIECES, cut along the slant LEAN, to WAYS. */
static void read_pieces(const tc_ink *ink, const tc_hand_piece *pieces, int count, float lean,
                        float line, way *ways, int *kept) {
    size_t pixels = (size_t)ink->width * (size_t)ink->height;
    tc_ink copy = {malloc(pixels), ink->width, ink->height};
    lattice *l = malloc(sizeof *l);
    if (copy.at && l) {
        memcpy(copy.at, ink->at, pixels);
        *l = (lattice){.ink = &copy, .line = line};
        for (int i = 0; i < count; i++)
            l->highest = tc_larger(l->highest, pieces[i].y1 - pieces[i].y0);
        if (cut_pieces(&copy, pieces, count, lean, l)) {
            read_ways(l);
            for (int i = 0; i < l->kept[l->count]; i++)
                keep(ways, kept, &l->ways[l->count][i]);
        }
    }
    free(l);
    free(copy.at);
}

size_t tc_hand_number(tc_ink *ink, int left, int right, float line, float base,
                      char out[TC_HAND_NUMBER + 1]) {
    static const float leans[] = {0, 0.2F, 0.4F};
    tc_hand_piece pieces[TC_HAND_PIECES];
    way ways[WAYS];
    int kept = 0;
    if (!tc_hand_rub_slash(ink, &right, line, base))
        return 0;
    int count = tc_hand_pieces(ink, left, right, SPECK * line, (int)(base - MIDDLE * line), pieces);
    if (count < 1)
        return 0;
    only(ink, pieces, count);
    for (size_t i = 0; i < sizeof leans / sizeof *leans; i++)
        read_pieces(ink, pieces, count, leans[i], line, ways, &kept);
    if (!kept || ways[0].far > NEAR || ways[0].clear < CLEAR ||
        (kept > 1 && ways[1].cost < ways[0].cost + RIVAL))
        return 0;
    memcpy(out, ways[0].digits, sizeof ways[0].digits);
    return strlen(out);
}
