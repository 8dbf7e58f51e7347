/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a fuzzer calls, and `make check` with what fuzzers were given: see reader.c. */
#ifndef TRACUU_TESTS_FUZZ_H
#define TRACUU_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Takes any bytes; ends the process over anything that must not be. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
