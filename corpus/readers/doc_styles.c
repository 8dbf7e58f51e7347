/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "doc.h"

#include <text/text.h>

enum {
    NAME_AT = 40, /* in the record of a font */
    FONTS_MAX = 4000,
    STYLES_MAX = 4095,
    OF_PARAGRAPHS = 1,
    OF_CHARACTERS = 2,
    NO_STYLE = 0xFFF,
    BASED_DEEP = 100
};

/* ---- Fonts ---- */

static tc_slice font_name(tc_doc *doc, tc_slice record) {
    tc_buffer name;
    tc_buffer_init(&name, 256);
    for (size_t at = NAME_AT; tc_le16(record, at); at += 2)
        tc_utf8_put(&name, tc_le16(record, at));
    tc_slice copy = name.failed ? TC_SLICE("") : tc_arena_copy(doc->arena, tc_buffer_slice(&name));
    tc_buffer_dispose(&name);
    return copy;
}

static tc_status read_fonts(tc_doc *doc, tc_error *error) {
    tc_slice list = tc_doc_at(doc, DOC_FONTS);
    size_t count = tc_le16(list, 0), at = 4;
    count = count < FONTS_MAX ? count : FONTS_MAX;
    doc->fonts = tc_arena_take(doc->arena, (count + 1) * sizeof *doc->fonts);
    if (!doc->fonts)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    for (; doc->font_count < count && at < list.len; doc->font_count++) {
        size_t size = (size_t)tc_le8(list, at) + 1;
        doc->fonts[doc->font_count] = font_name(doc, tc_slice_sub(list, at, at + size));
        at += size;
    }
    return TC_OK;
}

tc_slice tc_doc_font(const tc_doc *doc, uint32_t number) {
    return number < doc->font_count ? doc->fonts[number] : TC_SLICE("");
}

/* ---- Styles ---- */

/* The properties behind a style's name: for paragraphs those of paragraphs, with the style's own
 * number before them, and then those of characters. */
static void read_style(tc_slice record, size_t base, tc_doc_style *out) {
    uint32_t first = tc_le16(record, 0) & 0xFFF, second = tc_le16(record, 2);
    size_t count = tc_le16(record, 4) & 0xF, at = base + 4 + 2 * (size_t)tc_le16(record, base);
    out->kind = second & 0xF;
    out->based_on = second >> 4;
    out->heading = first >= 1 && first <= 9; /* "heading 1" and so on */
    for (size_t i = 0; i < count && at < record.len; i++) {
        size_t size = tc_le16(record, at);
        tc_slice prls = tc_slice_sub(record, at + 2, at + 2 + size);
        if (out->kind == OF_PARAGRAPHS && i == 0)
            out->paragraph = tc_slice_sub(prls, 2, prls.len);
        else if (out->kind == OF_PARAGRAPHS ? i == 1 : i == 0)
            out->characters = prls;
        at += 2 + size + (size & 1);
    }
}

tc_status tc_doc_styles_read(tc_doc *doc, tc_error *error) {
    tc_slice sheet = tc_doc_at(doc, DOC_STYLES);
    size_t count = tc_le16(sheet, 2), base = tc_le16(sheet, 4), at = 2 + (size_t)tc_le16(sheet, 0);
    tc_status status = read_fonts(doc, error);
    if (status != TC_OK)
        return status;
    count = count < STYLES_MAX ? count : STYLES_MAX;
    doc->styles = tc_arena_take(doc->arena, (count + 1) * sizeof *doc->styles);
    if (!doc->styles)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    for (; doc->style_count < count && at < sheet.len; doc->style_count++) {
        size_t size = tc_le16(sheet, at);
        tc_doc_style *style = &doc->styles[doc->style_count];
        style->based_on = NO_STYLE;
        if (size)
            read_style(tc_slice_sub(sheet, at + 2, at + 2 + size), base, style);
        at += 2 + size;
    }
    return TC_OK;
}

static tc_doc_paragraph standard(const tc_doc *doc) {
    tc_slice sheet = tc_doc_at(doc, DOC_STYLES);
    tc_look look = TC_LOOK_NONE;
    look.font = tc_doc_font(doc, tc_le16(sheet, 14));
    return (tc_doc_paragraph){.list = -1, .list_level = -1, .chars.look = look};
}

/* What it is based on may be based on it in a damaged file. */
tc_doc_paragraph tc_doc_style_get(tc_doc *doc, uint32_t number) {
    tc_doc_style *style = number < doc->style_count ? &doc->styles[number] : NULL;
    if (!style || style->busy || (!style->ready && doc->style_depth >= BASED_DEEP))
        return standard(doc);
    if (style->ready)
        return style->made;
    style->busy = true;
    doc->style_depth++;
    tc_doc_paragraph made =
        style->based_on < doc->style_count ? tc_doc_style_get(doc, style->based_on) : standard(doc);
    tc_doc_chars below = made.chars;
    made.style = number;
    if (style->heading)
        made.heading = true;
    tc_doc_paragraph_apply(doc, style->paragraph, &made);
    tc_doc_chars_apply(doc, style->characters, &below, &made.chars);
    style->made = made;
    style->ready = true;
    style->busy = false;
    doc->style_depth--;
    return made;
}
