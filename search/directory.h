/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every unit that tasks name, gathered from the terms of the index.  Private to search/.
 *
 * Spellings with and without accents, with "và" or without, with the province behind or not, and
 * abbreviations that the agency spells out, are one unit.  A department is its province's, a
 * division its agency's; a ministry is nobody's. */
#ifndef TRACUU_SEARCH_DIRECTORY_H
#define TRACUU_SEARCH_DIRECTORY_H

#include "full_names.h"

typedef struct tc_spelling {
    tc_slice name;
    uint32_t lead, support; /* tasks */
} tc_spelling;

typedef struct tc_unit {
    tc_slice scope; /* key of its agency or province, or "" */
    tc_slice key;   /* what it is called within the scope */
    tc_slice name;
    tc_unit_sort sort;
    tc_slice agency, province; /* as shown, or "" */
    tc_spelling *spellings;    /* the most frequent first */
    uint32_t spelling_count;
    uint32_t lead, support; /* tasks */
} tc_unit;

typedef struct tc_directory {
    tc_unit *units; /* by scope and key */
    size_t count;
} tc_directory;

/* Reads all of the index; in the session's arena. */
TC_MUST_USE tc_status tc_directory_read(tc_session *session, tc_full_names *names,
                                        tc_directory *out);

#endif
