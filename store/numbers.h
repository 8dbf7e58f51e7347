/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers as the lists of lists.h have them, the same on every machine. */
#ifndef TRACUU_STORE_NUMBERS_H
#define TRACUU_STORE_NUMBERS_H

#include "guard.h"

#include <cstdint>
#include <cstring>
#include <endian.h>
#include <string>
#include <vector>

namespace tracuu {

[[noreturn]] inline void damaged_list() {
    throw failure(TC_ERR_FORMAT, "the index is damaged: a list of words cannot be read",
                  "remove it and run tracuu-index again");
}

/* Seven bits a byte, the low ones first. */
inline void put_number(uint32_t number, std::string &out) {
    for (; number >= 0x80; number >>= 7)
        out.push_back(static_cast<char>(number | 0x80));
    out.push_back(static_cast<char>(number));
}

inline uint32_t get_number(const char *&at, const char *end) {
    uint32_t number = 0;
    if (at < end && static_cast<uint8_t>(*at) < 0x80) /* the usual case */
        return static_cast<uint8_t>(*at++);
    for (unsigned shift = 0; at < end && shift < 32; shift += 7) {
        uint32_t byte = static_cast<uint8_t>(*at++);
        number |= (byte & 0x7F) << shift;
        if (byte < 0x80)
            return number;
    }
    damaged_list();
}

/* Words of 64 bits, of which BYTES may stand anywhere. */
inline uint64_t word_at(const char *bytes, size_t number) {
    uint64_t word;
    std::memcpy(&word, bytes + number * sizeof word, sizeof word);
    return le64toh(word);
}

inline void put_words(const std::vector<uint64_t> &words, std::string &out) {
    for (uint64_t word : words) {
        word = htole64(word);
        out.append(reinterpret_cast<const char *>(&word), sizeof word);
    }
}

/* How many bits are set: without an instruction for it the compiler would call a function. */
inline uint32_t ones(uint64_t word) {
    word -= word >> 1 & UINT64_C(0x5555555555555555);
    word = (word & UINT64_C(0x3333333333333333)) + (word >> 2 & UINT64_C(0x3333333333333333));
    word = (word + (word >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return static_cast<uint32_t>(word * UINT64_C(0x0101010101010101) >> 56);
}

inline size_t lowest(uint64_t word) {
    return static_cast<size_t>(__builtin_ctzll(word));
}

} // namespace tracuu

#endif
