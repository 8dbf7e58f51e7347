/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sixteen bytes looked at together, by the vectors that every 64-bit machine has. */
#ifndef TRACUU_BASE_LANES_H
#define TRACUU_BASE_LANES_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef uint8_t tc_lanes __attribute__((vector_size(16)));
enum { TC_LANES = sizeof(tc_lanes) };

static inline tc_lanes tc_lanes_load(const char *p) {
    tc_lanes lanes;
    memcpy(&lanes, p, sizeof lanes);
    return lanes;
}

/* A bit for each lane in which a comparison holds (all ones, else zero), the first lane's lowest.
 */
static inline unsigned tc_lanes_mask(tc_lanes hits) {
#ifdef __SSE2__
    return (unsigned)_mm_movemask_epi8((__m128i)hits);
#else
    /* Brings the top bit of byte i to bit 56 + i. */
    const uint64_t tops = UINT64_C(0x8080808080808080), gather = UINT64_C(0x0002040810204081);
    uint64_t halves[2];
    memcpy(halves, &hits, sizeof halves);
    return (unsigned)((le64toh(halves[0]) & tops) * gather >> 56 |
                      (le64toh(halves[1]) & tops) * gather >> 56 << 8);
#endif
}

static inline bool tc_lanes_any(tc_lanes hits) {
#ifdef __SSE2__
    return tc_lanes_mask(hits) != 0;
#else
    uint64_t halves[2];
    memcpy(halves, &hits, sizeof halves);
    return (halves[0] | halves[1]) != 0;
#endif
}

/* The first lane in which it holds, or TC_LANES. */
static inline size_t tc_lanes_first(tc_lanes hits) {
    return (size_t)__builtin_ctz(tc_lanes_mask(hits) | 1U << TC_LANES);
}

/* The sum of all lanes, each of them at most fifteen. */
static inline unsigned tc_lanes_sum(tc_lanes lanes) {
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t halves[2];
    memcpy(halves, &lanes, sizeof halves);
    return (unsigned)(((halves[0] + halves[1]) * ones) >> 56);
}

/* In how many lanes it holds. */
static inline unsigned tc_lanes_count(tc_lanes hits) {
    return tc_lanes_sum(hits & 1);
}

/* Bytes that tc_lanes_words may read. */
enum { TC_LANES_WORDS = TC_LANES + 2 };

/* How many of the sixteen bytes at P, behind which are two more, are certainly words and blanks,
 * no blank with another one behind it, free of other white space and of signs that mark up text
 * (* < & [ ] \ |). */
static inline size_t tc_lanes_words(const char *p) {
    const tc_lanes v = tc_lanes_load(p), next = tc_lanes_load(p + 1), third = tc_lanes_load(p + 2);
    const tc_lanes blank = (tc_lanes)(v == ' ');
    tc_lanes special = (tc_lanes)(v < ' ') | (blank & (tc_lanes)(next == ' '));
    special |= (tc_lanes)(v == '*') | (tc_lanes)(v == '&') | (tc_lanes)((v | 0x40) == '|') |
               (tc_lanes)((v - (uint8_t)'[') < 3);
    /* White space beyond ASCII: E2 80 80–8B, E2 80 AF; the rest begins with C2, E3, EF. */
    special |= (tc_lanes)(v == 0xC2) | (tc_lanes)((v | 0x0C) == 0xEF);
    special |= (tc_lanes)(v == 0xE2) & ((tc_lanes)(third < 0x8C) | (tc_lanes)(third == 0xAF));
    return tc_lanes_first(special);
}

/* The first N lanes, of up to sixteen. */
static inline tc_lanes tc_lanes_below(size_t n) {
    static const uint8_t edge[2 * TC_LANES] = {255, 255, 255, 255, 255, 255, 255, 255,
                                               255, 255, 255, 255, 255, 255, 255, 255};
    return tc_lanes_load((const char *)edge + TC_LANES - n);
}

#endif
