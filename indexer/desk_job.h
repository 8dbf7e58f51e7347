/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A file, or a member of an archive, on its way over the desk.  Private to desk*.c. */
#ifndef TRACUU_INDEXER_DESK_JOB_H
#define TRACUU_INDEXER_DESK_JOB_H

#include "desk.h"

typedef struct tc_job {
    tc_filing now;
    tc_state before;
    bool regular; /* a file, not a device or such */
    bool known;   /* the index has it, as it was BEFORE */
    bool refused; /* … as one that failed, for the reason on the desk */
} tc_job;

/* What the index knows of it. */
TC_MUST_USE tc_status tc_job_find(tc_desk *desk, tc_job *job, tc_error *error);
/* Whether it need not be read: it looks as it did, and no more of it can be read now. */
bool tc_job_is_unchanged(const tc_job *job);
/* Writes its entries, made of BYTES; whatever is wrong with them is an outcome. */
TC_MUST_USE tc_status tc_job_read(tc_desk *desk, tc_job *job, tc_slice bytes, tc_outcome *out,
                                  tc_error *error);
typedef enum tc_liking {
    TC_LIKE_NONE, /* it is to be read */
    TC_LIKE_COPY, /* it is a copy of a document */
    TC_LIKE_MOVED /* it is one whose entries are on the desk */
} tc_liking;

/* What the file of JOB is like, and how that was made.  Of failures there are none to be had: they
 * may go. */
tc_liking tc_desk_find_like(tc_desk *desk, const tc_job *job, const tc_likeness *like,
                            tc_made *out);
TC_MUST_USE tc_status tc_job_fail(tc_desk *desk, const tc_job *job, const char *reason,
                                  tc_outcome *out, tc_error *error);
/* Writes the entries that are on the desk. */
TC_MUST_USE tc_status tc_job_write(tc_desk *desk, const tc_job *job, uint64_t bytes,
                                   tc_outcome *out, tc_error *error);
void tc_outcome_fail(tc_outcome *out, const char *reason);

/* desk_archive.c: *HANDLED is false where the file is no archive. */
TC_MUST_USE tc_status tc_desk_archive(tc_desk *desk, tc_job *job, const tc_desk_lost *lost,
                                      bool *handled, tc_outcome *out, tc_error *error);

#endif
