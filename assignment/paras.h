/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The paragraphs of a document, as duties are read from them.  Private to assignment/. */
#ifndef TRACUU_ASSIGNMENT_PARAS_H
#define TRACUU_ASSIGNMENT_PARAS_H

#include "tasks.h"

/* A paragraph of the document, cut ones rejoined. */
typedef struct tc_para {
    tc_slice text, label;
    tc_range range;
    uint32_t block; /* its first */
    uint8_t level;
    bool bold, table, taken;
    tc_phrase words; /* none before tc_paras_need */
} tc_para;

typedef struct tc_paras {
    tc_tasks *tasks;
    tc_para *items;
    uint32_t count;
    tc_range known; /* those whose words have been read, and not forgotten again */
    bool failed;    /* memory was short */
} tc_paras;

/* The paragraphs of the document, tables standing as empty ones; false when memory is short. */
TC_MUST_USE bool tc_paras_read(tc_tasks *tasks, tc_paras *out);
/* Reads the words of paragraph AT, unless they are known: of a long document only those near it
 * are.  False when memory is short. */
TC_MUST_USE bool tc_paras_need(tc_paras *paras, uint32_t at);
/* What tc_texts_signs says of the text of paragraph AT. */
unsigned tc_paras_signs(tc_paras *paras, uint32_t at);
/* Forgets what was read, when that has become too much; to be asked where nobody holds words. */
void tc_paras_forget(tc_paras *paras);
/* Whether something that PARA may introduce stands behind paragraph AT: deeper, or unlabelled. */
bool tc_paras_below(const tc_paras *paras, uint32_t at);
/* Neither a table nor empty. */
static inline bool tc_para_is_text(const tc_para *para) {
    return !para->table && para->text.len;
}
/* Whether the text, without white space behind it, ends in C. */
bool tc_para_ends(const tc_para *para, char c);

#endif
