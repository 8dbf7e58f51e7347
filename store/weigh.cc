/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Documents go by in windows: first the sets of those that have a term, as bits, are joined as the
 * query says.  What is left is weighed twice: all of the window with floating-point numbers of half
 * the length, several documents at a time, and once more exactly those that may be among the best.
 */
#include "weigh.h"

#include "numbers.h"
#include "sound.h"
#include "source.h"
#include "wide.h"

#include <algorithm>
#include <cmath>
#include <functional>

using namespace tracuu;

namespace {

constexpr double shortest = 0.5; /* of the average, as Xapian is told in search.cc */

/* What all shards together tell of a query. */
struct setting {
    tc_store &store;
    double k1, b, documents, average;

    /* What the average length is multiplied by to give 1. */
    double factor() const {
        return average > 0 ? 1 / average : 1;
    }
    /* The divisor's part that the length of a document makes. */
    double divisor(uint32_t length) const {
        return k1 * (std::max(length * factor(), shortest) * b + (1 - b));
    }
};

/* ---- The query over one shard ---- */

struct node {
    enum tree::kind is = tree::NOTHING;
    tc_operator op = TC_QUERY_OR;
    double weight = 0; /* of a term; 0 where it does not count */
    bool counts = false;
    uint32_t frequency = 0; /* at most so many documents of all shards */
    size_t terms = 0;       /* in it */
    std::unique_ptr<term_source> source;
    std::vector<uint64_t> found; /* of OTHER: all of its bits */
    std::vector<node> parts;
    uint64_t bits[WORDS]; /* of the window at hand */
};

double weight_of(const setting &s, uint32_t frequency) {
    double odds = (s.documents - frequency + 0.5) / (frequency + 0.5);
    return std::log(odds < 2 ? odds * 0.5 + 1 : odds) * (s.k1 + 1);
}

/* What Xapian finds on its own. */
std::vector<uint64_t> ask_xapian(tc_store::part &in, const tree &query) {
    std::vector<uint64_t> out((in.all.size() + 63) / 64 + WORDS);
    Xapian::Enquire enquire(in.database);
    enquire.set_query(sound_query(in, query));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    Xapian::MSet found = enquire.get_mset(0, in.database.get_doccount());
    for (auto item = found.begin(); item != found.end(); ++item) {
        bool is_document = false;
        size_t number = in.all.number(*item, is_document);
        if (is_document)
            out[number / 64] |= UINT64_C(1) << number % 64;
    }
    return out;
}

bool is_documents(const tree &query) {
    return query.is == tree::TERM && query.term == documents_term();
}

node make(const setting &s, tc_store::part &in, const tree &query, double factor, bool counts);

void make_parts(const setting &s, tc_store::part &in, const tree &query, double factor, node &out) {
    bool first = query.op == TC_QUERY_FILTER || query.op == TC_QUERY_AND_NOT;
    for (size_t i = 0; i < query.parts.size(); i++)
        out.parts.push_back(
            make(s, in, *query.parts[i], factor * query.factor, out.counts && (i == 0 || !first)));
    for (const node &part : out.parts)
        out.terms += part.terms;
    /* The rarest first: often there is nothing left to look at then. */
    auto rarer = [](const node &a, const node &b) { return a.frequency < b.frequency; };
    if (query.op == TC_QUERY_AND || query.op == TC_QUERY_FILTER) {
        std::stable_sort(out.parts.begin(), out.parts.end(), rarer);
        out.frequency = out.parts.empty() ? 0 : out.parts[0].frequency;
    } else if (query.op == TC_QUERY_AND_NOT) {
        out.frequency = out.parts.empty() ? 0 : out.parts[0].frequency;
    } else {
        uint64_t sum = 0;
        for (const node &part : out.parts)
            sum += part.frequency;
        out.frequency = static_cast<uint32_t>(std::min<uint64_t>(sum, UINT32_MAX));
    }
}

node make(const setting &s, tc_store::part &in, const tree &query, double factor, bool counts) {
    node out;
    out.is = is_documents(query) ? tree::ALL : query.is;
    out.op = query.op;
    out.counts = counts;
    out.frequency = UINT32_MAX;
    if (out.is == tree::TERM) {
        out.frequency = frequency_of(s.store, query.term);
        out.source = std::make_unique<term_source>(in, query.term, counts);
        out.weight = counts ? weight_of(s, out.frequency) * factor : 0;
        out.terms = 1;
    } else if (out.is == tree::OTHER) {
        out.found = ask_xapian(in, query);
    } else if (out.is == tree::JOIN) {
        make_parts(s, in, query, factor, out);
    }
    return out;
}

/* ---- A window ---- */

bool any(const uint64_t *bits) {
    for (size_t i = 0; i < WORDS; i++)
        if (bits[i])
            return true;
    return false;
}

void look(node &n, const tc_store::part &in, size_t first);

void look_at_parts(node &n, const tc_store::part &in, size_t first) {
    bool either = n.op == TC_QUERY_OR || n.op == TC_QUERY_SYNONYM;
    std::fill(n.bits, n.bits + WORDS, 0);
    for (size_t k = 0; k < n.parts.size(); k++) {
        node &part = n.parts[k];
        if (k && !either && !any(n.bits))
            return;
        look(part, in, first);
        for (size_t i = 0; i < WORDS; i++)
            n.bits[i] = k == 0 || either           ? n.bits[i] | part.bits[i]
                        : n.op == TC_QUERY_AND_NOT ? n.bits[i] & ~part.bits[i]
                                                   : n.bits[i] & part.bits[i];
    }
}

void look_at_all(node &n, const tc_store::part &in, size_t first) {
    size_t left = in.all.size() - first * 64;
    for (size_t i = 0; i < WORDS; i++, left -= std::min<size_t>(left, 64))
        n.bits[i] = left >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << left) - 1;
}

