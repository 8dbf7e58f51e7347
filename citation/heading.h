/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a document is called: the type in a line of its own and the title below it, or a letter's
 * subject (Decree 30/2020/NĐ-CP, annex I, II.5).  Private to citation/. */
#ifndef TRACUU_CITATION_HEADING_H
#define TRACUU_CITATION_HEADING_H

#include <corpus/document.h>

typedef struct tc_heading {
    tc_slice type;    /* "Kế hoạch"; "" when there is none */
    uint32_t block;   /* the last one that the type takes up, or UINT32_MAX */
    tc_slice issuer;  /* named with the type, as the Party does: "BỘ CHÍNH TRỊ"; or "" */
    tc_slice subject; /* what follows in the type's own paragraph, or "" */
} tc_heading;

void tc_heading_read(tc_arena *arena, const tc_document *document, tc_heading *out);
/* The title below HEADING, as long as its paragraphs go on. */
tc_slice tc_heading_title(tc_arena *arena, const tc_document *document, const tc_heading *heading);
/* A letter's subject, which stands under its number: "V/v …"; "" when there is none.  PLACE is that
 * of the date, whose line ends it. */
tc_slice tc_heading_subject(tc_arena *arena, tc_slice text, tc_slice place);

#endif
