/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The terms by which a task's units are found, and known to those who ask which units there are. */
#ifndef TRACUU_INDEXER_UNIT_TERMS_H
#define TRACUU_INDEXER_UNIT_TERMS_H

#include "memo.h"

#include <record/record.h>
#include <store/store.h>

/* What was made of units before. */
typedef struct tc_unit_memos {
    tc_memo *keys;   /* tc_key_unit */
    tc_memo *spread; /* tc_unit_spread */
} tc_unit_memos;

TC_MUST_USE bool tc_unit_memos_init(tc_unit_memos *memos);
void tc_unit_memos_dispose(tc_unit_memos *memos);
void tc_unit_memos_trim(tc_unit_memos *memos);

/* The keys of UNITS in FIELD: of each as it is written, and one by one where several stand
 * together. */
void tc_unit_terms_add(tc_entry *entry, tc_arena *arena, const tc_unit_memos *memos, tc_field field,
                       const tc_strings *units);
/* All terms of TASK's own entry that tell its units. */
void tc_unit_terms_of_task(tc_entry *entry, tc_arena *arena, const tc_unit_memos *memos,
                           const tc_header *plan, const tc_assignment *task);

#endif
