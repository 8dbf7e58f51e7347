/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "inside.h"

#include "lock.h"
#include "message.h"

#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

/* Pieces of work that one process may do, for the limit on the processor's time counts them all;
 * the parent starts another one after TURNS (sandbox.c). */
enum { LARGE = 128 << 10, HEADROOM = 256, KEPT_FD = 3 };

/* Keeps FD, as KEPT_FD, and what the sanitizers write to; nothing else. */
static bool keep_only(int fd) {
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(null, STDOUT_FILENO) < 0)
        return false;
#if !defined(__SANITIZE_ADDRESS__)
    if (dup2(null, STDERR_FILENO) < 0)
        return false;
#endif
    if (fd != KEPT_FD && dup2(fd, KEPT_FD) < 0)
        return false;
    return close_range(KEPT_FD + 1, ~0u, 0) == 0;
}

static void forget_signals(void) {
    for (int i = 1; i < SIGRTMAX; i++)
        signal(i, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static bool lock(const tc_sandbox_setup *setup) {
    bool files = false;
    size_t now = tc_lock_memory_now();
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0)
        return false;
    return tc_lock_limits(now && setup->memory ? now + setup->memory : 0, setup->seconds * HEADROOM,
                          setup->answer) &&
           tc_lock_files(setup->readable, false, NULL, &files) &&
           tc_lock_calls(files && setup->readable);
}

typedef struct request {
    char *name, *bytes;
    size_t size;
} request;

/* False when there are no more. */
static bool receive(int fd, request *out) {
    tc_message_head head;
    if (!tc_message_receive(fd, &head, sizeof head, 0))
        return false;
    out->name = calloc(1, (size_t)head.first + 1);
    out->bytes = malloc((size_t)head.second + 1);
    out->size = (size_t)head.second;
    if (!out->name || !out->bytes)
        _exit(TC_INSIDE_NOMEM);
    return tc_message_receive(fd, out->name, (size_t)head.first, 0) &&
           tc_message_receive(fd, out->bytes, out->size, 0);
}

static bool answer(int fd, tc_status status, const tc_error *error, const tc_buffer *out) {
    tc_slice first = {NULL, 0}, second = tc_buffer_slice(out);
    if (status != TC_OK) {
        first = tc_slice_of(error->message);
        second = tc_slice_of(error->hint);
    }
    tc_message_head head = {first.len, second.len, (uint32_t)status};
    return tc_message_send(fd, &head, sizeof head, 0) &&
           tc_message_send(fd, first.ptr, first.len, 0) &&
           tc_message_send(fd, second.ptr, second.len, 0);
}

void tc_inside_run(const tc_sandbox_setup *setup, int fd, int parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(0);
    forget_signals();
    if (!keep_only(fd))
        _exit(TC_INSIDE_UNLOCKED);
    if (setup->prepare)
        setup->prepare(setup->context);
    if (!lock(setup))
        _exit(TC_INSIDE_UNLOCKED);
    request r;
    tc_buffer out;
    tc_buffer_init(&out, setup->answer);
    while (receive(KEPT_FD, &r)) {
        tc_error error = {0};
        tc_buffer_clear(&out);
        tc_status status =
            setup->work(setup->context, r.name, (tc_slice){r.bytes, r.size}, &out, &error);
        if (status == TC_OK && out.failed)
            status = tc_error_set(&error, TC_ERR_LIMIT, "too much in it: over %zu bytes of text",
                                  setup->answer);
        free(r.name);
        free(r.bytes);
        if (r.size > LARGE)
            malloc_trim(0);
        if (!answer(KEPT_FD, status, &error, &out))
            break;
    }
    _exit(0);
}
