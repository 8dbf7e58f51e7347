/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mentions in scans.  Private to citation/. */
#ifndef TRACUU_CITATION_DOUBTS_H
#define TRACUU_CITATION_DOUBTS_H

#include "scan.h"

/* Marks number, symbol and date of each of FINDS that have a word of which OCR was not sure. */
void tc_doubts_mark(const tc_document *document, tc_finds *finds);
/* Whether a hand wrote something of what stands from START to END. */
bool tc_doubts_hand(const tc_document *document, size_t start, size_t end);

#endif
