/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "docx.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BOXES_MAX = 16, TABLES_MAX = 2 * TC_DRAFT_DEPTH_MAX, FIELDS_MAX = 64, SECTION_MAX = 8 };

/* The paragraph that is open; a text box has paragraphs inside of one. */
typedef struct paragraph {
    const tc_docx_style *style;
    long num_id, level; /* -1: the style's */
    bool open, ready;   /* ready: its properties are known, its number given */
    bool heading, mark_deleted;
    uint8_t run;       /* depth of the open w:r, or 0 */
    tc_docx_look look; /* of the open run, its character style under it */
} paragraph;

typedef struct grid {
    uint32_t col, span;
    bool pending, continued, merged; /* a cell that is not begun */
    uint8_t row_depth;
} grid;

typedef struct body {
    tc_docx *docx;
    paragraph now, outer[BOXES_MAX];
    grid tables[TABLES_MAX];
    size_t boxes, depth; /* depth: open tables */
    uint8_t skip;        /* depth of the element whose contents are passed over */
    uint8_t ppr, rpr, trpr, sect, text, instruction; /* depths of open elements, or 0 */
    /* Fields: which of them are still in their code, or show a page number. */
    bool silent[FIELDS_MAX];
    size_t fields, silents;
    char code[16];                        /* the first letters of the innermost field's code */
    bool chosen[TC_XML_DEPTH_MAX + 1];    /* alternatives: one was taken */
    tc_docx_running section[SECTION_MAX]; /* what the open section points at */
    size_t section_count;
    bool title_page;
    int notes; /* as for tc_docx_body */
} body;

static const tc_xml_name names[] = {{1, W_P, "p"},
                                    {1, W_PPR, "pPr"},
                                    {1, W_R, "r"},
                                    {1, W_RPR, "rPr"},
                                    {1, W_T, "t"},
                                    {3, W_T, "t"},
                                    {1, W_TAB, "tab"},
                                    {1, W_TAB, "ptab"},
                                    {1, W_BR, "br"},
                                    {1, W_CR, "cr"},
                                    {1, W_SYM, "sym"},
                                    {1, W_NO_BREAK_HYPHEN, "noBreakHyphen"},
                                    {1, W_TBL, "tbl"},
                                    {1, W_TR, "tr"},
                                    {1, W_TRPR, "trPr"},
                                    {1, W_TC, "tc"},
                                    {1, W_TCPR, "tcPr"},
                                    {1, W_GRID_SPAN, "gridSpan"},
                                    {1, W_GRID_BEFORE, "gridBefore"},
                                    {1, W_V_MERGE, "vMerge"},
                                    {1, W_DEL, "del"},
                                    {1, W_DEL, "moveFrom"},
                                    {1, W_CHANGE, "pPrChange"},
                                    {1, W_CHANGE, "rPrChange"},
                                    {1, W_CHANGE, "tblPrChange"},
                                    {1, W_CHANGE, "trPrChange"},
                                    {1, W_CHANGE, "tcPrChange"},
                                    {1, W_CHANGE, "sectPrChange"},
                                    {1, W_CHANGE, "tblGridChange"},
                                    {1, W_CHANGE, "tblPrExChange"},
                                    {1, W_CHANGE, "rt"},
                                    {1, W_B, "b"},
                                    {1, W_VANISH, "vanish"},
                                    {1, W_CAPS, "caps"},
                                    {1, W_R_FONTS, "rFonts"},
                                    {1, W_R_STYLE, "rStyle"},
                                    {1, W_P_STYLE, "pStyle"},
                                    {1, W_NUM_ID, "numId"},
                                    {1, W_ILVL, "ilvl"},
                                    {1, W_OUTLINE, "outlineLvl"},
                                    {1, W_FLD_CHAR, "fldChar"},
                                    {1, W_FLD_SIMPLE, "fldSimple"},
                                    {1, W_INSTR, "instrText"},
                                    {1, W_BOX, "txbxContent"},
                                    {2, W_ALTERNATE, "AlternateContent"},
                                    {2, W_CHOICE, "Choice"},
                                    {2, W_FALLBACK, "Fallback"},
                                    {1, W_FOOTNOTE_REFERENCE, "footnoteReference"},
                                    {1, W_ENDNOTE_REFERENCE, "endnoteReference"},
                                    {1, W_NOTE, "footnote"},
                                    {1, W_NOTE, "endnote"},
                                    {1, W_HEADER_REFERENCE, "headerReference"},
                                    {1, W_FOOTER_REFERENCE, "footerReference"},
                                    {1, W_SECT_PR, "sectPr"},
                                    {1, W_TITLE_PAGE, "titlePg"},
                                    {1, W_ALT_CHUNK, "altChunk"},
                                    {0, 0, NULL}};

