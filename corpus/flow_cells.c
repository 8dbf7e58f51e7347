/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether text runs on from one line of a cell to the next. */
#include "flow.h"

#include <string.h>

enum {
    WRAPPED_MIN = 60, /* a line this long was broken by the page */
    FIRST_MAX = 36    /* the first line of a paragraph, behind its markup */
};

/* Lines of a cell that hold bold or italics: where both end and begin again, a paragraph ends. */
static bool restarts_emphasis(tc_slice text, const tc_span *previous, const tc_span *next) {
    return text.ptr[previous->end - 1] == '*' && text.ptr[next->start] == '*';
}

/* "…, Sở⏎Tài chính": a name was broken behind its first word. */
static bool ends_in_head(tc_slice text, const tc_span *span) {
    static const char *const heads[] = {" Sở",   " Bộ", " Ban", " Cục",   " Viện", " Hội",
                                        " Công", " Ủy", " Uỷ",  " Trung", " Chi",  " Văn"};
    tc_slice line = tc_slice_sub(text, span->start, span->end);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (tc_slice_ends(line, tc_slice_of(heads[i])))
            return true;
    return false;
}

static uint32_t count_chars(tc_slice text, uint32_t start, uint32_t end) {
    uint32_t n = 0;
    for (uint32_t i = start; i < end; i++)
        n += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return n;
}

bool tc_flow_joins_cell(const tc_layout *layout, const tc_span *previous, const tc_span *next,
                        bool first, bool open) {
    tc_slice text = layout->text;
    tc_label label;
    tc_ending ending = tc_flow_ending(text, previous->start, previous->end);
    bool ended = ending == TC_END_SENTENCE || ending == TC_END_ITEM;
    if (open && next->gap == 0)
        return true;
    if (restarts_emphasis(text, previous, next))
        return false;
    if (tc_label_read(text, next->start, next->end, &label)) {
        tc_beginning inside = tc_flow_beginning(text, label.after, next->end);
        bool bullet = label.level >= 7;
        if (ended || next->gap ||
            !(bullet && (inside == TC_BEGIN_LOWER || inside == TC_BEGIN_DIGIT)))
            return false;
    }
    tc_beginning begins = tc_flow_beginning(text, next->start, next->end);
    if (begins == TC_BEGIN_LOWER)
        return !ended;
    if (ended || next->gap > 0)
        return ending == TC_END_RUNNING && next->gap <= 1;
    if (ending == TC_END_RUNNING || begins != TC_BEGIN_UPPER)
        return true;
    bool body = tc_flow_names_body(text, next->start, next->end);
    if (tc_flow_capitals(text, previous->start, previous->end))
        return !body && tc_flow_capitals(text, next->start, next->end);
    if (!body && ends_in_head(text, previous))
        return true;
    uint32_t chars = count_chars(text, previous->start, previous->end);
    uint32_t following = count_chars(text, next->start, next->end);
    if (chars >= WRAPPED_MIN && chars <= TC_FLOW_WIDTH_MAX)
        return true;
    return !body && first && chars <= FIRST_MAX && following >= 45;
}
