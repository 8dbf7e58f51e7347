/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "grid.h"

#include <string.h>
#include <text/fold.h>

enum {
    SAMPLE = 300,           /* slots by which the count of columns is chosen */
    COLUMNS_USUAL = 24,     /* more are only tried where a run shows them */
    STEP = 8,               /* slots after which a cut is given up that costs too much */
    COST_SHORT = 40,        /* a row with fewer cells */
    COST_HEAD_SHORT = 60,   /* more when that is the first one */
    COST_LONG = 150,        /* a row with more */
    COST_LONGER = 20,       /* each that it has more */
    COST_NO_LABEL = 30,     /* a short row that begins neither with a label nor empty */
    COST_EMPTY = 6,         /* an empty slot taken as a cell */
    COST_PASSED = 15,       /* a blank line taken as part of a cell */
    COST_LABEL_INSIDE = 20, /* a label behind an empty slot, in a short row */
    COST_SWALLOWED = 100,   /* a label behind an empty slot that counts on from the row's own */
    COST_MISSING = 4,       /* each cell that a short row lacks, up to ten */
    COST_GROUP = 25,        /* a label and a title */
    IMPOSSIBLE = INT32_MAX / 4
};

void tc_slot_fold(tc_slice text, const tc_slot *slot, char out[TC_SLOT_NAME]) {
    size_t n = 0;
    for (size_t at = slot->start; at < slot->end && n + 1 < TC_SLOT_NAME;) {
        uint32_t c = tc_utf8_next(text, &at);
        if (tc_is_letter(c) || tc_is_digit(c)) {
            c = tc_fold_base(c);
            out[n++] = c < 0x80 ? (char)c : '?';
        }
    }
    out[n] = '\0';
}

/* "TT", "STT": the head of a column of numbers. */
static bool is_number_head(tc_slice text, const tc_slot *slot) {
    static const char *const names[] = {"tt", "stt", "sott", "sothutu"};
    char name[TC_SLOT_NAME];
    if (slot->end - slot->start > 32)
        return false;
    tc_slot_fold(text, slot, name);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i]))
            return true;
    return false;
}

bool tc_slots_add(tc_layout *layout, tc_slots *s, const tc_span *spans, uint32_t span_count) {
    tc_slot *slots =
        tc_arena_grow(layout->arena, s->slots, s->count, s->count + 1, sizeof *slots, &s->capacity);
    tc_span *all = tc_arena_grow(layout->arena, s->spans, s->span_count,
                                 s->span_count + span_count + 1, sizeof *all, &s->span_capacity);
    if (!slots || !all) {
        layout->failed = true;
        return false;
    }
    s->slots = slots;
    s->spans = all;
    tc_slot slot = {.first_span = (uint32_t)s->span_count, .span_count = span_count, .empty = true};
    for (uint32_t i = 0; i < span_count; i++) {
        all[s->span_count++] = spans[i];
        slot.empty &= spans[i].start == spans[i].end;
    }
    if (span_count) {
        slot.start = spans[0].start;
        slot.end = spans[span_count - 1].end;
        bool label =
            span_count == 1 && tc_label_alone(layout->text, slot.start, slot.end, &slot.label);
        slot.head = is_number_head(layout->text, &slot);
        slot.band = !label && tc_flow_band(layout->text, slot.start, slot.end);
        slot.label = label ? slot.label : 0;
        slot.ordinal = label ? tc_label_ordinal(layout->text, slot.start, slot.end) : 0;
    }
    slots[s->count++] = slot;
    return true;
}

/* Where a row of the slots FIRST … END (exclusive) is followed by the next one; SIZE_MAX when no
 * row can end there. */
static size_t after_row(const tc_slots *s, size_t end, size_t total) {
    if (end >= total)
        return total;
    if (s->seams)
        return s->slots[end].empty ? end + 1 : SIZE_MAX;
    return s->slots[end - 1].may_end ? end : SIZE_MAX;
}

