/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "aligned.h"

#include <string.h>

enum {
    GUTTER_MIN = 2, /* blanks that part two cells */
    NARROW = 6,     /* of a gutter of at most so many places a full line may leave but one */
    SLACK = 3,      /* places that a row may stand to the side of the others */
};

uint32_t tc_aligned_split(const tc_layout *layout, uint32_t i, tc_piece out[TC_TABLE_COLUMNS_MAX]) {
    const tc_line *line = &layout->lines[i];
    uint32_t place = 0, n = 0, blanks = GUTTER_MIN;
    if (line->tabs)
        return 0;
    for (size_t at = line->begin; at < line->end;) {
        size_t next = at, blank = tc_utf8_space(layout->text, at);
        if (blank) {
            blanks++;
            place++;
            at += blank;
            continue;
        }
        uint32_t c = tc_utf8_next(layout->text, &next);
        if (blanks >= GUTTER_MIN) {
            if (n == TC_TABLE_COLUMNS_MAX)
                return 0;
            out[n++] = (tc_piece){(uint32_t)at, 0, place, 0};
        }
        place += c < 0x300 || c > 0x36F; /* combining marks take no place */
        out[n - 1].end = (uint32_t)next;
        out[n - 1].to = place;
        blanks = 0;
        at = next;
    }
    return n;
}

/* Whether P stands in a column behind GUTTER.  Programs set a row a little to the side of where
 * they set the others. */
static bool is_behind(const tc_piece *p, const tc_piece *gutter) {
    if (p->from >= gutter->from)
        return true;
    uint32_t before = gutter->from - p->from;
    return before <= SLACK && p->to > gutter->to && p->to - gutter->to > before;
}

uint32_t tc_aligned_column(const tc_aligned *t, const tc_piece *p) {
    uint32_t column = 0;
    while (column + 1 < t->columns && is_behind(p, &t->gutters[column]))
        column++;
    return column;
}

bool tc_aligned_crosses(const tc_piece *p, const tc_piece *gutter) {
    return p->from + SLACK < gutter->from && p->to > gutter->to + SLACK;
}

/* Narrows GUTTER by a tc_piece that reaches into it from one side, but never closes it. */
void tc_aligned_narrow(const tc_piece *p, tc_piece *gutter) {
    if (p->to <= gutter->from || p->from >= gutter->to)
        return;
    if (p->from >= gutter->from && p->to <= gutter->to) { /* within: to the nearer side */
        if (p->from - gutter->from <= gutter->to - p->to && p->to < gutter->to)
            gutter->from = p->to;
        else if (p->from > gutter->from)
            gutter->to = p->from;
    } else if (!is_behind(p, gutter)) {
        gutter->from = p->to < gutter->to ? p->to : gutter->from;
    } else {
        gutter->to = p->from > gutter->from ? p->from : gutter->to;
    }
}

/* The blank inside P near GUTTER behind which a capital or number begins another cell: its byte,
 * and in PLACE where it stands; 0 for none. */
static size_t blank_near(tc_slice text, const tc_piece *p, const tc_piece *gutter,
                         uint32_t *place) {
    uint32_t here = p->from;
    for (size_t at = p->start; at < p->end && here <= gutter->to + SLACK;) {
        size_t blank = tc_utf8_space(text, at);
        if (blank && here + SLACK >= gutter->from) {
            tc_beginning begins = tc_flow_beginning(text, (uint32_t)(at + blank), p->end);
            *place = here;
            if (begins == TC_BEGIN_UPPER || begins == TC_BEGIN_DIGIT)
                return at;
        }
        uint32_t c = tc_utf8_next(text, &at);
        here += c < 0x300 || c > 0x36F;
    }
    return 0;
}

/* Cuts a tc_piece in two where a full line left but one blank of a narrow gutter. */
uint32_t tc_aligned_cut(const tc_aligned *t, tc_piece *pieces, uint32_t n) {
    tc_slice text = t->layout->text;
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t g = 0; g + 1 < t->columns && n < TC_TABLE_COLUMNS_MAX; g++) {
            const tc_piece *gutter = &t->gutters[g];
            uint32_t place = 0;
            if (!tc_aligned_crosses(&pieces[k], gutter) || gutter->to - gutter->from > NARROW)
                continue;
            size_t at = blank_near(text, &pieces[k], gutter, &place);
            if (!at)
                continue;
            memmove(&pieces[k + 1], &pieces[k], (n - k) * sizeof *pieces);
            n++;
            pieces[k].end = (uint32_t)at;
            pieces[k].to = place;
            pieces[k + 1].start = (uint32_t)(at + tc_utf8_space(text, at));
            pieces[k + 1].from = place + 1;
        }
    return n;
}

uint32_t tc_aligned_crossings(const tc_aligned *t, const tc_piece *pieces, uint32_t n) {
    uint32_t crossed = 0;
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t g = 0; g + 1 < t->columns; g++)
            crossed += tc_aligned_crosses(&pieces[k], &t->gutters[g]);
    return crossed;
}
