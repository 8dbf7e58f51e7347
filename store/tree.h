/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A query as it was put together: Xapian's own cannot be read back in full. */
#ifndef TRACUU_STORE_TREE_H
#define TRACUU_STORE_TREE_H

#include <store/store.h>

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

namespace tracuu {

struct tree {
    enum kind {
        NOTHING,
        ALL,
        TERM,
        JOIN,
        OTHER /* what only Xapian can answer */
    };

    enum kind is;
    std::string term; /* of OTHER: with which all begin that it stands for, or nothing */
    tc_operator op = TC_QUERY_OR;
    double factor = 1; /* of the weights of a JOIN */
    std::vector<std::shared_ptr<const tree>> parts;
    Xapian::Query other;
};

using tree_ref = std::shared_ptr<const tree>;

Xapian::Query::op operator_of(tc_operator op);

} // namespace tracuu

#endif
