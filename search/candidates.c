/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "candidates.h"

#include <assignment/abbreviation.h>

#include <stdlib.h>
#include <string.h>

enum {
    KEY_MAX = 160,  /* bytes of a key that is compared */
    WORDS_MAX = 32, /* of a key */
    SLIP_MIN = 9,   /* bytes of a key in which one letter may be a slip */
    TWO_SLIPS_MIN = 16
};

typedef struct finding {
    tc_session *session;
    tc_candidate *items;
    size_t count, capacity;
} finding;

static uint32_t tasks_of(const tc_unit *unit) {
    return unit->lead + unit->support;
}

static tc_status add(finding *f, const tc_unit *a, const tc_unit *b, const char *reason,
                     double score) {
    tc_candidate *grown = tc_arena_grow(f->session->arena, f->items, f->count, f->count + 1,
                                        sizeof *grown, &f->capacity);
    if (!grown)
        return tc_out_of_memory(f->session);
    f->items = grown;
    bool turned = tasks_of(a) > tasks_of(b);
    grown[f->count++] = (tc_candidate){turned ? b : a, turned ? a : b, reason, score};
    return TC_OK;
}

/* ---- Slips ---- */

/* Letters to change, put in, take out or swap between A and B, when these are at most MOST. */
static size_t distance(tc_slice a, tc_slice b, size_t most) {
    uint8_t rows[3][KEY_MAX + 1];
    if (a.len > KEY_MAX || b.len > KEY_MAX || a.len > b.len + most || b.len > a.len + most)
        return most + 1;
    for (size_t j = 0; j <= b.len; j++)
        rows[0][j] = (uint8_t)j;
    for (size_t i = 1; i <= a.len; i++) {
        uint8_t *now = rows[i % 3];
        const uint8_t *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];
        uint8_t least = now[0] = (uint8_t)i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t best = before[j - 1] + (size_t)(a.ptr[i - 1] != b.ptr[j - 1]);
            best = before[j] + (size_t)1 < best ? before[j] + (size_t)1 : best;
            best = now[j - 1] + (size_t)1 < best ? now[j - 1] + (size_t)1 : best;
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1] &&
                earlier[j - 2] + (size_t)1 < best)
                best = earlier[j - 2] + (size_t)1;
            now[j] = (uint8_t)best;
            least = now[j] < least ? now[j] : least;
        }
        if (least > most)
            return most + 1;
    }
    return rows[a.len % 3][b.len];
}

/* "khu vuc 8", "khu vuc xii": numbers, which tell units apart. */
static bool is_number(tc_slice word) {
    bool digits = word.len > 0, roman = word.len > 0;
    for (size_t i = 0; i < word.len; i++) {
        digits = digits && word.ptr[i] >= '0' && word.ptr[i] <= '9';
        roman = roman && memchr("ivxl", word.ptr[i], 4);
    }
    return digits || roman;
}

typedef struct words {
    tc_slice items[WORDS_MAX];
    size_t count;
} words;

static void split(tc_slice key, words *out) {
    out->count = 0;
    while (key.len && out->count < WORDS_MAX) {
        size_t end = tc_slice_find(key, TC_SLICE(" "), 0);
        out->items[out->count++] = tc_slice_sub(key, 0, end);
        key = end == SIZE_MAX ? (tc_slice){NULL, 0} : tc_slice_sub(key, end + 1, key.len);
    }
}

static bool has(const words *list, tc_slice word) {
    for (size_t i = 0; i < list->count; i++)
        if (tc_slice_equal(list->items[i], word))
            return true;
    return false;
}

/* Whether a number stands on one side alone. */
static bool numbers_differ(const words *a, const words *b) {
    for (size_t i = 0; i < a->count; i++)
        if (is_number(a->items[i]) && !has(b, a->items[i]))
            return true;
    for (size_t i = 0; i < b->count; i++)
        if (is_number(b->items[i]) && !has(a, b->items[i]))
            return true;
    return false;
}

/* How much of their words the two share, when one has all of the other's; else 0. */
static double shared_words(const words *a, const words *b) {
    const words *less = a->count <= b->count ? a : b, *more = less == a ? b : a;
    if (less->count < 2)
        return 0;
    for (size_t i = 0; i < less->count; i++)
        if (!has(more, less->items[i]))
            return 0;
    return (double)less->count / (double)more->count;
}

/* ---- Pairs ---- */

/* Two units of one scope. */
static tc_status compare(finding *f, const tc_unit *a, const tc_unit *b) {
    words left, right;
    size_t shorter = a->key.len < b->key.len ? a->key.len : b->key.len;
    size_t most = shorter >= TWO_SLIPS_MIN ? 2 : shorter >= SLIP_MIN ? 1 : 0;
    split(a->key, &left);
    split(b->key, &right);
    if (!left.count || !right.count || numbers_differ(&left, &right))
        return TC_OK;
    bool same_first = tc_slice_equal(left.items[0], right.items[0]);
    size_t slips = most && same_first ? distance(a->key, b->key, most) : most + 1;
    if (slips <= most)
        return add(f, a, b, "misspelling", 1.0 - 0.05 * (double)slips);
    if (tc_abbreviates(a->name, b->name) || tc_abbreviates(b->name, a->name))
        return add(f, a, b, "abbreviation", 0.8);
    double shared = shared_words(&left, &right);
    bool same_head = same_first || tc_slice_starts(a->key, TC_SLICE("uy ban ")) ||
                     tc_slice_starts(b->key, TC_SLICE("uy ban "));
    return shared >= 0.6 && same_head ? add(f, a, b, "words", 0.9 * shared) : TC_OK;
}

static bool is_one(const tc_unit *unit) {
    return unit->sort == TC_UNIT_AGENCY || unit->sort == TC_UNIT_DIVISION;
}

/* A unit whose plans tell no province, and the only unit of that name that has one. */
static tc_status compare_placeless(finding *f, const tc_directory *d, const tc_unit *unit) {
    const tc_unit *only = NULL;
    size_t found = 0;
    for (size_t i = 0; i < d->count; i++) {
        const tc_unit *other = &d->units[i];
        if (other->province.len && tc_slice_equal(other->key, unit->key)) {
            only = other;
            found++;
        }
    }
    return found == 1 ? add(f, unit, only, "province", 0.5) : TC_OK;
}

static int by_score(const void *a, const void *b) {
    const tc_candidate *x = a, *y = b;
    if (x->score < y->score || x->score > y->score)
        return x->score < y->score ? 1 : -1;
    return (x->unit > y->unit) - (x->unit < y->unit);
}

tc_status tc_candidates_find(tc_session *session, const tc_directory *directory, tc_candidate **out,
                             size_t *count) {
    finding f = {.session = session};
    tc_status status = TC_OK;
    for (size_t i = 0; status == TC_OK && i < directory->count; i++) {
        const tc_unit *unit = &directory->units[i];
        if (!is_one(unit))
            continue;
        if (!unit->scope.len && !tc_slice_starts(unit->key, TC_SLICE("bo ")))
            status = compare_placeless(&f, directory, unit);
        for (size_t k = i + 1; status == TC_OK && k < directory->count &&
                               tc_slice_equal(directory->units[k].scope, unit->scope);
             k++)
            if (is_one(&directory->units[k]))
                status = compare(&f, unit, &directory->units[k]);
    }
    if (f.count)
        qsort(f.items, f.count, sizeof *f.items, by_score);
    *out = f.items;
    *count = f.count;
    return status;
}
