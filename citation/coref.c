/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "coref.h"

#include "provision.h"
#include "words.h"

#include <text/fold.h>
#include <text/text.h>

#include <stdlib.h>
#include <string.h>

enum {
    DEFINITION_BYTES = 900, /* from a mention to the end of its "viết tắt là …" */
    ALIAS_BYTES = 80,
    DEFINITIONS_MAX = 64
};

typedef struct coref {
    tc_arena *arena;
    tc_slice text;
    tc_anchors *anchors;
    const tc_header *header;
    const tc_finds *finds;
    tc_finds more;
    bool failed;
} coref;

static void add(coref *c, size_t start, size_t end, tc_mention_kind kind, const tc_mention *meant) {
    tc_found found = {.core = (uint32_t)start, .issuer_end = (uint32_t)end};
    found.mention = (tc_mention){.range = {(uint32_t)start, (uint32_t)end},
                                 .kind = kind,
                                 .style = meant->style,
                                 .type = meant->type,
                                 .number = meant->number,
                                 .symbol = meant->symbol,
                                 .canonical = meant->canonical,
                                 .issuer_full = meant->issuer_full,
                                 .year = meant->year,
                                 .provision = tc_provision_before(c->arena, c->text, 0, start),
                                 .uncertain = TC_UNCERTAIN_IDENTITY};
    c->failed = c->failed || !tc_finds_add(c->arena, &c->more, &found);
}

static int by_start(const void *a, const void *b) {
    uint32_t x = ((const tc_found *)a)->mention.range.start;
    uint32_t y = ((const tc_found *)b)->mention.range.start;
    return (x > y) - (x < y);
}

/* ---- "Nghị quyết 57" ---- */

/* Numbered mentions by type and number, then by place. */
static int by_number(const void *a, const void *b) {
    const tc_mention *x = *(const tc_mention *const *)a, *y = *(const tc_mention *const *)b;
    int order = tc_slice_compare(x->number, y->number);
    order = order ? order : tc_slice_compare(x->type, y->type);
    return order ? order : (x->range.start > y->range.start) - (x->range.start < y->range.start);
}

typedef struct table {
    const tc_mention **items;
    size_t count;
} table;

static bool list_numbers(coref *c, table *out) {
    out->items = tc_arena_take(c->arena, (c->finds->count + 1) * sizeof(tc_mention *));
    out->count = 0;
    for (size_t i = 0; out->items && i < c->finds->count; i++)
        if (c->finds->items[i].mention.kind == TC_MENTION_NUMBERED)
            out->items[out->count++] = &c->finds->items[i].mention;
    if (out->items)
        qsort(out->items, out->count, sizeof *out->items, by_number);
    return out->items != NULL;
}

/* The one document of TYPE and NUMBER that is cited in full before OFFSET; NULL when there is none
 * or more than one. */
static const tc_mention *find_number(const table *t, tc_slice type, tc_slice number,
                                     size_t offset) {
    enum { LOOK = 64 };
    size_t low = 0, high = t->count;
    const tc_mention *found = NULL;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = tc_slice_compare(t->items[middle]->number, number);
        order = order ? order : tc_slice_compare(t->items[middle]->type, type);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < t->count && i < low + LOOK; i++) {
        const tc_mention *m = t->items[i];
        if (!tc_slice_equal(m->number, number) || !tc_slice_equal(m->type, type) ||
            m->range.start > offset)
            break;
        if (found && !tc_slice_equal(found->canonical, m->canonical))
            return NULL;
        found = m;
    }
    return found;
}

/* Behind the type at AT: the digits of a bare number, or an empty range. */
static tc_range bare_number(tc_slice text, size_t at) {
    tc_range none = {0, 0};
    if (tc_slice_starts(tc_slice_sub(text, at, text.len), TC_SLICE("số ")))
        at += strlen("số ");
    size_t end = at;
    while (end < text.len && end - at < 7 && text.ptr[end] >= '0' && text.ptr[end] <= '9')
        end++;
    tc_word next;
    bool whole = end > at && (end == text.len || (!tc_is_letter((unsigned char)text.ptr[end]) &&
                                                  text.ptr[end] != '/' && text.ptr[end] != '-' &&
                                                  (unsigned char)text.ptr[end] < 0x80));
    if (!whole)
        return none;
    /* "Kế hoạch 5 năm" counts years. */
    size_t near = end + 40 < text.len ? end + 40 : text.len;
    if (tc_words_read(text, end, near, &next, 1) == 1 && next.before == ' ' &&
        tc_word_is(&next, "năm"))
        return none;
    return (tc_range){(uint32_t)at, (uint32_t)end};
}

