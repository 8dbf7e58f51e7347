/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "newest.h"

#include "ask.h"

enum {
    FEW = 200, /* matches that are sorted as they are */
    YEARS_MAX = 200,
    DAYS = 40, /* terms of one month: its days, and itself */
    MONTHS = 12
};

/* Parts of the whole, the newest first, that have nothing in common. */
typedef struct parts {
    tc_query *items[YEARS_MAX + 1];
    uint32_t count;
} parts;

static void free_parts(parts *p) {
    while (p->count > 0)
        tc_query_free(p->items[--p->count]);
}

static tc_status count_matches(tc_session *session, const tc_query *query, uint32_t *out) {
    tc_store_request request = {.sort = TC_SORT_ENTRY, .check_at_least = UINT32_MAX};
    tc_matches *matches = NULL;
    tc_status status = tc_store_search(session->store, query, &request, &matches, &session->error);
    *out = status == TC_OK ? tc_matches_total(matches).estimate : 0;
    tc_matches_free(matches);
    return status;
}

/* The parts of P in which the results *OFFSET to *OFFSET + LIMIT of QUERY lie: in *OUT QUERY among
 * them, *OFFSET from the first of them on, and in *COUNT how many there are.  *FROM and *TO are the
 * numbers of these parts. */
static tc_status choose(tc_session *session, const tc_query *query, const parts *p,
                        uint32_t *offset, uint32_t limit, tc_query **out, uint32_t *count,
                        uint32_t *from, uint32_t *to) {
    tc_query *chosen = tc_query_nothing();
    *count = 0;
    *from = *to = p->count;
    for (uint32_t i = 0; i < p->count && (*count < *offset || *count - *offset < limit); i++) {
        uint32_t found = 0;
        tc_query *within = tc_ask_both(tc_query_copy(query), tc_query_copy(p->items[i]));
        tc_status status = count_matches(session, within, &found);
        if (status != TC_OK || found == 0 || (*from == p->count && found <= *offset)) {
            *offset -= status == TC_OK ? found : 0;
            tc_query_free(within);
            if (status == TC_OK)
                continue;
            tc_query_free(chosen);
            return status;
        }
        *from = *from < i ? *from : i;
        *to = i + 1;
        *count += found;
        chosen = tc_ask_either(chosen, within);
    }
    *out = chosen;
    return TC_OK;
}

/* The years that documents are of, and what is of none. */
static tc_status read_years(tc_session *session, char years[YEARS_MAX][5], uint32_t *count) {
    tc_terms *terms = NULL;
    bool more = true;
    tc_status status =
        tc_terms_open(session->store, TC_FIELD_YEAR, TC_SLICE(""), &terms, &session->error);
    *count = 0;
    while (status == TC_OK && *count < YEARS_MAX &&
           (status = tc_terms_next(terms, &more, &session->error)) == TC_OK && more) {
        tc_slice year = tc_terms_text(terms);
        for (size_t i = 0; i < 5; i++)
            years[*count][i] = i < 4 && i < year.len ? year.ptr[i] : '\0';
        (*count)++;
    }
    tc_terms_close(terms);
    return status;
}

static tc_query *of_year(const char *year) {
    return tc_query_term(TC_FIELD_YEAR, tc_slice_of(year));
}

/* QUERY, taken over, without any of PARTS. */
static tc_query *without(tc_query *query, tc_query *const *items, uint32_t count) {
    tc_query *all = tc_query_nothing();
    for (uint32_t i = 0; i < count; i++)
        all = tc_ask_either(all, tc_query_copy(items[i]));
    tc_query *both[] = {query, all};
    return tc_query_join(TC_QUERY_AND_NOT, both, 2);
}

static void part_by_year(char years[YEARS_MAX][5], uint32_t count, parts *out) {
    out->count = 0;
    for (uint32_t i = count; i > 0; i--)
        out->items[out->count++] = of_year(years[i - 1]);
    out->items[count] = without(tc_query_all(), out->items, count);
    out->count++;
}

/* The months of YEAR, and what is of none. */
static void part_by_month(const char *year, parts *out) {
    out->count = 0;
    for (int month = MONTHS; month > 0; month--) {
        char text[8] = {
            year[0], year[1], year[2], year[3], (char)('0' + month / 10), (char)('0' + month % 10)};
        out->items[out->count++] = tc_query_prefix(TC_FIELD_DATE, tc_slice_of(text), DAYS);
    }
    out->items[MONTHS] = without(of_year(year), out->items, MONTHS);
    out->count++;
}

tc_status tc_newest_window(tc_session *session, const tc_query *query, uint32_t offset,
                           uint32_t limit, tc_query **out, uint32_t *first, uint32_t *total) {
    char years[YEARS_MAX][5];
    uint32_t count = 0, found = 0, from = 0, to = 0;
    parts p = {.count = 0};
    tc_query *window = NULL, *narrow = NULL;
    *first = offset;
    tc_status status = count_matches(session, query, total);
    if (status == TC_OK && *total > FEW)
        status = read_years(session, years, &count);
    if (status != TC_OK)
        return status;
    if (*total <= FEW || count == 0 || count == YEARS_MAX || offset >= *total) {
        *out = tc_query_copy(query);
        return TC_OK;
    }
    part_by_year(years, count, &p);
    status = choose(session, query, &p, first, limit, &window, &found, &from, &to);
    free_parts(&p);
    if (status == TC_OK && found > FEW && to == from + 1 && from < count) {
        part_by_month(years[count - 1 - from], &p);
        status = choose(session, window, &p, first, limit, &narrow, &found, &from, &to);
        free_parts(&p);
        tc_query_free(window);
        window = narrow;
    }
    if (status == TC_OK)
        *out = window;
    return status;
}
