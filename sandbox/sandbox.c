/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sandbox/sandbox.h>

#include "inside.h"
#include "message.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* After so many pieces of work a fresh process takes over: what a library leaked goes with the
 * old one. */
enum { TURNS = 256 };

struct tc_sandbox {
    tc_sandbox_setup setup;
    pid_t pid; /* 0: none is running */
    int fd;
    unsigned turns, started;
};

tc_sandbox *tc_sandbox_new(const tc_sandbox_setup *setup) {
    tc_sandbox *sandbox = calloc(1, sizeof *sandbox);
    if (sandbox)
        *sandbox = (tc_sandbox){.setup = *setup, .fd = -1};
    return sandbox;
}

/* Ends the process inside, if there is one; how it ended. */
static int stop(tc_sandbox *sandbox) {
    int how = 0;
    if (!sandbox->pid)
        return 0;
    close(sandbox->fd);
    while (waitpid(sandbox->pid, &how, 0) < 0 && errno == EINTR)
        ;
    sandbox->pid = 0;
    sandbox->fd = -1;
    return how;
}

static int put_down(tc_sandbox *sandbox) {
    if (sandbox->pid)
        kill(sandbox->pid, SIGKILL);
    return stop(sandbox);
}

void tc_sandbox_free(tc_sandbox *sandbox) {
    if (!sandbox)
        return;
    put_down(sandbox);
    free(sandbox);
}

unsigned tc_sandbox_started(const tc_sandbox *sandbox) {
    return sandbox->started;
}

static tc_status start(tc_sandbox *sandbox, tc_error *error) {
    int pair[2];
    if (sandbox->pid && sandbox->turns >= TURNS)
        stop(sandbox);
    if (sandbox->pid)
        return TC_OK;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return tc_error_set(error, TC_ERR_IO, "cannot start a reader: %s", strerror(errno));
    pid_t parent = getpid();
    fflush(NULL); /* nothing that is buffered here is to be written by both */
    sandbox->pid = fork();
    if (sandbox->pid == 0) {
        close(pair[0]);
        tc_inside_run(&sandbox->setup, pair[1], parent);
    }
    close(pair[1]);
    sandbox->fd = pair[0];
    if (sandbox->pid < 0) {
        close(pair[0]);
        sandbox->pid = 0;
        sandbox->fd = -1;
        return tc_error_set(error, TC_ERR_IO, "cannot start a reader: %s", strerror(errno));
    }
    sandbox->turns = 0;
    sandbox->started++;
    return TC_OK;
}

/* ---- One piece of work ---- */

static bool ask(tc_sandbox *sandbox, const char *name, tc_slice bytes, int64_t deadline) {
    tc_message_head head = {strlen(name), bytes.len, 0};
    return tc_message_send(sandbox->fd, &head, sizeof head, deadline) &&
           tc_message_send(sandbox->fd, name, head.first, deadline) &&
           tc_message_send(sandbox->fd, bytes.ptr, bytes.len, deadline);
}

/* What the death of the process inside says of the file. */
static tc_status explain(const tc_sandbox *sandbox, int how, tc_error *error) {
    int by = WIFSIGNALED(how) ? WTERMSIG(how) : 0;
    if (by == SIGXCPU || by == SIGXFSZ)
        return tc_error_set(error, TC_ERR_LIMIT, "reading it took more than %u s",
                            sandbox->setup.seconds);
    if (by == SIGSYS)
        return tc_error_set(error, TC_ERR_FORMAT,
                            "its reader tried what a reader must not, and was ended");
    if (by)
        return tc_error_set(error, TC_ERR_FORMAT, "its reader was ended by signal %d (%s)", by,
                            strsignal(by));
    if (WIFEXITED(how) && WEXITSTATUS(how) == TC_INSIDE_UNLOCKED)
        return tc_error_set(error, TC_ERR_IO, "this system cannot lock a reader in");
    if (WIFEXITED(how) && WEXITSTATUS(how) == TC_INSIDE_NOMEM)
        return tc_error_set(error, TC_ERR_LIMIT, "reading it takes more than %zu MB of memory",
                            sandbox->setup.memory >> 20);
    return tc_error_set(error, TC_ERR_FORMAT, "its reader ended without an answer");
}

/* The answer's strings, when the head makes sense. */
static bool receive(tc_sandbox *sandbox, tc_arena *arena, int64_t deadline, tc_message_head *head,
                    char **first, char **second) {
    const size_t said = sizeof((tc_error *)NULL)->message + sizeof((tc_error *)NULL)->hint;
    if (!tc_message_receive(sandbox->fd, head, sizeof *head, deadline))
        return false;
    if (head->first > said || head->second > sandbox->setup.answer ||
        head->status > (uint32_t)TC_ERR_STORE || (head->status && head->second > said)) {
        errno = EPROTO;
        return false;
    }
    *first = tc_arena_take(arena, (size_t)head->first + 1);
    *second = tc_arena_take(arena, (size_t)head->second + 1);
    if (!*first || !*second) {
        errno = ENOMEM;
        return false;
    }
    return tc_message_receive(sandbox->fd, *first, (size_t)head->first, deadline) &&
           tc_message_receive(sandbox->fd, *second, (size_t)head->second, deadline);
}

static tc_status give_up(tc_sandbox *sandbox, int why, tc_error *error) {
    if (why == ETIMEDOUT || why == ENOMEM || why == EPROTO)
        put_down(sandbox);
    if (why == ETIMEDOUT)
        return tc_error_set(error, TC_ERR_LIMIT, "reading it took more than %u s",
                            sandbox->setup.seconds);
    if (why == ENOMEM)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    if (why == EPROTO)
        return tc_error_set(error, TC_ERR_FORMAT, "its reader answered nonsense");
    return explain(sandbox, stop(sandbox), error);
}

/* What came, as the work meant it. */
static tc_status conclude(const tc_sandbox *sandbox, const tc_message_head *head, const char *first,
                          const char *second, tc_slice *answer, tc_error *error) {
    tc_status status = (tc_status)head->status;
    if (status == TC_OK) {
        *answer = (tc_slice){second, (size_t)head->second};
        return TC_OK;
    }
    if (status == TC_ERR_NOMEM)
        return tc_error_set(error, TC_ERR_LIMIT, "reading it takes more than %zu MB of memory",
                            sandbox->setup.memory >> 20);
    tc_error_set(error, status, "%s", first);
    if (*second)
        tc_error_hint(error, "%s", second);
    return status;
}

tc_status tc_sandbox_run(tc_sandbox *sandbox, const char *name, tc_slice bytes, tc_arena *arena,
                         tc_slice *answer, tc_error *error) {
    tc_message_head head;
    char *first = NULL, *second = NULL;
    tc_status status = start(sandbox, error);
    if (status != TC_OK)
        return status;
    sandbox->turns++;
    int64_t deadline = tc_clock_now() + (int64_t)sandbox->setup.seconds * INT64_C(1000000000);
    /* A reader may end over what it was given before it has taken all of it. */
    errno = 0;
    if (!ask(sandbox, name, bytes, deadline) ||
        !receive(sandbox, arena, deadline, &head, &first, &second))
        return give_up(sandbox, errno, error);
    return conclude(sandbox, &head, first, second, answer, error);
}
