/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The process inside a sandbox. */
#ifndef TRACUU_SANDBOX_INSIDE_H
#define TRACUU_SANDBOX_INSIDE_H

#include <sandbox/sandbox.h>

enum { TC_INSIDE_UNLOCKED = 3, TC_INSIDE_NOMEM = 4 }; /* exit codes beside 0 */

/* Locks the calling process, a child of PARENT, in, and answers over FD until it is closed.  Does
 * not return. */
_Noreturn void tc_inside_run(const tc_sandbox_setup *setup, int fd, int parent);

#endif
