/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pictures of pages into words at places (page.h), read by tesseract with its Vietnamese data. */
#ifndef TRACUU_CORPUS_OCR_H
#define TRACUU_CORPUS_OCR_H

#include "ocr_calls.h"
#include "page.h"

/* What is sure of all words read: 0 to 100 each, weighed by their letters. */
typedef struct tc_ocr_sum {
    double sure;
    size_t letters;
    uint32_t pages;
} tc_ocr_sum;

/* Of all words, 0 to 100. */
uint32_t tc_ocr_sure(const tc_ocr_sum *sum);
/* Starts it, which reads its data; to be done once in a process.  TC_ERR_NOT_FOUND: it, or its data
 * for Vietnamese, is not installed. */
TC_MUST_USE tc_status tc_ocr_start(tc_error *error);
/* Reads PICTURE (8 bits grey, SCALE pixels a point), which it takes over: turned upright and
 * straightened, its ruling lines found and its words read.  Fills PAGE and adds to SUM. */
TC_MUST_USE tc_status tc_ocr_read(tc_arena *arena, PIX *picture, float scale, tc_page *page,
                                  tc_ocr_sum *sum, tc_error *error);

#endif
