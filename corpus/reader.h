/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a reader of a format is.  A new format is one file in readers/, and a line in document.c. */
#ifndef TRACUU_CORPUS_READER_H
#define TRACUU_CORPUS_READER_H

#include "builder.h"

typedef struct tc_reader {
    tc_format format;
    /* How sure it is that the file is of its format: 0 no, up to 100.  PATH may be "". */
    int (*sniff)(tc_slice bytes, const char *path);
    /* Fills text and gives blocks and tables to the builder. */
    tc_status (*read)(tc_arena *arena, tc_slice bytes, tc_builder *out, tc_text *text,
                      tc_error *error);
} tc_reader;

extern const tc_reader tc_reader_txt, tc_reader_md, tc_reader_html;

/* Whether PATH ends in one of the endings, each with its dot, in any case; NULL ends the list. */
bool tc_path_ends(const char *path, const char *const *endings);

#endif