/* Fills the bits of N for the window from word FIRST on. */
void look(node &n, const tc_store::part &in, size_t first) {
    switch (n.is) {
    case tree::NOTHING:
        std::fill(n.bits, n.bits + WORDS, 0);
        break;
    case tree::ALL:
        look_at_all(n, in, first);
        break;
    case tree::TERM:
        n.source->look(first, n.bits);
        break;
    case tree::JOIN:
        look_at_parts(n, in, first);
        break;
    case tree::OTHER:
        std::copy_n(n.found.begin() + static_cast<ptrdiff_t>(first), WORDS, n.bits);
        break;
    }
}

/* ---- Weighing ---- */

/* The documents of a window: their divisors, and about what they weigh. */
struct window {
    size_t first; /* number 64 * FIRST is the first of them */
    const uint64_t *wanted;
    float divisors[WINDOW], weights[WINDOW];

    window(const setting &s, const tc_store::part &in, size_t from, const uint64_t *bits)
        : first(from), wanted(bits) {
        uint32_t lengths[WINDOW] = {0};
        in.all.lengths(from * 64, std::min<size_t>(WINDOW, in.all.size() - from * 64), lengths);
        /* As setting::divisor has it, in a form that can be done several at a time. */
        float each = static_cast<float>(s.k1 * s.b * s.factor());
        float least = static_cast<float>(s.k1 * s.b * shortest);
        float all = static_cast<float>(s.k1 * (1 - s.b));
        widest().divide(lengths, WINDOW, each, least, all, divisors);
        std::fill(weights, weights + WINDOW, 0.0F);
    }
};

void add_some(uint64_t some, float weight, const float *counts, const float *divisors,
              float *weights) {
    for (; some; some &= some - 1) {
        size_t i = lowest(some);
        weights[i] += weight * counts[i] / (divisors[i] + counts[i]);
    }
}

/* Adds what N gives those of its documents that are in MASK, too; whatever it gives those that are
 * not wanted at all. */
void weigh(node &n, window &w, const uint64_t *mask) {
    uint64_t own[WORDS];
    if (!n.counts)
        return;
    for (size_t i = 0; i < WORDS; i++)
        own[i] = mask[i] & n.bits[i];
    if (!any(own))
        return;
    for (node &part : n.parts)
        weigh(part, w, own);
    if (n.is != tree::TERM)
        return;
    const float *counts = n.source->count();
    float weight = static_cast<float>(n.weight);
    auto add = widest().add;
    for (size_t i = 0, at = 0; i < WORDS; i++, at += 64) {
        if (n.bits[i] & ~own[i] & w.wanted[i])
            add_some(own[i], weight, counts + at, w.divisors + at, w.weights + at);
        else if (own[i])
            add(weight, counts + at, w.divisors + at, w.weights + at);
    }
}

/* Adds exactly what N gives the document AT of the window, as Xapian would. */
void weigh_one(node &n, size_t at, double divisor, double &weight) {
    if (!n.counts || !(n.bits[at / 64] >> at % 64 & 1))
        return;
    for (node &part : n.parts)
        weigh_one(part, at, divisor, weight);
    if (n.is == tree::TERM) {
        double count = static_cast<double>(n.source->count()[at]);
        weight += n.weight * (count / (divisor + count));
    }
}

/* ---- The best ---- */

bool better(const weighed &a, const weighed &b) {
    return a.weight != b.weight ? a.weight > b.weight : a.docid < b.docid;
}

/* A heap with the worst of them on top. */
void keep(const weighed &item, size_t count, std::vector<weighed> &best) {
    if (best.size() == count) {
        std::pop_heap(best.begin(), best.end(), better);
        best.pop_back();
    }
    best.push_back(item);
    std::push_heap(best.begin(), best.end(), better);
}

/* One shard being searched for the best COUNT. */
struct search {
    const setting &s;
    const tc_store::part &in;
    Xapian::docid shards, shard;
    size_t count;
    node root;
    best_documents &out;
    double floor = -1; /* so much COUNT documents weigh at least */

