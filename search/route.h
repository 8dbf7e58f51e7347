/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The shortest way from one document to another through citations.  Private to search/. */
#ifndef TRACUU_SEARCH_ROUTE_H
#define TRACUU_SEARCH_ROUTE_H

#include "web.h"

typedef struct tc_step {
    uint32_t from, to;
    bool forward; /* FROM cites TO; otherwise TO cites FROM */
} tc_step;

typedef struct tc_route {
    bool found;
    tc_step *steps;
    size_t count; /* 0 when both ends are one document */
} tc_route;

/* How citations are followed. */
typedef struct tc_route_rules {
    bool any_direction; /* from the cited document to the citing one too */
    bool unsure;        /* through mentions that may mean several documents or conflict, too */
} tc_route_rules;

/* Looks from both ends at once, level by level, and goes on where less must be read.  Of several
 * shortest ways it is the same one whatever the order of the index. */
TC_MUST_USE tc_status tc_route_find(tc_web *web, uint32_t from, uint32_t to, tc_route_rules rules,
                                    tc_route *out);

#endif
