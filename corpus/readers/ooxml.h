/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the formats of ECMA-376 (ISO/IEC 29500) share: a ZIP of XML parts that point at one another
 * by relationships.  Transitional and strict files differ in their name spaces alone. */
#ifndef TRACUU_CORPUS_OOXML_H
#define TRACUU_CORPUS_OOXML_H

#include "xml.h"

typedef struct tc_relation {
    tc_slice id;
    tc_slice type;      /* behind its last slash: "styles", "header", "worksheet" */
    const char *target; /* name of the entry; NULL when it is outside of the file */
} tc_relation;

typedef struct tc_relations {
    tc_relation *items;
    size_t count, capacity;
} tc_relations;

/* The relationships of PART ("" for those of the package); none is no error. */
TC_MUST_USE tc_status tc_ooxml_relations(tc_zip *zip, tc_arena *arena, const char *part,
                                         tc_relations *out, tc_error *error);
/* The first of TYPE, or with ID; NULL when there is none inside of the file. */
const char *tc_ooxml_of_type(const tc_relations *relations, const char *type);
const tc_relation *tc_ooxml_of_id(const tc_relations *relations, tc_slice id);

/* "0", "false" and "off" say no; an attribute `val` that is missing says yes. */
bool tc_ooxml_on(const tc_xml_element *element);

#endif
