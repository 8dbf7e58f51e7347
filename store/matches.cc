/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was found: fetching it and handing it out. */
#include "matches.h"

#include "pack.h"

#include <algorithm>
#include <cmath>

using namespace tracuu;

namespace tracuu {

namespace {

enum {
    LONG = 4096,   /* bytes of data that take longer to unpack than to remember */
    KEPT = 1 << 20 /* bytes that are remembered */
};

/* Whoever looks for the same words again finds the same texts. */
std::shared_ptr<const std::string> data_of(tc_store &store, Xapian::docid docid,
                                           const Xapian::Document &document) {
    auto known = store.texts.find(docid);
    if (known != store.texts.end())
        return known->second;
    auto data = std::make_shared<const std::string>(unpack(document.get_data()));
    if (data->size() >= LONG && store.text_bytes < KEPT) {
        store.text_bytes += data->size();
        store.texts.emplace(docid, data);
    }
    return data;
}

} // namespace

void fetch(tc_store &store, size_t first, bool data, tc_matches &out) {
    std::vector<size_t> order;
    if (!data && out.slots.empty())
        return;
    for (size_t i = first; i < out.hits.size(); i++)
        order.push_back(i);
    std::sort(order.begin(), order.end(),
              [&](size_t a, size_t b) { return out.hits[a].docid < out.hits[b].docid; });
    for (size_t i : order) {
        tc_matches::hit &hit = out.hits[i];
        Xapian::Document document =
            store.database.get_document(hit.docid, Xapian::DOC_ASSUME_VALID);
        for (tc_slot slot : out.slots)
            hit.values.push_back(value_of(slot, document.get_value(slot_number(slot))));
        if (data)
            hit.data = data_of(store, hit.docid, document);
    }
}

} // namespace tracuu

extern "C" void tc_matches_free(tc_matches *matches) noexcept {
    delete matches;
}

extern "C" uint32_t tc_matches_count(const tc_matches *matches) noexcept {
    return static_cast<uint32_t>(matches->hits.size());
}

extern "C" tc_total tc_matches_total(const tc_matches *matches) noexcept {
    return matches->total;
}

extern "C" uint32_t tc_match_docid(const tc_matches *matches, uint32_t at) noexcept {
    return matches->hits[at].docid;
}

extern "C" double tc_match_weight(const tc_matches *matches, uint32_t at) noexcept {
    return matches->hits[at].weight;
}

extern "C" tc_slice tc_match_value(const tc_matches *matches, uint32_t at, tc_slot slot) noexcept {
    for (size_t i = 0; i < matches->slots.size(); i++)
        if (matches->slots[i] == slot)
            return slice_of(matches->hits[at].values[i]);
    return tc_slice{nullptr, 0};
}

extern "C" tc_slice tc_match_data(const tc_matches *matches, uint32_t at) noexcept {
    const auto &data = matches->hits[at].data;
    return data ? slice_of(*data) : tc_slice{"", 0};
}

extern "C" const tc_term *tc_match_terms(const tc_matches *matches, uint32_t at,
                                         uint32_t *count) noexcept {
    const std::vector<tc_term> &terms = matches->hits[at].terms;
    *count = static_cast<uint32_t>(terms.size());
    return terms.data();
}

extern "C" const tc_facet *tc_matches_facets(const tc_matches *matches, tc_slot slot,
                                             uint32_t *count) noexcept {
    for (const tc_matches::counts &counted : matches->facets)
        if (counted.slot == slot) {
            *count = static_cast<uint32_t>(counted.facets.size());
            return counted.facets.data();
        }
    *count = 0;
    return nullptr;
}

extern "C" double tc_value_number(tc_slice value) noexcept {
    double number = NAN;
    if (value.len)
        guard(nullptr, nullptr, [&] { number = Xapian::sortable_unserialise(text_of(value)); });
    return number;
}
