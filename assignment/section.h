/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The reading of duties, paragraph by paragraph.  Private to assignment/. */
#ifndef TRACUU_ASSIGNMENT_SECTION_H
#define TRACUU_ASSIGNMENT_SECTION_H

#include "groups.h"
#include "headings.h"

typedef struct tc_section {
    tc_tasks *tasks;
    tc_paras paras;
    tc_headings headings;
    tc_groups groups;
    uint32_t part;   /* level of the part that organises, 0 outside */
    uint32_t opened; /* the paragraph whose order opened it, where one did */
    bool heading;    /* below a heading of units … */
    bool broad;      /* … that told many at once: a sentence may tell one of them by name … */
    uint8_t level;   /* … of this level … */
    char bullet;     /* … which is a bullet of this kind: "* Sở A:" over "- …" … */
    tc_strings lead; /* … whose duties follow */
    struct {
        bool is;
        uint8_t level;
        tc_strings lead;
    } outer;         /* the heading around one that is a bullet */
    tc_strings last; /* who the last sentence told … */
    uint8_t told;    /* … of this level; 0: nobody whose duties go on below it */
    tc_strings with; /* "b) Chủ trì, phối hợp với các sở:": of what stands below it … */
    uint8_t with_level; /* … deeper than this; 0: nothing does */
    uint32_t with_at;   /* the paragraph that says so */
    bool with_each;     /* each names its own: "b) Chủ trì, phối hợp với:" */
    bool with_bare;     /* said in a paragraph without a label: it holds up to the next one */
    size_t dated;       /* tasks before this one have their deadline */
    uint32_t labelled;  /* the last paragraph with a label before this one, UINT32_MAX: none */
    struct {
        tc_range over; /* asked of any of these paragraphs … */
        uint32_t part; /* … in this part … */
        bool on;       /* … whether it goes on is this */
    } prospect;
} tc_section;

/* Adds the words of PARA from FROM on as a duty of LEAD; false when memory is short, as below. */
TC_MUST_USE bool tc_section_duty(tc_section *r, const tc_para *para, uint32_t from,
                                 const tc_strings *lead, tc_source source);
/* Recipients, signature, annex; a bold line without number is the heading of something else. */
bool tc_section_ends_document(const tc_para *para);
/* Paragraph AT as a sentence outside the headings of units, or below one: a duty when somebody has
 * it. */
TC_MUST_USE bool tc_section_sentence(tc_section *r, uint32_t at);
/* "b) Chủ trì, phối hợp với các sở:" says of what stands below it who supports; "b) Chủ trì, phối
 * hợp với:" leaves it to each item. */
TC_MUST_USE bool tc_section_partners(tc_section *r, uint32_t at);
/* "- Sở B và các đơn vị liên quan tham mưu …" below "b) Chủ trì, phối hợp với:"; items that only
 * name units are parts of one duty.  DONE: whether paragraph AT was read as such a one. */
TC_MUST_USE bool tc_section_partner(tc_section *r, uint32_t at, bool *done);

#endif
