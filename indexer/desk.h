/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What one worker does with one file: look whether it changed, read it, write its entries.  With an
 * archive it does so for each member. */
#ifndef TRACUU_INDEXER_DESK_H
#define TRACUU_INDEXER_DESK_H

#include "ledger.h"
#include "shards.h"

#include <indexer/indexer.h>

/* How a file ended. */
typedef struct tc_outcome {
    tc_indexer_outcome kind;
    bool read;    /* its contents were */
    bool copied;  /* … and there was a document like it */
    bool written; /* something of it waits for a commit */
    uint64_t bytes, references, assignments;
    uint64_t removed; /* members that an archive had before */
    char reason[384]; /* of a failure */
} tc_outcome;

/* Who hears of the members of an archive. */
typedef struct tc_desk_ear {
    void *context;
    /* Member NUMBER, from 1, is taken up.  False: to stop before it. */
    bool (*begin)(void *context, uint32_t number);
    tc_status (*done)(void *context, const char *path, const tc_outcome *outcome, tc_error *error);
} tc_desk_ear;

/* What the desks of one run have in common. */
typedef struct tc_sharing {
    tc_ledger *ledger;
    uint64_t secret; /* of the index; 0: no file is like another */
    bool earlier;    /* the index has entries from before */
    bool prune;      /* what is gone is going to be forgotten */
} tc_sharing;

typedef struct tc_desk {
    tc_shards *shards;
    tc_arena *arena;
    tc_entries entries;
    tc_buffer reason;
    tc_fetched fetched;
    tc_indexer_reader read;
    tc_desk_ear ear;
    tc_sharing sharing;
    /* The next file that is taken is read though it did not change; of an archive, its members that
     * are copies of nothing. */
    bool anew;
} tc_desk;

typedef struct tc_desk_setup {
    const char *dir; /* borrowed */
    uint32_t shards;
    tc_indexer_reader read;
    tc_sharing sharing; /* its ledger stays the caller's */
    tc_desk_ear ear;
} tc_desk_setup;

TC_MUST_USE tc_status tc_desk_init(tc_desk *desk, const tc_desk_setup *setup, tc_error *error);
void tc_desk_dispose(tc_desk *desk);

/* A member of an archive that is not to be read again: a worker died over it, for REASON. */
typedef struct tc_desk_lost {
    uint32_t number; /* from 1; 0: none */
    const char *reason;
} tc_desk_lost;

/* Does what is needed with the file at PATH.  Whatever is wrong with the file is an outcome; a
 * status other than TC_OK is something wrong with the index or the memory. */
TC_MUST_USE tc_status tc_desk_take(tc_desk *desk, const char *path, const tc_desk_lost *lost,
                                   tc_outcome *out, tc_error *error);
/* Remembers the file at PATH as one that cannot be read, for REASON; with RETRY only until the
 * next run. */
TC_MUST_USE tc_status tc_desk_refuse(tc_desk *desk, const char *path, const char *reason,
                                     bool retry, tc_outcome *out, tc_error *error);

/* For settle.h.  The path is that of a file, of which the first HOME bytes are the file on disk;
 * nothing happens to one that the index does not know. */

/* Files under it all that the document has that has the KEY. */
TC_MUST_USE tc_status tc_desk_move(tc_desk *desk, tc_slice path, size_t home, const char *key,
                                   tc_outcome *out, tc_error *error);
/* Makes a copy of it. */
TC_MUST_USE tc_status tc_desk_yield(tc_desk *desk, tc_slice path, size_t home, const char *key,
                                    tc_outcome *out, tc_error *error);
TC_MUST_USE tc_status tc_desk_forget(tc_desk *desk, tc_slice path, size_t home, tc_outcome *out,
                                     tc_error *error);

#endif
