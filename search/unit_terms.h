/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Units as the index files them.  Private to search/. */
#ifndef TRACUU_SEARCH_UNIT_TERMS_H
#define TRACUU_SEARCH_UNIT_TERMS_H

#include "command.h"

/* The keys of FIELD that mean the unit NAME. */
typedef struct tc_unit_terms {
    tc_slice *same; /* for certain */
    size_t same_count;
    tc_slice *placed; /* if they are of PLACE */
    size_t placed_count;
    tc_slice place; /* key of a province */
} tc_unit_terms;

TC_MUST_USE tc_status tc_unit_terms_find(tc_session *session, tc_field field, tc_slice name,
                                         tc_unit_terms *out);
/* Documents that give the unit NAME a task, lead it or support it. */
TC_MUST_USE tc_status tc_unit_documents(tc_session *session, tc_field field, tc_slice name,
                                        tc_query **out);
/* Tasks with the unit NAME in FIELD (TC_FIELD_LEAD or TC_FIELD_SUPPORT). */
TC_MUST_USE tc_status tc_unit_tasks(tc_session *session, tc_field field, tc_slice name,
                                    tc_query **out);

#endif
