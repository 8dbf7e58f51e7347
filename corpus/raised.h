/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Raised digits: the mark of a note, or an exponent. */
#ifndef TRACUU_CORPUS_RAISED_H
#define TRACUU_CORPUS_RAISED_H

#include <base/base.h>

/* The number of the note that RAISED marks, which stands raised behind BEFORE (whose last word
 * counts): up to three digits, alone or in brackets; "" when it marks none.  "m²", "10⁶" and "R²"
 * have exponents. */
tc_slice tc_raised_note(tc_slice before, tc_slice raised);

#endif
