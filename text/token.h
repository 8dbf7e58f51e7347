/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which bytes are a character of a token.  Private to text/. */
#ifndef TRACUU_TEXT_TOKEN_H
#define TRACUU_TEXT_TOKEN_H

#include <text/fold.h>
#include <text/text.h>

/* How many bytes at AT are a character of a token: 0 where it is none.  What Vietnamese is written
 * with is told by its bytes: U+00C0–U+01BF are letters but for × and ÷, and so are U+1E80–U+1EFF.
 */
static inline size_t tc_token_bytes(tc_slice text, size_t at) {
    const unsigned char *s = (const unsigned char *)text.ptr + at;
    size_t left = text.len - at, next = at;
    if (*s < 0x80)
        return tc_token_key[*s] != 0;
    if (*s == 0xE1 && left > 2 && (s[1] & 0xFE) == 0xBA && (s[2] & 0xC0) == 0x80)
        return 3;
    if (*s >= 0xC3 && *s <= 0xC6 && left > 1 && (s[1] & 0xC0) == 0x80)
        return *s == 0xC3 && (s[1] & 0xDF) == 0x97 ? 0 : 2;
    return tc_in_token(tc_utf8_next(text, &next)) ? next - at : 0;
}

#endif
