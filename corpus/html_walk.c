/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "html.h"
#include "look.h"
#include "numerals.h"
#include "raised.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LABEL_MAX = 64 };

typedef struct walk {
    tc_draft *draft;
    tc_arena *arena;
    int bold, caps; /* how many elements make it so */
    uint32_t pre;
    bool of_wv;
    tc_slice before; /* the text that was added last, in the same paragraph */
} walk;

/* The number in an attribute of lists, or OTHERWISE. */
static uint32_t number_in(const xmlNode *node, const char *attribute, uint32_t otherwise) {
    const char *value = tc_html_attribute(node, attribute);
    long n = value ? strtol(value, NULL, 10) : 0;
    return n > 0 && n < INT32_MAX ? (uint32_t)n : otherwise;
}

/* By the type of a list: 1, A, a, I, i. */
static tc_numerals numerals_of(char type) {
    switch (type) {
    case 'A':
        return TC_NUMERALS_UPPER_LETTER;
    case 'a':
        return TC_NUMERALS_LOWER_LETTER;
    case 'I':
        return TC_NUMERALS_UPPER_ROMAN;
    case 'i':
        return TC_NUMERALS_LOWER_ROMAN;
    default:
        return TC_NUMERALS_DECIMAL;
    }
}

static const char *type_of(const xmlNode *node) {
    const char *type = tc_html_attribute(node, "type");
    return type ? type : "";
}

/* What stands behind the letter of a type ("a)") stands behind the number, if it is such a mark. */
static tc_slice mark_of(const char *type) {
    size_t length = *type ? strspn(type + 1, ").-/") : 0;
    return length && !type[1 + length] ? tc_slice_of(type + 1) : TC_SLICE(".");
}

/* A list item's mark: "-", or its number. */
static void begin_item(walk *w, xmlNode *node) {
    xmlNode *list = node->parent;
    bool ordered = list->type == XML_ELEMENT_NODE && !strcasecmp((const char *)list->name, "ol");
    const char *type = w->of_wv ? type_of(node) : ordered ? type_of(list) : "";
    tc_draft_end(w->draft, TC_GAP_LINE);
    if (w->of_wv ? !*type : !ordered) {
        tc_draft_label(w->draft, TC_SLICE("-"), false, false);
        return;
    }
    tc_buffer label;
    tc_buffer_init(&label, LABEL_MAX);
    uintptr_t next = list->_private ? (uintptr_t)list->_private + 1 : number_in(list, "start", 1);
    uint32_t number = number_in(node, "value", (uint32_t)next);
    if (!w->of_wv)
        list->_private = (void *)(uintptr_t)number;
    tc_numerals_put(&label, numerals_of(*type), number);
    tc_buffer_add(&label, mark_of(type));
    tc_draft_label(w->draft, tc_buffer_slice(&label), false, true);
    tc_buffer_dispose(&label);
}

/* "tỉnh<sup>1</sup>" is no word with a digit: its mark becomes as those of notes are elsewhere. */
static tc_slice as_mark(walk *w, const xmlNode *node, tc_slice s) {
    const xmlNode *parent = node->parent;
    bool raised =
        parent->type == XML_ELEMENT_NODE && !strcasecmp((const char *)parent->name, "sup");
    tc_slice number = raised ? tc_raised_note(w->before, s) : TC_SLICE("");
    char *mark = number.len ? tc_arena_take(w->arena, number.len + 3) : NULL;
    if (!mark)
        return s;
    mark[0] = '[';
    memcpy(mark + 1, number.ptr, number.len);
    mark[number.len + 1] = ']';
    return (tc_slice){mark, number.len + 2};
}

/* Where white space is kept, a line end is one. */
static void add_text(walk *w, const xmlNode *node) {
    tc_slice s = as_mark(w, node, tc_slice_of((const char *)node->content));
    w->before = s;
    tc_look look = {.bold = w->bold > 0, .caps = w->caps > 0, .font = tc_html_font(node->parent)};
    for (size_t end; w->pre && (end = tc_slice_find(s, TC_SLICE("\n"), 0)) != SIZE_MAX;) {
        tc_look_text(w->draft, w->arena, tc_slice_sub(s, 0, end), look);
        tc_draft_break(w->draft);
        s = tc_slice_sub(s, end + 1, s.len);
    }
    tc_look_text(w->draft, w->arena, s, look);
}

static bool has_text(xmlNode *cell) {
    for (xmlNode *node = cell; node; node = tc_html_next(node, cell, false, NULL, NULL)) {
        const char *text = (const char *)node->content;
        if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && text &&
            text[strspn(text, " \t\r\n")])
            return true;
    }
    return false;
}

/* wvWare writes every cell of a row.  One without rows is covered from above, but where it has text
 * of its own, as Word shows it then. */
static void begin_cell_of_wv(walk *w, xmlNode *node) {
    const char *rows = tc_html_attribute(node, "rowspan");
    uintptr_t col = (uintptr_t)node->parent->_private;
    uint32_t colspan = tc_html_span(node, "colspan");
    if (col > TC_DRAFT_SPAN_MAX)
        return;
    node->parent->_private = (void *)(col + colspan);
    if (rows && rows[0] == '0' && !has_text(node))
        tc_draft_cell_continued(w->draft, (uint32_t)col, colspan);
    else
        tc_draft_cell(w->draft, (uint32_t)col, 1, colspan);
}

static void count_look(walk *w, const xmlNode *node, int by) {
    if (node->type != XML_ELEMENT_NODE)
        return;
    w->bold += tc_html_is_bold(node) ? by : 0;
    w->caps += tc_html_is_caps(node) ? by : 0;
}

static void enter(walk *w, xmlNode *node, tc_html_role role) {
    count_look(w, node, 1);
    if (role != TC_HTML_INLINE)
        w->before = TC_SLICE("");
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
        if (w->of_wv)
            begin_cell_of_wv(w, node);
        else
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
    count_look(w, node, -1);
}

void tc_html_walk(tc_arena *arena, xmlNode *root, bool of_wv, tc_draft *draft) {
    walk w = {.draft = draft, .arena = arena, .of_wv = of_wv};
    for (xmlNode *node = root; node;) {
        tc_html_role role = tc_html_role_of(node);
        if (role != TC_HTML_NOISE)
            enter(&w, node, role);
        node = tc_html_next(node, root, role == TC_HTML_NOISE, leave_node, &w);
    }
}
