/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts of a record as JSON, each appended as one value.  Private to record/. */
#ifndef TRACUU_RECORD_JSON_H
#define TRACUU_RECORD_JSON_H

#include <assignment/assignment.h>

void tc_header_write(const tc_header *header, const tc_scanned *scan, tc_buffer *out);
/* PLACES: with "at" and "to", byte offsets in the text of the document. */
void tc_mentions_write(const tc_citations *citations, const tc_document *document, bool places,
                       tc_buffer *out);
void tc_edges_write(const tc_citations *citations, tc_buffer *out);
/* LEAD_FULL: as in tc_record_write, of this one. */
void tc_assignment_write(const tc_assignment *assignment, const tc_document *document,
                         tc_range *lead_full, tc_buffer *out);

/* A member with the name of a file.  Such names are bytes; those that are no UTF-8 show U+FFFD. */
void tc_path_write(const char *key, tc_slice path, tc_buffer *out);

#endif
