/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names of units that mean the same unit, told apart by their keys (tc_key_unit) alone.
 *
 * "QLKH", "Phòng QLKH" and "Phòng Quản lý Khoa học" are one: letters stand for the words that they
 * begin, and the head ("phòng") may be left out.  "Phòng Tài chính" is not "Sở Tài chính": heads
 * that are there must agree.  What follows a name (its place, what it belongs to, the person) may
 * be missing on one side. */
#ifndef TRACUU_SEARCH_UNITS_H
#define TRACUU_SEARCH_UNITS_H

#include <base/base.h>

typedef enum tc_unit_match {
    TC_UNIT_OTHER,
    TC_UNIT_SAME,
    TC_UNIT_IN_PLACE /* the same if it is of the place that was asked for, which KEY does not say */
} tc_unit_match;

/* Whether the unit that is filed under KEY is the one asked for by the key ASKED.  For
 * TC_UNIT_IN_PLACE, *PLACE is the rest of ASKED: "tinh quang ngai". */
tc_unit_match tc_unit_compare(tc_slice asked, tc_slice key, tc_slice *place);

/* Whether letters of KEY stand for words that not everybody knows: "phong qlkh". */
bool tc_unit_key_abbreviated(tc_slice key);

#endif
