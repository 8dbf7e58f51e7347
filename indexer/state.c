/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "state.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
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
    XXH128_hash_t hash = XXH3_128bits(contents.ptr, contents.len);
    state->high = hash.high64;
    state->low = hash.low64;
}

bool tc_state_unchanged(const tc_state *before, const tc_state *now) {
    return !before->retry && before->extractor == now->extractor && before->size == now->size &&
           before->mtime == now->mtime;
}

bool tc_state_same_contents(const tc_state *before, const tc_state *now) {
    return !before->retry && before->extractor == now->extractor && before->size == now->size &&
           before->high == now->high && before->low == now->low;
}

void tc_state_pack(const tc_state *state, char out[TC_STATE_SIZE]) {
    snprintf(out, TC_STATE_SIZE,
             "%" PRIu32 " %" PRIu64 " %" PRId64 " %016" PRIx64 " %016" PRIx64 "%s%s",
             state->extractor, state->size, state->mtime, state->high, state->low,
             state->scan ? " scan" : "", state->retry ? " retry" : "");
}

/* Whatever it makes of a text that is no number, tc_state_unpack notices. */
static uint64_t read_number(const char **at, int base) {
    char *end;
    uint64_t number = strtoull(*at, &end, base);
    *at = end;
    return number;
}

/* What is read is packed again: only what tc_state_pack wrote comes out the same. */
bool tc_state_unpack(tc_slice packed, tc_state *out) {
    char text[TC_STATE_SIZE], again[TC_STATE_SIZE];
    if (packed.len == 0 || packed.len >= sizeof text)
        return false;
    memcpy(text, packed.ptr, packed.len);
    text[packed.len] = '\0';
    const char *at = text;
    tc_state state = {.retry = tc_slice_ends(packed, TC_SLICE(" retry")),
                      .scan = tc_slice_find(packed, TC_SLICE(" scan"), 0) != SIZE_MAX};
    state.extractor = (uint32_t)read_number(&at, 10);
    state.size = read_number(&at, 10);
    state.mtime = (int64_t)read_number(&at, 10);
    state.high = read_number(&at, 16);
    state.low = read_number(&at, 16);
    tc_state_pack(&state, again);
    if (strcmp(text, again) != 0)
        return false;
    *out = state;
    return true;
}
