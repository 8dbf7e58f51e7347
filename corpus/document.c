/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <corpus/archive.h>
#include <corpus/document.h>

#include "isolation.h"
#include "magic.h"
#include "reader.h"

#include <base/lanes.h>

#include <string.h>
#include <strings.h>

/* Neither: known by its bytes, and read by nothing here. */
static const struct {
    tc_text_reader *text;
    tc_draft_reader *draft;
    const tc_converter *converter; /* what it says is what the reader reads */
} readers[TC_FORMAT_COUNT] = {
    [TC_FORMAT_TXT] = {.text = tc_read_txt},
    [TC_FORMAT_MD] = {.text = tc_read_md},
    [TC_FORMAT_HTML] = {.draft = tc_read_html},
    [TC_FORMAT_DOCX] = {.draft = tc_read_docx},
    [TC_FORMAT_DOC] = {.draft = tc_read_doc, .converter = &tc_doc_converter},
    [TC_FORMAT_PDF] = {.draft = tc_read_pdf},
    [TC_FORMAT_XLS] = {.draft = tc_read_xlsx, .converter = &tc_xls_converter},
    [TC_FORMAT_RTF] = {.draft = tc_read_rtf},
    [TC_FORMAT_ODT] = {.draft = tc_read_odt},
    [TC_FORMAT_XLSX] = {.draft = tc_read_xlsx},
    [TC_FORMAT_IMAGE] = {.draft = tc_read_image},
};

static bool ocr;

void tc_document_ocr(bool on) {
    ocr = on;
    tc_document_isolate(tc_isolation_is_on()); /* who reads in a sandbox is to know */
}

bool tc_document_ocr_is_on(void) {
    return ocr;
}

tc_draft_reader *tc_reader_of(tc_format format) {
    return (unsigned)format < TC_FORMAT_COUNT ? readers[format].draft : NULL;
}

bool tc_path_ends(const char *path, const char *const *endings) {
    size_t length = strlen(path);
    for (; *endings; endings++) {
        size_t n = strlen(*endings);
        if (length > n && strcasecmp(path + length - n, *endings) == 0)
            return true;
    }
    return false;
}

bool tc_document_wanted(const char *path) {
    static const char *const endings[] = {".txt",  ".md",   ".markdown", ".html", ".htm", ".docx",
                                          ".doc",  ".rtf",  ".xls",      ".xlt",  ".dot", ".docm",
                                          ".dotx", ".dotm", ".odt",      ".ott",  ".ods", ".xlsx",
                                          ".xlsm", ".xltx", ".pdf",      NULL};
    static const char *const pictures[] = {".png", ".jpg", ".jpeg", ".tif", ".tiff", NULL};
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    /* Hidden files, and the lock files of word processors. */
    if (name[0] == '.' || strncmp(name, "~$", 2) == 0)
        return false;
    return tc_path_ends(name, endings) || (ocr && tc_path_ends(name, pictures)) ||
           (tc_document_archives_is_on() && tc_archive_named(tc_slice_of(name)));
}

static tc_status check(tc_slice bytes, const char *path, tc_format *format, tc_error *error) {
    if (bytes.len > TC_DOCUMENT_MAX)
        return tc_error_set(error, TC_ERR_LIMIT, "%zu bytes, more than the %zu that are read",
                            bytes.len, TC_DOCUMENT_MAX);
    if (bytes.len == 0)
        return tc_error_set(error, TC_ERR_FORMAT, "empty");
    tc_magic magic = tc_magic_of(bytes, path);
    if (!magic.known || (!readers[magic.format].text && !readers[magic.format].draft))
        return tc_error_set(error, TC_ERR_FORMAT, "%s, which is not read", magic.name);
    if (magic.format == TC_FORMAT_IMAGE && !ocr)
        return tc_error_set(error, TC_ERR_SCAN, "%s: needs OCR; run tracuu-index --ocr",
                            magic.name);
    *format = magic.format;
    return TC_OK;
}

