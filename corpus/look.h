/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How characters look, as far as it matters to what they say. */
#ifndef TRACUU_CORPUS_LOOK_H
#define TRACUU_CORPUS_LOOK_H

#include "draft.h"

/* UNSET: as what stands above says. */
enum { TC_LOOK_UNSET = -1 };
typedef struct tc_look {
    int8_t bold, hidden, caps;
    tc_slice font; /* "" when unset */
} tc_look;

#define TC_LOOK_NONE ((tc_look){TC_LOOK_UNSET, TC_LOOK_UNSET, TC_LOOK_UNSET, TC_SLICE("")})

/* OVER laid over UNDER. */
tc_look tc_look_over(tc_look over, tc_look under);
/* Gives TEXT to DRAFT as LOOK shows it: not at all when hidden; letters of a font of signs as the
 * signs, those of a font of before Unicode as what they look like. */
void tc_look_text(tc_draft *draft, tc_arena *arena, tc_slice text, tc_look look);

#endif
