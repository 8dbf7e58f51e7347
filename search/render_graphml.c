/* SPDX-License-Identifier: GPL-2.0-or-later */
/* GraphML 1.0 (http://graphml.graphdrawing.org): what Gephi, yEd, Cytoscape and networkx read. */
#include <search/render.h>

#include <base/calls.h>
#include <libxml/xmlwriter.h>
#include <string.h>

enum { TEXT_MAX = 64 << 20 };

/* libxml2, loaded when a graph is to be written. */
#define XML_CALLS(X)                                                                               \
    X(xmlFreeTextWriter)                                                                           \
    X(xmlNewTextWriter)                                                                            \
    X(xmlOutputBufferCreateFile)                                                                   \
    X(xmlSetStructuredErrorFunc)                                                                   \
    X(xmlTextWriterEndDocument)                                                                    \
    X(xmlTextWriterEndElement)                                                                     \
    X(xmlTextWriterSetIndent)                                                                      \
    X(xmlTextWriterStartDocument)                                                                  \
    X(xmlTextWriterStartElement)                                                                   \
    X(xmlTextWriterWriteAttribute)                                                                 \
    X(xmlTextWriterWriteFormatAttribute)                                                           \
    X(xmlTextWriterWriteString)

static struct {
#define FIELD(name) __typeof__(name) *name;
    XML_CALLS(FIELD)
#undef FIELD
} lib;

static tc_status load(tc_error *error) {
    static const char *const names[] = {
#define NAME(name) #name,
        XML_CALLS(NAME)
#undef NAME
    };
    return tc_calls_load("libxml2.so.2", "libxml2", names, sizeof names / sizeof *names, &lib,
                         error);
}

typedef struct key {
    const char *name, *type;
} key;

static const key node_keys[] = {
    {"type", "string"},        {"canonical", "string"}, {"date", "string"},
    {"issuer_full", "string"}, {"title", "string"},     {"path", "string"},
    {"held", "boolean"},       {"asked", "boolean"},    {"resolution", "string"}};
static const key edge_keys[] = {{"relation", "string"},
                                {"planned", "boolean"},
                                {"mentions", "int"},
                                {"certainty", "string"},
                                {"told_by", "string"}};
enum {
    NODE_KEYS = sizeof node_keys / sizeof *node_keys,
    EDGE_KEYS = sizeof edge_keys / sizeof *edge_keys
};

/* What libxml2 is given; its failures are those of the stream, which whoever closes it sees. */
static const xmlChar *xml(const char *text) {
    return (const xmlChar *)text;
}

/* S without what XML 1.0 has no place for: control characters, and two that are none. */
static void clean(tc_slice s, tc_buffer *out) {
    tc_buffer text;
    tc_buffer_init(&text, TEXT_MAX);
    tc_paper_clean(s, &text);
    for (size_t i = 0; i < text.len;) {
        if (text.len - i >= 3 && memcmp(text.data + i, "\xEF\xBF", 2) == 0 &&
            (unsigned char)text.data[i + 2] >= 0xBE) {
            i += 3;
            continue;
        }
        tc_buffer_add_char(out, text.data[i++]);
    }
    tc_buffer_dispose(&text);
}

static void put_keys(xmlTextWriterPtr writer, const char *of, const key *keys, size_t count) {
    for (size_t i = 0; i < count; i++) {
        lib.xmlTextWriterStartElement(writer, xml("key"));
        lib.xmlTextWriterWriteFormatAttribute(writer, xml("id"), "%s_%s", of, keys[i].name);
        lib.xmlTextWriterWriteAttribute(writer, xml("for"), xml(of));
        lib.xmlTextWriterWriteAttribute(writer, xml("attr.name"), xml(keys[i].name));
        lib.xmlTextWriterWriteAttribute(writer, xml("attr.type"), xml(keys[i].type));
        lib.xmlTextWriterEndElement(writer);
    }
}

