/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files of a walk in an order that is good for copies.
 *
 * Files of one size, which may be copies of one another, come one after the other, first those of
 * the worker that gets the one with the smallest path, which leads.  Those of other workers are
 * held back until it is done, and share a slot with it: so what they have in common is read once.
 * Some thousand files are looked at ahead; of copies that lie further apart two workers may read
 * one each (settle.h).
 *
 * Where all files are going to be read, a piece of each is looked at, too, so that those that share
 * no more than their size do not wait for one another. */
#ifndef TRACUU_INDEXER_GATHER_H
#define TRACUU_INDEXER_GATHER_H

#include "crawl.h"

enum { TC_GATHER_SLOTS = 64 };

/* A file's part in those of one size. */
typedef struct tc_share {
    uint32_t slot; /* from 1; 0: none */
    bool leads;    /* the others wait for it */
} tc_share;

typedef struct tc_gather tc_gather;

/* WALK is borrowed.  WORKER says which worker has the file at a path. */
typedef uint32_t tc_gather_worker(const void *context, const char *path);
/* OPENS: whether pieces of files are looked at.  NULL when out of memory. */
tc_gather *tc_gather_new(tc_crawl *walk, bool opens, tc_gather_worker *worker, const void *context);
void tc_gather_free(tc_gather *gather);

typedef enum tc_gather_state {
    TC_GATHER_FOUND,  /* there is one */
    TC_GATHER_LOOKED, /* none yet: it has looked at some more, and is to be called again */
    TC_GATHER_WAITS,  /* none until one is done */
    TC_GATHER_ENDED   /* there are no more */
} tc_gather_state;

/* The next one, which lives until the one after it is asked for.  TC_ERR_NOMEM is the only
 * failure. */
TC_MUST_USE tc_status tc_gather_next(tc_gather *gather, tc_found *out, tc_share *share,
                                     tc_gather_state *state, tc_error *error);
/* A file with this share is done, however it ended. */
void tc_gather_done(tc_gather *gather, const tc_share *share);

#endif
