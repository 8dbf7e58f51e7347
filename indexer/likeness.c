/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "likeness.h"

#include <string.h>
#include <xxhash.h>

static void write_key(XXH128_hash_t hash, char out[TC_LIKENESS_KEY]) {
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    for (int i = 0; i < TC_LIKENESS_KEY - 1; i++) {
        out[i] = digits[hash.low64 & 63];
        hash.low64 = hash.low64 >> 6 | hash.high64 << 58;
        hash.high64 >>= 6;
    }
    out[TC_LIKENESS_KEY - 1] = '\0';
}

/* A hash of what follows the last dot of the name from NAME to END: of "DOCX" and "docx" the same,
 * for both are read so. */
static uint64_t hash_of_ending(const char *name, const char *end, uint64_t secret) {
    char ending[16];
    size_t length = 0;
    const char *dot = memrchr(name, '.', (size_t)(end - name));
    for (const char *c = dot ? dot : end; c < end; c++) {
        if (length == sizeof ending)
            return XXH3_64bits_withSeed(dot, (size_t)(end - dot), secret);
        ending[length++] = *c >= 'A' && *c <= 'Z' ? (char)(*c | 0x20) : *c;
    }
    return XXH3_64bits_withSeed(ending, length, secret);
}

tc_likeness tc_likeness_of(uint64_t secret, tc_slice path, tc_slice bytes) {
    const char *slash = memrchr(path.ptr, '/', path.len);
    const char *name = slash ? slash + 1 : path.ptr, *end = path.ptr + path.len;
    XXH128_hash_t contents = XXH3_128bits_withSeed(bytes.ptr, bytes.len, secret);
    uint64_t parts[] = {contents.high64, contents.low64, bytes.len,
                        hash_of_ending(name, end, secret), 0};
    tc_likeness like = {.size = bytes.len};
    write_key(XXH3_128bits(parts, sizeof parts), like.key);
    parts[4] = XXH3_64bits_withSeed(name, (size_t)(end - name), secret) | 1;
    write_key(XXH3_128bits(parts, sizeof parts), like.named);
    return like;
}
