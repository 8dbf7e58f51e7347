/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The document's own header and its end.  Private to citation/. */
#ifndef TRACUU_CITATION_HEADER_H
#define TRACUU_CITATION_HEADER_H

#include "bodies.h"
#include "scan.h"

/* Reads it by the layout that Decree 30/2020/NĐ-CP, annex I, prescribes.  The find that is the
 * document's own number, if there is one, is taken out of FINDS.  HOME tells what "tỉnh" means. */
void tc_header_read(tc_arena *arena, const tc_document *document, tc_finds *finds, tc_header *out,
                    tc_home *home);

/* What stands at the end: signer and recipients.  Called by tc_header_read. */
void tc_footer_read(tc_arena *arena, tc_slice text, tc_header *header);

/* A line without the marks of Markdown, tabs and bars around it. */
tc_slice tc_bare_line(tc_slice line);
/* The line of TEXT that begins at *OFFSET, which moves behind it; false at the end. */
bool tc_line_next(tc_slice text, size_t *offset, tc_slice *line);

#endif
