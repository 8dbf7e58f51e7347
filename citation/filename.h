/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers and days in the names of files: "1942_kh_syt.pdf", "25.QD-UBND 20-05-2022 signed.pdf". */
#ifndef TRACUU_CITATION_FILENAME_H
#define TRACUU_CITATION_FILENAME_H

#include <citation/citation.h>

/* The number that the last part of PATH says, with SYMBOL behind it, without zeros in front; ""
 * when none.  Accents, case and the signs between letters say nothing. */
tc_slice tc_filename_number(tc_arena *arena, const char *path, tc_slice symbol);
/* The day that it says; unset when none, or several. */
tc_date tc_filename_day(const char *path);
/* The day that TEXT begins with, in numbers parted by any signs or none: "20-05-2022",
 * "2022.05.20", "20220520"; unset when none. */
tc_date tc_day_written(tc_slice text);

#endif
