/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which cells of a short row were merged with those above: its others go where cells like them
 * stand in the full rows. */
#include "grid.h"

#include <string.h>

enum {
    FULL_LEAST = 3,  /* rows by which columns are known */
    SAMPLE_MAX = 60, /* of them */
    SHORT_MOST = 12, /* columns of a table that is looked at */
    KIND = 24,       /* all cells of the column are of this kind */
    SAME = 12,       /* one of them is the same */
    LENGTH = 3,      /* each doubling by which it is longer or shorter */
    INSIDE = 4,      /* a column that is missing between two others */
    WORSE = 7,       /* by which the usual placing must be */
    IMPOSSIBLE = -(1 << 24)
};

typedef enum kind {
    KIND_UNKNOWN,
    KIND_EMPTY,
    KIND_LABEL,
    KIND_BODY,
    KIND_MANY,
    KIND_TIME,
    KIND_TEXT
} kind;

static bool starts_time(const char *name) {
    static const char *const heads[] = {
        "canam",  "cuoi",  "dinhky", "giaidoan", "giua",  "hangnam", "hangquy",
        "hangth", "nam2",  "ngay0",  "ngay1",    "ngay2", "ngay3",   "ngaysau",
        "quy1",   "quy2",  "quy3",   "quy4",     "quyi",  "saukhi",  "thang",
        "thuong", "truoc", "tunam",  "tungay",   "tuquy", "tuthang"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (!strncmp(name, heads[i], strlen(heads[i])))
            return true;
    /* "31/12/2025", "2026 - 2030" */
    size_t digits = strspn(name, "0123456789");
    return digits >= 4 && !name[digits];
}

static kind kind_of(const tc_layout *layout, const tc_slot *slot, const char *name) {
    if (slot->empty)
        return KIND_EMPTY;
    if (slot->label)
        return KIND_LABEL;
    if (tc_flow_names_body(layout->text, slot->start, slot->end))
        return !strncmp(name, "cac", 3) || !strncmp(name, "ubndcac", 7) ||
                       memchr(layout->text.ptr + slot->start, ';', slot->end - slot->start)
                   ? KIND_MANY
                   : KIND_BODY;
    return starts_time(name) ? KIND_TIME : KIND_TEXT;
}

/* Notes in SLOT what it is: it is compared with many. */
static void judge(const tc_layout *layout, tc_slot *slot) {
    char name[TC_SLOT_NAME];
    if (slot->kind != KIND_UNKNOWN)
        return;
    tc_slot_fold(layout->text, slot, name);
    slot->kind = (uint8_t)kind_of(layout, slot, name);
    slot->name = tc_slice_hash(TC_HASH_BASIS, tc_slice_of(name));
}

static bool same_name(const tc_layout *layout, const tc_slot *a, const tc_slot *b) {
    char mine[TC_SLOT_NAME], other[TC_SLOT_NAME];
    if (a->name != b->name)
        return false;
    tc_slot_fold(layout->text, a, mine);
    tc_slot_fold(layout->text, b, other);
    return *mine && strcmp(mine, other) == 0;
}

static uint32_t magnitude(const tc_slot *slot) {
    uint32_t length = slot->end - slot->start + 8, n = 0;
    while (length >>= 1)
        n++;
    return n;
}

/* How well SLOT stands in COLUMN of the full rows SAMPLE. */
static int fitness(const tc_layout *layout, const tc_slots *slots, const uint32_t *sample,
                   uint32_t count, tc_slot *slot, uint32_t column) {
    uint32_t alike = 0, sizes = 0, size = magnitude(slot);
    bool same = false;
    judge(layout, slot);
    for (uint32_t i = 0; i < count; i++) {
        tc_slot *there = &slots->slots[sample[i] + column];
        judge(layout, there);
        alike += there->kind == slot->kind;
        sizes += magnitude(there);
        same = same || same_name(layout, slot, there);
    }
    uint32_t usual = sizes / count;
    uint32_t far = size > usual ? size - usual : usual - size;
    return (int)(alike * KIND / count) + (same ? SAME : 0) - (int)far * LENGTH;
}

/* The first slots of full rows, without the heading; how many. */
static uint32_t gather(const tc_rows *rows, uint32_t *sample) {
    uint32_t n = 0;
    for (uint32_t r = 1; r < rows->count && n < SAMPLE_MAX; r++)
        if (rows->rows[r].count == rows->columns)
            sample[n++] = rows->rows[r].first;
    return n;
}

bool tc_grid_align(const tc_layout *layout, const tc_slots *slots, const tc_rows *rows,
                   uint32_t row, uint32_t usual, uint32_t *columns) {
    uint32_t sample[SAMPLE_MAX], cols = rows->columns, n = rows->rows[row].count;
    int fits[SHORT_MOST][SHORT_MOST], best[SHORT_MOST + 1][SHORT_MOST + 1];
    bool taken[SHORT_MOST + 1][SHORT_MOST + 1];
    if (cols > SHORT_MOST || n >= cols || n < 2)
        return false;
    uint32_t count = gather(rows, sample);
    if (count < FULL_LEAST)
        return false;
    int now = 0;
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t c = 0; c < cols; c++)
            fits[k][c] =
                fitness(layout, slots, sample, count, &slots->slots[rows->rows[row].first + k], c);
    for (uint32_t k = 0; k < n; k++)
        now += usual + k < cols ? fits[k][usual + k] : 0;
    for (uint32_t k = 0; k <= n; k++)
        for (uint32_t c = 0; c <= cols; c++) {
            int skip = c ? best[k][c - 1] - (k > 0 && k < n ? INSIDE : 0) : k ? IMPOSSIBLE : 0;
            int take = k && c ? best[k - 1][c - 1] + fits[k - 1][c - 1] : IMPOSSIBLE;
            taken[k][c] = take > skip;
            best[k][c] = taken[k][c] ? take : skip;
        }
    if (best[n][cols] < now + WORSE)
        return false;
    for (uint32_t k = n, c = cols; k > 0; c--)
        if (taken[k][c])
            columns[--k] = c - 1;
    /* A number and its text are not parted. */
    return !slots->slots[rows->rows[row].first].label || columns[0] > 0 || columns[1] == 1;
}
