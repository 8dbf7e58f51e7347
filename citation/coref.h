/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mentions that only make sense by earlier ones.  Private to citation/. */
#ifndef TRACUU_CITATION_COREF_H
#define TRACUU_CITATION_COREF_H

#include "scan.h"

/* Adds to FINDS, whose issuers are read already, "Nghị quyết 57" where that number was cited in
 * full before, and what "(sau đây viết tắt là …)" defines, from there on. */
TC_MUST_USE tc_status tc_coref_aliases(tc_arena *arena, tc_slice text, tc_anchors *anchors,
                                       tc_finds *finds, tc_error *error);
/* Adds "Kế hoạch này" for the document itself and "Quyết định nêu trên" for the last one.  Called
 * when the relations are known, for these words do not list anything. */
TC_MUST_USE tc_status tc_coref_anaphors(tc_arena *arena, tc_slice text, tc_anchors *anchors,
                                        const tc_header *header, tc_finds *finds, tc_error *error);

#endif
