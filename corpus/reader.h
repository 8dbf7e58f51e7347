/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a reader of a format is: a function over a buffer in memory, that trusts nothing in it.  A
 * new format is one file in readers/, a line in magic.c that knows it by its bytes, and one in the
 * table of document.c. */
#ifndef TRACUU_CORPUS_READER_H
#define TRACUU_CORPUS_READER_H

#include "draft.h"

#include <sandbox/sandbox.h>

/* Of text, whose layout is found: fills TEXT and gives blocks and tables to OUT.  Everything lives
 * in ARENA. */
typedef tc_status tc_text_reader(tc_arena *arena, tc_slice bytes, tc_builder *out, tc_text *text,
                                 tc_error *error);
/* Of a format with structure: makes the calls of draft.h.  ARENA is for what it needs meanwhile.
 * It runs in a sandbox (isolation.h) wherever files come from outside. */
typedef tc_status tc_draft_reader(tc_arena *arena, tc_slice bytes, tc_draft *draft,
                                  tc_error *error);

extern tc_text_reader tc_read_txt, tc_read_md;
extern tc_draft_reader tc_read_html, tc_read_docx, tc_read_odt, tc_read_xlsx, tc_read_pdf;
extern tc_draft_reader tc_read_doc, tc_read_rtf, tc_read_image;
/* The programs that make of an old doc and an xls what their readers read. */
extern const tc_converter tc_doc_converter, tc_xls_converter;

/* Whether a doc is of Word 6 or 95, which only the program reads. */
bool tc_doc_is_old(tc_slice bytes);

/* That of FORMAT, which has structure; else NULL. */
tc_draft_reader *tc_reader_of(tc_format format);

/* Whether PATH ends in one of the endings, each with its dot, in any case; NULL ends the list. */
bool tc_path_ends(const char *path, const char *const *endings);

#endif
