/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files below some folders, one at a time.
 *
 * Names come bytewise sorted, so that two walks over the same tree agree.  Hidden names (".x") are
 * passed over, and so are files that tc_document_wanted does not want; what the caller named
 * itself is always taken.  A folder is entered once, however many links lead to it, and a file is
 * found once.  Paths are real ones: absolute, with no link in them, so that a file has one path
 * however it was given. */
#ifndef TRACUU_INDEXER_CRAWL_H
#define TRACUU_INDEXER_CRAWL_H

#include <base/base.h>

typedef struct tc_crawl tc_crawl;

/* What a walk comes upon.  It lives until the next step. */
typedef struct tc_found {
    const char *path;
    const char *failure; /* why the walk could not go on there, or NULL: a file to be read */
} tc_found;

/* ROOTS (folders and files) are borrowed, and walked in this order; folders behind links come
 * last.  NULL when out of memory. */
tc_crawl *tc_crawl_new(const char *const *roots, size_t count);
void tc_crawl_free(tc_crawl *walk);
/* Moves on; *MORE is false at the end.  TC_ERR_NOMEM is the only failure. */
TC_MUST_USE tc_status tc_crawl_next(tc_crawl *walk, tc_found *out, bool *more, tc_error *error);

/* Whether PATH is FOLDER or lies below it. */
bool tc_crawl_is_below(tc_slice path, tc_slice folder);

#endif
