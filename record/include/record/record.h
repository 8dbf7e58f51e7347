/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A file, read to the end: document, citations and assignments, and their JSON. */
#ifndef TRACUU_RECORD_RECORD_H
#define TRACUU_RECORD_RECORD_H

#include <assignment/assignment.h>

#include <jansson.h>

typedef struct tc_record {
    tc_document document;
    tc_citations citations;
    tc_assignments assignments;
} tc_record;

/* Bytes that reading one file may take in all. */
#define TC_RECORD_ARENA ((size_t)512 << 20)

/* Reads PATH.  Everything lives in ARENA. */
TC_MUST_USE tc_status tc_record_read(tc_arena *arena, const char *path, tc_record *out,
                                     tc_error *error);
/* The same from memory; PATH only names it. */
TC_MUST_USE tc_status tc_record_parse(tc_arena *arena, const char *path, tc_slice bytes,
                                      tc_record *out, tc_error *error);

/* The object that `tracuu extract` prints: {"file", "metadata", "references", "relations",
 * "assignments"}.  A new reference; NULL when out of memory. */
json_t *tc_record_json(const tc_record *record, const char *file);
/* Its parts.  Beside the fields of the contract a mention has "line", and an assignment "line",
 * "table" and "row" (or null): where it stands. */
json_t *tc_header_json(const tc_header *header);
json_t *tc_mention_json(const tc_mention *mention, const tc_document *document);
json_t *tc_mentions_json(const tc_citations *citations, const tc_document *document);
json_t *tc_edges_json(const tc_citations *citations);
json_t *tc_assignment_json(const tc_assignment *assignment, const tc_document *document);

#endif
