/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A worker: takes tasks, writes its shards, commits now and then. */
#ifndef TRACUU_INDEXER_WORKER_H
#define TRACUU_INDEXER_WORKER_H

#include "message.h"

typedef struct tc_worker_setup {
    const char *index;        /* the directory */
    uint32_t shards;          /* of the index */
    uint32_t number, workers; /* this one writes to shards number, number + workers, … */
    tc_indexer_reader read;
    tc_sharing sharing;
} tc_worker_setup;

/* What a worker's process exits with. */
enum {
    TC_WORKER_DONE = 0,
    TC_WORKER_BROKEN = 1, /* it could not go on, which it has reported */
    TC_WORKER_NOMEM = 3   /* out of memory over the file in work */
};

/* Works until the other side of FD closes, then commits and returns the exit code. */
int tc_worker_run(const tc_worker_setup *setup, int fd, tc_board *board);

#endif
