/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tasks of one document while they are read: tables, lists and sections add to it.  Private
 * to assignment/. */
#ifndef TRACUU_ASSIGNMENT_TASKS_H
#define TRACUU_ASSIGNMENT_TASKS_H

#include "deadline.h"
#include "names.h"

typedef struct tc_tasks {
    tc_arena *arena;
    const tc_document *document;
    const tc_citations *citations;
    int year;  /* the plan's own, or 0 */
    int since; /* the one in which it was made, or 0 */
    tc_texts texts;
    tc_assignment *items;
    size_t count, capacity;
    bool *taken; /* by block: it belongs to a list, and no section may read it again */
    bool have_names;
    tc_names names;              /* read when first needed */
    struct tc_flat_shared *flat; /* what all flat streams of the document use, or NULL */
    struct tc_spelt **spelt;     /* lists of units already spelt out */
    uint32_t spelt_count;
} tc_tasks;

/* Each returns false when memory is short. */
TC_MUST_USE bool tc_tasks_tables(tc_tasks *tasks);
TC_MUST_USE bool tc_tasks_lists(tc_tasks *tasks);
TC_MUST_USE bool tc_tasks_sections(tc_tasks *tasks);

/* Adds TASK, its leads spelt out. */
TC_MUST_USE bool tc_tasks_add(tc_tasks *tasks, const tc_assignment *task);
/* The canonical numbers cited inside RANGES, each once. */
TC_MUST_USE bool tc_tasks_references(const tc_tasks *tasks, const tc_range *ranges, uint32_t count,
                                     tc_strings *out);
/* TEXT with its line breaks and a bullet at its head gone. */
tc_slice tc_tasks_text(tc_arena *arena, tc_slice text);
/* Enters what a deadline says into TASK. */
void tc_tasks_due(tc_assignment *task, const tc_due *due);
/* A list of one. */
tc_strings tc_tasks_one(tc_arena *arena, tc_slice text);

/* Who leads and who supports by the words FROM … TO-1: "Chủ trì: Sở A; phối hợp: Sở B", "Sở A chủ
 * trì, phối hợp với Sở B", or units alone, which lead.  AT_AND as for tc_units_split. */
TC_MUST_USE bool tc_parties_read(tc_arena *arena, const tc_phrase *words, uint32_t from,
                                 uint32_t to, bool at_and, tc_strings *lead, tc_strings *support);
/* The units behind "phối hợp với …" in a sentence, at or after word FROM. */
TC_MUST_USE bool tc_parties_support(tc_arena *arena, const tc_phrase *words, uint32_t from,
                                    tc_strings *support);

#endif
