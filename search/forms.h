/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which accents are meant by a query that lacks them.  Private to search/.
 *
 * The texts that are read to be ranked say it: of the ways in which they write a word, the one that
 * most of them have beside the same word as the query ("quyền" of "hưởng quyền"), as far as the
 * marks that were typed allow.  What each text has is counted while it is read; when all are, the
 * part that is as meant is what tc_signals.accents says of it. */
#ifndef TRACUU_SEARCH_FORMS_H
#define TRACUU_SEARCH_FORMS_H

#include "wording.h"

/* Room for another text, in ARENA; false when out of memory. */
bool tc_sightings_new(tc_arena *arena, const tc_wording *wording, tc_sightings *out);
/* The form of WORD that is written as SPELT; TC_WORDING_FORMS where there are too many to be told
 * apart, and nothing is counted. */
uint32_t tc_forms_find(tc_wording *wording, uint32_t word, tc_slice spelt);
/* WORD is written so. */
void tc_sightings_see(tc_sightings *seen, uint32_t word, uint32_t form);
/* Form FORM of WORD stands beside another word, as in the query. */
void tc_sightings_beside(tc_sightings *seen, uint32_t word, uint32_t form);
/* The text is read: it says which forms are meant. */
void tc_sightings_end(tc_wording *wording, const tc_sightings *seen);

/* All texts of a question are read; those of the next one are counted anew, so that any page of its
 * results has them in one order. */
void tc_forms_settle(tc_wording *wording);
/* Of the words that SEEN has, the part written as is meant: 0 to 1. */
double tc_forms_share(const tc_wording *wording, const tc_sightings *seen);

#endif
