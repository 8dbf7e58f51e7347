/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Running queries. */
#include "matches.h"
#include "pack.h"
#include "sound.h"
#include "weigh.h"

#include <algorithm>
#include <cmath>
#include <memory>

using namespace tracuu;

namespace {

struct search {
    tc_store &store;
    const tc_query &query;
    const tc_store_request &request;
};

enum { LISTED_NODES = 4096 }; /* of a query; larger ones take more memory than time */

using spies = std::vector<std::pair<tc_slot, std::unique_ptr<Xapian::ValueCountMatchSpy>>>;

double k1_of(const tc_store_request &request) {
    return request.bm25_k1 > 0 ? request.bm25_k1 : 1;
}

double b_of(const tc_store_request &request) {
    return request.bm25_b > 0 ? request.bm25_b : 0.5;
}

void set_weighting(Xapian::Enquire &enquire, const tc_store_request &request) {
    if (request.sort == TC_SORT_RELEVANCE)
        enquire.set_weighting_scheme(Xapian::BM25Weight(k1_of(request), 0, 1, b_of(request), 0.5));
    else
        enquire.set_weighting_scheme(Xapian::BoolWeight());
}

struct item {
    Xapian::docid docid;
    double weight;
    std::string key; /* that it is sorted by */
};

/* One question, and what came of it. */
struct attempt {
    spies counting; /* before the Enquire, which uses them to its end */
    Xapian::MultiValueKeyMaker maker;
    Xapian::Enquire enquire;
    std::vector<item> items;
    tc_total total{};

