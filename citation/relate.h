/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the citing document does to each cited one, and the cited ones to one another.
 * Private to citation/. */
#ifndef TRACUU_CITATION_RELATE_H
#define TRACUU_CITATION_RELATE_H

#include "scan.h"

/* Fills relation, planned and planned_relation of the FINDS, which are in order, and gives the
 * distinct EDGES between them. */
TC_MUST_USE tc_status tc_relate(tc_arena *arena, const tc_document *document,
                                const tc_header *header, tc_found *finds, size_t count,
                                const tc_edge **edges, uint32_t *edge_count, tc_error *error);

#endif
