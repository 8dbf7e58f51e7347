/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines of a text into blocks and tables.  Shared by the readers of plain text and Markdown.
 *
 * The text is first cut into lines that are not blank (lines.c).  layout.c walks over them: where a
 * table begins, one of the table_*.c takes its lines; what lies between becomes paragraphs
 * (paragraphs.c), rejoined by the rules of flow.h.  Text of blocks and cells is cleaned of markup
 * by clean.c; everything ends in the builder.  All of it is linear in the text. */
#ifndef TRACUU_CORPUS_LAYOUT_H
#define TRACUU_CORPUS_LAYOUT_H

#include "builder.h"

enum {
    TC_LINES_MAX = 2000000,      /* lines that are not blank */
    TC_TABLE_CELLS_MAX = 200000, /* cells of one table; a larger one is left as text */
    TC_TABLE_COLUMNS_MAX = 40,   /* of a table that has to be found in text */
    TC_CELL_LINES_MAX = 60       /* of a cell in tab-cell tables */
};

/* A line that is not blank (or that holds a tab); byte offsets in the text. */
typedef struct tc_line {
    uint32_t begin;      /* where the line begins */
    uint32_t start, end; /* without white space at both ends */
    uint32_t chars;      /* characters from start to end */
    uint16_t tabs;       /* in the whole line */
    uint16_t pipes;      /* in the whole line, without escaped ones */
    uint8_t blanks;      /* blank lines before it, at most 255 */
    uint8_t gutters;     /* two blanks or more between words, at most 255 times */
    bool page;           /* the first of a page: behind a form feed */
    bool tab_cell;       /* white space before its text holds a tab */
    bool noise;          /* a rule of dashes or stars, a page number, a lone tab */
    bool marked;         /* its text may hold markup, or white space other than single blanks */
} tc_line;

/* A part of one line that belongs to a cell. */
typedef struct tc_span {
    uint32_t start, end;
    uint8_t gap; /* blank lines before it */
    bool cut;    /* begins a new piece: a page break cut the cell here */
} tc_span;

/* A label at the head of a paragraph, markup before it passed over. */
typedef struct tc_label {
    uint32_t start, end; /* "1.2." */
    uint32_t after;      /* where the text behind it begins */
    uint8_t level;       /* see tc_block */
    bool bold;           /* bold was on at `after` */
} tc_label;

/* What was read where; both offsets 0 where nothing was. */
typedef struct tc_label_memo {
    uint32_t start, end;
    bool found;
    tc_label label;
} tc_label_memo;

typedef struct tc_layout {
    tc_arena *arena;
    tc_slice text;
    bool markdown;
    const tc_line *lines;
    uint32_t line_count;
    const uint8_t *widths, *gaps; /* of the lines: what flow.c looks at around one */
    tc_label_memo labels[2];      /* what was read last: a line is looked at from both sides */
    tc_builder *out;
    uint32_t done;                   /* lines before this one are in blocks */
    bool strong;                     /* bold was on at the end of the last paragraph */
    bool failed;                     /* out of memory; the results are not to be used */
    struct tc_aligned_work *aligned; /* what reading aligned tables takes, or NULL */
} tc_layout;

/* Finds the blocks and tables of TEXT and gives them to OUT. */
TC_MUST_USE tc_status tc_layout_run(tc_arena *arena, tc_slice text, bool markdown, tc_builder *out,
                                    tc_error *error);

/* lines.c */
TC_MUST_USE tc_status tc_lines_split(tc_arena *arena, tc_slice text, const tc_line **out,
                                     uint32_t *count, tc_error *error);

/* label.c */
/* Reads a label that stands at START of a paragraph that ends at END. */
bool tc_label_read(tc_slice text, uint32_t start, uint32_t end, tc_label *out);
/* The same in LAYOUT, where it may have been read just before. */
bool tc_layout_label(tc_layout *layout, uint32_t start, uint32_t end, tc_label *out);
/* Whether LINE is "III. TỔ CHỨC THỰC HIỆN" behind a blank line. */
bool tc_label_opens_part(const tc_layout *layout, const tc_line *line);
/* Whether a whole cell is nothing but a label: "1", "II.", "2.1", "-", "a)", or empty stars. */
bool tc_label_alone(tc_slice text, uint32_t start, uint32_t end, uint8_t *level);
/* The last number of such a cell: 4 for "4.", "IV", "2.4", "D"; 0 for a bullet. */
uint16_t tc_label_ordinal(tc_slice text, uint32_t start, uint32_t end);

