/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lists.h"

#include "numbers.h"
#include "term.h"
#include "wide.h"
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
    RARE = 4,       /* a word that fewer than one document of so many has is read as fast without */
    TERM_ROOM = 60, /* bytes; longer words are not that frequent */
    FEW = 4         /* words of bits between two sums of them */
};

void copy_words(const char *from, size_t count, uint32_t *to) {
    for (size_t i = 0; i < count; i++) {
        uint32_t length;
        std::memcpy(&length, from + i * sizeof length, sizeof length);
        to[i] = le32toh(length);
    }
}

/* ---- Making ---- */

/* The documents: how many words their bits are, from docid 0 on, and how many bytes each length
 * takes, 2 or 4; these words, and these lengths. */
std::string pack_documents(const Xapian::Database &database) {
    std::vector<uint64_t> bits;
    std::vector<uint32_t> lengths;
    std::string out, kind = documents_term();
    uint32_t longest = 0;
    for (auto at = database.postlist_begin(kind); at != database.postlist_end(kind); ++at) {
        bits.resize(*at / 64 + 1);
        bits.back() |= UINT64_C(1) << *at % 64;
        lengths.push_back(at.get_doclength());
        longest = std::max(longest, lengths.back());
    }
    uint32_t width = longest > UINT16_MAX ? 4 : 2;
    put_number(static_cast<uint32_t>(bits.size()), out);
    put_number(width, out);
    put_words(bits, out);
    for (uint32_t length : lengths) {
        length = htole32(length);
        out.append(reinterpret_cast<const char *>(&length), width);
    }
    return out;
}

/* "" for a word that entries of other kinds have, too: these are not numbered. */
std::string make_list(const Xapian::Database &database, const documents &all,
                      const std::string &term) {
    std::vector<counted> found;
    documents::place last = {0, 0};
    bool known = true;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
        size_t number = all.number(*at, known, last);
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
        if (may_have_list(documents, at.get_termfreq()) && term.size() <= TERM_ROOM)
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

uint64_t documents::word(size_t number) const {
    return word_at(packed_.data() + bits_at_, number);
}

void documents::unpack(std::string packed) {
    packed_ = std::move(packed);
    const char *begin = packed_.data(), *at = begin, *end = at + packed_.size();
    words_ = get_number(at, end);
    width_ = get_number(at, end);
    if (static_cast<size_t>(end - at) / sizeof(uint64_t) < words_ || (width_ != 2 && width_ != 4))
        damaged_list();
    bits_at_ = static_cast<size_t>(at - begin);
    lengths_at_ = bits_at_ + words_ * sizeof(uint64_t);
    before_.clear();
    size_ = 0;
    before_.reserve(words_ / FEW + 1);
    for (size_t i = 0; i < words_; i += FEW) {
        before_.push_back(static_cast<uint32_t>(size_));
        size_ += widest().ones(begin + bits_at_ + i * sizeof(uint64_t),
                               std::min<size_t>(FEW, words_ - i));
    }
    if (packed_.size() - lengths_at_ != size_ * width_)
        damaged_list();
}

Xapian::docid documents::docid(size_t number) const {
    auto behind = std::upper_bound(before_.begin(), before_.end(), static_cast<uint32_t>(number));
    size_t few = static_cast<size_t>(behind - before_.begin()) - 1, i = few * FEW;
    uint32_t skip = static_cast<uint32_t>(number) - before_[few];
    for (uint32_t here; i + 1 < words_ && (here = ones(word(i))) <= skip; i++)
        skip -= here;
    uint64_t left = word(i);
    for (; skip; skip--)
        left &= left - 1;
    return static_cast<Xapian::docid>(i * 64 + lowest(left));
}

size_t documents::number(Xapian::docid docid, bool &found) const {
    place from = {docid / 64 / FEW * FEW, 0};
    from.before = from.word < words_ ? before_[from.word / FEW] : 0;
    return number(docid, found, from);
}

size_t documents::number(Xapian::docid docid, bool &found, place &p) const {
    size_t at = docid / 64;
    found = false;
    if (at >= words_)
        return size_;
    if (at / FEW > p.word / FEW)
        p = {at / FEW * FEW, before_[at / FEW]};
    for (; p.word < at; p.word++)
        p.before += ones(word(p.word));
    uint64_t bits = word(at);
    found = bits >> docid % 64 & 1;
    return p.before + ones(bits & ((UINT64_C(1) << docid % 64) - 1));
}

void documents::lengths(size_t first, size_t count, uint32_t *out) const {
    const char *from = packed_.data() + lengths_at_ + first * width_;
    if (width_ == 2)
        widest().widen(from, count, out);
    else
        copy_words(from, count, out);
}

/* ---- Making and taking away ---- */

void make_lists(Xapian::WritableDatabase &database) {
    std::string packed = pack_documents(database);
    documents all;
    all.unpack(packed);
    std::vector<std::string> terms;
    /* Words have no prefix: all other terms begin with a capital letter. */
    collect_terms(database, "", "A", all.size(), terms);
    collect_terms(database, "[", "\xff", all.size(), terms);
    drop_all(database);
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
    out.unpack(std::move(packed));
    return true;
}

bool may_have_list(size_t documents, uint32_t frequency) {
    return frequency >= documents / RARE + 1;
}

list_bytes read_list(const Xapian::Database &database, const std::string &term) {
    if (term.size() > TERM_ROOM)
        return nullptr;
    std::string bytes = database.get_metadata(list_prefix + term);
    return bytes.empty() ? nullptr : std::make_shared<const std::string>(std::move(bytes));
}

} // namespace tracuu
