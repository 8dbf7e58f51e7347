/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <citation/resolve.h>

#include <stdlib.h>
#include <string.h>

const char *tc_outcome_name(tc_outcome outcome) {
    switch (outcome) {
    case TC_HELD:
        return "held";
    case TC_NOT_HELD:
        return "not-held";
    case TC_AMBIGUOUS:
        return "ambiguous";
    case TC_CONFLICT:
        return "conflict";
    }
    return NULL;
}

/* The documents known under a number, by how they compare with the mention. */
typedef struct sorted {
    const tc_known **exact, **compatible, **conflicting;
    size_t exact_count, compatible_count, conflicting_count;
    bool date, issuer;
    bool open; /* some compatible one is of a province that was merged */
} sorted;

static bool is_later(tc_date date, tc_date citing) {
    return tc_date_is_set(date) && tc_date_is_set(citing) &&
           tc_date_compare(tc_date_first(date), tc_date_last(citing)) > 0;
}

static tc_status sort_known(tc_arena *arena, const tc_identity *mention, tc_date citing,
                            const tc_known *known, size_t count, sorted *out, tc_error *error) {
    const tc_known **room = tc_arena_take(arena, 3 * (count + 1) * sizeof *room);
    if (!room)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    *out = (sorted){.exact = room, .compatible = room + count, .conflicting = room + 2 * count};
    for (size_t i = 0; i < count; i++) {
        tc_comparison c = tc_identity_compare(mention, &known[i].identity);
        switch (c.agreement) {
        case TC_AGREE_EXACT:
            out->exact[out->exact_count++] = &known[i];
            break;
        case TC_AGREE_COMPATIBLE:
            if (!is_later(known[i].identity.date, citing))
                out->compatible[out->compatible_count++] = &known[i];
            out->open = out->open || c.merged;
            break;
        case TC_AGREE_CONFLICT:
            if (!known[i].held)
                break;
            out->conflicting[out->conflicting_count++] = &known[i];
            out->date = out->date || c.date;
            out->issuer = out->issuer || c.issuer;
            break;
        case TC_AGREE_OTHER:
            break;
        }
    }
    return TC_OK;
}

static bool any_held(const tc_known *const *known, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (known[i]->held)
            return true;
    return false;
}

/* How many documents the witnesses KNOWN are of. */
static tc_status count_documents(tc_arena *arena, const tc_known *const *known, size_t count,
                                 uint32_t *out, tc_error *error) {
    tc_known *copies = tc_arena_take(arena, (count + 1) * sizeof *copies);
    uint32_t *group_of = tc_arena_take(arena, (count + 1) * sizeof *group_of);
    tc_identity *groups = tc_arena_take(arena, (count + 1) * sizeof *groups);
    if (!copies || !group_of || !groups)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    for (size_t i = 0; i < count; i++)
        copies[i] = *known[i];
    return tc_identity_group(arena, copies, (uint32_t)count, group_of, groups, out, error);
}

/* What several witnesses that agree with the mention, one of them held, come to.  DECIDED: no other
 * document of the series could be meant, so that one held is the one. */
static tc_status settle(tc_arena *arena, const tc_known **known, size_t count, bool exact,
                        bool decided, tc_resolution *out, tc_error *error) {
    uint32_t documents = 0, held = 0;
    tc_status status = count_documents(arena, known, count, &documents, error);
    if (status != TC_OK)
        return status;
    *out = (tc_resolution){.exact = exact, .candidates = known, .count = count};
    out->outcome = documents > 1 || !decided ? TC_AMBIGUOUS : TC_HELD;
    if (out->outcome == TC_HELD) {
        /* Other documents' words for it are no candidates beside the document itself. */
        for (size_t i = 0; i < count; i++)
            if (known[i]->held)
                known[held++] = known[i];
        out->count = held;
    }
    return TC_OK;
}

