/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Documents of the index as answers show them.  Private to search/. */
#ifndef TRACUU_SEARCH_DOCUMENTS_H
#define TRACUU_SEARCH_DOCUMENTS_H

#include "ask.h"
#include "command.h"
#include "relations.h"

#include <citation/reference.h>
#include <citation/resolve.h>
#include <record/stored.h>

/* The slots that tc_document_row needs. */
#define TC_DOCUMENT_SLOTS                                                                          \
    (TC_SLOT_BIT(TC_SLOT_PATH) | TC_SLOT_BIT(TC_SLOT_TYPE) | TC_SLOT_BIT(TC_SLOT_CANONICAL) |      \
     TC_SLOT_BIT(TC_SLOT_DATE) | TC_SLOT_BIT(TC_SLOT_ISSUER) | TC_SLOT_BIT(TC_SLOT_TITLE))

/* A date as a JSON string "2024-07-23", or null. */
json_t *tc_date_json(tc_date date);
/* The day or month of KEY in OBJECT as people of this locale write it, appended to OUT. */
void tc_date_show(tc_slice iso, tc_buffer *out);

/* {"path", "type", "canonical", "date", "issuer_full", "title"} of match AT. */
json_t *tc_document_row(const tc_matches *matches, uint32_t at);
/* The same of a document at PATH. */
json_t *tc_document_row_of(tc_slice path, const tc_stored_head *head);
/* The identity of match AT as keys in ARENA. */
tc_identity tc_document_identity(tc_arena *arena, const tc_matches *matches, uint32_t at);
/* Match AT as the reference by which others cite it; false when it has no number. */
bool tc_document_reference(tc_arena *arena, const tc_matches *matches, uint32_t at,
                           tc_reference *out);
/* The identity that a reference gives. */
tc_identity tc_reference_identity(tc_arena *arena, const tc_reference *reference);
/* The identity that a mention in stored JSON gives; its number is "" when it has none. */
tc_identity tc_mention_identity(tc_arena *arena, const json_t *mention);

/* Who says a number or a day that the page leaves blank, for people: of "number_from" or
 * "date_from". "" of none. */
tc_slice tc_origin_said(tc_slice origin);

/* What a mention says otherwise than the documents that it may mean: of "date" and "issuer". */
json_t *tc_disagreement(bool date, bool issuer);

/* Prints "Kế hoạch 196/KH-UBND · 02/10/2024 · UBND tỉnh Quảng Ngãi" and a newline from the fields
 * of ROW; COLUMN is where the cursor stands. */
void tc_document_heading(tc_paper *paper, const json_t *row, uint32_t column, uint32_t indent);
/* The same of each of the "candidates" of ROW, in lines of their own. */
void tc_document_candidates(tc_paper *paper, const json_t *row, uint32_t indent);
/* The same in one line of text. */
void tc_document_name(const json_t *row, tc_buffer *out);

/* The document that is filed under PATH, or of which the file there is a copy. */
TC_MUST_USE tc_status tc_document_filed(tc_session *session, tc_slice path, const tc_want *want,
                                        tc_matches **out);
/* The document at PATH, however PATH is written: as the indexer was given it, or
 * from the current folder.  No match is TC_OK with a count of 0. */
TC_MUST_USE tc_status tc_document_at(tc_session *session, const char *path, const tc_want *want,
                                     tc_matches **out);
/* Says that WORDS are neither a document of the index nor a reference. */
TC_MUST_USE tc_status tc_document_unknown(tc_session *session, tc_slice words);
/* The document that the words of the session name: a path, or a reference that only one document
 * held answers to.  *OUT has it first; an unknown one is TC_OK with a count of 0, and TC_ERR_USAGE
 * says that it may be several, or is no reference. */
TC_MUST_USE tc_status tc_document_find(tc_session *session, const tc_want *want, tc_matches **out);

#endif
