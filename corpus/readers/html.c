/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "html.h"
#include "reader.h"

#include <string.h>
#include <strings.h>

enum { META_HEAD = 8192 };

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

/* Word parts what other programs are to show by "<![if !supportLists]>" and "<![endif]>".  HTML
 * says that these are comments (13.2.5.42, markup declaration open state); libxml2 takes them for
 * text. TEXT without them; real comments, which may hold such marks, stay. */
static tc_slice without_marks(tc_arena *arena, tc_slice text) {
    size_t kept = 0, from = 0, at = tc_slice_find(text, TC_SLICE("<!["), 0);
    char *out = at == SIZE_MAX ? NULL : tc_arena_room(arena, text.len);
    if (!out)
        return text;
    for (at = tc_slice_find(text, TC_SLICE("<!"), 0); at != SIZE_MAX;
         at = tc_slice_find(text, TC_SLICE("<!"), at)) {
        tc_slice rest = tc_slice_sub(text, at, text.len);
        bool mark =
            tc_slice_starts(rest, TC_SLICE("<![if")) || tc_slice_starts(rest, TC_SLICE("<![endif"));
        bool comment = tc_slice_starts(rest, TC_SLICE("<!--"));
        size_t end = comment ? tc_slice_find(text, TC_SLICE("-->"), at + 4)
                     : mark  ? tc_slice_find(text, TC_SLICE(">"), at)
                             : at + 2;
        if (end == SIZE_MAX)
            break;
        if (mark) {
            memcpy(out + kept, text.ptr + from, at - from);
            kept += at - from;
            from = end + 1;
        }
        at = end;
    }
    memcpy(out + kept, text.ptr + from, text.len - from);
    return (tc_slice){out, kept + text.len - from};
}

/* libxml2 gives up on elements nested 256 deep and on one
 * text of 10 MB, and would leave the rest out without a word. */
tc_status tc_html_parse(tc_arena *arena, tc_slice text, htmlDocPtr *page, tc_error *error) {
    tc_status status = tc_xml_load(error);
    text = without_marks(arena, text);
    if (status != TC_OK)
        return status;
    htmlParserCtxtPtr parser = tc_xml.htmlNewParserCtxt();
    if (!parser)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    *page = tc_xml.htmlCtxtReadMemory(parser, text.ptr, (int)text.len, NULL, "UTF-8",
                                      HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                          HTML_PARSE_NOWARNING | HTML_PARSE_COMPACT);
    bool stopped = parser->disableSAX != 0;
    tc_xml.htmlFreeParserCtxt(parser);
    if (stopped || !*page || !tc_xml.xmlDocGetRootElement(*page)) {
        tc_xml.xmlFreeDoc(*page);
        *page = NULL;
        return tc_error_set(error, TC_ERR_FORMAT,
                            stopped ? "HTML that is nested too deep, or whose text is too long"
                                    : "empty: a page without elements");
    }
    return TC_OK;
}

tc_status tc_read_html(tc_arena *arena, tc_slice bytes, tc_draft *draft, tc_error *error) {
    tc_text decoded;
    htmlDocPtr page = NULL;
    tc_status status = decode(arena, bytes, &decoded, error);
    if (status == TC_OK)
        status = tc_html_parse(arena, decoded.utf8, &page, error);
    if (status != TC_OK)
        return status;
    tc_html_walk(arena, tc_xml.xmlDocGetRootElement(page), false, draft);
    tc_xml.xmlFreeDoc(page);
    return TC_OK;
}
