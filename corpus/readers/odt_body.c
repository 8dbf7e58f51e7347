/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "odt.h"

#include <stdio.h>
#include <string.h>

enum { SPANS_MAX = 64, LISTS_MAX = 64, PARAGRAPHS_MAX = 32, TABLES_MAX = 96 };

/* A list that is open; level: how many stand around it. */
typedef struct open_list {
    tc_odt_list *list;
    bool pending; /* an item whose first paragraph has not come */
    long start;   /* of that item, or -1 */
} open_list;

/* What is kept while a box or note inside a paragraph is read. */
typedef struct context {
    tc_look looks[SPANS_MAX]; /* of the paragraph and of the spans in it */
    size_t spans;             /* 0: no paragraph is open */
    open_list lists[LISTS_MAX];
    size_t list_count;
} context;

typedef struct reading {
    tc_odt *odt;
    context *now, *contexts[PARAGRAPHS_MAX];
    size_t depth; /* of contexts */
    uint8_t skip;
    uint32_t columns[TABLES_MAX], rows[TABLES_MAX]; /* repeats of the open cell and row, over 1 */
    bool covered[TABLES_MAX];
    size_t tables;
    bool sheets;        /* a spreadsheet */
    bool running, body; /* in a header or footer; the text itself */
} reading;

static const tc_xml_name names[] = {{ODT_TEXT, O_P, "p"},
                                    {ODT_TEXT, O_H, "h"},
                                    {ODT_TEXT, O_SPAN, "span"},
                                    {ODT_TEXT, O_S, "s"},
                                    {ODT_TEXT, O_TAB, "tab"},
                                    {ODT_TEXT, O_BREAK, "line-break"},
                                    {ODT_TEXT, O_NOTE, "note"},
                                    {ODT_TEXT, O_SKIP, "note-citation"},
                                    {ODT_TEXT, O_SKIP, "tracked-changes"},
                                    {ODT_TEXT, O_SKIP, "ruby-text"},
                                    {ODT_TEXT, O_SKIP, "page-number"},
                                    {ODT_TEXT, O_SKIP, "page-count"},
                                    {ODT_OFFICE, O_SKIP, "annotation"},
                                    {ODT_OFFICE, O_SKIP, "forms"},
                                    {ODT_OFFICE, O_SKIP, "automatic-styles"},
                                    {ODT_OFFICE, O_SKIP, "styles"},
                                    {ODT_OFFICE, O_SKIP, "font-face-decls"},
                                    {ODT_OFFICE, O_SKIP, "scripts"},
                                    {ODT_OFFICE, O_SKIP, "binary-data"},
                                    {ODT_SVG, O_SKIP, "title"},
                                    {ODT_SVG, O_SKIP, "desc"},
                                    {ODT_DRAW, O_BOX, "text-box"},
                                    {ODT_DRAW, O_BOX, "custom-shape"},
                                    {ODT_DRAW, O_BOX, "rect"},
                                    {ODT_TEXT, O_LIST, "list"},
                                    {ODT_TEXT, O_ITEM, "list-item"},
                                    {ODT_TEXT, O_LIST_HEADER, "list-header"},
                                    {ODT_TABLE, O_TABLE, "table"},
                                    {ODT_TABLE, O_SKIP, "shapes"},
                                    {ODT_TABLE, O_SKIP, "tracked-changes"},
                                    {ODT_TABLE, O_ROW, "table-row"},
                                    {ODT_TABLE, O_CELL, "table-cell"},
                                    {ODT_TABLE, O_COVERED, "covered-table-cell"},
                                    {ODT_OFFICE, O_SPREADSHEET, "spreadsheet"},
                                    {ODT_STYLE, O_HEADER, "header"},
                                    {ODT_STYLE, O_HEADER_FIRST, "header-first"},
                                    {ODT_STYLE, O_FOOTER, "footer"},
                                    {ODT_STYLE, O_FOOTER, "footer-first"},
                                    {ODT_STYLE, O_FOOTER, "footer-left"},
                                    {ODT_STYLE, O_FOOTER, "header-left"},
                                    {0, 0, NULL}};

/* ---- Paragraphs ---- */

/* The label of a paragraph in a list. */
static void number(reading *r, const tc_odt_style *style) {
    context *c = r->now;
    open_list *list = c->list_count ? &c->lists[c->list_count - 1] : NULL;
    if (!list || !list->pending)
        return;
    list->pending = false;
    tc_odt_list *named = list->list;
    if (!named && style)
        named = tc_odt_list_find(r->odt, style->list);
    if (named)
        tc_odt_number(r->odt, named, (long)c->list_count - 1, list->start);
}

