/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wide.h"

#include "numbers.h"

#include <algorithm>

#if defined(__x86_64__) && __has_include(<sys/platform/x86.h>)
#include <immintrin.h>
#include <sys/platform/x86.h>
#define TC_WIDE __attribute__((target("avx2,popcnt")))
#endif

namespace tracuu {

namespace {

/* ---- What every processor has ---- */

void count_halves(const char *halves, size_t count, float *out) {
    struct pairs {
        float of[256][2];
        constexpr pairs() : of() {
            for (int i = 0; i < 256; i++) {
                int low = i % 16, high = i / 16;
                of[i][0] = static_cast<float>(low);
                of[i][1] = static_cast<float>(high);
            }
        }
    };
    static constexpr pairs table;
    for (size_t i = 0; i < count / 2; i++)
        std::memcpy(out + 2 * i, table.of[static_cast<uint8_t>(halves[i])], sizeof *table.of);
}

void count_bytes(const char *bytes, size_t count, float *out) {
    for (size_t i = 0; i < count; i++)
        out[i] = static_cast<float>(static_cast<uint8_t>(bytes[i]));
}

/* What is beyond the end is 0. */
void count_packed(const uint64_t *bits, size_t count, const char *halves, size_t size, size_t first,
                  float *out) {
    std::fill(out, out + count * BLOCK, 0.0F);
    for (size_t i = 0; i < count; i++)
        for (uint64_t left = bits[i]; left && first / 2 < size; left &= left - 1, first++) {
            unsigned pair = static_cast<uint8_t>(halves[first / 2]);
            out[i * BLOCK + lowest(left)] = static_cast<float>(pair >> first % 2 * 4 & 0xF);
        }
}

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

void look_at_halves(const char *halves, size_t count, uint64_t *out) {
    for (size_t i = 0; i < count / BLOCK; i++) {
        out[i] = 0;
        for (size_t k = 0; k < 4; k++)
            out[i] |= which_halves(word_at(halves, 4 * i + k)) << 16 * k;
    }
}

void look_at_bytes(const char *bytes, size_t count, uint64_t *out) {
    for (size_t i = 0; i < count / BLOCK; i++) {
        out[i] = 0;
        for (size_t k = 0; k < 8; k++)
            out[i] |= which_bytes(word_at(bytes, 8 * i + k)) << 8 * k;
    }
}

size_t count_ones(const char *bytes, size_t count) {
    size_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += ones(word_at(bytes, i));
    return sum;
}

void widen(const char *bytes, size_t count, uint32_t *out) {
    for (size_t i = 0; i < count; i++) {
        uint16_t number;
        std::memcpy(&number, bytes + i * sizeof number, sizeof number);
        out[i] = le16toh(number);
    }
}

void divide(const uint32_t *lengths, size_t count, float each, float least, float all, float *out) {
    for (size_t i = 0; i < count; i++) {
        float share = each * static_cast<float>(static_cast<int32_t>(lengths[i]));
        out[i] = (share < least ? least : share) + all;
    }
}

void add(float weight, const float *__restrict counts, const float *__restrict divisors,
         float *__restrict weights) {
    for (size_t i = 0; i < BLOCK; i++)
        weights[i] += weight * counts[i] / (divisors[i] + counts[i]);
}

uint64_t reach(const float *weights, float least) {
    uint64_t out = 0;
    int some = 0;
    for (size_t i = 0; i < BLOCK; i++)
        some |= weights[i] >= least;
    for (size_t i = 0; some && i < BLOCK; i++)
        out |= static_cast<uint64_t>(weights[i] >= least) << i;
    return out;
}

constexpr wide plain = {count_halves,  count_bytes, count_packed, look_at_halves,
                        look_at_bytes, count_ones,  widen,        divide,
                        add,           reach};

/* ---- Eight numbers at a time ---- */

#ifdef TC_WIDE

TC_WIDE __m128i load_128(const char *bytes) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes));
}

TC_WIDE __m256i load_256(const void *bytes) {
    return _mm256_loadu_si256(static_cast<const __m256i *>(bytes));
}

/* The sixteen bytes as numbers. */
TC_WIDE void put_bytes(__m128i bytes, float *out) {
    _mm256_storeu_ps(out, _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(bytes)));
    _mm256_storeu_ps(out + 8, _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(_mm_srli_si128(bytes, 8))));
}

TC_WIDE void count_halves_wide(const char *halves, size_t count, float *out) {
    const __m128i low = _mm_set1_epi8(0xF);
    for (size_t i = 0; i < count; i += 32) {
        __m128i both = load_128(halves + i / 2);
        __m128i first = _mm_and_si128(both, low);
        __m128i second = _mm_and_si128(_mm_srli_epi16(both, 4), low);
        put_bytes(_mm_unpacklo_epi8(first, second), out + i);
        put_bytes(_mm_unpackhi_epi8(first, second), out + i + 16);
    }
}

TC_WIDE void count_bytes_wide(const char *bytes, size_t count, float *out) {
    for (size_t i = 0; i < count; i += 16)
        put_bytes(load_128(bytes + i), out + i);
}

/* For each eight bits where the bytes go that are for those set, one after the other. */
struct places {
    uint8_t of[256][8];
    constexpr places() : of() {
        for (int bits = 0; bits < 256; bits++)
            for (int i = 0, next = 0; i < 8; i++)
                of[bits][i] = static_cast<uint8_t>(bits >> i & 1 ? next++ : 0x80);
    }
};

