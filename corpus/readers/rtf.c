/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "rtf.h"

#include "fields.h"
#include "numerals.h"

#include <text/legacy.h>

#include <string.h>

enum {
    RUN_MAX = 64 << 20,
    WORD_MAX = 32,
    CODE_MAX = 64 /* bytes of the code of a field that are looked at, and the end of a run */
};

/* ---- Text ---- */

static const tc_rtf_font *font_of(const tc_rtf *rtf, uint32_t number) {
    static const tc_rtf_font none = {.charset = 1};
    return number < rtf->font_capacity ? &rtf->fonts[number] : &none;
}

/* The code page of bytes in FONT, by its charset; that of fonts of before Unicode is theirs. */
static const char *page_of(const tc_rtf *rtf, const tc_rtf_font *font) {
    static const struct {
        uint8_t charset;
        const char *page;
    } pages[] = {{0, "windows-1252"},   {128, "Shift_JIS"},    {129, "windows-949"},
                 {134, "GBK"},          {136, "Big5"},         {161, "windows-1253"},
                 {162, "windows-1254"}, {163, "windows-1258"}, {177, "windows-1255"},
                 {178, "windows-1256"}, {186, "windows-1257"}, {204, "windows-1251"},
                 {222, "windows-874"},  {238, "windows-1250"}};
    bool capitals;
    if (font->name.len && tc_legacy_of_font(font->name, &capitals))
        return "windows-1252";
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (pages[i].charset == font->charset)
            return pages[i].page;
    return rtf->page;
}

/* The bytes that came, as text behind what the run has. */
static void decode(tc_rtf *rtf) {
    tc_slice raw = tc_buffer_slice(&rtf->raw);
    const tc_rtf_font *font = font_of(rtf, tc_rtf_now(rtf)->font);
    tc_text text;
    if (!raw.len)
        return;
    if (font->charset == 2) { /* signs */
        for (size_t i = 0; i < raw.len; i++)
            tc_utf8_put(&rtf->run, (unsigned char)raw.ptr[i] < 0x20
                                       ? (uint32_t)(unsigned char)raw.ptr[i]
                                       : 0xF000u + (unsigned char)raw.ptr[i]);
    } else if (tc_utf8_is_ascii(raw)) {
        tc_buffer_add(&rtf->run, raw);
    } else if (tc_text_decode(rtf->arena, raw, page_of(rtf, font), &text, NULL) == TC_OK) {
        tc_buffer_add(&rtf->run, text.utf8);
    } else {
        rtf->failed = true;
    }
    tc_buffer_clear(&rtf->raw);
}

void tc_rtf_flush(tc_rtf *rtf) {
    const tc_rtf_state *now = tc_rtf_now(rtf);
    if (now->place == PLACE_FONTS || now->place == PLACE_SKIPPED)
        return;
    decode(rtf);
    tc_slice run = tc_buffer_slice(&rtf->run);
    if (run.len && now->place == PLACE_LABEL) {
        tc_buffer_add(&rtf->label, run);
    } else if (run.len && now->place == PLACE_CODE && rtf->code.len < CODE_MAX) {
        tc_buffer_add(&rtf->code, run);
    } else if (run.len && now->place == PLACE_TEXT && !now->hidden && !now->deleted) {
        tc_look look = {
            .bold = now->bold, .caps = now->caps, .font = font_of(rtf, now->font)->name};
        tc_look_text(tc_rtf_target(rtf), rtf->arena, run, look);
    }
    rtf->failed |= rtf->run.failed || rtf->raw.failed || rtf->label.failed;
    tc_buffer_clear(&rtf->run);
}

/* One of the characters that stand for a \u where that is not known. */
static bool is_owed(tc_rtf *rtf) {
    if (!rtf->owed)
        return false;
    rtf->owed--;
    return true;
}

static void end_font_name(tc_rtf *rtf) {
    if (rtf->font_open < rtf->font_capacity && rtf->raw.len)
        rtf->fonts[rtf->font_open].name =
            tc_slice_trim(tc_arena_copy(rtf->arena, tc_buffer_slice(&rtf->raw)));
    tc_buffer_clear(&rtf->raw);
}

