/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tasks of a unit by any of its names, and what else has to do with it.  Private to search/.
 *
 * A name means the unit where it is filed so, or where its letters fit and the agency's own
 * documents do not spell them out otherwise: "Phòng QLCN&CN" is Quảng Ngãi's Phòng Quản lý Công
 * nghệ và Chuyên ngành, and not that of another province that writes Chuyển giao.  What the user's
 * file of names says comes before all. */
#ifndef TRACUU_SEARCH_ASKED_H
#define TRACUU_SEARCH_ASKED_H

#include "alias.h"
#include "full_names.h"

enum { TC_ALSO_MAX = 32 };

/* Tasks that are the unit's in a wider sense. */
typedef struct tc_also {
    const char *kind;  /* "collective", "merged" (it became part of the unit), "successor" */
    tc_slice name;     /* the other unit; "" for collective names */
    const char *since; /* "2025-03-01", or NULL */
    tc_query *query;
    uint32_t tasks;
    bool included;
} tc_also;

typedef struct tc_asked {
    tc_query *query; /* tasks of the unit itself */
    tc_also also[TC_ALSO_MAX];
    size_t also_count;
    json_t *units;     /* its names, as written in tasks */
    json_t *provinces; /* whose units are so named, where none was chosen */
} tc_asked;

/* Reads UNIT, with --province and --role; NAMES has the user's own. */
TC_MUST_USE tc_status tc_asked_read(tc_session *session, tc_full_names *names, tc_slice unit,
                                    tc_asked *out);
void tc_asked_dispose(tc_asked *asked);

#endif
