/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was put on a page of a PDF after it was made: a number and a day that the registry stamped
 * into the blanks of a letterhead, a text box.  These draw themselves and are no text of the page;
 * so the page is printed, with them, into another PDF, whose text has them. */
#ifndef TRACUU_CORPUS_PDF_STAMPS_H
#define TRACUU_CORPUS_PDF_STAMPS_H

#include "page.h"
#include "poppler_calls.h"

/* A page that is another one with its stamps. */
typedef struct tc_stamped {
    PopplerDocument *document;
    PopplerPage *page;
    GBytes *bytes;
    tc_buffer buffer;
} tc_stamped;

/* Whether PAGE has stamps, text boxes or signatures to be seen. */
bool tc_pdf_has_stamps(const tc_poppler *p, PopplerPage *page);
/* Prints PAGE, WIDTH × HEIGHT points.  False when that fails; to be disposed of in either case. */
TC_MUST_USE bool tc_pdf_stamp(const tc_poppler *p, PopplerPage *page, double width, double height,
                              tc_stamped *out);
void tc_pdf_stamped_dispose(const tc_poppler *p, tc_stamped *stamped);

/* Takes out of WORDS, all of PAGE with its stamps, what signatures show: who signed, and when,
 * which is no text of the document; but not a number or a day that is signed for. */
void tc_pdf_drop_signatures(const tc_poppler *p, PopplerPage *page, tc_page *words);

#endif