tc_status tc_resolve(tc_arena *arena, const tc_identity *mention, tc_date citing, tc_lookup lookup,
                     void *context, tc_resolution *out, tc_error *error) {
    const tc_known *known = NULL;
    size_t count = 0;
    sorted s = {0};
    tc_status status = TC_OK;
    if (mention->number.len)
        status = lookup(context, mention->number, &known, &count, error);
    if (status == TC_OK)
        status = sort_known(arena, mention, citing, known, count, &s, error);
    if (status != TC_OK)
        return status;
    /* What is only cited answers last: the words of a slip are a witness of it, too. */
    if (any_held(s.exact, s.exact_count))
        return settle(arena, s.exact, s.exact_count, true, true, out, error);
    if (any_held(s.compatible, s.compatible_count))
        return settle(arena, s.compatible, s.compatible_count, false,
                      mention->issuer.len > 0 && !s.open, out, error);
    *out = (tc_resolution){.outcome = s.conflicting_count ? TC_CONFLICT : TC_NOT_HELD,
                           .candidates = s.conflicting_count ? s.conflicting : s.exact,
                           .count = s.conflicting_count ? s.conflicting_count : s.exact_count,
                           .date = s.date,
                           .issuer = s.issuer};
    return TC_OK;
}

/* ---- Grouping ---- */

/* How much a witness says: held ones most, then a day, a year, an issuer. */
static int rank_of(const tc_known *known) {
    const tc_identity *i = &known->identity;
    return (known->held ? 8 : 0) +
           (i->date.day    ? 4
            : i->date.year ? 2
                           : 0) +
           (i->issuer.len ? 3 : 0);
}

static int by_rank(const void *a, const void *b, void *witnesses) {
    const tc_known *all = witnesses;
    uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
    int order = rank_of(&all[j]) - rank_of(&all[i]);
    return order ? order : (i > j) - (i < j);
}

tc_fit tc_identity_fit(const tc_identity *documents, uint32_t count, const tc_identity *identity) {
    tc_fit fit = {TC_AGREE_OTHER, 0, TC_NO_GROUP};
    for (uint32_t i = 0; i < count; i++) {
        tc_agreement agreement = tc_identity_compare(&documents[i], identity).agreement;
        if (agreement == TC_AGREE_EXACT)
            return (tc_fit){agreement, 1, i};
        if (agreement == TC_AGREE_OTHER || agreement > fit.agreement)
            continue;
        fit = (tc_fit){agreement, agreement == fit.agreement ? fit.count + 1 : 1, i};
    }
    return fit;
}

/* Adds to GROUP what WITNESS says more. */
static void learn(tc_identity *group, const tc_identity *witness) {
    /* The same in more words, and no other name of it. */
    if (witness->issuer.len > group->issuer.len && tc_slice_starts(witness->issuer, group->issuer))
        group->issuer = witness->issuer;
    if (!group->type.len)
        group->type = witness->type;
    if ((witness->date.year && !group->date.year) || (witness->date.month && !group->date.month) ||
        (witness->date.day && !group->date.day))
        group->date = witness->date;
}

tc_status tc_identity_group(tc_arena *arena, const tc_known *witnesses, uint32_t total,
                            uint32_t *group_of, tc_identity *groups, uint32_t *count,
                            tc_error *error) {
    uint32_t *order = tc_arena_take(arena, (total + 1) * sizeof *order);
    if (!order)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    for (uint32_t i = 0; i < total; i++)
        order[i] = i;
    /* qsort_r only reads them. */
    qsort_r(order, total, sizeof *order, by_rank, (void *)(uintptr_t)witnesses);
    *count = 0;
    for (uint32_t i = 0; i < total; i++) {
        uint32_t w = order[i];
        tc_fit fit = tc_identity_fit(groups, *count, &witnesses[w].identity);
        bool agrees = fit.agreement < TC_AGREE_CONFLICT;
        /* A slip of the pen is in what others say, not in the document itself. */
        if (fit.count == 0 || (!agrees && witnesses[w].held)) {
            fit.at = *count;
            fit.count = 1;
            groups[(*count)++] = witnesses[w].identity;
        } else if (fit.count == 1 && agrees) {
            learn(&groups[fit.at], &witnesses[w].identity);
        }
        group_of[w] = fit.count > 1 ? TC_NO_GROUP : fit.at;
    }
    return TC_OK;
}
