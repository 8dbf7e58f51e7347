/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the mentions of one document tell of one another. */
#include "mentions.h"

#include <stdlib.h>

enum { DATED_MAX = 8 }; /* documents of one number that one text dates; more are never one */

/* The mentions of one number. */
typedef struct run {
    const tc_identity *dated[DATED_MAX]; /* different documents */
    uint32_t count;
    bool full;
} run;

static int by_number(const void *a, const void *b, void *identities) {
    const tc_identity *all = identities;
    uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
    int order = tc_slice_compare(all[i].number, all[j].number);
    return order ? order : (i > j) - (i < j);
}

static void add_dated(run *r, const tc_identity *identity) {
    if (!tc_date_is_set(identity->date))
        return;
    for (uint32_t i = 0; i < r->count; i++)
        if (tc_identity_compare(r->dated[i], identity).agreement == TC_AGREE_EXACT)
            return;
    if (r->count < DATED_MAX)
        r->dated[r->count++] = identity;
    else
        r->full = true;
}

/* What IDENTITY leaves out, where only one document of RUN can be meant. */
static void complete(const run *r, tc_identity *identity) {
    const tc_identity *fit = NULL;
    if (tc_date_is_set(identity->date) || r->full)
        return;
    for (uint32_t i = 0; i < r->count; i++) {
        if (tc_identity_compare(r->dated[i], identity).agreement != TC_AGREE_COMPATIBLE)
            continue;
        if (fit)
            return;
        fit = r->dated[i];
    }
    if (!fit)
        return;
    identity->date = fit->date;
    if (fit->issuer.len > identity->issuer.len)
        identity->issuer = fit->issuer;
}

static bool is_anaphor(const json_t *mention) {
    return tc_slice_equal(tc_json_text(mention, "kind"), TC_SLICE("anaphor"));
}

/* The mentions ORDER[FROM] to ORDER[TO - 1], all of one number. */
static void settle(tc_identity *all, const uint32_t *order, size_t from, size_t to,
                   const json_t *references, const tc_identity *own) {
    run r = {.count = 0};
    bool is_own = tc_slice_equal(all[order[from]].number, own->number);
    for (size_t i = from; i < to; i++)
        add_dated(&r, &all[order[i]]);
    if (is_own)
        add_dated(&r, own);
    for (size_t i = from; i < to; i++) {
        if (is_own && is_anaphor(json_array_get(references, order[i])))
            all[order[i]] = *own;
        complete(&r, &all[order[i]]);
    }
}

void tc_identities_complete(tc_identity *all, const uint32_t *counts, size_t count) {
    run r = {.count = 0};
    /* What two mentions leave open they leave open once more; a few of them are as good as many. */
    for (size_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < counts[i] && k <= DATED_MAX; k++)
            add_dated(&r, &all[i]);
    for (size_t i = 0; i < count; i++)
        complete(&r, &all[i]);
}

tc_identity *tc_mentions_identify(tc_session *session, const json_t *references,
                                  const tc_identity *own) {
    size_t count = json_array_size(references);
    tc_identity *all = tc_arena_take(session->arena, (count + 1) * sizeof *all);
    uint32_t *order = tc_arena_take(session->arena, (count + 1) * sizeof *order);
    if (!all || !order)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        all[i] = tc_mention_identity(session->arena, json_array_get(references, i));
        order[i] = (uint32_t)i;
    }
    qsort_r(order, count, sizeof *order, by_number, all);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1;
             to < count && tc_slice_equal(all[order[from]].number, all[order[to]].number);)
            to++;
        if (all[order[from]].number.len)
            settle(all, order, from, to, references, own);
    }
    return all;
}
