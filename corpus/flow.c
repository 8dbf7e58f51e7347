/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether text runs on from one line to the next.
 *
 * A converter breaks a line where the page did, so a line that was broken because the next word did
 * not fit ("forced") goes on, and one that had room left ends its paragraph.  The width of the
 * page is measured among the neighbours.  Where lines are whole paragraphs nothing is forced, and
 * only a lower-case letter, a comma or an open bracket show that a page break cut a sentence. */
#include "flow.h"

#include <base/lanes.h>
#include <string.h>

enum {
    WINDOW = 8,         /* neighbours on either side that are measured */
    WIDTH_MIN = 45,     /* characters of a page's line */
    FORCED_PERCENT = 88 /* of the width, filled by the line and the next word: it did not fit */
};

/* Characters of the first word. */
static uint32_t first_word(tc_slice text, uint32_t start, uint32_t end) {
    uint32_t n = 0;
    for (uint32_t i = start; i < end && text.ptr[i] != ' ' && n < 20; i++)
        n += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return n;
}

_Static_assert(2 * WINDOW == (int)TC_LANES, "the lines around one are looked at in one go");

bool tc_flow_prepare(tc_layout *layout) {
    size_t n = layout->line_count, room = n + TC_LANES;
    uint8_t *widths = tc_arena_take(layout->arena, room),
            *gaps = tc_arena_room(layout->arena, room);
    if (!widths || !gaps)
        return false;
    memset(gaps, UINT8_MAX, room);
    layout->widths = widths;
    layout->gaps = gaps;
    widths += WINDOW;
    gaps += WINDOW;
    for (size_t i = 0; i < n; i++) {
        const tc_line *line = &layout->lines[i];
        widths[i] = line->chars <= TC_FLOW_WIDTH_MAX ? (uint8_t)line->chars : 0;
        /* Nothing stands before the first one. */
        gaps[i] = i ? line->blanks : UINT8_MAX;
    }
    return true;
}

/* The page's width around line I, or 0 where lines are not broken by a page. */
static uint32_t page_width(const tc_layout *layout, uint32_t i) {
    const tc_lanes near = tc_lanes_load((const char *)layout->widths + i);
    uint8_t width = 0;
    for (size_t k = 0; k < TC_LANES; k++)
        width = near[k] > width ? near[k] : width;
    if (width < WIDTH_MIN)
        return 0;
    uint8_t least = (uint8_t)((width * 85U + 99) / 100);
    return tc_lanes_count((tc_lanes)(near >= least)) >= 3 ? width : 0;
}

/* Whether line I is indented as the first one of a paragraph: more than others around it. */
static bool is_indented(const tc_layout *layout, uint32_t i) {
    enum { INDENT_MIN = 3 };
    const tc_line *lines = layout->lines;
    uint32_t from = i > WINDOW ? i - WINDOW : 0, indent = lines[i].start - lines[i].begin;
    for (uint32_t k = from; k < i + WINDOW && k < layout->line_count; k++)
        if (lines[k].chars >= WIDTH_MIN && lines[k].start - lines[k].begin + INDENT_MIN <= indent)
            return true;
    return false;
}

/* Whether lines before I stand as close as I does to the one before it, or closer. */
static bool usual_gap(const tc_layout *layout, uint32_t i) {
    const uint8_t mine = layout->lines[i].blanks;
    if (mine == 0)
        return true;
    uint32_t from = i > WINDOW ? i - WINDOW : 1;
    uint32_t to = i + WINDOW < layout->line_count ? i + WINDOW : layout->line_count;
    uint32_t close =
        tc_lanes_count((tc_lanes)(tc_lanes_load((const char *)layout->gaps + i) < mine));
    return close * 10 < (to - from) * 4;
}

/* A bullet or number at the head of a line that runs on is no label: "kinh tế⏎- xã hội". */
static bool begins_item(tc_layout *layout, const tc_line *previous, const tc_line *next,
                        tc_ending ending, bool forced) {
    tc_label label;
    if (!tc_layout_label(layout, next->start, next->end, &label))
        return false;
    if (ending == TC_END_SENTENCE || ending == TC_END_ITEM)
        return true;
    tc_beginning begins = tc_flow_beginning(layout->text, label.after, next->end);
    bool bullet = label.level == 7 || label.level == 8;
    if (begins == TC_BEGIN_LOWER || (bullet && begins == TC_BEGIN_DIGIT))
        return !(forced || (ending == TC_END_RUNNING && bullet) || next->blanks == 0) ||
               (previous->chars < WIDTH_MIN && next->blanks > 0);
    /* "Bà Rịa⏎- Vũng Tàu" */
    return !(bullet && forced && next->blanks == 0 && layout->markdown);
}

