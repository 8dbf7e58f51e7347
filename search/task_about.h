/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which of many tasks are about something (tasks --about).  Private to search/. */
#ifndef TRACUU_SEARCH_TASK_ABOUT_H
#define TRACUU_SEARCH_TASK_ABOUT_H

#include "command.h"

#include <store/store.h>

/* *OUT, in the arena: the numbers of those of MATCHES, tasks with their data, that have WORDS side
 * by side in what is to be done, in its result or in the headings above it, whatever accents and
 * case; of all of them where WORDS is NULL. */
TC_MUST_USE tc_status tc_task_about(tc_session *session, const tc_matches *matches,
                                    const char *words, uint32_t **out, uint32_t *count);

#endif
