/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers as word processors write them in front of paragraphs. */
#ifndef TRACUU_CORPUS_NUMERALS_H
#define TRACUU_CORPUS_NUMERALS_H

#include <base/base.h>

typedef enum tc_numerals {
    TC_NUMERALS_DECIMAL,
    TC_NUMERALS_ZERO, /* 01, 02 */
    TC_NUMERALS_UPPER_ROMAN,
    TC_NUMERALS_LOWER_ROMAN,
    TC_NUMERALS_UPPER_LETTER, /* A … Z, AA, BB */
    TC_NUMERALS_LOWER_LETTER,
    TC_NUMERALS_BULLET,
    TC_NUMERALS_NONE
} tc_numerals;

/* Appends VALUE; nothing for a bullet and none.  What the system cannot write is written in
 * digits: romans from 1 to 3999, letters from 1 to 780. */
void tc_numerals_put(tc_buffer *out, tc_numerals numerals, long value);

/* The bullet that stands for one drawn as CHARACTER: "+" for a plus, else "-". */
tc_slice tc_numerals_bullet(tc_slice character);

#endif
