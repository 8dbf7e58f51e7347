/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "docx.h"
#include "symbols.h"

#include <text/text.h>

#include <stdlib.h>
#include <string.h>

/* Code points of fonts that are all signs lie at U+F000 and above, or where ASCII lies. */
static bool is_private(uint32_t code) {
    return code >= 0xF020 && code <= 0xF0FF;
}

/* Sign by sign, for a font of signs, or text that has private code points. */
static void put_signs(tc_docx *docx, tc_slice text, tc_slice font, bool bold) {
    bool all = tc_symbol_font(font);
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t code = tc_utf8_next(text, &at);
        if (is_private(code) || (all && code >= 0x20 && code <= 0xFF))
            tc_draft_text(docx->draft, tc_symbol(all ? font : TC_SLICE("Symbol"), code), bold);
        else
            tc_draft_text(docx->draft, tc_slice_sub(text, from, at), bold);
    }
}

void tc_docx_text(tc_docx *docx, tc_slice text, tc_docx_look look) {
    bool bold = look.bold == true;
    if (look.hidden == true)
        return;
    if (look.caps == true)
        text = tc_text_upper(docx->arena, text);
    if (tc_symbol_font(look.font) || memchr(text.ptr, '\xEF', text.len))
        put_signs(docx, text, look.font, bold);
    else
        tc_draft_text(docx->draft, text, bold);
}

void tc_docx_symbol(tc_docx *docx, const tc_xml_element *element) {
    char digits[8] = "";
    tc_slice code = tc_xml_attribute(element, "char");
    if (code.len && code.len < sizeof digits)
        memcpy(digits, code.ptr, code.len);
    tc_slice sign =
        tc_symbol(tc_xml_attribute(element, "font"), (uint32_t)strtoul(digits, NULL, 16));
    tc_draft_text(docx->draft, sign, false);
}