static int32_t row_cost(const tc_slots *s, size_t first, size_t n, uint32_t columns, int32_t inside,
                        int32_t labels) {
    const tc_slot *head = &s->slots[first];
    bool opens = head->label || head->empty;
    if (n == columns)
        return inside + (opens ? 0 : 2);
    int32_t cost = COST_LONG + COST_LONGER * (int32_t)(n - columns);
    if (n < columns)
        cost = COST_SHORT + COST_MISSING * (int32_t)(columns - n < 10 ? columns - n : 10);
    /* A title alone, with no empty cells of its row behind it. */
    bool band =
        n == 1 && head->band && first > 0 && first + 1 < s->count && (s->seams || !head[1].empty);
    if (n < columns && ((n == 2 && head->label) || band))
        cost = COST_GROUP;
    else if (!opens)
        cost += COST_NO_LABEL;
    if (first == 0)
        cost += COST_HEAD_SHORT;
    return cost + inside + labels;
}

/* The label at SLOT, behind an empty slot, would by its number begin a row: it is the next one
 * after LAST, the latest label of the row, or the first under a group's or the head's. */
static bool counts_on(const tc_slot *last, const tc_slot *slot) {
    if (last->head)
        return slot->ordinal == 1;
    if (!last->label || !slot->ordinal)
        return false;
    return slot->label == last->label ? slot->ordinal == last->ordinal + 1
                                      : last->label < 3 && slot->label >= 3 && slot->ordinal == 1;
}

/* Whether every cut of TOTAL slots costs at least LIMIT, where BEST is known from slot I on.  In
 * each some row is the first to begin at I or behind it, say at J: what follows costs BEST[J], and
 * the row before it, which began before I, has a length that costs the more the further J is. */
static bool is_over(const int32_t *best, size_t i, size_t total, uint32_t columns, int32_t limit) {
    for (size_t j = i; j <= total; j++) {
        int32_t longer = j - i > columns ? COST_LONG + COST_LONGER * (int32_t)(j - i - columns) : 0;
        if (longer >= limit)
            break;
        if (best[j] + longer < limit)
            return false;
    }
    return true;
}

/* Cost of the best cut of TOTAL slots into rows of up to COLUMNS; LENGTHS[i] becomes the length of
 * the row that begins at slot i.  BEST has room for total + 2.  IMPOSSIBLE, with neither filled, as
 * soon as the cost is known to be LIMIT or more. */
static int32_t cut(const tc_slots *s, size_t total, uint32_t columns, int32_t limit, int32_t *best,
                   uint32_t *lengths) {
    best[total] = 0;
    best[total + 1] = COST_NO_LABEL;
    for (size_t i = total; i-- > 0;) {
        int32_t inside = 0, labels = 0;
        const tc_slot *last = &s->slots[i];
        best[i] = IMPOSSIBLE;
        lengths[i] = 1;
        for (size_t n = 1; i + n <= total; n++) {
            const tc_slot *slot = &s->slots[i + n - 1];
            if (slot->empty)
                inside += s->seams ? COST_EMPTY : 0;
            if (n > 1 && slot->label && !last->label && !last->head) {
                last = slot;
            } else if (n > 1 && slot->label && slot[-1].empty && s->seams) {
                labels += COST_LABEL_INSIDE;
                if (counts_on(last, slot)) {
                    inside += COST_SWALLOWED;
                    last = slot;
                }
            }
            size_t next = after_row(s, i + n, total);
            if (n > columns && (next == SIZE_MAX || best[i] < IMPOSSIBLE)) {
                if (best[i] < IMPOSSIBLE || n > 4 * TC_TABLE_COLUMNS_MAX)
                    break;
                continue;
            }
            if (next != SIZE_MAX) {
                int32_t cost = best[next] + row_cost(s, i, n, columns, inside, labels);
                if (cost < best[i] && cost > 0 - IMPOSSIBLE) {
                    best[i] = cost;
                    lengths[i] = (uint32_t)n;
                }
                inside += s->seams ? 0 : COST_PASSED;
            }
            if (slot->must_end)
                break;
        }
        if (best[i] >= IMPOSSIBLE) {
            best[i] = (i + 1 <= total ? best[i + 1] : 0) + 2 * COST_LONG;
            lengths[i] = 1;
        }
        if (best[i] > IMPOSSIBLE / 2)
            best[i] = IMPOSSIBLE / 2;
        if (i % STEP == 0 && is_over(best, i, total, columns, limit))
            return IMPOSSIBLE;
    }
    return best[0];
}

