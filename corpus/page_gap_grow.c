/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which lines above and below belong to a table whose gutters are known. */
#include "layout.h"
#include "page_gaps.h"

#include <math.h>

#define HEAD_STEP 1.8F
#define MIDDLE 12.0F /* points from the middle of the page: a title */

enum { BRIDGE_MAX = 3 /* lines of a group's title */ };

uint32_t tc_gap_column(const tc_gap_table *t, const tc_page_word *word) {
    uint32_t column = 0;
    while (column < t->gutters.count && (word->box.x0 + word->box.x1) / 2 >
                                            (t->gutters.from[column] + t->gutters.to[column]) / 2)
        column++;
    return column;
}

bool tc_gap_respects(tc_gap_table *t, const tc_page_line *line) {
    tc_gutters all = tc_gap_narrowed(&t->gutters, line), kept = {.count = 0};
    if (tc_gap_is_running(t, line))
        return false;
    for (uint32_t i = 0, k = 0; i < t->gutters.count; i++) {
        uint32_t best = UINT32_MAX;
        for (; k < all.count && all.to[k] <= t->gutters.to[i]; k++)
            if (best == UINT32_MAX || all.to[k] - all.from[k] > all.to[best] - all.from[best])
                best = k;
        if (best == UINT32_MAX)
            return false;
        tc_gap_add(&kept, all.from[best], all.to[best]);
    }
    t->gutters = kept;
    return true;
}

bool tc_gap_is_number(tc_arena *arena, const tc_page_line *line, bool *head) {
    static const char *const heads[] = {"TT", "STT", "Stt", "Số TT", "SỐ TT"};
    tc_slice text = tc_page_line_text(arena, line);
    uint8_t level;
    *head = false;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        *head |= tc_slice_equal(text, tc_slice_of(heads[i]));
    return *head || (text.len && tc_label_alone(text, 0, (uint32_t)text.len, &level) && level);
}

bool tc_gap_is_label(const tc_gap_table *t, size_t i, bool *head) {
    const tc_page_line *line = &t->lines->items[i];
    size_t count = 0;
    while (count < line->count && line->words[count]->box.x1 <= t->gutters.to[0])
        count++;
    tc_page_line first = {.words = line->words, .count = count};
    return tc_gap_is_number(t->arena, &first, head) && !*head;
}

/* A line over several columns between two rows: the title of a group, one text behind its number.
 */
static bool is_title(const tc_gap_table *t, size_t i) {
    bool head;
    const tc_page_line *line = &t->lines->items[i];
    tc_slice text = tc_page_line_text(t->arena, line);
    bool label = tc_gap_is_label(t, i, &head);
    if (tc_gap_wide(line) > label)
        return false;
    return (label && !tc_gap_is_running(t, line)) || line->bold ||
           tc_flow_band(text, 0, (uint32_t)text.len) ||
           tc_flow_capitals(text, 0, (uint32_t)text.len);
}

/* Lines FROM … TO (exclusive) are all the page has there: a title whose number and text stand where
 * those of rows do. */
static bool is_title_alone(const tc_gap_table *t, size_t from, size_t to) {
    bool head;
    const tc_page_line *line = &t->lines->items[from];
    size_t k = 0;
    if (to - from > BRIDGE_MAX || !is_title(t, from) || !tc_gap_is_label(t, from, &head))
        return false;
    while (k < line->count && line->words[k]->box.x1 <= t->gutters.to[0])
        k++;
    return k < line->count && fabsf(line->words[k]->box.x0 - t->gutters.to[0]) < TC_GAP_EDGE;
}

/* Whether line I may be the first of a row: a number, or nothing, stands in its first column. */
static bool opens(const tc_gap_table *t, size_t i) {
    bool head;
    return t->lines->items[i].words[0]->box.x1 > t->gutters.to[0] || tc_gap_is_label(t, i, &head);
}

static void mark_wide(tc_gap_table *t, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        t->wide[i] = true;
}

static void grow_down(tc_gap_table *t, size_t last) {
    const tc_page_line *items = t->lines->items;
    for (size_t i = t->last + 1; i < last; i++) {
        if (!tc_gap_follows(&items[i - 1], &items[i], TC_GAP_STEP))
            return;
        if (tc_gap_respects(t, &items[i])) {
            t->last = i;
            continue;
        }
        size_t end = i;
        while (end < last && end - i < BRIDGE_MAX && !tc_gap_respects(t, &items[end]))
            end++;
        if (end == last && is_title_alone(t, i, end)) {
            mark_wide(t, i, end);
            t->last = end - 1;
        }
        if (end == last || !is_title(t, i) || !tc_gap_wide(&items[end]) || !opens(t, end) ||
            !tc_gap_follows(&items[end - 1], &items[end], TC_GAP_STEP))
            return;
        mark_wide(t, i, end);
        t->last = i = end;
    }
}

/* A line of the heading, or of a row above, that crosses gutters but leaves one free. */
static bool is_part(const tc_gap_table *t, const tc_page_line *line, float middle) {
    tc_gutters free = tc_gap_narrowed(&t->gutters, line);
    bool alone = tc_gap_wide(line) == 0;
    if (alone && fabsf((line->box.x0 + line->box.x1) / 2 - middle) < MIDDLE)
        return false;
    return free.count > 0;
}

/* Whether lines from I upwards, not above FIRST, are the end of a row. */
static bool shows_row(const tc_gap_table *t, size_t first, size_t i) {
    tc_gap_table tried = *t;
    for (size_t k = i + 1; k-- > first && tc_gap_respects(&tried, &t->lines->items[k]);)
        if (tc_gap_wide(&t->lines->items[k]))
            return true;
    return false;
}

static void grow_up(tc_gap_table *t, size_t first) {
    const tc_page_line *items = t->lines->items;
    float left = INFINITY, right = 0;
    for (size_t i = t->first; i <= t->last; i++) {
        left = fminf(left, items[i].box.x0);
        right = fmaxf(right, items[i].box.x1);
    }
    while (t->first > first) {
        size_t i = t->first - 1, end = i;
        bool head;
        if (!tc_gap_follows(&items[i], &items[t->first], TC_GAP_STEP))
            return;
        if (tc_gap_is_label(t, i, &head) && tc_gap_respects(t, &items[i])) {
            t->first = i;
            continue;
        }
        /* The title of a group, and rows above it. */
        while (end > first && i - end < BRIDGE_MAX && !tc_gap_respects(t, &items[end]))
            end--;
        if (end < i && is_title(t, end + 1) && tc_gap_is_label(t, end + 1, &head) &&
            shows_row(t, first, end)) {
            mark_wide(t, end + 1, i + 1);
            t->first = end;
            continue;
        }
        if (end == first && is_title_alone(t, first, i + 1)) {
            mark_wide(t, first, i + 1);
            t->first = first;
            return;
        }
        if (!tc_gap_follows(&items[i], &items[t->first], HEAD_STEP) ||
            !is_part(t, &items[i], (left + right) / 2))
            return;
        t->wide[i] = !tc_gap_respects(t, &items[i]);
        if (t->wide[i] && !items[i].bold)
            return;
        t->first = i;
    }
}

void tc_gap_grow(tc_gap_table *t, size_t first, size_t last) {
    grow_down(t, last);
    grow_up(t, first);
}
