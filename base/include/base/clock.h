/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Time that passes, for limits and progress; no time of day. */
#ifndef TRACUU_BASE_CLOCK_H
#define TRACUU_BASE_CLOCK_H

#include <stdint.h>

int64_t tc_clock_now(void); /* nanoseconds, from a moment that does not change */

#endif
