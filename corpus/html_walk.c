/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "html.h"
#include "look.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

typedef struct walk {
    tc_draft *draft;
    tc_arena *arena;
    uint32_t bold; /* how many elements make it bold */
    uint32_t pre;
} walk;

/* A list item's mark: "-", or its number. */
static void begin_item(walk *w, xmlNode *node) {
    char number[24];
    tc_draft_end(w->draft, TC_GAP_LINE);
    xmlNode *list = node->parent;
    if (!list || list->type != XML_ELEMENT_NODE || strcasecmp((const char *)list->name, "ol")) {
        tc_draft_label(w->draft, TC_SLICE("-"), false, false);
        return;
    }
    uintptr_t next = (uintptr_t)list->_private + 1;
    list->_private = (void *)next;
    snprintf(number, sizeof number, "%u.", (unsigned)next);
    tc_draft_label(w->draft, tc_slice_of(number), false, false);
}

/* Where white space is kept, a line end is one. */
static void add_text(walk *w, const xmlNode *node) {
    tc_slice s = tc_slice_of((const char *)node->content);
    tc_look look = {.bold = w->bold > 0, .font = tc_html_font(node->parent)};
    for (size_t end; w->pre && (end = tc_slice_find(s, TC_SLICE("\n"), 0)) != SIZE_MAX;) {
        tc_look_text(w->draft, w->arena, tc_slice_sub(s, 0, end), look);
        tc_draft_break(w->draft);
        s = tc_slice_sub(s, end + 1, s.len);
    }
    tc_look_text(w->draft, w->arena, s, look);
}

static void enter(walk *w, xmlNode *node, tc_html_role role) {
    w->bold += node->type == XML_ELEMENT_NODE && tc_html_is_bold(node);
    switch (role) {
    case TC_HTML_INLINE:
        if (node->type == XML_TEXT_NODE && node->content)
            add_text(w, node);
        break;
    case TC_HTML_BREAK:
        tc_draft_break(w->draft);
        break;
    case TC_HTML_TABLE:
        tc_draft_table(w->draft);
        break;
    case TC_HTML_ROW:
        tc_draft_row(w->draft);
        break;
    case TC_HTML_CELL:
        tc_draft_cell(w->draft, TC_DRAFT_NEXT, tc_html_span(node, "rowspan"),
                      tc_html_span(node, "colspan"));
        break;
    case TC_HTML_ITEM:
        begin_item(w, node);
        break;
    case TC_HTML_PRE:
        w->pre++;
        tc_draft_end(w->draft, TC_GAP_BLANK);
        break;
    case TC_HTML_BLOCK:
    case TC_HTML_HEADING:
    case TC_HTML_LIST:
    case TC_HTML_RULE:
        tc_draft_end(w->draft, TC_GAP_BLANK);
        break;
    case TC_HTML_NOISE:
        break;
    }
}

static void leave_node(void *state, xmlNode *node) {
    walk *w = state;
    tc_html_role role = tc_html_role_of(node);
    if (role == TC_HTML_NOISE)
        return;
    switch (role) {
    case TC_HTML_TABLE:
        tc_draft_table_end(w->draft);
        break;
    case TC_HTML_CELL:
        tc_draft_cell_end(w->draft);
        break;
    case TC_HTML_PRE:
        w->pre--;
        tc_draft_end(w->draft, TC_GAP_BLANK);
        break;
    case TC_HTML_ITEM:
        tc_draft_end(w->draft, TC_GAP_LINE);
        tc_draft_label(w->draft, TC_SLICE(""), false, false);
        break;
    case TC_HTML_BLOCK:
    case TC_HTML_HEADING:
    case TC_HTML_LIST:
        tc_draft_end(w->draft, TC_GAP_BLANK);
        break;
    case TC_HTML_INLINE:
    case TC_HTML_BREAK:
    case TC_HTML_RULE:
    case TC_HTML_ROW:
    case TC_HTML_NOISE:
        break;
    }
    w->bold -= node->type == XML_ELEMENT_NODE && tc_html_is_bold(node);
}

void tc_html_walk(tc_arena *arena, xmlNode *root, tc_draft *draft) {
    walk w = {.draft = draft, .arena = arena};
    for (xmlNode *node = root; node;) {
        tc_html_role role = tc_html_role_of(node);
        if (role != TC_HTML_NOISE)
            enter(&w, node, role);
        node = tc_html_next(node, root, role == TC_HTML_NOISE, leave_node, &w);
    }
}
