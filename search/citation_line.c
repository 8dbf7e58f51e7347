/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "citation_line.h"

#include "ask.h"

#include <record/keys.h>

/* Takes what stands before SIGN, or all that is left, off TEXT. */
static tc_slice take(tc_slice *text, tc_slice sign) {
    size_t end = tc_slice_find(*text, sign, 0);
    tc_slice taken = tc_slice_sub(*text, 0, end);
    *text = end == SIZE_MAX ? TC_SLICE("") : tc_slice_sub(*text, end + 1, text->len);
    return taken;
}

bool tc_citation_line_next(tc_slice *lines, tc_citation_line *out) {
    const tc_slice tab = TC_SLICE("\t");
    while (lines->len) {
        tc_slice line = take(lines, TC_SLICE("\n"));
        *out = (tc_citation_line){.canonical = take(&line, tab),
                                  .issuer = take(&line, tab),
                                  .date = take(&line, tab),
                                  .relation = take(&line, tab)};
        for (size_t i = 0; i < line.len && line.ptr[i] >= '0' && line.ptr[i] <= '9'; i++)
            out->count = out->count * 10 + (uint32_t)(line.ptr[i] - '0');
        out->count = out->count ? out->count : 1;
        if (out->relation.len)
            return true;
    }
    return false;
}

bool tc_citation_lines_are_whole(tc_slice lines) {
    return !tc_slice_equal(lines, TC_SLICE("+")) && !tc_slice_ends(lines, TC_SLICE("\n+"));
}

tc_identity tc_citation_line_identity(tc_arena *arena, const tc_citation_line *line) {
    return (tc_identity){.number = tc_key_number(arena, line->canonical),
                         .issuer = tc_key_unit(arena, line->issuer),
                         .date = tc_date_of_slot(line->date)};
}
