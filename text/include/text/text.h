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

/* Decoded text.  Everything lives in the arena given to tc_text_decode, except that utf8 borrows
 * the source when that was already NFC UTF-8. */
typedef struct tc_text {
    tc_slice utf8;        /* NFC; no BOM; U+FFFD where the source was bad */
    const char *encoding; /* the source's, e.g. "UTF-8", "UTF-16LE" */
    size_t replaced;      /* bad sequences replaced */
    const tc_text_run *runs;
    size_t run_count;   /* never 0 */
    size_t source_size; /* bytes of the file */
} tc_text;

/* The largest file that is read as text, in bytes. */
#define TC_TEXT_MAX ((size_t)64 << 20)

/* Decodes BYTES.  ENCODING names the encoding as ICU knows it, or is NULL: then a byte order mark
 * decides, else UTF-16 by its zero bytes, else UTF-8.
 * TC_ERR_FORMAT when the bytes are not text (NUL bytes), TC_ERR_LIMIT over TC_TEXT_MAX,
 * TC_ERR_USAGE for an encoding that ICU has not. */
TC_MUST_USE tc_status tc_text_decode(tc_arena *arena, tc_slice bytes, const char *encoding,
                                     tc_text *out, tc_error *error);

/* The byte offset in the source of the character at OFFSET of the text; the end of the text gives
 * the end of the source.  O(log runs). */
size_t tc_text_source(const tc_text *text, size_t offset);

/* White space of any kind folded to one space, none at the ends; a zero-width space, BOM or soft
 * hyphen dropped.  Result in ARENA. */
tc_slice tc_text_squeeze(tc_arena *arena, tc_slice s);

/* Decodes one code point of valid UTF-8 at *OFFSET and moves past it; U+FFFD moves one byte. */
uint32_t tc_utf8_next(tc_slice s, size_t *offset);
/* Appends CODE POINT in UTF-8. */
void tc_utf8_put(tc_buffer *buffer, uint32_t code_point);
/* Bytes of white space (ASCII, NBSP, U+2000–200B, U+202F, U+3000, BOM, soft hyphen) at OFFSET, or
 * 0. */
size_t tc_utf8_space(tc_slice s, size_t offset);

#endif
