/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From the tree of an HTML page to the text that stands for it, with blocks and tables on it.
 *
 * Blocks are parted by blank lines, lines that <br> ended by a line end; a row of a table is a
 * line, its cells parted by tabs, paragraphs inside a cell by line ends.  A table that holds
 * another one, or has one cell a row, is layout: its cells are blocks.  Rules of dashes, scripts,
 * menus and what is hidden are left out. */
#ifndef TRACUU_CORPUS_HTML_H
#define TRACUU_CORPUS_HTML_H

#include "builder.h"

#include <libxml/tree.h>

enum { TC_HTML_SPAN_MAX = 1000, TC_HTML_CELLS_MAX = 200000 };

/* What is known of a table before it is rendered; hangs on its node. */
typedef struct tc_html_table {
    struct tc_html_table *outer;
    uint32_t rows, widest, width; /* width: cells of the row that is being counted */
    bool layout;                  /* holds another table */
} tc_html_table;

/* What an element is for. */
typedef enum tc_html_role {
    TC_HTML_INLINE,
    TC_HTML_BLOCK,
    TC_HTML_HEADING,
    TC_HTML_BREAK,
    TC_HTML_RULE,
    TC_HTML_ITEM,
    TC_HTML_LIST,
    TC_HTML_PRE,
    TC_HTML_TABLE,
    TC_HTML_ROW,
    TC_HTML_CELL,
    TC_HTML_NOISE
} tc_html_role;

tc_html_role tc_html_role_of(const xmlNode *node);
bool tc_html_is_bold(const xmlNode *node);
/* The number in an attribute, from 1 to TC_HTML_SPAN_MAX. */
uint32_t tc_html_span(xmlNode *node, const char *attribute);
/* The node after NODE in document order, its children left out when SKIP; NULL behind ROOT's last.
 * LEAVE is called with each node whose children are done. */
xmlNode *tc_html_next(xmlNode *node, const xmlNode *root, bool skip,
                      void (*leave)(void *state, xmlNode *node), void *state);

/* Renders ROOT.  Text in the arena. */
TC_MUST_USE tc_status tc_html_render(tc_arena *arena, xmlNode *root, tc_builder *out,
                                     tc_slice *text, tc_error *error);

#endif
