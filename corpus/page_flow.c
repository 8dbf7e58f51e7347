/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which line goes on with the next one.  A line that was broken because the next word did not fit
 * goes on, unless what follows begins something: a label, an indent behind the end of a sentence,
 * more room than between other lines. */
#include "layout.h"
#include "page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <text/letter.h>

#define INDENT 8.0F     /* points from the edge: the first line of a paragraph */
#define APART 1.28F     /* times the usual distance */
#define MIDDLE_OFF 8.0F /* points from the middle: a line that is centred */
#define WIDE 0.75F      /* of the column: a centred line that was broken */

enum { LONG_NAME = 4 }; /* words of a name that may have been broken */

/* The edge that most lines keep to: not the outermost, which may be a number in the margin. */
tc_page_flow tc_page_flow_of(const tc_page_lines *lines, float left, float right, bool cell) {
    enum { SAMPLE = 200 };
    tc_page_flow flow = {.left = left, .right = right, .cell = cell};
    float steps[SAMPLE];
    size_t n = 0;
    for (size_t i = 1; i < lines->count && n < SAMPLE; i++) {
        float step = lines->items[i].box.y1 - lines->items[i - 1].box.y1;
        if (step > 0 && step < 3 * lines->items[i].size)
            steps[n++] = step;
    }
    tc_page_sort(steps, n);
    /* Lines of a paragraph stand nearest to each other. */
    flow.pitch = n ? steps[n / 4] : 0;
    return flow;
}

static bool is_centred(const tc_page_flow *flow, const tc_page_line *line) {
    float middle = (flow->left + flow->right) / 2;
    return line->box.x0 > flow->left + INDENT && line->box.x1 < flow->right - INDENT &&
           fabsf((line->box.x0 + line->box.x1) / 2 - middle) < MIDDLE_OFF;
}

/* Letters of a line's height: what one more word and its blank need. */
static bool is_full(const tc_page_flow *flow, const tc_page_line *last, const tc_page_line *next) {
    const tc_box *word = &next->words[0]->box;
    return last->box.x1 + 0.25F * last->size + (word->x1 - word->x0) > flow->right - 1;
}

/* A number or bullet and the text it labels. */
static bool begins_item(tc_slice text) {
    tc_label label;
    if (!tc_label_read(text, 0, (uint32_t)text.len, &label) || label.end == label.start)
        return false;
    return label.after < text.len;
}

/* "- ": a bullet, or the dash of "Kế hoạch - Tài chính" where the line was broken. */
static bool begins_dash(const tc_page_line *line) {
    tc_slice word = line->words[0]->text;
    return tc_slice_equal(word, TC_SLICE("-")) || tc_slice_equal(word, TC_SLICE("–"));
}

/* "- Phối hợp …, nghiên cứu" and "- phát triển": small letters behind the dash of one that began
 * with a capital are no item of the same list. */
static bool goes_on_small(const tc_page_line *first, const tc_page_line *next) {
    size_t a = 0, b = 0;
    return first->count > 1 && next->count > 1 &&
           tc_is_upper(tc_utf8_next(first->words[1]->text, &a)) &&
           !tc_is_upper(tc_utf8_next(next->words[1]->text, &b));
}

static bool ends_before(tc_ending ending) {
    return ending == TC_END_SENTENCE || ending == TC_END_ITEM;
}

/* Lines of a heading in the middle of the page are one, as long as they look alike and the sentence
 * is open. */
static bool joins_centred(const tc_page_flow *flow, const tc_page_line *last,
                          const tc_page_line *next, tc_ending ending, tc_beginning beginning) {
    bool wide = last->box.x1 - last->box.x0 > WIDE * (flow->right - flow->left);
    if (last->bold != next->bold || fabsf(last->size - next->size) > 1 || ends_before(ending))
        return false;
    return ending != TC_END_OPEN || beginning != TC_BEGIN_UPPER || wide;
}

static bool joins_full(const tc_page_flow *flow, const tc_page_line *last, const tc_page_line *next,
                       tc_ending ending, tc_beginning beginning, bool item) {
    bool indented = next->box.x0 > flow->left + INDENT;
    if (ending == TC_END_RUNNING || ending == TC_END_NUMERAL)
        return !item || beginning == TC_BEGIN_LOWER || beginning == TC_BEGIN_DIGIT;
    if (item)
        return false;
    if (ends_before(ending))
        return beginning != TC_BEGIN_UPPER || (ending == TC_END_SENTENCE && !indented);
    return beginning != TC_BEGIN_UPPER || last->bold == next->bold || !indented;
}