static void put_byte(tc_rtf *rtf, char byte) {
    tc_rtf_place place = tc_rtf_now(rtf)->place;
    if (is_owed(rtf) || place == PLACE_SKIPPED)
        return;
    if (place == PLACE_FONTS && byte == ';')
        end_font_name(rtf);
    else
        tc_buffer_add_char(&rtf->raw, byte);
}

void tc_rtf_put(tc_rtf *rtf, uint32_t code_point) {
    tc_rtf_place place = tc_rtf_now(rtf)->place;
    rtf->owed = 0;
    if (place == PLACE_SKIPPED || place == PLACE_FONTS)
        return;
    decode(rtf);
    tc_utf8_put(&rtf->run, code_point);
}

/* ---- Groups ---- */

/* Text that is none of the page: destinations of before "\*", and those that are shown by others.
 */
static bool is_skipped(const char *name) {
    static const char *const names[] = {"colortbl",
                                        "stylesheet",
                                        "info",
                                        "pict",
                                        "nonshppict",
                                        "filetbl",
                                        "revtbl",
                                        "shprslt",
                                        "nonesttableprops",
                                        "xe",
                                        "tc",
                                        "rxe",
                                        "listtable",
                                        "listoverridetable",
                                        "sp",
                                        "objdata",
                                        "objclass",
                                        "template",
                                        "ftnsep",
                                        "ftnsepc",
                                        "aftnsep",
                                        "aftnsepc",
                                        "falt",
                                        "panose",
                                        "pntxta",
                                        "pntxtb",
                                        "annotation",
                                        "atnid",
                                        "atnauthor",
                                        "mmathPr",
                                        "upr"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i], name))
            return true;
    return false;
}

/* What is read though "\*" stands before it. */
static bool is_transparent(const char *name) {
    static const char *const names[] = {"nesttableprops", "shpinst",    "do",
                                        "shptxt",         "dptxbxtext", "footnote"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i], name))
            return true;
    return false;
}

/* Text beside the rest begins: its cells are none, and it stands at the level that is. */
static void begin_aside(tc_rtf *rtf, tc_rtf_ends ends) {
    tc_draft *draft = tc_rtf_target(rtf);
    tc_rtf_state *now = tc_rtf_now(rtf);
    if (!now->pinned)
        now->level = draft == rtf->draft ? 0 : now->level ? now->level : 1;
    now->pinned = true;
    now->ends = ends;
    now->in_note |= ends == ENDS_NOTE;
    if (ends == ENDS_NOTE)
        tc_draft_note(draft);
    else
        tc_draft_aside(draft);
}

static void begin_running(tc_rtf *rtf) {
    tc_rtf_state *now = tc_rtf_now(rtf);
    if (now->pinned)
        return;
    tc_rtf_close(rtf, 0);
    now->ends = ENDS_RUNNING;
    now->in_table = false;
    now->level = 0;
    tc_draft_running(rtf->draft);
}

bool tc_rtf_enter(tc_rtf *rtf, const char *name) {
    tc_rtf_state *now = tc_rtf_now(rtf);
    bool starred = rtf->starred;
    rtf->starred = false;
    if (now->place == PLACE_SKIPPED)
        return true;
    if (!strcmp(name, "fldinst")) {
        now->place = PLACE_CODE;
        now->ends = ENDS_CODE;
        tc_buffer_clear(&rtf->code);
    } else if (is_skipped(name) || (starred && !is_transparent(name))) {
        now->place = PLACE_SKIPPED;
    } else if (!strcmp(name, "fldrslt")) {
        now->place = rtf->page_field ? PLACE_SKIPPED : now->place;
        rtf->page_field = false;
    } else if (!strcmp(name, "fonttbl")) {
        now->place = PLACE_FONTS;
    } else if (now->place == PLACE_FONTS) {
        return false;
    } else if (!strcmp(name, "listtext") || !strcmp(name, "pntext")) {
        now->place = PLACE_LABEL;
        now->ends = ENDS_LABEL;
        tc_buffer_clear(&rtf->label);
    } else if (!strcmp(name, "footnote")) {
        begin_aside(rtf, ENDS_NOTE);
    } else if (!strcmp(name, "shptxt") || !strcmp(name, "dptxbxtext")) {
        begin_aside(rtf, ENDS_ASIDE);
    } else if (!strncmp(name, "header", 6) || !strncmp(name, "footer", 6)) {
        if (name[6] && (name[7] || !strchr("lrf", name[6])))
            return false;
        begin_running(rtf);
    } else if (!strcmp(name, "nesttableprops")) {
        now->nested_row = true;
    } else {
        return false;
    }
    return true;
}

