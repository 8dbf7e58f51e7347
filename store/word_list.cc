/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "word_list.h"

#include "numbers.h"

#include <algorithm>

namespace tracuu {

namespace {

/* What a list begins with: one of these, whichever makes it the shortest. */
constexpr char packed_form = 'p'; /* a bit for each document, and half a byte for each bit */
constexpr char halves_form = 'h'; /* half a byte for each document */
constexpr char bytes_form = 'b';  /* a byte for each */

/* Counts from here on stand behind the others. */
uint32_t many_of(char form) {
    return form == bytes_form ? 0xFF : 0xF;
}

size_t bits_size(char form, size_t size) {
    return form == packed_form ? (size + 63) / 64 * sizeof(uint64_t) : 0;
}

/* FOUND of the SIZE documents have the word. */
size_t counts_size(char form, size_t size, size_t found) {
    return form == bytes_form ? size : ((form == packed_form ? found : size) + 1) / 2;
}

std::string pack_as(char form, const std::vector<counted> &found, size_t size) {
    std::vector<uint64_t> bits(bits_size(form, size) / sizeof(uint64_t));
    std::string counts(counts_size(form, size, found.size()), '\0'), many, out(1, form);
    uint32_t rank = 0, before = 0;
    for (const counted &one : found) {
        uint32_t place = form == packed_form ? rank++ : one.number;
        uint32_t small = std::min(one.count, many_of(form));
        if (form == packed_form)
            bits[one.number / 64] |= UINT64_C(1) << one.number % 64;
        if (form == bytes_form)
            counts[place] = static_cast<char>(small);
        else
            counts[place / 2] = static_cast<char>(counts[place / 2] | small << place % 2 * 4);
        if (small == many_of(form)) {
            put_number(one.number - before, many);
            put_number(one.count, many);
            before = one.number;
        }
    }
    put_words(bits, out);
    return out + counts + many;
}

/* ---- Windows ---- */

/* Of sixteen halves of bytes: a bit for each that is not 0. */
uint64_t which_halves(uint64_t halves) {
    halves |= halves >> 1;
    halves |= halves >> 2;
    halves &= UINT64_C(0x1111111111111111);
    halves = (halves | halves >> 3) & UINT64_C(0x0303030303030303);
    halves = (halves | halves >> 6) & UINT64_C(0x000F000F000F000F);
    halves = (halves | halves >> 12) & UINT64_C(0x000000FF000000FF);
    return (halves | halves >> 24) & 0xFFFF;
}

/* Of eight bytes: the same. */
uint64_t which_bytes(uint64_t bytes) {
    constexpr uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F);
    bytes = (((bytes & low) + low) | bytes) & ~low;
    return (bytes >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

void look_at_halves(const char *halves, uint64_t *bits) {
    for (size_t i = 0; i < WORDS; i++) {
        bits[i] = 0;
        for (size_t k = 0; k < 4; k++)
            bits[i] |= which_halves(word_at(halves, 4 * i + k)) << 16 * k;
    }
}

void look_at_bytes(const char *bytes, uint64_t *bits) {
    for (size_t i = 0; i < WORDS; i++) {
        bits[i] = 0;
        for (size_t k = 0; k < 8; k++)
            bits[i] |= which_bytes(word_at(bytes, 8 * i + k)) << 8 * k;
    }
}

void count_halves(const char *halves, float *counts) {
    struct pairs {
        float of[256][2];
        constexpr pairs() : of() {
            for (int i = 0; i < 256; i++) {
                of[i][0] = static_cast<float>(i % 16);
                of[i][1] = static_cast<float>(i / 16);
            }
        }
    };
    static constexpr pairs table;
    for (size_t i = 0; i < WINDOW / 2; i++)
        std::memcpy(counts + 2 * i, table.of[static_cast<uint8_t>(halves[i])], sizeof *table.of);
}

void count_bytes(const char *bytes, float *counts) {
    for (size_t i = 0; i < WINDOW; i++)
        counts[i] = static_cast<float>(static_cast<uint8_t>(bytes[i]));
}

} // namespace

std::string pack_list(const std::vector<counted> &found, size_t size) {
    std::string best = pack_as(packed_form, found, size);
    for (char form : {halves_form, bytes_form}) {
        std::string other = pack_as(form, found, size);
        if (other.size() < best.size())
            best = other;
    }
    return best;
}

word_list::word_list(std::shared_ptr<const std::string> bytes, size_t size)
    : bytes_(std::move(bytes)), form_(bytes_->front()), size_(size), words_((size + 63) / 64) {
    if (form_ != packed_form && form_ != halves_form && form_ != bytes_form)
        damaged_list();
    size_t left = bytes_->size() - 1, head = bits_size(form_, size), found = 0;
    bits_ = bytes_->data() + 1;
    if (left < head)
        damaged_list();
    for (size_t word = 0; form_ == packed_form && word < words_; word++)
        found += ones(word_at(bits_, word));
    size_t body = counts_size(form_, size, found);
    if (left - head < body)
        damaged_list();
    counts_ = bits_ + head;
    many_ = counts_ + body;
    end_ = bits_ + left;
    next_many();
}

void word_list::next_many() {
    many_number_ = many_ < end_ ? many_number_ + get_number(many_, end_) : UINT64_MAX;
}

/* The counts of the window, which are no packed ones; ROOM is where they are put when they are cut
 * off by the end. */
const char *word_list::window(char *room) const {
    size_t all = counts_size(form_, size_, 0), wanted = counts_size(form_, WINDOW, 0);
    size_t from = std::min(counts_size(form_, first_ * 64, 0), all);
    if (all - from >= wanted)
        return counts_ + from;
    std::memset(room, 0, wanted);
    std::memcpy(room, counts_ + from, all - from);
    return room;
}

void word_list::look(size_t first, uint64_t *bits) {
    char room[WINDOW];
    first_ = first;
    if (form_ == halves_form)
        look_at_halves(window(room), bits);
    if (form_ == bytes_form)
        look_at_bytes(window(room), bits);
    if (form_ == packed_form) {
        for (; summed_ < first; summed_++)
            before_ += ones(word_at(bits_, summed_));
        for (size_t i = 0; i < WORDS; i++)
            bits[i] = first + i < words_ ? word_at(bits_, first + i) : 0;
    }
    if (words_ - 1 - first < WORDS && size_ % 64)
        bits[words_ - 1 - first] &= (UINT64_C(1) << size_ % 64) - 1;
}

void word_list::count_packed(float *counts) const {
    size_t rank = before_;
    std::fill(counts, counts + WINDOW, 0.0F);
    for (size_t i = 0; i < WORDS && first_ + i < words_; i++)
        for (uint64_t left = word_at(bits_, first_ + i); left; left &= left - 1, rank++) {
            unsigned pair = static_cast<uint8_t>(counts_[rank / 2]);
            counts[i * 64 + lowest(left)] = static_cast<float>(pair >> rank % 2 * 4 & 0xF);
        }
}

void word_list::count(float *counts) {
    char room[WINDOW];
    uint64_t begin = first_ * 64;
    if (form_ == halves_form)
        count_halves(window(room), counts);
    else if (form_ == bytes_form)
        count_bytes(window(room), counts);
    else
        count_packed(counts);
    for (; many_number_ < begin + WINDOW; next_many()) {
        uint32_t many = get_number(many_, end_);
        if (many_number_ >= begin)
            counts[many_number_ - begin] = static_cast<float>(many);
    }
}

} // namespace tracuu
