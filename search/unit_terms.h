/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Units as the index files them.  Private to search/. */
#ifndef TRACUU_SEARCH_UNIT_TERMS_H
#define TRACUU_SEARCH_UNIT_TERMS_H

#include "command.h"

/* Documents that give the unit NAME a task, lead it or support it. */
TC_MUST_USE tc_status tc_unit_documents(tc_session *session, tc_field field, tc_slice name,
                                        tc_query **out);
#endif
