/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tree of headings and numbers above a task.  Private to assignment/. */
#ifndef TRACUU_ASSIGNMENT_GROUPS_H
#define TRACUU_ASSIGNMENT_GROUPS_H

#include <assignment/assignment.h>

enum {
    TC_GROUPS_MAX = 12 /* deeper ones are left out */
};

typedef struct tc_group {
    tc_slice label, title; /* "II.", "NHIỆM VỤ …" */
    tc_slice text;         /* both in one, made when first asked for */
    uint8_t depth;
    bool task; /* a task that may have parts below it, not a heading */
} tc_group;

typedef struct tc_groups {
    tc_group items[TC_GROUPS_MAX];
    uint32_t count;
} tc_groups;

/* A heading: ends those as deep or deeper.  LABEL may be "": then capitals or a label inside TITLE
 * tell how deep it stands.  Both are borrowed. */
void tc_groups_push(tc_groups *groups, tc_slice label, tc_slice title);
/* A task with its label, "" when it shares the number of the one before. */
void tc_groups_task(tc_groups *groups, tc_slice label, tc_slice task);
/* A labelled paragraph; those of a deeper level stand below it. */
void tc_groups_block(tc_groups *groups, const tc_block *block);
/* The present number, no final dot; bullets are none. */
tc_slice tc_groups_item(const tc_groups *groups);
/* The headings above the present task, outermost first. */
TC_MUST_USE bool tc_groups_path(tc_groups *groups, tc_arena *arena, tc_strings *out);
/* How deep LABEL stands: "A" 2, "I" 4, "1" 6, "1.1" 8, "1.1.1" 10, "a)" 12, "-" 14, "+" 16; 0 for
 * what is no label. */
uint8_t tc_label_depth(tc_slice label);
/* Whether LABEL is "Điều 5.". */
bool tc_label_is_article(tc_slice label);
/* LABEL without what closes it: "II." → "II". */
tc_slice tc_label_bare(tc_slice label);

#endif
