/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers that look misspelt: the recogniser says what was meant (TC_UNCERTAIN_…), the index
 * whether there is such a document. */
#include "check.h"

#include <record/keys.h>

/* The one of NUMBER that MEANT may be, or NUMBER's count: an exact one, else a compatible one that
 * is held, else any. */
static uint32_t best_of(const tc_check_number *number, const tc_identity *meant) {
    uint32_t best = number->count;
    for (uint32_t i = 0; i < number->count; i++) {
        tc_agreement a = tc_identity_compare(meant, &number->known[i].identity).agreement;
        if (a == TC_AGREE_EXACT)
            return i;
        if (a == TC_AGREE_COMPATIBLE &&
            (best == number->count || (number->known[i].held && !number->known[best].held)))
            best = i;
    }
    return best;
}

tc_status tc_check_slip(tc_check *check, uint32_t at, bool *found) {
    tc_arena *arena = check->session->arena;
    tc_check_mention *m = &check->mentions[at];
    const tc_mention *mention = m->mention;
    const tc_check_number *number = NULL;
    *found = false;
    if (!mention->suggestion.len)
        return TC_OK;
    /* Whoever has a number that is written so knows better. */
    tc_status status = tc_check_look_up(check, m->meant.number, &number);
    if (status != TC_OK || best_of(number, &m->meant) < number->count)
        return status;
    *found = true;
    json_t *row = tc_check_reported(check, at, "slip");
    if (row) {
        tc_check_also(check, row, at);
        return TC_OK;
    }
    tc_identity meant = m->meant;
    meant.number = tc_key_number(arena, mention->suggestion);
    status = tc_check_look_up(check, meant.number, &number);
    if (status != TC_OK)
        return status;
    json_t *document = NULL;
    uint32_t best = best_of(number, &meant);
    bool known = best < number->count, held = known && number->known[best].held;
    if (known)
        status = tc_check_row(check, number, best, &document);
    if (status != TC_OK)
        return status;
    row = tc_check_add_mention(check, at, known ? "warning" : "note", "slip");
    json_object_set_new(row, "correction", tc_json_string(mention->suggestion));
    json_object_set_new(row, "distance", json_integer((json_int_t)mention->distance));
    json_object_set_new(row, "held", json_boolean(held));
    json_object_set_new(row, "document", document ? document : json_null());
    return TC_OK;
}
