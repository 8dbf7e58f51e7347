/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the parts of "does the text run on?" (layout.h) share: flow.c has lines of the body,
 * flow_cells.c those of a cell, flow_ends.c how a line ends and begins.  Private to corpus/. */
#ifndef TRACUU_CORPUS_FLOW_H
#define TRACUU_CORPUS_FLOW_H

#include "layout.h"

enum { TC_FLOW_WIDTH_MAX = 150 /* characters of a page's line */ };

/* Where the words of the line from START to END begin and end, without markup, quotes and blanks
 * around them. */
uint32_t tc_flow_text_start(tc_slice text, uint32_t start, uint32_t end);
uint32_t tc_flow_text_end(tc_slice text, uint32_t start, uint32_t end);

#endif
