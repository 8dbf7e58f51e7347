/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts of the reader of Word's binary format, after Microsoft's [MS-DOC] (Word 97 to 2003).
 * What it reads is what the docx reader reads.
 *
 * Text is numbered by characters (cp); where one stands in the stream is its fc.  Properties are
 * filed by fc in pages of 512 bytes, as lists of changes (prl: a sprm and its operand) to what the
 * style says. */
#ifndef TRACUU_CORPUS_READERS_DOC_H
#define TRACUU_CORPUS_READERS_DOC_H

#include "lists.h"
#include "look.h"
#include "ole2.h"
#include "reader.h"

/* Parts of the text, in the order in which they stand. */
typedef enum tc_doc_part {
    DOC_MAIN,
    DOC_FOOTNOTES,
    DOC_HEADERS,
    DOC_MACROS,
    DOC_COMMENTS,
    DOC_ENDNOTES,
    DOC_BOXES,
    DOC_HEADER_BOXES,
    DOC_PARTS
} tc_doc_part;

/* Places in the table stream that the header points at: [MS-DOC] 2.5.6, by number. */
typedef enum tc_doc_table {
    DOC_STYLES = 1,
    DOC_FOOTNOTE_REFS = 2,
    DOC_FOOTNOTE_TEXTS = 3,
    DOC_SECTIONS = 6,
    DOC_HEADER_TEXTS = 11,
    DOC_CHPX = 12,
    DOC_PAPX = 13,
    DOC_FONTS = 15,
    DOC_PROPERTIES = 31,
    DOC_CLX = 33,
    DOC_SHAPES = 40,
    DOC_ENDNOTE_REFS = 46,
    DOC_ENDNOTE_TEXTS = 47,
    DOC_BOX_TEXTS = 56,
    DOC_LISTS = 73,
    DOC_OVERRIDES = 74
} tc_doc_table;

/* A stretch of the text that stands together in the stream. */
typedef struct tc_doc_piece {
    uint32_t cp, end, fc;
    bool bytes;     /* a character is a byte of Windows-1252, else UTF-16 */
    tc_slice extra; /* properties that saving in a hurry added to it */
} tc_doc_piece;

typedef struct tc_doc_chars {
    tc_look look;
    tc_slice other; /* the font of characters beyond ASCII; "" as those of ASCII */
    bool deleted, special;
    uint32_t symbol; /* a character of look.font; 0 none */
} tc_doc_chars;

typedef struct tc_doc_paragraph {
    uint32_t style, level; /* depth of the table that it stands in, 0 for none */
    long list, list_level; /* -1: unset, 0: none */
    bool in_table, row_end, cell_end_inside, row_end_inside, heading, heading_set;
    tc_slice cells;  /* operand of sprmTDefTable */
    uint64_t merged; /* cells that continue the one above, by bit */
    uint64_t merged_set;
    tc_doc_chars chars; /* of its style */
} tc_doc_paragraph;

typedef struct tc_doc_style {
    tc_slice paragraph, characters; /* prls */
    uint32_t based_on, kind;        /* 1: of paragraphs, 2: of characters */
    bool heading;
    bool ready; /* the rest has been worked out */
    bool busy;
    tc_doc_paragraph made;
} tc_doc_style;

/* The page of properties that was looked into last. */
typedef struct tc_doc_page {
    tc_slice page;
    uint32_t from, to; /* the fcs of the run in it */
    tc_slice prls;
    bool known;
} tc_doc_page;

enum { TC_DOC_NOTES_MAX = 20000 };

/* A note, as the text refers to it. */
typedef struct tc_doc_note {
    uint32_t cp, end;
} tc_doc_note;

typedef struct tc_doc_box {
    uint32_t shape, cp, end;
    bool given;
} tc_doc_box;