/* "…, hợp tác xã. Đơn vị chủ trì:⏎Sở A": the colon at END of the line from START is that of a label
 * inside a sentence. */
static bool ends_in_label(tc_slice text, uint32_t start, uint32_t end) {
    enum { LABEL_BYTES_MAX = 48 };
    uint32_t at = end - 1;
    while (at > start && end - at < LABEL_BYTES_MAX && !strchr(".;(", text.ptr[at - 1]))
        at--;
    return at > start + LABEL_BYTES_MAX / 2 && strchr(".;(", text.ptr[at - 1]) && end - at > 2;
}

/* Whether lines around I were broken inside a sentence: a small letter begins one. */
static bool wraps_near(const tc_layout *layout, uint32_t i) {
    const tc_line *lines = layout->lines;
    uint32_t from = i > WINDOW ? i - WINDOW : 1;
    for (uint32_t k = from; k < i + WINDOW && k < layout->line_count; k++)
        if (tc_flow_beginning(layout->text, lines[k].start, lines[k].end) == TC_BEGIN_LOWER &&
            lines[k - 1].chars >= WIDTH_MIN)
            return true;
    return false;
}

static bool joins_plain(const tc_layout *layout, uint32_t before, uint32_t i, tc_ending ending,
                        bool forced) {
    tc_slice text = layout->text;
    const tc_line *previous = &layout->lines[before], *next = &layout->lines[i];
    tc_beginning begins = tc_flow_beginning(text, next->start, next->end);
    if (begins == TC_BEGIN_LOWER && !forced &&
        tc_flow_capitals(text, previous->start, previous->end) &&
        !tc_flow_capitals(text, next->start, next->end))
        return false;
    bool ended = ending == TC_END_SENTENCE || ending == TC_END_ITEM;
    uint32_t end = tc_flow_text_end(text, previous->start, previous->end);
    char last = end > previous->start ? text.ptr[end - 1] : '\0';
    if (begins == TC_BEGIN_LOWER)
        return !ended || forced || last == ';';
    if (ending == TC_END_NUMERAL && begins == TC_BEGIN_DIGIT)
        return true;
    if (ending == TC_END_RUNNING)
        return begins != TC_BEGIN_OTHER || forced;
    /* Where lines are whole paragraphs two may be equally long. */
    if (ending == TC_END_SENTENCE && forced && !wraps_near(layout, i))
        return false;
    if (ended)
        return forced && !(last == ':' && begins == TC_BEGIN_UPPER &&
                           !ends_in_label(text, previous->start, end));
    return forced;
}

/* "Căn cứ …" opens a paragraph of a preamble. */
static bool begins_ground(tc_slice text, const tc_line *line) {
    tc_slice rest = tc_slice_sub(text, tc_flow_text_start(text, line->start, line->end), line->end);
    return tc_slice_starts(rest, TC_SLICE("Căn cứ ")) ||
           tc_slice_starts(rest, TC_SLICE("Xét đề nghị"));
}

/* "(Kèm theo Quyết định …)" under a title. */
static bool begins_attachment(tc_slice text, const tc_line *line) {
    uint32_t start = tc_flow_text_start(text, line->start, line->end);
    tc_slice rest = tc_slice_sub(text, start, line->end);
    if (start == line->start || !memchr(text.ptr + line->start, '(', start - line->start))
        return false;
    return tc_slice_starts(rest, TC_SLICE("Kèm theo")) ||
           tc_slice_starts(rest, TC_SLICE("Ban hành kèm theo")) ||
           tc_slice_starts(rest, TC_SLICE("Đính kèm"));
}

