/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Taking rights away from the calling process, for good.  Each returns false with errno when that
 * could not be done; where the kernel cannot do it at all, that is no failure. */
#ifndef TRACUU_SANDBOX_LOCK_H
#define TRACUU_SANDBOX_LOCK_H

#include <stdbool.h>
#include <stddef.h>

/* MEMORY: bytes of address space, 0 for as it is; SECONDS of the processor; OUTPUT: bytes of any
 * file written. */
bool tc_lock_limits(size_t memory, unsigned seconds, size_t output);
/* Bytes of address space that the process has now; 0 when not known. */
size_t tc_lock_memory_now(void);

/* Files: READABLE folders may be read (and, with EXECUTE, run), WRITABLE (NULL: none) written.
 * *DONE is false where the kernel has no Landlock. */
bool tc_lock_files(const char *const *readable, bool execute, const char *writable, bool *done);

/* System calls of a process that computes and answers over file descriptors which it has; with
 * OPENING it may open files for reading. */
bool tc_lock_calls(bool opening);
/* Those of a program that was not made for this: everything but the network, other processes'
 * memory, and the machine's settings. */
bool tc_lock_program(void);

#endif
