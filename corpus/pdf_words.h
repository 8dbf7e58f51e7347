/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The letters of a page of a PDF, which poppler gives with their places, as words.  Text that runs
 * up or down the page is turned, and the page with it; a raised number behind a word marks a note.
 */
#ifndef TRACUU_CORPUS_PDF_WORDS_H
#define TRACUU_CORPUS_PDF_WORDS_H

#include "page.h"
#include "poppler_calls.h"

/* Adds the words of SOURCE to PAGE, whose width and height are those of SOURCE; where the text is
 * turned they become those of the page as one reads it, and turned says how.  False when out of
 * memory. */
TC_MUST_USE bool tc_pdf_words(const tc_poppler *p, tc_arena *arena, PopplerPage *source,
                              tc_page *page);

/* BOX of the page as it lies, WIDTH × HEIGHT points, as one reads it after so many quarter TURNS
 * clockwise. */
tc_box tc_pdf_turn(tc_box box, unsigned turns, float width, float height);

#endif
