/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Titles by which laws are cited without their numbers.  Private to citation/. */
#ifndef TRACUU_CITATION_LAWTITLES_H
#define TRACUU_CITATION_LAWTITLES_H

#include "words.h"

#include <citation/citation.h>

/* How many words the longest known title of a law, code or ordinance takes up that W, behind
 * "Luật", begins with; 0 when none does.  What offices abbreviate in titles (HĐND, NSNN) is spelled
 * out. */
size_t tc_law_title_words(const tc_word *w, size_t count);

#endif
