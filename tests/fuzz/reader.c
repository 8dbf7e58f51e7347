/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The reader of FUZZ_FORMAT over any bytes, and everything behind it: whatever it makes of them,
 * the document is a sound one.  Formats that are archives are fuzzed in their main part too, for a
 * fuzzer does not get through the checksums of an archive by itself: bytes that do not begin like
 * one are put into one. */
#include "fuzz.h"

#include "../../corpus/reader.h"

#include <assignment/assignment.h>

#include <string.h>
#include <zlib.h>

enum { ARENA = 256 << 20, TEXT_MAX = 1 << 16 };

static void check_sound(const tc_document *d) {
    uint32_t end = 0;
    for (uint32_t i = 0; i < d->block_count; i++) {
        const tc_range r = d->blocks[i].range;
        check(r.start >= end && r.end >= r.start && r.end <= d->text.utf8.len);
        end = r.end;
    }
    for (uint32_t t = 0; t < d->table_count; t++)
        for (uint32_t i = 0; i < d->tables[t].cell_count; i++) {
            const tc_cell *c = &d->tables[t].cells[i];
            check(c->row + c->rowspan <= d->tables[t].rows);
            for (uint32_t p = 0; p < c->piece_count; p++)
                check(c->pieces[p].end <= d->text.utf8.len);
        }
    check(tc_utf8_is_valid(d->text.utf8));
}

/* ---- Archives ---- */

typedef struct part {
    const char *name;
    tc_slice bytes;
} part;

static void put16(tc_buffer *out, unsigned n) {
    tc_buffer_add_char(out, (char)(n & 0xFF));
    tc_buffer_add_char(out, (char)(n >> 8 & 0xFF));
}

static void put32(tc_buffer *out, size_t n) {
    put16(out, (unsigned)(n & 0xFFFF));
    put16(out, (unsigned)(n >> 16 & 0xFFFF));
}

/* The fields that the head of an entry and its place in the directory share. */
static void put_entry(tc_buffer *out, const part *p) {
    put16(out, 10); /* version needed; then no flags, stored, no time */
    put32(out, 0);
    put32(out, 0);
    put32(out, crc32(0, (const unsigned char *)p->bytes.ptr, (unsigned)p->bytes.len));
    put32(out, p->bytes.len);
    put32(out, p->bytes.len);
    put16(out, (unsigned)strlen(p->name));
    put16(out, 0);
}

/* A ZIP file of PARTS, none compressed. */
static void zip(const part *parts, size_t count, tc_buffer *out) {
    size_t at[4], directory;
    for (size_t i = 0; i < count; i++) {
        at[i] = out->len;
        tc_buffer_add(out, TC_SLICE("PK\3\4"));
        put_entry(out, &parts[i]);
        tc_buffer_add(out, tc_slice_of(parts[i].name));
        tc_buffer_add(out, parts[i].bytes);
    }
    directory = out->len;
    for (size_t i = 0; i < count; i++) {
        tc_buffer_add(out, TC_SLICE("PK\1\2"));
        put16(out, 10);
        put_entry(out, &parts[i]);
        for (int k = 0; k < 3; k++) /* comment, disk, attributes */
            put16(out, 0);
        put32(out, 0);
        put32(out, at[i]);
        tc_buffer_add(out, tc_slice_of(parts[i].name));
    }
    size_t size = out->len - directory;
    tc_buffer_add(out, TC_SLICE("PK\5\6"));
    put32(out, 0);
    put16(out, (unsigned)count);
    put16(out, (unsigned)count);
    put32(out, size);
    put32(out, directory);
    put16(out, 0);
}

/* A package of FORMAT whose main part is BYTES; false for formats that are none. */
static bool wrap(tc_format format, tc_slice bytes, tc_buffer *out) {
    static const char workbook[] =
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\""
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet "
        "name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    static const char relations[] =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\" Type=\"http://schemas."
        "openxmlformats.org/officeDocument/2006/relationships/worksheet\"/></Relationships>";
    const part docx[] = {{"word/document.xml", bytes}};
    const part odt[] = {{"content.xml", bytes}};
    const part xlsx[] = {{"xl/workbook.xml", TC_SLICE(workbook)},
                         {"xl/_rels/workbook.xml.rels", TC_SLICE(relations)},
                         {"xl/worksheets/sheet1.xml", bytes}};
    if (format == TC_FORMAT_DOCX)
        zip(docx, 1, out);
    else if (format == TC_FORMAT_ODT)
        zip(odt, 1, out);
    else if (format == TC_FORMAT_XLSX)
        zip(xlsx, 3, out);
    return format == TC_FORMAT_DOCX || format == TC_FORMAT_ODT || format == TC_FORMAT_XLSX;
}

/* ---- What is called ---- */

#if defined(__SANITIZE_ADDRESS__) || defined(__clang__)
/* What Fontconfig keeps for good, for PDF files; the sanitizer finds it by this name. */
__attribute__((visibility("default"))) const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libfontconfig\n";
}
#endif

/* References and assignments of what a draft became. */
static void read_on(tc_arena *arena, tc_document *document) {
    tc_citations citations;
    tc_assignments assignments;
    check_sound(document);
    if (document->text.utf8.len <= TEXT_MAX &&
        tc_citation_read(arena, document, &citations, NULL) == TC_OK)
        (void)!tc_assignment_read(arena, document, &citations, &assignments, NULL);
}

static void read_draft(tc_arena *arena, tc_slice bytes) {
    tc_builder builder;
    tc_document document = {.path = "fuzz", .format = FUZZ_FORMAT};
    tc_draft *draft = tc_draft_new(arena);
    tc_builder_init(&builder, arena);
    if (!draft)
        return;
    if (tc_reader_of(FUZZ_FORMAT)(arena, bytes, draft, NULL) != TC_OK) {
        tc_draft_dispose(draft);
        return;
    }
    if (tc_draft_finish(draft, &builder, &document.text, NULL) != TC_OK)
        return;
    tc_builder_finish(&builder, &document);
    read_on(arena, &document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tc_slice bytes = {(const char *)data, size};
    tc_arena *arena = tc_arena_new(ARENA);
    tc_document document;
    tc_buffer package;
    tc_buffer_init(&package, size + 8192);
    if (!arena)
        return 0;
    if (!tc_reader_of(FUZZ_FORMAT)) {
        /* NOLINTNEXTLINE(misc-redundant-expression): the format is a constant of the build */
        if (tc_document_parse(arena, FUZZ_FORMAT == TC_FORMAT_MD ? "a.md" : "a.txt", bytes,
                              &document, NULL) == TC_OK)
            read_on(arena, &document);
    } else if (!tc_slice_starts(bytes, TC_SLICE("PK")) && wrap(FUZZ_FORMAT, bytes, &package)) {
        read_draft(arena, tc_buffer_slice(&package));
    } else {
        read_draft(arena, bytes);
    }
    tc_buffer_dispose(&package);
    tc_arena_free(arena);
    return 0;
}
