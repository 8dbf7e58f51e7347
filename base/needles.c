/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/needles.h>

enum { LANES = sizeof(tc_lanes) };

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

/* Whether one of the pairs stands at one of the LANES bytes from P on, behind which is one more. */
static bool may_hold(const tc_needles *needles, const char *p) {
    tc_lanes first, second, hits = {0};
    uint64_t halves[2];
    memcpy(&first, p, sizeof first);
    memcpy(&second, p + 1, sizeof second);
    for (size_t i = 0; i < needles->pair_count; i++)
        hits |= (tc_lanes)(first == needles->pairs[i].first) &
                ((tc_lanes)(second == needles->pairs[i].second) | needles->pairs[i].any);
    memcpy(halves, &hits, sizeof halves);
    return halves[0] | halves[1];
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
    if (!needles->ready)
        prepare(needles);
    for (size_t at = from, end; at < text.len; at = end) {
        end = at + LANES;
        if (end < text.len && !may_hold(needles, text.ptr + at))
            continue;
        for (end = end < text.len ? end : text.len; at < end; at++)
            if (stands_at(needles, text, at, which))
                return at;
    }
    return SIZE_MAX;
}
