/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "worker.h"

#include <corpus/document.h>

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What waits for a commit waits at most so long. */
#define COMMIT_EVERY INT64_C(10000000000) /* ns */

typedef struct worker {
    const tc_worker_setup *setup;
    int fd;
    tc_board *board;
    tc_desk desk;
    tc_desk_lost lost;
    uint64_t last;   /* task that was done */
    int64_t waiting; /* since when something reported is not known to be committed, or 0 */
    char packet[TC_TASK_MAX];
} worker;

static tc_status commit(worker *w, tc_error *error) {
    tc_status status = tc_shards_commit(w->desk.shards, error);
    if (status != TC_OK)
        return status;
    w->waiting = 0;
    return tc_report_send(w->fd, &(tc_report){.kind = TC_REPORT_SAFE, .number = w->last});
}

static tc_status commit_when_due(worker *w, tc_error *error) {
    bool due = tc_shards_full(w->desk.shards) || !tc_shards_pending(w->desk.shards) ||
               tc_clock_now() - w->waiting >= COMMIT_EVERY;
    return w->waiting && due ? commit(w, error) : TC_OK;
}

/* ---- Members of archives ---- */

static bool begin_member(void *context, uint32_t number) {
    const worker *w = context;
    atomic_store(&w->board->since, tc_clock_now());
    atomic_store(&w->board->member, number);
    return !atomic_load(&w->board->stop);
}

/* One that was lost is committed at once: the next one over which a worker dies is another one. */
static tc_status end_member(void *context, const char *path, const tc_outcome *outcome,
                            tc_error *error) {
    worker *w = context;
    bool was_lost = w->lost.number && atomic_load(&w->board->member) == w->lost.number;
    atomic_store(&w->board->member, 0);
    if (!w->waiting && outcome->written)
        w->waiting = tc_clock_now();
    tc_status status = tc_report_send(w->fd, &(tc_report){.kind = TC_REPORT_MEMBER,
                                                          .number = w->board->number,
                                                          .outcome = *outcome,
                                                          .path = path});
    if (status != TC_OK)
        return status;
    return was_lost && w->waiting ? commit(w, error) : commit_when_due(w, error);
}

/* ---- Tasks ---- */

static tc_status prune(worker *w, tc_slice folder, uint64_t *removed, tc_error *error) {
    tc_status status = TC_OK;
    for (uint32_t s = w->setup->number; status == TC_OK && s < w->setup->shards;
         s += w->setup->workers) {
        uint64_t count = 0;
        status = tc_shards_prune(w->desk.shards, s, folder, &count, error);
        *removed += count;
    }
    return status;
}

/* What was reported before is told to be safe. */
static tc_status commit_now(worker *w, tc_error *error) {
    tc_status status = w->waiting ? commit(w, error) : TC_OK;
    return status == TC_OK ? tc_shards_refresh(w->desk.shards, error) : status;
}

static tc_status perform(worker *w, const tc_task *task, tc_report *out, tc_error *error) {
    const tc_errand *errand = &task->errand;
    tc_desk *desk = &w->desk;
    tc_slice path = tc_slice_of(task->path);
    size_t home = errand->home ? errand->home : path.len;
    switch (errand->kind) {
    case TC_TASK_FILE:
        w->lost = (tc_desk_lost){task->lost, task->reason};
        desk->anew = errand->anew;
        return tc_desk_take(desk, task->path, &w->lost, &out->outcome, error);
    case TC_TASK_REFUSE:
        return tc_desk_refuse(desk, task->path, task->reason, task->retry, &out->outcome, error);
    case TC_TASK_PRUNE:
        return prune(w, path, &out->removed, error);
    case TC_TASK_COMMIT:
        return commit_now(w, error);
    case TC_TASK_MOVE:
        return tc_desk_move(desk, path, home, errand->key, &out->outcome, error);
    case TC_TASK_YIELD:
        return tc_desk_yield(desk, path, home, errand->key, &out->outcome, error);
    case TC_TASK_FORGET:
        return tc_desk_forget(desk, path, home, &out->outcome, error);
    }
    return tc_error_set(error, TC_ERR_USAGE, "an unknown task");
}

static tc_status work(worker *w, const tc_task *task, tc_error *error) {
    tc_report report = {.kind = TC_REPORT_DONE, .number = task->number};
    if (task->errand.kind == TC_TASK_FILE) {
        atomic_store(&w->board->since, tc_clock_now());
        atomic_store(&w->board->number, task->number);
    }
    tc_status status = perform(w, task, &report, error);
    /* Out of memory is nearly always the file's doing: dying over it lets the next worker say so
     * and start afresh. */
    if (status == TC_ERR_NOMEM && task->errand.kind == TC_TASK_FILE)
        _exit(TC_WORKER_NOMEM);
    atomic_store(&w->board->number, 0);
    w->last = task->number;
    if (!w->waiting && (report.outcome.written || report.removed))
        w->waiting = tc_clock_now();
    if (status == TC_OK)
        status = tc_report_send(w->fd, &report);
    return status == TC_OK ? commit_when_due(w, error) : status;
}

/* ---- Waiting ---- */

/* Until there is a task, or something must be committed; in ms. */
static int patience(const worker *w) {
    if (!w->waiting)
        return -1;
    int64_t left = w->waiting + COMMIT_EVERY - tc_clock_now();
    return left <= 0 ? 0 : (int)(left / 1000000) + 1;
}

static tc_status work_on(worker *w, tc_error *error) {
    tc_status status = TC_OK;
    bool more = true;
    while (status == TC_OK && more) {
        struct pollfd ready = {.fd = w->fd, .events = POLLIN};
        int count = poll(&ready, 1, patience(w));
        if (count < 0 && errno != EINTR)
            return tc_error_set(error, TC_ERR_IO, "cannot wait: %s", strerror(errno));
        tc_task task;
        if (count <= 0) {
            status = commit_when_due(w, error);
            continue;
        }
        status = tc_task_receive(w->fd, w->packet, &task, &more);
        if (status == TC_OK && more && !atomic_load(&w->board->stop))
            status = work(w, &task, error);
    }
    if (status == TC_OK && w->waiting)
        status = commit(w, error);
    if (status == TC_OK && !atomic_load(&w->board->stop))
        tc_shards_compact(w->desk.shards);
    return status;
}

int tc_worker_run(const tc_worker_setup *setup, int fd, tc_board *board) {
    tc_error error = {0};
    worker *w = calloc(1, sizeof *w);
    if (!w)
        return TC_WORKER_NOMEM;
    w->setup = setup;
    w->fd = fd;
    w->board = board;
    const tc_desk_setup desk = {.dir = setup->index,
                                .shards = setup->shards,
                                .read = setup->read,
                                .sharing = setup->sharing,
                                .ear = {w, begin_member, end_member}};
    tc_status status = tc_desk_init(&w->desk, &desk, &error);
    if (status == TC_OK)
        status = work_on(w, &error);
    if (status != TC_OK) {
        tc_report report = {.kind = TC_REPORT_BROKEN, .error = error};
        report.error.code = status;
        /* Nobody listens where the first process died: then there is nothing more to say. */
        if (tc_report_send(fd, &report) != TC_OK)
            status = TC_ERR_IO;
    }
    tc_desk_dispose(&w->desk);
    tc_document_isolate(false);
    free(w);
    return status == TC_OK ? TC_WORKER_DONE : TC_WORKER_BROKEN;
}