static void find_short_forms(coref *c) {
    table numbers;
    if (!list_numbers(c, &numbers)) {
        c->failed = true;
        return;
    }
    size_t start, at = 0, k;
    while (numbers.count &&
           (start = tc_anchors_next(c->anchors, TC_ANCHOR_SHORT, at, &k)) != SIZE_MAX) {
        const char *type = tc_anchor_string(TC_ANCHOR_SHORT, k);
        at = start + strlen(type);
        tc_range digits = bare_number(c->text, at);
        if (digits.end == digits.start)
            continue;
        tc_slice number = tc_slice_sub(c->text, digits.start, digits.end);
        while (number.len > 1 && number.ptr[0] == '0')
            number = tc_slice_sub(number, 1, number.len);
        tc_slice name = tc_slice_trim(tc_slice_of(type));
        const tc_mention *meant = find_number(&numbers, name, number, start);
        if (meant)
            add(c, start, digits.end, TC_MENTION_ALIAS, meant);
    }
}

/* ---- "(sau đây viết tắt là …)" ---- */

static tc_slice unquote(tc_slice s) {
    static const char *const marks[] = {"“", "”", "\"", "'", "«", "»", "*"};
    for (bool changed = true; changed;) {
        changed = false;
        s = tc_slice_trim(s);
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            tc_slice mark = tc_slice_of(marks[i]);
            if (tc_slice_starts(s, mark)) {
                s = tc_slice_sub(s, mark.len, s.len);
                changed = true;
            }
            if (s.len && tc_slice_ends(s, mark)) {
                s.len -= mark.len;
                changed = true;
            }
        }
    }
    return s;
}

/* What the bracket behind a mention defines, between FROM and TO; "" when nothing. */
static tc_slice defined_name(coref *c, size_t from, size_t to) {
    enum { VERBS = 4 };
    tc_slice text = c->text;
    size_t behind[VERBS] = {0}, at = from, k; /* the first of each verb */
    while ((at = tc_anchors_next(c->anchors, TC_ANCHOR_DEFINE, at, &k)) < to) {
        size_t end = at++ + strlen(tc_anchor_string(TC_ANCHOR_DEFINE, k));
        if (!behind[k] && end <= to)
            behind[k] = end;
    }
    for (size_t i = 0; i < VERBS; i++) {
        if (!behind[i])
            continue;
        at = behind[i];
        size_t end = tc_slice_find(tc_slice_sub(text, 0, to), TC_SLICE(")"), at);
        if (end != SIZE_MAX && end - at <= ALIAS_BYTES)
            return unquote(tc_slice_sub(text, at, end));
    }
    return (tc_slice){NULL, 0};
}

/* Whether NAME stands for the document and not for something that it is about: it holds its number,
 * or begins with its type and goes on. */
static bool is_name_of(coref *c, tc_slice name, const tc_mention *m) {
    tc_word w[12];
    size_t count = tc_words_read(name, 0, name.len, w, 12);
    for (size_t i = 0; i < count; i++)
        /* "CT1792" ends in it. */
        if (m->number.len && m->number.ptr[0] <= '9' &&
            tc_slice_ends(tc_slice_sub(name, w[i].start, w[i].end), m->number) &&
            (w[i].end - w[i].start == m->number.len ||
             name.ptr[w[i].end - m->number.len - 1] > '9'))
            return true;
    tc_slice type = m->type.len ? tc_fold_ascii_in(c->arena, m->type) : m->type;
    size_t head = type.len ? tc_words_begin(w, count, type.ptr) : 0;
    return head && head + 2 <= count;
}

/* A name, from where on it stands for which document. */
typedef struct definition {
    tc_slice name;
    size_t from;
    const tc_mention *meant;
} definition;

/* The uses of what D defines, up to TO. */
static void find_uses(coref *c, const definition *d, size_t to) {
    for (size_t at = d->from; (at = tc_slice_find(c->text, d->name, at)) < to;) {
        size_t end = at + d->name.len, offset = end;
        bool free_before = tc_back_word(c->text, at) == at;
        uint32_t next = offset < c->text.len ? tc_utf8_next(c->text, &offset) : ' ';
        if (free_before && !tc_is_letter(next) && !tc_is_digit(next) && next != '/')
            add(c, at, end, TC_MENTION_ALIAS, d->meant);
        at = end;
    }
}

