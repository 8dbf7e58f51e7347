/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/base.h>
#include <base/lanes.h>

int tc_slice_compare(tc_slice a, tc_slice b) {
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

int tc_slice_order(const void *a, const void *b) {
    return tc_slice_compare(*(const tc_slice *)a, *(const tc_slice *)b);
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

tc_slice tc_slice_trim(tc_slice s) {
    while (s.len && is_space(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

/* Where the first and the last byte of NEEDLE stand at its distance, sixteen places at once: words
 * are short, and the library's search takes every byte by itself. */
static size_t find_short(tc_slice s, tc_slice needle, size_t from) {
    const size_t last = needle.len - 1;
    const tc_lanes first_byte = (tc_lanes){0} + (uint8_t)needle.ptr[0];
    const tc_lanes last_byte = (tc_lanes){0} + (uint8_t)needle.ptr[last];
    size_t at = from, end = s.len - last; /* where it may begin */
    while (at < end && end - from >= TC_LANES) {
        /* The last sixteen again, rather than fewer one by one. */
        at = at + TC_LANES <= end ? at : end - TC_LANES;
        tc_lanes hits = (tc_lanes)(tc_lanes_load(s.ptr + at) == first_byte) &
                        (tc_lanes)(tc_lanes_load(s.ptr + at + last) == last_byte);
        for (unsigned mask = tc_lanes_mask(hits); mask; mask &= mask - 1) {
            size_t i = at + (size_t)__builtin_ctz(mask);
            if (memcmp(s.ptr + i, needle.ptr, needle.len) == 0)
                return i;
        }
        at += TC_LANES;
    }
    for (; at + needle.len <= s.len; at++)
        if (s.ptr[at] == needle.ptr[0] && memcmp(s.ptr + at, needle.ptr, needle.len) == 0)
            return at;
    return SIZE_MAX;
}

size_t tc_slice_find(tc_slice s, tc_slice needle, size_t from) {
    enum { SHORT = 32 }; /* bytes; a longer one is for a search that is linear whatever it is */
    if (from > s.len || needle.len > s.len - from)
        return SIZE_MAX;
    if (needle.len == 0)
        return from;
    if (needle.len > 1 && needle.len <= SHORT)
        return find_short(s, needle, from);
    const char *hit = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
    return hit ? (size_t)(hit - s.ptr) : SIZE_MAX;
}

tc_slice tc_slice_cut(tc_slice *rest, char mark) {
    size_t end = tc_slice_find(*rest, (tc_slice){&mark, 1}, 0);
    tc_slice field = tc_slice_sub(*rest, 0, end);
    *rest = end == SIZE_MAX ? (tc_slice){NULL, 0} : tc_slice_sub(*rest, end + 1, rest->len);
    return field;
}