/* A body, or the office of who signs for one. */
static bool names_office(tc_slice text) {
    static const char *const words[] = {"THỦ TƯỚNG", "BỘ TRƯỞNG", "TRƯỞNG", "BÍ THƯ", "CHÁNH",
                                        "VIỆN",      "TỔNG",      "QUYỀN",  "CỤC",    "CHI CỤC",
                                        "BAN",       "ĐẢNG",      "ỦY BAN", "UỶ BAN", "VĂN PHÒNG"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (tc_slice_starts(text, tc_slice_of(words[i])))
            return true;
    return tc_flow_names_body(text, 0, (uint32_t)text.len);
}

/* "Văn phòng" and "UBND tỉnh": whose office it is has no room beside it; but "UBND các xã", which
 * has none, is another one. */
static bool goes_on_with_owner(tc_slice a, tc_slice b) {
    static const char *const offices[] = {"Văn phòng", "Chủ tịch", "Thường trực", "Lãnh đạo"};
    static const char *const owners[] = {"UBND", "HĐND", "Ủy ban", "Uỷ ban", "Hội đồng nhân dân"};
    static const char *const levels[] = {" tỉnh", " thành phố", " huyện",
                                         " xã",   " phường",    " nhân dân tỉnh"};
    bool office = false;
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
        office |= tc_slice_ends(a, tc_slice_of(offices[i]));
    for (size_t i = 0; office && i < sizeof owners / sizeof *owners; i++) {
        size_t end = strlen(owners[i]);
        if (!tc_slice_starts(b, tc_slice_of(owners[i])))
            continue;
        if (b.len == end)
            return true;
        for (size_t k = 0; k < sizeof levels / sizeof *levels; k++)
            if (tc_slice_starts(tc_slice_sub(b, end, b.len), tc_slice_of(levels[k])))
                return true;
    }
    return false;
}

bool tc_page_flow_joins(tc_arena *arena, const tc_page_flow *flow, const tc_page_line *first,
                        const tc_page_line *last, const tc_page_line *next, bool elsewhere) {
    tc_slice a = tc_page_line_text(arena, last), b = tc_page_line_text(arena, next);
    tc_ending ending = tc_flow_ending(a, 0, (uint32_t)a.len);
    tc_beginning beginning = tc_flow_beginning(b, 0, (uint32_t)b.len);
    bool item = begins_item(b) &&
                !(is_full(flow, last, next) && ending == TC_END_OPEN && begins_dash(next) &&
                  (!begins_dash(first) || goes_on_small(first, next)));
    bool capitals = tc_flow_capitals(a, 0, (uint32_t)a.len);
    bool apart = !elsewhere && flow->pitch > 0 &&
                 next->box.y1 - last->box.y1 > APART * fmaxf(flow->pitch, next->size);
    if (apart && !(ending == TC_END_RUNNING && beginning == TC_BEGIN_LOWER))
        return false;
    /* A body, and whose hand it signs by, stand in capitals one below the other. */
    if (flow->letterhead && capitals && ending == TC_END_OPEN && beginning == TC_BEGIN_UPPER)
        return last->count >= LONG_NAME && last->bold == next->bold && is_full(flow, last, next) &&
               !names_office(b);
    if (flow->cell && ending == TC_END_OPEN && tc_flow_names_body(b, 0, (uint32_t)b.len))
        return is_full(flow, last, next) && goes_on_with_owner(a, b);
    /* A heading in capitals, and what stands below it; but "Phòng" and "QLKH" in a narrow cell. */
    bool abbreviated = flow->cell && next->count == 1 && is_full(flow, last, next);
    if (ending == TC_END_OPEN && beginning == TC_BEGIN_UPPER && !abbreviated &&
        capitals != tc_flow_capitals(b, 0, (uint32_t)b.len) && b.len > 3)
        return false;
    if (!flow->cell && is_centred(flow, next) && (is_centred(flow, last) || (capitals && !item)))
        return joins_centred(flow, last, next, ending, beginning);
    if (is_full(flow, last, next))
        return joins_full(flow, last, next, ending, beginning, item);
    return !item && (ending == TC_END_OPEN || ending == TC_END_RUNNING) &&
           beginning == TC_BEGIN_LOWER && (flow->cell || !is_centred(flow, last));
}
