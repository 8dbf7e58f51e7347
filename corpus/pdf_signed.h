/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Digital signatures in a PDF file. */
#ifndef TRACUU_CORPUS_PDF_SIGNED_H
#define TRACUU_CORPUS_PDF_SIGNED_H

#include "draft.h"

/* Tells DRAFT on which day each signature in BYTES says that it was made: /M of its dictionary (ISO
 * 32000-1, 12.8.1), which stands in no stream, for /ByteRange counts from it.  Nothing is verified:
 * that would need keys, a clock and a network. */
void tc_pdf_signed(tc_slice bytes, tc_draft *draft);

/* The day in Vietnam of a date as PDF writes it (7.9.4): "D:20220520233000+00'00'" is the 21st.
 * Year 0 when it is none, or has no day. */
tc_date tc_pdf_day(tc_slice written);

#endif
