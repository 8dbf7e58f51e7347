/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Questions about who cites the candidates of a reference. */
#include "cited.h"

#include <record/keys.h>

enum { SELVES_MAX = 64 }; /* held documents of one number that are looked into */

/* Whether LINE of TC_SLOT_CITATIONS, in a document that is candidate OWN, means another candidate
 * for certain. */
static bool cites_other(tc_arena *arena, const tc_cited *cited, tc_slice line, uint32_t own) {
    size_t first = tc_slice_find(line, TC_SLICE("\t"), 0);
    size_t second = first == SIZE_MAX ? first : tc_slice_find(line, TC_SLICE("\t"), first + 1);
    if (second == SIZE_MAX)
        return false;
    size_t third = tc_slice_find(line, TC_SLICE("\t"), second + 1);
    tc_identity said = {.number = tc_key_number(arena, tc_slice_sub(line, 0, first)),
                        .issuer = tc_key_unit(arena, tc_slice_sub(line, first + 1, second)),
                        .date = tc_date_of_slot(tc_slice_sub(line, second + 1, third))};
    for (uint32_t i = 0; i < cited->count; i++)
        if (i != own &&
            tc_identity_compare(&said, &cited->items[i].identity).agreement == TC_AGREE_EXACT)
            return true;
    return false;
}

/* Whether the held document SELF cites another candidate for certain. */
static tc_status look_into(tc_session *session, const tc_cited *cited, const tc_self *self,
                           bool *out) {
    tc_want want = {.slots = TC_SLOT_BIT(TC_SLOT_CITATIONS)};
    tc_matches *matches = NULL;
    tc_status status = tc_document_filed(session, self->path, &want, &matches);
    *out = false;
    for (uint32_t i = 0; status == TC_OK && !*out && i < tc_matches_count(matches); i++) {
        tc_slice lines = tc_match_value(matches, i, TC_SLOT_CITATIONS);
        while (lines.len && !*out) {
            size_t end = tc_slice_find(lines, TC_SLICE("\n"), 0);
            *out = cites_other(session->arena, cited, tc_slice_sub(lines, 0, end), self->candidate);
            lines = end == SIZE_MAX ? TC_SLICE("") : tc_slice_sub(lines, end + 1, lines.len);
        }
    }
    tc_matches_free(matches);
    return status;
}

/* The paths of the held documents that only name themselves. */
static tc_status find_selves(tc_session *session, const tc_cited *cited, tc_slice *paths,
                             size_t *count) {
    tc_status status = TC_OK;
    *count = 0;
    for (size_t i = 0; status == TC_OK && i < cited->self_count; i++) {
        bool cites = false;
        if (cited->count > 1 || cited->selves[i].candidate == TC_NO_GROUP)
            status = look_into(session, cited, &cited->selves[i], &cites);
        if (!cites)
            paths[(*count)++] = cited->selves[i].path;
    }
    return status;
}

static tc_query *without(tc_session *session, tc_query *query, const tc_slice *paths,
                         size_t count) {
    tc_query *both[] = {query, NULL};
    if (count == 0)
        return query;
    both[1] = tc_ask_any(session->arena, TC_FIELD_PATH, paths, count);
    return tc_query_join(TC_QUERY_AND_NOT, both, 2);
}

tc_status tc_cited_ask(tc_session *session, const tc_cited *cited, tc_query **exact,
                       tc_query **compatible) {
    tc_arena *arena = session->arena;
    size_t count = 0, all = 0;
    tc_slice *paths = tc_arena_take(arena, (2 * cited->self_count + 1) * sizeof *paths);
    if (!paths)
        return tc_out_of_memory(session);
    tc_slice *every = paths + cited->self_count;
    if (cited->self_count <= SELVES_MAX) {
        tc_status status = find_selves(session, cited, paths, &count);
        if (status != TC_OK)
            return status;
        for (all = 0; all < cited->self_count; all++)
            every[all] = cited->selves[all].path;
    }
    *exact = without(session,
                     tc_ask_any(arena, TC_FIELD_CITED_IDENTITY, cited->exact, cited->exact_count),
                     paths, count);
    *compatible = without(
        session,
        tc_ask_any(arena, TC_FIELD_CITED_IDENTITY, cited->compatible, cited->compatible_count),
        every, all);
    return TC_OK;
}

tc_query *tc_cited_held(tc_session *session, const tc_cited *cited) {
    tc_slice *paths = tc_arena_take(session->arena, (cited->count + 1) * sizeof *paths);
    size_t count = 0;
    if (!paths)
        return NULL;
    for (uint32_t i = 0; i < cited->count; i++)
        if (cited->items[i].held)
            paths[count++] = cited->items[i].held->path;
    return tc_ask_documents(tc_ask_any(session->arena, TC_FIELD_PATH, paths, count));
}
