/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lock.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

/* A sanitizer's shadow of the memory is terabytes of address space. */
#if defined(__SANITIZE_ADDRESS__)
enum { COUNTS_MEMORY = false };
#else
enum { COUNTS_MEMORY = true };
#endif

static bool limit(__rlimit_resource_t what, rlim_t value) {
    struct rlimit now;
    if (getrlimit(what, &now) != 0)
        return false;
    if (now.rlim_max != RLIM_INFINITY && now.rlim_max < value)
        value = now.rlim_max;
    return setrlimit(what, &(struct rlimit){value, value}) == 0;
}

bool tc_lock_limits(size_t memory, unsigned seconds, size_t output) {
    return (!memory || !COUNTS_MEMORY || limit(RLIMIT_AS, memory)) && limit(RLIMIT_CPU, seconds) &&
           limit(RLIMIT_FSIZE, output) && limit(RLIMIT_CORE, 0);
}

size_t tc_lock_memory_now(void) {
    char line[64] = "";
    FILE *file = fopen("/proc/self/statm", "re");
    if (!file)
        return 0;
    unsigned long pages = fgets(line, sizeof line, file) ? strtoul(line, NULL, 10) : 0;
    fclose(file);
    return (size_t)pages * (size_t)sysconf(_SC_PAGESIZE);
}
