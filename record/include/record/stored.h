/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the index keeps of a record: the data of its entries. */
#ifndef TRACUU_RECORD_STORED_H
#define TRACUU_RECORD_STORED_H

#include <record/record.h>

/* Where the paragraphs and cells of a document begin: byte offsets in its text, sorted. */
typedef struct tc_edges {
    uint32_t *items;
    size_t count;
} tc_edges;

/* In ARENA; false when out of memory. */
TC_MUST_USE bool tc_edges_of(tc_arena *arena, const tc_document *document, tc_edges *out);

/* The data of a document's entry, appended to OUT: the object of tc_record_json without "file"
 * and "assignments", on one line, '\n', the distances from one of EDGES to the next in decimal with
 * a blank between, and where the document has pages ';' and for each a blank, the distance to where
 * it begins, a blank and its number; '\n', then the document's text as it is (NFC UTF-8).
 * Each reference has two fields more: "at" and "to", its byte offsets in that text. */
TC_MUST_USE tc_status tc_stored_document(const tc_record *record, const tc_edges *edges,
                                         tc_buffer *out, tc_error *error);
/* The data of one task's entry: the object of tc_assignment_json on one line, and on a second what
 * HEADER says of its plan: number, province and issuer, with tabs between. */
TC_MUST_USE tc_status tc_stored_task(const tc_assignment *assignment, const tc_document *document,
                                     const tc_header *header, tc_buffer *out, tc_error *error);

/* The plan of a task, as an answer shows it: what is "" is null. */
typedef struct tc_stored_plan {
    tc_slice path;
    tc_date date;
    tc_slice canonical, issuer, province; /* borrow the data */
} tc_stored_plan;

/* The data of a task with "path", "plan", "plan_date", "plan_issuer" and "province" behind its own
 * fields, appended to OUT as one object without a line end.  Path and date are given in PLAN; the
 * rest of it is filled in.  TC_ERR_FORMAT for other data. */
TC_MUST_USE tc_status tc_stored_task_row(tc_slice data, tc_stored_plan *plan, tc_buffer *out,
                                         tc_error *error);

/* A document's data taken apart again; the slices borrow DATA. */
TC_MUST_USE tc_status tc_stored_split(tc_slice data, tc_slice *json, tc_slice *text,
                                      tc_error *error);
/* TEXT as it is shown: cut between characters where a hostile one is too long. */
tc_slice tc_stored_shown(tc_slice text);
/* What a document's data says of it first: the same as its value slots. */
typedef struct tc_stored_head {
    tc_slice type, canonical, issuer, title;
    tc_date date;
} tc_stored_head;

/* The slices borrow DATA, or are in ARENA. */
TC_MUST_USE tc_status tc_stored_head_of(tc_arena *arena, tc_slice data, tc_stored_head *out,
                                        tc_error *error);
/* The edges of a document by its data, in ARENA. */
TC_MUST_USE tc_status tc_stored_edges(tc_arena *arena, tc_slice data, tc_edges *out,
                                      tc_error *error);
/* On which page byte AT of the text of a document with this data stands; 0 where it has none. */
uint32_t tc_stored_page(tc_slice data, size_t at);
/* One JSON object; a new reference. */
TC_MUST_USE tc_status tc_stored_json(tc_slice json, json_t **out, tc_error *error);

#endif