/* ---- Paragraphs ---- */

static void begin_cell(body *b) {
    grid *g = b->depth ? &b->tables[b->depth - 1] : NULL;
    if (!g || !g->pending)
        return;
    g->pending = false;
    if (g->merged && g->continued)
        tc_draft_cell_continued(b->docx->draft, g->col, g->span);
    else
        tc_draft_cell(b->docx->draft, g->col, 1, g->span);
    g->col += g->span;
}

static void begin_paragraph(body *b) {
    begin_cell(b);
    b->now =
        (paragraph){.style = b->docx->styles.standard, .num_id = -1, .level = -1, .open = true};
}

/* The properties are known: gives the paragraph its number. */
static void ready(body *b) {
    paragraph *p = &b->now;
    if (p->ready || !p->open)
        return;
    p->ready = true;
    p->heading |= p->style->heading;
    if (p->mark_deleted) /* it goes on in the next one, whose number counts */
        return;
    bool own = p->num_id >= 0;
    long level = p->level >= 0 ? p->level : own ? 0 : p->style->level;
    tc_docx_number(b->docx->numbering, own ? p->num_id : p->style->num_id, level,
                   own ? TC_SLICE("") : p->style->id, b->docx->draft);
}

static void end_paragraph(body *b) {
    ready(b);
    if (!b->now.mark_deleted)
        tc_draft_end(b->docx->draft, TC_GAP_BLANK);
    b->now.open = false;
}

static tc_docx_look look_now(const body *b) {
    static const tc_docx_look none = {TC_DOCX_UNSET, TC_DOCX_UNSET, TC_DOCX_UNSET, {"", 0}};
    const paragraph *p = &b->now;
    tc_docx_look look = tc_docx_look_over(p->look, p->style ? p->style->look : none);
    if (p->heading)
        look.bold = true;
    return look;
}

static void put(body *b, tc_slice text) {
    ready(b);
    if (!b->silents)
        tc_docx_text(b->docx, text, look_now(b));
}

/* ---- Fields ---- */

/* Numbers of pages are of no use in a text without pages. */
static bool shows_page(const char *code) {
    code += strspn(code, " ");
    return (!strncmp(code, "PAGE", 4) && code[4] != 'R') || !strncmp(code, "NUMPAGES", 8) ||
           !strncmp(code, "SECTIONPAGES", 12);
}

static void set_silent(body *b, bool silent) {
    bool *now = &b->silent[b->fields - 1];
    b->silents += silent;
    b->silents -= *now;
    *now = silent;
}

static void field_char(body *b, const tc_xml_element *element) {
    tc_slice type = tc_xml_attribute(element, "fldCharType");
    if (tc_slice_equal(type, TC_SLICE("begin"))) {
        if (b->fields == FIELDS_MAX)
            return;
        b->silent[b->fields++] = false;
        set_silent(b, true);
        b->code[0] = '\0';
    } else if (b->fields && tc_slice_equal(type, TC_SLICE("separate"))) {
        set_silent(b, shows_page(b->code));
    } else if (b->fields && tc_slice_equal(type, TC_SLICE("end"))) {
        set_silent(b, false);
        b->fields--;
    }
}

static void field_simple(body *b, const tc_xml_element *element) {
    char code[16];
    tc_slice instr = tc_xml_attribute(element, "instr");
    snprintf(code, sizeof code, "%.*s", (int)(instr.len < 15 ? instr.len : 15), instr.ptr);
    if (instr.len && shows_page(code))
        b->skip = element->depth;
}

/* ---- Notes, sections ---- */

int tc_docx_by_note(const void *a, const void *b) {
    const tc_docx_note *left = a, *right = b;
    return tc_slice_compare(left->id, right->id);
}

static void refer(body *b, const tc_xml_element *element, int kind) {
    tc_docx *docx = b->docx;
    char mark[24];
    tc_slice id = tc_xml_attribute(element, "id");
    size_t *count = &docx->note_count[kind];
    if (!id.len || *count >= TC_DOCX_NOTES_MAX)
        return;
    tc_docx_note *notes = tc_arena_grow(docx->arena, docx->notes[kind], *count, *count + 1,
                                        sizeof *notes, &docx->note_capacity[kind]);
    if (!notes)
        return;
    docx->notes[kind] = notes;
    uint32_t number = (uint32_t)(docx->note_count[0] + docx->note_count[1]) + 1;
    notes[(*count)++] = (tc_docx_note){tc_arena_copy(docx->arena, id), number};
    snprintf(mark, sizeof mark, "[%u]", number);
    put(b, tc_slice_of(mark));
}

