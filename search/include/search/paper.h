/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text for people: columns, wrapping, colour.
 *
 * Everything that comes from documents goes through here, so that no control or bidirectional
 * character of a document reaches a terminal.  Widths are columns as a terminal counts them:
 * combining marks take none, East Asian wide characters two; tc_locale_init must have run. */
#ifndef TRACUU_SEARCH_PAPER_H
#define TRACUU_SEARCH_PAPER_H

#include <base/base.h>

#include <stdio.h>

/* How a piece of text looks where colour is on. */
typedef enum tc_look {
    TC_LOOK_PLAIN,
    TC_LOOK_STRONG,  /* what a result is called */
    TC_LOOK_MATCH,   /* words that were asked for */
    TC_LOOK_QUIET,   /* paths and what stands beside */
    TC_LOOK_WARNING, /* what disagrees */
    TC_LOOK_GOOD     /* what agrees */
} tc_look;

typedef struct tc_paper {
    FILE *out;
    bool color;
    uint32_t width; /* columns of a line */
} tc_paper;

enum { TC_PAPER_WIDTH = 80 }; /* where nothing says how wide it is */

/* Whether C shows nothing and must not reach a terminal: control characters that are no white
 * space, characters that turn the direction of writing, and those without a width. */
bool tc_paper_hides(uint32_t code_point);
/* S without control characters (white space ones become a space) and without the characters that
 * turn the direction of writing, appended to OUT. */
void tc_paper_clean(tc_slice s, tc_buffer *out);
/* Columns that S takes. */
uint32_t tc_paper_width(tc_slice s);
/* Bytes of S that fit into COLUMNS; breaks no character from its marks. */
size_t tc_paper_fit(tc_slice s, uint32_t columns);
/* Bytes of S for a line of COLUMNS, cut at a space where there is one, and at least one character;
 * the space itself is not counted. */
size_t tc_paper_line(tc_slice s, uint32_t columns);

/* S, cleaned, on the current line. */
void tc_paper_put(tc_paper *paper, tc_look look, tc_slice s);
void tc_paper_printf(tc_paper *paper, tc_look look, const char *format, ...) TC_PRINTF(3, 4);
/* COUNT spaces. */
void tc_paper_indent(tc_paper *paper, uint32_t count);
void tc_paper_newline(tc_paper *paper);
/* S, cleaned and wrapped, each line but the first behind INDENT spaces; COLUMN is where the cursor
 * stands.  Ends with a newline. */
void tc_paper_wrap(tc_paper *paper, tc_look look, uint32_t column, uint32_t indent, tc_slice s);
/* The same for S that is clean already, with the bytes of MARKS (COUNT pairs of start and end in S,
 * by start, apart from one another) shown as TC_LOOK_MATCH. */
void tc_paper_wrap_marked(tc_paper *paper, uint32_t column, uint32_t indent, tc_slice s,
                          const uint32_t (*marks)[2], size_t count);

#endif
