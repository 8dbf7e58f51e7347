/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "docx_body.h"

#include <text/text.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Paragraphs ---- */

void tc_docx_begin_cell(tc_docx_reading *b) {
    tc_docx_grid *g = b->depth ? &b->tables[b->depth - 1] : NULL;
    if (!g || !g->pending)
        return;
    g->pending = false;
    if (g->merged && g->continued)
        tc_draft_cell_continued(b->docx->draft, g->col, g->span);
    else
        tc_draft_cell(b->docx->draft, g->col, 1, g->span);
    g->col += g->span;
}

void tc_docx_begin_paragraph(tc_docx_reading *b) {
    tc_docx_begin_cell(b);
    b->now = (tc_docx_paragraph){
        .style = b->docx->styles.standard, .num_id = -1, .level = -1, .open = true};
}

void tc_docx_ready(tc_docx_reading *b) {
    tc_docx_paragraph *p = &b->now;
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

void tc_docx_end_paragraph(tc_docx_reading *b) {
    tc_docx_ready(b);
    if (!b->now.mark_deleted)
        tc_draft_end(b->docx->draft, TC_GAP_BLANK);
    b->now.open = false;
}

static tc_look look_now(const tc_docx_reading *b) {
    const tc_docx_paragraph *p = &b->now;
    tc_look look = tc_look_over(p->look, p->style ? p->style->look : TC_LOOK_NONE);
    if (p->heading)
        look.bold = true;
    return look;
}

void tc_docx_put(tc_docx_reading *b, tc_slice text) {
    tc_docx_ready(b);
    if (!b->fields.silents)
        tc_look_text(b->docx->draft, b->docx->arena, text, look_now(b));
}

/* A character named by its font and code. */
void tc_docx_put_symbol(tc_docx_reading *b, const tc_xml_element *element) {
    char digits[8] = "";
    tc_buffer sign;
    tc_slice code = tc_xml_attribute(element, "char");
    tc_look look = look_now(b);
    tc_docx_ready(b);
    if (code.len && code.len < sizeof digits)
        memcpy(digits, code.ptr, code.len);
    tc_buffer_init(&sign, 16);
    tc_utf8_put(&sign, 0xF000 | (strtoul(digits, NULL, 16) & 0xFFF));
    look.font = tc_xml_attribute(element, "font");
    if (!b->fields.silents)
        tc_look_text(b->docx->draft, b->docx->arena, tc_buffer_slice(&sign), look);
    tc_buffer_dispose(&sign);
}

/* ---- Fields ---- */

void tc_docx_field_char(tc_docx_reading *b, const tc_xml_element *element) {
    tc_slice type = tc_xml_attribute(element, "fldCharType");
    if (tc_slice_equal(type, TC_SLICE("begin")))
        tc_fields_begin(&b->fields);
    else if (tc_slice_equal(type, TC_SLICE("separate")))
        tc_fields_show(&b->fields);
    else if (tc_slice_equal(type, TC_SLICE("end")))
        tc_fields_end(&b->fields);
}

void tc_docx_field_simple(tc_docx_reading *b, const tc_xml_element *element) {
    char code[TC_FIELD_CODE];
    tc_slice instr = tc_xml_attribute(element, "instr");
    snprintf(code, sizeof code, "%.*s",
             (int)(instr.len < sizeof code ? instr.len : sizeof code - 1), instr.ptr);
    if (instr.len && tc_field_is_page(code))
        b->skip = element->depth;
}

/* ---- Notes, sections ---- */

int tc_docx_by_note(const void *a, const void *b) {
    const tc_docx_note *left = a, *right = b;
    return tc_slice_compare(left->id, right->id);
}

void tc_docx_refer(tc_docx_reading *b, const tc_xml_element *element, int kind) {
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
    tc_docx_put(b, tc_slice_of(mark));
}

void tc_docx_begin_note(tc_docx_reading *b, const tc_xml_element *element) {
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
    tc_draft_note(docx->draft);
    tc_draft_label(docx->draft, tc_slice_of(mark), false, false);
}

void tc_docx_point_at(tc_docx_reading *b, const tc_xml_element *element) {
    tc_slice type = tc_xml_attribute(element, "type");
    if (!b->sect || b->section_count == TC_DOCX_SECTION_MAX)
        return;
    b->section[b->section_count++] =
        (tc_docx_running){.id = tc_arena_copy(b->docx->arena, tc_xml_attribute(element, "id")),
                          .header = element->token == W_HEADER_REFERENCE,
                          .first = tc_slice_equal(type, TC_SLICE("first")),
                          .section = b->docx->sections};
}

void tc_docx_end_section(tc_docx_reading *b) {
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