    bool full() const {
        return out.items.size() == count;
    }
    /* By how much a sum of shorter numbers may be wrong: by the last of their 24 bits for each of
     * its parts and for what these are made of. */
    double wrong() const {
        return static_cast<double>(8 + 2 * root.terms) / (1 << 23);
    }
    /* What a document must weigh at least, roughly, to be looked at exactly. */
    float least() const {
        constexpr double tiny = 1e-30;
        double known = full() ? out.items[0].weight : floor;
        return known < 0 ? -1 : static_cast<float>(known * (1 - wrong()) - tiny);
    }
    /* Of the first window, which has many: what the best COUNT of them weigh, so that not all those
     * are looked at that come before better ones. */
    void find_floor(const window &w) {
        std::vector<float> some;
        for (size_t i = 0; i < WINDOW; i++)
            if (w.wanted[i / 64] >> i % 64 & 1)
                some.push_back(w.weights[i]);
        if (some.size() < count)
            return;
        auto last = some.begin() + static_cast<std::ptrdiff_t>(count) - 1;
        std::nth_element(some.begin(), last, some.end(), std::greater<float>());
        floor = static_cast<double>(*last) * (1 - wrong());
    }
};

/* Keeps those of 64 documents of the window that are good enough. */
void choose(search &search, const window &w, size_t word) {
    float least = search.least();
    uint64_t left = w.wanted[word] & widest().reach(w.weights + word * BLOCK, least);
    for (; left; left &= left - 1) {
        size_t at = word * BLOCK + lowest(left), number = w.first * BLOCK + at;
        if (w.weights[at] < least)
            continue;
        weighed item{0, 0};
        uint32_t length;
        search.in.all.lengths(number, 1, &length);
        weigh_one(search.root, at, search.s.divisor(length), item.weight);
        if (search.full() && item.weight < search.out.items[0].weight)
            continue;
        item.docid = (search.in.all.docid(number) - 1) * search.shards + search.shard + 1;
        if (search.full() && !better(item, search.out.items[0]))
            continue;
        keep(item, search.count, search.out.items);
        least = search.least();
    }
}

void search_shard(search &search) {
    for (size_t first = 0; first * 64 < search.in.all.size(); first += WORDS) {
        look(search.root, search.in, first);
        if (!any(search.root.bits))
            continue;
        for (uint64_t bits : search.root.bits)
            search.out.total += ones(bits);
        if (search.count == 0)
            continue;
        window w(search.s, search.in, first, search.root.bits);
        weigh(search.root, w, search.root.bits);
        if (!search.full() && search.floor < 0)
            search.find_floor(w);
        for (size_t i = 0; i < WORDS; i++)
            if (search.root.bits[i])
                choose(search, w, i);
    }
}

/* ---- Whether it can be done ---- */

bool only_documents(const tree &query) {
    if (query.is == tree::NOTHING || is_documents(query))
        return true;
    if (query.is != tree::JOIN || query.parts.empty())
        return query.is == tree::JOIN;
    auto one = [](const tree_ref &part) { return only_documents(*part); };
    switch (query.op) {
    case TC_QUERY_AND:
    case TC_QUERY_FILTER:
        return std::any_of(query.parts.begin(), query.parts.end(), one);
    case TC_QUERY_AND_NOT:
        return one(query.parts[0]);
    default:
        return std::all_of(query.parts.begin(), query.parts.end(), one);
    }
}

/* Whether terms alone decide what QUERY weighs, which COUNTS and is multiplied by FACTOR. */
bool by_terms(const tree &query, bool counts, double factor) {
    constexpr double most = 1e30; /* that shorter numbers can multiply */
    factor *= query.factor;
    if (!(factor < most))
        return false;
    if (query.is == tree::OTHER)
        return !counts;
    if (query.is != tree::JOIN)
        return true;
    if (query.op == TC_QUERY_AND_MAYBE || (query.op == TC_QUERY_SYNONYM && counts))
        return false;
    bool first = query.op == TC_QUERY_FILTER || query.op == TC_QUERY_AND_NOT;
    for (size_t i = 0; i < query.parts.size(); i++)
        if (!by_terms(*query.parts[i], counts && (i == 0 || !first), factor))
            return false;
    return true;
}

/* Reads the documents of every shard, once for each state of the index. */
bool load(tc_store &store) {
    if (store.remote || store.mixed)
        return false;
    if (store.loaded == store.generation + 1)
        return store.listed;
    store.listed = true;
    for (tc_store::part &part : store.parts)
        store.listed = store.listed && read_documents(part.database, part.all);
    store.loaded = store.generation + 1;
    return store.listed;
}

} // namespace

namespace tracuu {

bool find_best(tc_store &store, const tree &query, double k1, double b, size_t count,
               best_documents &out) {
    if (!only_documents(query) || !by_terms(query, true, 1) || !load(store))
        return false;
    const setting s{store, k1, b, static_cast<double>(store.database.get_doccount()),
                    store.database.get_average_length()};
    out = best_documents{{}, 0};
    Xapian::docid shards = static_cast<Xapian::docid>(store.parts.size());
    for (Xapian::docid i = 0; i < shards; i++) {
        tc_store::part &in = store.parts[i];
        search one{s, in, shards, i, count, make(s, in, query, 1, true), out};
        search_shard(one);
    }
    std::sort_heap(out.items.begin(), out.items.end(), better);
    return true;
}

} // namespace tracuu
