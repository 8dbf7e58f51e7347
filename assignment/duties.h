/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whose duty a paragraph is.  Private to assignment/. */
#ifndef TRACUU_ASSIGNMENT_DUTIES_H
#define TRACUU_ASSIGNMENT_DUTIES_H

#include "paras.h"

/* Before the words of PARA are read, which is most of the work on a text: whether it may name units
 * at its head, or tell somebody what to do.  CHILDREN: something stands below it.  False is
 * certain. */
bool tc_para_may_name(const tc_para *para, bool children);
/* Whether one who tells somebody what to do may begin with the word that has this hash. */
bool tc_para_may_direct(uint16_t first);
/* Whether it may be more than contents outside the parts that organise, where it is no heading of
 * units: open such a part, direct somebody.  SIGNS: what tc_texts_signs says of its text. */
bool tc_para_may_matter(const tc_para *para, bool law, unsigned signs);

/* Whether PARA opens a part that gives out duties: "Tổ chức thực hiện", "Phân công nhiệm vụ"; LAW:
 * in a law, decree or circular. */
bool tc_para_opens_part(const tc_para *para, bool law);
/* Whether PARA, which names units (FROM as in tc_para_names_units), is "Trách nhiệm của Sở A": the
 * heading of one body's duties, not of the part in which several have theirs; NAMED: what stands
 * below it may begin with one of these. */
bool tc_para_is_responsibility(const tc_para *para, uint32_t from, bool named);
/* Whether PARA is a line without label that orders what stands below it: "Chủ tịch UBND tỉnh yêu
 * cầu:", "… giao các sở thực hiện các nhiệm vụ sau:"; TOLD takes the units it names.  False when
 * memory is short. */
TC_MUST_USE bool tc_para_orders(tc_arena *arena, const tc_para *para, bool *orders,
                                tc_strings *told);
/* Whether LEAD names only those whom a law rules, none who carry it out: "Doanh nghiệp kinh doanh
 * vận tải", "tổ chức tài chính vi mô".  False when memory is short. */
TC_MUST_USE bool tc_para_is_ruled(tc_arena *arena, const tc_strings *lead, bool *ruled);
/* "Trong quá trình thực hiện …", "Trên đây là …": words that close a document. */
bool tc_para_is_closing(const tc_para *para);
/* Whether PARA is an article of a decision that charges one body: "Điều 2. Văn phòng UBND tỉnh có
 * trách nhiệm theo dõi …"; AT takes the word where this begins. */
bool tc_para_charges(const tc_para *para, uint32_t *at);
/* "Bộ trưởng Bộ A hướng dẫn, kiểm tra việc thi hành Nghị định này": what the last article of a law
 * says of whoever carries it out. */
bool tc_para_enforces(const tc_para *para);

/* Behind "Đề nghị", "Giao", "Yêu cầu" … at word AT, or AT. */
uint32_t tc_para_told_at(const tc_phrase *words, uint32_t at);

/* How surely a paragraph is a heading that names units. */
typedef enum tc_naming {
    TC_NAMING_NONE,
    TC_NAMING_WEAK, /* it begins with a unit, but says more: only among headings that are sure */
    TC_NAMING_SURE
} tc_naming;

/* Whether PARA is a heading that names units and nothing else ("3. Sở Tài chính", "Đề nghị Công an
 * tỉnh:", "5. Sở Y tế: Chủ trì …").  FROM … TO-1 are the words of the units, INSIDE the word where
 * a duty begins in the same paragraph (else the count).  CHILDREN: something stands below it. */
tc_naming tc_para_names_units(const tc_para *para, bool children, uint32_t *from, uint32_t *to,
                              uint32_t *inside);
/* "Đối với các sở …": outside the part that organises, a heading of contents, not of duties. */
bool tc_para_is_about(const tc_para *para);
/* The units of such a heading. */
TC_MUST_USE bool tc_para_heading_lead(tc_arena *arena, const tc_para *para, uint32_t from,
                                      uint32_t to, tc_strings *lead);

typedef enum tc_subject {
    TC_SUBJECT_NONE,
    TC_SUBJECT_CLASS, /* only collective names: "các sở, ban, ngành" */
    TC_SUBJECT_NAMED
} tc_subject;

/* The units that the sentence gives its duty to: "Căn cứ Kế hoạch này, các sở … xây dựng",
 * "Giao Công an tỉnh chủ trì". */
TC_MUST_USE bool tc_para_subject(tc_arena *arena, const tc_para *para, tc_strings *lead,
                                 tc_subject *kind);
/* Whether the sentence opens with "giao" … and units, or has such a clause further on ("… UBND
 * tỉnh giao Sở A chủ trì"); ASKING: or opens with "đề nghị" and a body that one may only ask.  The
 * forms of a law do neither but open.  AT takes the word where the units begin. */
bool tc_para_directs(const tc_para *para, bool asking, uint32_t *at);
/* Where the units begin in "…; giao Sở A thẩm định" further on in the sentence, or the count. */
uint32_t tc_para_given(const tc_para *para);
/* The units that begin at word AT. */
TC_MUST_USE bool tc_para_told(tc_arena *arena, const tc_para *para, uint32_t at, tc_strings *lead);

#endif