/* flow.c, flow_ends.c, flow_cells.c: does the text run on from one line to the next? */
/* What is to be known of all lines first; false when out of memory. */
TC_MUST_USE bool tc_flow_prepare(tc_layout *layout);
typedef enum tc_ending {
    TC_END_OPEN,    /* a word */
    TC_END_RUNNING, /* comma, hyphen, open bracket, "và", "của" …: more must follow */
    TC_END_NUMERAL, /* "số", "ngày": a number should follow */
    TC_END_ITEM,    /* ; or : */
    TC_END_SENTENCE /* . ! ? … */
} tc_ending;
typedef enum tc_beginning {
    TC_BEGIN_LOWER,
    TC_BEGIN_UPPER,
    TC_BEGIN_DIGIT,
    TC_BEGIN_OTHER
} tc_beginning;
tc_ending tc_flow_ending(tc_slice text, uint32_t start, uint32_t end);
tc_beginning tc_flow_beginning(tc_slice text, uint32_t start, uint32_t end);
/* Letters, and all of them upper case. */
bool tc_flow_capitals(tc_slice text, uint32_t start, uint32_t end);
/* Whether those bytes are the title of a group of rows, in one cell over all of them: "II. CẢI CÁCH
 * THỂ CHẾ", "A. Nội dung". */
bool tc_flow_band(tc_slice text, uint32_t start, uint32_t end);
/* A name of a body or an office begins here: a line of its own in a cell. */
bool tc_flow_names_body(tc_slice text, uint32_t start, uint32_t end);
/* Line I of the body continues line BEFORE; between them at most the number of a page. */
bool tc_flow_joins_line(tc_layout *layout, uint32_t before, uint32_t i);
/* NEXT continues PREVIOUS in a cell; FIRST: PREVIOUS begins a paragraph; OPEN: bold or italics are
 * still on between them. */
bool tc_flow_joins_cell(const tc_layout *layout, const tc_span *previous, const tc_span *next,
                        bool first, bool open);

/* clean.c: text without markup, white space folded. */
typedef struct tc_layout_writer {
    tc_arena *arena;
    char *out;
    size_t len;
    tc_slice text;
    bool markdown, lone_stars; /* a star between blanks is a star */
    bool space, line;          /* owed before the next character */
    bool flat;                 /* tags break no line at all: a paragraph */
    bool glue;                 /* tags break no line before the next character */
    bool strong, em;
    size_t plain; /* characters that were not bold */
} tc_layout_writer;
/* Room for CAPACITY bytes of text; false when out of memory. */
bool tc_layout_writer_open(tc_layout_writer *writer, tc_layout *layout, size_t capacity);
void tc_layout_writer_put(tc_layout_writer *writer, uint32_t start, uint32_t end);
/* The text goes on behind a line end. */
void tc_layout_writer_space(tc_layout_writer *writer);
void tc_layout_writer_line(tc_layout_writer *writer);
/* A page break cut a sentence here: a blank, whatever tags stand on both sides. */
void tc_layout_writer_glue(tc_layout_writer *writer);
tc_slice tc_layout_writer_close(tc_layout_writer *writer, bool *bold);
/* Stars of START … END: each `**` turns STRONG, each `*` EM. */
void tc_stars_follow(tc_slice text, uint32_t start, uint32_t end, bool *strong, bool *em);
/* Bytes of "[bookmark: name]", which one converter leaves behind, at OFFSET, or 0. */
size_t tc_bookmark_read(tc_slice text, size_t offset, size_t end);
/* Bytes of a known inline tag (<p>, </i>, <br/> …) at OFFSET, or 0; *BREAKS when it ends a line. */
size_t tc_tag_read(tc_slice text, size_t offset, size_t end, bool *breaks);

/* cells.c: text and pieces of a cell from its spans. */
bool tc_cell_fill(tc_layout *layout, const tc_span *spans, uint32_t count, tc_cell *cell);

/* paragraphs.c: lines FIRST … LAST (exclusive), none of them in a table. */
void tc_paragraphs_add(tc_layout *layout, uint32_t first, uint32_t last);

/* A table that was found: the lines FIRST … LAST (exclusive).  Where none was found, LAST is the
 * line up to which it is no use to look again. */
typedef struct tc_found {
    uint32_t first, last;
    tc_table table;
} tc_found;
typedef bool tc_table_finder(tc_layout *layout, uint32_t line, tc_found *found);
tc_table_finder tc_table_pipe_cells; /* a cell between lines that hold only "|" */
tc_table_finder tc_table_pipe_rows;  /* a row a line: | a | b | */
tc_table_finder tc_table_tab_rows;   /* a row a line, cells parted by tabs */
tc_table_finder tc_table_tab_cells;  /* a cell begins with a tab, a row ends with a blank line */
tc_table_finder tc_table_aligned;    /* columns parted by blanks, lines one below the other */

#endif
