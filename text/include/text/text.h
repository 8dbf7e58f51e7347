/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bytes of any encoding into NFC UTF-8 that remembers where each character came from. */
#ifndef TRACUU_TEXT_TEXT_H
#define TRACUU_TEXT_TEXT_H

#include <base/base.h>

/* One run of text whose bytes stand at the same distances in the source as here. */
typedef struct tc_text_run {
    uint32_t text;   /* offset in tc_text.utf8 */
    uint32_t source; /* offset in the file */
} tc_text_run;

/* Decoded text.  Everything lives in the arena given to tc_text_decode, except the source, which is
 * borrowed, and utf8 when the source was already NFC UTF-8. */
typedef struct tc_text {
    tc_slice utf8;        /* NFC; no BOM; U+FFFD where the source was bad */
    const char *encoding; /* the source's, e.g. "UTF-8", "UTF-16LE" */
    size_t replaced;      /* bad sequences replaced */
    const tc_text_run *runs;
    size_t run_count; /* never 0 */
    tc_slice source;  /* the bytes of the file */
} tc_text;

/* The largest file that is read as text, in bytes. */
#define TC_TEXT_MAX ((size_t)64 << 20)

/* Decodes BYTES.  ENCODING names the encoding as ICU or text/legacy.h knows it, or is NULL: then
 * a byte order mark decides, else UTF-16 by its zero bytes, else UTF-8, and where that does not fit
 * the encoding before Unicode in which the words are Vietnamese.
 * TC_ERR_FORMAT when the bytes are not text (NUL bytes), TC_ERR_LIMIT over TC_TEXT_MAX,
 * TC_ERR_USAGE for an encoding that ICU has not, TC_ERR_NOT_FOUND when it needs ICU's converters,
 * which tc_text_load does not find. */
TC_MUST_USE tc_status tc_text_decode(tc_arena *arena, tc_slice bytes, const char *encoding,
                                     tc_text *out, tc_error *error);

/* Loads what reads encodings that neither are UTF-8 nor stand in text/legacy.h, once: for a process
 * that will not be able to later. */
TC_MUST_USE tc_status tc_text_load(tc_error *error);

/* The byte offset in the source of the character at OFFSET of the text; the end of the text gives
 * the end of the source.  O(log runs). */
size_t tc_text_source(const tc_text *text, size_t offset);

/* What stands in the source for START to END (exclusive) of the text, accents apart from their
 * letters if they are there; where the source is not sound UTF-8, the text itself.  Borrowed. */
tc_slice tc_text_as_written(const tc_text *text, size_t start, size_t end);

/* White space of any kind folded to one space, none at the ends; a zero-width space, BOM or soft
 * hyphen dropped.  Result in ARENA. */
tc_slice tc_text_squeeze(tc_arena *arena, tc_slice s);

/* Every letter in upper case.  Result in ARENA; {NULL, 0} when out of memory. */
tc_slice tc_text_upper(tc_arena *arena, tc_slice s);

/* Decodes one code point of valid UTF-8 at *OFFSET and moves past it; U+FFFD moves one byte. */
static inline uint32_t tc_utf8_next(tc_slice s, size_t *offset) {
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
/* Whether S is UTF-8 as RFC 3629 has it: nothing overlong, no surrogates, no NUL. */
bool tc_utf8_is_valid(tc_slice s);
bool tc_utf8_is_ascii(tc_slice s);
/* Whether S is a number: digits, one or more, and nothing else. */
bool tc_utf8_is_number(tc_slice s);
/* How many characters begin in it. */
size_t tc_utf8_count(tc_slice s);
/* Whether S begins with a small letter, and so goes on with something; whether it has one at all:
 * what has none is in capitals, or has no letters. */
bool tc_begins_small(tc_slice s);
bool tc_has_small(tc_slice s);
/* Appends CODE POINT in UTF-8. */
void tc_utf8_put(tc_buffer *buffer, uint32_t code_point);
/* Whether the N bytes at P are white space that takes no room: zero-width space, BOM, soft hyphen.
 */
bool tc_utf8_is_invisible(const char *p, size_t n);
/* Bytes of white space (ASCII, NBSP, U+2000–200B, U+202F, U+3000, BOM, soft hyphen) at OFFSET, or
 * 0. */
static inline size_t tc_utf8_space(tc_slice s, size_t offset) {
    if (offset >= s.len)
        return 0;
    const unsigned char *p = (const unsigned char *)s.ptr + offset;
    if (p[0] < 0x80)
        return p[0] == ' ' || (p[0] >= '\t' && p[0] <= '\r');
    size_t left = s.len - offset;
    if (p[0] == 0xC2 && left >= 2 && (p[1] == 0xA0 || p[1] == 0xAD)) /* NBSP, soft hyphen */
        return 2;
    if (left < 3 || (p[0] != 0xE2 && p[0] != 0xE3 && p[0] != 0xEF))
        return 0;
    bool blank = (p[0] == 0xE2 && p[1] == 0x80 && (p[2] <= 0x8B || p[2] == 0xAF)) ||
                 (p[0] == 0xE3 && p[1] == 0x80 && p[2] == 0x80) ||
                 (p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF);
    return blank ? 3 : 0;
}

#endif
