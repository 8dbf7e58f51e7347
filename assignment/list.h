/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The reading of labelled lists, paragraph by paragraph.  Private to assignment/. */
#ifndef TRACUU_ASSIGNMENT_LIST_H
#define TRACUU_ASSIGNMENT_LIST_H

#include "groups.h"
#include "labels.h"

typedef struct tc_listing {
    tc_tasks *tasks;
    const tc_block *blocks;
    uint32_t count;
    tc_groups groups;
} tc_listing;

/* What the labels of a run say together.  "Cơ quan thực hiện" alone also stands in the register of
 * a procedure: it counts only with a task, with units that support, with "chủ trì", or with a
 * deadline of the calendar, where a procedure counts days. */
typedef struct tc_evidence {
    bool lead, firm;
    bool chair; /* a label says "chủ trì" itself */
} tc_evidence;

/* Adds to SEEN what COUNT labels of WORDS say. */
void tc_listing_weigh(const tc_phrase *words, const tc_labelled *labels, uint32_t count,
                      tc_evidence *seen);
/* Whether the deadline of TASK is one of the calendar. */
bool tc_listing_is_dated(const tc_assignment *task);
/* Finishes TASK, which stands in the blocks FIRST … END-1; false when memory is short, as below. */
TC_MUST_USE bool tc_listing_add(tc_listing *r, uint32_t first, uint32_t end, tc_assignment *task);
/* Reads block AT when its last bracket says who does it: "… (Sở A chủ trì, phối hợp với Sở B; hoàn
 * thành trước 30/11)". */
TC_MUST_USE bool tc_listing_bracket(tc_listing *r, uint32_t at);
/* Reads block AT when labels or a sentence behind the task say it: "Số hóa hồ sơ. Đơn vị chủ trì:
 * Sở A", "Số hóa hồ sơ. Sở A chủ trì, phối hợp với Sở B". */
TC_MUST_USE bool tc_listing_inline(tc_listing *r, uint32_t at);

#endif