/* The value of KEY as text; false when there is none. */
static bool value_of(const json_t *row, const char *name, tc_buffer *out) {
    const json_t *value = json_object_get(row, name);
    if (json_is_string(value))
        clean(tc_json_text(row, name), out);
    else if (json_is_integer(value))
        tc_buffer_printf(out, "%lld", (long long)json_integer_value(value));
    else if (json_is_boolean(value))
        tc_buffer_printf(out, "%s", json_is_true(value) ? "true" : "false");
    else if (json_is_array(value))
        tc_json_join(row, name, " ", out);
    return out->len > 0;
}

static void put_data(xmlTextWriterPtr writer, const char *of, const key *keys, size_t count,
                     const json_t *row) {
    for (size_t i = 0; i < count; i++) {
        tc_buffer text;
        tc_buffer_init(&text, TEXT_MAX);
        if (value_of(row, keys[i].name, &text)) {
            lib.xmlTextWriterStartElement(writer, xml("data"));
            lib.xmlTextWriterWriteFormatAttribute(writer, xml("key"), "%s_%s", of, keys[i].name);
            lib.xmlTextWriterWriteString(writer, xml(text.data));
            lib.xmlTextWriterEndElement(writer);
        }
        tc_buffer_dispose(&text);
    }
}

/* libxml2 would print what fails. */
static void be_silent(void *context, xmlErrorPtr error) {
    (void)context;
    (void)error;
}

static void begin(tc_renderer *renderer) {
    const json_t *node;
    size_t i;
    lib.xmlSetStructuredErrorFunc(NULL, be_silent);
    xmlOutputBufferPtr out = lib.xmlOutputBufferCreateFile(renderer->paper->out, NULL);
    xmlTextWriterPtr writer = out ? lib.xmlNewTextWriter(out) : NULL;
    renderer->state = writer;
    if (!writer)
        return;
    lib.xmlTextWriterSetIndent(writer, 1);
    lib.xmlTextWriterStartDocument(writer, "1.0", "UTF-8", NULL);
    lib.xmlTextWriterStartElement(writer, xml("graphml"));
    lib.xmlTextWriterWriteAttribute(writer, xml("xmlns"),
                                    xml("http://graphml.graphdrawing.org/xmlns"));
    put_keys(writer, "node", node_keys, NODE_KEYS);
    put_keys(writer, "edge", edge_keys, EDGE_KEYS);
    lib.xmlTextWriterStartElement(writer, xml("graph"));
    lib.xmlTextWriterWriteAttribute(writer, xml("id"), xml("citations"));
    lib.xmlTextWriterWriteAttribute(writer, xml("edgedefault"), xml("directed"));
    json_array_foreach(json_object_get(renderer->head, "nodes"), i, node) {
        lib.xmlTextWriterStartElement(writer, xml("node"));
        lib.xmlTextWriterWriteAttribute(writer, xml("id"), xml(tc_json_text(node, "id").ptr));
        put_data(writer, "node", node_keys, NODE_KEYS, node);
        lib.xmlTextWriterEndElement(writer);
    }
}

static void row(tc_renderer *renderer, const json_t *edge) {
    xmlTextWriterPtr writer = renderer->state;
    if (!writer)
        return;
    lib.xmlTextWriterStartElement(writer, xml("edge"));
    lib.xmlTextWriterWriteAttribute(writer, xml("source"), xml(tc_json_text(edge, "from").ptr));
    lib.xmlTextWriterWriteAttribute(writer, xml("target"), xml(tc_json_text(edge, "to").ptr));
    put_data(writer, "edge", edge_keys, EDGE_KEYS, edge);
    lib.xmlTextWriterEndElement(writer);
}

static void end(tc_renderer *renderer) {
    xmlTextWriterPtr writer = renderer->state;
    if (!writer)
        return;
    lib.xmlTextWriterEndDocument(writer);
    lib.xmlFreeTextWriter(writer);
    renderer->state = NULL;
}

const tc_renderer_ops tc_render_graphml = {.load = load, .begin = begin, .row = row, .end = end};
