/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "word_list.h"

#include "numbers.h"
#include "wide.h"

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
    size_t left = bytes_->size() - 1, head = bits_size(form_, size);
    bits_ = bytes_->data() + 1;
    if (left < head)
        damaged_list();
    size_t found = form_ == packed_form ? widest().ones(bits_, words_) : 0;
    size_t body = counts_size(form_, size, found);
    if (left - head < body)
        damaged_list();
    counts_ = bits_ + head;
    many_ = body_end_ = counts_ + body;
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
        widest().look_at_halves(window(room), WINDOW, bits);
    if (form_ == bytes_form)
        widest().look_at_bytes(window(room), WINDOW, bits);
    if (form_ == packed_form) {
        before_ += widest().ones(bits_ + summed_ * sizeof *bits, first - summed_);
        summed_ = first;
        for (size_t i = 0; i < WORDS; i++)
            bits[i] = first + i < words_ ? word_at(bits_, first + i) : 0;
    }
    if (words_ - 1 - first < WORDS && size_ % 64)
        bits[words_ - 1 - first] &= (UINT64_C(1) << size_ % 64) - 1;
}

void word_list::count_packed(float *counts) const {
    uint64_t bits[WORDS] = {0};
    size_t size = static_cast<size_t>(body_end_ - counts_);
    for (size_t i = 0; i < WORDS && first_ + i < words_; i++)
        bits[i] = word_at(bits_, first_ + i);
    widest().count_packed(bits, WORDS, counts_, size, before_, counts);
}

void word_list::count(float *counts) {
    char room[WINDOW];
    uint64_t begin = first_ * 64;
    if (form_ == halves_form)
        widest().count_halves(window(room), WINDOW, counts);
    else if (form_ == bytes_form)
        widest().count_bytes(window(room), WINDOW, counts);
    else
        count_packed(counts);
    for (; many_number_ < begin + WINDOW; next_many()) {
        uint32_t many = get_number(many_, end_);
        if (many_number_ >= begin)
            counts[many_number_ - begin] = static_cast<float>(many);
    }
}

} // namespace tracuu
