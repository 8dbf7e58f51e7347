/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Query trees. */
#include "handles.h"

#include <cmath>
#include <memory>

using namespace tracuu;

namespace {

void remember(tc_query &query, tc_status status, const std::string &reason) {
    if (query.failed == TC_OK) {
        query.failed = status;
        query.reason = reason;
        query.query = Xapian::Query();
        query.tree = nullptr;
    }
}

tree_ref make_tree(enum tree::kind kind) {
    tree made;
    made.is = kind;
    return std::make_shared<const tree>(std::move(made));
}

tree_ref tree_of_term(const std::string &term) {
    tree made;
    made.is = tree::TERM;
    made.term = term;
    return std::make_shared<const tree>(std::move(made));
}

tree_ref tree_of_other(const Xapian::Query &query, const std::string &start = std::string()) {
    tree made;
    made.is = tree::OTHER;
    made.term = start;
    made.other = query;
    return std::make_shared<const tree>(std::move(made));
}

/* Runs BODY on a new node.  NULL when memory runs out; other failures stay in the node. */
template <class Body>
tc_query *node(Body body) noexcept {
    tc_query *made = nullptr;
    tc_status status = guard(nullptr, nullptr, [&] {
        std::unique_ptr<tc_query> query(new tc_query{Xapian::Query(), 1, 1, TC_OK, "", nullptr});
        query->tree = make_tree(tree::NOTHING);
        try {
            body(*query);
        } catch (const failure &f) {
            remember(*query, f.status, f.message);
        } catch (const Xapian::Error &e) {
            remember(*query, TC_ERR_USAGE, e.get_msg());
        }
        made = query.release();
    });
    return status == TC_OK ? made : nullptr;
}

/* Frees the parts at the end, whatever came of them. */
struct parts_owner {
    tc_query *const *parts;
    size_t count;

    ~parts_owner() {
        for (size_t i = 0; i < count; i++)
            delete parts[i];
    }
    bool whole() const {
        for (size_t i = 0; i < count; i++)
            if (!parts[i])
                return false;
        return true;
    }
};

/* Depth and size of the parts count for the whole, and so do their failures. */
void take_over(tc_query &query, const parts_owner &owner) {
    uint64_t nodes = 1;
    for (size_t i = 0; i < owner.count; i++) {
        const tc_query &part = *owner.parts[i];
        query.depth = std::max(query.depth, part.depth + 1);
        nodes += part.nodes;
        if (part.failed != TC_OK)
            remember(query, part.failed, part.reason);
    }
    query.nodes = static_cast<uint32_t>(std::min<uint64_t>(nodes, UINT32_MAX / 2));
    if (query.depth > TC_QUERY_DEPTH_MAX)
        remember(query, TC_ERR_LIMIT, "a query nested too deeply");
    if (query.nodes > TC_QUERY_NODES_MAX)
        remember(query, TC_ERR_LIMIT, "a query with too many parts");
}

} // namespace

void tracuu::check_query(const tc_query *query) {
    if (!query)
        throw failure(TC_ERR_NOMEM, "out of memory for the query");
    if (query->failed != TC_OK)
        throw failure(query->failed, query->reason);
}

Xapian::Query::op tracuu::operator_of(tc_operator op) {
    switch (op) {
    case TC_QUERY_AND:
        return Xapian::Query::OP_AND;
    case TC_QUERY_OR:
        return Xapian::Query::OP_OR;
    case TC_QUERY_AND_NOT:
        return Xapian::Query::OP_AND_NOT;
    case TC_QUERY_FILTER:
        return Xapian::Query::OP_FILTER;
    case TC_QUERY_AND_MAYBE:
        return Xapian::Query::OP_AND_MAYBE;
    case TC_QUERY_SYNONYM:
        return Xapian::Query::OP_SYNONYM;
    }
    throw failure(TC_ERR_USAGE, "no such operator");
}

extern "C" tc_query *tc_query_all(void) noexcept {
    return node([](tc_query &query) {
        query.query = Xapian::Query(std::string());
        query.tree = make_tree(tree::ALL);
    });
}

extern "C" tc_query *tc_query_nothing(void) noexcept {
    return node([](tc_query &) {});
}

