/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The numbers of lists, as Word counts them (ECMA-376 part 1, 17.9; [MS-DOC] 2.9.131): a list
 * follows a definition, with which it shares its counters, and may override levels of it. */
#ifndef TRACUU_CORPUS_LISTS_H
#define TRACUU_CORPUS_LISTS_H

#include "draft.h"
#include "numerals.h"

enum { TC_LIST_LEVELS = 9, TC_LIST_UNSET = -1 };

typedef struct tc_list_level {
    long start;
    long restart; /* begins anew below levels before this one; TC_LIST_UNSET: below all */
    tc_numerals numerals;
    tc_slice text;  /* "%1.%2." */
    tc_slice style; /* whose paragraphs stand on this level, where styles have names */
    bool set, legal, joined;
} tc_list_level;

typedef struct tc_list_definition {
    tc_list_level levels[TC_LIST_LEVELS];
    long counters[TC_LIST_LEVELS];
    bool used[TC_LIST_LEVELS];
} tc_list_definition;

typedef struct tc_list {
    tc_list_definition *definition;
    long starts[TC_LIST_LEVELS]; /* that begin anew, or TC_LIST_UNSET */
    tc_list_level *levels;       /* overridden ones, or NULL */
} tc_list;

/* Level I of LIST, from 0. */
const tc_list_level *tc_list_level_of(const tc_list *list, long i);
/* Gives the next paragraph of LIST, on level I, its label. */
void tc_list_label(tc_list *list, long i, tc_draft *draft);

#endif
