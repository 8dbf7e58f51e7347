/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a hand wrote into the blanks of a letterhead: the number in "Số:      /KH-SKHCN", the day in
 * "ngày    tháng 10 năm 2017".  Tesseract reads print; of a hand's digits it makes others, and is
 * less sure of them than of any it reads in print, or leaves some out, so that the others are too
 * wide. So they are taken out, and what is left is a blank, as it stands in the file of a document
 * that was numbered and dated by hand. */
#ifndef TRACUU_CORPUS_OCR_HAND_H
#define TRACUU_CORPUS_OCR_HAND_H

#include <base/base.h>

/* A line as it was read; of each byte how SURE that is, 0 to 100, and from LEFT to RIGHT where its
 * letter stands. */
typedef struct tc_ocr_line {
    char *text;
    unsigned char *sure;
    int *left, *right;
    size_t length;
    float height; /* in the units of LEFT and RIGHT */
    /* Where a day was taken out, and from where to where it stood, or to FAR, where the letter
     * behind it ends, which tesseract may begin too early; FROM == TO when none was. */
    struct {
        size_t from, to;
        int left, right, far;
    } day;
    /* The same of a number, up to its slash at TO; RIGHT is where what follows that begins. */
    struct {
        bool found;
        size_t from, to;
        int left, right;
    } number;
} tc_ocr_line;

/* Makes blanks (' ') of what a hand wrote in LINE, in which words are parted by blanks, and a '/'
 * of the last letter in front of a symbol where that was taken for a digit. */
void tc_ocr_hand_blank(tc_ocr_line *line);

#endif
