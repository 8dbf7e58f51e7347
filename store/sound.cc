/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sound.h"

using namespace tracuu;

namespace {

/* The documents of a term, read from its own list. */
class own_list : public Xapian::PostingSource {
  public:
    explicit own_list(std::string term) : term_(std::move(term)) {
    }
    own_list *clone() const override {
        return new own_list(term_);
    }
    void init(const Xapian::Database &database) override {
        frequency_ = database.get_termfreq(term_);
        at_ = database.postlist_begin(term_);
        end_ = database.postlist_end(term_);
        started_ = false;
    }
    Xapian::doccount get_termfreq_min() const override {
        return frequency_;
    }
    Xapian::doccount get_termfreq_est() const override {
        return frequency_;
    }
    Xapian::doccount get_termfreq_max() const override {
        return frequency_;
    }
    void next(double) override {
        if (started_)
            ++at_;
        started_ = true;
    }
    void skip_to(Xapian::docid to, double) override {
        started_ = true;
        if (at_ != end_)
            at_.skip_to(to);
    }
    bool at_end() const override {
        return at_ == end_;
    }
    Xapian::docid get_docid() const override {
        return *at_;
    }

  private:
    std::string term_;
    Xapian::doccount frequency_ = 0;
    Xapian::PostingIterator at_, end_;
    bool started_ = false;
};

/* All that is asked, and those parts of it that have gaps. */
struct asked {
    const Xapian::Database &database;
    std::vector<tc_store::part *> gaps;
};

bool has_gaps(const tc_store::part &part) {
    return part.database.get_doccount() != part.database.get_lastdocid();
}

/* Whether Xapian would take the list of all documents for that of TERM in a part with gaps. */
bool is_taken_for_all(const asked &in, const std::string &term) {
    for (tc_store::part *part : in.gaps)
        if (frequency_in(*part, term) == part->database.get_doccount())
            return true;
    return false;
}

Xapian::Query one_term(const asked &in, const std::string &term) {
    if (!is_taken_for_all(in, term))
        return Xapian::Query(term);
    return Xapian::Query((new own_list(term))->release());
}

/* OTHER is left to Xapian, but for a beginning of terms of which one would be taken so. */
Xapian::Query other(const asked &in, const tree &query) {
    if (query.term.empty())
        return query.other;
    std::vector<Xapian::Query> all;
    bool found = false;
    for (auto term = in.database.allterms_begin(query.term);
         term != in.database.allterms_end(query.term); ++term) {
        found = found || is_taken_for_all(in, *term);
        all.push_back(one_term(in, *term));
    }
    return found ? Xapian::Query(Xapian::Query::OP_OR, all.begin(), all.end()) : query.other;
}

Xapian::Query sound(const asked &in, const tree &query, bool weighed);

Xapian::Query join(const asked &in, const tree &query, bool weighed) {
    std::vector<Xapian::Query> all;
    bool first = query.op == TC_QUERY_FILTER || query.op == TC_QUERY_AND_NOT;
    for (const tree_ref &part : query.parts)
        all.push_back(sound(in, *part, weighed && (all.empty() || !first)));
    if (query.factor != 1)
        return Xapian::Query(query.factor, all.at(0));
    return Xapian::Query(operator_of(query.op), all.begin(), all.end());
}

Xapian::Query sound(const asked &in, const tree &query, bool weighed) {
    switch (query.is) {
    case tree::NOTHING:
        return Xapian::Query();
    case tree::ALL:
        return Xapian::Query(std::string());
    case tree::TERM:
        return weighed ? Xapian::Query(query.term) : one_term(in, query.term);
    case tree::JOIN:
        return join(in, query, weighed && query.factor > 0);
    case tree::OTHER:
        return weighed ? query.other : other(in, query);
    }
    return Xapian::Query();
}

} // namespace

Xapian::Query tracuu::sound_query(tc_store &store, const tc_query &query, bool weighed) {
    asked in{store.database, {}};
    for (tc_store::part &part : store.parts)
        if (has_gaps(part))
            in.gaps.push_back(&part);
    if (store.remote || store.mixed || in.gaps.empty() || !query.tree)
        return query.query;
    return sound(in, *query.tree, weighed);
}

Xapian::Query tracuu::sound_query(tc_store::part &in, const tree &query) {
    return has_gaps(in) ? sound({in.database, {&in}}, query, false) : query.other;
}
