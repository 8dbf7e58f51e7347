/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is known of one number, parted into documents.  Private to search/. */
#ifndef TRACUU_SEARCH_FAMILY_H
#define TRACUU_SEARCH_FAMILY_H

#include "cited.h"

/* The witnesses and groups of a number; all in the arena of the session. */
typedef struct tc_family {
    tc_slice number;
    tc_known *known;
    tc_witness *witnesses;
    uint32_t count;
    uint32_t *group_of; /* of each witness, or TC_NO_GROUP */
    tc_identity *groups;
    uint32_t group_count;
} tc_family;

TC_MUST_USE tc_status tc_family_read(tc_session *session, tc_slice number, tc_family *out);
/* Parts witnesses that are there already into documents: fills the rest of FAMILY. */
TC_MUST_USE tc_status tc_family_part(tc_session *session, tc_family *family);

/* The one group that IDENTITY may mean, or TC_NO_GROUP when it may be several or none; one that
 * agrees is taken before one that conflicts.  *EXACT: for certain. */
uint32_t tc_family_fit(const tc_family *family, const tc_identity *identity, bool *exact);
/* Group GROUP as a document: where it is held, and the term that says most of it. */
tc_candidate tc_family_candidate(const tc_family *family, uint32_t group);

/* How much an identity says besides its number. */
int tc_family_worth(const tc_identity *identity);

#endif
