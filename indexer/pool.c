/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "pool.h"

#include "queue.h"
#include "worker.h"

#include <base/locale.h>

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    WINDOW = 32,   /* tasks sent ahead of a worker, so that it never waits for the next */
    ROOM = 64,     /* tasks that wait or are sent before the walk pauses */
    DEATHS_MAX = 3 /* in a row, not over any file, before the run gives up */
};

typedef struct member {
    pid_t pid; /* 0: not running */
    int fd;
    tc_board *board;
    tc_queue queue;
    bool closing;    /* it was told that no more tasks come */
    bool overtime;   /* it was killed for that */
    unsigned deaths; /* in a row, not over any file */
    tc_error broken; /* what it said before it ended */
} member;

struct tc_pool {
    tc_pool_setup setup;
    tc_board *boards; /* shared with the workers */
    bool ending, stopping;
    uint64_t restarts;
    member members[];
};

/* ---- Processes ---- */

/* What a worker inherits and must not keep. */
static void become_worker(tc_pool *pool, const member *self, pid_t parent) {
    /* It has nothing to do once the first process is gone, however that went. */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(TC_WORKER_BROKEN);
    /* From the keyboard they reach the whole group; the first process decides. */
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    for (uint32_t i = 0; i < pool->setup.workers; i++)
        if (&pool->members[i] != self && pool->members[i].pid)
            close(pool->members[i].fd);
}

static tc_status start(tc_pool *pool, member *m, tc_error *error) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return tc_error_set(error, TC_ERR_IO, "cannot start a worker: %s", strerror(errno));
    atomic_store(&m->board->number, 0);
    atomic_store(&m->board->member, 0);
    m->closing = m->overtime = false;
    pid_t parent = getpid();
    fflush(NULL); /* nothing that is buffered here is to be written by both */
    m->pid = fork();
    if (m->pid == 0) {
        become_worker(pool, m, parent);
        close(pair[0]);
        tc_worker_setup setup = {.index = pool->setup.index,
                                 .shards = pool->setup.shards,
                                 .number = (uint32_t)(m - pool->members),
                                 .workers = pool->setup.workers,
                                 .read = pool->setup.read,
                                 .sharing = pool->setup.sharing};
        exit(tc_worker_run(&setup, pair[1], m->board));
    }
    close(pair[1]);
    m->fd = pair[0];
    if (m->pid > 0)
        return TC_OK;
    m->pid = 0;
    close(pair[0]);
    return tc_error_set(error, TC_ERR_IO, "cannot start a worker: %s", strerror(errno));
}

tc_status tc_pool_open(const tc_pool_setup *setup, tc_pool **out, tc_error *error) {
    tc_pool *pool = calloc(1, sizeof *pool + setup->workers * sizeof(member));
    size_t size = setup->workers * sizeof(tc_board);
    void *boards = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (!pool || boards == MAP_FAILED) {
        free(pool);
        if (boards != MAP_FAILED)
            munmap(boards, size);
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    }
    pool->setup = *setup;
    pool->boards = boards;
    tc_status status = TC_OK;
    for (uint32_t i = 0; i < setup->workers; i++)
        pool->members[i].board = &pool->boards[i];
    for (uint32_t i = 0; status == TC_OK && i < setup->workers; i++)
        status = start(pool, &pool->members[i], error);
    if (status == TC_OK)
        *out = pool;
    else
        tc_pool_close(pool);
    return status;
}

static int await(pid_t pid) {
    int how = 0;
    while (waitpid(pid, &how, 0) < 0 && errno == EINTR)
        ;
    return how;
}

void tc_pool_close(tc_pool *pool) {
    if (!pool)
        return;
    for (uint32_t i = 0; i < pool->setup.workers; i++) {
        member *m = &pool->members[i];
        if (m->pid) {
            kill(m->pid, SIGKILL);
            await(m->pid);
            close(m->fd);
        }
        tc_queue_dispose(&m->queue);
    }
    munmap(pool->boards, pool->setup.workers * sizeof(tc_board));
    free(pool);
}

/* ---- Putting ---- */

uint32_t tc_pool_worker(const tc_pool *pool, const char *path) {
    return tc_shard_of(tc_slice_of(path), pool->setup.shards) % pool->setup.workers;
}

bool tc_pool_has_room(const tc_pool *pool, const char *path) {
    const member *m = &pool->members[tc_pool_worker(pool, path)];
    return m->queue.waiting + m->queue.sent < ROOM;
}

static tc_status put(member *m, const tc_errand *errand, const char *path, const tc_share *share,
                     tc_error *error) {
    if (tc_queue_put(&m->queue, errand, path, share) == TC_OK)
        return TC_OK;
    return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
}

