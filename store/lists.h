/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What Xapian takes long to read, once more in a form that is read at once: how long each document
 * of a shard is, and which of them have the words that very many have, and how often.
 *
 * Both are metadata of the shard, so that they come and go with its commits: a writer takes them
 * away with the first entry that it changes, and they are made anew when a run ends.  A shard
 * without them answers the same, by Xapian's own matcher. */
#ifndef TRACUU_STORE_LISTS_H
#define TRACUU_STORE_LISTS_H

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tracuu {

/* The entries that are documents, numbered from 0 in the order of their docids. */
class documents {
  public:
    /* Takes over what make_lists wrote. */
    void unpack(std::string packed);

    size_t size() const {
        return size_;
    }
    Xapian::docid docid(size_t number) const;
    /* The number of DOCID or of the first document behind it; FOUND says whether it is one. */
    size_t number(Xapian::docid docid, bool &found) const;
    /* The same for docids that rise, at a fraction of the price; PLACE begins zeroed. */
    struct place {
        size_t word, before;
    };
    size_t number(Xapian::docid docid, bool &found, place &p) const;
    /* How long COUNT documents from number FIRST on are, as Xapian counts: the sum of the counts of
     * all words. */
    void lengths(size_t first, size_t count, uint32_t *out) const;

  private:
    uint64_t word(size_t number) const;

    std::string packed_;
    size_t size_ = 0, words_ = 0, bits_at_ = 0, lengths_at_ = 0, width_ = 0;
    std::vector<uint32_t> before_; /* documents before every few words of the bits */
};

void make_lists(Xapian::WritableDatabase &database);
/* In the transaction that is open. */
void drop_lists(Xapian::WritableDatabase &database);

bool has_lists(const Xapian::Database &database);
/* False when the shard has none. */
bool read_documents(const Xapian::Database &database, documents &out);
/* NULL for a word without one, as those are that fewer documents have. */
using list_bytes = std::shared_ptr<const std::string>;
list_bytes read_list(const Xapian::Database &database, const std::string &term);
/* Whether a shard of so many documents may have one of a term that so many of its entries have. */
bool may_have_list(size_t documents, uint32_t frequency);

} // namespace tracuu

#endif
