/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All names that a question for one unit asks for.  Private to search/. */
#ifndef TRACUU_SEARCH_ASKED_NAMES_H
#define TRACUU_SEARCH_ASKED_NAMES_H

#include "asked.h"

enum { TC_VARIANTS_MAX = 64 };

/* One name to look for. */
typedef struct tc_variant {
    tc_slice key;
    bool exact;      /* this very key: a name that the user gave */
    bool collective; /* names of many that include the unit KEY */
    tc_slice place;  /* only in plans of this province (key), or "" */
    tc_slice agency; /* only in plans of this agency (key), or "" */
    size_t group;    /* 0: the unit itself, else number in tc_asked.also and one */
} tc_variant;

typedef struct tc_variants {
    tc_variant items[TC_VARIANTS_MAX];
    size_t count;
} tc_variants;

/* The names of UNIT; those of other units begin groups in ASKED. */
void tc_variants_read(tc_session *session, const tc_aliases *aliases, tc_slice unit,
                      tc_variants *out, tc_asked *asked);

#endif
