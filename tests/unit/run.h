/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TRACUU_TESTS_RUN_H
#define TRACUU_TESTS_RUN_H

#include <check.h>
#include <stdlib.h>

/* Runs SUITE, as loud as CK_VERBOSITY says, and gives main's exit code.  Takes SUITE over. */
static inline int run_suite(Suite *suite) {
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
