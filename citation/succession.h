/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bodies that have become others.  Private to citation/.
 *
 * On 1 March 2025 ministries were merged (Resolution 176/2025/QH15) and the departments of the
 * provinces with them (Decree 45/2025/NĐ-CP); on 1 July 2025 63 provinces became 34 (Resolution
 * 202/2025/QH15).  Later documents call the old ones by the new names, and the other way round. */
#ifndef TRACUU_CITATION_SUCCESSION_H
#define TRACUU_CITATION_SUCCESSION_H

#include <base/base.h>
#include <text/dates.h>

typedef enum tc_kinship {
    TC_KIN_NONE,   /* two bodies */
    TC_KIN_NAMED,  /* two names of one body, as far as number and dates tell */
    TC_KIN_PLACED, /* one has become part of the other: a reader would look there, too */
    TC_KIN_ONE     /* one body, certainly */
} tc_kinship;

/* How the issuers whose keys are A and B, of documents with the key NUMBER and these dates, hang
 * together.  A and B are neither the same nor is one the beginning of the other. */
tc_kinship tc_kinship_of(tc_slice a, tc_slice b, tc_slice number, tc_date date_a, tc_date date_b);

#endif
