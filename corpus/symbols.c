/* SPDX-License-Identifier: GPL-2.0-or-later */
/* After the tables that Unicode publishes for Symbol (VENDORS/ADOBE/symbol.txt), and the look of
 * Wingdings' signs; those that documents use. */
#include "symbols.h"

#include <strings.h>

typedef struct sign {
    uint8_t code;
    const char *text;
} sign;

static const sign symbol[] = {
    {0x20, " "}, {0x21, "!"}, {0x25, "%"}, {0x28, "("}, {0x29, ")"}, {0x2B, "+"}, {0x2C, ","},
    {0x2D, "−"}, {0x2E, "."}, {0x2F, "/"}, {0x3A, ":"}, {0x3B, ";"}, {0x3C, "<"}, {0x3D, "="},
    {0x3E, ">"}, {0x44, "Δ"}, {0x53, "Σ"}, {0x57, "Ω"}, {0x61, "α"}, {0x62, "β"}, {0x64, "δ"},
    {0x67, "γ"}, {0x6C, "λ"}, {0x6D, "μ"}, {0x70, "π"}, {0x73, "σ"}, {0x77, "ω"}, {0xA3, "≤"},
    {0xA5, "∞"}, {0xAB, "↔"}, {0xAC, "←"}, {0xAD, "↑"}, {0xAE, "→"}, {0xAF, "↓"}, {0xB0, "°"},
    {0xB1, "±"}, {0xB3, "≥"}, {0xB4, "×"}, {0xB7, "•"}, {0xB8, "÷"}, {0xB9, "≠"}, {0xBA, "≡"},
    {0xBB, "≈"}, {0xBC, "…"}, {0xCE, "∈"}, {0xD0, "∠"}, {0xD6, "√"}, {0xD7, "⋅"}, {0xDE, "⇒"},
    {0xDB, "⇔"}, {0xE5, "∑"}, {0xF2, "∫"}};

static const sign wingdings[] = {
    {0x20, " "}, {0x28, "☎"}, {0x2A, "✉"}, {0x6C, "●"}, {0x6E, "■"}, {0x6F, "☐"}, {0x71, "❑"},
    {0x72, "❒"}, {0x73, "⬧"}, {0x74, "⧫"}, {0x75, "◆"}, {0x76, "❖"}, {0x77, "⬥"}, {0x78, "☒"},
    {0x9F, "•"}, {0xA0, "▪"}, {0xA1, "○"}, {0xA7, "▪"}, {0xA8, "☐"}, {0xD8, "➢"}, {0xDF, "←"},
    {0xE0, "→"}, {0xE8, "➔"}, {0xF0, "⇨"}, {0xFB, "✗"}, {0xFC, "✓"}, {0xFD, "☒"}, {0xFE, "☑"}};

static bool named(tc_slice font, const char *name) {
    tc_slice want = tc_slice_of(name);
    return font.len >= want.len && !strncasecmp(font.ptr, want.ptr, want.len);
}

bool tc_symbol_font(tc_slice font) {
    return named(font, "Symbol") || named(font, "Wingdings") || named(font, "Webdings");
}

static tc_slice find(const sign *signs, size_t count, uint32_t code) {
    for (size_t i = 0; i < count; i++)
        if (signs[i].code == code)
            return tc_slice_of(signs[i].text);
    return TC_SLICE("");
}

tc_slice tc_symbol(tc_slice font, uint32_t code) {
    code &= 0xFF;
    if (named(font, "Symbol"))
        return find(symbol, sizeof symbol / sizeof *symbol, code);
    if (named(font, "Wingdings") && font.len == sizeof "Wingdings" - 1)
        return find(wingdings, sizeof wingdings / sizeof *wingdings, code);
    return TC_SLICE("");
}
