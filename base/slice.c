/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/base.h>

#include <string.h>

tc_slice tc_slice_of(const char *string) {
    return (tc_slice){string, string ? strlen(string) : 0};
}

bool tc_slice_equal(tc_slice a, tc_slice b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

int tc_slice_compare(tc_slice a, tc_slice b) {
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool tc_slice_starts(tc_slice s, tc_slice prefix) {
    return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

bool tc_slice_ends(tc_slice s, tc_slice suffix) {
    return s.len >= suffix.len &&
           (suffix.len == 0 || memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0);
}

tc_slice tc_slice_sub(tc_slice s, size_t start, size_t end) {
    if (end > s.len)
        end = s.len;
    if (start > end)
        start = end;
    return (tc_slice){s.ptr ? s.ptr + start : NULL, end - start};
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

size_t tc_slice_find(tc_slice s, tc_slice needle, size_t from) {
    if (from > s.len || needle.len > s.len - from)
        return SIZE_MAX;
    if (needle.len == 0)
        return from;
    const char *hit = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
    return hit ? (size_t)(hit - s.ptr) : SIZE_MAX;
}
