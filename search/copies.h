/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files with the same contents: a document is shown under the smallest of its paths, and found
 * under each.  Two indexes that are asked at once know nothing of each other's copies.
 * Private to search/. */
#ifndef TRACUU_SEARCH_COPIES_H
#define TRACUU_SEARCH_COPIES_H

#include "command.h"

/* The document of which the file at PATH is a copy: a query for it in *OUT, or NULL. */
TC_MUST_USE tc_status tc_copies_original(tc_session *session, tc_slice path, tc_query **out);

/* From now on each object of RENDERER's rows, and of HEAD, that has the "path" of a document with
 * copies gets their paths, in bytewise order: "copies".  What goes wrong is remembered in
 * session->late. */
void tc_copies_begin(tc_session *session, tc_renderer *renderer, json_t *head);

/* "also as: PATH", a line each, of the first MOST copies of ROW, and how many more there are. */
void tc_copies_show(tc_paper *paper, const json_t *row, uint32_t indent, size_t most);

#endif
