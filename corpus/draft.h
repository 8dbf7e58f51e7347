/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a reader gives when its format has structure: paragraphs and tables in the order in which
 * they are read, as they come.  The draft keeps them as a small tree, for only when all is known
 * can it be said which tables are data and which only lay out the page; tc_draft_finish then
 * writes the text and marks blocks and tables on it.
 *
 * Text: blocks are parted by blank lines; a row of a table is a line, its cells parted by tabs,
 * paragraphs inside a cell by line ends.  White space is folded, soft hyphens and zero-width
 * characters dropped, the rest made NFC.  Lines of nothing but dashes are ornament and go.
 *
 * A table of one column is layout: its cells are blocks.  One that holds other tables is layout
 * when it has no more than two columns or rows, or when these have more cells than it has of its
 * own; else the inner ones become lines of its cell. */
#ifndef TRACUU_CORPUS_DRAFT_H
#define TRACUU_CORPUS_DRAFT_H

#include "builder.h"

/* Limits: beyond them cells and tables are no more told apart; their text is kept. */
enum {
    TC_DRAFT_SPAN_MAX = 1000,    /* columns of a table, rows that a cell covers */
    TC_DRAFT_CELLS_MAX = 200000, /* in one document */
    TC_DRAFT_NODES_MAX = 250000, /* paragraphs and tables; beyond them the document is refused … */
    TC_DRAFT_TABLES_MAX = 20000, /* … and beyond so many tables */
    TC_DRAFT_REPEAT_MAX = 1000,  /* times that a cell or row stands there */
    TC_DRAFT_DOUBTS_MAX = 20000, /* words of which OCR was not sure */
    TC_DRAFT_DEPTH_MAX = 48      /* tables within tables, and text boxes */
};

/* Column for tc_draft_cell: the first that is free. */
enum { TC_DRAFT_NEXT = UINT32_MAX };

typedef enum tc_draft_gap { TC_GAP_LINE, TC_GAP_BLANK } tc_draft_gap;

typedef struct tc_draft tc_draft;

/* In ARENA, but for a buffer: finish or dispose.  NULL when out of memory. */
tc_draft *tc_draft_new(tc_arena *arena);
/* One that only writes the calls down (tape.h): nothing to finish. */
tc_draft *tc_draft_on_tape(tc_arena *arena, tc_buffer *tape);
void tc_draft_dispose(tc_draft *draft); /* NULL is fine */

/* Text of the open paragraph; opens one when there is none and TEXT is not blank.  A word may come
 * in pieces. */
void tc_draft_text(tc_draft *draft, tc_slice text, bool bold);
/* A line break: the same paragraph where the sentence goes on in lower case, else another one. */
void tc_draft_break(tc_draft *draft);
/* Ends the open paragraph, if one is open; GAP: at least this before what follows. */
void tc_draft_end(tc_draft *draft, tc_draft_gap gap);
/* LABEL (copied; at most 64 bytes) stands before the open paragraph, or the next one: "1.", "a)",
 * "-"; JOINED: without a blank behind it.  A bullet goes where the text has one of its own.  KEEP:
 * it stands even where the paragraph turns out to have no text.  An empty LABEL takes it back. */
void tc_draft_label(tc_draft *draft, tc_slice label, bool joined, bool keep);
/* What comes now stands on page NUMBER (from 1). */
void tc_draft_page(tc_draft *draft, uint32_t number);

/* Says how much of the text was read from pictures, and how much was not, in pages; SURE: of what
 * was read, 0 to 100. */
void tc_draft_scan(tc_draft *draft, uint32_t read, uint32_t unread, uint32_t sure);

/* OCR was not sure of WORD (copied), which stands on the page that was said last; OF: TC_DOUBT_….
 * Beyond TC_DRAFT_DOUBTS_MAX none are kept. */
void tc_draft_doubt(tc_draft *draft, tc_slice word, unsigned of);

/* A digital signature of the file says that it was made on DAY, in Vietnam.  What is no day is left
 * out, and so are signatures beyond TC_SIGNED_MAX. */
void tc_draft_signed(tc_draft *draft, tc_date day);

/* A table: rows, in them cells, in them anything.  Text before the first row stands before the
 * table.  A row or cell that is still open ends where another begins. */
void tc_draft_table(tc_draft *draft);
void tc_draft_row(tc_draft *draft);
/* COL: from 0, or TC_DRAFT_NEXT.  A place that another cell covers already is passed over, and
 * COLSPAN ends before one. */
void tc_draft_cell(tc_draft *draft, uint32_t col, uint32_t rowspan, uint32_t colspan);
/* The cell above COL covers this row too, where there is one of COLSPAN columns that ended in the
 * row above; else a cell of its own.  What stands in it till tc_draft_cell_end is left out, as
 * word processors do. */
void tc_draft_cell_continued(tc_draft *draft, uint32_t col, uint32_t colspan);
void tc_draft_cell_end(tc_draft *draft);
void tc_draft_table_end(tc_draft *draft);
/* The cell, or the row, that ended last stands there COUNT times more.  Many empty cells only take
 * up their columns; empty rows do not count. */
void tc_draft_repeat_cell(tc_draft *draft, uint32_t count);
void tc_draft_repeat_row(tc_draft *draft, uint32_t count);

/* What comes till tc_draft_aside_end (a text box) stands before the paragraph that is open. */
void tc_draft_aside(tc_draft *draft);
void tc_draft_aside_end(tc_draft *draft);
/* What comes till tc_draft_note_end is a note: it stands behind the text. */
void tc_draft_note(tc_draft *draft);
void tc_draft_note_end(tc_draft *draft);
/* What comes till tc_draft_running_end is a header or footer of pages.  Of LEAST or more paragraphs
 * and tables it is a letterhead, and stands before everything else; else behind everything.  Left
 * out when it has no letter, or says only what such parts said before. */
void tc_draft_running(tc_draft *draft);
void tc_draft_running_end(tc_draft *draft, size_t least);

/* What tc_draft_scan and tc_draft_signed said; zeros when nothing. */
tc_scanned tc_draft_scanned(const tc_draft *draft);
tc_signed tc_draft_signatures(const tc_draft *draft);
/* What tc_draft_doubt said, sorted by tc_doubt_compare, each word of a page once; in the arena. */
const tc_doubt *tc_draft_doubts(tc_draft *draft, uint32_t *count);
int tc_doubt_compare(const void *a, const void *b); /* of two tc_doubt: by page, then word */
/* Writes all to OUT and TEXT and disposes of the draft.  TC_ERR_LIMIT: over TC_DRAFT_NODES_MAX,
 * or TC_DRAFT_TABLES_MAX. */
TC_MUST_USE tc_status tc_draft_finish(tc_draft *draft, tc_builder *out, tc_text *text,
                                      tc_error *error);

#endif
