/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the columns of a table and the labels of a list mean.  Private to assignment/. */
#ifndef TRACUU_ASSIGNMENT_COLUMNS_H
#define TRACUU_ASSIGNMENT_COLUMNS_H

#include "texts.h"

#include <corpus/document.h>

enum {
    TC_COLUMNS_MAX = 40,  /* a wider table assigns nothing */
    TC_SAMPLE_ROWS = 40,  /* by which the contents are judged */
    TC_SAMPLE_BYTES = 400 /* a longer cell is only text */
};

typedef enum tc_role {
    TC_ROLE_NONE,
    TC_ROLE_NUMBER,
    TC_ROLE_TASK,
    TC_ROLE_LEAD,
    TC_ROLE_SUPPORT,
    TC_ROLE_UNITS, /* both at once: "Đơn vị chủ trì, phối hợp" */
    TC_ROLE_SUPERVISOR,
    TC_ROLE_DEADLINE,
    TC_ROLE_RESULT,
    TC_ROLE_SUBMIT,
    TC_ROLE_OTHER /* known, and of no use here: notes, funding */
} tc_role;

/* What a heading or label means; FIRM (unless NULL) is set when it speaks of work that is given
 * out ("Đơn vị chủ trì"), and not when it also names a column of a register ("Cơ quan thực
 * hiện"). */
tc_role tc_role_of(const tc_phrase *heading, bool *firm);

typedef struct tc_columns {
    tc_role roles[TC_COLUMNS_MAX];
    uint32_t count;
    uint32_t heading_row, first_row; /* the rows between are the heading */
    bool grouped;                    /* no column names units, the headings over the rows do */
    uint32_t begins; /* behind the column "Bắt đầu" beside that of the deadline, 0: none */
    uint32_t marked; /* columns "Quý I", "Tháng 2" … in which a cross says when */
    tc_slice points[TC_COLUMNS_MAX]; /* their headings, "" of the others */
} tc_columns;

/* Reads what the columns of TABLE mean: by its heading, else like BEFORE, the columns of the table
 * that it goes on from (or NULL), else by what its cells hold.  FOUND is false when the table
 * assigns nothing; the return value is false when memory is short. */
TC_MUST_USE bool tc_columns_read(tc_texts *texts, const tc_table *table, const tc_columns *before,
                                 tc_columns *out, bool *found);
/* Whether a heading asks for a person: "Đồng chí phụ trách". */
bool tc_role_is_personal(const tc_phrase *heading);
/* Whether a heading says when work begins: "Bắt đầu", but not "Thời gian bắt đầu - kết thúc". */
bool tc_role_begins(const tc_phrase *heading);
/* Whether a cell says that it is as the one above: "nt", "-nt-", "Như trên", a ditto mark. */
bool tc_columns_ditto(const tc_phrase *cell);
/* Whether the heading of a column names a month, a quarter or a year and nothing else. */
bool tc_columns_point(const tc_phrase *heading);
/* Whether a cell is a cross or tick. */
bool tc_columns_cross(tc_slice text);
/* Whether the words of a heading over rows are units, behind a label that they may have: where
 * these begin, or the count. */
uint32_t tc_columns_group(const tc_phrase *title);
/* Tells in COLUMNS, whose heading names work but no units, whether the headings over the rows of
 * TABLE do; false when memory is short. */
TC_MUST_USE bool tc_columns_read_groups(tc_texts *texts, const tc_table *table,
                                        tc_columns *columns);
/* Whether a row repeats the heading, or only numbers the columns; CELLS by column, FILLED of them
 * not empty. */
bool tc_columns_repeat(const tc_columns *columns, const tc_phrase *cells, uint32_t filled);

#endif
