/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <base/lanes.h>
#include <text/letter.h>
#include <text/text.h>

#include <unicode/uchar.h>

#include <string.h>

void tc_utf8_put(tc_buffer *buffer, uint32_t c) {
    char bytes[4];
    size_t n;
    if (c < 0x80) {
        bytes[0] = (char)c;
        n = 1;
    } else if (c < 0x800) {
        bytes[0] = (char)(0xC0 | c >> 6);
        bytes[1] = (char)(0x80 | (c & 0x3F));
        n = 2;
    } else if (c < 0x10000) {
        bytes[0] = (char)(0xE0 | c >> 12);
        bytes[1] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (c & 0x3F));
        n = 3;
    } else {
        bytes[0] = (char)(0xF0 | c >> 18);
        bytes[1] = (char)(0x80 | (c >> 12 & 0x3F));
        bytes[2] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[3] = (char)(0x80 | (c & 0x3F));
        n = 4;
    }
    tc_buffer_add(buffer, (tc_slice){bytes, n});
}

/* White space that takes no room: it joins what stands around it. */
/* Bytes of the character at P, of which LEFT are there; 0 when it is none. */
static size_t character(const unsigned char *p, size_t left) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t n = p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : p[0] < 0xF5 ? 4 : 0;
    if (n == 0 || n > left)
        return 0;
    uint32_t c = p[0] & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (p[i] & 0x3F);
    }
    return c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0 : n;
}

bool tc_utf8_is_valid(tc_slice s) {
    const unsigned char *p = (const unsigned char *)s.ptr;
    for (size_t i = 0; i < s.len;) {
        size_t n = p[i] && p[i] < 0x80 ? 1 : character(p + i, s.len - i);
        if (n == 0)
            return false;
        i += n;
    }
    return true;
}

bool tc_utf8_is_ascii(tc_slice s) {
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] & 0x80)
            return false;
    return true;
}

bool tc_utf8_is_number(tc_slice s) {
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return s.len > 0;
}

bool tc_utf8_is_invisible(const char *p, size_t n) {
    return (n == 2 && memcmp(p, "\xC2\xAD", 2) == 0) ||
           (n == 3 && (memcmp(p, "\xE2\x80\x8B", 3) == 0 || memcmp(p, "\xEF\xBB\xBF", 3) == 0));
}

size_t tc_utf8_count(tc_slice s) {
    enum { MOST = 15 }; /* blocks whose lanes can be summed up */
    size_t count = 0, i = 0;
    while (i + TC_LANES <= s.len) {
        tc_lanes begun = {0};
        for (int n = 0; n < MOST && i + TC_LANES <= s.len; n++, i += TC_LANES)
            begun -= (tc_lanes)((tc_lanes_load(s.ptr + i) & 0xC0) != 0x80);
        count += tc_lanes_sum(begun);
    }
    if (i < s.len && s.len >= TC_LANES) {
        tc_lanes last = (tc_lanes)((tc_lanes_load(s.ptr + s.len - TC_LANES) & 0xC0) != 0x80);
        return count + tc_lanes_count(last & ~tc_lanes_below(TC_LANES - (s.len - i)));
    }
    for (; i < s.len; i++)
        count += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return count;
}

tc_slice tc_text_squeeze(tc_arena *arena, tc_slice s) {
    char *out = tc_arena_room(arena, s.len + 1);
    if (!out)
        return (tc_slice){NULL, 0};
    size_t length = 0, retry = 0;
    bool gap = false;
    for (size_t i = 0; i < s.len;) {
        if (i >= retry && i + TC_LANES_WORDS <= s.len && s.ptr[i] != ' ') {
            size_t run = tc_lanes_words(s.ptr + i);
            run -= run && s.ptr[i + run - 1] == ' ';
            if (run && gap && length)
                out[length++] = ' ';
            gap = gap && !run;
            retry = i + run + 1;
            if (run) { /* there is room for all sixteen: no more is written than was read */
                memcpy(out + length, s.ptr + i, TC_LANES);
                length += run;
                i += run;
                continue;
            }
        }
        size_t space = tc_utf8_space(s, i);
        if (space) {
            gap = gap || !tc_utf8_is_invisible(s.ptr + i, space);
            i += space;
            continue;
        }
        if (gap && length)
            out[length++] = ' ';
        gap = false;
        out[length++] = s.ptr[i++];
    }
    out[length] = '\0';
    return (tc_slice){out, length};
}

static bool is_small(uint32_t c) {
    return tc_is_letter(c) && !tc_is_upper(c);
}

bool tc_begins_small(tc_slice s) {
    size_t offset = 0;
    return s.len && is_small(tc_utf8_next(s, &offset));
}

bool tc_has_small(tc_slice s) {
    for (size_t at = 0; at < s.len;)
        if (is_small(tc_utf8_next(s, &at)))
            return true;
    return false;
}

tc_slice tc_text_upper(tc_arena *arena, tc_slice s) {
    tc_buffer out;
    tc_buffer_init(&out, 2 * s.len + 16);
    for (size_t at = 0; at < s.len;)
        tc_utf8_put(&out, (uint32_t)u_toupper((UChar32)tc_utf8_next(s, &at)));
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return copy;
}