static void begin_note(body *b, const tc_xml_element *element) {
    const tc_docx *docx = b->docx;
    const tc_docx_note key = {.id = tc_xml_attribute(element, "id")}, *note = NULL;
    char mark[24];
    if (b->notes >= 0 && key.id.len)
        note = bsearch(&key, docx->notes[b->notes], docx->note_count[b->notes], sizeof key,
                       tc_docx_by_note);
    if (!note) {
        b->skip = element->depth;
        return;
    }
    snprintf(mark, sizeof mark, "[%u]", note->number);
    tc_draft_label(docx->draft, tc_slice_of(mark), false, false);
}

static void point_at(body *b, const tc_xml_element *element) {
    tc_slice type = tc_xml_attribute(element, "type");
    if (!b->sect || b->section_count == SECTION_MAX)
        return;
    b->section[b->section_count++] =
        (tc_docx_running){.id = tc_arena_copy(b->docx->arena, tc_xml_attribute(element, "id")),
                          .header = element->token == W_HEADER_REFERENCE,
                          .first = tc_slice_equal(type, TC_SLICE("first")),
                          .section = b->docx->sections};
}

static void end_section(body *b) {
    tc_docx *docx = b->docx;
    for (size_t i = 0; i < b->section_count && docx->running_count < TC_DOCX_RUNNING_MAX; i++)
        if (!b->section[i].first || b->title_page)
            docx->running[docx->running_count++] = b->section[i];
    if (!docx->sections++)
        docx->title_page = b->title_page;
    b->section_count = 0;
    b->title_page = false;
    b->sect = 0;
}

/* ---- Events ---- */

static void begin_box(body *b, const tc_xml_element *element) {
    if (b->boxes == BOXES_MAX) {
        b->skip = element->depth;
        return;
    }
    ready(b);
    b->outer[b->boxes++] = b->now;
    b->now = (paragraph){.style = b->docx->styles.standard};
    tc_draft_aside(b->docx->draft);
}

static void end_box(body *b) {
    tc_draft_aside_end(b->docx->draft);
    b->now = b->outer[--b->boxes];
}

static void begin_table(body *b, const tc_xml_element *element) {
    begin_cell(b);
    if (b->depth == TABLES_MAX) {
        b->skip = element->depth;
        return;
    }
    b->tables[b->depth++] = (grid){.span = 1};
    tc_draft_table(b->docx->draft);
}

/* A property of a paragraph, a run, a cell, a row, a section. */
static void property(body *b, const tc_xml_element *element) {
    grid *g = b->depth ? &b->tables[b->depth - 1] : &(grid){.span = 1};
    long number = tc_xml_number(element, "val", -1);
    switch (element->token) {
    case W_P_STYLE:
        b->now.style = tc_docx_style_get(&b->docx->styles, tc_xml_attribute(element, "val"));
        break;
    case W_NUM_ID:
        b->now.num_id = number;
        break;
    case W_ILVL:
        b->now.level = number;
        break;
    case W_OUTLINE:
        b->now.heading = number >= 0 && number < 9;
        break;
    case W_R_STYLE:
        if (b->now.run && b->rpr)
            b->now.look = tc_docx_look_over(
                b->now.look,
                tc_docx_style_get(&b->docx->styles, tc_xml_attribute(element, "val"))->look);
        break;
    case W_GRID_SPAN:
        g->span = number < 1                   ? 1
                  : number > TC_DRAFT_SPAN_MAX ? TC_DRAFT_SPAN_MAX
                                               : (uint32_t)number;
        break;
    case W_GRID_BEFORE:
        if (number > 0 && number < TC_DRAFT_SPAN_MAX)
            g->col += (uint32_t)number;
        break;
    case W_V_MERGE:
        g->merged = true;
        g->continued = !tc_slice_equal(tc_xml_attribute(element, "val"), TC_SLICE("restart"));
        break;
    case W_TITLE_PAGE:
        b->title_page = tc_ooxml_on(element);
        break;
    default:
        if (b->now.run && b->rpr)
            tc_docx_look_read(&b->now.look, element, b->docx->arena);
    }
}

/* What stands in a run, or holds runs. */
static void inline_element(body *b, const tc_xml_element *element) {
    bool in_run = b->now.run && !b->rpr;
    switch (element->token) {
    case W_R:
        ready(b);
        b->now.run = element->depth;
        b->now.look = (tc_docx_look){TC_DOCX_UNSET, TC_DOCX_UNSET, TC_DOCX_UNSET, TC_SLICE("")};
        break;
    case W_T:
        b->text = element->depth;
        break;
    case W_INSTR:
        b->instruction = element->depth;
        break;
    case W_TAB:
        if (in_run)
            put(b, TC_SLICE(" "));
        break;
    case W_BR:
    case W_CR:
        if (in_run && !b->silents)
            tc_draft_break(b->docx->draft);
        break;
    case W_NO_BREAK_HYPHEN:
        put(b, TC_SLICE("-"));
        break;
    case W_SYM:
        ready(b);
        if (!b->silents && look_now(b).hidden != true)
            tc_docx_symbol(b->docx, element);
        break;
    case W_FLD_CHAR:
        field_char(b, element);
        break;
    case W_FLD_SIMPLE:
        field_simple(b, element);
        break;
    case W_FOOTNOTE_REFERENCE:
    case W_ENDNOTE_REFERENCE:
        refer(b, element, element->token == W_ENDNOTE_REFERENCE);
        break;
    default:
        property(b, element);
    }
}

