/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From the tree of an HTML page to a draft.  Scripts, menus and what is hidden are left out; items
 * of lists get their number or a dash. */
#ifndef TRACUU_CORPUS_HTML_H
#define TRACUU_CORPUS_HTML_H

#include "draft.h"
#include "xml_calls.h"

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
bool tc_html_is_caps(const xmlNode *node);
/* The value of an attribute, or NULL. */
const char *tc_html_attribute(const xmlNode *node, const char *name);
/* The font of what stands in NODE (<font face>, font-family), or "". */
tc_slice tc_html_font(const xmlNode *node);
/* The number in an attribute, from 1 to TC_DRAFT_SPAN_MAX. */
uint32_t tc_html_span(xmlNode *node, const char *attribute);
/* The node after NODE in document order, its children left out when SKIP; NULL behind ROOT's last.
 * LEAVE, where it is not NULL, is called with each node whose children are done. */
xmlNode *tc_html_next(xmlNode *node, const xmlNode *root, bool skip,
                      void (*leave)(void *state, xmlNode *node), void *state);

/* readers/html.c: parses TEXT, UTF-8; PAGE is to be freed (xmlFreeDoc). */
TC_MUST_USE tc_status tc_html_parse(tc_arena *arena, tc_slice text, htmlDocPtr *page,
                                    tc_error *error);

/* html_walk.c: gives ROOT and all in it to DRAFT.  Leaves its marks on the tree.
 * OF_WV: as wvWare writes it (readers/doc_old.c), who has cells of no rows. */
void tc_html_walk(tc_arena *arena, xmlNode *root, bool of_wv, tc_draft *draft);

#endif
