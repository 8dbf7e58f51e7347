/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An XML part of a package, read as a stream of events (libxml2's SAX2).  What office formats never
 * need and only attackers use is refused: a DOCTYPE, and with it every entity; elements nested more
 * than TC_XML_DEPTH_MAX deep. */
#ifndef TRACUU_CORPUS_XML_H
#define TRACUU_CORPUS_XML_H

#include "unzip.h"

enum { TC_XML_DEPTH_MAX = 255 };

/* An element that a reader knows.  SPACE: one of the reader's name spaces; TOKEN: not 0. */
typedef struct tc_xml_name {
    uint8_t space, token;
    const char *name;
} tc_xml_name;

/* A name space under any of its URIs; ends with a NULL. */
typedef struct tc_xml_space {
    uint8_t space;
    const char *uri;
} tc_xml_space;

typedef struct tc_xml_element {
    uint8_t token; /* 0: not known */
    uint8_t depth; /* of the root: 1 */
    int attribute_count;
    const unsigned char **attributes; /* as libxml2 gives them */
} tc_xml_element;

typedef struct tc_xml_handler {
    const tc_xml_name *names; /* ends with a NULL name */
    const tc_xml_space *spaces;
    void (*start)(void *state, const tc_xml_element *element);
    void (*end)(void *state, uint8_t token, uint8_t depth);
    void (*text)(void *state, tc_slice text); /* may be NULL; text comes in pieces */
    /* Looked at after every start: true ends the reading, and the part counts as read. */
    const bool *stop; /* may be NULL */
} tc_xml_handler;

/* The attribute of that local name; {NULL, 0} when there is none. */
tc_slice tc_xml_attribute(const tc_xml_element *element, const char *name);
/* Its value as a number; OTHERWISE where there is none. */
long tc_xml_number(const tc_xml_element *element, const char *name, long otherwise);

/* Reads the entry NAME of ZIP.  TC_ERR_NOT_FOUND, with ERROR as it was: no such entry;
 * TC_ERR_FORMAT, TC_ERR_LIMIT: what is wrong with it. */
TC_MUST_USE tc_status tc_xml_read(tc_zip *zip, const char *name, const tc_xml_handler *handler,
                                  void *state, tc_error *error);

#endif
