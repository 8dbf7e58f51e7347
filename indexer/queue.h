/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tasks of one worker, from when they are put until they are settled.
 *
 * They stay in the order in which they were put, and move on in it too: first those that were
 * done, then those that were sent, then those that wait. */
#ifndef TRACUU_INDEXER_QUEUE_H
#define TRACUU_INDEXER_QUEUE_H

#include "gather.h"
#include "message.h"

/* A member of an archive that is done. */
typedef struct tc_told {
    char *path;
    tc_outcome outcome;
} tc_told;

typedef struct tc_item {
    tc_errand errand;
    bool settled;
    bool retry;
    uint64_t number; /* under which it was sent */
    char *path;
    const char *reason; /* of a refusal, or of the loss of a member; static */
    tc_share share;     /* until it is done for the first time */
    uint32_t lost;      /* member over which a worker died, from 1 */
    tc_told *told;
    size_t told_count, told_next, told_capacity;
    uint64_t removed;
    tc_outcome outcome; /* once it is done */
} tc_item;

/* Zeroed it is empty. */
typedef struct tc_queue {
    tc_item *items;
    size_t first, capacity;
    size_t done, sent, waiting; /* how many there are, from `first` on; that one is not settled */
    uint64_t last_number;
} tc_queue;

/* TC_ERR_NOMEM is the only failure. */
TC_MUST_USE tc_status tc_queue_put(tc_queue *queue, const tc_errand *errand, const char *path,
                                   const tc_share *share);
/* The first of those that wait, or were sent; NULL when there is none. */
tc_item *tc_queue_first_waiting(const tc_queue *queue);
tc_item *tc_queue_first_sent(const tc_queue *queue);
/* The number under which the first that waits is to be sent. */
uint64_t tc_queue_next_number(const tc_queue *queue);
/* It was sent; the first that was sent is done. */
void tc_queue_mark_sent(tc_queue *queue);
void tc_queue_mark_done(tc_queue *queue);
/* The first that is done but not settled, when its number is at most NUMBER; else NULL. */
tc_item *tc_queue_first_done(const tc_queue *queue, uint64_t number);
/* A member of it is done.  After a restart they are told once more, from the first: one that was
 * new then is so still.  TC_ERR_NOMEM is the only failure. */
TC_MUST_USE tc_status tc_item_tell(tc_item *item, const char *path, const tc_outcome *outcome);
void tc_queue_settle(tc_queue *queue, tc_item *item);
/* Everything that is not settled waits again. */
void tc_queue_restart(tc_queue *queue);
/* Nothing waits any more. */
void tc_queue_drop_waiting(tc_queue *queue);
bool tc_queue_is_empty(const tc_queue *queue);
void tc_queue_dispose(tc_queue *queue);

#endif