/* What was deleted: a run or more; the mark that ends a paragraph; a row. */
static void deleted(body *b, const tc_xml_element *element) {
    if (b->trpr)
        b->skip = b->tables[b->depth - 1].row_depth;
    else if (b->ppr)
        b->now.mark_deleted = true;
    else if (!b->rpr)
        b->skip = element->depth;
}

static void start(void *state, const tc_xml_element *element) {
    body *b = state;
    grid *g = b->depth ? &b->tables[b->depth - 1] : NULL;
    if (b->skip || !element->token)
        return;
    switch (element->token) {
    case W_P:
        begin_paragraph(b);
        break;
    case W_PPR:
        b->ppr = element->depth;
        break;
    case W_RPR:
        b->rpr = element->depth;
        break;
    case W_TBL:
        begin_table(b, element);
        break;
    case W_TR:
        if (g)
            *g = (grid){.span = 1, .row_depth = element->depth};
        break;
    case W_TRPR:
        b->trpr = g ? element->depth : 0;
        break;
    case W_TC:
        if (g && !g->col && !g->pending)
            tc_draft_row(b->docx->draft);
        if (g)
            *g = (grid){.col = g->col, .span = 1, .pending = true, .row_depth = g->row_depth};
        break;
    case W_DEL:
        deleted(b, element);
        break;
    case W_CHANGE:
        b->skip = element->depth;
        break;
    case W_BOX:
        begin_box(b, element);
        break;
    case W_ALTERNATE:
        b->chosen[element->depth] = false;
        break;
    case W_CHOICE:
    case W_FALLBACK:
        if (b->chosen[element->depth - 1])
            b->skip = element->depth;
        b->chosen[element->depth - 1] = true;
        break;
    case W_NOTE:
        begin_note(b, element);
        break;
    case W_HEADER_REFERENCE:
    case W_FOOTER_REFERENCE:
        point_at(b, element);
        break;
    case W_SECT_PR:
        b->sect = element->depth;
        break;
    case W_ALT_CHUNK:
        begin_cell(b);
        tc_docx_chunk(b->docx, tc_xml_attribute(element, "id"));
        break;
    default:
        inline_element(b, element);
    }
}

static void end(void *state, uint8_t token, uint8_t depth) {
    body *b = state;
    if (b->skip) {
        if (b->skip != depth)
            return;
        b->skip = 0;
        if (token != W_TR)
            return;
    }
    switch (token) {
    case W_P:
        end_paragraph(b);
        break;
    case W_PPR:
        b->ppr = 0;
        ready(b);
        break;
    case W_RPR:
        b->rpr = 0;
        break;
    case W_R:
        b->now.run = 0;
        break;
    case W_T:
        b->text = 0;
        break;
    case W_INSTR:
        b->instruction = 0;
        break;
    case W_TRPR:
        b->trpr = 0;
        break;
    case W_TC:
        begin_cell(b);
        tc_draft_cell_end(b->docx->draft);
        break;
    case W_TBL:
        if (b->depth)
            b->depth--;
        tc_draft_table_end(b->docx->draft);
        break;
    case W_BOX:
        end_box(b);
        break;
    case W_SECT_PR:
        end_section(b);
        break;
    case W_NOTE:
        tc_draft_end(b->docx->draft, TC_GAP_BLANK);
        tc_draft_label(b->docx->draft, TC_SLICE(""), false, false);
        break;
    default:
        break;
    }
}

static void text(void *state, tc_slice s) {
    body *b = state;
    if (b->skip)
        return;
    if (b->instruction) {
        size_t have = strlen(b->code), room = sizeof b->code - 1 - have;
        size_t n = s.len < room ? s.len : room;
        memcpy(b->code + have, s.ptr, n);
        b->code[have + n] = '\0';
    } else if (b->text) {
        put(b, s);
    }
}

tc_status tc_docx_body(tc_docx *docx, const char *part, int notes, tc_error *error) {
    const tc_xml_handler handler = {
        .names = names, .spaces = tc_docx_spaces, .start = start, .end = end, .text = text};
    body b = {.docx = docx, .notes = notes};
    b.now.style = docx->styles.standard;
    return tc_xml_read(&docx->zip, part, &handler, &b, error);
}
