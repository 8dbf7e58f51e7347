/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The streams of an OLE2 file in memory (Microsoft's [MS-CFB]).  Nothing in it is believed: chains
 * of sectors are followed no further than the file has sectors. */
#ifndef TRACUU_CORPUS_OLE2_H
#define TRACUU_CORPUS_OLE2_H

#include <base/base.h>

typedef struct tc_ole2 {
    tc_slice bytes;
    unsigned sector, mini; /* bytes of a sector, and of those of short streams, as powers of two */
    uint32_t cutoff;       /* bytes from which on a stream stands in sectors of the first kind */
    const uint32_t *fat, *minifat;
    uint32_t fat_count, minifat_count;
    tc_slice directory, ministream;
} tc_ole2;

/* Everything lives in ARENA; BYTES stay.  TC_ERR_FORMAT: damaged. */
TC_MUST_USE tc_status tc_ole2_open(tc_arena *arena, tc_slice bytes, tc_ole2 *out, tc_error *error);
/* The stream of that NAME (ASCII) beside the root, in ARENA or the file; empty when there is none.
 * TC_ERR_FORMAT: damaged. */
TC_MUST_USE tc_status tc_ole2_stream(const tc_ole2 *file, tc_arena *arena, const char *name,
                                     tc_slice *out, tc_error *error);

/* Numbers as such files have them; 0 beyond the end. */
static inline uint32_t tc_le16(tc_slice s, size_t at) {
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    return at < s.len && s.len - at >= 2 ? (uint32_t)(p[0] | p[1] << 8) : 0;
}
static inline uint32_t tc_le32(tc_slice s, size_t at) {
    return at < s.len && s.len - at >= 4 ? tc_le16(s, at) | tc_le16(s, at + 2) << 16 : 0;
}
static inline uint8_t tc_le8(tc_slice s, size_t at) {
    return at < s.len ? (uint8_t)s.ptr[at] : 0;
}

#endif
