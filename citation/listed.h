/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mentions that stand in real tables: the columns of a list of documents say what its numbers
 * themselves do not, and no mention reaches over the border of a cell. */
#ifndef TRACUU_CITATION_LISTED_H
#define TRACUU_CITATION_LISTED_H

#include "scan.h"

/* A mention alone in a cell under "Số ký hiệu" takes the date under "Ngày ban hành" and the issuer
 * under "Cơ quan ban hành" of its row, where it has none of its own; so does a law that
 * stands there by its title.  What stands in such a list, or under "Căn cứ pháp lý", is LISTED, and
 * its ENTRY the number of its row that stands before it.  FINDS in order; only tables whose format
 * shows cells. */
TC_MUST_USE tc_status tc_listed_read(tc_arena *arena, const tc_document *document, tc_finds *finds,
                                     tc_error *error);

#endif