extern "C" tc_query *tc_query_term(tc_field field, tc_slice text) noexcept {
    return node([&](tc_query &query) {
        std::string term = make_term(field, text);
        if (text.len == 0) /* an empty term would stand for all entries */
            return;
        query.query = Xapian::Query(term);
        query.tree = tree_of_term(term);
    });
}

extern "C" tc_query *tc_query_prefix(tc_field field, tc_slice text, uint32_t limit) noexcept {
    return node([&](tc_query &query) {
        std::string start = make_term(field, text);
        if (text.len == 0 && field == TC_FIELD_WORD)
            throw failure(TC_ERR_USAGE, "all words at once");
        if (!term_fits(field, text)) /* no term begins with a longer one */
            return;
        query.query =
            Xapian::Query(Xapian::Query::OP_WILDCARD, start, limit,
                          Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM);
        query.tree = tree_of_other(query.query, start);
    });
}

extern "C" tc_query *tc_query_join(tc_operator op, tc_query *const *parts, size_t count) noexcept {
    parts_owner owner{parts, count};
    if (!owner.whole())
        return nullptr;
    return node([&](tc_query &query) {
        take_over(query, owner);
        if (query.failed != TC_OK || count == 0)
            return;
        std::vector<Xapian::Query> all;
        tree joined;
        for (size_t i = 0; i < count; i++) {
            all.push_back(parts[i]->query);
            joined.parts.push_back(parts[i]->tree);
        }
        joined.is = tree::JOIN;
        joined.op = op;
        query.query = Xapian::Query(operator_of(op), all.begin(), all.end());
        query.tree = std::make_shared<const tree>(std::move(joined));
    });
}

extern "C" tc_query *tc_query_scale(tc_query *part, double factor) noexcept {
    parts_owner owner{&part, 1};
    if (!part)
        return nullptr;
    return node([&](tc_query &query) {
        take_over(query, owner);
        if (!(factor >= 0) || std::isinf(factor))
            remember(query, TC_ERR_USAGE, "a weight below nothing");
        if (query.failed != TC_OK)
            return;
        tree scaled;
        scaled.is = tree::JOIN;
        scaled.factor = factor;
        scaled.parts.push_back(part->tree);
        query.query = Xapian::Query(factor, part->query);
        query.tree = std::make_shared<const tree>(std::move(scaled));
    });
}

extern "C" tc_query *tc_query_range(tc_slot slot, tc_slice low, tc_slice high) noexcept {
    return node([&](tc_query &query) {
        Xapian::valueno number = slot_number(slot);
        /* A NUL alone is below every value that there is, and above having none. */
        std::string from = low.len ? text_of(low) : std::string(1, '\0');
        query.query =
            high.len ? Xapian::Query(Xapian::Query::OP_VALUE_RANGE, number, from, text_of(high))
                     : Xapian::Query(Xapian::Query::OP_VALUE_GE, number, from);
        query.tree = tree_of_other(query.query);
    });
}

extern "C" tc_query *tc_query_range_number(tc_slot slot, double low, double high) noexcept {
    if (std::isnan(low) || std::isnan(high))
        return tc_query_nothing();
    if (low == HUGE_VAL || high == -HUGE_VAL)
        return tc_query_nothing();
    std::string from, to;
    tc_status status = guard(nullptr, nullptr, [&] {
        if (!std::isinf(low))
            from = Xapian::sortable_serialise(low);
        if (!std::isinf(high))
            to = Xapian::sortable_serialise(high);
    });
    return status == TC_OK ? tc_query_range(slot, slice_of(from), slice_of(to)) : nullptr;
}

extern "C" tc_query *tc_query_copy(const tc_query *query) noexcept {
    if (!query)
        return nullptr;
    return node([&](tc_query &copy) { copy = *query; });
}

extern "C" void tc_query_free(tc_query *query) noexcept {
    delete query;
}

extern "C" void tc_query_describe(const tc_query *query, tc_buffer *out) noexcept {
    if (!query)
        return;
    guard(nullptr, nullptr, [&] {
        std::string text = query->query.get_description();
        tc_buffer_add(out, slice_of(text));
    });
}
