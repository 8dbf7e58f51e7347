/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Digits that a hand wrote into a scan: the day in "ngày 16 tháng 10 năm 2017".  Tesseract reads
 * print alone.
 *
 *   hand_forms.c    how each digit is written, by strokes, and pictures of them in many hands
 *   hand_digits.c   what a picture is most like
 *   hand_pieces.c   ink that hangs together
 *   hand_day.c      two digits between "ngày" and "tháng"
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
    TC_HAND_NUMBER = 5 /* digits of a number */
};

/* How many forms are known, and which digit each is. */
size_t tc_hand_forms(void);
int tc_hand_form_digit(size_t form);
/* Draws FORM as one of many hands may, TC_HAND_SIDE pixels wide and high; *STATE says which. */
void tc_hand_draw(size_t form, uint32_t *state, unsigned char *out);

/* How far INK is from the nearest picture of each digit; squared.  False when it is empty. */
bool tc_hand_distances(const tc_ink *ink, float apart[TC_HAND_DIGITS]);
/* The digit that is nearest, and how far the SECOND one is. */
int tc_hand_nearest(const float apart[TC_HAND_DIGITS], float *second);
/* The same, where it is near and every other one far; or -1. */
int tc_hand_sure(const float apart[TC_HAND_DIGITS]);
/* The digit that INK shows, or -1. */
int tc_hand_digit(const tc_ink *ink);

/* The day that a hand wrote in INK (which is changed) between the columns LEFT and RIGHT, beside
 * print that is LINE pixels high; 0 where it is not surely two digits that are a day. */
int tc_hand_day(tc_ink *ink, int left, int right, float line);

/* The number that a hand wrote in INK (which is changed) between the column LEFT and the printed
 * slash in front of RIGHT, with print that is LINE pixels high on the row BASE: into OUT, with its
 * end marked.  0 digits where there is no slash, or where it is not surely a number. */
size_t tc_hand_number(tc_ink *ink, int left, int right, float line, float base,
                      char out[TC_HAND_NUMBER + 1]);

#endif
