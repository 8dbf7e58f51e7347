/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "look.h"

#include "symbols.h"

#include <text/legacy.h>
#include <text/text.h>

#include <string.h>

tc_look tc_look_over(tc_look over, tc_look under) {
    return (tc_look){.bold = over.bold == TC_LOOK_UNSET ? under.bold : over.bold,
                     .hidden = over.hidden == TC_LOOK_UNSET ? under.hidden : over.hidden,
                     .caps = over.caps == TC_LOOK_UNSET ? under.caps : over.caps,
                     .font = over.font.len ? over.font : under.font};
}

/* Code points of fonts that are all signs lie at U+F000 and above, or where ASCII lies. */
static bool is_private(uint32_t code) {
    return code >= 0xF020 && code <= 0xF0FF;
}

/* Sign by sign, for a font of signs, or text that has private code points. */
static void put_signs(tc_draft *draft, tc_slice text, tc_slice font, bool bold) {
    bool all = tc_symbol_font(font);
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t code = tc_utf8_next(text, &at);
        if (is_private(code) || (all && code >= 0x20 && code <= 0xFF))
            tc_draft_text(draft, tc_symbol(all ? font : TC_SLICE("Symbol"), code), bold);
        else
            tc_draft_text(draft, tc_slice_sub(text, from, at), bold);
    }
}

/* TEXT in a font of before Unicode, whose letters are not what they seem. */
static tc_slice shown(tc_arena *arena, tc_slice text, tc_slice font) {
    bool capitals, marked;
    tc_legacy encoding = tc_legacy_of_font(font, &capitals);
    if (!encoding || !tc_legacy_is_possible(text, &marked) || (!marked && !capitals))
        return text;
    tc_slice result = tc_legacy_shown(arena, encoding, capitals, text);
    return result.ptr ? result : text;
}

void tc_look_text(tc_draft *draft, tc_arena *arena, tc_slice text, tc_look look) {
    bool bold = look.bold == true;
    if (look.hidden == true)
        return;
    text = shown(arena, text, look.font);
    if (look.caps == true)
        text = tc_text_upper(arena, text);
    if (tc_symbol_font(look.font) || (text.len && memchr(text.ptr, 0xEF, text.len)))
        put_signs(draft, text, look.font, bold);
    else
        tc_draft_text(draft, text, bold);
}
