/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "source.h"

#include "numbers.h"

#include <algorithm>

namespace tracuu {

namespace {

list_bytes list_of(tc_store::part &in, const std::string &term) {
    if (!may_have_list(in.all.size(), frequency_in(in, term)))
        return nullptr;
    auto known = in.lists.find(term);
    if (known == in.lists.end())
        known = in.lists.emplace(term, read_list(in.database, term)).first;
    return known->second;
}

} // namespace

term_source::term_source(tc_store::part &in, const std::string &term, bool counting)
    : all_(in.all), counts_(counting ? new float[WINDOW] : nullptr) {
    if (list_bytes bytes = list_of(in, term)) {
        list_ = std::make_unique<word_list>(std::move(bytes), all_.size());
        return;
    }
    at_ = in.database.postlist_begin(term);
    end_ = in.database.postlist_end(term);
    docid_ = at_ == end_ ? 0 : *at_;
}

void term_source::look(size_t first, uint64_t *bits) {
    counted_ = false;
    if (list_)
        list_->look(first, bits);
    else
        walk(first, bits);
}

const float *term_source::count() {
    if (list_ && !counted_)
        list_->count(counts_.get());
    counted_ = true;
    return counts_.get();
}

void term_source::walk(size_t first, uint64_t *bits) {
    size_t begin = first * 64, end = std::min(begin + WINDOW, all_.size());
    std::fill(bits, bits + WORDS, 0);
    if (counts_)
        std::fill(counts_.get(), counts_.get() + WINDOW, 0.0F);
    Xapian::docid last = all_.docid(end - 1);
    if (docid_ && docid_ < all_.docid(begin))
        at_.skip_to(all_.docid(begin));
    else if (!docid_)
        return;
    docid_ = at_ == end_ ? 0 : *at_;
    while (docid_ && docid_ <= last) {
        bool found = false;
        size_t number = all_.number(docid_, found, place_);
        if (found) { /* else an entry of another kind */
            size_t at = number - begin;
            if (at >= WINDOW) /* docids that do not rise */
                damaged_list();
            bits[at / 64] |= UINT64_C(1) << at % 64;
            if (counts_)
                counts_[at] = static_cast<float>(at_.get_wdf());
            ++at_;
        } else {
            at_.skip_to(all_.docid(number));
        }
        docid_ = at_ == end_ ? 0 : *at_;
    }
}

} // namespace tracuu
