/* SPDX-License-Identifier: GPL-2.0-or-later */
/* --year, --province and --type: which documents count.  Private to search/. */
#ifndef TRACUU_SEARCH_SCOPE_H
#define TRACUU_SEARCH_SCOPE_H

#include "cited.h"

/* QUERY, taken over, among documents of --year and --province. */
tc_query *tc_scope_query(tc_session *session, tc_query *query);
/* Whether there is something to choose by. */
bool tc_scope_is_set(const tc_options *options);
/* Whether the document of the file PATH is. */
TC_MUST_USE tc_status tc_scope_has_file(tc_session *session, tc_slice path, bool *out);
/* Whether IDENTITY, of a document that need not be held, is of --year, --province and --type.  What
 * it does not say it is not.  An old province counts as the one that it has become part of, too. */
bool tc_scope_has(tc_session *session, const tc_identity *identity);

#endif
