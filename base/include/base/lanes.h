/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sixteen bytes looked at together, by the vectors that every 64-bit machine has. */
#ifndef TRACUU_BASE_LANES_H
#define TRACUU_BASE_LANES_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t tc_lanes __attribute__((vector_size(16)));
enum { TC_LANES = sizeof(tc_lanes) };

static inline tc_lanes tc_lanes_load(const char *p) {
    tc_lanes lanes;
    memcpy(&lanes, p, sizeof lanes);
    return lanes;
}

/* The lanes of a comparison: all ones where it holds, else zero. */
static inline bool tc_lanes_any(tc_lanes hits) {
    uint64_t halves[2];
    memcpy(halves, &hits, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

/* The first lane from FROM on in which it holds, or TC_LANES. */
static inline size_t tc_lanes_first(tc_lanes hits, size_t from) {
    uint64_t halves[2];
    memcpy(halves, &hits, sizeof halves);
    for (size_t h = from / 8; h < 2; h++, from = 8 * h) {
        uint64_t left = le64toh(halves[h]) >> 8 * (from % 8);
        if (left)
            return from + (size_t)__builtin_ctzll(left) / 8;
    }
    return TC_LANES;
}

/* In how many lanes it holds. */
static inline unsigned tc_lanes_count(tc_lanes hits) {
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t halves[2];
    memcpy(halves, &hits, sizeof halves);
    return (unsigned)((((halves[0] & ones) + (halves[1] & ones)) * ones) >> 56);
}

/* How many of the sixteen bytes at P, behind which is one more, are certainly words with single
 * blanks between, free of other white space and of signs that mark up text (* < & [ ] \ |), and
 * begin with no blank; 0 when that is not certain. */
static inline size_t tc_lanes_words(const char *p) {
    const tc_lanes v = tc_lanes_load(p), next = tc_lanes_load(p + 1);
    const tc_lanes blank = (tc_lanes)(v == ' ');
    tc_lanes special = (tc_lanes)(v < ' ') | (blank & (tc_lanes)(next == ' '));
    special |= (tc_lanes)(v == '*') | (tc_lanes)(v == '<') | (tc_lanes)(v == '&') |
               (tc_lanes)(v == '|') | (tc_lanes)((v - (uint8_t)'[') < 3);
    /* White space beyond ASCII begins with these: C2, E2, E3, EF. */
    special |= (tc_lanes)(v == 0xC2) | (tc_lanes)(v == 0xEF) | (tc_lanes)((v & 0xFE) == 0xE2);
    if (p[0] == ' ' || tc_lanes_any(special))
        return 0;
    return p[TC_LANES - 1] == ' ' ? TC_LANES - 1 : TC_LANES;
}

/* How many of the sixteen bytes at P go on with a character of UTF-8. */
static inline unsigned tc_lanes_inner(const char *p) {
    return tc_lanes_count((tc_lanes)((tc_lanes_load(p) & 0xC0) == 0x80));
}

#endif
