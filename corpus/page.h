/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages as they lie on paper: words at places, and ruling lines.  Whatever reads such pages (PDF,
 * scans) gives them here, and they become the calls of draft.h:
 *
 *   page_rules.c    a picture of a page into ruling lines
 *   page_grid.c     ruling lines into tables with merged cells
 *   page_split.c    tables that touch
 *   page_lines.c    words into lines
 *   page_gaps.h     tables that white gutters part, without ruling lines
 *   page_parts.c    a page into lines, tables and parts that stand in two columns
 *   page_notes.c    which lines are notes at the foot of a page
 *   page_running.c  what stands at the head or foot of page after page
 *   page_flow.c     which line goes on with the next one
 *   page_tables.c   a table that goes on over pages is one
 *   page_write.c    all of it into a draft
 *
 * Units are points (1/72 inch); y grows downwards from the top of the page.  Everything lives in
 * one arena. */
#ifndef TRACUU_CORPUS_PAGE_H
#define TRACUU_CORPUS_PAGE_H

#include "draft.h"

enum {
    TC_PAGES_MAX = 2000,
    TC_PAGE_WORDS_MAX = 20000, /* of one page */
    TC_PAGE_RULES_MAX = 4000,  /* of one page; a drawing has more */
    TC_GRID_LINES_MAX = 400    /* rows, or columns, of a table on one page */
};

typedef struct tc_box {
    float x0, y0, x1, y1;
} tc_box;

typedef struct tc_page_word {
    tc_box box;
    float size; /* of its letters */
    bool bold;
    bool note; /* the number of a note, at the head of its text */
    tc_slice text;
    unsigned doubt; /* of TC_DOUBT_… */
} tc_page_word;

/* A line that was ruled: lying when it is wider than high. */
typedef struct tc_page_rules {
    tc_box *lying, *standing;
    size_t lying_count, standing_count;
} tc_page_rules;

typedef struct tc_page {
    float width, height;
    unsigned turned;     /* quarter turns clockwise, by which it is other than the file has it */
    tc_page_word *words; /* in any order */
    size_t word_count;
    tc_page_rules rules; /* none where they were not looked for */
    tc_slice *guesses;   /* numbers that a hand may have written into blanks */
    size_t guess_count;
} tc_page;

/* Words of one line, from left to right. */
typedef struct tc_page_line {
    tc_box box;
    tc_page_word *const *words;
    size_t count;
    float size;
    bool bold; /* all of it */
    bool dropped;
    enum { NOTE_NONE, NOTE_BEGINS, NOTE_GOES_ON } note; /* at the foot of the page */
} tc_page_line;

/* Sorts lengths or places, COUNT of them, from small to large. */
void tc_page_sort(float *values, size_t count);

typedef struct tc_page_lines {
    tc_page_line *items; /* from top to bottom */
    size_t count;
} tc_page_lines;

/* A table on one page. */
typedef struct tc_grid_cell {
    uint32_t row, col, rowspan, colspan;
    tc_box box;
    tc_page_lines lines;
    struct tc_grid_cell *more; /* what stands on the next page, where a page cut it */
    bool continued;            /* goes on with the cell above, on the page before */
} tc_grid_cell;

typedef struct tc_grid {
    tc_box box;
    float *xs;    /* where its columns begin; the last ends there */
    tc_box *free; /* … from x0 to x1 they may, where no line says it; else NULL */
    uint32_t rows, cols;
    tc_grid_cell *cells; /* by row, then column */
    size_t cell_count;
    struct tc_grid *next; /* goes on there, on the next page */
    bool continued;       /* is what goes on */
    uint32_t skipped;     /* rows at its head that repeat the heading, or that a page cut */
} tc_grid;

/* What stands one below the other on a page. */
typedef struct tc_page_part {
    enum { PART_LINE, PART_GRID, PART_COLUMNS, PART_BOX } kind; /* BOX: a grid of one cell */
    tc_box box;
    float left, right; /* edges of its column, where the page is set in columns; else 0 */
    tc_page_line *line;
    tc_grid *grid;
    tc_page_lines sides[2]; /* of two columns */
} tc_page_part;

