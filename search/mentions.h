/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a document says of others, out of its data.  Private to search/. */
#ifndef TRACUU_SEARCH_MENTIONS_H
#define TRACUU_SEARCH_MENTIONS_H

#include "cited.h"

/* A document's data, read. */
typedef struct tc_stored {
    json_t *json;
    tc_slice text;
} tc_stored;

TC_MUST_USE tc_status tc_stored_read(tc_session *session, tc_slice data, tc_stored *out);
void tc_stored_dispose(tc_stored *stored);

/* The mentions in JSON, a document's stored object, that have the number of a candidate. */
json_t *tc_mentions_pick(tc_session *session, const tc_cited *cited, tc_slice json);

/* Adds "context" (the sentence around the mention) and "context_start", "context_end" (where the
 * mention stands in it, in bytes) to ROW. */
void tc_mention_add_context(tc_session *session, tc_slice text, const json_t *mention, json_t *row);
/* Prints the context of ROW, the mention marked. */
void tc_mention_show_context(tc_paper *paper, const json_t *row, uint32_t column, uint32_t indent);

/* The identities of REFERENCES, the mentions of one document whose own identity is OWN, in their
 * order.  What one mention leaves out another one tells: "Quyết định số 709/QĐ-TTg" without a date
 * is the one that the document dates elsewhere, as long as it dates no two of them.  In the arena;
 * NULL when out of memory. */
tc_identity *tc_mentions_identify(tc_session *session, const json_t *references,
                                  const tc_identity *own);

/* The same of COUNT identities of one number, which is not the document's own, each said so many
 * times; types are not known. */
void tc_identities_complete(tc_identity *identities, const uint32_t *counts, size_t count);

/* The mentions of CITED in the document at match AT, whose data is there: rows {"text", "relation",
 * "planned", "page_or_line", "certainty", "disagrees", "candidates", "context", …}.  A document
 * that names itself ("Quyết định này") does not cite itself.  *EXACT is whether one of them is
 * exact. */
TC_MUST_USE tc_status tc_mentions_of(tc_session *session, const tc_cited *cited,
                                     const tc_matches *matches, uint32_t at, json_t **out,
                                     bool *exact);

#endif
