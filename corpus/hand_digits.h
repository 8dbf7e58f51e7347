/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Digits that a hand wrote into a scan: the day in "ngày 16 tháng 10 năm 2017".  Tesseract reads
 * print alone.
 *
 *   hand_forms.c    how each digit is written, by strokes, and pictures of them in many hands
 *   hand_look.c     what a picture looks like, in figures
 *   hand_digits.c   which drawing it is most like
 *   hand_pieces.c   ink that hangs together
 *   hand_day.c      two digits between "ngày" and "tháng"
 *   hand_parts.c    ink cut where digits may touch, and what its parts look like
 *   hand_net.c      which digit a part may be, or that it is none
 *   hand_number.c   digits between "Số:" and a slash, which may touch one another
 *
 * A picture is made upright and as large as the others, and told by which way its edges run in each
 * part of it (C. L. Liu and others, "Handwritten digit recognition: investigation of normalization
 * and feature extraction techniques", Pattern Recognition 37, 2004).  It is read only where one
 * digit is near and every other one twice as far: more than half of MNIST's digits, 999 in 1,000 of
 * these rightly (docs/formats.md). */
#ifndef TRACUU_CORPUS_HAND_DIGITS_H
#define TRACUU_CORPUS_HAND_DIGITS_H

#include <base/base.h>

/* Ink on paper: rows of bytes, 0 where there is none. */
typedef struct tc_ink {
    unsigned char *at;
    int width, height;
} tc_ink;

enum {
    TC_HAND_SIDE = 48, /* pixels of a picture of a form */
    TC_HAND_DIGITS = 10,
    TC_HAND_NUMBER = 5, /* digits of a number */
    TC_HAND_GUESSES = 8,
    TC_HAND_FEATURES = 145,               /* that tell what a picture looks like */
    TC_HAND_SIGHT = TC_HAND_FEATURES + 2, /* with how large it is */
    TC_HAND_SHARES = TC_HAND_DIGITS + 1
};

/* How many forms are known, and which digit each is. */
size_t tc_hand_forms(void);
int tc_hand_form_digit(size_t form);
/* Draws FORM as one of many hands may, TC_HAND_SIDE pixels wide and high; *STATE says which. */
void tc_hand_draw(size_t form, uint32_t *state, unsigned char *out);

/* What INK looks like.  False when it is empty, or a blot. */
bool tc_hand_look(const tc_ink *ink, float features[TC_HAND_FEATURES]);
/* Adds to what it looks like how high it is, in lines and BESIDE the highest one of its number. */
void tc_hand_size(float lines, float beside, float sight[TC_HAND_SIGHT]);
/* How likely what was seen is each digit or, last, none: a part of one, or of two. */
void tc_hand_judge(const float sight[TC_HAND_SIGHT], float shares[TC_HAND_SHARES]);
/* How far FEATURES are from those of the nearest picture of each digit; squared. */
void tc_hand_distances(const float features[TC_HAND_FEATURES], float apart[TC_HAND_DIGITS]);
/* The digit that is nearest, and how far the SECOND one is. */
int tc_hand_nearest(const float apart[TC_HAND_DIGITS], float *second);
/* The same, where it is near and every other one far; or -1. */
int tc_hand_sure(const float apart[TC_HAND_DIGITS]);
/* The digit that INK shows, or -1. */
int tc_hand_digit(const tc_ink *ink);

/* The day that a hand wrote in INK (which is changed) between the columns LEFT and RIGHT, beside
 * print that is LINE pixels high; 0 where it is not surely two digits that are a day. */
int tc_hand_day(tc_ink *ink, int left, int right, float line);

/* What a number may be, the likeliest first; none is less than a twentieth as likely as that. */
typedef struct tc_hand_guesses {
    char digits[TC_HAND_GUESSES][TC_HAND_NUMBER + 1]; /* each with its end marked */
    size_t count;
} tc_hand_guesses;

/* The number that a hand wrote in INK (which is changed) between the column LEFT and the printed
 * slash in front of RIGHT, with print that is LINE pixels high on the row BASE.  Whether it is
 * surely the first one of OUT, which has none where there is no slash, or what is no number. */
bool tc_hand_number(tc_ink *ink, int left, int right, float line, float base, tc_hand_guesses *out);

#endif
