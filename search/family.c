/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "family.h"

tc_status tc_family_part(tc_session *session, tc_family *f) {
    tc_arena *arena = session->arena;
    f->group_of = tc_arena_take(arena, (f->count + 1) * sizeof *f->group_of);
    f->groups = tc_arena_take(arena, (f->count + 1) * sizeof *f->groups);
    if (!f->group_of || !f->groups)
        return tc_out_of_memory(session);
    return tc_identity_group(arena, f->known, f->count, f->group_of, f->groups, &f->group_count,
                             &session->error);
}

tc_status tc_family_read(tc_session *session, tc_slice number, tc_family *out) {
    *out = (tc_family){.number = number};
    tc_status status =
        tc_cited_witnesses(session, number, &out->known, &out->witnesses, &out->count);
    return status == TC_OK ? tc_family_part(session, out) : status;
}

uint32_t tc_family_fit(const tc_family *family, const tc_identity *identity, bool *exact) {
    tc_fit fit = tc_identity_fit(family->groups, family->group_count, identity);
    *exact = fit.agreement == TC_AGREE_EXACT;
    return fit.count == 1 ? fit.at : TC_NO_GROUP;
}

int tc_family_worth(const tc_identity *i) {
    return 1 + (i->issuer.len ? 4 : 0) +
           (i->date.day     ? 3
            : i->date.month ? 2
            : i->date.year  ? 1
                            : 0);
}

tc_candidate tc_family_candidate(const tc_family *family, uint32_t group) {
    tc_candidate candidate = {.identity = family->groups[group]};
    for (uint32_t w = 0; w < family->count; w++) {
        const tc_witness *witness = &family->witnesses[w];
        const tc_identity *said = &family->known[w].identity;
        if (family->group_of[w] != group)
            continue;
        if (witness->path.len) {
            candidate.held = candidate.held ? candidate.held : witness;
        } else if (tc_family_worth(said) > candidate.worth &&
                   tc_identity_compare(&candidate.identity, said).agreement != TC_AGREE_CONFLICT) {
            candidate.worth = tc_family_worth(said);
            candidate.term = witness->term;
        }
    }
    return candidate;
}