TC_WIDE void count_packed_wide(const uint64_t *bits, size_t count, const char *halves, size_t size,
                               size_t first, float *out) {
    static constexpr places table;
    const __m128i low = _mm_set1_epi8(0xF);
    for (size_t i = 0; i < count; i++) {
        if (first / 2 + BLOCK / 2 + sizeof(uint64_t) > size) { /* of which all can be read */
            count_packed(bits + i, count - i, halves, size, first, out + i * BLOCK);
            return;
        }
        for (size_t k = 0; k < BLOCK; k += 8) {
            uint8_t eight = static_cast<uint8_t>(bits[i] >> k);
            uint64_t next = word_at(halves + first / 2, 0) >> first % 2 * 4;
            __m128i both = _mm_cvtsi64_si128(static_cast<int64_t>(next));
            __m128i counts = _mm_unpacklo_epi8(_mm_and_si128(both, low),
                                               _mm_and_si128(_mm_srli_epi16(both, 4), low));
            __m128i to = _mm_loadl_epi64(reinterpret_cast<const __m128i *>(table.of[eight]));
            __m256i numbers = _mm256_cvtepu8_epi32(_mm_shuffle_epi8(counts, to));
            _mm256_storeu_ps(out + i * BLOCK + k, _mm256_cvtepi32_ps(numbers));
            first += static_cast<size_t>(_mm_popcnt_u32(eight));
        }
    }
}

/* A bit for each byte that is not 0. */
TC_WIDE uint64_t which_wide(__m256i bytes) {
    __m256i none = _mm256_cmpeq_epi8(bytes, _mm256_setzero_si256());
    return static_cast<uint32_t>(~_mm256_movemask_epi8(none));
}

TC_WIDE void look_at_halves_wide(const char *halves, size_t count, uint64_t *out) {
    const __m256i low = _mm256_set1_epi8(0xF);
    for (size_t i = 0; i < count / BLOCK; i++) {
        __m256i both = load_256(halves + i * BLOCK / 2);
        __m256i first = _mm256_and_si256(both, low);
        __m256i second = _mm256_and_si256(_mm256_srli_epi16(both, 4), low);
        /* Of each half of the register: 0 to 15 and 32 to 47, 16 to 31 and 48 to 63. */
        uint64_t a = which_wide(_mm256_unpacklo_epi8(first, second));
        uint64_t b = which_wide(_mm256_unpackhi_epi8(first, second));
        out[i] = (a & 0xFFFF) | (b & 0xFFFF) << 16 | (a >> 16) << 32 | (b >> 16) << 48;
    }
}

TC_WIDE void look_at_bytes_wide(const char *bytes, size_t count, uint64_t *out) {
    for (size_t i = 0; i < count / BLOCK; i++)
        out[i] = which_wide(load_256(bytes + i * BLOCK)) |
                 which_wide(load_256(bytes + i * BLOCK + 32)) << 32;
}

TC_WIDE size_t count_ones_wide(const char *bytes, size_t count) {
    size_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += static_cast<size_t>(_mm_popcnt_u64(word_at(bytes, i)));
    return sum;
}

TC_WIDE void widen_wide(const char *bytes, size_t count, uint32_t *out) {
    size_t i = 0;
    for (; i + 8 <= count; i += 8)
        _mm256_storeu_si256(reinterpret_cast<__m256i *>(out + i),
                            _mm256_cvtepu16_epi32(load_128(bytes + 2 * i)));
    widen(bytes + 2 * i, count - i, out + i);
}

TC_WIDE void divide_wide(const uint32_t *lengths, size_t count, float each, float least, float all,
                         float *out) {
    for (size_t i = 0; i < count; i += 8) {
        __m256 share =
            _mm256_mul_ps(_mm256_set1_ps(each), _mm256_cvtepi32_ps(load_256(lengths + i)));
        share = _mm256_max_ps(share, _mm256_set1_ps(least));
        _mm256_storeu_ps(out + i, _mm256_add_ps(share, _mm256_set1_ps(all)));
    }
}

TC_WIDE void add_wide(float weight, const float *counts, const float *divisors, float *weights) {
    for (size_t i = 0; i < BLOCK; i += 8) {
        __m256 count = _mm256_loadu_ps(counts + i);
        __m256 share = _mm256_div_ps(_mm256_mul_ps(_mm256_set1_ps(weight), count),
                                     _mm256_add_ps(_mm256_loadu_ps(divisors + i), count));
        _mm256_storeu_ps(weights + i, _mm256_add_ps(_mm256_loadu_ps(weights + i), share));
    }
}

TC_WIDE uint64_t reach_wide(const float *weights, float least) {
    uint64_t out = 0;
    for (size_t i = 0; i < BLOCK; i += 8) {
        __m256 those =
            _mm256_cmp_ps(_mm256_loadu_ps(weights + i), _mm256_set1_ps(least), _CMP_GE_OQ);
        out |= static_cast<uint64_t>(static_cast<uint32_t>(_mm256_movemask_ps(those))) << i;
    }
    return out;
}

constexpr wide eight = {count_halves_wide,   count_bytes_wide,   count_packed_wide,
                        look_at_halves_wide, look_at_bytes_wide, count_ones_wide,
                        widen_wide,          divide_wide,        add_wide,
                        reach_wide};

#endif

} // namespace

const wide &widest() {
#ifdef TC_WIDE
    static const bool has_eight = CPU_FEATURE_ACTIVE(AVX2) && CPU_FEATURE_ACTIVE(POPCNT);
    return has_eight ? eight : plain;
#else
    return plain;
#endif
}

} // namespace tracuu
