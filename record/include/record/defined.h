/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Abbreviations that a document defines: "đổi mới sáng tạo (ĐMST)", "Ban Quản lý dự án (sau đây gọi
 * tắt là BQLDA)".  An index files them, and a search spells them out by what the documents say. */
#ifndef TRACUU_RECORD_DEFINED_H
#define TRACUU_RECORD_DEFINED_H

#include <base/base.h>

/* Bytes of a term; longer ones are left out. */
enum { TC_DEFINED_TERM_MAX = 230, TC_DEFINED_MAX = 200 /* of a text */ };

/* From which side it is looked up. */
typedef enum tc_defined_side { TC_DEFINED_SHORTER = 's', TC_DEFINED_LONGER = 'l' } tc_defined_side;

typedef struct tc_defined {
    tc_slice shorter; /* its words as tc_fold_ascii: "kh cn" for KH&CN */
    tc_slice longer;  /* as tc_fold_plain, a blank between two words */
    tc_slice owner;   /* agency that writes so, as tc_key_unit, or "" */
} tc_defined;

/* The abbreviations that TEXT defines in brackets for the words in front of them, whose initials
 * they are; words of grammar may be left out.  Each once, OWNER aside, which is left empty; at most
 * TC_DEFINED_MAX.  False when memory is short. */
TC_MUST_USE bool tc_defined_read(tc_arena *arena, tc_slice text, tc_defined **out, size_t *count);

/* "s|dmst|OWNER|đổi mới sáng tạo", "l|doi moi sang tao|OWNER|đổi mới sáng tạo|dmst"; "" where it
 * would be too long. */
tc_slice tc_defined_term(tc_arena *arena, tc_defined_side side, const tc_defined *defined);
/* What such terms begin with, of the abbreviation KEY ("s|dmst|"), or of what is longer and begins
 * with the words KEY ("l|doi moi"). */
tc_slice tc_defined_prefix(tc_arena *arena, tc_defined_side side, tc_slice key);
/* Takes such a term apart; borrows it.  False for anything else. */
bool tc_defined_term_read(tc_slice term, tc_defined *out);

#endif
