/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Headings of units that stand side by side.  Private to assignment/. */
#ifndef TRACUU_ASSIGNMENT_HEADINGS_H
#define TRACUU_ASSIGNMENT_HEADINGS_H

#include "paras.h"

typedef struct tc_headings {
    bool *units;   /* by paragraph: a heading of units with another beside it: such a list of
                      duties may stand outside the part that organises */
    uint8_t *ends; /* by paragraph: for a heading without a label, the level that ends it */
    bool law;      /* of a law, a decree or a circular, where no heading counts by itself */
    bool plan;     /* of a plan, whose preamble orders the whole of it */
} tc_headings;

/* False when memory is short. */
TC_MUST_USE bool tc_headings_find(tc_paras *paras, tc_headings *out);

#endif
