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