/* D among the COUNT names that there are; one that is defined anew stands for the new document from
 * there on. */
static void define(coref *c, const definition *d, definition *names, size_t *count) {
    size_t i = 0;
    while (i < *count && !tc_slice_equal(names[i].name, d->name))
        i++;
    if (i == DEFINITIONS_MAX)
        return;
    if (i < *count)
        find_uses(c, &names[i], d->from);
    else
        (*count)++;
    names[i] = *d;
}

static void find_definitions(coref *c) {
    definition names[DEFINITIONS_MAX];
    size_t count = 0, found = c->finds->count;
    for (size_t i = 0; i < found; i++) {
        const tc_found *f = &c->finds->items[i];
        size_t to = f->issuer_end + DEFINITION_BYTES;
        if (i + 1 < found && c->finds->items[i + 1].mention.range.start < to)
            to = c->finds->items[i + 1].mention.range.start;
        tc_slice name =
            f->mention.canonical.len ? defined_name(c, f->issuer_end, to) : (tc_slice){NULL, 0};
        if (!name.len || !is_name_of(c, name, &f->mention))
            continue;
        definition d = {name, (size_t)(name.ptr - c->text.ptr), &f->mention};
        define(c, &d, names, &count);
    }
    for (size_t i = 0; i < count; i++)
        find_uses(c, &names[i], SIZE_MAX);
}

/* ---- "này", "nêu trên" ---- */

/* The last mention of TYPE that ends before OFFSET. */
static const tc_mention *last_of(const coref *c, tc_slice type, size_t offset) {
    enum { LOOK = 200 };
    size_t low = 0, high = c->finds->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c->finds->items[middle].mention.range.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i > 0 && low - i < LOOK; i--) {
        const tc_mention *m = &c->finds->items[i - 1].mention;
        if (m->canonical.len && tc_slice_equal(m->type, type))
            return m;
    }
    return NULL;
}

static void find_anaphors(coref *c) {
    const tc_header *h = c->header;
    const tc_mention own = {.type = h->type,
                            .number = h->number,
                            .symbol = h->symbol,
                            .canonical = h->canonical,
                            .issuer_full = h->issuer_full,
                            .year = h->year,
                            .style = h->style};
    size_t at, end = 0, k;
    while ((at = tc_anchors_next(c->anchors, TC_ANCHOR_BACK, end, &k)) != SIZE_MAX) {
        end = at + strlen(tc_anchor_string(TC_ANCHOR_BACK, k));
        size_t offset = end;
        tc_slice type = {NULL, 0};
        size_t start = tc_type_before(c->text, at, &type), first = start;
        bool named = type.len && tc_is_upper(tc_utf8_next(c->text, &first));
        if (!named || (offset < c->text.len && tc_is_letter(tc_utf8_next(c->text, &offset))))
            continue;
        bool self = k == 0 && tc_slice_equal(type, h->type);
        const tc_mention *meant = self ? &own : last_of(c, type, start);
        if (meant && meant->canonical.len)
            add(c, start, end, TC_MENTION_ANAPHOR, meant);
    }
}

static tc_status finish(coref *c, tc_finds *finds, tc_error *error) {
    if (c->failed)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    if (c->more.count)
        qsort(c->more.items, c->more.count, sizeof *c->more.items, by_start);
    return tc_finds_merge(c->arena, finds, &c->more, error);
}

tc_status tc_coref_aliases(tc_arena *arena, tc_slice text, tc_anchors *anchors, tc_finds *finds,
                           tc_error *error) {
    coref c = {.arena = arena, .text = text, .anchors = anchors, .finds = finds};
    find_short_forms(&c);
    find_definitions(&c);
    return finish(&c, finds, error);
}

tc_status tc_coref_anaphors(tc_arena *arena, tc_slice text, tc_anchors *anchors,
                            const tc_header *header, tc_finds *finds, tc_error *error) {
    coref c = {.arena = arena, .text = text, .anchors = anchors, .header = header, .finds = finds};
    find_anaphors(&c);
    return finish(&c, finds, error);
}
