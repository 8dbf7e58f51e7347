/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lead.h"

#include "bodies.h"
#include "laws.h"

#include <text/fold.h>

#include <string.h>

enum { BODIES_MAX = 6, BODY_BYTES = 400 };

/* Whether a document of TYPE may have the symbol of M. */
static bool is_told(tc_slice type, const tc_mention *m) {
    tc_slice told = tc_type_of_symbol(m->symbol);
    return told.len ? tc_slice_equal(told, type)
                    : tc_is_assembly(m->symbol) && tc_slice_equal(type, TC_SLICE("Nghị quyết"));
}

/* Offset of what joins two bodies in front of AT: "-", ",", "và"; AT when nothing does. */
static size_t back_joint(tc_slice text, size_t at) {
    size_t end = tc_back_space(text, at), word = tc_back_word(text, end);
    if (tc_fold_same(tc_slice_sub(text, word, end), TC_SLICE("và")))
        return word;
    if (end > 0 && (text.ptr[end - 1] == ',' || text.ptr[end - 1] == '-'))
        return end - 1;
    return tc_slice_ends(tc_slice_sub(text, 0, end), TC_SLICE("–")) ? end - strlen("–") : at;
}

size_t tc_lead_over_body(tc_slice text, size_t floor, size_t label, tc_found *found) {
    size_t end = tc_back_space(text, label), at = end;
    if (at > BODY_BYTES && floor < at - BODY_BYTES)
        floor = at - BODY_BYTES;
    for (int i = 0; i < BODIES_MAX; i++) {
        size_t body = tc_body_before(text, floor, tc_back_space(text, at));
        if (body == SIZE_MAX)
            return label;
        size_t of = tc_back_space(text, body), word = tc_back_word(text, of);
        if (tc_fold_same(tc_slice_sub(text, word, of), TC_SLICE("của")))
            of = word;
        tc_slice type = {NULL, 0};
        size_t start = tc_type_before(text, of, &type);
        if (start < of && start >= floor && is_told(type, &found->mention)) {
            found->mention.type = type;
            found->between = tc_slice_sub(text, body, end);
            return start;
        }
        at = back_joint(text, body);
        if (at == body)
            return label;
    }
    return label;
}

size_t tc_lead_of_notice(tc_slice text, size_t at, tc_found *found) {
    tc_slice type = {NULL, 0};
    if (!tc_slice_equal(found->mention.type, TC_SLICE("Kết luận")) ||
        !tc_slice_equal(tc_type_of_symbol(found->mention.symbol), TC_SLICE("Thông báo")))
        return at;
    size_t start = tc_type_before(text, at, &type);
    if (start == at || !tc_slice_equal(type, TC_SLICE("Thông báo")))
        return at;
    found->mention.type = type;
    return start;
}
