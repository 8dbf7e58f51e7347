/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document's card.  Private to search/. */
#ifndef TRACUU_SEARCH_CARD_H
#define TRACUU_SEARCH_CARD_H

#include "mentions.h"

/* Makes {"path", "metadata", "cites": [each document and relation once, resolved], "relations",
 * "cited_by", "tasks"} of the first of MATCHES, which has its data. */
TC_MUST_USE tc_status tc_card_make(tc_session *session, const tc_matches *matches, json_t **out);

/* Makes {"total", "results": [documents that cite it, with their relations], "by_relation":
 * [{"relation", "total", "results"}], "told": [{"document", "relation", "in" (it does this to the
 * one of the card, not the other way round), "told_by": [documents]}]} of the first of MATCHES.
 * What only cites it, and does no more, is under "cites".  Of a document that very many cite
 * nothing is told. */
TC_MUST_USE tc_status tc_card_citing(tc_session *session, const tc_matches *matches, json_t **out);

/* Makes the card of a document that the user names and the index knows from citations alone: "path"
 * is null, and of the rest there is what those say that cite it.  *OUT stays as it is where nobody
 * does. */
TC_MUST_USE tc_status tc_card_cited(tc_session *session, json_t **out);

/* CARD for people. */
void tc_card_show(tc_paper *paper, const json_t *card);

#endif