tc_status tc_pool_put(tc_pool *pool, const char *path, const tc_share *share, tc_error *error) {
    return put(&pool->members[tc_pool_worker(pool, path)], &(tc_errand){.kind = TC_TASK_FILE}, path,
               share, error);
}

tc_status tc_pool_send(tc_pool *pool, const tc_errand *errand, const char *path, tc_error *error) {
    tc_slice home = {path, errand->home ? errand->home : strlen(path)};
    uint32_t worker = tc_shard_of(home, pool->setup.shards) % pool->setup.workers;
    return put(&pool->members[worker], errand, path, &(tc_share){0}, error);
}

tc_status tc_pool_send_all(tc_pool *pool, tc_task_kind kind, const char *path, tc_error *error) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < pool->setup.workers; i++)
        status = put(&pool->members[i], &(tc_errand){.kind = kind}, path, &(tc_share){0}, error);
    return status;
}

/* ---- Ending ---- */

void tc_pool_end(tc_pool *pool) {
    pool->ending = true;
}

void tc_pool_stop(tc_pool *pool) {
    pool->ending = pool->stopping = true;
    for (uint32_t i = 0; i < pool->setup.workers; i++) {
        atomic_store(&pool->members[i].board->stop, true);
        tc_queue_drop_waiting(&pool->members[i].queue);
    }
}

bool tc_pool_running(const tc_pool *pool) {
    for (uint32_t i = 0; i < pool->setup.workers; i++)
        if (pool->members[i].pid)
            return true;
    return false;
}

bool tc_pool_is_idle(const tc_pool *pool) {
    for (uint32_t i = 0; i < pool->setup.workers; i++)
        if (!tc_queue_is_empty(&pool->members[i].queue))
            return false;
    return true;
}

uint64_t tc_pool_restarts(const tc_pool *pool) {
    return pool->restarts;
}

uint64_t tc_pool_unsettled(const tc_pool *pool) {
    uint64_t count = 0;
    for (uint32_t i = 0; i < pool->setup.workers; i++)
        count += pool->members[i].queue.done;
    return count;
}

/* ---- Reports ---- */

static void settle(tc_pool *pool, member *m, tc_item *item) {
    for (size_t i = 0; i < item->told_count; i++)
        pool->setup.file(pool->setup.context, item->told[i].path, &item->told[i].outcome);
    if (item->errand.kind == TC_TASK_FILE || item->errand.kind == TC_TASK_REFUSE)
        pool->setup.file(pool->setup.context, item->path, &item->outcome);
    if (item->removed + item->outcome.removed)
        pool->setup.removed(pool->setup.context, item->removed + item->outcome.removed);
    tc_queue_settle(&m->queue, item);
    m->deaths = 0;
}

static tc_status take_report(tc_pool *pool, member *m, const tc_report *report) {
    tc_item *item = tc_queue_first_sent(&m->queue);
    if (item && item->number != report->number)
        item = NULL;
    switch (report->kind) {
    case TC_REPORT_MEMBER:
        return item ? tc_item_tell(item, report->path, &report->outcome) : TC_OK;
    case TC_REPORT_DONE:
        if (!item)
            return TC_OK;
        item->outcome = report->outcome;
        item->removed = report->removed;
        if (item->share.slot)
            pool->setup.done(pool->setup.context, &item->share);
        item->share = (tc_share){0};
        tc_queue_mark_done(&m->queue);
        if (!report->outcome.written && !report->removed)
            settle(pool, m, item);
        return TC_OK;
    case TC_REPORT_SAFE:
        while ((item = tc_queue_first_done(&m->queue, report->number)))
            settle(pool, m, item);
        return TC_OK;
    case TC_REPORT_BROKEN:
        m->broken = report->error;
        return TC_OK;
    }
    return TC_OK;
}

/* ---- Deaths ---- */

/* Why a file failed whose worker died over it. */
static const char *reason_of(const member *m, int how) {
    if (m->overtime)
        return N_("reading it took too long");
    if (WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL)
        return N_("its reader was killed, perhaps for want of memory");
    if (WIFSIGNALED(how))
        return N_("reading it crashed");
    if (WEXITSTATUS(how) == TC_WORKER_NOMEM)
        return N_("reading it takes more memory than there is");
    return N_("reading it failed");
}

/* The file that M was working on, or the member of an archive, is to be written down as failed.
 * False when there was none. */
static bool blame(member *m, int how) {
    tc_item *item = tc_queue_first_sent(&m->queue);
    uint64_t number = atomic_load(&m->board->number);
    if (!item || number == 0 || item->number != number || item->errand.kind != TC_TASK_FILE)
        return false;
    item->reason = reason_of(m, how);
    item->lost = atomic_load(&m->board->member);
    if (item->lost)
        return true;
    item->errand.kind = TC_TASK_REFUSE;
    /* A kill may have come from the system, short of memory, or from a person: not the file's
     * doing for certain. */
    item->retry = !m->overtime && WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL;
    return true;
}

