/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Questions about who cites the candidates of a reference. */
#include "citation_line.h"
#include "scope.h"

enum { SELVES_MAX = 64 }; /* held documents of one number that are looked into */

/* Whether one of LINES, in a document that is candidate OWN, means another candidate for certain.
 */
static bool cites_other(tc_arena *arena, const tc_cited *cited, tc_slice lines, uint32_t own) {
    tc_citation_line line;
    while (tc_citation_line_next(&lines, &line)) {
        tc_identity said = tc_citation_line_identity(arena, &line);
        for (uint32_t i = 0; i < cited->count; i++)
            if (i != own &&
                tc_identity_compare(&said, &cited->items[i].identity).agreement == TC_AGREE_EXACT)
                return true;
    }
    return false;
}

/* Whether the held document SELF cites another candidate for certain. */
static tc_status look_into(tc_session *session, const tc_cited *cited, const tc_self *self,
                           bool *out) {
    tc_want want = {.slots = TC_SLOT_BIT(TC_SLOT_CITATIONS)};
    tc_matches *matches = NULL;
    tc_status status = tc_document_filed(session, self->path, &want, &matches);
    *out = false;
    for (uint32_t i = 0; status == TC_OK && !*out && i < tc_matches_count(matches); i++)
        *out = cites_other(session->arena, cited, tc_match_value(matches, i, TC_SLOT_CITATIONS),
                           self->candidate);
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

/* ---- --relation ---- */

static tc_query *ask_relation(tc_slice number, tc_relation relation) {
    tc_buffer text;
    tc_buffer_init(&text, 1 << 20);
    tc_buffer_add(&text, number);
    tc_buffer_printf(&text, "|%s", tc_relation_name(relation));
    tc_query *query = tc_query_term(TC_FIELD_CITED_RELATION, tc_buffer_slice(&text));
    tc_buffer_dispose(&text);
    return query;
}

/* Documents with one of the relations to one of the numbers. */
static tc_query *ask_relations(tc_session *session, const tc_cited *cited, unsigned relations) {
    size_t count = 0;
    tc_query **parts =
        tc_arena_take(session->arena, ((size_t)cited->count * TC_RELATIONS + 1) * sizeof *parts);
    if (!parts)
        return NULL;
    for (uint32_t i = 0; i < cited->count; i++)
        for (int r = 0; r < TC_RELATIONS; r++)
            if (relations & (1U << r))
                parts[count++] = ask_relation(cited->items[i].identity.number, (tc_relation)r);
    return tc_query_join(TC_QUERY_OR, parts, count);
}

/* Whether one of LINES has one of the relations to what may be a candidate. */
static bool has_relation(tc_session *session, const tc_cited *cited, unsigned relations,
                         tc_slice lines) {
    tc_citation_line line;
    while (tc_citation_line_next(&lines, &line)) {
        tc_relation relation;
        if (!tc_relation_parse(line.relation, &relation) || !(relations & (1U << relation)))
            continue;
        tc_identity said = tc_citation_line_identity(session->arena, &line);
        for (uint32_t i = 0; i < cited->count; i++)
            if (tc_identity_compare(&said, &cited->items[i].identity).agreement != TC_AGREE_OTHER)
                return true;
    }
    return false;
}

/* Takes those out of *QUERY that have the relation to another document of the number. */
static tc_status leave_others_out(tc_session *session, const tc_cited *cited, unsigned relations,
                                  tc_query **query) {
    tc_store_request request = {
        .limit = UINT32_MAX,
        .sort = TC_SORT_ENTRY,
        .want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH) | TC_SLOT_BIT(TC_SLOT_CITATIONS)}};
    tc_matches *matches = NULL;
    tc_status status = tc_store_search(session->store, *query, &request, &matches, &session->error);
    uint32_t found = status == TC_OK ? tc_matches_count(matches) : 0;
    tc_slice *paths = tc_arena_take(session->arena, ((size_t)found + 1) * sizeof *paths);
    size_t count = 0;
    if (status == TC_OK && !paths)
        status = tc_out_of_memory(session);
    for (uint32_t i = 0; status == TC_OK && i < found; i++)
        if (!has_relation(session, cited, relations, tc_match_value(matches, i, TC_SLOT_CITATIONS)))
            paths[count++] =
                tc_arena_copy(session->arena, tc_match_value(matches, i, TC_SLOT_PATH));
    tc_matches_free(matches);
    if (status == TC_OK)
        *query = without(session, *query, paths, count);
    return status;
}

tc_status tc_cited_choose(tc_session *session, const tc_cited *cited, unsigned relations,
                          tc_query **query) {
    *query = tc_scope_query(session, *query);
    if (!relations)
        return TC_OK;
    *query = tc_ask_both(*query, ask_relations(session, cited, relations));
    return cited->shared ? leave_others_out(session, cited, relations, query) : TC_OK;
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
