/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The loops over all documents of a window, with whatever instructions the processor has.  Both
 * kinds give the same bits: there is no instruction in it that rounds otherwise. */
#ifndef TRACUU_STORE_WIDE_H
#define TRACUU_STORE_WIDE_H

#include <cstddef>
#include <cstdint>

namespace tracuu {

enum { BLOCK = 64 }; /* documents that go by at once; counts of them are multiples of it */

struct wide {
    /* Halves of bytes, the low one first, and bytes as numbers. */
    void (*count_halves)(const char *halves, size_t count, float *out);
    void (*count_bytes)(const char *bytes, size_t count, float *out);
    /* Halves of bytes, SIZE bytes of them, of which those from number FIRST on are for the bits set
     * in BITS, COUNT words; 0 for the others, and for those beyond the end. */
    void (*count_packed)(const uint64_t *bits, size_t count, const char *halves, size_t size,
                         size_t first, float *out);
    /* A bit for each of them that is not 0. */
    void (*look_at_halves)(const char *halves, size_t count, uint64_t *out);
    void (*look_at_bytes)(const char *bytes, size_t count, uint64_t *out);
    /* Bits that are set in COUNT words, which BYTES may stand anywhere. */
    size_t (*ones)(const char *bytes, size_t count);
    /* Numbers of two bytes, the low one first; any COUNT. */
    void (*widen)(const char *bytes, size_t count, uint32_t *out);
    /* EACH times the length, at least LEAST, and ALL more. */
    void (*divide)(const uint32_t *lengths, size_t count, float each, float least, float all,
                   float *out);
    /* Adds what a term that counts WEIGHT gives a block. */
    void (*add)(float weight, const float *counts, const float *divisors, float *weights);
    /* A bit for each of a block that is LEAST or more. */
    uint64_t (*reach)(const float *weights, float least);
};

/* What this processor has. */
const wide &widest();

} // namespace tracuu

#endif
