/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One result of `tracuu search`.  Private to search/. */
#ifndef TRACUU_SEARCH_SEARCH_ROW_H
#define TRACUU_SEARCH_SEARCH_ROW_H

#include "hits.h"

/* HIT, which was handed out at RANK, with the passage that has most of the WORDS that were sought,
 * and where that stands. */
TC_MUST_USE tc_status tc_search_row(tc_session *session, const tc_sought *words,
                                    uint32_t word_count, const tc_hit *hit, uint32_t rank,
                                    json_t **out);
/* The same for people, as a view (render.h) shows it. */
void tc_search_show(tc_paper *paper, const json_t *head, const json_t *row, uint32_t number);

#endif
