/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "segments.h"

#include "most_cited.h"
#include "newest.h"

#include <base/locale.h>

enum { COUNTED = 1000 }; /* matches in no order up to which the total is exact */

typedef struct span {
    uint32_t offset, limit;
} span;

/* QUERY, taken over, without what the first COUNT of BEFORE find. */
static tc_query *without(tc_query *query, tc_query *const *before, uint32_t count) {
    tc_query *parts[TC_SEGMENTS_MAX + 1] = {query};
    uint32_t n = 1;
    while (n <= count) {
        parts[n] = tc_query_copy(before[n - 1]);
        n++;
    }
    return n > 1 ? tc_query_join(TC_QUERY_AND_NOT, parts, n) : query;
}

/* Results FIRST to LAST of one segment, which is QUERY. */
static tc_status ask_as_it_is(tc_session *session, const tc_segment *segment, const tc_query *query,
                              uint32_t first, uint32_t last, const tc_want *want, tc_matches **out,
                              uint32_t *total) {
    tc_store_request request = {.offset = first,
                                .limit = last > first ? last - first : 0,
                                .sort = segment->sort,
                                .sort_slot = segment->slot,
                                .want = *want};
    /* Where the next segment begins must be known exactly, and so must a count of what is shown. */
    uint32_t some = last < COUNTED ? COUNTED : last;
    request.check_at_least = segment->sort == TC_SORT_ENTRY ? some : UINT32_MAX;
    tc_status status = tc_store_search(session->store, query, &request, out, &session->error);
    *total = status == TC_OK ? tc_matches_total(*out).estimate : 0;
    return status;
}

static tc_status ask_newest(tc_session *session, const tc_segment *segment, const tc_query *query,
                            uint32_t first, uint32_t last, const tc_want *want, tc_matches **out,
                            uint32_t *total) {
    tc_query *window = NULL;
    uint32_t from = 0, of_window = 0, limit = last > first ? last - first : 0;
    *out = NULL;
    tc_status status =
        tc_store_newest(session->store, query, first, limit, want, out, &session->error);
    if (status != TC_OK || *out) {
        *total = status == TC_OK ? tc_matches_total(*out).estimate : 0;
        return status;
    }
    status = tc_newest_window(session, query, first, limit, &window, &from, total);
    if (status == TC_OK)
        status = ask_as_it_is(session, segment, window, from,
                              limit > UINT32_MAX - from ? UINT32_MAX : from + limit, want, out,
                              &of_window);
    tc_query_free(window);
    return status;
}

/* Results OFFSET to OFFSET + LIMIT of the whole, as far as they are of the segment QUERY, which
 * begins at result START. */
static tc_status ask(tc_session *session, const tc_segment *segment, const tc_query *query,
                     uint32_t start, const span *page, const tc_want *want, tc_matches **out,
                     uint32_t *total) {
    uint32_t end =
        page->limit > UINT32_MAX - page->offset ? UINT32_MAX : page->offset + page->limit;
    uint32_t first = page->offset > start ? page->offset - start : 0;
    uint32_t last = end > start ? end - start : 0;
    if (segment->sort == TC_SORT_DESCENDING && segment->slot == TC_SLOT_CITATIONS)
        return tc_most_cited_ask(session, query, first, last > first ? last - first : 0, want, out,
                                 total);
    bool newest = segment->sort == TC_SORT_DESCENDING && segment->slot == TC_SLOT_DATE;
    return (newest ? ask_newest : ask_as_it_is)(session, segment, query, first, last, want, out,
                                                total);
}

tc_status tc_segments_ask(tc_session *session, tc_segment *segments, uint32_t count,
                          uint32_t offset, uint32_t limit, const tc_want *want, tc_page *out) {
    tc_query *before[TC_SEGMENTS_MAX] = {NULL};
    const span page = {offset, limit};
    tc_status status = TC_OK;
    *out = (tc_page){.count = 0};
    for (uint32_t i = 0; i < count; i++) {
        if (status == TC_OK) {
            tc_query *query = without(tc_query_copy(segments[i].query), before, i);
            tc_matches *matches = NULL;
            uint32_t total = 0;
            status = ask(session, &segments[i], query, out->total, &page, want, &matches, &total);
            tc_query_free(query);
            if (status == TC_OK) {
                out->total += total;
                out->parts[out->count++] = (tc_part){matches, segments[i].match};
            }
        }
        before[i] = segments[i].query;
    }
    for (uint32_t i = 0; i < count; i++)
        tc_query_free(segments[i].query);
    if (status != TC_OK)
        tc_page_dispose(out);
    return status;
}

void tc_page_dispose(tc_page *page) {
    for (uint32_t i = 0; i < page->count; i++)
        tc_matches_free(page->parts[i].matches);
    page->count = 0;
}

void tc_page_footer(tc_paper *paper, const json_t *head, uint32_t shown) {
    long long total = json_integer_value(json_object_get(head, "total"));
    bool about = json_is_false(json_object_get(head, "total_exact"));
    if (!shown || shown >= total)
        return;
    tc_paper_newline(paper);
    tc_paper_printf(paper, TC_LOOK_QUIET,
                    about ? _("%u of about %lld shown; --offset and --limit show others")
                          : _("%u of %lld shown; --offset and --limit show others"),
                    shown, total);
    tc_paper_newline(paper);
}
