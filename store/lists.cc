/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lists.h"

#include "guard.h"
#include "term.h"

#include <algorithm>
#include <cstring>

using namespace tracuu;

namespace {

/* Metadata: the documents, and before each term its list. */
constexpr char documents_key[] = "tracuu-documents";
constexpr char list_prefix[] = "tracuu-list ";

enum {
    RARE = 3,      /* a word that fewer than one document of so many has is read as fast without */
    TERM_ROOM = 60 /* bytes; longer words are not that frequent */
};

/* ---- Numbers ---- */

void put(uint32_t number, std::string &out) {
    for (; number >= 0x80; number >>= 7)
        out.push_back(static_cast<char>(number | 0x80));
    out.push_back(static_cast<char>(number));
}

[[noreturn]] void damaged() {
    throw failure(TC_ERR_FORMAT, "the index is damaged: a list of words cannot be read",
                  "remove it and run tracuu-index again");
}

struct reader {
    const char *at, *end;

    uint32_t get() {
        uint32_t number = 0;
        if (end - at >= 2) { /* the usual case */
            uint32_t low = static_cast<uint8_t>(at[0]), high = static_cast<uint8_t>(at[1]);
            if (low < 0x80 || high < 0x80) {
                at += low < 0x80 ? 1 : 2;
                return low < 0x80 ? low : (low & 0x7F) | high << 7;
            }
        }
        for (unsigned shift = 0; at < end && shift < 32; shift += 7) {
            uint32_t byte = static_cast<uint8_t>(*at++);
            number |= (byte & 0x7F) << shift;
            if (byte < 0x80)
                return number;
        }
        damaged();
    }
};

/* ---- Making ---- */

documents collect(const Xapian::Database &database) {
    documents all;
    std::string kind = documents_term();
    for (auto at = database.postlist_begin(kind); at != database.postlist_end(kind); ++at) {
        all.docids.push_back(*at);
        all.lengths.push_back(at.get_doclength());
    }
    return all;
}

void put_documents(const documents &all, std::string &out) {
    Xapian::docid before = 0;
    put(static_cast<uint32_t>(all.docids.size()), out);
    for (size_t i = 0; i < all.docids.size(); i++) {
        put(all.docids[i] - before, out);
        put(all.lengths[i], out);
        before = all.docids[i];
    }
}

/* "" for a word that entries of other kinds have, too: these are not numbered. */
std::string make_list(const Xapian::Database &database, const documents &all,
                      const std::string &term) {
    std::vector<uint64_t> bits((all.docids.size() + 63) / 64);
    std::string counts, many;
    size_t number = 0, rank = 0;
    uint32_t before = 0;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
        while (number < all.docids.size() && all.docids[number] < *at)
            number++;
        if (number == all.docids.size() || all.docids[number] != *at)
            return std::string();
        uint32_t count = at.get_wdf(), small = std::min<uint32_t>(count, word_list::MANY);
        bits[number / 64] |= UINT64_C(1) << number % 64;
        if (rank++ % 2)
            counts.back() = static_cast<char>(counts.back() | small << 4);
        else
            counts.push_back(static_cast<char>(small));
        if (small == word_list::MANY) {
            put(static_cast<uint32_t>(number) - before, many);
            put(count, many);
            before = static_cast<uint32_t>(number);
        }
    }
    std::string out(bits.size() * sizeof(uint64_t), '\0');
    std::memcpy(out.data(), bits.data(), out.size());
    return out + counts + many;
}

/* The terms from FROM up to TO that are frequent among so many documents. */
void collect_terms(const Xapian::Database &database, const std::string &from, const std::string &to,
                   size_t documents, std::vector<std::string> &out) {
    auto at = database.allterms_begin();
    for (at.skip_to(from); at != database.allterms_end(); ++at) {
        std::string term = *at;
        if (term >= to)
            return;
        if (at.get_termfreq() >= documents / RARE + 1 && term.size() <= TERM_ROOM)
            out.push_back(term);
    }
}

void drop_old(Xapian::WritableDatabase &database) {
    std::vector<std::string> keys(database.metadata_keys_begin(list_prefix),
                                  database.metadata_keys_end(list_prefix));
    for (const std::string &key : keys)
        database.set_metadata(key, std::string());
}

} // namespace

namespace tracuu {

void make_lists(Xapian::WritableDatabase &database) {
    documents all = collect(database);
    std::string packed, exact = make_term(TC_FIELD_EXACT, tc_slice{nullptr, 0});
    std::vector<std::string> terms;
    /* Words have no prefix: all other terms begin with a capital letter. */
    collect_terms(database, "", "A", all.docids.size(), terms);
    collect_terms(database, exact, std::string(1, static_cast<char>(exact[0] + 1)),
                  all.docids.size(), terms);
    collect_terms(database, "[", "\xff", all.docids.size(), terms);
    drop_old(database);
    put_documents(all, packed);
    database.set_metadata(documents_key, packed);
    for (const std::string &term : terms)
        database.set_metadata(list_prefix + term, make_list(database, all, term));
}

void drop_lists(Xapian::WritableDatabase &database) {
    if (has_lists(database))
        database.set_metadata(documents_key, std::string());
}

bool has_lists(const Xapian::Database &database) {
    return !database.get_metadata(documents_key).empty();
}

bool read_documents(const Xapian::Database &database, documents &out) {
    std::string packed = database.get_metadata(documents_key);
    if (packed.empty())
        return false;
    reader in{packed.data(), packed.data() + packed.size()};
    size_t count = in.get();
    if (count > packed.size() / 2)
        damaged();
    out.docids.resize(count);
    out.lengths.resize(count);
    Xapian::docid docid = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t distance = in.get();
        if (distance == 0 || distance > UINT32_MAX - docid)
            damaged();
        out.docids[i] = docid += distance;
        out.lengths[i] = in.get();
    }
    return true;
}

std::string read_list(const Xapian::Database &database, const std::string &term) {
    return term.size() <= TERM_ROOM ? database.get_metadata(list_prefix + term) : std::string();
}

word_list::word_list(std::string bytes, size_t size)
    : bytes_(std::move(bytes)), words_((size + 63) / 64) {
    size_t ones = 0, head = words_ * sizeof(uint64_t);
    if (bytes_.size() < head)
        damaged();
    for (size_t word = 0; word < words_; word++)
        ones += static_cast<size_t>(__builtin_popcountll(bits(word)));
    bool over = size % 64 && bits(words_ - 1) >> size % 64;
    if (over || bytes_.size() - head < (ones + 1) / 2)
        damaged();
    reader in{bytes_.data() + head + (ones + 1) / 2, bytes_.data() + bytes_.size()};
    for (uint32_t number = 0; in.at < in.end;) {
        number += in.get();
        many_.emplace_back(number, in.get());
    }
}

uint32_t word_list::many(size_t number) {
    while (next_ < many_.size() && many_[next_].first < number)
        next_++;
    if (next_ == many_.size() || many_[next_].first != number)
        damaged();
    return many_[next_].second;
}

} // namespace tracuu
