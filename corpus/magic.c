/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "magic.h"

#include "reader.h"

#include <base/lanes.h>
#include <base/locale.h>

#include <string.h>
#include <strings.h>

/* Enough to know a binary file, a page, a package by. */
enum { HEAD = 64 * 1024, PAGE_HEAD = 1024 };

static const struct {
    const char *bytes;
    size_t length, offset;
    const char *name;
    bool picture; /* that a page may have been scanned to */
} known[] = {
    {"PK\5\6", 4, 0, N_("an empty ZIP file"), false},
    {"\x89PNG\r\n", 6, 0, N_("a PNG image"), true},
    {"\xFF\xD8\xFF", 3, 0, N_("a JPEG image"), true},
    {"GIF87a", 6, 0, N_("a GIF image"), false},
    {"GIF89a", 6, 0, N_("a GIF image"), false},
    {"II*\0", 4, 0, N_("a TIFF image"), true},
    {"MM\0*", 4, 0, N_("a TIFF image"), true},
    {"WEBP", 4, 8, N_("a WebP image"), false},
    {"\x1F\x8B", 2, 0, N_("a gzip file"), false},
    {"BZh", 3, 0, N_("a bzip2 file"), false},
    {"\xFD"
     "7zXZ",
     5, 0, N_("an xz file"), false},
    {"\x28\xB5\x2F\xFD", 4, 0, N_("a zstd file"), false},
    {"7z\xBC\xAF\x27\x1C", 6, 0, "a 7z file", false},
    {"Rar!\x1A\x07", 6, 0, N_("a RAR file"), false},
    {"\x7F"
     "ELF",
     4, 0, N_("a program (ELF)"), false},
    {"SQLite format 3", 16, 0, N_("an SQLite database"), false},
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
    if (head.len > 1 && !memchr(head.ptr, '\0', head.len))
        return false;
    for (size_t i = 0; i < head.len; i++)
        zeros[i % 2] += head.ptr[i] == '\0';
    size_t less = zeros[0] < zeros[1] ? zeros[0] : zeros[1];
    size_t more = zeros[0] + zeros[1] - less;
    return less * 20 <= more && more * 4 >= head.len / 2;
}

static bool holds(tc_slice bytes, const char *what, size_t length) {
    return memmem(bytes.ptr, bytes.len, what, length) != NULL;
}

/* A ZIP file, by the names in its directory.  OpenDocument files begin with an entry that says what
 * they are. */
static tc_magic of_zip(tc_slice bytes) {
    tc_slice head = tc_slice_sub(bytes, 0, 256);
    if (holds(head, "mimetypeapplication/vnd.oasis.opendocument.", 43) ||
        holds(head, "mimetypeapplication/vnd.sun.xml.", 32))
        return (tc_magic){true, TC_FORMAT_ODT, N_("an OpenDocument file")};
    if (!holds(bytes, "[Content_Types].xml", 19))
        return (tc_magic){.name = N_("a ZIP file")};
    if (holds(bytes, "ppt/presentation.xml", 20))
        return (tc_magic){.name = N_("a presentation (pptx)")};
    if (holds(bytes, "xl/workbook.", 12))
        return (tc_magic){true, TC_FORMAT_XLSX, N_("a workbook (xlsx)")};
    return (tc_magic){true, TC_FORMAT_DOCX, N_("a Word document (docx)")};
}

/* Whether a stream of an OLE2 file (their sectors are of 512 bytes) begins with the header of a
 * Word document that is encrypted ([MS-DOC] 2.5.2, fEncrypted), or with that of a workbook that
 * goes on with FILEPASS ([MS-XLS] 2.4.117). */
static bool is_encrypted(tc_slice bytes) {
    for (size_t at = 512; at + 512 <= bytes.len; at += 512) {
        const char *head = bytes.ptr + at;
        if (memcmp(head, "\xEC\xA5", 2) == 0 && (head[3] == 0 || head[3] == 1) && head[11] & 1)
            return true;
        if (memcmp(head, "\x09\x08\x10\0\0\x06", 6) == 0 && memcmp(head + 20, "\x2F\0", 2) == 0)
            return true;
    }
    return false;
}

