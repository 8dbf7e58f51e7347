/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "state.h"

#include <endian.h>
#include <string.h>
#include <sys/stat.h>
#include <xxhash.h>

tc_state tc_state_of(const struct stat *info) {
    return (tc_state){
        .extractor = TC_EXTRACTOR_VERSION,
        .size = (uint64_t)info->st_size,
        .mtime = (int64_t)info->st_mtim.tv_sec * INT64_C(1000000000) + info->st_mtim.tv_nsec,
    };
}

void tc_state_hash(tc_state *state, tc_slice contents) {
    state->hash = XXH3_64bits(contents.ptr, contents.len);
}

bool tc_state_unchanged(const tc_state *before, const tc_state *now) {
    return !before->retry && before->extractor == now->extractor && before->size == now->size &&
           before->mtime == now->mtime;
}

bool tc_state_same_contents(const tc_state *before, const tc_state *now) {
    return !before->retry && before->extractor == now->extractor && before->size == now->size &&
           before->hash == now->hash;
}

/* One is kept for each file, so that every byte counts: version and size in seven bits a byte, the
 * low ones first, time and hash in eight bytes each, flags. */

enum { FLAG_RETRY = 1, FLAG_SCAN = 2, FLAG_ZIP = 4 /* and above */ };

static char *put_number(char *out, uint64_t number) {
    for (; number >= 0x80; number >>= 7)
        *out++ = (char)(number | 0x80);
    *out++ = (char)number;
    return out;
}

static char *put_bytes(char *out, uint64_t number) {
    number = htole64(number);
    memcpy(out, &number, sizeof number);
    return out + sizeof number;
}

tc_slice tc_state_pack(const tc_state *state, char out[TC_STATE_SIZE]) {
    char *end = put_number(out, state->extractor);
    end = put_number(end, state->size);
    end = put_bytes(end, (uint64_t)state->mtime);
    end = put_bytes(end, state->hash);
    *end++ = (char)((state->retry ? FLAG_RETRY : 0) | (state->scan ? FLAG_SCAN : 0) |
                    (int)state->zip * FLAG_ZIP);
    return (tc_slice){out, (size_t)(end - out)};
}

static uint64_t read_number(tc_slice *packed) {
    uint64_t number = 0;
    for (unsigned shift = 0; packed->len && shift < 64; shift += 7) {
        uint64_t byte = (unsigned char)*packed->ptr;
        *packed = tc_slice_sub(*packed, 1, packed->len);
        number |= (byte & 0x7F) << shift;
        if (byte < 0x80)
            break;
    }
    return number;
}

static uint64_t read_bytes(tc_slice *packed) {
    uint64_t number = 0;
    if (packed->len >= sizeof number)
        memcpy(&number, packed->ptr, sizeof number);
    *packed = tc_slice_sub(*packed, sizeof number, packed->len);
    return le64toh(number);
}

/* Packed again, only what tc_state_pack made comes out the same. */
bool tc_state_unpack(tc_slice packed, tc_state *out) {
    char again[TC_STATE_SIZE];
    tc_slice rest = packed;
    tc_state state = {0};
    state.extractor = (uint32_t)read_number(&rest);
    state.size = read_number(&rest);
    state.mtime = (int64_t)read_bytes(&rest);
    state.hash = read_bytes(&rest);
    unsigned flags = rest.len ? (unsigned char)*rest.ptr : 0;
    state.retry = flags & FLAG_RETRY;
    state.scan = flags & FLAG_SCAN;
    state.zip =
        flags / FLAG_ZIP <= TC_ZIP_ARCHIVE ? (tc_state_zip)(flags / FLAG_ZIP) : TC_ZIP_UNSEEN;
    if (!tc_slice_equal(tc_state_pack(&state, again), packed))
        return false;
    *out = state;
    return true;
}