/* A signature stands line by line: "TM. ỦY BAN NHÂN DÂN⏎KT. CHỦ TỊCH⏎PHÓ CHỦ TỊCH". */
static bool begins_signature(tc_slice text, const tc_line *line) {
    static const char *const heads[] = {"TM.",      "T/M ",     "KT.",        "K/T ",
                                        "TL.",      "T/L ",     "TUQ.",       "PHÓ ",
                                        "CHỦ TỊCH", "GIÁM ĐỐC", "BỘ TRƯỞNG",  "THỨ TRƯỞNG",
                                        "CHÁNH ",   "BÍ THƯ",   "TRƯỞNG BAN", "HIỆU TRƯỞNG"};
    tc_slice rest = tc_slice_sub(text, tc_flow_text_start(text, line->start, line->end), line->end);
    for (size_t i = 0; i < sizeof heads / sizeof *heads && line->chars < WIDTH_MIN; i++)
        if (tc_slice_starts(rest, tc_slice_of(heads[i])))
            return tc_flow_capitals(text, line->start, line->end);
    return false;
}

/* "Nơi nhận:" goes on with nothing. */
static bool begins_recipients(tc_slice text, const tc_line *line) {
    tc_slice rest = tc_slice_sub(text, tc_flow_text_start(text, line->start, line->end), line->end);
    return tc_slice_starts(rest, TC_SLICE("Nơi nhận:")) ||
           tc_slice_starts(rest, TC_SLICE("NƠI NHẬN:"));
}

/* "Đơn vị chủ trì: …", "*Thời gian:* …": a label of a list stands in a line of its own. */
static bool begins_field(tc_slice text, const tc_line *line) {
    static const char *const heads[] = {"Chủ trì",   "Cơ quan ", "Kết quả",  "Lộ trình",
                                        "Phân công", "Phối hợp", "Sản phẩm", "Thời gian",
                                        "Thời hạn",  "Tiến độ",  "Đơn vị "};
    enum { LABEL_BYTES_MAX = 60 };
    tc_slice rest = tc_slice_sub(text, tc_flow_text_start(text, line->start, line->end), line->end);
    tc_slice head = tc_slice_sub(rest, 0, LABEL_BYTES_MAX);
    if (!head.len || !memchr(head.ptr, ':', head.len))
        return false;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (tc_slice_starts(rest, tc_slice_of(heads[i])))
            return true;
    return false;
}

/* Whether blank lines part nothing around line I: what is called Markdown is then plain text, whose
 * lines are paragraphs or were broken by a page. */
static bool is_dense(const tc_layout *layout, uint32_t i) {
    enum { AROUND = 12, BLANKS_MAX = 1 };
    uint32_t from = i > AROUND ? i - AROUND : 1, blanks = 0, k = from;
    for (; k < i + AROUND && k < layout->line_count; k++)
        blanks += layout->lines[k].blanks > 0;
    return k >= from + AROUND && blanks <= BLANKS_MAX;
}

bool tc_flow_joins_line(tc_layout *layout, uint32_t before, uint32_t i) {
    const tc_line *previous = &layout->lines[before], *next = &layout->lines[i];
    bool page = next->page || i > before + 1;
    tc_slice text = layout->text;
    if (next->tab_cell || next->noise || previous->noise || begins_attachment(text, next) ||
        begins_recipients(text, next))
        return false;
    uint32_t width = page_width(layout, i);
    bool forced = width && previous->chars * 100 + first_word(text, next->start, next->end) * 100 >=
                               width * FORCED_PERCENT;
    tc_ending ending = tc_flow_ending(text, previous->start, previous->end);
    if (begins_item(layout, previous, next, ending, forced))
        return false;
    if (layout->markdown && !is_dense(layout, i)) {
        /* A blank line parts paragraphs; a lone break does not, but for a heading. */
        bool heading = text.ptr[previous->start] == '#' || text.ptr[next->start] == '#';
        if (next->blanks || heading || begins_signature(text, next))
            return false;
        if ((!forced || ending == TC_END_SENTENCE) && begins_field(text, next))
            return false;
        return !(begins_ground(text, next) && ending == TC_END_ITEM);
    }
    if ((ending == TC_END_SENTENCE || ending == TC_END_ITEM) &&
        (begins_ground(text, next) || begins_signature(text, next)))
        return false;
    if (next->blanks > 1 && !page && ending != TC_END_RUNNING)
        return false;
    if (!page && (!usual_gap(layout, i) || (ending == TC_END_SENTENCE && is_indented(layout, i))))
        forced = false;
    return joins_plain(layout, before, i, ending, forced);
}
