/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TRACUU_TESTS_RUN_H
#define TRACUU_TESTS_RUN_H

#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SCRATCH = 64 }; /* bytes that the name of a scratch file takes at most */

/* The template of a file or folder for mkstemp or mkdtemp, in $TMPDIR unless that is a long name.
 */
static inline void scratch_name(char out[SCRATCH]) {
    const char *folder = getenv("TMPDIR");
    bool fits = folder && *folder && strlen(folder) + sizeof "/tracuu-test-XXXXXX" <= SCRATCH &&
                !strpbrk(folder, " \t'\"$`\\");
    snprintf(out, SCRATCH, "%s/tracuu-test-XXXXXX", fits ? folder : "/tmp");
}

/* Runs SUITE, as loud as CK_VERBOSITY says, and gives main's exit code.  Takes SUITE over. */
static inline int run_suite(Suite *suite) {
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
