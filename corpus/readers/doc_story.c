/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Paragraph by paragraph.  A table is paragraphs, too: their properties say how deep they stand, a
 * mark ends a cell, and the mark of a row has its definition. */
#include "doc.h"
#include "fields.h"
#include "ruled.h"

#include <text/text.h>

#include <stdio.h>
#include <stdlib.h>

/* Characters that mean something else ([MS-DOC] 2.4.1, 2.8.25). */
enum {
    NOTE = 0x02,
    CELL_END = 0x07,
    SHAPE = 0x08,
    TAB = 0x09,
    LINE = 0x0B,
    SECTION = 0x0C,
    PARAGRAPH = 0x0D,
    COLUMN = 0x0E,
    FIELD = 0x13,
    FIELD_SHOWN = 0x14,
    FIELD_END = 0x15,
    HYPHEN = 0x1E,
    SYMBOL = 0x28
};

enum { CELLS_MAX = 64, RUN_MAX = 1 << 22, SECTION_SIZE = 12, WALKED_MAX = 1 << 29 };

typedef struct story {
    tc_doc *doc;
    tc_ruled tables;
    tc_fields fields;
    bool filled[TC_RULED_LEVELS][CELLS_MAX]; /* cells of the open row that have text */
    unsigned cells[TC_RULED_LEVELS];
    tc_draft *draft; /* of the paragraph */
    size_t level;
    tc_buffer run;
} story;

static void field(story *s, uint32_t mark) {
    if (mark == FIELD)
        tc_fields_begin(&s->fields);
    else if (mark == FIELD_SHOWN)
        tc_fields_show(&s->fields);
    else
        tc_fields_end(&s->fields);
}

/* ---- Text ---- */

static void flush(story *s, const tc_doc_chars *chars) {
    tc_slice text = tc_buffer_slice(&s->run);
    tc_look look = chars->look;
    if (!text.len)
        return;
    if (chars->other.len && !tc_utf8_is_ascii(text))
        look.font = chars->other;
    if (look.hidden != true && s->level && s->cells[s->level] < CELLS_MAX &&
        tc_slice_trim(text).len)
        s->filled[s->level][s->cells[s->level]] = true;
    tc_look_text(s->draft, s->doc->arena, text, look);
    tc_buffer_clear(&s->run);
}

static void put_mark(story *s, uint32_t number) {
    if (number)
        tc_buffer_printf(&s->run, "[%u]", number);
}

static void put_symbol(story *s, const tc_doc_chars *chars) {
    if (chars->symbol)
        tc_utf8_put(&s->run, 0xF000 | (chars->symbol & 0xFFF));
}

static void put_special(story *s, uint32_t c, uint32_t cp, const tc_doc_chars *chars) {
    switch (c) {
    case TAB:
        tc_buffer_add_char(&s->run, '\t');
        break;
    case LINE:
    case COLUMN:
    case SECTION: /* one that ends a section ends the paragraph, too */
        flush(s, chars);
        tc_draft_break(s->draft);
        break;
    case HYPHEN:
        tc_buffer_add_char(&s->run, '-');
        break;
    case NOTE:
        put_mark(s, tc_doc_refer(s->doc, cp));
        break;
    case SHAPE:
        flush(s, chars);
        tc_doc_boxes_at(s->doc, cp, s->draft);
        break;
    case SYMBOL:
        put_symbol(s, chars);
        break;
    default: /* pictures, places of comments, soft hyphens */
        break;
    }
}

/* The second half of a pair is taken with the first; one alone is no character. */
static void put_unit(story *s, uint32_t cp, uint32_t end) {
    uint32_t c = s->doc->units[cp];
    if (c - 0xD800 < 0x400 && cp + 1 < end && s->doc->units[cp + 1] - 0xDC00u < 0x400)
        tc_utf8_put(&s->run, 0x10000 + ((c - 0xD800) << 10) + (s->doc->units[cp + 1] - 0xDC00u));
    else if (c - 0xD800 >= 0x800)
        tc_utf8_put(&s->run, c);
}

static void put_char(story *s, uint32_t cp, uint32_t end, const tc_doc_chars *chars) {
    uint32_t c = s->doc->units[cp];
    if (c >= FIELD && c <= FIELD_END) {
        flush(s, chars);
        field(s, c);
    } else if (s->fields.silents) {
        char letter = (char)c;
        if (c < 0x80)
            tc_fields_code(&s->fields, (tc_slice){&letter, 1});
    } else if (c < 0x20 || (chars->special && c == SYMBOL)) {
        put_special(s, c, cp, chars);
    } else {
        put_unit(s, cp, end);
    }
}

static void put_text(story *s, const tc_doc_paragraph *paragraph, uint32_t cp, uint32_t end) {
    while (cp < end) {
        uint32_t same;
        tc_doc_chars chars = tc_doc_chars_at(s->doc, paragraph, cp, &same);
        for (same = same < end ? same : end; cp < same; cp++)
            if (!chars.deleted || (s->doc->units[cp] >= FIELD && s->doc->units[cp] <= FIELD_END))
                put_char(s, cp, same, &chars);
        flush(s, &chars);
    }
}

