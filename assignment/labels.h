/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Labels inside a paragraph: "Đơn vị chủ trì: …; thời gian: …".  Private to assignment/. */
#ifndef TRACUU_ASSIGNMENT_LABELS_H
#define TRACUU_ASSIGNMENT_LABELS_H

#include "columns.h"
#include "tasks.h"

enum {
    TC_LABELS_MAX = 8 /* in one paragraph; what follows belongs to the last */
};

/* One label and the words of its value. */
typedef struct tc_labelled {
    tc_role role;
    bool firm;
    uint32_t begin;    /* the first word of the label */
    uint32_t from, to; /* of the value */
} tc_labelled;

/* Reads the labels of WORDS; how many there are.  The first may stand behind an opening text. */
uint32_t tc_labels_read(const tc_phrase *words, tc_labelled out[TC_LABELS_MAX]);
/* Whether WORDS are a label whose colon is missing, and its value: "Đơn vị chủ trì Sở Xây dựng". */
bool tc_labels_bare(const tc_phrase *words, tc_labelled *out);
/* Enters the value of LABEL into TASK; false when memory is short. */
TC_MUST_USE bool tc_labels_enter(tc_tasks *tasks, const tc_phrase *words, const tc_labelled *label,
                                 tc_assignment *task);

#endif
