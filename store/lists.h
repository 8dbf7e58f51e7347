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
struct documents {
    std::vector<Xapian::docid> docids;
    std::vector<uint32_t> lengths; /* as Xapian counts them: the sum of the counts of all words */
};

/* The documents that have a word: a bit for each document, and a count for each bit. */
class word_list {
  public:
    /* Of the SIZE documents of a shard, from the bytes that make_lists wrote. */
    word_list(std::string bytes, size_t size);

    /* 64 documents, from number 64 * WORD on; 0 behind the last. */
    uint64_t bits(size_t word) const {
        uint64_t out = 0;
        if (word < words_)
            __builtin_memcpy(&out, bytes_.data() + word * sizeof out, sizeof out);
        return out;
    }
    enum { MANY = 15 };

    /* Counts up to MANY, two in a byte, the first in its lower half: one for each bit. */
    const uint8_t *counts() const {
        return reinterpret_cast<const uint8_t *>(bytes_.data()) + words_ * sizeof(uint64_t);
    }
    /* The count of document NUMBER, where that says MANY.  Numbers must rise. */
    uint32_t many(size_t number);

  private:
    std::string bytes_;
    size_t words_;
    std::vector<std::pair<uint32_t, uint32_t>> many_; /* numbers and counts of MANY and over */
    size_t next_ = 0;
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
