/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "likeness.h"

#include <string.h>
#include <xxhash.h>

tc_likeness tc_likeness_of(uint64_t seed, tc_slice path, tc_slice bytes) {
    const char *slash = memrchr(path.ptr, '/', path.len);
    const char *name = slash ? slash + 1 : path.ptr, *end = path.ptr + path.len;
    const char *dot = memrchr(name, '.', (size_t)(end - name));
    const char *ending = dot ? dot : end;
    XXH128_hash_t contents = XXH3_128bits_withSeed(bytes.ptr, bytes.len, seed);
    return (tc_likeness){
        .contents = {contents.high64, contents.low64},
        .size = bytes.len,
        .ending = XXH3_64bits_withSeed(ending, (size_t)(end - ending), seed),
        .name = XXH3_64bits_withSeed(name, (size_t)(end - name), seed) | 1,
    };
}

bool tc_likeness_holds(const tc_likeness *one, const tc_likeness *other) {
    return one->size && one->size == other->size && one->contents.high == other->contents.high &&
           one->contents.low == other->contents.low && one->ending == other->ending &&
           (!one->name || one->name == other->name);
}

void tc_likeness_key(const tc_likeness *like, bool named, char out[TC_LIKENESS_KEY]) {
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    tc_likeness whole = *like;
    if (!named)
        whole.name = 0;
    XXH128_hash_t hash = XXH3_128bits(&whole, sizeof whole);
    for (int i = 0; i < TC_LIKENESS_KEY - 1; i++) {
        out[i] = digits[hash.low64 & 63];
        hash.low64 = hash.low64 >> 6 | hash.high64 << 58;
        hash.high64 >>= 6;
    }
    out[TC_LIKENESS_KEY - 1] = '\0';
}
