/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Programmes that are cited by title once a numbered document has approved them.
 * Private to citation/. */
#ifndef TRACUU_CITATION_TITLES_H
#define TRACUU_CITATION_TITLES_H

#include "scan.h"

/* Adds to FINDS, whose issuers are read already, the later uses of each title that a numbered
 * mention approves or promulgates, as aliases of that mention.  The title that HEADER gives the
 * document itself is its own. */
TC_MUST_USE tc_status tc_titles_add(tc_arena *arena, tc_slice text, tc_anchors *anchors,
                                    const tc_header *header, tc_finds *finds, tc_error *error);

#endif
