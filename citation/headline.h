/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What papers that are no official documents are about.  Private to citation/. */
#ifndef TRACUU_CITATION_HEADLINE_H
#define TRACUU_CITATION_HEADLINE_H

#include <corpus/document.h>

/* The administrative procedure that DOCUMENT describes, as its form or its letterhead names it; ""
 * where it describes none. */
tc_slice tc_procedure_name(tc_arena *arena, const tc_document *document);
/* That, or the first paragraph; "" where that is the heading of a table of contents, behind which
 * no line says what the paper is about. */
tc_slice tc_headline(tc_arena *arena, const tc_document *document);

#endif
