/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "isolation.h"

#include "reader.h"
#include "tape.h"

#include <sandbox/sandbox.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    MEMORY = 384 << 20, /* bytes; the caps on what is inflated keep honest files far below */
    ARENA = 256 << 20,
    ANSWER = 128 << 20,
    SECONDS = 30
};

static struct {
    bool on;
    tc_sandbox *sandbox; /* NULL until it is needed */
    pid_t owner;         /* a process forked since then needs one of its own */
} isolation;

void tc_document_isolate(bool on) {
    if (isolation.owner == getpid())
        tc_sandbox_free(isolation.sandbox);
    isolation.sandbox = NULL;
    isolation.on = on;
}

bool tc_isolation_is_on(void) {
    return isolation.on;
}

/* Inside: NAME is the number of the format. */
static tc_status read_inside(void *context, const char *name, tc_slice bytes, tc_buffer *out,
                             tc_error *error) {
    (void)context;
    tc_draft_reader *reader = tc_reader_of((tc_format)atoi(name));
    tc_arena *arena = tc_arena_new(ARENA);
    tc_draft *draft = arena ? tc_draft_on_tape(arena, out) : NULL;
    tc_status status = draft && reader ? reader(arena, bytes, draft, error)
                                       : tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    tc_arena_free(arena);
    return status;
}

static tc_sandbox *sandbox(void) {
    static const tc_sandbox_setup setup = {
        .work = read_inside, .memory = MEMORY, .answer = ANSWER, .seconds = SECONDS};
    if (isolation.sandbox && isolation.owner == getpid())
        return isolation.sandbox;
    isolation.owner = getpid();
    return isolation.sandbox = tc_sandbox_new(&setup);
}

tc_status tc_isolation_read(tc_format format, tc_arena *arena, tc_slice bytes, tc_draft *draft,
                            tc_error *error) {
    char name[16];
    tc_slice tape;
    tc_sandbox *inside = sandbox();
    snprintf(name, sizeof name, "%d", (int)format);
    if (!inside)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    tc_status status = tc_sandbox_run(inside, name, bytes, arena, &tape, error);
    return status == TC_OK ? tc_tape_play(tape, draft, error) : status;
}