/* An OLE2 file, by the names of its streams, which are UTF-16. */
static tc_magic of_ole2(tc_slice bytes) {
    if (is_encrypted(bytes))
        return (tc_magic){.name = N_("protected by a password")};
    if (holds(bytes, "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24))
        return (tc_magic){true, TC_FORMAT_DOC, N_("a Word document (doc)")};
    if (holds(bytes, "W\0o\0r\0k\0b\0o\0o\0k\0", 16) || holds(bytes, "B\0o\0o\0k\0\0\0", 10))
        return (tc_magic){true, TC_FORMAT_XLS, N_("a workbook (xls)")};
    if (holds(bytes, "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32))
        return (tc_magic){.name = N_("protected by a password")};
    return (tc_magic){.name = N_("an OLE2 file")};
}

/* The first bytes without zeros and byte order mark, so that UTF-16 reads like ASCII. */
static size_t ascii_head(tc_slice bytes, char out[PAGE_HEAD]) {
    size_t n = 0;
    for (size_t i = 0; i < bytes.len && n < PAGE_HEAD - 1; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        if (c != 0 && c < 0x80)
            out[n++] = (char)c;
    }
    out[n] = '\0';
    return n;
}

/* Whether the first byte that ascii_head takes and that is no blank opens a tag. */
static bool begins_tag(tc_slice bytes) {
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        if (c != 0 && c < 0x80 && !strchr(" \t\r\n", c))
            return c == '<';
    }
    return false;
}

static bool is_page(tc_slice bytes) {
    static const char *const starts[] = {"<!doctype html", "<html", "<head", "<body"};
    char head[PAGE_HEAD];
    if (!begins_tag(bytes))
        return false;
    ascii_head(bytes, head);
    const char *at = head + strspn(head, " \t\r\n");
    if (!strncasecmp(at, "<?xml", 5)) {
        const char *end = strstr(at, "?>");
        at = end ? end + 2 + strspn(end + 2, " \t\r\n") : at;
    }
    while (!strncmp(at, "<!--", 4)) {
        const char *end = strstr(at, "-->");
        if (!end)
            break;
        at = end + 3 + strspn(end + 3, " \t\r\n");
    }
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (!strncasecmp(at, starts[i], strlen(starts[i])))
            return true;
    return false;
}

static tc_magic of_text(tc_slice bytes, const char *path) {
    static const char *const pages[] = {".html", ".htm", NULL};
    static const char *const markdown[] = {".md", ".markdown", NULL};
    if (is_page(bytes) || tc_path_ends(path, pages))
        return (tc_magic){true, TC_FORMAT_HTML, N_("an HTML page")};
    if (tc_path_ends(path, markdown))
        return (tc_magic){true, TC_FORMAT_MD, "Markdown"};
    return (tc_magic){true, TC_FORMAT_TXT, "text"};
}

/* Whether HEAD is no text: zeros, or many control characters, of which the capitals of VISCII are a
 * few. */
static bool is_binary(tc_slice head) {
    size_t controls = 0, i = 0;
    if (is_utf16(head))
        return false;
    if (memchr(head.ptr, '\0', head.len))
        return true;
    for (; i + TC_LANES <= head.len; i += TC_LANES) {
        tc_lanes v = tc_lanes_load(head.ptr + i);
        tc_lanes hits =
            (tc_lanes)(v < 0x20) & (tc_lanes)((v - (uint8_t)'\t') > 4) & (tc_lanes)(v != 0x1B);
        controls += tc_lanes_any(hits) ? tc_lanes_count(hits) : 0;
    }
    for (; i < head.len; i++) {
        unsigned char c = (unsigned char)head.ptr[i];
        controls += c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B;
    }
    return controls > head.len / 4;
}

tc_magic tc_magic_of(tc_slice bytes, const char *path) {
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    tc_slice bare = tc_slice_starts(bytes, tc_slice_of(byte_order_mark))
                        ? tc_slice_sub(bytes, 3, bytes.len)
                        : bytes;
    if (tc_slice_starts(bytes, TC_SLICE("PK\3\4")))
        return of_zip(bytes);
    if (tc_slice_starts(bytes, TC_SLICE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")))
        return of_ole2(bytes);
    if (tc_slice_starts(bare, TC_SLICE("{\\rtf")))
        return (tc_magic){true, TC_FORMAT_RTF, N_("an RTF file")};
    if (tc_slice_find(tc_slice_sub(bytes, 0, PAGE_HEAD), TC_SLICE("%PDF-"), 0) != SIZE_MAX)
        return (tc_magic){true, TC_FORMAT_PDF, N_("a PDF file")};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (matches(bytes, i))
            return (tc_magic){known[i].picture, TC_FORMAT_IMAGE, known[i].name};
    tc_slice head = tc_slice_sub(bytes, 0, HEAD);
    if (is_binary(head))
        return (tc_magic){.name = N_("a binary file")};
    return of_text(bytes, path);
}
