/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How a file stood when it was read: what tells whether it must be read again. */
#ifndef TRACUU_INDEXER_STATE_H
#define TRACUU_INDEXER_STATE_H

#include <base/base.h>

struct stat;

/* Raise it when the recognisers or the entries made from a file get better: every file is then
 * read once more. */
#define TC_EXTRACTOR_VERSION 34

/* What a file was found to be by a run that walks archives. */
typedef enum tc_state_zip { TC_ZIP_UNSEEN, TC_ZIP_NONE, TC_ZIP_ARCHIVE } tc_state_zip;

/* Of a member of an archive: size and, as mtime, the mark that the archive's directory has. */
typedef struct tc_state {
    uint32_t extractor; /* TC_EXTRACTOR_VERSION of the program that read it */
    uint64_t size;      /* bytes */
    int64_t mtime;      /* ns */
    uint64_t hash;      /* XXH3-64 of the contents; 0 where they were not read */
    bool retry;         /* a failure that may go without the file changing: no permission, … */
    bool scan;          /* pages of it were not read that OCR can read */
    tc_state_zip zip;   /* of a file that ends as archives do */
} tc_state;

enum { TC_STATE_SIZE = 32 }; /* bytes that a packed state fits in */

/* The state of a file that was not read yet. */
tc_state tc_state_of(const struct stat *info);
void tc_state_hash(tc_state *state, tc_slice contents);
/* Whether the file looks as it did: the same size and mtime, read by this version. */
bool tc_state_unchanged(const tc_state *before, const tc_state *now);
/* Whether its contents are the same though its mtime is not. */
bool tc_state_same_contents(const tc_state *before, const tc_state *now);

/* Into OUT, of which the result is the beginning. */
tc_slice tc_state_pack(const tc_state *state, char out[TC_STATE_SIZE]);
/* False for what tc_state_pack never wrote. */
bool tc_state_unpack(tc_slice packed, tc_state *out);

#endif
