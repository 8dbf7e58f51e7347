/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names of many units: "các sở, ban, ngành".  Private to search/. */
#ifndef TRACUU_SEARCH_COLLECTIVE_H
#define TRACUU_SEARCH_COLLECTIVE_H

#include <base/base.h>

/* Whether the collective name KEY ("cac so ban nganh") includes the unit ASKED ("so noi vu"), both
 * as tc_key_unit makes them.  A name that says nothing but "related units" includes none. */
bool tc_collective_includes(tc_slice asked, tc_slice key);

#endif
