/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tasks.h"

#include <search/units.h>

#include <base/locale.h>
#include <record/keys.h>
#include <text/text.h>

/* ---- Rows ---- */

tc_status tc_task_row(tc_full_names *names, const tc_matches *matches, uint32_t at, json_t **out) {
    json_t *row = NULL;
    tc_slice issuer = tc_match_value(matches, at, TC_SLOT_ISSUER);
    tc_slice province = tc_match_value(matches, at, TC_SLOT_PROVINCE);
    tc_status status = tc_stored_json(tc_match_data(matches, at), &row, &names->session->error);
    if (status == TC_OK)
        status = tc_full_names_of_task(names, issuer, province, row);
    if (status != TC_OK) {
        json_decref(row);
        return status;
    }
    json_object_set_new(row, "path", tc_json_string(tc_match_value(matches, at, TC_SLOT_PATH)));
    json_object_set_new(row, "plan",
                        tc_json_string(tc_match_value(matches, at, TC_SLOT_CANONICAL)));
    json_object_set_new(row, "plan_date",
                        tc_date_json(tc_date_of_slot(tc_match_value(matches, at, TC_SLOT_DATE))));
    json_object_set_new(row, "plan_issuer", tc_json_string(issuer));
    json_object_set_new(row, "province", tc_json_string(province));
    *out = row;
    return TC_OK;
}

static bool has(const json_t *names, tc_slice name) {
    const json_t *item;
    size_t i;
    json_array_foreach(names, i, item) {
        tc_slice known = {json_string_value(item), json_string_length(item)};
        if (tc_slice_equal(known, name))
            return true;
    }
    return false;
}

void tc_task_collect_units(tc_session *session, tc_slice unit, const json_t *row, json_t *names) {
    static const char *const lists[] = {"lead", "lead_full", "support"};
    const json_t *item;
    size_t i;
    tc_slice asked = tc_key_unit(session->arena, unit), place;
    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++) {
        json_array_foreach(json_object_get(row, lists[l]), i, item) {
            tc_slice name = {json_string_value(item), json_string_length(item)};
            if (!has(names, name) &&
                tc_unit_compare(asked, tc_key_unit(session->arena, name), &place) != TC_UNIT_OTHER)
                json_array_append_new(names, tc_json_string(name));
        }
    }
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
