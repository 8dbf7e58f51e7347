/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One worker's share of an index: the shards that it alone writes to.  A file's shard follows from
 * its path, so that all entries of a file are in one shard for ever. */
#ifndef TRACUU_INDEXER_SHARDS_H
#define TRACUU_INDEXER_SHARDS_H

#include "state.h"

#include <store/store.h>

/* Bytes of the longest path, of a member of an archive. */
enum { TC_SHARDS_PATH_MAX = 8192 };

/* Of COUNT shards, the one of the file at PATH. */
uint32_t tc_shard_of(tc_slice path, uint32_t count);

typedef struct tc_shards tc_shards;

/* All COUNT shards of the index DIR (borrowed); each is opened when it is first needed. */
tc_shards *tc_shards_new(const char *dir, uint32_t count);
/* Drops what is not committed. */
void tc_shards_free(tc_shards *shards);

/* HOME below: the path of the file on disk, whose shard it is: PATH itself, or that of the archive
 * which the member at PATH is in. */

/* What the index knows of the file at PATH: *KNOWN, and then its state, and in REASON why it could
 * not be read, or nothing. */
TC_MUST_USE tc_status tc_shards_find(tc_shards *shards, tc_slice home, tc_slice path, bool *known,
                                     tc_state *state, tc_buffer *reason, tc_error *error);
/* The entries of the document that has the KEY, as they were committed when the run began or later;
 * a count of 0 where there is none. */
TC_MUST_USE tc_status tc_shards_fetch(tc_shards *shards, const char *key, tc_fetched *out,
                                      tc_error *error);
/* From now on what all workers have committed is looked into. */
TC_MUST_USE tc_status tc_shards_refresh(tc_shards *shards, tc_error *error);
/* Whether the file at PATH is a copy, and no document has its contents. */
TC_MUST_USE tc_status tc_shards_is_orphan(tc_shards *shards, tc_slice home, tc_slice path,
                                          bool *out, tc_error *error);
/* Puts ENTRIES in the place of all that the index holds of the file at PATH, which has so many
 * BYTES of text. */
TC_MUST_USE tc_status tc_shards_replace(tc_shards *shards, tc_slice home, tc_slice path,
                                        tc_entry *const *entries, size_t count, uint64_t bytes,
                                        tc_error *error);
TC_MUST_USE tc_status tc_shards_remove(tc_shards *shards, tc_slice home, tc_slice path,
                                       tc_error *error);
/* Calls VISIT for each member of ARCHIVE that was committed; REASON: why it could not be read, or
 * "".  VISIT may remove it. */
typedef tc_status tc_shards_visit(void *context, tc_slice path, tc_slice reason, tc_error *error);
TC_MUST_USE tc_status tc_shards_members(tc_shards *shards, tc_slice archive, tc_shards_visit *visit,
                                        void *context, tc_error *error);
/* Takes the files below FOLDER that are gone out of shard SHARD; counts them in *REMOVED. */
TC_MUST_USE tc_status tc_shards_prune(tc_shards *shards, uint32_t shard, tc_slice folder,
                                      uint64_t *removed, tc_error *error);
/* Not there any more, as far as the system can tell: a disk that does not answer is not gone.  A
 * member is there as long as its archive is: which members there are, that tells. */
bool tc_shards_path_is_gone(tc_slice path);
/* Whether a shard has so much waiting that it should be committed now; whether any has anything. */
bool tc_shards_full(const tc_shards *shards);
bool tc_shards_pending(const tc_shards *shards);
TC_MUST_USE tc_status tc_shards_commit(tc_shards *shards, tc_error *error);
/* At the end of a run: makes the lists of those shards that have none (tc_index_list), and those
 * small of which much was written.  Drops what is not committed.  A shard of which something cannot
 * be made stays as it is. */
void tc_shards_compact(tc_shards *shards);

#endif
