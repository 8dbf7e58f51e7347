/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Running queries. */
#include "matches.h"

#include <algorithm>
#include <memory>

using namespace tracuu;

namespace {

struct search {
    tc_store &store;
    const tc_query &query;
    const tc_store_request &request;
};

using spies = std::vector<std::pair<tc_slot, std::unique_ptr<Xapian::ValueCountMatchSpy>>>;

void set_weighting(Xapian::Enquire &enquire, const tc_store_request &request) {
    if (request.sort != TC_SORT_RELEVANCE) {
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        return;
    }
    double k1 = request.bm25_k1 > 0 ? request.bm25_k1 : 1;
    double b = request.bm25_b > 0 ? request.bm25_b : 0.5;
    enquire.set_weighting_scheme(Xapian::BM25Weight(k1, 0, 1, b, 0.5));
}

/* MAKER must live as long as ENQUIRE. */
void set_order(Xapian::Enquire &enquire, const search &s, Xapian::MultiValueKeyMaker &maker) {
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    if (s.request.sort == TC_SORT_RELEVANCE || s.request.sort == TC_SORT_ENTRY)
        return;
    bool descending = s.request.sort == TC_SORT_DESCENDING;
    Xapian::valueno slot = slot_number(s.request.sort_slot);
    if (s.store.remote) {
        enquire.set_sort_by_value_then_relevance(slot, descending);
        return;
    }
    maker.add_value(slot, descending, descending ? std::string() : std::string(8, '\xff'));
    maker.add_value(TC_SLOT_PATH);
    maker.add_value(TC_SLOT_ORDER);
    enquire.set_sort_by_key(&maker, false);
}

/* Through terms that the whole query has, of which the entry has these. */
void fetch_terms(const Xapian::Enquire &enquire, tc_matches::hit &hit) {
    for (auto term = enquire.get_matching_terms_begin(hit.docid);
         term != enquire.get_matching_terms_end(hit.docid); ++term)
        hit.raw_terms.push_back(*term);
    for (const std::string &raw : hit.raw_terms)
        hit.terms.push_back(split_term(raw));
}

void fetch_hits(const search &s, const Xapian::Enquire &enquire, const Xapian::MSet &found,
                tc_matches &out) {
    const tc_want &want = s.request.want;
    bool documents = want.data || !out.slots.empty();
    out.hits.resize(found.size());
    size_t at = 0;
    for (auto item = found.begin(); item != found.end(); ++item) {
        tc_matches::hit &hit = out.hits[at++];
        hit.docid = *item;
        hit.weight = item.get_weight();
        if (documents)
            fetch(item.get_document(), out, want.data, hit);
        if (want.terms)
            fetch_terms(enquire, hit);
    }
}

void fetch_facets(const spies &counting, tc_matches &out) {
    for (const auto &[slot, spy] : counting) {
        std::vector<std::pair<std::string, uint32_t>> values;
        for (auto value = spy->values_begin(); value != spy->values_end(); ++value)
            if (!(*value).empty())
                values.emplace_back(*value, value.get_termfreq());
        std::stable_sort(values.begin(), values.end(),
                         [](const auto &a, const auto &b) { return a.second > b.second; });
        tc_matches::counts counted{slot, {}, {}};
        for (auto &[value, count] : values)
            counted.values.push_back(std::move(value));
        for (size_t i = 0; i < values.size(); i++)
            counted.facets.push_back({slice_of(counted.values[i]), values[i].second});
        out.facets.push_back(std::move(counted));
    }
}

void set_total(const Xapian::MSet &found, tc_total &total) {
    total.lower = found.get_matches_lower_bound();
    total.estimate = found.get_matches_estimated();
    total.upper = found.get_matches_upper_bound();
    total.exact = total.lower == total.upper;
}

std::unique_ptr<tc_matches> run(const search &s) {
    const tc_store_request &request = s.request;
    auto out = std::make_unique<tc_matches>();
    out->slots = slots_of(request.want.slots);
    spies counting; /* before the Enquire, which uses them to its end */
    Xapian::MultiValueKeyMaker maker;
    Xapian::Enquire enquire(s.store.database);
    enquire.set_query(s.query.query);
    set_weighting(enquire, request);
    set_order(enquire, s, maker);
    if (request.collapse != TC_SLOT_NONE)
        enquire.set_collapse_key(slot_number(request.collapse));
    for (tc_slot slot : slots_of(request.facets)) {
        counting.emplace_back(slot,
                              std::make_unique<Xapian::ValueCountMatchSpy>(slot_number(slot)));
        enquire.add_matchspy(counting.back().second.get());
    }
    uint32_t all = s.store.database.get_doccount(); /* Xapian adds the three up */
    uint32_t offset = std::min(request.offset, all);
    Xapian::MSet found = enquire.get_mset(offset, std::min(request.limit, all - offset),
                                          std::min(request.check_at_least, all));
    set_total(found, out->total);
    fetch_hits(s, enquire, found, *out);
    fetch_facets(counting, *out);
    return out;
}

std::unique_ptr<tc_matches> find(tc_store &store, const std::string &term, uint32_t limit,
                                 const tc_want &want) {
    auto out = std::make_unique<tc_matches>();
    out->slots = slots_of(want.slots);
    const Xapian::Database &database = store.database;
    for (auto posting = database.postlist_begin(term);
         posting != database.postlist_end(term) && out->hits.size() < limit; ++posting) {
        out->hits.emplace_back();
        tc_matches::hit &hit = out->hits.back();
        hit.docid = *posting;
        if (want.data || !out->slots.empty())
            fetch(database.get_document(*posting, Xapian::DOC_ASSUME_VALID), *out, want.data, hit);
    }
    uint32_t total = database.get_termfreq(term);
    out->total = {total, total, total, true};
    return out;
}

} // namespace

extern "C" tc_status tc_store_search(tc_store *store, const tc_query *query,
                                     const tc_store_request *request, tc_matches **out,
                                     tc_error *error) noexcept {
    return guard(error, store->names.c_str(), [&] {
        if (!query)
            throw failure(TC_ERR_NOMEM, "out of memory for the query");
        if (query->failed != TC_OK)
            throw failure(query->failed, query->reason);
        std::unique_ptr<tc_matches> found;
        retrying(*store, [&] { found = run({*store, *query, *request}); });
        *out = found.release();
    });
}

extern "C" tc_status tc_store_find(tc_store *store, tc_field field, tc_slice text, uint32_t limit,
                                   const tc_want *want, tc_matches **out,
                                   tc_error *error) noexcept {
    return guard(error, store->names.c_str(), [&] {
        std::string term = make_term(field, text);
        if (text.len == 0)
            throw failure(TC_ERR_USAGE, "nothing to find");
        std::unique_ptr<tc_matches> found;
        retrying(*store, [&] { found = find(*store, term, limit, want ? *want : tc_want{}); });
        *out = found.release();
    });
}
