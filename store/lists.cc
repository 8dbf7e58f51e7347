/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lists.h"

#include "numbers.h"
#include "term.h"
#include "word_list.h"

#include <algorithm>

using namespace tracuu;

namespace {

/* Metadata: the documents, and before each term its list. */
constexpr char documents_key[] = "tracuu-shard";
constexpr char list_prefix[] = "tracuu-word ";
/* … as they were before. */
constexpr char old_documents_key[] = "tracuu-documents";
constexpr char old_list_prefix[] = "tracuu-list ";

enum {
    RARE = 4,      /* a word that fewer than one document of so many has is read as fast without */
    TERM_ROOM = 60 /* bytes; longer words are not that frequent */
};

template <class Number>
void copy_lengths(const char *from, std::vector<uint32_t> &to) {
    for (size_t i = 0; i < to.size(); i++) {
        Number length;
        std::memcpy(&length, from + i * sizeof length, sizeof length);
        to[i] = sizeof length == 2 ? le16toh(length) : le32toh(length);
    }
}

/* ---- Making ---- */

documents collect(const Xapian::Database &database) {
    documents all;
    std::string kind = documents_term();
    for (auto at = database.postlist_begin(kind); at != database.postlist_end(kind); ++at)
        all.add(*at, at.get_doclength());
    return all;
}

/* "" for a word that entries of other kinds have, too: these are not numbered. */
std::string make_list(const Xapian::Database &database, const documents &all,
                      const std::string &term) {
    std::vector<counted> found;
    bool known = true;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
        size_t number = all.number(*at, known);
        if (!known)
            return std::string();
        if (at.get_wdf()) /* without one it would look as if the word were not there */
            found.push_back({static_cast<uint32_t>(number), at.get_wdf()});
        else
            return std::string();
    }
    return pack_list(found, all.size());
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

void drop_all(Xapian::WritableDatabase &database) {
    for (const char *prefix : {list_prefix, old_list_prefix, old_documents_key}) {
        std::vector<std::string> keys(database.metadata_keys_begin(prefix),
                                      database.metadata_keys_end(prefix));
        for (const std::string &key : keys)
            database.set_metadata(key, std::string());
    }
}

} // namespace

namespace tracuu {

/* ---- Documents ---- */

void documents::add(Xapian::docid docid, uint32_t length) {
    bits_.resize(docid / 64 + 1);
    bits_[docid / 64] |= UINT64_C(1) << docid % 64;
    lengths_.push_back(length);
    before_.resize(bits_.size() + 1, static_cast<uint32_t>(lengths_.size()) - 1);
    before_.back() = static_cast<uint32_t>(lengths_.size());
}

void documents::sum_up() {
    uint32_t sum = 0;
    before_.resize(bits_.size() + 1);
    for (size_t i = 0; i < bits_.size(); i++) {
        before_[i] = sum;
        sum += ones(bits_[i]);
    }
    before_[bits_.size()] = sum;
}

Xapian::docid documents::docid(size_t number) const {
    auto behind = std::upper_bound(before_.begin(), before_.end(), static_cast<uint32_t>(number));
    size_t word = static_cast<size_t>(behind - before_.begin()) - 1;
    uint64_t left = bits_.at(word);
    for (size_t skip = number - before_[word]; skip; skip--)
        left &= left - 1;
    return static_cast<Xapian::docid>(word * 64 + lowest(left));
}

size_t documents::number(Xapian::docid docid, bool &found) const {
    size_t word = docid / 64;
    found = word < bits_.size() && (bits_[word] >> docid % 64 & 1);
    if (word >= bits_.size())
        return size();
    return before_[word] + ones(bits_[word] & ((UINT64_C(1) << docid % 64) - 1));
}

/* The bits, how many words these are in front, and each length in as many bytes as the longest
 * takes, 2 or 4. */
std::string documents::pack() const {
    uint32_t longest = 0;
    std::string out;
    for (uint32_t length : lengths_)
        longest = std::max(longest, length);
    put_number(static_cast<uint32_t>(bits_.size()), out);
    put_number(longest > UINT16_MAX ? 4 : 2, out);
    put_words(bits_, out);
    for (uint32_t length : lengths_) {
        uint32_t number = htole32(length);
        out.append(reinterpret_cast<const char *>(&number), longest > UINT16_MAX ? 4 : 2);
    }
    return out;
}

void documents::unpack(const std::string &packed) {
    const char *at = packed.data(), *end = at + packed.size();
    size_t words = get_number(at, end), width = get_number(at, end);
    if (static_cast<size_t>(end - at) / sizeof(uint64_t) < words || (width != 2 && width != 4))
        damaged_list();
    bits_.resize(words);
    for (size_t i = 0; i < words; i++)
        bits_[i] = word_at(at, i);
    at += words * sizeof(uint64_t);
    sum_up();
    if (static_cast<size_t>(end - at) != before_.back() * width)
        damaged_list();
    lengths_.resize(before_.back());
    if (width == 2)
        copy_lengths<uint16_t>(at, lengths_);
    else
        copy_lengths<uint32_t>(at, lengths_);
}

/* ---- Making and taking away ---- */

void make_lists(Xapian::WritableDatabase &database) {
    documents all = collect(database);
    std::string exact = make_term(TC_FIELD_EXACT, tc_slice{nullptr, 0});
    std::vector<std::string> terms;
    /* Words have no prefix: all other terms begin with a capital letter. */
    collect_terms(database, "", "A", all.size(), terms);
    collect_terms(database, exact, std::string(1, static_cast<char>(exact[0] + 1)), all.size(),
                  terms);
    collect_terms(database, "[", "\xff", all.size(), terms);
    drop_all(database);
    database.set_metadata(documents_key, all.pack());
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
    out.unpack(packed);
    return true;
}

std::string read_list(const Xapian::Database &database, const std::string &term) {
    return term.size() <= TERM_ROOM ? database.get_metadata(list_prefix + term) : std::string();
}

} // namespace tracuu