static void begin_paragraph(reading *r, const tc_xml_element *element) {
    context *c = r->now;
    const tc_odt_style *style =
        tc_odt_style_find(r->odt, "paragraph", tc_xml_attribute(element, "style-name"));
    c->looks[0] = style ? style->look : TC_LOOK_NONE;
    c->spans = 1;
    number(r, style);
    if (element->token != O_H)
        return;
    c->looks[0].bold = true;
    if (!c->list_count &&
        !tc_slice_equal(tc_xml_attribute(element, "is-list-header"), TC_SLICE("true")))
        tc_odt_number(r->odt, &r->odt->outline, tc_xml_number(element, "outline-level", 1) - 1, -1);
}

static void end_paragraph(reading *r) {
    r->now->spans = 0;
    tc_draft_end(r->odt->draft, TC_GAP_BLANK);
}

static void begin_span(reading *r, const tc_xml_element *element) {
    context *c = r->now;
    const tc_odt_style *style =
        tc_odt_style_find(r->odt, "text", tc_xml_attribute(element, "style-name"));
    if (!c->spans || c->spans >= SPANS_MAX) {
        c->spans += c->spans > 0;
        return;
    }
    c->looks[c->spans] =
        style ? tc_look_over(style->look, c->looks[c->spans - 1]) : c->looks[c->spans - 1];
    c->spans++;
}

static void text(void *state, tc_slice s) {
    reading *r = state;
    const context *c = r->now;
    if (r->skip || !c->spans)
        return;
    size_t span = c->spans < SPANS_MAX ? c->spans - 1 : SPANS_MAX - 1;
    tc_look_text(r->odt->draft, r->odt->arena, s, c->looks[span]);
}

/* Inside a paragraph something with paragraphs of its own begins. */
static bool push(reading *r, const tc_xml_element *element) {
    context *inner = NULL;
    if (r->depth < PARAGRAPHS_MAX)
        inner = tc_arena_take(r->odt->arena, sizeof *inner);
    if (!inner) {
        r->skip = element->depth;
        return false;
    }
    r->contexts[r->depth++] = r->now;
    r->now = inner;
    return true;
}

static void pop(reading *r) {
    if (r->depth)
        r->now = r->contexts[--r->depth];
}

static void begin_note(reading *r, const tc_xml_element *element) {
    char mark[24];
    snprintf(mark, sizeof mark, "[%zu]", ++r->odt->notes);
    text(r, tc_slice_of(mark));
    if (!push(r, element))
        return;
    tc_draft_note(r->odt->draft);
    tc_draft_label(r->odt->draft, tc_slice_of(mark), false, false);
}

/* ---- Lists ---- */

static void begin_list(reading *r, const tc_xml_element *element) {
    context *c = r->now;
    if (c->list_count >= LISTS_MAX) {
        r->skip = element->depth;
        return;
    }
    tc_odt_list *list = tc_odt_list_find(r->odt, tc_xml_attribute(element, "style-name"));
    if (!list && c->list_count)
        list = c->lists[c->list_count - 1].list;
    bool goes_on =
        tc_slice_equal(tc_xml_attribute(element, "continue-numbering"), TC_SLICE("true")) ||
        tc_xml_attribute(element, "continue-list").len;
    if (list && !c->list_count && !goes_on)
        tc_odt_restart(list);
    c->lists[c->list_count++] = (open_list){.list = list, .start = -1};
}

static void begin_item(reading *r, const tc_xml_element *element) {
    context *c = r->now;
    if (!c->list_count)
        return;
    c->lists[c->list_count - 1].pending = element->token == O_ITEM;
    c->lists[c->list_count - 1].start = tc_xml_number(element, "start-value", -1);
}

/* ---- Tables ---- */

static uint32_t repeats(const tc_xml_element *element, const char *attribute) {
    long count = tc_xml_number(element, attribute, 1);
    return count < 1 ? 0 : count > INT32_MAX ? INT32_MAX : (uint32_t)count - 1;
}

static void begin_table(reading *r, const tc_xml_element *element) {
    const tc_odt_style *style =
        tc_odt_style_find(r->odt, "table", tc_xml_attribute(element, "style-name"));
    if (r->tables >= TABLES_MAX || (r->sheets && style && style->hidden)) {
        r->skip = element->depth;
        return;
    }
    if (r->sheets && !r->tables) {
        tc_draft_text(r->odt->draft, tc_xml_attribute(element, "name"), true);
        tc_draft_end(r->odt->draft, TC_GAP_BLANK);
    }
    r->tables++;
    tc_draft_table(r->odt->draft);
}

