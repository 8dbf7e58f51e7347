/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands in the place of a doubted word, where the words around it are the same.
 *
 * What was typed, and what a slip of the fingers may have made of another word, are each looked for
 * together with the two words on either side; how many documents have them so, and with which
 * accents, is weighed against how likely the slip is (a noisy channel, as Kernighan, Church and
 * Gale, "A spelling correction program based on a noisy channel model", 1990).  Private to
 * search/. */
#ifndef TRACUU_SEARCH_SPELLING_PLACES_H
#define TRACUU_SEARCH_SPELLING_PLACES_H

#include "spelling_words.h"

/* Settles the words of ROW that were meant to be others beyond doubt, a few at most; the texts of
 * the first results have been read into ROW, and those that were looked at are, too. */
TC_MUST_USE tc_status tc_spelling_mend(tc_session *session, tc_spelling_row *row);

#endif
