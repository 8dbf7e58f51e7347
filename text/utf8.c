/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <text/text.h>

#include <string.h>

uint32_t tc_utf8_next(tc_slice s, size_t *offset) {
    const unsigned char *p = (const unsigned char *)s.ptr + *offset;
    size_t left = s.len - *offset;
    if (p[0] < 0x80) {
        *offset += 1;
        return p[0];
    }
    if (p[0] >= 0xC2 && p[0] < 0xE0 && left >= 2) {
        *offset += 2;
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
    if (p[0] >= 0xE0 && p[0] < 0xF0 && left >= 3) {
        *offset += 3;
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
    if (p[0] >= 0xF0 && p[0] < 0xF5 && left >= 4) {
        *offset += 4;
        return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
               (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
    }
    *offset += 1;
    return 0xFFFD;
}

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

size_t tc_utf8_space(tc_slice s, size_t offset) {
    if (offset >= s.len)
        return 0;
    const unsigned char *p = (const unsigned char *)s.ptr + offset;
    size_t left = s.len - offset;
    if (p[0] == ' ' || (p[0] >= '\t' && p[0] <= '\r'))
        return 1;
    if (p[0] == 0xC2 && left >= 2 && (p[1] == 0xA0 || p[1] == 0xAD)) /* NBSP, soft hyphen */
        return 2;
    if (left < 3 || (p[0] != 0xE2 && p[0] != 0xE3 && p[0] != 0xEF))
        return 0;
    if (p[0] == 0xE2 && p[1] == 0x80 && (p[2] <= 0x8B || p[2] == 0xAF))
        return 3;
    if (p[0] == 0xE3 && p[1] == 0x80 && p[2] == 0x80)
        return 3;
    return p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF ? 3 : 0;
}

/* White space that takes no room: it joins what stands around it. */
static bool is_invisible(const char *p, size_t n) {
    return (n == 2 && memcmp(p, "\xC2\xAD", 2) == 0) ||
           (n == 3 && memcmp(p, "\xE2\x80\x8B", 3) == 0) ||
           (n == 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0);
}

tc_slice tc_text_squeeze(tc_arena *arena, tc_slice s) {
    char *out = tc_arena_take(arena, s.len + 1);
    if (!out)
        return (tc_slice){NULL, 0};
    size_t length = 0;
    bool gap = false;
    for (size_t i = 0; i < s.len;) {
        size_t space = tc_utf8_space(s, i);
        if (space) {
            gap = gap || !is_invisible(s.ptr + i, space);
            i += space;
            continue;
        }
        if (gap && length)
            out[length++] = ' ';
        gap = false;
        out[length++] = s.ptr[i++];
    }
    return (tc_slice){out, length};
}
