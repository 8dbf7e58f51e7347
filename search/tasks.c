/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tasks.h"

#include <base/locale.h>
#include <record/keys.h>
#include <record/stored.h>
#include <text/text.h>

#include <stdlib.h>

/* ---- Rows ---- */

/* Whether there may be an abbreviation in the units of "lead_full" of the object ROW, which is
 * text: two capitals side by side, or "&". */
static bool may_be_spelt(tc_slice row) {
    size_t at = tc_slice_find(row, TC_SLICE("\"lead_full\":["), 0);
    size_t end = tc_slice_find(row, TC_SLICE("]"), at == SIZE_MAX ? row.len : at);
    if (end == SIZE_MAX)
        return at != SIZE_MAX;
    return tc_full_names_needed(tc_slice_sub(row, at + sizeof "\"lead_full\":", end));
}

static tc_status write_row(tc_full_names *names, const tc_matches *matches, uint32_t at,
                           tc_stored_plan *plan, tc_buffer *out) {
    *plan = (tc_stored_plan){
        .path = tc_match_value(matches, at, TC_SLOT_PATH),
        .date = tc_date_of_slot(tc_match_value(matches, at, TC_SLOT_DATE)),
    };
    return tc_stored_task_row(tc_match_data(matches, at), plan, out, &names->session->error);
}

static tc_status read_row(tc_full_names *names, const tc_stored_plan *plan, tc_slice text,
                          json_t **out) {
    json_t *row = NULL;
    tc_status status = tc_stored_json(text, &row, &names->session->error);
    if (status == TC_OK)
        status = tc_full_names_of_task(names, plan->issuer, plan->province, row);
    if (status == TC_OK)
        *out = row;
    else
        json_decref(row);
    return status;
}

tc_status tc_task_row(tc_full_names *names, const tc_matches *matches, uint32_t at, json_t **out) {
    tc_stored_plan plan;
    tc_buffer text;
    tc_buffer_init(&text, TC_RECORD_JSON_MAX);
    tc_status status = write_row(names, matches, at, &plan, &text);
    if (status == TC_OK)
        status = read_row(names, &plan, tc_buffer_slice(&text), out);
    tc_buffer_dispose(&text);
    return status;
}

tc_status tc_task_write(tc_full_names *names, const tc_matches *matches, uint32_t at,
                        tc_buffer *out) {
    tc_stored_plan plan;
    json_t *row = NULL;
    tc_status status = write_row(names, matches, at, &plan, out);
    bool own = names->aliases && names->aliases->count;
    if (status != TC_OK || (!own && !may_be_spelt(tc_buffer_slice(out))))
        return status;
    status = read_row(names, &plan, tc_buffer_slice(out), &row);
    if (status != TC_OK)
        return status;
    char *text = json_dumps(row, JSON_COMPACT);
    json_decref(row);
    if (!text)
        return tc_out_of_memory(names->session);
    tc_buffer_clear(out);
    tc_buffer_add(out, tc_slice_of(text));
    free(text);
    return TC_OK;
}

/* ---- Plans ---- */

/* A date or a year behind the number chooses among plans of that number. */
static tc_query *dated(tc_date date, tc_query *query) {
    char low[16], high[16];
    if (!tc_date_is_set(date))
        return query;
    return tc_ask_both(query, tc_query_range(TC_SLOT_DATE, tc_slot_of_date(date, low),
                                             tc_slot_of_date(tc_date_last(date), high)));
}

tc_status tc_tasks_of_plan(tc_session *session, const char *reference, tc_query **out) {
    tc_matches *matches = NULL;
    tc_text text;
    tc_reference parsed;
    tc_want want = {.slots = TC_SLOT_BIT(TC_SLOT_PATH)};
    tc_status status = tc_document_at(session, reference, &want, &matches);
    bool held = status == TC_OK && tc_matches_count(matches);
    if (held)
        *out = tc_ask_file(tc_match_value(matches, 0, TC_SLOT_PATH), true);
    tc_matches_free(matches);
    if (status != TC_OK || held)
        return status;
    status =
        tc_text_decode(session->arena, tc_slice_of(reference), "UTF-8", &text, &session->error);
    if (status != TC_OK)
        return status;
    if (!tc_reference_parse(session->arena, text.utf8, &parsed) || !parsed.canonical.len) {
        tc_error_set(&session->error, TC_ERR_USAGE, _("--plan cannot be “%s”"), reference);
        tc_error_hint(&session->error, "%s",
                      _("give the number of the plan, such as 196/KH-UBND, or its path"));
        return TC_ERR_USAGE;
    }
    *out = dated(parsed.date,
                 tc_query_term(TC_FIELD_PLAN, tc_key_number(session->arena, parsed.canonical)));
    return TC_OK;
}
