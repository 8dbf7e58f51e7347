/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout.h"

static uint32_t count_pieces(const tc_span *spans, uint32_t count) {
    uint32_t pieces = count > 0;
    for (uint32_t i = 1; i < count; i++)
        pieces += spans[i].cut;
    return pieces;
}

static bool set_pieces(tc_layout *layout, const tc_span *spans, uint32_t count, tc_cell *cell) {
    uint32_t n = count_pieces(spans, count), at = 0;
    tc_range *pieces = n ? tc_arena_take(layout->arena, n * sizeof *pieces) : NULL;
    if (n && !pieces)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        if (i == 0 || spans[i].cut)
            pieces[at++] = (tc_range){spans[i].start, spans[i].end};
        pieces[at - 1].end = spans[i].end;
    }
    cell->pieces = pieces;
    cell->piece_count = n;
    return true;
}

/* A line of the cell that is only a rule. */
static bool is_rule(tc_slice text, const tc_span *span) {
    uint32_t marks = 0;
    for (uint32_t i = span->start; i < span->end; i++) {
        char c = text.ptr[i];
        if (c != '-' && c != '_' && c != '*' && c != '=' && c != ' ')
            return false;
        marks += c != ' ';
    }
    return marks >= 3;
}

bool tc_cell_fill(tc_layout *layout, const tc_span *spans, uint32_t count, tc_cell *cell) {
    size_t capacity = 0;
    bool strong = false, em = false, first = true;
    const tc_span *previous = NULL;
    tc_layout_writer writer;
    for (uint32_t i = 0; i < count; i++)
        capacity += spans[i].end - spans[i].start + 1;
    if (!tc_layout_writer_open(&writer, layout, capacity) ||
        !set_pieces(layout, spans, count, cell)) {
        layout->failed = true;
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        const tc_span *span = &spans[i];
        if (span->start == span->end || is_rule(layout->text, span))
            continue;
        bool joins = previous &&
                     (span->cut || tc_flow_joins_cell(layout, previous, span, first, strong || em));
        if (joins && span->cut)
            tc_layout_writer_glue(&writer);
        else if (joins)
            tc_layout_writer_space(&writer);
        else
            tc_layout_writer_line(&writer);
        first = !joins;
        tc_layout_writer_put(&writer, span->start, span->end);
        tc_stars_follow(layout->text, span->start, span->end, &strong, &em);
        previous = span;
    }
    cell->text = tc_layout_writer_close(&writer, NULL);
    return true;
}