    explicit attempt(const search &s) : enquire(s.store.database) {
    }
};

void set_order(const search &s, attempt &a) {
    a.enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    if (s.request.sort == TC_SORT_RELEVANCE || s.request.sort == TC_SORT_ENTRY)
        return;
    bool descending = s.request.sort == TC_SORT_DESCENDING;
    Xapian::valueno slot = slot_number(s.request.sort_slot);
    /* By one value: more would have to be read of every match, and cannot be over the network. */
    if (descending || s.store.remote) {
        a.enquire.set_sort_by_value(slot, descending);
        return;
    }
    a.maker.add_value(slot, false, std::string(8, '\xff'));
    a.enquire.set_sort_by_key(&a.maker, false);
}

/* Asks Xapian for COUNT of QUERY, from FIRST on. */
void ask_xapian(const search &s, const Xapian::Query &query, uint32_t first, uint32_t count,
                attempt &a) {
    const tc_store_request &request = s.request;
    a.enquire.set_query(query);
    set_weighting(a.enquire, request);
    set_order(s, a);
    if (request.collapse != TC_SLOT_NONE)
        a.enquire.set_collapse_key(slot_number(request.collapse));
    for (tc_slot slot : slots_of(request.facets)) {
        a.counting.emplace_back(slot,
                                std::make_unique<Xapian::ValueCountMatchSpy>(slot_number(slot)));
        a.enquire.add_matchspy(a.counting.back().second.get());
    }
    uint32_t all = s.store.database.get_doccount(); /* Xapian adds the three up */
    first = std::min(first, all);
    Xapian::MSet found = a.enquire.get_mset(first, std::min(count, all - first),
                                            std::min(request.check_at_least, all));
    for (auto at = found.begin(); at != found.end(); ++at)
        a.items.push_back({*at, at.get_weight(), at.get_sort_key()});
    a.total = {found.get_matches_lower_bound(), found.get_matches_estimated(),
               found.get_matches_upper_bound(), false};
    a.total.exact = a.total.lower == a.total.upper;
}

/* Asks the lists instead, where these can tell. */
bool ask_lists(const search &s, uint32_t first, uint32_t count, attempt &a) {
    const tc_store_request &request = s.request;
    best_documents best;
    if (request.sort != TC_SORT_RELEVANCE || request.collapse != TC_SLOT_NONE || request.facets ||
        request.want.terms || s.query.nodes > LISTED_NODES ||
        !find_best(s.store, *s.query.tree, k1_of(request), b_of(request), size_t(first) + count,
                   best))
        return false;
    for (size_t i = first; i < best.items.size(); i++)
        a.items.push_back({best.items[i].docid, best.items[i].weight, std::string()});
    a.total = {best.total, best.total, best.total, true};
    return true;
}

/* QUERY as Xapian is to be asked it; NULL: what is asked, of the lists if these can tell. */
std::unique_ptr<attempt> ask(const search &s, const Xapian::Query *query, uint32_t first,
                             uint32_t count) {
    auto a = std::make_unique<attempt>(s);
    if (query)
        ask_xapian(s, *query, first, count, *a);
    else if (!ask_lists(s, first, count, *a))
        ask_xapian(s, sound_query(s.store, s.query, s.request.sort == TC_SORT_RELEVANCE), first,
                   count, *a);
    return a;
}

/* ---- Ties ---- */

/* Weights are sums, which differ in their last digits with the order of their parts, and that
 * differs with the shards. */
bool tied(const search &s, const item &a, const item &b) {
    enum { DIGITS = 9 };
    if (s.request.sort != TC_SORT_RELEVANCE)
        return a.key == b.key;
    double x = a.weight, y = b.weight;
    return std::fabs(x - y) <= std::pow(10, -DIGITS) * std::max(std::fabs(x), std::fabs(y));
}

std::string place_of(const search &s, const item &at) {
    Xapian::Document document = s.store.database.get_document(at.docid, Xapian::DOC_ASSUME_VALID);
    return document.get_value(TC_SLOT_PATH) + '\0' + document.get_value(TC_SLOT_ORDER);
}

/* Puts those that are tied, FROM to TO, into the order of their paths. */
void sort_tied(const search &s, std::vector<item> &items, size_t from, size_t to) {
    std::vector<std::pair<std::string, item>> placed;
    for (size_t i = from; i < to; i++)
        placed.emplace_back(place_of(s, items[i]), items[i]);
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (size_t i = from; i < to; i++)
        items[i] = placed[i - from].second;
}

/* FIRST to LAST of QUERY (see ask), ties by path and order in the file: all that are tied with one
 * of them must be seen, so that more are fetched until one comes that is not. */
std::unique_ptr<attempt> close_ties(const search &s, const Xapian::Query *query, uint32_t first,
                                    uint32_t last) {
    enum { SPARE = 16 };
    std::unique_ptr<attempt> a;
    uint32_t all = s.store.database.get_doccount();
    last = std::min(last, all);
    for (uint32_t count = std::min(all, last + SPARE);;
         count = std::min<uint64_t>(all, 8ul * count)) {
        a = ask(s, query, 0, first < last ? count : 0);
        if (a->items.size() < count || count == all || first >= last ||
            !tied(s, a->items[last - 1], a->items.back()))
            break;
    }
    std::vector<item> &items = a->items;
    for (size_t from = 0, to; from < items.size() && from < last; from = to) {
        for (to = from + 1; to < items.size() && tied(s, items[to - 1], items[to]);)
            to++;
        if (to - from > 1 && to > first)
            sort_tied(s, items, from, to);
    }
    items.resize(std::min<size_t>(items.size(), last));
    items.erase(items.begin(), items.begin() + std::min<ptrdiff_t>(first, ptrdiff_t(items.size())));
    return a;
}

/* ---- What is brought along ---- */

/* Through terms that the whole query has, of which the entry has these. */
void fetch_terms(const search &s, tc_matches::hit &hit) {
    Xapian::Enquire enquire(s.store.database); /* what was asked may lack terms (sound.h) */
    enquire.set_query(s.query.query);
    for (auto term = enquire.get_matching_terms_begin(hit.docid);
         term != enquire.get_matching_terms_end(hit.docid); ++term)
        hit.raw_terms.push_back(*term);
    for (const std::string &raw : hit.raw_terms)
        hit.terms.push_back(split_term(raw));
}

void add_hit(const item &at, tc_matches &out) {
    out.hits.emplace_back();
    out.hits.back().docid = at.docid;
    out.hits.back().weight = at.weight;
}

void fetch_hits(const search &s, const attempt &a, tc_matches &out) {
    const tc_want &want = s.request.want;
    size_t first = out.hits.size(), sure = a.items.size(), bytes = 0;
    if (want.data_bytes)
        sure = std::min<size_t>(sure, want.data_least - std::min<size_t>(first, want.data_least));
    out.hits.reserve(first + sure);
    for (size_t i = 0; i < sure; i++)
        add_hit(a.items[i], out);
    fetch(s.store, first, want.data, out);
    for (size_t i = first; i < out.hits.size(); i++)
        bytes += data_size(out.hits[i]);
    for (size_t i = sure; i < a.items.size() && bytes < want.data_bytes; i++) {
        add_hit(a.items[i], out);
        fetch(s.store, first + i, want.data, out);
        bytes += data_size(out.hits.back());
    }
    for (size_t i = first; want.terms && i < out.hits.size(); i++)
        fetch_terms(s, out.hits[i]);
}

void fetch_facets(const spies &counting, tc_matches &out) {
    for (const auto &[slot, spy] : counting) {
        std::vector<std::pair<std::string, uint32_t>> values;
        for (auto value = spy->values_begin(); value != spy->values_end(); ++value)
            if (!(*value).empty())
                values.emplace_back(value_of(slot, *value), value.get_termfreq());
        std::sort(values.begin(), values.end(), [](const auto &a, const auto &b) {
            return a.second != b.second ? a.second > b.second : a.first < b.first;
        });
        tc_matches::counts counted{slot, {}, {}};
        for (auto &[value, count] : values)
            counted.values.push_back(std::move(value));
        for (size_t i = 0; i < values.size(); i++)
            counted.facets.push_back({slice_of(counted.values[i]), values[i].second});
        out.facets.push_back(std::move(counted));
    }
}

/* FIRST to LAST of QUERY (see ask), added to OUT; the total of QUERY. */
tc_total add_matches(const search &s, const Xapian::Query *query, uint32_t first, uint32_t last,
                     tc_matches &out) {
    std::unique_ptr<attempt> a = s.request.sort == TC_SORT_ENTRY
                                     ? ask(s, query, first, last - first)
                                     : close_ties(s, query, first, last);
    fetch_hits(s, *a, out);
    fetch_facets(a->counting, out);
    return a->total;
}

/* Over the network those without a value come first in a rising order; here they come last. */
void add_with_value_first(const search &s, uint32_t first, uint32_t last, tc_matches &out) {
    Xapian::Query valued(Xapian::Query::OP_VALUE_GE, slot_number(s.request.sort_slot),
                         std::string(1, '\0'));
    Xapian::Query with(Xapian::Query::OP_FILTER, s.query.query, valued);
    Xapian::Query without(Xapian::Query::OP_AND_NOT, s.query.query, valued);
    tc_store_request request = s.request;
    request.check_at_least = UINT32_MAX; /* where the second part begins must be known */
    const search exact{s.store, s.query, request};
    out.total = add_matches(exact, &with, first, last, out);
    uint32_t before = out.total.estimate;
    tc_total rest = add_matches(exact, &without, first > before ? first - before : 0,
                                last > before ? last - before : 0, out);
    out.total.lower += rest.lower;
    out.total.estimate += rest.estimate;
    out.total.upper += rest.upper;
    out.total.exact = out.total.exact && rest.exact;
}

std::unique_ptr<tc_matches> run(const search &s) {
    const tc_store_request &request = s.request;
    auto out = std::make_unique<tc_matches>();
    out->slots = slots_of(request.want.slots);
    uint32_t first = request.offset;
    uint32_t last = request.limit > UINT32_MAX - first ? UINT32_MAX : first + request.limit;
    if (s.store.remote && request.sort == TC_SORT_ASCENDING)
        add_with_value_first(s, first, last, *out);
    else
        out->total = add_matches(s, nullptr, first, last, *out);
    return out;
}

std::unique_ptr<tc_matches> find(tc_store &store, const std::string &term, uint32_t limit,
                                 const tc_want &want) {
    auto out = std::make_unique<tc_matches>();
    out->slots = slots_of(want.slots);
    const Xapian::Database &database = store.database;
    for (auto posting = database.postlist_begin(term);
         posting != database.postlist_end(term) && out->hits.size() < limit; ++posting)
        add_hit({*posting, 0, std::string()}, *out);
    fetch(store, 0, want.data, *out);
    uint32_t total = database.get_termfreq(term);
    out->total = {total, total, total, true};
    return out;
}

/* Whether nothing was found of an entry, as of one that is not there. */
bool is_empty(const tc_matches::hit &hit) {
    return !data_size(hit) && std::all_of(hit.values.begin(), hit.values.end(),
                                          [](const std::string &value) { return value.empty(); });
}

std::unique_ptr<tc_matches> bring(tc_store &store, const uint32_t *docids, size_t count,
                                  const tc_want &want) {
    auto out = std::make_unique<tc_matches>();
    out->slots = slots_of(want.slots);
    out->hits.reserve(count);
    for (size_t i = 0; i < count; i++)
        add_hit({docids[i], 0, std::string()}, *out);
    fetch(store, 0, want.data, *out);
    for (const tc_matches::hit &hit : out->hits)
        if (is_empty(hit))
            store.database.get_document(hit.docid); /* which says so when there is none */
    uint32_t total = static_cast<uint32_t>(count);
    out->total = {total, total, total, true};
    return out;
}

} // namespace

extern "C" tc_status tc_store_search(tc_store *store, const tc_query *query,
                                     const tc_store_request *request, tc_matches **out,
                                     tc_error *error) noexcept {
    return guard(error, store->names.c_str(), [&] {
        check_query(query);
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

extern "C" tc_status tc_store_entries(tc_store *store, const uint32_t *docids, size_t count,
                                      const tc_want *want, tc_matches **out,
                                      tc_error *error) noexcept {
    return guard(error, store->names.c_str(), [&] {
        std::unique_ptr<tc_matches> found;
        retrying(*store, [&] { found = bring(*store, docids, count, *want); });
        *out = found.release();
    });
}
