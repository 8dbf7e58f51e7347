/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "html.h"
#include "reader.h"

#include <libxml/HTMLparser.h>
#include <string.h>
#include <strings.h>

enum { HEAD = 1024, META_HEAD = 8192 };

/* The first bytes without zeros and byte order mark, so that UTF-16 reads like ASCII. */
static size_t ascii_head(tc_slice bytes, char out[HEAD]) {
    size_t n = 0;
    for (size_t i = 0; i < bytes.len && n < HEAD - 1; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        if (c != 0 && c < 0x80)
            out[n++] = (char)c;
    }
    out[n] = '\0';
    return n;
}

static int sniff(tc_slice bytes, const char *path) {
    static const char *const endings[] = {".html", ".htm", NULL};
    static const char *const starts[] = {"<!doctype html", "<html", "<head", "<body"};
    char head[HEAD];
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
            return 90;
    return tc_path_ends(path, endings) ? 60 : 0;
}

/* The encoding that a <meta> names; false when none does. */
static bool meta_encoding(tc_slice bytes, char *out, size_t size) {
    tc_slice head = tc_slice_sub(bytes, 0, META_HEAD);
    for (size_t at = 0; at + 8 < head.len; at++) {
        if (strncasecmp(head.ptr + at, "charset=", 8))
            continue;
        size_t i = at + 8, n = 0;
        i += head.ptr[i] == '"' || head.ptr[i] == '\'';
        while (i < head.len && n + 1 < size && head.ptr[i] > ' ' && !strchr("\"'>;/", head.ptr[i]))
            out[n++] = head.ptr[i++];
        out[n] = '\0';
        return n > 0;
    }
    return false;
}

/* Valid UTF-8 is taken as such whatever the page says; else as the page says. */
static tc_status decode(tc_arena *arena, tc_slice bytes, tc_text *text, tc_error *error) {
    char name[64];
    tc_status status = tc_text_decode(arena, bytes, NULL, text, error);
    if (status != TC_OK || text->replaced == 0 || !meta_encoding(bytes, name, sizeof name))
        return status;
    tc_text named;
    if (strcasecmp(name, "utf-8") && tc_text_decode(arena, bytes, name, &named, NULL) == TC_OK)
        *text = named;
    return TC_OK;
}

/* Parses TEXT; the page is to be freed.  libxml2 gives up on elements nested 256 deep and on one
 * text of 10 MB, and would leave the rest out without a word. */
static tc_status parse(tc_slice text, htmlDocPtr *page, tc_error *error) {
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    if (!parser)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    *page = htmlCtxtReadMemory(parser, text.ptr, (int)text.len, NULL, "UTF-8",
                               HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                   HTML_PARSE_NOWARNING | HTML_PARSE_COMPACT);
    bool stopped = parser->disableSAX != 0;
    htmlFreeParserCtxt(parser);
    if (stopped || !*page || !xmlDocGetRootElement(*page)) {
        xmlFreeDoc(*page);
        *page = NULL;
        return tc_error_set(error, TC_ERR_FORMAT,
                            stopped ? "HTML that is nested too deep, or whose text is too long"
                                    : "empty: a page without elements");
    }
    return TC_OK;
}

static tc_status read_html(tc_arena *arena, tc_slice bytes, tc_builder *out, tc_text *text,
                           tc_error *error) {
    tc_text decoded;
    tc_slice rendered;
    htmlDocPtr page = NULL;
    tc_status status = decode(arena, bytes, &decoded, error);
    if (status == TC_OK)
        status = parse(decoded.utf8, &page, error);
    if (status != TC_OK)
        return status;
    status = tc_html_render(arena, xmlDocGetRootElement(page), out, &rendered, error);
    xmlFreeDoc(page);
    tc_text_run *run = tc_arena_take(arena, sizeof *run);
    if (status == TC_OK && !run)
        status = tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    if (status != TC_OK)
        return status;
    *text = (tc_text){.utf8 = rendered,
                      .encoding = decoded.encoding,
                      .replaced = decoded.replaced,
                      .runs = run,
                      .run_count = 1,
                      .source_size = rendered.len};
    return TC_OK;
}

const tc_reader tc_reader_html = {TC_FORMAT_HTML, sniff, read_html};
