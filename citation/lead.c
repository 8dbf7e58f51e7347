/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lead.h"

#include "bodies.h"
#include "laws.h"

#include <text/fold.h>

#include <string.h>

enum { BODIES_MAX = 6, BODY_BYTES = 400, QUALITY_WORDS = 3 };

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
    /* "Các Quyết định của Thủ tướng Chính phủ: số …" begins a list: whose they are, and the type.
     */
    bool list = end > 0 && text.ptr[end - 1] == ':';
    at = end = list ? tc_back_space(text, end - 1) : end;
    if (tc_back_word(text, end) == end)
        return label;
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
            return list ? label : start;
        }
        at = back_joint(text, body);
        if (at == body)
            return label;
    }
    return label;
}

size_t tc_lead_over_words(tc_slice text, size_t floor, size_t label, tc_found *found) {
    static const char *const stops[] = {"theo", "của",  "tại",  "và",   "là",   "có", "này",
                                        "với",  "được", "trên", "như",  "hoặc", "từ", "đến",
                                        "cho",  "các",  "nêu",  "dưới", "do"};
    size_t at = label;
    for (int i = 0; i < QUALITY_WORDS; i++) {
        size_t end = tc_back_space(text, at), word = tc_back_word(text, end);
        tc_slice written = tc_slice_sub(text, word, end);
        if (word == end || word < floor || !tc_begins_small(written))
            return label;
        for (size_t k = 0; k < sizeof stops / sizeof *stops; k++)
            if (tc_fold_same(written, tc_slice_of(stops[k])))
                return label;
        tc_slice type = {NULL, 0};
        size_t start = tc_type_before(text, word, &type);
        if (start < word && start >= floor && is_told(type, &found->mention) &&
            !tc_begins_small(tc_slice_sub(text, start, word))) {
            found->mention.type = type;
            return start;
        }
        at = word;
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
