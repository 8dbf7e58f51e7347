/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The beginning and the end of a run, for main alone.  Private to search/. */
#ifndef TRACUU_SEARCH_SESSION_H
#define TRACUU_SEARCH_SESSION_H

#include "command.h"

TC_MUST_USE tc_status tc_session_init(tc_session *session, const tc_command *command);
/* Flushes, and waits for the pager; the process is to end then.  False when the answer could not be
 * written, with session->error saying why. */
bool tc_session_close(tc_session *session);
/* Flushes OUT; false when what was written there has not arrived.  Nobody reading on (a pager that
 * was left, head) is no failure. */
TC_MUST_USE bool tc_answer_arrives(FILE *out, tc_error *error);

#endif
