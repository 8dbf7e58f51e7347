/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the first process and a worker say to each other, over a SOCK_SEQPACKET pair: a packet is a
 * message, and the end of the file is the end of the other side.  Beside it stands a board, memory
 * that both see, which tells the first process what a worker was doing when it died. */
#ifndef TRACUU_INDEXER_MESSAGE_H
#define TRACUU_INDEXER_MESSAGE_H

#include "desk.h"

#include <base/clock.h>
#include <limits.h>
#include <stdatomic.h>

typedef enum tc_task_kind {
    TC_TASK_FILE,   /* index the file */
    TC_TASK_REFUSE, /* remember it as failed, for the reason */
    TC_TASK_PRUNE,  /* forget the files below the path that are gone */
    TC_TASK_COMMIT, /* commit, and from then on look into what all have committed */
    TC_TASK_MOVE,   /* tc_desk_move */
    TC_TASK_YIELD,  /* tc_desk_yield */
    TC_TASK_FORGET  /* tc_desk_forget */
} tc_task_kind;

/* What is to be done with a file. */
typedef struct tc_errand {
    tc_task_kind kind;
    bool anew;                 /* as tc_desk has it */
    size_t home;               /* bytes of its path that are the file on disk; 0: all */
    char key[TC_LIKENESS_KEY]; /* for settling */
} tc_errand;

/* To a worker. */
typedef struct tc_task {
    tc_errand errand;
    bool retry;      /* of a refusal */
    uint64_t number; /* rising, from 1 */
    uint32_t lost;   /* member of an archive that is to be refused, for the reason; from 1 */
    const char *path, *reason;
} tc_task;

typedef enum tc_report_kind {
    TC_REPORT_MEMBER, /* of task `number`, an archive, the member at `path` ended with `outcome` */
    TC_REPORT_DONE,   /* task `number` ended with `outcome`, or with `removed` */
    TC_REPORT_SAFE,   /* everything up to task `number` is committed */
    TC_REPORT_BROKEN  /* the worker cannot go on, for `error` */
} tc_report_kind;

/* From a worker. */
typedef struct tc_report {
    tc_report_kind kind;
    uint64_t number;
    uint64_t removed;
    tc_outcome outcome;
    tc_error error;
    const char *path; /* or NULL */
} tc_report;

typedef struct tc_board {
    _Atomic uint64_t number; /* of the file in work, or 0 */
    _Atomic uint32_t member; /* of it, an archive; from 1, or 0 */
    _Atomic int64_t since;   /* tc_clock_now when that began */
    atomic_bool stop;        /* take no more files */
} tc_board;

/* Bytes of the longest packet with a task. */
#define TC_TASK_MAX (sizeof(tc_task) + TC_SHARDS_PATH_MAX + 512)

/* Without waiting: TC_ERR_BUSY when the other side has enough for now. */
TC_MUST_USE tc_status tc_task_send(int fd, const tc_task *task);
/* Waits.  The strings are in BUFFER, of TC_TASK_MAX bytes.  *MORE is false when there are no more
 * tasks to come. */
TC_MUST_USE tc_status tc_task_receive(int fd, char *buffer, tc_task *out, bool *more);

/* Waits until the other side takes it. */
TC_MUST_USE tc_status tc_report_send(int fd, const tc_report *report);
/* Does not wait: TC_ERR_BUSY when there is none yet.  The path is in BUFFER, of
 * TC_SHARDS_PATH_MAX bytes.  *MORE is false when the worker is gone. */
TC_MUST_USE tc_status tc_report_receive(int fd, char *buffer, tc_report *out, bool *more);

#endif
