/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a mention or a task stands in its file: on a page, or where there are none on a line.
 * Private to search/. */
#ifndef TRACUU_SEARCH_PLACE_H
#define TRACUU_SEARCH_PLACE_H

#include <search/paper.h>

#include <jansson.h>

/* Where a mention or task of stored JSON stands, as a new reference: its page, or its line where
 * the file has no pages. */
json_t *tc_place_json(const json_t *object);
/* "page 3", "line 12" of a mention, a task, or a row that was made of one. */
void tc_place_name(const json_t *row, tc_buffer *out);
/* "p. 3", "12" at the right of WIDTH columns, and two blanks. */
void tc_place_column(tc_paper *paper, const json_t *row, uint32_t width);

#endif
