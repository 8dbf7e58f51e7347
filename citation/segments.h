/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Paragraphs, cells and the items of lists: where what a sentence says ends, and where it goes on.
 * Private to citation/. */
#ifndef TRACUU_CITATION_SEGMENTS_H
#define TRACUU_CITATION_SEGMENTS_H

#include "words.h"

#include <citation/citation.h>

/* Where a paragraph or a cell begins. */
typedef struct tc_segment {
    uint32_t start;
    bool cell;
} tc_segment;

typedef struct tc_segments {
    tc_slice text;
    const tc_segment *list; /* in order of the text */
    size_t count, at;       /* the one that was found last */
} tc_segments;

/* Lists those of DOCUMENT in ARENA; false when out of memory. */
bool tc_segments_list(tc_arena *arena, const tc_document *document, tc_segments *out);
/* The one that holds OFFSET; offsets come in rising order. */
tc_segment tc_segments_find(tc_segments *segments, size_t offset);

/* Where the mark of a list stands ("-", "2.", "a)") behind which mention M, or its provision, opens
 * the segment that was found last; SIZE_MAX when it does not. */
size_t tc_segments_item(const tc_segments *segments, const tc_mention *m);
/* The words of the segment above a mention whose mark of a list stands at ITEM, when a colon ends
 * that: "Thực hiện các văn bản: | - Nghị quyết số …"; at most MAX, the last ones. */
size_t tc_segments_head(const tc_segments *segments, size_t item, tc_word *w, size_t max);

/* Whether the list of the paragraph before goes on in the one that begins at START. */
bool tc_segments_go_on(tc_slice text, size_t start);
/* "… trên địa bàn tỉnh | Quảng Trị; Quyết định số 207": a cell's line that ends what an item of a
 * list began, COUNT words W between FROM, behind the mention before, and AT, and goes on with the
 * next one. */
bool tc_segments_go_on_inside(tc_slice text, size_t from, size_t at, const tc_word *w,
                              size_t count);

/* Whether the current segment goes on with the sentence of the one before, whose last line was
 * broken behind a verb: "… ban hành Kế hoạch số 5/KH-UBND triển khai⏎Nghị quyết số …". */
bool tc_segments_run_on(const tc_segments *s);

#endif
