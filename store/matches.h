/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TRACUU_STORE_MATCHES_H
#define TRACUU_STORE_MATCHES_H

#include "handles.h"

struct tc_matches {
    struct hit {
        uint32_t docid;
        double weight;
        std::vector<std::string> values;         /* of tc_matches.slots, in that order */
        std::shared_ptr<const std::string> data; /* NULL where it is not wanted */
        std::vector<std::string> raw_terms;
        std::vector<tc_term> terms; /* borrow raw_terms */
    };
    struct counts {
        tc_slot slot;
        std::vector<std::string> values;
        std::vector<tc_facet> facets; /* borrow values */
    };

    std::vector<tc_slot> slots;
    std::vector<hit> hits;
    std::vector<counts> facets;
    tc_total total;
};

namespace tracuu {

/* Brings along what is wanted of the entries from hit FIRST on, which are there; in the order of
 * their docids, in which neighbours share blocks of the index. */
void fetch(tc_store &store, size_t first, bool data, tc_matches &out);
inline size_t data_size(const tc_matches::hit &hit) {
    return hit.data ? hit.data->size() : 0;
}

} // namespace tracuu

#endif
