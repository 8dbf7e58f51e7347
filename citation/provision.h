/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The part of a document that is cited.  Private to citation/. */
#ifndef TRACUU_CITATION_PROVISION_H
#define TRACUU_CITATION_PROVISION_H

#include <base/base.h>

/* The provision that stands right before the mention at AT, not beyond FLOOR, with white space
 * folded: "điểm a khoản 2 Điều 5"; "" when there is none. */
tc_slice tc_provision_before(tc_arena *arena, tc_slice text, size_t floor, size_t at);

#endif
