/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "aligned_work.h"

uint32_t tc_aligned_words(const tc_layout *layout, uint32_t i, tc_piece out[TC_ALIGNED_WORDS_MAX]) {
    const tc_line *line = &layout->lines[i];
    uint32_t place = 0, n = 0;
    bool inside = false;
    if (line->tabs)
        return 0;
    for (size_t at = line->begin; at < line->end;) {
        size_t next = at, blank = tc_utf8_space(layout->text, at);
        if (blank) {
            inside = false;
            place++;
            at += blank;
            continue;
        }
        uint32_t c = tc_utf8_next(layout->text, &next);
        if (!inside) {
            if (n == TC_ALIGNED_WORDS_MAX || place >= TC_ALIGNED_PLACES)
                return 0;
            out[n++] = (tc_piece){(uint32_t)at, 0, place, 0};
            inside = true;
        }
        place += c < 0x300 || c > 0x36F; /* combining marks take no place */
        out[n - 1].end = (uint32_t)next;
        out[n - 1].to = place;
        at = next;
    }
    return n;
}

uint32_t tc_aligned_pieces(const tc_layout *layout, uint32_t i, tc_piece out[TC_TABLE_COLUMNS_MAX],
                           bool (*apart)(const tc_layout *layout, const tc_piece *words, uint32_t w,
                                         uint32_t count)) {
    tc_piece words[TC_ALIGNED_WORDS_MAX];
    uint32_t count = tc_aligned_words(layout, i, words), n = 0;
    for (uint32_t w = 0; w < count; w++) {
        if (w > 0 && !apart(layout, words, w, count)) {
            out[n - 1].end = words[w].end;
            out[n - 1].to = words[w].to;
            continue;
        }
        if (n == TC_TABLE_COLUMNS_MAX)
            return 0;
        out[n++] = words[w];
    }
    return n;
}

static bool have_gap(const tc_layout *layout, const tc_piece *words, uint32_t w, uint32_t count) {
    (void)layout;
    (void)count;
    return words[w].from - words[w - 1].to >= TC_ALIGNED_GAP;
}

uint32_t tc_aligned_split(const tc_layout *layout, uint32_t i, tc_piece out[TC_TABLE_COLUMNS_MAX]) {
    return tc_aligned_pieces(layout, i, out, have_gap);
}
