/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tasks as an answer: a head, and the tasks one by one or in groups.  Private to search/. */
#ifndef TRACUU_SEARCH_TASK_LIST_H
#define TRACUU_SEARCH_TASK_LIST_H

#include "tasks.h"

/* Tasks to be shown: of MATCHES those with the NUMBERS. */
typedef struct tc_task_list {
    const tc_matches *matches;
    const uint32_t *numbers;
    uint32_t count;
} tc_task_list;

/* Shows the tasks of LIST, and before them HEAD, which is taken over: {"units", "total", "also"}.
 * With --group all of them are put into groups, of which --offset and --limit choose. */
TC_MUST_USE tc_status tc_task_list_show(tc_session *session, tc_full_names *names,
                                        const tc_task_list *list, json_t *head);

#endif
