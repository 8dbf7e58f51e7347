/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    READ = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
    FILE_ONLY = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE,
    EVERYTHING = (1 << 13) - 1 /* all that the first version of Landlock knows */
};

static int restrict_calls(int ruleset) {
    return (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
}

/* A folder that is not there needs no rule. */
static bool allow(int ruleset, const char *folder, uint64_t access) {
    struct landlock_path_beneath_attr rule = {.allowed_access = access};
    rule.parent_fd = open(folder, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0)
        return errno == ENOENT;
    long done = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(rule.parent_fd);
    return done == 0;
}

bool tc_lock_files(const char *const *readable, bool execute, const char *writable, bool *done) {
    struct landlock_ruleset_attr attributes = {.handled_access_fs = EVERYTHING};
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    *done = false;
    if (ruleset < 0) /* a kernel without it, or one that was told not to use it */
        return errno == ENOSYS || errno == EOPNOTSUPP;
    bool good = true;
    uint64_t access = READ | (execute ? (uint64_t)LANDLOCK_ACCESS_FS_EXECUTE : 0);
    for (; good && readable && *readable; readable++)
        good = allow(ruleset, *readable, access);
    if (good && writable)
        good = allow(ruleset, writable, EVERYTHING & ~(uint64_t)LANDLOCK_ACCESS_FS_EXECUTE);
    /* Programs open it where they mean nothing. */
    if (good && execute)
        good = allow(ruleset, "/dev/null", FILE_ONLY);
    *done = good = good && restrict_calls(ruleset) == 0;
    close(ruleset);
    return good;
}
