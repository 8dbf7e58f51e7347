/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The best documents that a query of words finds, by the lists of lists.h: the same as Xapian's
 * matcher with BM25Weight, and at a tenth of its price where very many documents match. */
#ifndef TRACUU_STORE_WEIGH_H
#define TRACUU_STORE_WEIGH_H

#include "handles.h"

namespace tracuu {

struct weighed {
    Xapian::docid docid;
    double weight;
};

struct best_documents {
    std::vector<weighed> items; /* best first; of equal ones the lowest docid */
    uint32_t total;             /* that match at all: exactly so many */
};

/* The best COUNT.  False when it cannot tell: a shard has no lists or is elsewhere, the query finds
 * other entries than documents, or ranks by other things than terms. */
bool find_best(tc_store &store, const tree &query, double k1, double b, size_t count,
               best_documents &out);

} // namespace tracuu

#endif
