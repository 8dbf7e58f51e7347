/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts of the reader of OpenDocument (ISO/IEC 26300): texts and spreadsheets.  Read as docx
 * is: tracked insertions in, deletions out; text boxes before the paragraph that holds them; notes
 * behind the text; numbers of lists and headings; headers and footers.  Hidden sheets and hidden
 * text are left out, hidden rows are not. */
#ifndef TRACUU_CORPUS_ODT_H
#define TRACUU_CORPUS_ODT_H

#include "look.h"
#include "numerals.h"
#include "xml.h"

enum { TC_ODT_LEVELS = 10 };

typedef enum tc_odt_token {
    O_NONE,
    O_P,
    O_H,
    O_SPAN,
    O_S,
    O_TAB,
    O_BREAK,
    O_NOTE,
    O_BODY, /* of a note */
    O_BOX,
    O_SKIP,
    O_LIST,
    O_ITEM,
    O_LIST_HEADER,
    O_TABLE,
    O_ROW,
    O_CELL,
    O_COVERED,
    O_SPREADSHEET,
    O_HEADER,
    O_HEADER_FIRST,
    O_FOOTER,
    O_MASTER,
    /* styles */
    O_STYLE,
    O_DEFAULT_STYLE,
    O_TEXT_PROPERTIES,
    O_TABLE_PROPERTIES,
    O_LIST_STYLE,
    O_OUTLINE_STYLE,
    O_LEVEL_NUMBER,
    O_LEVEL_BULLET
} tc_odt_token;

extern const tc_xml_space tc_odt_spaces[];
enum { ODT_OFFICE = 1, ODT_TEXT, ODT_TABLE, ODT_STYLE, ODT_DRAW, ODT_SVG };

typedef struct tc_odt_style {
    tc_slice key, parent; /* "paragraph:P1" */
    tc_slice list;        /* of a paragraph style */
    tc_look look;
    bool hidden; /* of a table */
    bool flat;   /* what it is based on has been laid under it */
    size_t order;
} tc_odt_style;

typedef struct tc_odt_level {
    tc_numerals numerals;
    tc_slice prefix, suffix, bullet;
    long start, shown; /* shown: how many levels its number has */
    bool set;
    long counter;
    bool used;
} tc_odt_level;

typedef struct tc_odt_list {
    tc_slice name;
    tc_odt_level levels[TC_ODT_LEVELS];
    size_t order;
} tc_odt_list;

typedef struct tc_odt {
    tc_arena *arena;
    tc_zip zip;
    tc_draft *draft;
    tc_odt_style *styles;
    size_t style_count, style_capacity;
    tc_odt_list *lists;
    size_t list_count, list_capacity;
    tc_odt_list outline; /* of headings */
    size_t notes;
    bool failed;
} tc_odt;

/* odt_styles.c: takes up the styles of PART; those of a later part go before the others. */
TC_MUST_USE tc_status tc_odt_styles_read(tc_odt *odt, const char *part, tc_error *error);
/* When all are read. */
void tc_odt_styles_ready(tc_odt *odt);
/* NULL when there is none. */
const tc_odt_style *tc_odt_style_find(const tc_odt *odt, const char *family, tc_slice name);
tc_odt_list *tc_odt_list_find(const tc_odt *odt, tc_slice name);

/* Gives the next paragraph the label of LEVEL (from 0) of LIST.  START: the item says where to
 * begin anew, or -1. */
void tc_odt_number(tc_odt *odt, tc_odt_list *list, long level, long start);
void tc_odt_restart(tc_odt_list *list);

/* odt_body.c: the text of content.xml, or the headers and footers of styles.xml. */
TC_MUST_USE tc_status tc_odt_body(tc_odt *odt, const char *part, tc_error *error);

#endif
