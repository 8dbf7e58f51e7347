/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document half remembered: "kế hoạch 57 chuyển đổi số", "QĐ 93 một cửa", "4/KH Trà Vinh",
 * "kh552", "709 qdttg", "86 nd cp 2011".
 *
 * What has the number and the type, and all the other words, is what was meant, whatever else has
 * these words in its text; a year is easily remembered wrong.  Private to search/. */
#ifndef TRACUU_SEARCH_NUMBERED_H
#define TRACUU_SEARCH_NUMBERED_H

#include "command.h"

#include <search/query.h>

enum { TC_NUMBERED = 2 };

/* OUT[1] finds the documents of the type and number in EXPRESSION that have all of its other words
 * but the year; OUT[0] those of them that are of that year.  Each is NULL where there is none: no
 * number with a type, no year, or the rest of it is a matter of texts (phrases.h). */
TC_MUST_USE tc_status tc_numbered_ask(tc_session *session, const tc_expression *expression,
                                      tc_query *out[TC_NUMBERED]);

#endif
