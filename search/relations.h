/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Relations by their weight: which one names best what a document does to another.  Private to
 * search/. */
#ifndef TRACUU_SEARCH_RELATIONS_H
#define TRACUU_SEARCH_RELATIONS_H

#include <base/base.h>
#include <citation/citation.h>

enum { TC_RELATIONS = TC_REQUESTS + 1 };

/* All of them, the weightiest first. */
extern const tc_relation tc_relations_ranked[TC_RELATIONS];
/* The weightiest of a set of bits 1 << relation; TC_CITES of the empty one. */
tc_relation tc_relation_weightiest(unsigned set);
/* Reads "amends,replaces" into a set; false when one is no relation. */
bool tc_relations_parse(tc_slice names, unsigned *set);
/* "implements" as people of this locale say it. */
const char *tc_relation_said(tc_slice relation);
/* The same from the side of the cited document: "implemented by". */
const char *tc_relation_said_back(tc_relation relation);

#endif
