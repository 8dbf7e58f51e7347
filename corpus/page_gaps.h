/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables whose columns no line rules.  White gutters that run through all their lines part the
 * columns (page_gutters.c, page_gap_grow.c, page_gaps.c); numbers in the first column, the room
 * between rows, lines below them and what the text says part the rows (page_gap_rows.c), which
 * become the cells of a grid (page_gap_cells.c).  Private to these. */
#ifndef TRACUU_CORPUS_PAGE_GAPS_H
#define TRACUU_CORPUS_PAGE_GAPS_H

#include "page.h"

#define TC_GAP_EDGE 2.5F /* points: words of a column begin so near to one another */
#define TC_GAP_STEP 3.0F /* times the size of the letters, from one line of a table to the next */

enum { TC_GUTTERS_MAX = 40 };

typedef struct tc_gutters {
    float from[TC_GUTTERS_MAX], to[TC_GUTTERS_MAX];
    uint32_t count;
} tc_gutters;

/* A table that is being found among LINES: those FIRST … LAST, inclusive. */
typedef struct tc_gap_table {
    tc_arena *arena;
    const tc_page *page;
    const tc_page_lines *lines;
    size_t first, last;
    size_t head_end; /* the line that has the first number of a row */
    tc_gutters gutters;
    bool *wide; /* by line of LINES: its words cross gutters */
} tc_gap_table;

/* How many times words of LINE stand so far apart that they may be of two columns. */
uint32_t tc_gap_wide(const tc_page_line *line);
/* Adds a gutter, when it is wide enough for one. */
void tc_gap_add(tc_gutters *g, float from, float to);
/* What LINE leaves free of G. */
tc_gutters tc_gap_narrowed(const tc_gutters *g, const tc_page_line *line);
/* Whether LINE goes over half the page, and nothing in it stands apart: running text. */
bool tc_gap_is_running(const tc_gap_table *t, const tc_page_line *line);
/* Whether BELOW stands below ABOVE by no more than MOST times the size of their letters. */
bool tc_gap_follows(const tc_page_line *above, const tc_page_line *below, float most);
/* For each number of gutters the most lines from FIRST to LAST (exclusive) that leave so many free.
 */
void tc_gap_find_lines(const tc_gap_table *t, size_t first, size_t last,
                       tc_gap_table found[TC_GUTTERS_MAX + 1]);
/* Narrows the gutters to what LINE leaves free when it crosses none and is no running text. */
bool tc_gap_respects(tc_gap_table *t, const tc_page_line *line);
/* Takes the lines between FIRST and LAST (exclusive) that belong to T, too. */
void tc_gap_grow(tc_gap_table *t, size_t first, size_t last);

/* Whether LINE, of the first column, is the number of a row, or (HEAD) the name of these: "TT". */
bool tc_gap_is_number(tc_arena *arena, const tc_page_line *line, bool *head);
/* Whether the words of the first column in line I are the number of a row; *HEAD: instead of that
 * the name of these. */
bool tc_gap_is_label(const tc_gap_table *t, size_t i, bool *head);
/* The column in which WORD stands. */
uint32_t tc_gap_column(const tc_gap_table *t, const tc_page_word *word);

/* Where the rows of the lines FROM … TO end, but for the last one: COUNT heights in CUTS, which has
 * room for all lines.  False when out of memory. */
TC_MUST_USE bool tc_gap_rows(const tc_gap_table *t, size_t from, size_t to, float *cuts,
                             uint32_t *count);
/* The table as a grid. */
TC_MUST_USE bool tc_gap_cells(const tc_gap_table *t, tc_grid *grid);

#endif
