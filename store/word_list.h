/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The documents of a shard that have a word that very many have, and how often. */
#ifndef TRACUU_STORE_WORD_LIST_H
#define TRACUU_STORE_WORD_LIST_H

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tracuu {

/* Documents go by in windows of WINDOW, whose bits are WORDS numbers. */
enum { WORDS = 32, WINDOW = WORDS * 64 };

/* Document NUMBER has the word COUNT times, which is not 0. */
struct counted {
    uint32_t number, count;
};

/* Of the SIZE documents of a shard; those that have the word by their numbers. */
std::string pack_list(const std::vector<counted> &found, size_t size);

class word_list {
  public:
    /* Of the SIZE documents of a shard, from the BYTES that pack_list made, which are not empty. */
    word_list(std::shared_ptr<const std::string> bytes, size_t size);

    /* Moves to the window from document 64 * FIRST on: a bit for each.  Windows must rise. */
    void look(size_t first, uint64_t *bits);
    /* How often those of this window have it; 0 where they do not. */
    void count(float *counts);

  private:
    const char *window(char *room) const;
    void count_packed(float *counts) const;
    void next_many();

    std::shared_ptr<const std::string> bytes_;
    char form_;
    size_t size_, words_;
    const char *bits_, *counts_, *body_end_;
    size_t first_ = 0;                            /* the word that the window begins with */
    size_t summed_ = 0, before_ = 0;              /* words, and the bits in these */
    const char *many_ = nullptr, *end_ = nullptr; /* larger counts with their documents … */
    uint64_t many_number_ = 0; /* … of which this is the next, at many_ its count */
};

} // namespace tracuu

#endif
