/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a file is.  Its bytes decide; only among texts does the name. */
#ifndef TRACUU_CORPUS_MAGIC_H
#define TRACUU_CORPUS_MAGIC_H

#include <corpus/document.h>

typedef struct tc_magic {
    bool known;       /* false: a format that nothing reads */
    tc_format format; /* when known */
    const char *name; /* what to call it: "a PDF file" */
} tc_magic;

tc_magic tc_magic_of(tc_slice bytes, const char *path);

#endif
