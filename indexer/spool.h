/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a worker leaves what it has made of a file, for those that have its copies: slots of a
 * file without a name, which goes with the run.  Who gives out the slots sees to it that one is
 * read after it was written (gather.h); whatever stands there, what is taken is of a file like the
 * one at hand. */
#ifndef TRACUU_INDEXER_SPOOL_H
#define TRACUU_INDEXER_SPOOL_H

#include "entries.h"

enum { TC_SPOOL_SLOTS = 64, TC_SPOOL_SLOT_MAX = 4 << 20 /* bytes; larger ones are not kept */ };

typedef struct tc_spool {
    int fd; /* -1: there is none, and nothing is kept */
    uint64_t seed;
    bool lasts;   /* the seed is the index's: what is alike under it is so in the next run */
    bool earlier; /* … and there was one before */
} tc_spool;

/* A file's part in it. */
typedef struct tc_share {
    uint32_t slot; /* from 1; 0: none */
    bool leads;    /* it is read for the others */
} tc_share;

/* Before the workers are started, which inherit it.  SECRET is the index's, or 0. */
tc_spool tc_spool_open(uint64_t secret);
void tc_spool_close(tc_spool *spool);

/* SLOT from 1 to TC_SPOOL_SLOTS.  What cannot be kept is not there. */
void tc_spool_put(const tc_spool *spool, uint32_t slot, const tc_entries *entries);
/* False where there are no entries of a file like LIKE; ENTRIES may be empty then. */
bool tc_spool_take(const tc_spool *spool, uint32_t slot, const tc_likeness *like,
                   tc_entries *entries);

/* The entries that are SAVED, COUNT of them, each behind its length; false where it is nonsense,
 * and ENTRIES are no more what they were. */
bool tc_spool_load(tc_slice saved, uint64_t count, tc_entries *entries);

#endif
