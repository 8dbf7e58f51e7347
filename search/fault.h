/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a query has no meaning, shown under it.  Private to search/. */
#ifndef TRACUU_SEARCH_FAULT_H
#define TRACUU_SEARCH_FAULT_H

#include "command.h"

/* On a terminal (of standard error) QUERY and a caret under COLUMN (1-based, in characters); a
 * script gets the one line that names the column alone. */
void tc_fault_show(tc_slice query, uint32_t column);
/* The same two lines on PAPER. */
void tc_fault_print(tc_paper *paper, tc_slice query, uint32_t column);

#endif
