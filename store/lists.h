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
#include <string>
#include <vector>

namespace tracuu {

/* The entries that are documents, numbered from 0 in the order of their docids. */
class documents {
  public:
    size_t size() const {
        return lengths_.size();
    }
    /* As Xapian counts them: the sum of the counts of all words. */
    const uint32_t *lengths() const {
        return lengths_.data();
    }
    Xapian::docid docid(size_t number) const;
    /* The number of DOCID or of the first document behind it; FOUND says whether it is one. */
    size_t number(Xapian::docid docid, bool &found) const;

    void add(Xapian::docid docid, uint32_t length);
    std::string pack() const;
    void unpack(const std::string &packed);

  private:
    void sum_up();

    std::vector<uint64_t> bits_;   /* of docids, from 0 on */
    std::vector<uint32_t> before_; /* documents before each word of these, and all of them */
    std::vector<uint32_t> lengths_;
};

void make_lists(Xapian::WritableDatabase &database);
/* In the transaction that is open. */
void drop_lists(Xapian::WritableDatabase &database);

bool has_lists(const Xapian::Database &database);
/* False when the shard has none. */
bool read_documents(const Xapian::Database &database, documents &out);
/* "" when the word is not that frequent. */
std::string read_list(const Xapian::Database &database, const std::string &term);

} // namespace tracuu

#endif
