/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "docx_body.h"

#include <string.h>

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

static void begin_box(tc_docx_reading *b, const tc_xml_element *element) {
    if (b->boxes == TC_DOCX_BOXES_MAX) {
        b->skip = element->depth;
        return;
    }
    tc_docx_ready(b);
    b->outer[b->boxes++] = b->now;
    b->now = (tc_docx_paragraph){.style = b->docx->styles.standard};
    tc_draft_aside(b->docx->draft);
}

static void end_box(tc_docx_reading *b) {
    tc_draft_aside_end(b->docx->draft);
    b->now = b->outer[--b->boxes];
}

static void begin_table(tc_docx_reading *b, const tc_xml_element *element) {
    tc_docx_begin_cell(b);
    if (b->depth == TC_DOCX_TABLES_MAX) {
        b->skip = element->depth;
        return;
    }
    b->tables[b->depth++] = (tc_docx_grid){.span = 1};
    tc_draft_table(b->docx->draft);
}

/* A property of a paragraph, a run, a cell, a row, a section. */
static void property(tc_docx_reading *b, const tc_xml_element *element) {
    tc_docx_grid *g = b->depth ? &b->tables[b->depth - 1] : &(tc_docx_grid){.span = 1};
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
            b->now.look = tc_look_over(
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
static void inline_element(tc_docx_reading *b, const tc_xml_element *element) {
    bool in_run = b->now.run && !b->rpr;
    switch (element->token) {
    case W_R:
        tc_docx_ready(b);
        b->now.run = element->depth;
        b->now.look = TC_LOOK_NONE;
        break;
    case W_T:
        b->text = element->depth;
        break;
    case W_INSTR:
        b->instruction = element->depth;
        break;
    case W_TAB:
        if (in_run)
            tc_docx_put(b, TC_SLICE(" "));
        break;
    case W_BR:
    case W_CR:
        if (in_run && !b->fields.silents)
            tc_draft_break(b->docx->draft);
        break;
    case W_NO_BREAK_HYPHEN:
        tc_docx_put(b, TC_SLICE("-"));
        break;
    case W_SYM:
        tc_docx_put_symbol(b, element);
        break;
    case W_FLD_CHAR:
        tc_docx_field_char(b, element);
        break;
    case W_FLD_SIMPLE:
        tc_docx_field_simple(b, element);
        break;
    case W_FOOTNOTE_REFERENCE:
    case W_ENDNOTE_REFERENCE:
        tc_docx_refer(b, element, element->token == W_ENDNOTE_REFERENCE);
        break;
    default:
        property(b, element);
    }
}

/* What was deleted: a run or more; the mark that ends a paragraph; a row. */
static void deleted(tc_docx_reading *b, const tc_xml_element *element) {
    if (b->trpr)
        b->skip = b->tables[b->depth - 1].row_depth;
    else if (b->ppr)
        b->now.mark_deleted = true;
    else if (!b->rpr)
        b->skip = element->depth;
}

static void start(void *state, const tc_xml_element *element) {
    tc_docx_reading *b = state;
    tc_docx_grid *g = b->depth ? &b->tables[b->depth - 1] : NULL;
    if (b->skip || !element->token)
        return;
    switch (element->token) {
    case W_P:
        tc_docx_begin_paragraph(b);
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
            *g = (tc_docx_grid){.span = 1, .row_depth = element->depth};
        break;
    case W_TRPR:
        b->trpr = g ? element->depth : 0;
        break;
    case W_TC:
        if (g && !g->col && !g->pending)
            tc_draft_row(b->docx->draft);
        if (g)
            *g = (tc_docx_grid){
                .col = g->col, .span = 1, .pending = true, .row_depth = g->row_depth};
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
        tc_docx_begin_note(b, element);
        break;
    case W_HEADER_REFERENCE:
    case W_FOOTER_REFERENCE:
        tc_docx_point_at(b, element);
        break;
    case W_SECT_PR:
        b->sect = element->depth;
        break;
    case W_ALT_CHUNK:
        tc_docx_begin_cell(b);
        tc_docx_chunk(b->docx, tc_xml_attribute(element, "id"));
        break;
    default:
        inline_element(b, element);
    }
}

static void end(void *state, uint8_t token, uint8_t depth) {
    tc_docx_reading *b = state;
    if (b->skip) {
        if (b->skip != depth)
            return;
        b->skip = 0;
        if (token != W_TR)
            return;
    }
    switch (token) {
    case W_P:
        tc_docx_end_paragraph(b);
        break;
    case W_PPR:
        b->ppr = 0;
        tc_docx_ready(b);
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
        tc_docx_begin_cell(b);
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
        tc_docx_end_section(b);
        break;
    case W_NOTE:
        tc_draft_note_end(b->docx->draft);
        break;
    default:
        break;
    }
}

static void text(void *state, tc_slice s) {
    tc_docx_reading *b = state;
    if (b->skip)
        return;
    if (b->instruction)
        tc_fields_code(&b->fields, s);
    else if (b->text)
        tc_docx_put(b, s);
}

tc_status tc_docx_body(tc_docx *docx, const char *part, int notes, tc_error *error) {
    const tc_xml_handler handler = {
        .names = names, .spaces = tc_docx_spaces, .start = start, .end = end, .text = text};
    tc_docx_reading b = {.docx = docx, .notes = notes};
    b.now.style = docx->styles.standard;
    return tc_xml_read(&docx->zip, part, &handler, &b, error);
}
