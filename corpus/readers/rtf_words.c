/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What control words do.  One that is not here does nothing. */
#include "rtf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum action {
    DO_BOLD,
    DO_CAPS,
    DO_HIDDEN,
    DO_DELETED,
    DO_PLAIN,
    DO_FONT,
    DO_CHARSET,
    DO_CODE_PAGE,
    DO_SKIP,
    DO_UNICODE,
    DO_CHARACTER,
    DO_NOTE_MARK,
    DO_PARAGRAPH,
    DO_BREAK,
    DO_PARD,
    DO_IN_TABLE,
    DO_LEVEL,
    DO_ROW_BEGIN,
    DO_ABOVE,
    DO_BEFORE,
    DO_EDGE,
    DO_CELL,
    DO_NESTED_CELL,
    DO_ROW,
    DO_NESTED_ROW
} action;

/* By name. */
static const struct word {
    const char *name;
    action action;
    int32_t value; /* where the word has none; or the character */
} words[] = {{"ansicpg", DO_CODE_PAGE, 1252},
             {"b", DO_BOLD, 1},
             {"bullet", DO_CHARACTER, 0x2022},
             {"caps", DO_CAPS, 1},
             {"cell", DO_CELL, 0},
             {"cellx", DO_EDGE, 0},
             {"chftn", DO_NOTE_MARK, 0},
             {"clmrg", DO_BEFORE, 0},
             {"clvmrg", DO_ABOVE, 0},
             {"column", DO_PARAGRAPH, 0},
             {"deleted", DO_DELETED, 1},
             {"emdash", DO_CHARACTER, 0x2014},
             {"emspace", DO_CHARACTER, ' '},
             {"endash", DO_CHARACTER, 0x2013},
             {"enspace", DO_CHARACTER, ' '},
             {"f", DO_FONT, 0},
             {"fcharset", DO_CHARSET, 0},
             {"intbl", DO_IN_TABLE, 1},
             {"itap", DO_LEVEL, 1},
             {"ldblquote", DO_CHARACTER, 0x201C},
             {"line", DO_BREAK, 0},
             {"lquote", DO_CHARACTER, 0x2018},
             {"nestcell", DO_NESTED_CELL, 0},
             {"nestrow", DO_NESTED_ROW, 0},
             {"page", DO_PARAGRAPH, 0},
             {"par", DO_PARAGRAPH, 0},
             {"pard", DO_PARD, 0},
             {"plain", DO_PLAIN, 0},
             {"qmspace", DO_CHARACTER, ' '},
             {"rdblquote", DO_CHARACTER, 0x201D},
             {"row", DO_ROW, 0},
             {"rquote", DO_CHARACTER, 0x2019},
             {"sect", DO_PARAGRAPH, 0},
             {"softline", DO_BREAK, 0},
             {"tab", DO_CHARACTER, '\t'},
             {"trowd", DO_ROW_BEGIN, 0},
             {"u", DO_UNICODE, 0},
             {"uc", DO_SKIP, 1},
             {"v", DO_HIDDEN, 1}};

static int compare(const void *name, const void *word) {
    return strcmp(name, ((const struct word *)word)->name);
}

/* \u: a UTF-16 unit, as a signed number. */
static void put_unicode(tc_rtf *rtf, int32_t value) {
    uint32_t unit = (uint32_t)value & 0xFFFF;
    if (unit >= 0xD800 && unit < 0xDC00) {
        rtf->high = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
        if (rtf->high)
            tc_rtf_put(rtf, 0x10000 + ((rtf->high - 0xD800) << 10) + (unit - 0xDC00));
        rtf->high = 0;
    } else {
        rtf->high = 0;
        if (unit)
            tc_rtf_put(rtf, unit);
    }
    rtf->owed = tc_rtf_now(rtf)->skip;
}

/* The number of a note, where it is referred to and then where it stands. */
static void put_note_mark(tc_rtf *rtf) {
    char mark[16];
    rtf->notes += !tc_rtf_now(rtf)->in_note;
    int n = snprintf(mark, sizeof mark, "[%u]", (unsigned)rtf->notes);
    for (int i = 0; i < n; i++)
        tc_rtf_put(rtf, (uint32_t)mark[i]);
}

static const char *page_of(int32_t number) {
    static const struct {
        int32_t number;
        const char *name;
    } pages[] = {{1258, "windows-1258"}, {1250, "windows-1250"}, {1251, "windows-1251"},
                 {932, "Shift_JIS"},     {936, "GBK"},           {949, "windows-949"},
                 {950, "Big5"},          {65001, "UTF-8"}};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (pages[i].number == number)
            return pages[i].name;
    return "windows-1252";
}

