/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit_terms.h"

#include "ask.h"

#include <search/units.h>

#include <record/keys.h>

enum { PATHS_MAX = 10000 };

/* The keys of FIELD that mean the unit NAME. */
typedef struct unit_terms {
    tc_slice *same; /* for certain */
    size_t same_count;
    tc_slice *placed; /* if they are of PLACE */
    size_t placed_count;
    tc_slice place; /* key of a province */
} unit_terms;

static bool append(tc_arena *arena, tc_slice **items, size_t *count, size_t *capacity,
                   tc_slice text) {
    tc_slice *grown = tc_arena_grow(arena, *items, *count, *count + 1, sizeof **items, capacity);
    if (!grown)
        return false;
    *items = grown;
    grown[*count] = tc_arena_copy(arena, text);
    return grown[(*count)++].ptr != NULL;
}

/* Every key of the field is compared: names begin with anything, and there are few of them. */
static tc_status walk(tc_session *session, tc_terms *terms, tc_slice asked, unit_terms *out) {
    size_t same_room = 0, placed_room = 0;
    bool more = true, fits = true;
    for (;;) {
        tc_slice place = {NULL, 0};
        tc_status status = tc_terms_next(terms, &more, &session->error);
        if (status != TC_OK || !more)
            return status;
        tc_slice key = tc_terms_text(terms);
        switch (tc_unit_compare(asked, key, &place)) {
        case TC_UNIT_OTHER:
            break;
        case TC_UNIT_SAME:
            fits = append(session->arena, &out->same, &out->same_count, &same_room, key);
            break;
        case TC_UNIT_IN_PLACE:
            fits = append(session->arena, &out->placed, &out->placed_count, &placed_room, key);
            out->place = tc_key_place(session->arena, place);
            break;
        }
        if (!fits)
            return tc_out_of_memory(session);
    }
}

static tc_status find_terms(tc_session *session, tc_field field, tc_slice name, unit_terms *out) {
    tc_terms *terms = NULL;
    tc_slice asked = tc_key_unit(session->arena, name);
    *out = (unit_terms){.same = NULL};
    tc_status status = tc_terms_open(session->store, field, TC_SLICE(""), &terms, &session->error);
    if (status == TC_OK)
        status = walk(session, terms, asked, out);
    tc_terms_close(terms);
    return status;
}

/* The files of the entries that QUERY finds, as a question: entries of these files.  QUERY is taken
 * over. */
static tc_status files_of(tc_session *session, tc_query *query, tc_query **out) {
    tc_matches *matches = NULL;
    tc_store_request request = {.limit = PATHS_MAX,
                                .sort = TC_SORT_ENTRY,
                                .collapse = TC_SLOT_PATH,
                                .want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH)}};
    tc_status status = tc_store_search(session->store, query, &request, &matches, &session->error);
    tc_query_free(query);
    if (status != TC_OK)
        return status;
    uint32_t count = tc_matches_count(matches);
    tc_slice *paths = tc_arena_take(session->arena, (count + 1) * sizeof *paths);
    for (uint32_t i = 0; paths && i < count; i++)
        paths[i] = tc_match_value(matches, i, TC_SLOT_PATH);
    if (paths)
        *out = tc_ask_any(session->arena, TC_FIELD_PATH, paths, count);
    tc_matches_free(matches);
    return paths ? TC_OK : tc_out_of_memory(session);
}

/* Documents of a province. */
static tc_query *of_place(tc_slice place) {
    return tc_ask_both(tc_query_term(TC_FIELD_KIND, TC_SLICE("document")),
                       tc_query_term(TC_FIELD_PROVINCE, place));
}

/* What has one of TERMS, whose shorter ones mean the unit among entries of their place alone:
 * PLACED gives the question for those. */
static tc_query *any_of(tc_session *session, tc_field field, const unit_terms *terms,
                        tc_query *(*placed)(tc_slice place)) {
    tc_query *query = tc_ask_any(session->arena, field, terms->same, terms->same_count);
    if (!terms->placed_count)
        return query;
    return tc_ask_either(
        query, tc_ask_both(tc_ask_any(session->arena, field, terms->placed, terms->placed_count),
                           placed(terms->place)));
}

static tc_query *in_place(tc_slice place) {
    return tc_query_term(TC_FIELD_PROVINCE, place);
}

/* Tasks with the unit NAME in FIELD (TC_FIELD_LEAD or TC_FIELD_SUPPORT). */
static tc_status unit_tasks(tc_session *session, tc_field field, tc_slice name, tc_query **out) {
    unit_terms terms;
    tc_status status = find_terms(session, field, name, &terms);
    if (status == TC_OK)
        *out = tc_ask_both(any_of(session, field, &terms, in_place),
                           tc_query_term(TC_FIELD_KIND, TC_SLICE("task")));
    return status;
}

tc_status tc_unit_documents(tc_session *session, tc_field field, tc_slice name, tc_query **out) {
    if (field != TC_FIELD_UNIT) {
        tc_query *tasks = NULL;
        tc_status status = unit_tasks(session, field, name, &tasks);
        return status == TC_OK ? files_of(session, tasks, out) : status;
    }
    unit_terms terms;
    tc_status status = find_terms(session, field, name, &terms);
    if (status == TC_OK)
        *out = any_of(session, field, &terms, of_place);
    return status;
}
