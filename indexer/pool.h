/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The workers, as the first process sees them.
 *
 * A task is settled once its worker has committed what it wrote, or had nothing to write.  Until
 * then the pool keeps it: when the worker dies, another takes its place, does all of them again,
 * and writes down the file that the first one died over as failed. */
#ifndef TRACUU_INDEXER_POOL_H
#define TRACUU_INDEXER_POOL_H

#include "gather.h"
#include "message.h"

typedef struct tc_pool tc_pool;

typedef struct tc_pool_setup {
    const char *index;
    uint32_t shards, workers;
    uint32_t file_seconds;
    tc_indexer_reader read;
    tc_sharing sharing;
    /* A file that has a share is done. */
    void (*done)(void *context, const tc_share *share);
    /* A file is settled. */
    void (*file)(void *context, const char *path, const tc_outcome *outcome);
    /* So many files were removed. */
    void (*removed)(void *context, uint64_t count);
    void *context;
} tc_pool_setup;

/* Starts the workers.  SETUP is copied, its strings are borrowed. */
TC_MUST_USE tc_status tc_pool_open(const tc_pool_setup *setup, tc_pool **out, tc_error *error);
/* Kills what is still running. */
void tc_pool_close(tc_pool *pool);

/* Whether the worker of PATH has room for another file. */
bool tc_pool_has_room(const tc_pool *pool, const char *path);
/* The number of the worker of PATH. */
uint32_t tc_pool_worker(const tc_pool *pool, const char *path);
/* PATH is under PATH_MAX. */
TC_MUST_USE tc_status tc_pool_put(tc_pool *pool, const char *path, const tc_share *share,
                                  tc_error *error);
/* For the worker that has the file; of it setup.file hears when it is a TC_TASK_FILE. */
TC_MUST_USE tc_status tc_pool_send(tc_pool *pool, const tc_errand *errand, const char *path,
                                   tc_error *error);
/* For each worker, after what was put before it: a TC_TASK_PRUNE of a folder, a TC_TASK_COMMIT. */
TC_MUST_USE tc_status tc_pool_send_all(tc_pool *pool, tc_task_kind kind, const char *path,
                                       tc_error *error);

/* Nothing more will be put; tc_pool_turn goes on until tc_pool_running is false. */
void tc_pool_end(tc_pool *pool);
/* The same, and what was not begun is dropped. */
void tc_pool_stop(tc_pool *pool);
bool tc_pool_running(const tc_pool *pool);
/* Whether everything that was put is settled. */
bool tc_pool_is_idle(const tc_pool *pool);

/* Hands out tasks, takes in reports, replaces the dead; waits at most WAIT ms for something to
 * happen.  After an error only tc_pool_stop and turns that finish the rest make sense. */
TC_MUST_USE tc_status tc_pool_turn(tc_pool *pool, int wait, tc_error *error);
/* Workers that were replaced. */
uint64_t tc_pool_restarts(const tc_pool *pool);
/* Files that are done but not settled. */
uint64_t tc_pool_unsettled(const tc_pool *pool);

#endif
