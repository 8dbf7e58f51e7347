/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Work on contents that nobody vouches for, in a process that can do nothing else.
 *
 * The process inside has no file but those it was promised, no network, no child, and a limit on
 * memory, time and what it answers (seccomp and, where the kernel has it, Landlock; see seccomp(2)
 * and landlock(7)).  It is killed when it hangs and replaced when it dies: what it was working on
 * fails with the reason, and the next piece of work finds a fresh one. */
#ifndef TRACUU_SANDBOX_SANDBOX_H
#define TRACUU_SANDBOX_SANDBOX_H

#include <base/base.h>

/* What is done inside: reads BYTES, which NAME names, and appends the answer to OUT.  It sees the
 * memory that the process had when the sandbox took up its first piece of work. */
typedef tc_status tc_sandbox_work(void *context, const char *name, tc_slice bytes, tc_buffer *out,
                                  tc_error *error);

typedef struct tc_sandbox_setup {
    /* Done once inside, before the process gives up its rights: loads libraries.  NULL: nothing. */
    void (*prepare)(void *context);
    tc_sandbox_work *work;
    void *context;
    const char *const *readable; /* folders whose files may be opened for reading, NULL at the end;
                                    none where the kernel has no Landlock.  NULL: none */
    size_t memory;               /* bytes that it may take beyond what it begins with */
    size_t answer;               /* bytes of one answer */
    unsigned seconds;            /* for one piece of work */
} tc_sandbox_setup;

typedef struct tc_sandbox tc_sandbox;

/* Starts nothing yet.  SETUP is copied, what it points to is not.  NULL when out of memory. */
tc_sandbox *tc_sandbox_new(const tc_sandbox_setup *setup);
void tc_sandbox_free(tc_sandbox *sandbox); /* NULL is fine; ends the process inside */

/* Has the work done on BYTES; the answer lives in ARENA.
 * An error that the work gives comes out as it is, but out of memory as TC_ERR_LIMIT.
 * TC_ERR_LIMIT: over the memory, the time or the size of an answer.  TC_ERR_FORMAT: the process
 * died over it.  TC_ERR_IO: no process could be started. */
TC_MUST_USE tc_status tc_sandbox_run(tc_sandbox *sandbox, const char *name, tc_slice bytes,
                                     tc_arena *arena, tc_slice *answer, tc_error *error);

/* How many processes have been started so far. */
unsigned tc_sandbox_started(const tc_sandbox *sandbox);

/* ---- Other programs ---- */

/* A program of the system that turns what it reads from its standard input into something else. */
typedef struct tc_converter {
    const char *const *argv;     /* argv[0] is looked for in $PATH; NULL at the end */
    const char *package;         /* of the system, that has it */
    const char *settings;        /* "%" in argv becomes the path of a file that says so; or NULL */
    const char *const *readable; /* folders beside those of the system's programs and libraries */
    size_t memory;               /* bytes of address space */
    size_t answer;               /* bytes of its standard output */
    unsigned seconds;
} tc_converter;

/* Runs it on BYTES: no network, nothing to write to but a folder of its own ($HOME and $TMPDIR,
 * removed behind it) in which BYTES also stand as the file that "@" in argv becomes the path of.
 * "=" becomes the path of a file that it is to write, which then is the answer.
 * TC_ERR_NOT_FOUND: it is not installed.  TC_ERR_FORMAT: it failed or died.  TC_ERR_LIMIT: it took
 * too long or said too much. */
TC_MUST_USE tc_status tc_convert(const tc_converter *converter, tc_slice bytes, tc_arena *arena,
                                 tc_slice *answer, tc_error *error);

#endif
