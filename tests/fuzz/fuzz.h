/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a fuzzer calls, and `make check` with what fuzzers were given: see reader.c. */
#ifndef TRACUU_TESTS_FUZZ_H
#define TRACUU_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* The line of the check that did not hold is in the message. */
#define check(holds)                                                                               \
    do {                                                                                           \
        if (!(holds)) {                                                                            \
            fprintf(stderr, "%s:%d: not %s\n", __FILE__, __LINE__, #holds);                        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* Takes any bytes; ends the process over anything that must not be. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
