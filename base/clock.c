/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/clock.h>

#include <time.h>

int64_t tc_clock_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}
