/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Documents go by in windows of some thousand: first the sets of those that have a term, as bits,
 * are joined as the query says; what is left is weighed. */
#include "weigh.h"

#include <algorithm>
#include <cmath>

using namespace tracuu;

namespace {

constexpr size_t WORDS = 64; /* of 64 bits, of a window */
constexpr ptrdiff_t WINDOW = WORDS * 64;

/* What all shards together tell of a query. */
struct setting {
    const tc_store &store;
    double k1, b, documents, average;
};

/* A shard, and of each of its documents the divisor's part that its length makes. */
struct shard {
    const tc_store::part &part;
    std::vector<double> divisors;

    shard(const setting &s, const tc_store::part &from) : part(from) {
        constexpr double shortest = 0.5; /* of the average, as Xapian is told in search.cc */
        double factor = s.average > 0 ? 1 / s.average : 1;
        divisors.reserve(part.all.lengths.size());
        for (uint32_t length : part.all.lengths)
            divisors.push_back(s.k1 * (std::max(length * factor, shortest) * s.b + (1 - s.b)));
    }
    size_t size() const {
        return divisors.size();
    }
};

/* ---- Terms ---- */

/* Those that have a term, window by window. */
struct term_source {
    term_source(const shard &in, const std::string &term) : docids_(in.part.all.docids) {
        std::string bytes = read_list(in.part.database, term);
        if (!bytes.empty()) {
            list_ = std::make_unique<word_list>(std::move(bytes), docids_.size());
            return;
        }
        at_ = in.part.database.postlist_begin(term);
        end_ = in.part.database.postlist_end(term);
        docid_ = at_ == end_ ? 0 : *at_;
    }

    /* The bits of the window from word FIRST on; windows must rise. */
    void look(size_t first, uint64_t *bits) {
        if (!list_) {
            walk(first, bits);
            return;
        }
        for (; counted_ < first; counted_++)
            before_ += static_cast<size_t>(__builtin_popcountll(list_->bits(counted_)));
        for (size_t i = 0; i < WORDS; i++)
            bits[i] = list_->bits(first + i);
    }
    /* Adds to WEIGHTS, for those of the window looked at last that are in OWN, among the BITS found
     * there: WEIGHT by their counts and DIVISORS, which begin with the window, as WEIGHTS does. */
    void weigh(size_t first, const uint64_t *bits, const uint64_t *own, double weight,
               const double *divisors, double *weights) {
        const uint8_t *packed = list_ ? list_->counts() : nullptr;
        const uint32_t *counts = counts_.data();
        size_t rank = list_ ? before_ : 0;
        for (size_t i = 0; i < WORDS; i++) {
            uint64_t wanted = own[i];
            if (!wanted) {
                rank += static_cast<size_t>(__builtin_popcountll(bits[i]));
                continue;
            }
            for (uint64_t left = bits[i]; left; left &= left - 1, rank++) {
                if (!(wanted & left & -left))
                    continue;
                size_t at = i * 64 + static_cast<size_t>(__builtin_ctzll(left));
                uint32_t count =
                    packed ? packed[rank / 2] >> (rank % 2 * 4) & word_list::MANY : counts[rank];
                if (packed && count == word_list::MANY)
                    count = list_->many(first * 64 + at);
                weights[at] += weight * (count / (divisors[at] + count));
            }
        }
    }

  private:
    using place_in = std::vector<Xapian::docid>::const_iterator;

    /* The first from FROM on that is docid_ or behind it.  Docids rise by one at least, and most
     * often by no more. */
    place_in place(place_in from, place_in end) const {
        if (*from >= docid_)
            return from;
        ptrdiff_t most = static_cast<ptrdiff_t>(docid_ - *from), step = 1;
        if (most < end - from && from[most] == docid_)
            return from + most;
        while (step < end - from && from[step] < docid_) {
            from += step;
            step *= 2;
        }
        return std::lower_bound(from, step < end - from ? from + step : end, docid_);
    }

    void walk(size_t first, uint64_t *bits) {
        auto begin = docids_.begin() + static_cast<ptrdiff_t>(first * 64);
        auto end = docids_.end() - begin > WINDOW ? begin + WINDOW : docids_.end();
        std::fill(bits, bits + WORDS, 0);
        counts_.clear();
        if (docid_ && docid_ < *begin) {
            at_.skip_to(*begin);
            docid_ = at_ == end_ ? 0 : *at_;
        }
        for (auto number = begin; docid_ && number != end && docid_ <= end[-1];) {
            number = place(number, end);
            if (*number == docid_) { /* else an entry of another kind */
                size_t place = static_cast<size_t>(number - begin);
                bits[place / 64] |= UINT64_C(1) << place % 64;
                counts_.push_back(at_.get_wdf());
                ++at_;
            } else {
                at_.skip_to(*number);
            }
            docid_ = at_ == end_ ? 0 : *at_;
        }
    }

