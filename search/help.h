/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What -h and --help show.  Private to search/. */
#ifndef TRACUU_SEARCH_HELP_H
#define TRACUU_SEARCH_HELP_H

#include "command.h"

/* The program: its commands, COUNT of them, and with WHOLE what they have in common. */
void tc_help_program(tc_paper *paper, const tc_command *const *commands, size_t count, bool whole);
void tc_help_command(tc_paper *paper, const tc_command *command, bool whole);
/* The command whose name is nearest to WORD, or NULL when none is near. */
const tc_command *tc_help_nearest(const char *word, const tc_command *const *commands,
                                  size_t count);

#endif
