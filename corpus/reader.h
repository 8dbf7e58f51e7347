/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a reader of a format is: a function over a buffer in memory, that trusts nothing in it.  A
 * new format is one file in readers/, a line in magic.c that knows it by its bytes, and one in the
 * table of document.c. */
#ifndef TRACUU_CORPUS_READER_H
#define TRACUU_CORPUS_READER_H

#include "builder.h"

/* Fills TEXT and gives blocks and tables to OUT; a format with structure does both through a draft
 * (draft.h).  Everything lives in ARENA. */
typedef tc_status tc_reader(tc_arena *arena, tc_slice bytes, tc_builder *out, tc_text *text,
                            tc_error *error);

extern tc_reader tc_read_txt, tc_read_md, tc_read_html, tc_read_docx, tc_read_odt, tc_read_xlsx;

/* Whether PATH ends in one of the endings, each with its dot, in any case; NULL ends the list. */
bool tc_path_ends(const char *path, const char *const *endings);

#endif