    const std::vector<Xapian::docid> &docids_;
    std::unique_ptr<word_list> list_;
    size_t counted_ = 0, before_ = 0; /* bits in so many words */
    Xapian::PostingIterator at_, end_;
    Xapian::docid docid_ = 0; /* at_, or 0 at the end */
    std::vector<uint32_t> counts_;
};

/* ---- The query over one shard ---- */

struct node {
    enum tree::kind is = tree::NOTHING;
    tc_operator op = TC_QUERY_OR;
    double weight = 0; /* of a term; 0 where it does not count */
    bool counts = false;
    uint32_t frequency = 0; /* at most so many documents of all shards */
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
std::vector<uint64_t> ask_xapian(const shard &in, const Xapian::Query &query) {
    const std::vector<Xapian::docid> &docids = in.part.all.docids;
    std::vector<uint64_t> out((docids.size() + 63) / 64 + WORDS);
    Xapian::Enquire enquire(in.part.database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    Xapian::MSet found = enquire.get_mset(0, in.part.database.get_doccount());
    for (auto item = found.begin(); item != found.end(); ++item) {
        auto place = std::lower_bound(docids.begin(), docids.end(), *item);
        size_t number = static_cast<size_t>(place - docids.begin());
        if (place != docids.end() && *place == *item)
            out[number / 64] |= UINT64_C(1) << number % 64;
    }
    return out;
}

bool is_documents(const tree &query) {
    return query.is == tree::TERM && query.term == documents_term();
}

node make(const setting &s, const shard &in, const tree &query, double factor, bool counts);

void make_parts(const setting &s, const shard &in, const tree &query, double factor, node &out) {
    bool first = query.op == TC_QUERY_FILTER || query.op == TC_QUERY_AND_NOT;
    for (size_t i = 0; i < query.parts.size(); i++)
        out.parts.push_back(
            make(s, in, *query.parts[i], factor * query.factor, out.counts && (i == 0 || !first)));
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

node make(const setting &s, const shard &in, const tree &query, double factor, bool counts) {
    node out;
    out.is = is_documents(query) ? tree::ALL : query.is;
    out.op = query.op;
    out.counts = counts;
    out.frequency = UINT32_MAX;
    if (out.is == tree::TERM) {
        out.frequency = s.store.database.get_termfreq(query.term);
        out.source = std::make_unique<term_source>(in, query.term);
        out.weight = counts ? weight_of(s, out.frequency) * factor : 0;
    } else if (out.is == tree::OTHER) {
        out.found = ask_xapian(in, query.other);
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

void look(node &n, const shard &in, size_t first);

void look_at_parts(node &n, const shard &in, size_t first) {
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

void look_at_all(node &n, const shard &in, size_t first) {
    size_t left = in.size() - first * 64;
    for (size_t i = 0; i < WORDS; i++, left -= std::min<size_t>(left, 64))
        n.bits[i] = left >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << left) - 1;
}

/* Fills the bits of N for the window from word FIRST on. */
void look(node &n, const shard &in, size_t first) {
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

/* Adds what N gives those of its documents that are in MASK, too. */
void weigh(node &n, const shard &in, size_t first, const uint64_t *mask, double *weights) {
    uint64_t own[WORDS];
    if (!n.counts)
        return;
    for (size_t i = 0; i < WORDS; i++)
        own[i] = mask[i] & n.bits[i];
    if (!any(own))
        return;
    for (node &part : n.parts)
        weigh(part, in, first, own, weights);
    if (n.is == tree::TERM)
        n.source->weigh(first, n.bits, own, n.weight, in.divisors.data() + first * 64, weights);
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

void search_shard(const setting &s, const shard &in, size_t number, const tree &query, size_t count,
                  best_documents &out) {
    node root = make(s, in, query, 1, true);
    Xapian::docid shards = static_cast<Xapian::docid>(s.store.parts.size());
    std::vector<double> weights(WORDS * 64);
    for (size_t first = 0; first * 64 < in.size(); first += WORDS) {
        look(root, in, first);
        if (!any(root.bits))
            continue;
        std::fill(weights.begin(), weights.end(), 0);
        weigh(root, in, first, root.bits, weights.data());
        for (size_t i = 0; i < WORDS; i++) {
            out.total += static_cast<uint32_t>(__builtin_popcountll(root.bits[i]));
            for (uint64_t left = root.bits[i]; left; left &= left - 1) {
                size_t at = i * 64 + static_cast<size_t>(__builtin_ctzll(left));
                if (out.items.size() == count && (!count || weights[at] < out.items[0].weight))
                    continue;
                Xapian::docid docid = in.part.all.docids[first * 64 + at];
                weighed item{(docid - 1) * shards + static_cast<Xapian::docid>(number) + 1,
                             weights[at]};
                if (out.items.size() < count || better(item, out.items[0]))
                    keep(item, count, out.items);
            }
        }
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

/* Whether terms alone decide what QUERY weighs, which COUNTS. */
bool by_terms(const tree &query, bool counts) {
    if (query.is == tree::OTHER)
        return !counts;
    if (query.is != tree::JOIN)
        return true;
    if (query.op == TC_QUERY_AND_MAYBE || (query.op == TC_QUERY_SYNONYM && counts))
        return false;
    bool first = query.op == TC_QUERY_FILTER || query.op == TC_QUERY_AND_NOT;
    for (size_t i = 0; i < query.parts.size(); i++)
        if (!by_terms(*query.parts[i], counts && (i == 0 || !first)))
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
    if (!only_documents(query) || !by_terms(query, true) || !load(store))
        return false;
    const setting s{store, k1, b, static_cast<double>(store.database.get_doccount()),
                    store.database.get_average_length()};
    out = best_documents{{}, 0};
    for (size_t i = 0; i < store.parts.size(); i++)
        search_shard(s, shard(s, store.parts[i]), i, query, count, out);
    std::sort_heap(out.items.begin(), out.items.end(), better);
    return true;
}

} // namespace tracuu
