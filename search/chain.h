/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who cites a document through others: A implements B, which implements it.  Private to search/. */
#ifndef TRACUU_SEARCH_CHAIN_H
#define TRACUU_SEARCH_CHAIN_H

#include "web.h"

/* A document that cites, and by which way. */
typedef struct tc_chained {
    uint32_t node, next; /* it cites NEXT, which is one citation nearer */
    uint32_t depth;      /* citations to the document asked for */
} tc_chained;

typedef struct tc_chain {
    tc_chained *items; /* by depth, then as --sort says, then by path */
    size_t count, room;
    uint32_t *next_of; /* of each node that was reached */
} tc_chain;

/* Finds the documents that lead to one of CITED by 2 to DEPTH citations, each by a shortest way.
 * Only citations count that the resolver is sure of, with --relation only such ones; --year and
 * --province choose among the documents found, not among those between. */
TC_MUST_USE tc_status tc_chain_find(tc_web *web, const tc_cited *cited, uint32_t depth,
                                    bool by_path, tc_chain *out);
/* The row of one: a document, with "certainty", "depth", "chain" (the documents between, and the
 * one asked for last) and "mentions", the words by which it cites the first of the chain. */
TC_MUST_USE tc_status tc_chain_row(tc_web *web, const tc_chain *chain, const tc_chained *item,
                                   json_t **out);

#endif