static tc_status open_group(tc_rtf *rtf, tc_error *error) {
    if (rtf->depth == TC_RTF_DEPTH)
        return tc_error_set(error, TC_ERR_LIMIT, "groups nested too deep");
    tc_rtf_flush(rtf);
    rtf->stack[rtf->depth + 1] = rtf->stack[rtf->depth];
    rtf->depth++;
    tc_rtf_now(rtf)->ends = ENDS_NOTHING;
    rtf->owed = 0;
    return TC_OK;
}

static void give_label(tc_rtf *rtf) {
    tc_slice label = tc_slice_trim(tc_buffer_slice(&rtf->label));
    bool counts = false;
    for (size_t i = 0; i < label.len; i++) {
        char c = label.ptr[i];
        counts |= (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }
    if (label.len)
        tc_draft_label(tc_rtf_target(rtf), counts ? label : tc_numerals_bullet(label), false,
                       counts);
}

static void close_group(tc_rtf *rtf) {
    tc_rtf_flush(rtf);
    tc_rtf_ends ends = tc_rtf_now(rtf)->ends;
    tc_draft *draft = ends == ENDS_NOTHING || ends == ENDS_CODE ? NULL : tc_rtf_target(rtf);
    if (tc_rtf_now(rtf)->place == PLACE_FONTS)
        end_font_name(rtf);
    if (ends == ENDS_NOTE)
        tc_draft_note_end(draft);
    else if (ends == ENDS_ASIDE)
        tc_draft_aside_end(draft);
    if (ends == ENDS_RUNNING) {
        tc_rtf_close(rtf, 0);
        tc_draft_running_end(rtf->draft, 2);
    }
    rtf->depth--;
    rtf->owed = 0;
    if (ends == ENDS_LABEL)
        give_label(rtf);
    if (ends == ENDS_CODE) {
        tc_buffer_add_char(&rtf->code, '\0');
        rtf->page_field = !rtf->code.failed && tc_field_is_page(rtf->code.data);
    }
}

/* ---- Control words ---- */

static int hex(char c) {
    return c >= '0' && c <= '9'                     ? c - '0'
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                    : -1;
}

static char next_byte(tc_rtf *rtf) {
    return rtf->at < rtf->bytes.len ? rtf->bytes.ptr[rtf->at++] : '\0';
}

static bool is_letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static void control_symbol(tc_rtf *rtf) {
    char c = next_byte(rtf);
    switch (c) {
    case '\'': {
        int high = hex(next_byte(rtf)), low = hex(next_byte(rtf));
        if (high >= 0 && low >= 0)
            put_byte(rtf, (char)(high * 16 + low));
        break;
    }
    case '*':
        rtf->starred = true;
        break;
    case '~':
        if (!is_owed(rtf))
            tc_rtf_put(rtf, 0xA0);
        break;
    case '_':
        if (!is_owed(rtf))
            put_byte(rtf, '-');
        break;
    case '\n':
    case '\r':
        tc_rtf_word(rtf, "par", false, 0);
        break;
    case '\\':
    case '{':
    case '}':
        put_byte(rtf, c);
        break;
    default: /* \- is a soft hyphen; the others are for indexes and formulas */
        break;
    }
}

static void control_word(tc_rtf *rtf, bool first) {
    char name[WORD_MAX + 1] = "";
    size_t n = 0;
    int64_t value = 0;
    bool negative = false, has_value = false;
    while (rtf->at < rtf->bytes.len && is_letter(rtf->bytes.ptr[rtf->at])) {
        char c = rtf->bytes.ptr[rtf->at++];
        if (n < WORD_MAX)
            name[n++] = c;
    }
    name[n] = '\0';
    if (rtf->at + 1 < rtf->bytes.len && rtf->bytes.ptr[rtf->at] == '-') {
        negative = true;
        rtf->at++;
    }
    for (char c; rtf->at < rtf->bytes.len && (c = rtf->bytes.ptr[rtf->at]) >= '0' && c <= '9';
         rtf->at++) {
        has_value = true;
        value = value < 1 << 28 ? value * 10 + (c - '0') : value;
    }
    if (rtf->at < rtf->bytes.len && rtf->bytes.ptr[rtf->at] == ' ')
        rtf->at++;
    if (has_value && !strcmp(name, "bin")) {
        size_t left = rtf->bytes.len - rtf->at;
        rtf->at += negative ? 0 : (size_t)value < left ? (size_t)value : left;
    } else if (!((first || rtf->starred) && tc_rtf_enter(rtf, name)) &&
               tc_rtf_now(rtf)->place != PLACE_SKIPPED) {
        tc_rtf_word(rtf, name, has_value, (int32_t)(negative ? -value : value));
    }
    rtf->starred = false;
}

static tc_status read_all(tc_rtf *rtf, tc_error *error) {
    bool first = false; /* in its group */
    while (rtf->at < rtf->bytes.len && !rtf->failed) {
        char c = rtf->bytes.ptr[rtf->at++];
        tc_status status;
        if (c == '{') {
            if ((status = open_group(rtf, error)) != TC_OK)
                return status;
            first = true;
            continue;
        }
        if (c == '}') {
            if (rtf->depth)
                close_group(rtf);
            if (!rtf->depth)
                return TC_OK; /* what stands behind it is none of it */
        } else if (c == '\\') {
            if (rtf->at < rtf->bytes.len && is_letter(rtf->bytes.ptr[rtf->at])) {
                control_word(rtf, first);
            } else {
                control_symbol(rtf);
                if (rtf->starred)
                    continue;
            }
        } else if (c != '\r' && c != '\n' && c != '\0') {
            put_byte(rtf, c);
        }
        first = false;
    }
    return rtf->failed ? TC_OK
                       : tc_error_set(error, TC_ERR_FORMAT, "an RTF file that was cut short");
}

tc_status tc_read_rtf(tc_arena *arena, tc_slice bytes, tc_draft *draft, tc_error *error) {
    tc_rtf *rtf = tc_arena_take(arena, sizeof *rtf);
    if (!rtf)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    *rtf = (tc_rtf){.arena = arena, .draft = draft, .bytes = bytes, .page = "windows-1252"};
    rtf->stack[0].skip = 1;
    rtf->tables = (tc_ruled){.arena = arena, .draft = draft};
    if (tc_slice_starts(bytes, TC_SLICE("\xEF\xBB\xBF")))
        rtf->at = 3;
    tc_buffer_init(&rtf->raw, RUN_MAX);
    tc_buffer_init(&rtf->run, RUN_MAX);
    tc_buffer_init(&rtf->label, RUN_MAX);
    tc_buffer_init(&rtf->code, RUN_MAX);
    tc_status status = read_all(rtf, error);
    tc_rtf_close(rtf, 0);
    tc_draft_end(draft, TC_GAP_BLANK);
    if (status == TC_OK && rtf->tables.full)
        status = tc_error_set(error, TC_ERR_LIMIT, "too much in it: over %d cells in a table",
                              TC_RULED_CELLS);
    else if (status == TC_OK && rtf->failed)
        status = tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    tc_buffer_dispose(&rtf->raw);
    tc_buffer_dispose(&rtf->run);
    tc_buffer_dispose(&rtf->label);
    tc_buffer_dispose(&rtf->code);
    tc_ruled_dispose(&rtf->tables);
    return status;
}
