/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "aligned_work.h"

#include <string.h>

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

/* Lines beside one another have places of their own. */
tc_cutting *tc_aligned_line(const tc_layout *layout, tc_aligned_work *w, uint32_t i) {
    tc_cutting *c = &w->lines[i % TC_ALIGNED_NEAR];
    if (c->line == i + 1 && c->table == w->table)
        return c;
    c->line = i + 1;
    c->table = w->table;
    c->turn = 0;
    c->count = tc_aligned_words(layout, i, c->words);
    for (uint32_t k = 0; k < c->count; k++)
        c->hashes[k] = tc_aligned_hash(layout->text, &c->words[k]);
    memset(c->opens, TC_OPENS_UNKNOWN, c->count);
    memset(c->number, 0, sizeof c->number);
    return c;
}

tc_opening tc_aligned_opening(const tc_layout *layout, tc_cutting *c, uint32_t w) {
    if (c->opens[w] == TC_OPENS_UNKNOWN) {
        uint32_t start = c->words[w].start, end = c->words[c->count - 1].end;
        tc_beginning begins = tc_flow_beginning(layout->text, start, end);
        /* Names of bodies have a capital. */
        bool body = begins == TC_BEGIN_UPPER && tc_flow_names_body(layout->text, start, end);
        bool upper = begins == TC_BEGIN_UPPER || begins == TC_BEGIN_DIGIT;
        c->opens[w] = body                       ? TC_OPENS_BODY
                      : upper                    ? TC_OPENS_UPPER
                      : begins == TC_BEGIN_LOWER ? TC_OPENS_LOWER
                                                 : TC_OPENS_OTHER;
    }
    return (tc_opening)c->opens[w];
}

bool tc_aligned_is_number(const tc_layout *layout, tc_cutting *c, uint32_t w) {
    enum { NO = 1, YES = 2 };
    uint8_t level;
    if (w > TC_ALIGNED_NUMBER)
        return false;
    if (!c->number[w]) {
        bool is = tc_label_alone(layout->text, c->words[0].start, c->words[w - 1].end, &level);
        c->number[w] = is && level ? YES : NO;
    }
    return c->number[w] == YES;
}

uint32_t tc_aligned_first_word(tc_slice text, uint32_t start, uint32_t end) {
    tc_slice rest = tc_slice_sub(text, start, end);
    return (uint32_t)tc_utf8_count(tc_slice_cut(&rest, ' '));
}
