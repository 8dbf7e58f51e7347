/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/needles.h>

static void prepare(tc_needles *needles) {
    for (size_t i = 0; i < needles->count && i < TC_NEEDLES_MAX; i++) {
        needles->lengths[i] = (uint8_t)strlen(needles->strings[i]);
        needles->begins[(unsigned char)needles->strings[i][0]] |= (uint16_t)(1U << i);
    }
    needles->ready = true;
}

size_t tc_needles_next(tc_needles *needles, tc_slice text, size_t from, size_t *which) {
    if (!needles->ready)
        prepare(needles);
    for (size_t at = from; at < text.len; at++) {
        unsigned bits = needles->begins[(unsigned char)text.ptr[at]];
        for (; bits; bits &= bits - 1) {
            size_t i = (size_t)__builtin_ctz(bits), n = needles->lengths[i];
            const char *string = needles->strings[i];
            if (n <= text.len - at && (n == 1 || text.ptr[at + 1] == string[1]) &&
                memcmp(text.ptr + at, string, n) == 0) {
                *which = i;
                return at;
            }
        }
    }
    return SIZE_MAX;
}
