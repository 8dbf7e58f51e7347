/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "citation_lines.h"

#include <store/store.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

/* What one mention says, and how many say the same. */
typedef struct said {
    XXH128_hash_t hash;
    uint32_t mention, count;
} said;

static int by_hash(const void *a, const void *b) {
    const said *x = a, *y = b;
    int order = XXH128_cmp(&x->hash, &y->hash);
    return order ? order : (x->mention > y->mention) - (x->mention < y->mention);
}

static int by_mention(const void *a, const void *b) {
    const said *x = a, *y = b;
    return (x->mention > y->mention) - (x->mention < y->mention);
}

tc_slice tc_compact_date(tc_date date, char out[16]) {
    int n = 0;
    if (date.day)
        n = snprintf(out, 16, "%04d%02d%02d", date.year, date.month, date.day);
    else if (date.month)
        n = snprintf(out, 16, "%04d%02d", date.year, date.month);
    else if (date.year)
        n = snprintf(out, 16, "%04d", date.year);
    return (tc_slice){out, (size_t)n};
}

static void add_line(tc_buffer *out, const tc_mention *mention) {
    char date[16];
    tc_buffer_add(out, mention->canonical);
    tc_buffer_add_char(out, '\t');
    tc_buffer_add(out, mention->issuer_full);
    tc_buffer_add_char(out, '\t');
    tc_buffer_add(out, tc_compact_date(mention->date, date));
    tc_buffer_add_char(out, '\t');
    tc_buffer_add(out, tc_slice_of(tc_relation_name(mention->relation)));
}

/* What is said, each once, in the order of the text. */
static size_t count_same(said *items, size_t count) {
    size_t kept = 0;
    if (count)
        qsort(items, count, sizeof *items, by_hash);
    for (size_t i = 0; i < count; i++) {
        if (kept && XXH128_isEqual(items[kept - 1].hash, items[i].hash))
            items[kept - 1].count++;
        else
            items[kept++] = items[i];
    }
    if (kept)
        qsort(items, kept, sizeof *items, by_mention);
    return kept;
}

bool tc_citation_lines(tc_arena *arena, const tc_citations *citations, tc_buffer *out) {
    said *items = tc_arena_room(arena, (citations->mention_count + (size_t)1) * sizeof *items);
    size_t count = 0;
    bool whole = true;
    if (!items)
        return false;
    for (uint32_t i = 0; i < citations->mention_count; i++) {
        if (!citations->mentions[i].canonical.len)
            continue;
        tc_buffer_clear(out);
        add_line(out, &citations->mentions[i]);
        if (out->failed)
            whole = false;
        else
            items[count++] = (said){XXH3_128bits(out->data, out->len), i, 1};
    }
    tc_buffer_clear(out);
    count = count_same(items, count);
    for (size_t i = 0; i < count; i++) {
        size_t before = out->len;
        if (before)
            tc_buffer_add_char(out, '\n');
        add_line(out, &citations->mentions[items[i].mention]);
        if (items[i].count > 1)
            tc_buffer_printf(out, "\t%u", items[i].count);
        if (out->failed || out->len > TC_ENTRY_VALUE_MAX - strlen("\n+")) {
            out->failed = whole = false;
            out->len = before;
        }
    }
    if (!whole)
        tc_buffer_add(out, out->len ? TC_SLICE("\n+") : TC_SLICE("+"));
    return true;
}
