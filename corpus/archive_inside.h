/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is done with an archive inside the sandbox, and how it answers (archive.c asks). */
#ifndef TRACUU_CORPUS_ARCHIVE_INSIDE_H
#define TRACUU_CORPUS_ARCHIVE_INSIDE_H

#include "unzip.h"

enum { TC_MEMBER_NAME_MAX = 1024 };

typedef enum tc_member_fault {
    TC_MEMBER_FINE,
    TC_MEMBER_OUTSIDE, /* its name leads out of the archive */
    TC_MEMBER_CONTROL, /* its name has control characters, which are "?" in what is told */
    TC_MEMBER_LONG,    /* its name is cut */
    TC_MEMBER_LOCKED,
    TC_MEMBER_LINK,
    TC_MEMBER_ARCHIVE,
    TC_MEMBER_DUPLICATE,
    TC_MEMBER_FAULTS
} tc_member_fault;

/* A member as it is told: this, and then the name. */
typedef struct tc_member_head {
    uint64_t size, mark;
    uint32_t entry, fault, length;
} tc_member_head;

/* The contents of a member: this, and then they, or what is wrong. */
typedef struct tc_contents_head {
    uint64_t inflated; /* of the whole archive so far */
    uint32_t status;
} tc_contents_head;

typedef struct tc_inside {
    tc_slice bytes; /* the archive */
    tc_zip zip;
} tc_inside;

/* "list", or "read ENTRY INFLATED": fits tc_sandbox_work, CONTEXT being a tc_inside. */
tc_status tc_archive_answer(void *context, const char *name, tc_slice bytes, tc_buffer *out,
                            tc_error *error);

/* RAW, a name as it stands in the directory, as tc_member has it; in ARENA.  {NULL, 0} when out of
 * memory, {"", 0} for a folder. */
tc_slice tc_member_name(tc_arena *arena, tc_slice raw, tc_member_fault *fault);

#endif
