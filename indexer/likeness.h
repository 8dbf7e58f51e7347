/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What decides how a file is read, so that of files which are alike in it one is read for all. */
#ifndef TRACUU_INDEXER_LIKENESS_H
#define TRACUU_INDEXER_LIKENESS_H

#include "seen.h"

typedef struct tc_likeness {
    tc_key128 contents;
    uint64_t size;   /* bytes; 0: like nothing */
    uint64_t ending; /* of the name: what of it tells text, Markdown and HTML apart */
    uint64_t name;   /* without folders, which may tell the number of a scan; 0: of no account */
} tc_likeness;

/* Of the file at PATH, which has these BYTES.  SEED is a secret: whoever knew it could make
 * contents that look like others. */
tc_likeness tc_likeness_of(uint64_t seed, tc_slice path, tc_slice bytes);
/* Whether what was made of a file like ONE is what OTHER would be read as. */
bool tc_likeness_holds(const tc_likeness *one, const tc_likeness *other);

enum { TC_LIKENESS_KEY = 23 }; /* bytes of a key, NUL included */

/* A text that files have in common which are alike; with NAMED their names, too. */
void tc_likeness_key(const tc_likeness *like, bool named, char out[TC_LIKENESS_KEY]);

#endif
