/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "beginning.h"

#include "ask.h"

#include <text/fold.h>

#include <stdlib.h>
#include <string.h>

/* Xapian has an operator for this; it chooses among many words in each shard by itself, so that the
 * answer would change with how an index is parted. */
enum { WORDS = 1000, LOOKED_AT = 200000 };

typedef struct word {
    tc_slice text;
    uint32_t frequency;
} word;

static int compare(const void *a, const void *b) {
    const word *x = a, *y = b;
    if (x->frequency != y->frequency)
        return x->frequency < y->frequency ? 1 : -1;
    return tc_slice_compare(x->text, y->text);
}

tc_status tc_beginning_ask(tc_session *session, tc_slice text, tc_query **out) {
    tc_terms *terms = NULL;
    word *words = NULL;
    size_t count = 0, room = 0;
    bool more = true;
    tc_slice folded = tc_fold_ascii_in(session->arena, text);
    tc_status status =
        tc_terms_open(session->store, TC_FIELD_WORD, folded, &terms, &session->error);
    while (status == TC_OK && count < LOOKED_AT &&
           (status = tc_terms_next(terms, &more, &session->error)) == TC_OK && more) {
        /* What has a blank in it is two words. */
        tc_slice found = tc_terms_text(terms);
        if (memchr(found.ptr, ' ', found.len))
            continue;
        word *items = tc_arena_grow(session->arena, words, count, count + 1, sizeof *items, &room);
        tc_slice copy = tc_arena_copy(session->arena, found);
        if (!items || !copy.ptr) {
            status = tc_out_of_memory(session);
            break;
        }
        words = items;
        words[count++] = (word){copy, tc_terms_frequency(terms)};
    }
    tc_terms_close(terms);
    if (status != TC_OK)
        return status;
    if (count)
        qsort(words, count, sizeof *words, compare);
    count = count < WORDS ? count : WORDS;
    tc_query **parts = tc_arena_take(session->arena, (count + 1) * sizeof(tc_query *));
    if (!parts)
        return tc_out_of_memory(session);
    for (size_t i = 0; i < count; i++)
        parts[i] = tc_query_term(TC_FIELD_WORD, words[i].text);
    *out = tc_query_join(TC_QUERY_OR, parts, count);
    return TC_OK;
}
