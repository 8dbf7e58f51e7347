/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document's card.  Private to search/. */
#ifndef TRACUU_SEARCH_CARD_H
#define TRACUU_SEARCH_CARD_H

#include "mentions.h"

/* Makes {"path", "metadata", "cites": [each document and relation once, resolved], "relations",
 * "cited_by": {"total", "results": […]}, "tasks"} of the first of MATCHES, which has its data. */
TC_MUST_USE tc_status tc_card_make(tc_session *session, const tc_matches *matches, json_t **out);

/* CARD for people. */
void tc_card_show(tc_paper *paper, const json_t *card);

#endif