/* The offsets of all line ends. */
static tc_status find_lines(tc_arena *arena, tc_document *document, tc_error *error) {
    tc_slice text = document->text.utf8;
    size_t count = 0, capacity = 0;
    uint32_t *ends = NULL;
    for (size_t at = 0; at < text.len; at += TC_LANES) {
        char tail[TC_LANES] = {0};
        const char *p = text.ptr + at;
        if (text.len - at < TC_LANES)
            p = memcpy(tail, p, text.len - at);
        unsigned hits = tc_lanes_mask((tc_lanes)(tc_lanes_load(p) == '\n'));
        if (!hits)
            continue;
        ends = tc_arena_regrow(arena, ends, count, count + TC_LANES, sizeof *ends, &capacity);
        if (!ends)
            return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
        for (; hits; hits &= hits - 1)
            ends[count++] = (uint32_t)at + (uint32_t)__builtin_ctz(hits);
    }
    document->line_ends = ends;
    document->line_end_count = (uint32_t)count;
    return TC_OK;
}

static tc_status read_draft(tc_arena *arena, tc_slice bytes, tc_builder *out, tc_document *document,
                            tc_error *error) {
    const tc_converter *converter = readers[document->format].converter;
    if (document->format == TC_FORMAT_DOC && !tc_doc_is_old(bytes))
        converter = NULL;
    tc_status status = converter ? tc_convert(converter, bytes, arena, &bytes, error) : TC_OK;
    tc_draft *draft = status == TC_OK ? tc_draft_new(arena) : NULL;
    if (!draft)
        return status != TC_OK ? status : tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    status = tc_isolation_is_on() ? tc_isolation_read(document->format, arena, bytes, draft, error)
                                  : readers[document->format].draft(arena, bytes, draft, error);
    if (status == TC_OK) {
        document->scan = tc_draft_scanned(draft);
        document->signatures = tc_draft_signatures(draft);
        document->doubts = tc_draft_doubts(draft, &document->doubt_count);
        return tc_draft_finish(draft, out, &document->text, error);
    }
    tc_draft_dispose(draft);
    return status;
}

tc_status tc_document_parse(tc_arena *arena, const char *path, tc_slice bytes, tc_document *out,
                            tc_error *error) {
    tc_error_file(error, path);
    tc_builder builder;
    tc_document document = {.path = path};
    tc_status status = check(bytes, path, &document.format, error);
    if (status != TC_OK)
        return status;
    tc_builder_init(&builder, arena);
    status = readers[document.format].text
                 ? readers[document.format].text(arena, bytes, &builder, &document.text, error)
                 : read_draft(arena, bytes, &builder, &document, error);
    if (status != TC_OK)
        return status;
    if (builder.block_count == 0)
        return tc_error_set(error, TC_ERR_FORMAT, "empty: no words in it");
    tc_builder_finish(&builder, &document);
    status = find_lines(arena, &document, error);
    if (status == TC_OK)
        *out = document;
    return status;
}

tc_status tc_document_read(tc_arena *arena, const char *path, tc_document *out, tc_error *error) {
    tc_slice bytes;
    size_t archive = tc_archive_of(path);
    tc_status status = archive ? tc_archive_read_path(path, archive, arena, &bytes, error)
                               : tc_file_read(arena, path, TC_DOCUMENT_MAX, &bytes, error);
    return status == TC_OK ? tc_document_parse(arena, path, bytes, out, error) : status;
}

uint32_t tc_document_page(const tc_document *document, size_t offset) {
    uint32_t low = 0, high = document->page_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document->pages[middle].start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? document->pages[low - 1].number : 0;
}

unsigned tc_document_doubt(const tc_document *document, uint32_t page, tc_slice word) {
    uint32_t low = 0, high = document->doubt_count;
    tc_doubt sought = {.page = page, .word = word};
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = tc_doubt_compare(&document->doubts[middle], &sought);
        if (order == 0)
            return document->doubts[middle].of;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

uint32_t tc_document_line(const tc_document *document, size_t offset) {
    uint32_t low = 0, high = document->line_end_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document->line_ends[middle] < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low + 1;
}