/* The longest run of slots without a place where a row could end. */
static size_t longest_run(const tc_slots *s, size_t total) {
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < total; i++) {
        bool seam = s->seams ? s->slots[i].empty : s->slots[i].may_end;
        run += !(s->seams && seam);
        if (run > longest)
            longest = run;
        if (seam)
            run = 0;
    }
    return longest;
}

/* Filled slots from I on. */
static size_t filled_run(const tc_slots *s, size_t i) {
    size_t n = 0;
    while (i + n < s->count && !s->slots[i + n].empty)
        n++;
    return n;
}

/* The head of a table, as far as it tells the count of columns. */
typedef struct table_head {
    size_t cells; /* of the first row, or 0 when it is no head */
    size_t below; /* of a second row that splits some of them, or 0 */
} table_head;

/* A head begins with "TT" and is followed by a row with a first number; a row between the two
 * splits cells of the first. */
static table_head read_head(const tc_slots *s) {
    table_head head = {0, 0};
    size_t n = filled_run(s, 0), below = n + 1, after;
    if (!s->seams || n < 3 || below >= s->count || !s->slots[0].head)
        return head;
    if (s->slots[below].ordinal == 1)
        return (table_head){n, 0};
    size_t m = filled_run(s, below), behind = below + m;
    /* A title may stand between the head and the first row. */
    size_t last = behind + (behind + 1 < s->count && s->slots[behind + 1].band ? 5 : 3);
    for (after = behind; after < s->count && after < last; after++)
        if (s->slots[after].ordinal == 1 && (m >= 2 || s->slots[below].band))
            return (table_head){n, m >= 2 ? m : 0};
    return head;
}

/* A table with that many columns could have this head. */
static bool fits_head(const table_head *head, uint32_t columns) {
    if (!head->cells)
        return true;
    if (!head->below)
        return columns == head->cells;
    size_t parents = head->cells + head->below - columns;
    return columns > head->cells && parents >= 1 && parents < head->cells &&
           head->below % parents == 0 && head->below / parents >= 2;
}

static uint32_t choose_columns(tc_slots *s, int32_t *best, uint32_t *lengths) {
    size_t sample = s->count < SAMPLE ? s->count : SAMPLE;
    table_head head = read_head(s);
    if (head.cells)
        s->slots[head.cells - 1].must_end = true;
    if (head.below)
        s->slots[head.cells + head.below].must_end = true;
    bool many = head.cells || longest_run(s, sample) > COLUMNS_USUAL / 2;
    uint32_t most = many ? TC_TABLE_COLUMNS_MAX : COLUMNS_USUAL, chosen = 0;
    int32_t least = INT32_MAX;
    for (int strict = 1; strict >= 0 && !chosen; strict--)
        for (uint32_t columns = 1; columns <= most && columns <= sample; columns++) {
            if (strict && !fits_head(&head, columns))
                continue;
            int32_t cost = cut(s, sample, columns, least, best, lengths);
            /* A single column is what is left when nothing else fits. */
            cost += columns == 1 ? COST_SHORT : 0;
            if (cost < least) {
                least = cost;
                chosen = columns;
            }
        }
    return chosen ? chosen : 1;
}

bool tc_rows_cut(tc_layout *layout, tc_slots *s, tc_rows *out) {
    int32_t *best = tc_arena_take(layout->arena, (s->count + 2) * sizeof *best);
    uint32_t *lengths = tc_arena_take(layout->arena, (s->count + 1) * sizeof *lengths);
    *out = (tc_rows){.rows = tc_arena_take(layout->arena, (s->count + 1) * sizeof *out->rows)};
    if (!best || !lengths || !out->rows) {
        layout->failed = true;
        return false;
    }
    if (s->count == 0)
        return true;
    out->columns = choose_columns(s, best, lengths);
    cut(s, s->count, out->columns, INT32_MAX, best, lengths);
    for (size_t i = 0; i < s->count;) {
        out->rows[out->count++] = (tc_row){(uint32_t)i, lengths[i]};
        size_t next = after_row(s, i + lengths[i], s->count);
        i = next == SIZE_MAX ? i + lengths[i] : next;
    }
    return true;
}
