/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the reader stands in a part with paragraphs and tables: docx_body.c follows the elements,
 * docx_paragraph.c makes text of them. */
#ifndef TRACUU_CORPUS_DOCX_BODY_H
#define TRACUU_CORPUS_DOCX_BODY_H

#include "docx.h"
#include "fields.h"

enum {
    TC_DOCX_BOXES_MAX = 16,
    TC_DOCX_TABLES_MAX = 2 * TC_DRAFT_DEPTH_MAX,
    TC_DOCX_SECTION_MAX = 8
};

/* The paragraph that is open; a text box has paragraphs inside of one. */
typedef struct tc_docx_paragraph {
    const tc_docx_style *style;
    long num_id, level; /* -1: the style's */
    bool open, ready;   /* ready: its properties are known, its number given */
    bool heading, mark_deleted;
    uint8_t run;  /* depth of the open w:r, or 0 */
    tc_look look; /* of the open run, its character style under it */
} tc_docx_paragraph;

typedef struct tc_docx_grid {
    uint32_t col, span;
    bool pending, continued, merged; /* a cell that is not begun */
    uint8_t row_depth;
} tc_docx_grid;

typedef struct tc_docx_reading {
    tc_docx *docx;
    tc_docx_paragraph now, outer[TC_DOCX_BOXES_MAX];
    tc_docx_grid tables[TC_DOCX_TABLES_MAX];
    size_t boxes, depth; /* depth: open tables */
    uint8_t skip;        /* depth of the element whose contents are passed over */
    uint8_t ppr, rpr, trpr, sect, text, instruction; /* depths of open elements, or 0 */
    tc_fields fields;
    bool chosen[TC_XML_DEPTH_MAX + 1];            /* alternatives: one was taken */
    tc_docx_running section[TC_DOCX_SECTION_MAX]; /* what the open section points at */
    size_t section_count;
    bool title_page;
    int notes; /* as for tc_docx_body */
} tc_docx_reading;

/* The cell that is open begins now, its properties being known. */
void tc_docx_begin_cell(tc_docx_reading *b);
void tc_docx_begin_paragraph(tc_docx_reading *b);
/* The properties of the paragraph are known: gives it its number. */
void tc_docx_ready(tc_docx_reading *b);
void tc_docx_end_paragraph(tc_docx_reading *b);

void tc_docx_put(tc_docx_reading *b, tc_slice text);
void tc_docx_put_symbol(tc_docx_reading *b, const tc_xml_element *element);
void tc_docx_field_char(tc_docx_reading *b, const tc_xml_element *element);
void tc_docx_field_simple(tc_docx_reading *b, const tc_xml_element *element);
/* A reference to a footnote (KIND 0) or endnote (1). */
void tc_docx_refer(tc_docx_reading *b, const tc_xml_element *element, int kind);
void tc_docx_begin_note(tc_docx_reading *b, const tc_xml_element *element);
/* A section's reference to a header or footer. */
void tc_docx_point_at(tc_docx_reading *b, const tc_xml_element *element);
void tc_docx_end_section(tc_docx_reading *b);

#endif
