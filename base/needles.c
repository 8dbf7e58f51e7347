/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/needles.h>

static tc_lanes spread(unsigned char byte) {
    tc_lanes lanes;
    memset(&lanes, byte, sizeof lanes);
    return lanes;
}

static void add_pair(tc_needles *needles, const char *string) {
    for (size_t i = 0; i < needles->pair_count; i++)
        if (needles->pairs[i].first[0] == (unsigned char)string[0] &&
            needles->pairs[i].second[0] == (unsigned char)string[1])
            return;
    size_t n = needles->pair_count++;
    needles->pairs[n].first = spread((unsigned char)string[0]);
    needles->pairs[n].second = spread((unsigned char)string[1]);
    needles->pairs[n].any = spread(string[1] ? 0 : UINT8_MAX);
}

static void prepare(tc_needles *needles) {
    for (size_t i = 0; i < needles->count && i < TC_NEEDLES_MAX; i++) {
        needles->lengths[i] = (uint8_t)strlen(needles->strings[i]);
        needles->begins[(unsigned char)needles->strings[i][0]] |= (uint16_t)(1U << i);
        add_pair(needles, needles->strings[i]);
    }
    needles->ready = true;
}

/* At which of the sixteen bytes from P on, behind which is one more, one of the pairs stands. */
static tc_lanes may_hold(const tc_needles *needles, const char *p) {
    const tc_lanes first = tc_lanes_load(p), second = tc_lanes_load(p + 1);
    tc_lanes hits = {0};
    for (size_t i = 0; i < needles->pair_count; i++)
        hits |= (tc_lanes)(first == needles->pairs[i].first) &
                ((tc_lanes)(second == needles->pairs[i].second) | needles->pairs[i].any);
    return hits;
}

/* Whether a string stands at AT; its number in *WHICH. */
static bool stands_at(const tc_needles *needles, tc_slice text, size_t at, size_t *which) {
    for (unsigned bits = needles->begins[(unsigned char)text.ptr[at]]; bits; bits &= bits - 1) {
        size_t i = (size_t)__builtin_ctz(bits), n = needles->lengths[i];
        if (n <= text.len - at && memcmp(text.ptr + at, needles->strings[i], n) == 0) {
            *which = i;
            return true;
        }
    }
    return false;
}

size_t tc_needles_next(tc_needles *needles, tc_slice text, size_t from, size_t *which) {
    size_t at = from;
    if (!needles->ready)
        prepare(needles);
    for (; at + TC_LANES < text.len; at += TC_LANES) {
        tc_lanes hits = may_hold(needles, text.ptr + at);
        for (unsigned mask = tc_lanes_mask(hits); mask; mask &= mask - 1) {
            size_t i = at + (size_t)__builtin_ctz(mask);
            if (stands_at(needles, text, i, which))
                return i;
        }
    }
    for (; at < text.len; at++)
        if (stands_at(needles, text, at, which))
            return at;
    return SIZE_MAX;
}
