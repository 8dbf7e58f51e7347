/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers in the names of files: "1942_kh_syt.pdf", "25.QD-UBND signed.pdf". */
#ifndef TRACUU_CITATION_FILENAME_H
#define TRACUU_CITATION_FILENAME_H

#include <citation/citation.h>

/* Where HEADER has a symbol and its number blank, and the last part of PATH says a number and
 * behind it the same symbol, takes the number and marks it so.  Accents, case and the signs between
 * letters say nothing. */
void tc_filename_witness(tc_arena *arena, const char *path, tc_header *header);

#endif
