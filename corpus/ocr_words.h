/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What tesseract read, as words on a page. */
#ifndef TRACUU_CORPUS_OCR_WORDS_H
#define TRACUU_CORPUS_OCR_WORDS_H

#include "ocr_calls.h"
#include "page.h"

/* Adds the words that ENGINE recognised in PIX (8 bits grey) to PAGE, SCALE pixels a point; to SURE
 * how sure it is of them, 0 to 100 for each of their LETTERS.  Words of one line stand on one
 * height.  False when out of memory. */
TC_MUST_USE bool tc_ocr_words(tc_arena *arena, const tc_ocr_calls *c, TessBaseAPI *engine, PIX *pix,
                              float scale, tc_page *page, double *sure, size_t *letters);

#endif