static tc_status replace(tc_pool *pool, member *m, int how, tc_error *error) {
    if (blame(m, how))
        m->deaths = 0;
    else if (++m->deaths > DEATHS_MAX)
        return tc_error_set(error, TC_ERR_STORE, "a worker keeps dying (status %d)", how);
    tc_queue_restart(&m->queue);
    pool->restarts++;
    return start(pool, m, error);
}

/* M has closed its side: it ended, as it should or not. */
static tc_status reap(tc_pool *pool, member *m, tc_error *error) {
    int how = await(m->pid);
    close(m->fd);
    m->pid = 0;
    if (m->broken.code != TC_OK) {
        if (error)
            *error = m->broken;
        return m->broken.code;
    }
    if (pool->stopping)
        return TC_OK;
    if (!tc_queue_is_empty(&m->queue) || !m->closing)
        return replace(pool, m, how, error);
    if (how != 0)
        return tc_error_set(error, TC_ERR_STORE, "a worker ended badly (status %d)", how);
    return TC_OK;
}

/* ---- Turns ---- */

static tc_status hand_out(const tc_pool *pool, member *m, bool *stuck, tc_error *error) {
    tc_item *item;
    *stuck = false;
    while (m->queue.sent < WINDOW && (item = tc_queue_first_waiting(&m->queue))) {
        tc_task task = {.errand = item->errand,
                        .retry = item->retry,
                        .number = tc_queue_next_number(&m->queue),
                        .lost = item->lost,
                        .path = item->path,
                        .reason = item->reason};
        tc_status status = tc_task_send(m->fd, &task);
        *stuck = status == TC_ERR_BUSY;
        /* TC_ERR_IO: the worker died; that is seen where its reports are read. */
        if (status != TC_OK)
            return TC_OK;
        tc_queue_mark_sent(&m->queue);
    }
    if (pool->ending && !m->closing && m->queue.waiting == 0) {
        m->closing = true;
        if (shutdown(m->fd, SHUT_WR) != 0 && errno != ENOTCONN)
            return tc_error_set(error, TC_ERR_IO, "cannot end a worker: %s", strerror(errno));
    }
    return TC_OK;
}

static tc_status take_reports(tc_pool *pool, member *m, tc_error *error) {
    tc_report report;
    char path[TC_SHARDS_PATH_MAX];
    bool more = true;
    tc_status status;
    while ((status = tc_report_receive(m->fd, path, &report, &more)) == TC_OK && more)
        if (take_report(pool, m, &report) != TC_OK)
            return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    if (status == TC_ERR_BUSY)
        return TC_OK;
    if (status != TC_OK)
        return tc_error_set(error, TC_ERR_IO, "cannot hear a worker: %s", strerror(errno));
    return reap(pool, m, error);
}

/* A worker that is held up by its file is killed; the rest follows from its death. */
static void watch(const tc_pool *pool, member *m) {
    int64_t limit = (int64_t)pool->setup.file_seconds * INT64_C(1000000000);
    if (m->overtime || atomic_load(&m->board->number) == 0 ||
        tc_clock_now() - atomic_load(&m->board->since) < limit)
        return;
    m->overtime = true;
    kill(m->pid, SIGKILL);
}

static tc_status await_reports(tc_pool *pool, const bool *stuck, int wait, tc_error *error) {
    struct pollfd ready[TC_INDEX_SHARDS_MAX];
    nfds_t count = 0;
    for (uint32_t i = 0; i < pool->setup.workers; i++) {
        const member *m = &pool->members[i];
        short events = stuck[i] ? POLLIN | POLLOUT : POLLIN;
        ready[count++] = (struct pollfd){.fd = m->pid ? m->fd : -1, .events = events};
    }
    if (poll(ready, count, wait) < 0 && errno != EINTR)
        return tc_error_set(error, TC_ERR_IO, "cannot wait: %s", strerror(errno));
    return TC_OK;
}

tc_status tc_pool_turn(tc_pool *pool, int wait, tc_error *error) {
    bool stuck[TC_INDEX_SHARDS_MAX] = {false};
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < pool->setup.workers; i++)
        if (pool->members[i].pid)
            status = hand_out(pool, &pool->members[i], &stuck[i], error);
    if (status == TC_OK)
        status = await_reports(pool, stuck, wait, error);
    for (uint32_t i = 0; status == TC_OK && i < pool->setup.workers; i++) {
        member *m = &pool->members[i];
        if (!m->pid)
            continue;
        watch(pool, m);
        status = take_reports(pool, m, error);
    }
    return status;
}
