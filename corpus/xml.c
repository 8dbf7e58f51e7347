/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "xml.h"

#include "xml_calls.h"

#include <stdlib.h>
#include <string.h>

enum { CACHE = 256 };

typedef struct parse {
    const tc_xml_handler *handler;
    void *state;
    xmlParserCtxtPtr parser;
    const char *part;
    size_t depth;
    bool stopped; /* by the reader */
    uint8_t tokens[TC_XML_DEPTH_MAX + 1];
    tc_error error;
    /* libxml2 keeps each name once, so its address stands for it. */
    struct {
        const xmlChar *name, *uri;
        uint8_t token;
    } cache[CACHE];
} parse;

static uint8_t find_token(const tc_xml_handler *handler, const xmlChar *name, const xmlChar *uri) {
    const tc_xml_space *space = handler->spaces;
    while (space->uri && strcmp(space->uri, (const char *)uri))
        space++;
    for (const tc_xml_name *known = handler->names; space->uri && known->name; known++)
        if (known->space == space->space && !strcmp(known->name, (const char *)name))
            return known->token;
    return 0;
}

static uint8_t token_of(parse *p, const xmlChar *name, const xmlChar *uri) {
    if (!uri)
        return 0;
    size_t slot = ((uintptr_t)name >> 3 ^ (uintptr_t)uri >> 5) % CACHE;
    if (p->cache[slot].name != name || p->cache[slot].uri != uri) {
        p->cache[slot].name = name;
        p->cache[slot].uri = uri;
        p->cache[slot].token = find_token(p->handler, name, uri);
    }
    return p->cache[slot].token;
}

static void refuse(parse *p, tc_status status, const char *why) {
    if (!p->error.code)
        tc_error_set(&p->error, status, "%s: %s", p->part, why);
    tc_xml.xmlStopParser(p->parser);
}

/* long: the signature is libxml2's */
static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted, const xmlChar **attributes) {
    parse *p = context;
    (void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
    if (p->depth >= TC_XML_DEPTH_MAX) {
        refuse(p, TC_ERR_LIMIT, "elements nested too deep");
        return;
    }
    uint8_t token = token_of(p, name, uri);
    p->tokens[++p->depth] = token;
    p->handler->start(p->state, &(tc_xml_element){.token = token,
                                                  .depth = (uint8_t)p->depth,
                                                  .attribute_count = attribute_count,
                                                  .attributes = attributes});
    if (p->handler->stop && *p->handler->stop) {
        p->stopped = true;
        tc_xml.xmlStopParser(p->parser);
    }
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    parse *p = context;
    (void)name, (void)prefix, (void)uri;
    if (!p->depth || p->error.code || p->stopped)
        return;
    p->handler->end(p->state, p->tokens[p->depth], (uint8_t)p->depth);
    p->depth--;
}

static void on_text(void *context, const xmlChar *text, int length) {
    parse *p = context;
    if (!p->error.code && !p->stopped)
        p->handler->text(p->state, (tc_slice){(const char *)text, (size_t)length});
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external,
                       const xmlChar *system) {
    (void)name, (void)external, (void)system;
    refuse(context, TC_ERR_FORMAT, "a DOCTYPE, which such files must not have");
}

tc_slice tc_xml_attribute(const tc_xml_element *element, const char *name) {
    for (int i = 0; i < element->attribute_count; i++) {
        const xmlChar **a = element->attributes + (ptrdiff_t)5 * i;
        if (!strcmp((const char *)a[0], name))
            return (tc_slice){(const char *)a[3], (size_t)(a[4] - a[3])};
    }
    return (tc_slice){NULL, 0};
}

long tc_xml_number(const tc_xml_element *element, const char *name, long otherwise) {
    char digits[24];
    tc_slice value = tc_slice_trim(tc_xml_attribute(element, name));
    if (!value.len || value.len >= sizeof digits)
        return otherwise;
    memcpy(digits, value.ptr, value.len);
    digits[value.len] = '\0';
    char *end;
    long number = strtol(digits, &end, 10);
    return end == digits ? otherwise : number;
}

static int read_entry(void *context, char *out, int size) {
    return tc_zip_entry_read(context, out, size);
}

static tc_status verdict(const parse *p, const tc_zip_entry *entry, tc_error *error) {
    if (entry->error.code)
        return tc_error_set(error, entry->error.code, "%s", entry->error.message);
    if (p->error.code)
        return tc_error_set(error, p->error.code, "%s", p->error.message);
    if (p->parser->wellFormed || p->stopped)
        return TC_OK;
    if (p->parser->errNo == XML_ERR_NO_MEMORY)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    return tc_error_set(error, TC_ERR_FORMAT, "%s: damaged XML in line %d", p->part,
                        p->parser->lastError.line);
}

tc_status tc_xml_read(tc_zip *zip, const char *name, const tc_xml_handler *handler, void *state,
                      tc_error *error) {
    tc_zip_entry entry;
    tc_status status = tc_xml_load(error);
    if (status == TC_OK)
        status = tc_zip_entry_open(zip, name, &entry, error);
    if (status != TC_OK)
        return status;
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
                         .internalSubset = on_doctype,
                         .startElementNs = on_start,
                         .endElementNs = on_end,
                         .characters = handler->text ? on_text : NULL,
                         .cdataBlock = handler->text ? on_text : NULL};
    parse p = {.handler = handler, .state = state, .part = entry.name};
    p.parser =
        tc_xml.xmlCreateIOParserCtxt(&sax, &p, read_entry, NULL, &entry, XML_CHAR_ENCODING_NONE);
    if (p.parser) {
        tc_xml.xmlCtxtUseOptions(p.parser,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
        tc_xml.xmlParseDocument(p.parser);
        status = verdict(&p, &entry, error);
        tc_xml.xmlFreeDoc(p.parser->myDoc);
        tc_xml.xmlFreeParserCtxt(p.parser);
    } else {
        status = entry.error.code ? tc_error_set(error, entry.error.code, "%s", entry.error.message)
                                  : tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    }
    tc_zip_entry_close(&entry);
    return status;
}