/* ---- Tables ---- */

/* The definition of a row ([MS-DOC] 2.9.326): how many cells, where they begin and the last one
 * ends, and of each 20 bytes that begin with its flags. */
static void define_row(story *s, const tc_doc_paragraph *p) {
    enum { FIRST_MERGED = 2, ABOVE = 0x20, RESTART = 0x40, CELL = 20 };
    tc_slice cells = p->cells;
    size_t count = tc_le8(cells, 0), flags_at = 1 + 2 * (count + 1);
    tc_ruled_define(&s->tables, s->level);
    for (size_t i = 0; i < count; i++) {
        uint32_t flags = tc_le16(cells, flags_at + i * CELL);
        bool above = flags & ABOVE && !(flags & RESTART);
        if (i < 64 && p->merged_set >> i & 1)
            above = p->merged >> i & 1;
        tc_ruled_edge_add(
            &s->tables, s->level,
            (tc_ruled_edge){.right = (int16_t)tc_le16(cells, 1 + 2 * (i + 1)),
                            .above = above && !(i < CELLS_MAX && s->filled[s->level][i]),
                            .before = flags & FIRST_MERGED});
    }
}

static void end_row(story *s, const tc_doc_paragraph *p) {
    define_row(s, p);
    tc_ruled_row_end(&s->tables, s->level);
    memset(s->filled[s->level], 0, sizeof s->filled[s->level]);
    s->cells[s->level] = 0;
}

static void end_cell(story *s) {
    tc_ruled_cell_end(&s->tables, s->level);
    s->cells[s->level]++;
}

/* ---- Paragraphs ---- */

static void put_label(story *s, const tc_doc_paragraph *p) {
    tc_doc *doc = s->doc;
    if (p->list <= 0 || (size_t)p->list > doc->list_count)
        return;
    tc_list *list = &doc->lists[p->list - 1];
    long level = p->list_level < 0 ? 0 : p->list_level;
    if (list->definition && level < TC_LIST_LEVELS)
        tc_list_label(list, level, s->draft);
}

static bool mark_is_deleted(story *s, const tc_doc_paragraph *p, uint32_t cp) {
    uint32_t same;
    return tc_doc_chars_at(s->doc, p, cp, &same).deleted;
}

/* That from CP on, whose mark stands at MARK. */
static void put_paragraph(story *s, uint32_t cp, uint32_t mark) {
    tc_doc *doc = s->doc;
    tc_doc_paragraph p = tc_doc_paragraph_at(doc, mark);
    bool cell = doc->units[mark] == CELL_END;
    doc->walked += mark - cp;
    doc->failed |= doc->walked > WALKED_MAX;
    s->level = p.level < TC_RULED_LEVELS ? p.level : TC_RULED_LEVELS - 1;
    if (cell)
        s->level = 1;
    tc_ruled_close(&s->tables, s->level);
    s->draft = tc_ruled_draft(&s->tables, s->level);
    if (p.row_end || (p.row_end_inside && s->level > 1)) {
        end_row(s, &p);
        return;
    }
    bool deleted = !cell && mark_is_deleted(s, &p, mark);
    if (!deleted) /* it goes on in the next one, whose number counts */
        put_label(s, &p);
    put_text(s, &p, cp, mark);
    if (cell || (p.cell_end_inside && s->level > 1))
        end_cell(s);
    else if (!deleted)
        tc_draft_end(s->draft, TC_GAP_BLANK);
}

/* Whether a section ends behind CP; else its mark there only breaks the page. */
static bool ends_section(const tc_doc *doc, uint32_t cp) {
    tc_slice list = tc_doc_at(doc, DOC_SECTIONS);
    size_t count = tc_doc_places(list, SECTION_SIZE);
    return tc_doc_place_of(list, SECTION_SIZE, cp + 1) < count ||
           (count && tc_le32(list, count * 4) == cp + 1);
}

static bool is_mark(const tc_doc *doc, uint32_t cp) {
    uint32_t c = doc->units[cp];
    return c == PARAGRAPH || c == CELL_END || (c == SECTION && ends_section(doc, cp));
}

void tc_doc_story(tc_doc *doc, uint32_t cp, uint32_t end, tc_draft *draft) {
    story *s = calloc(1, sizeof *s);
    if (!s) {
        doc->failed = true;
        return;
    }
    s->doc = doc;
    s->tables = (tc_ruled){.arena = doc->arena, .draft = draft};
    tc_buffer_init(&s->run, RUN_MAX);
    end = end < doc->unit_count ? end : doc->unit_count;
    for (uint32_t at = cp; at < end && !s->tables.failed && !doc->failed; at++) {
        if (!is_mark(doc, at) && at + 1 < end)
            continue;
        put_paragraph(s, cp, is_mark(doc, at) ? at : at + 1);
        cp = at + 1;
    }
    tc_ruled_close(&s->tables, 0);
    doc->failed |= s->tables.failed || s->run.failed;
    tc_ruled_dispose(&s->tables);
    tc_buffer_dispose(&s->run);
    free(s);
}
