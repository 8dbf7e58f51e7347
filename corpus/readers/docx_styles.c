/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "docx.h"

#include <stdlib.h>
#include <string.h>

enum { STYLES_MAX = 20000, CHAIN_MAX = 32 };

const tc_xml_space tc_docx_spaces[] = {
    {1, "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
    {1, "http://purl.oclc.org/ooxml/wordprocessingml/main"},
    {2, "http://schemas.openxmlformats.org/markup-compatibility/2006"},
    {3, "http://schemas.openxmlformats.org/officeDocument/2006/math"},
    {3, "http://purl.oclc.org/ooxml/officeDocument/math"},
    {0, NULL}};

static const tc_xml_name names[] = {{1, W_STYLE, "style"},
                                    {1, W_BASED_ON, "basedOn"},
                                    {1, W_DEFAULTS, "docDefaults"},
                                    {1, W_RPR, "rPr"},
                                    {1, W_PPR, "pPr"},
                                    {1, W_NUM_ID, "numId"},
                                    {1, W_ILVL, "ilvl"},
                                    {1, W_OUTLINE, "outlineLvl"},
                                    {1, W_B, "b"},
                                    {1, W_VANISH, "vanish"},
                                    {1, W_CAPS, "caps"},
                                    {1, W_R_FONTS, "rFonts"},
                                    {1, W_CHANGE, "rPrChange"},
                                    {1, W_CHANGE, "pPrChange"},
                                    {1, W_CHANGE, "tblStylePr"},
                                    {0, 0, NULL}};

typedef struct reading {
    tc_docx_styles *styles;
    tc_arena *arena;
    tc_docx_style *now; /* NULL outside of styles and defaults */
    uint8_t skip;       /* depth of an element whose contents are passed over */
    bool failed;
} reading;

bool tc_docx_look_read(tc_look *look, const tc_xml_element *element, tc_arena *arena) {
    tc_slice font;
    switch (element->token) {
    case W_B:
        look->bold = tc_ooxml_on(element);
        return true;
    case W_VANISH:
        look->hidden = tc_ooxml_on(element);
        return true;
    case W_CAPS:
        look->caps = tc_ooxml_on(element);
        return true;
    case W_R_FONTS:
        font = tc_xml_attribute(element, "ascii");
        if (!font.len)
            font = tc_xml_attribute(element, "hAnsi");
        if (font.len)
            look->font = tc_arena_copy(arena, font);
        return true;
    default:
        return false;
    }
}

static tc_docx_style fresh(void) {
    return (tc_docx_style){.num_id = -1, .level = -1, .look = TC_LOOK_NONE};
}

static void begin_style(reading *r, const tc_xml_element *element) {
    tc_docx_styles *styles = r->styles;
    r->now = NULL;
    if (styles->count >= STYLES_MAX)
        return;
    tc_docx_style *items = tc_arena_grow(r->arena, styles->items, styles->count, styles->count + 1,
                                         sizeof *items, &styles->capacity);
    if (!items) {
        r->failed = true;
        return;
    }
    styles->items = items;
    r->now = &items[styles->count++];
    *r->now = fresh();
    r->now->id = tc_arena_copy(r->arena, tc_xml_attribute(element, "styleId"));
    tc_slice type = tc_xml_attribute(element, "type");
    tc_slice standard = tc_xml_attribute(element, "default");
    r->now->paragraph = !type.len || tc_slice_equal(type, TC_SLICE("paragraph"));
    r->now->standard = r->now->paragraph && (tc_slice_equal(standard, TC_SLICE("1")) ||
                                             tc_slice_equal(standard, TC_SLICE("true")) ||
                                             tc_slice_equal(standard, TC_SLICE("on")));
}

static void start(void *state, const tc_xml_element *element) {
    reading *r = state;
    if (r->skip)
        return;
    if (element->token == W_CHANGE)
        r->skip = element->depth;
    else if (element->token == W_STYLE)
        begin_style(r, element);
    else if (element->token == W_DEFAULTS)
        r->now = &r->styles->defaults;
    else if (r->now && element->token == W_BASED_ON)
        r->now->based_on = tc_arena_copy(r->arena, tc_xml_attribute(element, "val"));
    else if (r->now && element->token == W_NUM_ID)
        r->now->num_id = tc_xml_number(element, "val", -1);
    else if (r->now && element->token == W_ILVL)
        r->now->level = tc_xml_number(element, "val", -1);
    else if (r->now && element->token == W_OUTLINE) {
        r->now->heading = tc_xml_number(element, "val", 9) < 9;
        r->now->heading_set = true;
    } else if (r->now)
        tc_docx_look_read(&r->now->look, element, r->arena);
}

static void end(void *state, uint8_t token, uint8_t depth) {
    reading *r = state;
    if (r->skip == depth)
        r->skip = 0;
    else if (!r->skip && (token == W_STYLE || token == W_DEFAULTS))
        r->now = NULL;
}

static int by_id(const void *a, const void *b) {
    const tc_docx_style *left = a, *right = b;
    return tc_slice_compare(left->id, right->id);
}

static tc_docx_style *find(const tc_docx_styles *styles, tc_slice id) {
    tc_docx_style key = {.id = id};
    return styles->count ? bsearch(&key, styles->items, styles->count, sizeof key, by_id) : NULL;
}

/* Lays all that STYLE is based on under it. */
static void flatten(const tc_docx_styles *styles, tc_docx_style *style, int chain) {
    if (style->flat)
        return;
    style->flat = true; /* before: a style may be based on itself */
    tc_docx_style *base = style->based_on.len ? find(styles, style->based_on) : NULL;
    if (base && chain < CHAIN_MAX)
        flatten(styles, base, chain + 1);
    else
        base = NULL;
    const tc_docx_style *under = base ? base : &styles->defaults;
    if (!style->paragraph && !base)
        return;
    style->look = tc_look_over(style->look, under->look);
    if (style->num_id < 0) {
        style->num_id = under->num_id;
        style->level = style->level < 0 ? under->level : style->level;
    }
    if (!style->heading_set)
        style->heading = under->heading;
}

tc_status tc_docx_styles_read(tc_zip *zip, tc_arena *arena, const char *part, tc_docx_styles *out,
                              tc_error *error) {
    static const tc_docx_style plain = {.num_id = -1, .level = -1};
    const tc_xml_handler handler = {
        .names = names, .spaces = tc_docx_spaces, .start = start, .end = end};
    reading r = {.styles = out, .arena = arena};
    *out = (tc_docx_styles){.defaults = fresh(), .standard = &plain};
    tc_status status = part ? tc_xml_read(zip, part, &handler, &r, error) : TC_OK;
    if (status == TC_OK && r.failed)
        status = tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    if (status != TC_OK && status != TC_ERR_NOT_FOUND)
        return status;
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_id);
    for (size_t i = 0; i < out->count; i++) {
        flatten(out, &out->items[i], 0);
        if (out->items[i].standard)
            out->standard = &out->items[i];
    }
    if (out->standard == &plain)
        out->standard = &out->defaults;
    return TC_OK;
}

const tc_docx_style *tc_docx_style_get(const tc_docx_styles *styles, tc_slice id) {
    const tc_docx_style *style = id.len ? find(styles, id) : NULL;
    return style ? style : styles->standard;
}
