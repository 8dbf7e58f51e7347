/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "state.h"

#include <stdio.h>
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

/* One is kept for each file: 64 digits keep it short. */
static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

static char *write_number(char *out, uint64_t number, char behind) {
    char reversed[16];
    int count = 0;
    do
        reversed[count++] = digits[number & 63];
    while (number >>= 6);
    while (count > 0)
        *out++ = reversed[--count];
    *out++ = behind;
    return out;
}

void tc_state_pack(const tc_state *state, char out[TC_STATE_SIZE]) {
    out = write_number(out, state->extractor, ' ');
    out = write_number(out, state->size, ' ');
    out = write_number(out, (uint64_t)state->mtime, ' ');
    out = write_number(out, state->hash, '\0') - 1;
    static const char *const zips[] = {"", " nozip", " zip"};
    snprintf(out, 24, "%s%s%s", state->scan ? " scan" : "", zips[state->zip],
             state->retry ? " retry" : "");
}

/* Whatever it makes of a text that is no number, tc_state_unpack notices. */
static uint64_t read_number(const char **at) {
    uint64_t number = 0;
    const char *digit;
    for (; **at && **at != ' ' && (digit = strchr(digits, **at)) != NULL; ++*at)
        number = number << 6 | (uint64_t)(digit - digits);
    *at += **at == ' ';
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
    tc_state state = {0};
    state.extractor = (uint32_t)read_number(&at);
    state.size = read_number(&at);
    state.mtime = (int64_t)read_number(&at);
    state.hash = read_number(&at);
    state.scan = strstr(at, "scan") != NULL;
    state.retry = strstr(at, "retry") != NULL;
    state.zip = strstr(at, "nozip") ? TC_ZIP_NONE
                : strstr(at, "zip") ? TC_ZIP_ARCHIVE
                                    : TC_ZIP_UNSEEN;
    tc_state_pack(&state, again);
    if (strcmp(text, again) != 0)
        return false;
    *out = state;
    return true;
}