/* The font that the table of fonts is naming. */
static void do_charset(tc_rtf *rtf, int32_t value) {
    size_t had = rtf->font_capacity;
    tc_rtf_font *fonts = tc_arena_grow(rtf->arena, rtf->fonts, had, rtf->font_open + 1,
                                       sizeof *fonts, &rtf->font_capacity);
    rtf->failed |= !fonts;
    if (!fonts)
        return;
    for (size_t i = had; i < rtf->font_capacity; i++)
        fonts[i] = (tc_rtf_font){.charset = 1};
    rtf->fonts = fonts;
    fonts[rtf->font_open].charset = (uint8_t)value;
}

/* Looks of text; what is open stands in the one before. */
static void do_look(tc_rtf *rtf, action what, int32_t value) {
    tc_rtf_state *now = tc_rtf_now(rtf);
    uint32_t font = value < 0 || value >= TC_RTF_FONTS ? 0 : (uint32_t)value;
    if (now->place == PLACE_FONTS) {
        if (what == DO_FONT) {
            rtf->font_open = font;
            do_charset(rtf, 1);
        }
        return;
    }
    tc_rtf_flush(rtf);
    if (what == DO_BOLD || what == DO_PLAIN)
        now->bold = value != 0;
    if (what == DO_CAPS || what == DO_PLAIN)
        now->caps = value != 0;
    if (what == DO_HIDDEN || what == DO_PLAIN)
        now->hidden = value != 0;
    if (what == DO_DELETED || what == DO_PLAIN)
        now->deleted = value != 0;
    if (what == DO_FONT)
        now->font = font;
}

/* Paragraphs; in a label they mean nothing. */
static void do_paragraph(tc_rtf *rtf, action what, int32_t value) {
    tc_rtf_state *now = tc_rtf_now(rtf);
    if (now->place != PLACE_TEXT)
        return;
    tc_rtf_flush(rtf);
    if (what == DO_BREAK)
        tc_draft_break(tc_rtf_target(rtf));
    else if (what == DO_PARAGRAPH)
        tc_draft_end(tc_rtf_target(rtf), TC_GAP_BLANK);
    else if (now->pinned)
        return;
    else if (what == DO_LEVEL)
        now->level = value < 0                  ? 0
                     : value >= TC_RULED_LEVELS ? TC_RULED_LEVELS - 1
                                                : (uint32_t)value;
    else
        now->in_table = what == DO_IN_TABLE && value != 0;
    if (what == DO_PARD && !now->pinned)
        now->level = 0;
}

static void do_table(tc_rtf *rtf, action what, int32_t value) {
    const tc_rtf_state *now = tc_rtf_now(rtf);
    if (now->place != PLACE_TEXT)
        return;
    tc_rtf_flush(rtf);
    if (now->pinned) { /* a table in a note: its cells are paragraphs */
        if (what == DO_CELL || what == DO_NESTED_CELL)
            tc_draft_end(tc_rtf_target(rtf), TC_GAP_LINE);
        return;
    }
    if (what == DO_ROW_BEGIN)
        tc_rtf_row_begin(rtf);
    else if (what == DO_ABOVE)
        tc_rtf_edge_now(rtf)->above = true;
    else if (what == DO_BEFORE)
        tc_rtf_edge_now(rtf)->before = true;
    else if (what == DO_EDGE)
        tc_rtf_edge_end(rtf, value);
    else if (what == DO_CELL || what == DO_NESTED_CELL)
        tc_rtf_cell_end(rtf, what == DO_NESTED_CELL);
    else
        tc_rtf_row_end(rtf, what == DO_NESTED_ROW);
}

void tc_rtf_word(tc_rtf *rtf, const char *name, bool has_value, int32_t value) {
    const struct word *word =
        bsearch(name, words, sizeof words / sizeof *words, sizeof *words, compare);
    if (!word)
        return;
    if (!has_value || word->action == DO_CHARACTER)
        value = word->value;
    if (word->action <= DO_FONT)
        do_look(rtf, word->action, value);
    else if (word->action == DO_CHARSET && tc_rtf_now(rtf)->place == PLACE_FONTS)
        do_charset(rtf, value);
    else if (word->action == DO_CODE_PAGE)
        rtf->page = page_of(value);
    else if (word->action == DO_SKIP)
        tc_rtf_now(rtf)->skip = value < 0 || value > 8 ? 1 : (uint32_t)value;
    else if (word->action == DO_UNICODE)
        put_unicode(rtf, value);
    else if (word->action == DO_NOTE_MARK)
        put_note_mark(rtf);
    else if (word->action == DO_CHARACTER)
        tc_rtf_put(rtf, (uint32_t)word->value);
    else if (word->action <= DO_LEVEL)
        do_paragraph(rtf, word->action, value);
    else
        do_table(rtf, word->action, value);
}