static void begin_row(reading *r, const tc_xml_element *element) {
    if (!r->tables)
        return;
    r->rows[r->tables - 1] = repeats(element, "number-rows-repeated");
    tc_draft_row(r->odt->draft);
}

static void begin_cell(reading *r, const tc_xml_element *element) {
    if (!r->tables)
        return;
    if (element->token == O_COVERED) {
        r->skip = element->depth;
        return;
    }
    r->columns[r->tables - 1] = repeats(element, "number-columns-repeated");
    tc_draft_cell(r->odt->draft, TC_DRAFT_NEXT,
                  (uint32_t)repeats(element, "number-rows-spanned") + 1,
                  (uint32_t)repeats(element, "number-columns-spanned") + 1);
}

/* ---- Events ---- */

static void begin_inline(reading *r, const tc_xml_element *element) {
    switch (element->token) {
    case O_SPAN:
        begin_span(r, element);
        break;
    case O_S:
    case O_TAB:
        text(r, TC_SLICE(" "));
        break;
    case O_BREAK:
        if (r->now->spans)
            tc_draft_break(r->odt->draft);
        break;
    case O_NOTE:
        begin_note(r, element);
        break;
    case O_BOX:
        if (push(r, element))
            tc_draft_aside(r->odt->draft);
        break;
    case O_LIST:
        begin_list(r, element);
        break;
    case O_ITEM:
    case O_LIST_HEADER:
        begin_item(r, element);
        break;
    default:
        break;
    }
}

static void start(void *state, const tc_xml_element *element) {
    reading *r = state;
    if (r->skip)
        return;
    switch (element->token) {
    case O_P:
    case O_H:
        begin_paragraph(r, element);
        break;
    case O_TABLE:
        begin_table(r, element);
        break;
    case O_ROW:
        begin_row(r, element);
        break;
    case O_CELL:
    case O_COVERED:
        begin_cell(r, element);
        break;
    case O_SPREADSHEET:
        r->sheets = true;
        break;
    case O_HEADER:
    case O_HEADER_FIRST:
    case O_FOOTER:
        tc_draft_running(r->odt->draft);
        break;
    case O_SKIP:
        r->skip = element->depth;
        break;
    default:
        begin_inline(r, element);
    }
}

static void end_inline(reading *r, uint8_t token) {
    switch (token) {
    case O_SPAN:
        r->now->spans -= r->now->spans > 1;
        break;
    case O_NOTE:
        pop(r);
        tc_draft_note_end(r->odt->draft);
        break;
    case O_BOX:
        pop(r);
        tc_draft_aside_end(r->odt->draft);
        break;
    case O_LIST:
        r->now->list_count -= r->now->list_count > 0;
        break;
    case O_HEADER_FIRST:
        tc_draft_running_end(r->odt->draft, 1);
        break;
    case O_HEADER:
        tc_draft_running_end(r->odt->draft, 2);
        break;
    case O_FOOTER:
        tc_draft_running_end(r->odt->draft, SIZE_MAX);
        break;
    default:
        break;
    }
}

static void end(void *state, uint8_t token, uint8_t depth) {
    reading *r = state;
    if (r->skip) {
        r->skip = r->skip == depth ? 0 : r->skip;
        return;
    }
    switch (token) {
    case O_P:
    case O_H:
        end_paragraph(r);
        break;
    case O_TABLE:
        if (r->tables)
            r->tables--;
        tc_draft_table_end(r->odt->draft);
        break;
    case O_ROW:
        if (r->tables)
            tc_draft_repeat_row(r->odt->draft, r->rows[r->tables - 1]);
        break;
    case O_CELL:
        tc_draft_cell_end(r->odt->draft);
        if (r->tables)
            tc_draft_repeat_cell(r->odt->draft, r->columns[r->tables - 1]);
        break;
    default:
        end_inline(r, token);
    }
}

tc_status tc_odt_body(tc_odt *odt, const char *part, tc_error *error) {
    const tc_xml_handler handler = {
        .names = names, .spaces = tc_odt_spaces, .start = start, .end = end, .text = text};
    reading r = {.odt = odt};
    r.now = tc_arena_take(odt->arena, sizeof *r.now);
    if (!r.now)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    return tc_xml_read(&odt->zip, part, &handler, &r, error);
}
