/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Small questions that larger ones are made of, and the form in which dates are filed.  Queries
 * that are given are taken over.  Private to search/. */
#ifndef TRACUU_SEARCH_ASK_H
#define TRACUU_SEARCH_ASK_H

#include "command.h"

#include <store/store.h>
#include <text/dates.h>

tc_query *tc_ask_both(tc_query *a, tc_query *b);
tc_query *tc_ask_either(tc_query *a, tc_query *b);
/* Entries that have the word FOLDED with the accents of PLAIN (text/exact.h). */
tc_query *tc_ask_exact(tc_arena *arena, tc_slice folded, tc_slice plain);
/* How many these are. */
TC_MUST_USE tc_status tc_ask_exact_count(tc_session *session, tc_slice folded, tc_slice plain,
                                         uint32_t *out);
/* Entries that have the words FIRST and SECOND, without accents, side by side; see tc_is_pair. */
tc_query *tc_ask_pair(tc_slice first, tc_slice second);
/* How many have the word FOLDED, and how many that pair. */
TC_MUST_USE tc_status tc_ask_word_count(tc_session *session, tc_slice folded, uint32_t *out);
TC_MUST_USE tc_status tc_ask_pair_count(tc_session *session, tc_slice first, tc_slice second,
                                        uint32_t *out);
/* Entries that have one of these terms of FIELD. */
tc_query *tc_ask_any(tc_arena *arena, tc_field field, const tc_slice *texts, size_t count);
/* QUERY among documents alone, which does not change its ranking. */
tc_query *tc_ask_documents(tc_query *query);
/* Entries of the file at PATH: its document, or (TASKS) its tasks. */
tc_query *tc_ask_file(tc_slice path, bool tasks);

/* YYYYMMDD, or a beginning of it, as a date; and back. */
tc_date tc_date_of_slot(tc_slice value);
tc_slice tc_slot_of_date(tc_date date, char out[16]);

#endif
