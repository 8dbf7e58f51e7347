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

/* Bytes that the JSON of one record may take: its pieces may stand in it several times. */
#define TC_RECORD_JSON_MAX ((size_t)1 << 30)

/* Appends the object that `tracuu extract` prints, on one line: {"file", "metadata", "references",
 * "relations", "assignments"}.  Beside the fields of the contract a mention has "line", and an
 * assignment "line", "table" and "row" (or null): where it stands.  LEAD_FULL, which may be NULL,
 * has room for a range for each assignment: where in OUT the list "lead_full" stands. */
void tc_record_write(const tc_record *record, const char *file, tc_range *lead_full,
                     tc_buffer *out);
/* Appends such a list of UNITS. */
void tc_units_write(tc_strings units, tc_buffer *out);
/* The same as an object, for those who look into it.  A new reference; NULL when out of memory. */
json_t *tc_record_json(const tc_record *record, const char *file);

#endif
