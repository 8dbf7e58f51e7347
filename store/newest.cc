/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The newest of what a query of terms finds, without a ranking and without reading a value of each:
 * dates are terms, and the lists of the newest days are short. */
#include "matches.h"

#include <algorithm>
#include <memory>

using namespace tracuu;

namespace {

enum {
    FEW = 64, /* whose dates are read */
    MANY = 16 /* times as many: more than are passed one by one */
};

struct question {
    tc_store &store;
    const Xapian::Query &query;
    uint32_t first, last;
    const tc_want &want;
};

using docids = std::vector<Xapian::docid>; /* rising */

docids postings_of(const Xapian::Database &database, const std::string &term) {
    docids out;
    for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term);
         ++posting)
        out.push_back(*posting);
    return out;
}

docids both(const docids &a, const docids &b) {
    const docids &few = a.size() < b.size() ? a : b, &many = a.size() < b.size() ? b : a;
    docids out;
    auto at = many.begin();
    /* A day has few, what cites a document many: each of the few is looked up. */
    for (Xapian::docid docid : few) {
        at = many.size() / MANY > few.size()
                 ? std::lower_bound(at, many.end(), docid)
                 : std::find_if(at, many.end(), [docid](auto other) { return other >= docid; });
        if (at == many.end())
            break;
        if (*at == docid)
            out.push_back(docid);
    }
    return out;
}

docids either(const docids &a, const docids &b) {
    docids out;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
}

docids without(const docids &all, const docids &none) {
    docids out;
    std::set_difference(all.begin(), all.end(), none.begin(), none.end(), std::back_inserter(out));
    return out;
}

/* What QUERY finds; false when it is not of terms alone. */
bool find(const Xapian::Database &database, const Xapian::Query &query, docids &out) {
    Xapian::Query::op type = query.get_type();
    size_t parts = query.get_num_subqueries();
    bool any = type == Xapian::Query::OP_OR || type == Xapian::Query::OP_SYNONYM;
    bool every = type == Xapian::Query::OP_AND || type == Xapian::Query::OP_FILTER;
    out.clear();
    if (query.empty() || type == Xapian::Query::LEAF_MATCH_NOTHING)
        return true;
    if (type == Xapian::Query::LEAF_TERM) {
        out = postings_of(database, *query.get_terms_begin());
        return true;
    }
    if (!any && !every && type != Xapian::Query::OP_AND_NOT)
        return false;
    for (size_t i = 0; i < parts; i++) {
        docids part;
        if (!find(database, query.get_subquery(i), part))
            return false;
        out = i == 0  ? std::move(part)
              : any   ? either(out, part)
              : every ? both(out, part)
                      : without(out, part);
    }
    return parts > 0;
}

/* By the values of their slots, the highest date first, then by path. */
void sort_by_values(const Xapian::Database &database, docids &items, bool dated) {
    struct placed {
        std::string date, path;
        Xapian::docid docid;
    };
    std::vector<placed> all;
    for (Xapian::docid docid : items) {
        Xapian::Document document = database.get_document(docid, Xapian::DOC_ASSUME_VALID);
        all.push_back({dated ? document.get_value(TC_SLOT_DATE) : std::string(),
                       document.get_value(TC_SLOT_PATH), docid});
    }
    std::sort(all.begin(), all.end(), [](const placed &a, const placed &b) {
        return a.date != b.date ? a.date > b.date : a.path < b.path;
    });
    for (size_t i = 0; i < all.size(); i++)
        items[i] = all[i].docid;
}

/* ITEMS in their order as far as LAST; what is left of it there is behind. */
docids newest(const question &q, const docids &items) {
    const Xapian::Database &database = q.store.database;
    std::vector<std::string> days;
    docids out, rest = items;
    if (items.size() <= FEW) {
        sort_by_values(database, rest, true);
        return rest;
    }
    std::string prefix = make_term(TC_FIELD_DATE, tc_slice{nullptr, 0});
    for (auto day = database.allterms_begin(prefix); day != database.allterms_end(prefix); ++day)
        days.push_back(*day);
    for (auto day = days.rbegin(); day != days.rend() && out.size() < q.last; ++day) {
        docids found = both(postings_of(database, *day), items);
        if (found.size() > 1 && out.size() + found.size() > q.first)
            sort_by_values(database, found, false);
        out.insert(out.end(), found.begin(), found.end());
    }
    if (out.size() < q.last && out.size() < items.size()) {
        docids dated = out;
        std::sort(dated.begin(), dated.end());
        rest = without(items, dated);
        sort_by_values(database, rest, false);
        out.insert(out.end(), rest.begin(), rest.end());
    }
    return out;
}

std::unique_ptr<tc_matches> run(const question &q) {
    const Xapian::Database &database = q.store.database;
    auto out = std::make_unique<tc_matches>();
    docids items;
    if (!find(database, q.query, items))
        return nullptr;
    out->slots = slots_of(q.want.slots);
    uint32_t total = static_cast<uint32_t>(items.size());
    out->total = {total, total, total, true};
    if (q.first >= q.last || q.first >= total)
        return out;
    docids sorted = newest(q, items);
    for (size_t i = q.first; i < q.last && i < sorted.size(); i++) {
        out->hits.emplace_back();
        out->hits.back().docid = sorted[i];
        out->hits.back().weight = 0;
    }
    fetch(q.store, 0, q.want.data, *out);
    return out;
}

} // namespace

extern "C" tc_status tc_store_newest(tc_store *store, const tc_query *query, uint32_t offset,
                                     uint32_t limit, const tc_want *want, tc_matches **out,
                                     tc_error *error) noexcept {
    return guard(error, store->names.c_str(), [&] {
        check_query(query);
        uint32_t last = limit > UINT32_MAX - offset ? UINT32_MAX : offset + limit;
        const question q{*store, query->query, offset, last, *want};
        std::unique_ptr<tc_matches> found;
        retrying(*store, [&] { found = run(q); });
        *out = found.release();
    });
}
