/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What tracuu citing shows.  Private to search/. */
#ifndef TRACUU_SEARCH_CITING_H
#define TRACUU_SEARCH_CITING_H

#include "command.h"

extern const tc_view tc_citing_view;

#endif
