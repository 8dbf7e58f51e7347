/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What decides how a file is read, so that files which are alike in it are one document. */
#ifndef TRACUU_INDEXER_LIKENESS_H
#define TRACUU_INDEXER_LIKENESS_H

#include <base/base.h>

enum { TC_LIKENESS_KEY = 13 }; /* bytes of a key, NUL included */

/* A key is a text that files have in common which are alike: 72 bits of a hash of their contents
 * and of what of the name tells text, Markdown and HTML apart. */
typedef struct tc_likeness {
    uint64_t size;               /* bytes; 0: like nothing */
    char key[TC_LIKENESS_KEY];   /* whatever the file is called */
    char named[TC_LIKENESS_KEY]; /* with the name, without folders: it may tell a scan's number */
} tc_likeness;

/* Of the file at PATH, which has these BYTES.  SECRET is the index's: whoever knew it could make
 * contents that look like others. */
tc_likeness tc_likeness_of(uint64_t secret, tc_slice path, tc_slice bytes);

#endif
