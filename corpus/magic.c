/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "magic.h"

#include <string.h>

/* Enough to know a binary file by. */
enum { HEAD = 64 * 1024 };

static const struct {
    const char *bytes;
    size_t length, offset;
    const char *name;
} known[] = {
    {"%PDF-", 5, 0, "a PDF file"},
    {"PK\3\4", 4, 0, "a ZIP file (docx, xlsx, odt …)"},
    {"PK\5\6", 4, 0, "an empty ZIP file"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, 0, "an OLE2 file (doc, xls …)"},
    {"{\\rtf", 5, 0, "an RTF file"},
    {"\x89PNG\r\n", 6, 0, "a PNG image"},
    {"\xFF\xD8\xFF", 3, 0, "a JPEG image"},
    {"GIF87a", 6, 0, "a GIF image"},
    {"GIF89a", 6, 0, "a GIF image"},
    {"II*\0", 4, 0, "a TIFF image"},
    {"MM\0*", 4, 0, "a TIFF image"},
    {"WEBP", 4, 8, "a WebP image"},
    {"\x1F\x8B", 2, 0, "a gzip file"},
    {"BZh", 3, 0, "a bzip2 file"},
    {"\xFD"
     "7zXZ",
     5, 0, "an xz file"},
    {"\x28\xB5\x2F\xFD", 4, 0, "a zstd file"},
    {"7z\xBC\xAF\x27\x1C", 6, 0, "a 7z file"},
    {"Rar!\x1A\x07", 6, 0, "a RAR file"},
    {"\x7F"
     "ELF",
     4, 0, "a program (ELF)"},
    {"SQLite format 3", 16, 0, "an SQLite database"},
};

static bool matches(tc_slice bytes, size_t i) {
    return bytes.len >= known[i].offset + known[i].length &&
           memcmp(bytes.ptr + known[i].offset, known[i].bytes, known[i].length) == 0;
}

/* A byte order mark, or zero bytes in every other place only. */
static bool is_utf16(tc_slice head) {
    size_t zeros[2] = {0, 0};
    if (tc_slice_starts(head, TC_SLICE("\xFF\xFE")) || tc_slice_starts(head, TC_SLICE("\xFE\xFF")))
        return true;
    for (size_t i = 0; i < head.len; i++)
        zeros[i % 2] += head.ptr[i] == '\0';
    size_t less = zeros[0] < zeros[1] ? zeros[0] : zeros[1];
    size_t more = zeros[0] + zeros[1] - less;
    return less * 20 <= more && more * 4 >= head.len / 2;
}

const char *tc_magic_name(tc_slice bytes) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (matches(bytes, i))
            return known[i].name;
    tc_slice head = tc_slice_sub(bytes, 0, HEAD);
    if (memchr(head.ptr, '\0', head.len) && !is_utf16(head))
        return "a binary file";
    return NULL;
}
