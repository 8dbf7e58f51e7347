/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands beside the text: notes, text boxes, headers and footers. */
#include "doc.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    STORIES_DEEP = 4, /* text boxes in text boxes */
    SHAPE = 26,       /* bytes of a shape's place, and of a text box */
    BOX = 22,
    BOX_SHAPE = 14, /* where a box says which shape it is in */
    KINDS = 6,      /* headers and footers of a section */
    SECTION = 12    /* bytes */
};

/* ---- Notes ---- */

static bool find_note(const tc_doc *doc, uint32_t cp, tc_doc_note *out) {
    static const struct {
        tc_doc_table refs, texts;
        tc_doc_part part;
    } kinds[] = {{DOC_FOOTNOTE_REFS, DOC_FOOTNOTE_TEXTS, DOC_FOOTNOTES},
                 {DOC_ENDNOTE_REFS, DOC_ENDNOTE_TEXTS, DOC_ENDNOTES}};
    for (size_t i = 0; i < 2; i++) {
        tc_slice refs = tc_doc_at(doc, kinds[i].refs), texts = tc_doc_at(doc, kinds[i].texts);
        size_t place = tc_doc_place_of(refs, 2, cp);
        if (place == tc_doc_places(refs, 2))
            continue;
        uint32_t start = doc->starts[kinds[i].part], end = doc->starts[kinds[i].part + 1];
        uint32_t from = tc_le32(texts, place * 4), to = tc_le32(texts, place * 4 + 4);
        if (to < from || to > end - start)
            return false;
        *out = (tc_doc_note){start + from, start + to};
        return true;
    }
    return false;
}

uint32_t tc_doc_refer(tc_doc *doc, uint32_t cp) {
    tc_doc_note note;
    if (cp >= doc->starts[DOC_FOOTNOTES] || doc->note_count >= TC_DOC_NOTES_MAX ||
        !find_note(doc, cp, &note))
        return 0;
    tc_doc_note *notes = tc_arena_grow(doc->arena, doc->notes, doc->note_count, doc->note_count + 1,
                                       sizeof *notes, &doc->note_capacity);
    doc->failed |= !notes;
    if (!notes)
        return 0;
    doc->notes = notes;
    notes[doc->note_count++] = note;
    return (uint32_t)doc->note_count;
}

static void give_notes(tc_doc *doc) {
    for (size_t i = 0; i < doc->note_count; i++) {
        char mark[24];
        int length = snprintf(mark, sizeof mark, "[%zu]", i + 1);
        tc_draft_note(doc->draft);
        tc_draft_label(doc->draft, (tc_slice){mark, (size_t)length}, false, false);
        tc_doc_story(doc, doc->notes[i].cp, doc->notes[i].end, doc->draft);
        tc_draft_note_end(doc->draft);
    }
}

/* ---- Text boxes ---- */

static int by_shape(const void *a, const void *b) {
    const tc_doc_box *one = a, *other = b;
    return one->shape != other->shape ? (one->shape > other->shape) - (one->shape < other->shape)
                                      : (one->cp > other->cp) - (one->cp < other->cp);
}

static void find_boxes(tc_doc *doc) {
    tc_slice list = tc_doc_at(doc, DOC_BOX_TEXTS);
    uint32_t start = doc->starts[DOC_BOXES], size = doc->starts[DOC_BOXES + 1] - start;
    size_t count = tc_doc_places(list, BOX);
    doc->boxes = tc_arena_take(doc->arena, (count + 1) * sizeof *doc->boxes);
    doc->failed |= !doc->boxes;
    for (size_t i = 0; doc->boxes && i < count; i++) {
        uint32_t from = tc_le32(list, i * 4), to = tc_le32(list, i * 4 + 4);
        if (to > from && to <= size)
            doc->boxes[doc->box_count++] =
                (tc_doc_box){tc_le32(list, tc_doc_said_at(list, BOX, i) + BOX_SHAPE), start + from,
                             start + to, false};
    }
    if (doc->box_count)
        qsort(doc->boxes, doc->box_count, sizeof *doc->boxes, by_shape);
}

static void give_box(tc_doc *doc, tc_doc_box *box, tc_draft *draft) {
    if (box->given || doc->depth >= STORIES_DEEP)
        return;
    box->given = true;
    doc->depth++;
    tc_draft_aside(draft);
    tc_doc_story(doc, box->cp, box->end, draft);
    tc_draft_aside_end(draft);
    doc->depth--;
}

void tc_doc_boxes_at(tc_doc *doc, uint32_t cp, tc_draft *draft) {
    tc_slice shapes = tc_doc_at(doc, DOC_SHAPES);
    size_t place = tc_doc_place_of(shapes, SHAPE, cp), low = 0, high = doc->box_count;
    if (place == tc_doc_places(shapes, SHAPE))
        return;
    uint32_t shape = tc_le32(shapes, tc_doc_said_at(shapes, SHAPE, place));
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (doc->boxes[middle].shape < shape)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < doc->box_count && doc->boxes[low].shape == shape; low++)
        give_box(doc, &doc->boxes[low], draft);
}

/* ---- Headers and footers ---- */

/* [MS-DOC] 2.3.5: even header, odd header, even footer, odd footer, first header, first footer. */
static void give_running(tc_doc *doc, size_t section, bool title_page) {
    enum { ODD_HEADER = 1, FIRST_HEADER = 4, MARK = 1 };
    tc_slice texts = tc_doc_at(doc, DOC_HEADER_TEXTS);
    bool both_sides = tc_le8(tc_doc_at(doc, DOC_PROPERTIES), 0) & 1;
    uint32_t start = doc->starts[DOC_HEADERS], size = doc->starts[DOC_HEADERS + 1] - start;
    for (size_t kind = 0; kind < KINDS; kind++) {
        size_t at = (KINDS + section * KINDS + kind) * 4;
        uint32_t from = tc_le32(texts, at), to = tc_le32(texts, at + 4);
        size_t least = SIZE_MAX;
        bool even = kind % 2 == 0 && kind < FIRST_HEADER;
        if (at + 8 > texts.len || to <= from + MARK || to > size || (even && !both_sides) ||
            (kind >= FIRST_HEADER && !title_page))
            continue;
        if (section == 0 && kind == (title_page ? FIRST_HEADER : ODD_HEADER))
            least = title_page ? 1 : 2;
        tc_draft_running(doc->draft);
        tc_doc_story(doc, start + from, start + to - MARK, doc->draft);
        tc_draft_running_end(doc->draft, least);
    }
}

static void give_all_running(tc_doc *doc) {
    tc_slice sections = tc_doc_at(doc, DOC_SECTIONS);
    enum { SECTIONS_MAX = 64 };
    for (size_t i = 0; i < tc_doc_places(sections, SECTION) && i < SECTIONS_MAX; i++)
        give_running(doc, i,
                     tc_doc_has_title_page(
                         doc, tc_le32(sections, tc_doc_said_at(sections, SECTION, i) + 2)));
}

/* ---- All ---- */

void tc_doc_parts(tc_doc *doc) {
    find_boxes(doc);
    tc_doc_story(doc, 0, doc->starts[DOC_FOOTNOTES], doc->draft);
    for (size_t i = 0; i < doc->box_count; i++)
        give_box(doc, &doc->boxes[i], doc->draft);
    give_notes(doc);
    give_all_running(doc);
}
