/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fields of word processors: a code ("PAGE", "REF _Ref1"), and what it shows. */
#ifndef TRACUU_CORPUS_FIELDS_H
#define TRACUU_CORPUS_FIELDS_H

#include <base/base.h>

enum { TC_FIELDS_MAX = 64, TC_FIELD_CODE = 16 };

/* The fields that are open.  All zero at first. */
typedef struct tc_fields {
    bool silent[TC_FIELDS_MAX]; /* those that show nothing now, from the outermost */
    unsigned open, silents;     /* silents: text is shown only while there are none */
    char code[TC_FIELD_CODE];   /* the first letters of the innermost one's code */
} tc_fields;

/* A field begins with its code; one that is too deep is passed over. */
void tc_fields_begin(tc_fields *fields);
/* More of the code. */
void tc_fields_code(tc_fields *fields, tc_slice text);
/* The code ends, and what it shows begins.  Numbers of pages are not shown: they are of no use in a
 * text without pages. */
void tc_fields_show(tc_fields *fields);
void tc_fields_end(tc_fields *fields);
/* Whether CODE is one of page numbers. */
bool tc_field_is_page(const char *code);

#endif
