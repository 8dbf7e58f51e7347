/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tasks as an answer: a head, and the tasks one by one or in groups.  Private to search/. */
#ifndef TRACUU_SEARCH_TASK_LIST_H
#define TRACUU_SEARCH_TASK_LIST_H

#include "tasks.h"

/* Shows the tasks MATCHES, and before them HEAD, which is taken over: {"units", "total", "also"}.
 * With --group all of them are put into groups, of which --offset and --limit choose. */
TC_MUST_USE tc_status tc_task_list_show(tc_session *session, tc_full_names *names,
                                        const tc_matches *matches, json_t *head);

#endif
