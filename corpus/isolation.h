/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Readers of formats with structure, at work in a sandbox. */
#ifndef TRACUU_CORPUS_ISOLATION_H
#define TRACUU_CORPUS_ISOLATION_H

#include "draft.h"

/* Whether this process reads such formats in a sandbox. */
bool tc_isolation_is_on(void);
/* Has BYTES read by the reader of FORMAT inside, and makes DRAFT of what it saw.  Fails as
 * tc_sandbox_run does, and as the reader. */
TC_MUST_USE tc_status tc_isolation_read(tc_format format, tc_arena *arena, tc_slice bytes,
                                        tc_draft *draft, tc_error *error);

#endif
