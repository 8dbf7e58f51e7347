/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ask.h"

#include <text/exact.h>

#include <stdio.h>

tc_query *tc_ask_both(tc_query *a, tc_query *b) {
    tc_query *parts[] = {a, b};
    return tc_query_join(TC_QUERY_AND, parts, 2);
}

tc_query *tc_ask_either(tc_query *a, tc_query *b) {
    tc_query *parts[] = {a, b};
    return tc_query_join(TC_QUERY_OR, parts, 2);
}

tc_query *tc_ask_exact(tc_arena *arena, tc_slice folded, tc_slice plain) {
    return tc_query_term(TC_FIELD_EXACT, tc_exact_key_in(arena, folded, plain));
}

tc_status tc_ask_exact_count(tc_session *session, tc_slice folded, tc_slice plain, uint32_t *out) {
    return tc_store_frequency(session->store, TC_FIELD_EXACT,
                              tc_exact_key_in(session->arena, folded, plain), out, &session->error);
}

/* FIRST and SECOND as the one term that they are in the index. */
static tc_slice pair_in(tc_buffer *term, tc_slice first, tc_slice second) {
    tc_buffer_init(term, first.len + second.len + 1);
    tc_buffer_add(term, first);
    tc_buffer_add_char(term, ' ');
    tc_buffer_add(term, second);
    return tc_buffer_slice(term);
}

tc_query *tc_ask_pair(tc_slice first, tc_slice second) {
    tc_buffer term;
    tc_query *query = tc_query_term(TC_FIELD_WORD, pair_in(&term, first, second));
    tc_buffer_dispose(&term);
    return query;
}

tc_status tc_ask_word_count(tc_session *session, tc_slice folded, uint32_t *out) {
    return tc_store_frequency(session->store, TC_FIELD_WORD, folded, out, &session->error);
}

tc_status tc_ask_pair_count(tc_session *session, tc_slice first, tc_slice second, uint32_t *out) {
    tc_buffer term;
    tc_status status = tc_ask_word_count(session, pair_in(&term, first, second), out);
    tc_buffer_dispose(&term);
    return status;
}

tc_query *tc_ask_any(tc_arena *arena, tc_field field, const tc_slice *texts, size_t count) {
    tc_query **parts = tc_arena_take(arena, (count + 1) * sizeof *parts);
    if (!parts)
        return NULL;
    for (size_t i = 0; i < count; i++)
        parts[i] = tc_query_term(field, texts[i]);
    return tc_query_join(TC_QUERY_OR, parts, count);
}

tc_query *tc_ask_documents(tc_query *query) {
    tc_query *parts[] = {query, tc_query_term(TC_FIELD_KIND, TC_SLICE("document"))};
    return tc_query_join(TC_QUERY_FILTER, parts, 2);
}

tc_query *tc_ask_file(tc_slice path, bool tasks) {
    return tc_ask_both(
        tc_query_term(TC_FIELD_PATH, path),
        tc_query_term(TC_FIELD_KIND, tasks ? TC_SLICE("task") : TC_SLICE("document")));
}

static int digits(tc_slice s, size_t start, size_t end) {
    int number = 0;
    for (size_t i = start; i < end; i++)
        number = number * 10 + (s.ptr[i] - '0');
    return number;
}

tc_date tc_date_of_slot(tc_slice value) {
    tc_date date = {0};
    for (size_t i = 0; i < value.len; i++)
        if (value.ptr[i] < '0' || value.ptr[i] > '9')
            return date;
    if (value.len >= 4)
        date.year = (int16_t)digits(value, 0, 4);
    if (value.len >= 6)
        date.month = (int8_t)digits(value, 4, 6);
    if (value.len >= 8)
        date.day = (int8_t)digits(value, 6, 8);
    return date;
}

tc_slice tc_slot_of_date(tc_date date, char out[16]) {
    int length = 0;
    if (date.year && date.month && date.day)
        length = snprintf(out, 16, "%04d%02d%02d", date.year, date.month, date.day);
    else if (date.year && date.month)
        length = snprintf(out, 16, "%04d%02d", date.year, date.month);
    else if (date.year)
        length = snprintf(out, 16, "%04d", date.year);
    return (tc_slice){out, (size_t)length};
}