typedef struct tc_doc {
    tc_arena *arena;
    tc_draft *draft;
    tc_slice word, table, data; /* streams */
    uint32_t starts[DOC_PARTS + 1];
    tc_doc_piece *pieces;
    size_t piece_count;
    uint16_t *units; /* the text */
    uint32_t unit_count;
    tc_slice *fonts;
    size_t font_count;
    tc_doc_style *styles;
    size_t style_count;
    tc_list *lists;
    size_t list_count;
    tc_doc_page characters, paragraphs;
    tc_doc_box *boxes; /* by shape */
    size_t box_count;
    tc_doc_note *notes;
    size_t note_count, note_capacity;
    unsigned depth, prl_depth, style_depth; /* of stories in stories, and so on */
    uint64_t walked; /* characters given, and bytes of properties applied: in a damaged file places
                        may overlap */
    bool failed;
} tc_doc;

/* doc_text.c: the header, the streams, and the text. */
TC_MUST_USE tc_status tc_doc_open(tc_doc *doc, tc_slice bytes, tc_error *error);
tc_slice tc_doc_at(const tc_doc *doc, tc_doc_table which);
/* The piece that CP stands in; NULL when none. */
const tc_doc_piece *tc_doc_piece_of(const tc_doc *doc, uint32_t cp);
static inline uint32_t tc_doc_fc(const tc_doc_piece *piece, uint32_t cp) {
    return piece->fc + (cp - piece->cp) * (piece->bytes ? 1 : 2);
}

/* Lists of places have count + 1 cps, and then SIZE bytes of each.  How many; where the bytes of
 * place I stand; the place at CP, or the count. */
size_t tc_doc_places(tc_slice list, size_t size);
size_t tc_doc_said_at(tc_slice list, size_t size, size_t i);
size_t tc_doc_place_of(tc_slice list, size_t size, uint32_t cp);

/* doc_styles.c: fonts and styles. */
TC_MUST_USE tc_status tc_doc_styles_read(tc_doc *doc, tc_error *error);
/* What style NUMBER makes of a paragraph. */
tc_doc_paragraph tc_doc_style_get(tc_doc *doc, uint32_t number);
tc_slice tc_doc_font(const tc_doc *doc, uint32_t number);

/* doc_props.c: properties. */
/* What PRLS make of a paragraph, or of characters; BASE: of those that a style wrote. */
void tc_doc_paragraph_apply(tc_doc *doc, tc_slice prls, tc_doc_paragraph *paragraph);
void tc_doc_chars_apply(tc_doc *doc, tc_slice prls, const tc_doc_chars *base, tc_doc_chars *chars);
/* Of the paragraph whose mark stands at CP. */
tc_doc_paragraph tc_doc_paragraph_at(tc_doc *doc, uint32_t cp);
/* Of the character at CP, and up to which cp they are the same. */
tc_doc_chars tc_doc_chars_at(tc_doc *doc, const tc_doc_paragraph *paragraph, uint32_t cp,
                             uint32_t *end);
/* Whether section properties at FC of the stream say that its first page has a header of its own.
 */
bool tc_doc_has_title_page(const tc_doc *doc, uint32_t fc);

/* doc_lists.c */
TC_MUST_USE tc_status tc_doc_lists_read(tc_doc *doc, tc_error *error);

/* doc_story.c: gives the text from CP to END to DRAFT. */
void tc_doc_story(tc_doc *doc, uint32_t cp, uint32_t end, tc_draft *draft);
/* doc_parts.c: the text boxes anchored at CP; those that no place in the text has. */
void tc_doc_boxes_at(tc_doc *doc, uint32_t cp, tc_draft *draft);
/* The number of the note that is referred to at CP, from 1; 0 for none. */
uint32_t tc_doc_refer(tc_doc *doc, uint32_t cp);
void tc_doc_parts(tc_doc *doc);

/* doc_old.c: what wvWare makes of a document of Word 6 or 95. */
TC_MUST_USE tc_status tc_doc_old_read(tc_arena *arena, tc_slice page, tc_draft *draft,
                                      tc_error *error);

#endif
