/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An index that follows folders of documents.
 *
 * The first process walks the folders and hands the files to workers, processes of their own, each
 * of which alone writes to its shards of the index.  A file that crashes its worker or holds it up
 * costs that worker: it is replaced, and the file is remembered as failed.  Workers commit as they
 * go, so that a run that is killed at any moment leaves an index that opens, and the next run goes
 * on from there. */
#ifndef TRACUU_INDEXER_INDEXER_H
#define TRACUU_INDEXER_INDEXER_H

#include <record/record.h>

#include <signal.h>

typedef enum tc_indexer_outcome {
    TC_INDEX_INDEXED,
    TC_INDEX_UNCHANGED, /* its size, mtime and so on are those it was indexed with */
    TC_INDEX_FAILED,    /* now, or in an earlier run and it did not change since */
    TC_INDEX_WALKED     /* an archive: its members count */
} tc_indexer_outcome;

typedef struct tc_indexer_stats {
    uint64_t files; /* that were found: indexed + unchanged + failed ones; members of archives that
                       were walked are files, the archives are not */
    uint64_t indexed, unchanged;
    uint64_t failed;                  /* files, and folders that could not be walked */
    uint64_t removed;                 /* files that were gone, with `prune` or from an archive */
    uint64_t read;                    /* times that a file's contents were read */
    uint64_t copies;                  /* … and were those of a document that was filed */
    uint64_t bytes;                   /* of those contents */
    uint64_t references, assignments; /* in the files that were indexed */
    uint64_t restarts;                /* workers that died and were replaced */
    double seconds;
    bool interrupted; /* `stop` ended it */
} tc_indexer_stats;

/* Makes a record of a file's contents: tc_record_parse, or what a test puts in its place. */
typedef tc_status (*tc_indexer_reader)(tc_arena *arena, const char *path, tc_slice bytes,
                                       tc_record *out, tc_error *error);

typedef struct tc_indexer_options {
    const char *index;        /* the directory; made when it is not there */
    const char *const *paths; /* folders and files */
    size_t path_count;
    uint32_t jobs; /* workers; 0: as many as there are processors, up to 4.  A new index gets as
                      many shards; an old one keeps its own, and never has more workers */
    bool prune;    /* forget files below `paths` that are gone */
    uint32_t file_seconds;             /* a worker may take for one file; 0: 60 */
    tc_indexer_reader reader;          /* NULL: tc_record_parse */
    const volatile sig_atomic_t *stop; /* not 0: finish the files in hand, commit and return */
    /* Both are called in the caller's process and may be NULL.  A file fails once a run. */
    void (*failed)(void *context, const char *path, const char *reason);
    void (*progress)(void *context, const tc_indexer_stats *stats); /* about 10 times a second */
    void *context;
} tc_indexer_options;

/* Brings the index up to date with the paths.  Files that cannot be read are counted in STATS and
 * do not fail the run, which may be called once at a time in a process, without other threads.
 * STATS is written in any case.
 * TC_ERR_BUSY: another run writes to this index; TC_ERR_NOT_FOUND: none of the paths is there;
 * TC_ERR_STORE: workers keep dying; and everything that store.h says of an index. */
TC_MUST_USE tc_status tc_indexer_run(const tc_indexer_options *options, tc_indexer_stats *stats,
                                     tc_error *error);

#endif
