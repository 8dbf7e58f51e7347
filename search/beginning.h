/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "khởi*": words by their beginning.  Private to search/. */
#ifndef TRACUU_SEARCH_BEGINNING_H
#define TRACUU_SEARCH_BEGINNING_H

#include "command.h"

/* Documents that have a word that begins with TEXT, whatever its accents; of very many such words
 * those that most documents have. */
TC_MUST_USE tc_status tc_beginning_ask(tc_session *session, tc_slice text, tc_query **out);

#endif
