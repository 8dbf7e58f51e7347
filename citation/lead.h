/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A type that does not stand right in front of the number.  Private to citation/. */
#ifndef TRACUU_CITATION_LEAD_H
#define TRACUU_CITATION_LEAD_H

#include "scan.h"

/* Where the type begins of which FOUND, whose "số" stands at LABEL, is the number, with the body
 * that issues it between: "Nghị định của Chính phủ số 60/2003/NĐ-CP"; LABEL when none does.  Not
 * beyond FLOOR.  The type must be the one that the symbol tells.  Type and BETWEEN of FOUND are
 * filled. */
size_t tc_lead_over_body(tc_slice text, size_t floor, size_t label, tc_found *found);
/* The same with words between that say of which sort: "Báo cáo thẩm tra số 33/BC-VHXH". */
size_t tc_lead_over_words(tc_slice text, size_t floor, size_t label, tc_found *found);
/* "Thông báo kết luận số 12-TB/TU" is a notice: where "Thông báo" begins, when FOUND, whose type
 * begins at AT, is one; else AT. */
size_t tc_lead_of_notice(tc_slice text, size_t at, tc_found *found);

#endif
