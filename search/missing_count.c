/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Counting mentions without reading what a document says. */
#include "citation_line.h"
#include "mentions.h"
#include "missing.h"

#include <record/keys.h>

enum { LINES_MAX = 64 }; /* different things that one document says of one number */

static tc_slice digits_of(tc_slice number) {
    size_t start = 0, end;
    while (start < number.len && number.ptr[start] == '0')
        start++;
    for (end = start; end < number.len && number.ptr[end] >= '0' && number.ptr[end] <= '9';)
        end++;
    return tc_slice_sub(number, start, end);
}

/* Laws and resolutions of the National Assembly share numbers, and their types are not in the slot;
 * a document that has the number itself may mean itself. */
static bool is_open(tc_arena *arena, const tc_family *family, const tc_matches *matches,
                    uint32_t at) {
    tc_slice own = tc_key_number(arena, tc_match_value(matches, at, TC_SLOT_CANONICAL));
    return tc_slice_find(family->number, TC_SLICE("/qh"), 0) != SIZE_MAX ||
           tc_slice_equal(own, family->number) ||
           !tc_citation_lines_are_whole(tc_match_value(matches, at, TC_SLOT_CITATIONS));
}

bool tc_missing_mentions(tc_session *session, const tc_missing *missing, const tc_matches *matches,
                         uint32_t at, uint32_t *out) {
    const tc_family *family = &missing->family;
    tc_slice lines = tc_match_value(matches, at, TC_SLOT_CITATIONS);
    tc_slice digits = digits_of(family->number);
    tc_identity said[LINES_MAX];
    uint32_t counts[LINES_MAX];
    size_t n = 0;
    tc_citation_line line;
    if (is_open(session->arena, family, matches, at))
        return false;
    while (tc_citation_line_next(&lines, &line)) {
        if (!tc_slice_equal(digits_of(line.canonical), digits))
            continue;
        tc_identity identity = tc_citation_line_identity(session->arena, &line);
        if (!tc_slice_equal(identity.number, family->number))
            continue;
        if (n == LINES_MAX)
            return false;
        said[n] = identity;
        counts[n++] = line.count;
    }
    tc_identities_complete(said, counts, n);
    *out = 0;
    for (size_t i = 0; i < n; i++) {
        bool exact;
        if (tc_family_fit(family, &said[i], &exact) == missing->group)
            *out += counts[i];
    }
    return true;
}
