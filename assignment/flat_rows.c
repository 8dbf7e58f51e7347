/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rows of a flat stream: the heading's repetitions cut out, the numbers found. */
#include "flat.h"

enum { LOST_MOST = 3 /* one after the other */ };

/* The numbers so far, by kind: the last one seen; deeper kinds begin anew below a higher one. */
typedef struct numbering {
    uint32_t last[5];
    bool alone; /* "1." stood since the last group */
} numbering;

static uint32_t heading_words(const tc_flat *flat) {
    return flat->heads[flat->columns - 1].to;
}

/* How many words at AT repeat the heading; one word in eight may have been read wrongly. */
static uint32_t repeats_heading(const tc_flat *flat, uint32_t at) {
    uint32_t length = heading_words(flat), wrong = 0, n = length;
    if (!flat->opens[at] || at + length > flat->words.count ||
        !tc_slice_equal(flat->words.items[at].key, flat->words.items[0].key))
        return 0;
    for (uint32_t i = 1; i < length; i++)
        wrong += !tc_slice_equal(flat->words.items[at + i].key, flat->words.items[i].key);
    if (wrong * 8 > length)
        return 0;
    for (int column = 1; tc_phrase_number(&flat->words, at + n) == column; column++)
        n++;
    /* The first row's number may follow at once: only a whole row of numbers counts columns. */
    return n - length >= flat->columns ? n : length;
}

/* Whether word AT is a page's number: alone in its line, and the heading comes next. */
static bool is_page_number(const tc_flat *flat, uint32_t at) {
    tc_slice gap = tc_phrase_gap(&flat->words, at);
    bool alone = gap.len && flat->words.items[at].digits && flat->words.items[at].key.len <= 3 &&
                 (gap.ptr[gap.len - 1] == '\n' || gap.ptr[gap.len - 1] == '\f');
    return alone && at + 1 < flat->words.count && repeats_heading(flat, at + 1);
}

/* Whether the number VALUE of KIND, ALONE in its line, is the one that comes next. */
static bool is_next(numbering *seen, uint32_t value, int kind, bool alone) {
    static const int below[] = {0, 1, 2, 3, 4};
    bool next = value == seen->last[below[kind]] + 1;
    if (kind == 4)
        next = next || value == 1;
    /* Rows may have lost their numbers. */
    if (kind == 1 && alone && value > seen->last[1])
        next = next || value <= seen->last[1] + LOST_MOST;
    /* Below a new group the numbers begin anew, or go on. */
    if (kind == 1)
        next = next || (value == 1 && !seen->alone);
    if (kind == 2)
        next = next || (value == 1 && seen->last[3]);
    if (!next)
        return false;
    seen->last[kind] = value;
    if (kind == 2 || kind == 3)
        seen->alone = false;
    if (kind == 3)
        seen->last[2] = 0;
    if (kind == 1) {
        seen->alone = true;
        seen->last[4] = 0;
    }
    return true;
}

static bool add_row(tc_flat *flat, tc_flat_span label) {
    tc_flat_row *rows = tc_arena_grow(flat->arena, flat->rows, flat->row_count, flat->row_count + 1,
                                      sizeof *rows, &flat->row_capacity);
    if (!rows)
        return false;
    flat->rows = rows;
    rows[flat->row_count++] = (tc_flat_row){.label = label};
    return true;
}

/* The words FROM … TO-1 go to the last row; those before any row, to one without number. */
static bool add_part(tc_flat *flat, uint32_t from, uint32_t to) {
    if (from >= to)
        return true;
    if (!flat->row_count && !add_row(flat, (tc_flat_span){from, from}))
        return false;
    tc_flat_row *row = &flat->rows[flat->row_count - 1];
    if (row->part_count < TC_FLAT_PARTS_MAX && to - from <= TC_FLAT_ROW_MAX)
        row->parts[row->part_count++] = (tc_flat_span){from, to};
    return true;
}

bool tc_flat_rows(tc_flat *flat, uint32_t first) {
    numbering seen = {.alone = false};
    uint32_t from = first;
    for (uint32_t i = first; i < flat->words.count;) {
        uint32_t page = is_page_number(flat, i), n = repeats_heading(flat, i + page), value;
        int kind;
        if (n) {
            if (!add_part(flat, from, i))
                return false;
            from = i = i + page + n;
            continue;
        }
        value = tc_flat_number(flat, i, &n, &kind);
        if (value &&
            is_next(&seen, value, kind, i + n >= flat->words.count || flat->opens[i + n])) {
            if (!add_part(flat, from, i) || !add_row(flat, (tc_flat_span){i, i + n}))
                return false;
            from = i = i + n;
            continue;
        }
        i++;
    }
    return add_part(flat, from, flat->words.count);
}
