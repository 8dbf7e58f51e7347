/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who else says the number and the day that the head of a page leaves blank, or has in handwriting.
 * Private to citation/. */
#ifndef TRACUU_CITATION_BLANKS_H
#define TRACUU_CITATION_BLANKS_H

#include "scan.h"

/* Fills in what HEADER lacks, and says from whom it is.  What is printed at the head counts before
 * all: a day is one of the printed year and month, and a number stands beside the printed symbol.
 *
 * - The document's annexes, which name it: "(Kèm theo Kế hoạch số 12/KH-SYT ngày 5/3/2020)".
 * - The days on which it was signed digitally, as its signatures say (/M in a PDF) or show
 *   ("Ký bởi: … Ngày ký: 05/03/2020"): an agency signs when it gives the number and the day (Decree
 *   30/2020/NĐ-CP, articles 14 and 18).
 * - The name of the file, of a scan or of what was signed: there a blank is none of a draft.
 *
 * - What a hand wrote there, if it could be read; of a number it is what counts if the name of the
 *   file says the same, or nothing.  What it may be, where that is not sure, only confirms a name.
 *
 * The document itself is believed first.  Else all that fit have to say the same, or the blank
 * stays. */
void tc_blanks_fill(tc_arena *arena, const tc_document *document, const tc_finds *finds,
                    tc_header *header);

/* The other way round, in a scan: "(Kèm theo Kế hoạch số …/KH-SYT ngày …/3/2020)" at the head of an
 * annex has its number by hand, which OCR left out or was not sure of.  Where type, symbol and what
 * is left of the date are HEADER's, it is the document itself, and is marked as uncertain. */
void tc_blanks_give(const tc_document *document, const tc_header *header, tc_finds *finds);

#endif
