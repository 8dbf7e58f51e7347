/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What mentions that stand in one list have in common.  Private to citation/. */
#ifndef TRACUU_CITATION_LISTS_H
#define TRACUU_CITATION_LISTS_H

#include "scan.h"

/* "Luật số 31/2024/QH15, số 43/2024/QH15" are of one type.
 * "Quyết định số 7-QĐ/TW, 8-QĐ/TW ngày … của Bộ Chính trị": the issuer behind the last of one
 * series is that of the others, and so is a date that stands there as "cùng ngày …".  FINDS, whose
 * issuers are read already, in order. */
void tc_lists_share(tc_slice text, tc_finds *finds);

/* Whether nothing but commas and words that join stands between A and B; a semicolon, too, in front
 * of a number that borrows its type: "các Kết luận số 1-KL/TW, ngày …; số 2-KL/TW, ngày … của". */
bool tc_lists_join(tc_slice text, const tc_found *a, const tc_found *b);

#endif