typedef struct tc_page_parts {
    tc_page_part *items;
    size_t count;
} tc_page_parts;

/* Whether PAGE has what may be a table, so that it is worth looking for ruling lines; FIRST: of the
 * document, where a letterhead stands in two columns. */
bool tc_page_may_rule(tc_arena *arena, const tc_page *page, bool first);

/* A picture of a page, a byte or four a pixel (blue, green, red, nothing), SCALE pixels a point.
 * False when out of memory. */
typedef struct tc_picture {
    const unsigned char *pixels;
    uint32_t width, height, stride, bytes;
    float scale;
} tc_picture;
TC_MUST_USE bool tc_page_rules_find(tc_arena *arena, const tc_picture *picture, tc_page_rules *out);

/* The tables that the ruling lines of PAGE show, and text boxes beside its text, which have one
 * cell; from top to bottom, without their words. */
TC_MUST_USE bool tc_grids_find(tc_arena *arena, const tc_page *page, tc_grid **grids,
                               size_t *count);
/* Takes the last of COUNT grids, which has no words yet, apart where it is several tables that
 * touch one below the other; there is ROOM for so many grids. */
TC_MUST_USE bool tc_grid_split(tc_arena *arena, tc_grid *grids, size_t *count, size_t room);
/* WORDS (reordered) as lines. */
TC_MUST_USE bool tc_page_lines_make(tc_arena *arena, tc_page_word **words, size_t count,
                                    tc_page_lines *out);
/* Marks those of LINES, of PAGE, that are notes at its foot, and makes their numbers "[1]"; the
 * index of the first, or their count where there is none. */
size_t tc_page_notes_find(tc_arena *arena, const tc_page *page, tc_page_lines *lines);
/* The parts of PAGE; BEFORE: the last table of the page before, or NULL. */
TC_MUST_USE bool tc_page_parts_make(tc_arena *arena, const tc_page *page, const tc_grid *before,
                                    tc_page_parts *out);

/* A table without ruling lines: the lines FIRST … LAST, inclusive. */
typedef struct tc_gap_found {
    tc_grid *grid; /* with its words; NULL when there is none */
    size_t first, last;
} tc_gap_found;
/* One such table among the lines FIRST … LAST (exclusive) of PAGE, three columns or more of which
 * the first has numbers.  BEFORE: the last table of the page before, or NULL.  False when out of
 * memory. */
TC_MUST_USE bool tc_page_gaps_find(tc_arena *arena, const tc_page *page, const tc_page_lines *lines,
                                   const tc_grid *before, size_t first, size_t last,
                                   tc_gap_found *found);

/* Whether LINE is the number of PAGE, at its head or foot. */
bool tc_page_is_number(tc_arena *arena, const tc_page *page, const tc_page_line *line);
/* Drops lines that stand at the head or foot of page after page, and numbers of pages. */
void tc_page_running_drop(tc_arena *arena, const tc_page *pages, tc_page_parts *parts,
                          size_t count);
/* Joins tables that go on over pages. */
void tc_page_tables_join(tc_arena *arena, tc_page_parts *parts, size_t count);

/* Where lines may stand: from LEFT to RIGHT; PITCH from one line to the next. */
typedef struct tc_page_flow {
    float left, right, pitch;
    bool cell, letterhead;
} tc_page_flow;
tc_page_flow tc_page_flow_of(const tc_page_lines *lines, float left, float right, bool cell);
/* Whether NEXT goes on with the paragraph whose last line is LAST; ELSEWHERE: NEXT stands on
 * another page or column, so that their distance says nothing.  FIRST: of the paragraph. */
bool tc_page_flow_joins(tc_arena *arena, const tc_page_flow *flow, const tc_page_line *first,
                        const tc_page_line *last, const tc_page_line *next, bool elsewhere);
/* The words of LINE, parted by blanks. */
tc_slice tc_page_line_text(tc_arena *arena, const tc_page_line *line);

/* Makes the calls for COUNT pages. */
TC_MUST_USE tc_status tc_pages_write(tc_arena *arena, const tc_page *pages, size_t count,
                                     tc_draft *draft, tc_error *error);

#endif
