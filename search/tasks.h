/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tasks of the index as answers show them.  Private to search/. */
#ifndef TRACUU_SEARCH_TASKS_H
#define TRACUU_SEARCH_TASKS_H

#include "documents.h"
#include "full_names.h"
#include "unit_terms.h"

/* The slots that tc_task_row needs. */
#define TC_TASK_SLOTS (TC_SLOT_BIT(TC_SLOT_PATH) | TC_SLOT_BIT(TC_SLOT_DATE))

/* The assignment of match AT, its leads spelt out by NAMES, with {"path", "plan", "plan_date",
 * "plan_issuer", "province"} behind it. */
TC_MUST_USE tc_status tc_task_row(tc_full_names *names, const tc_matches *matches, uint32_t at,
                                  json_t **out);
/* The same as text, one object on a line, appended to OUT. */
TC_MUST_USE tc_status tc_task_write(tc_full_names *names, const tc_matches *matches, uint32_t at,
                                    tc_buffer *out);
/* Tasks of the plan that REFERENCE names, or of the file at that path. */
TC_MUST_USE tc_status tc_tasks_of_plan(tc_session *session, const char *reference, tc_query **out);
/* ROW for people: a block of lines where the paper is narrow, a line of a table where it is wide,
 * whose head comes with the FIRST. */
void tc_task_show(tc_paper *paper, const json_t *row, bool first);

#endif
