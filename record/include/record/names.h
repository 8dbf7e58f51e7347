/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names of units as terms: what a file makes known, and which units it gives tasks.  An index files
 * them and a question reads them back, over any number of indexes. */
#ifndef TRACUU_RECORD_NAMES_H
#define TRACUU_RECORD_NAMES_H

#include <assignment/known.h>
#include <record/record.h>

/* Bytes of a term; longer ones are left out. */
enum { TC_NAME_TERM_MAX = 240 };

/* ---- Names spelt out ---- */

/* "OWNER|NAME" or "OWNER|NAME|BRIEF" for each name that RECORD spells out.  The owner is the agency
 * that writes so (tc_key_unit) and, for names that are the same for all agencies of a province, the
 * province (tc_key_place). */
TC_MUST_USE tc_status tc_record_names(tc_arena *arena, const tc_record *record, tc_slice **out,
                                      size_t *count, tc_error *error);
/* Takes such a term apart; borrows it. */
void tc_name_read(tc_slice term, tc_slice *owner, tc_known_name *out);

/* ---- Units of tasks ---- */

typedef enum tc_unit_role { TC_UNIT_LEADS = 'l', TC_UNIT_SUPPORTS = 's' } tc_unit_role;

/* A unit as one task has it. */
typedef struct tc_unit_entry {
    tc_unit_role role;
    tc_slice key;     /* tc_key_unit of what is written */
    tc_slice written; /* as written: "Phòng QLKH" */
    tc_slice full;    /* spelt out by the document itself, or "" */
    tc_slice issuer;  /* of the plan, as shown, or "" */
    tc_slice province;
} tc_unit_entry;

/* "l|so noi vu|Sở Nội vụ|…", or "" where it would be too long.  For a province in which the name of
 * the issuer ends stands how many bytes it has. */
tc_slice tc_unit_entry_term(tc_arena *arena, const tc_unit_entry *entry);
/* Takes such a term apart; borrows it.  False for anything else. */
bool tc_unit_entry_read(tc_slice term, tc_unit_entry *out);
/* What the terms of a unit in a role begin with: "l|so noi vu|". */
tc_slice tc_unit_entry_prefix(tc_arena *arena, tc_unit_role role, tc_slice key);

/* The units in the text UNIT one by one, a line for each: "KEY|NAME", the name without the office
 * of who heads the unit; "|NAME" for a person.  Nothing else than UNIT is looked at, so that it can
 * be remembered.  ptr is NULL when memory is short. */
tc_slice tc_unit_spread(tc_arena *arena, tc_slice unit);
/* The next line of such a text; false behind the last one. */
bool tc_unit_spread_next(tc_slice *spread, tc_slice *key, tc_slice *name);

#endif
