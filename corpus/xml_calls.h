/* SPDX-License-Identifier: GPL-2.0-or-later */
/* libxml2, loaded when the first file comes that needs it (see poppler_calls.h). */
#ifndef TRACUU_CORPUS_XML_CALLS_H
#define TRACUU_CORPUS_XML_CALLS_H

#include <base/base.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#define TC_XML_CALLS(X)                                                                            \
    X(htmlCtxtReadMemory)                                                                          \
    X(htmlFreeParserCtxt)                                                                          \
    X(htmlNewParserCtxt)                                                                           \
    X(xmlCreateIOParserCtxt)                                                                       \
    X(xmlCtxtUseOptions)                                                                           \
    X(xmlDocGetRootElement)                                                                        \
    X(xmlFreeDoc)                                                                                  \
    X(xmlFreeParserCtxt)                                                                           \
    X(xmlParseDocument)                                                                            \
    X(xmlStopParser)

typedef struct tc_xml_calls {
#define TC_XML_FIELD(name) __typeof__(name) *name;
    TC_XML_CALLS(TC_XML_FIELD)
#undef TC_XML_FIELD
} tc_xml_calls;

/* Filled by tc_xml_load, for good. */
extern tc_xml_calls tc_xml;

/* TC_ERR_NOT_FOUND when it is not installed. */
TC_MUST_USE tc_status tc_xml_load(tc_error *error);

#endif
