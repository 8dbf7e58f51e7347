/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mentions without a number that name one instrument.  Private to citation/. */
#ifndef TRACUU_CITATION_NAMED_H
#define TRACUU_CITATION_NAMED_H

#include "scan.h"

/* Adds them to FINDS, in their places; those that a numbered mention covers are left out. */
TC_MUST_USE tc_status tc_named_add(tc_arena *arena, tc_slice text, tc_anchors *anchors,
                                   tc_finds *finds, tc_error *error);

/* Reads the one that is named at START, where a word begins, if there is one. */
bool tc_named_read(tc_arena *arena, tc_slice text, size_t start, tc_found *out);

#endif
