/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where in a document a passage stands, by the headings and labels above it.  Private to search/.
 */
#ifndef TRACUU_SEARCH_WHEREABOUTS_H
#define TRACUU_SEARCH_WHEREABOUTS_H

#include <record/stored.h>

/* "Chương II, Điều 5, khoản 2, điểm a", "Phụ lục I, mục 3", "mục II, mục 2" for the byte AT of
 * TEXT, appended to OUT; nothing where no label stands above it.  Sources: the parts of a document
 * as Decree 30/2020/NĐ-CP (Annex I) and Decree 34/2016/NĐ-CP (art. 62) name them. */
void tc_whereabouts(tc_slice text, const tc_edges *edges, size_t at, tc_buffer *out);

#endif
