/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts of the docx reader.  Read: tracked insertions in, deletions out; of alternatives for
 * older programs the first; text boxes before the paragraph that holds them; fields by their
 * result; numbers that Word would show; notes, headers and footers.  Not read: hidden text, what
 * stands behind a merged cell, comments, formulas' structure, drawings that are no text boxes. */
#ifndef TRACUU_CORPUS_DOCX_H
#define TRACUU_CORPUS_DOCX_H

#include "look.h"
#include "ooxml.h"

typedef enum tc_docx_token {
    W_NONE,
    W_P,
    W_PPR,
    W_R,
    W_RPR,
    W_T,
    W_TAB,
    W_BR,
    W_CR,
    W_SYM,
    W_NO_BREAK_HYPHEN,
    W_TBL,
    W_TR,
    W_TRPR,
    W_TC,
    W_TCPR,
    W_GRID_SPAN,
    W_GRID_BEFORE,
    W_V_MERGE,
    W_DEL,
    W_CHANGE, /* what was before a change; content that was taken away */
    W_B,
    W_VANISH,
    W_CAPS,
    W_R_FONTS,
    W_R_STYLE,
    W_P_STYLE,
    W_NUM_ID,
    W_ILVL,
    W_OUTLINE,
    W_FLD_CHAR,
    W_FLD_SIMPLE,
    W_INSTR,
    W_BOX,
    W_ALTERNATE,
    W_CHOICE,
    W_FALLBACK,
    W_FOOTNOTE_REFERENCE,
    W_ENDNOTE_REFERENCE,
    W_NOTE,
    W_HEADER_REFERENCE,
    W_FOOTER_REFERENCE,
    W_SECT_PR,
    W_TITLE_PAGE,
    W_ALT_CHUNK,
    /* in styles.xml */
    W_STYLE,
    W_BASED_ON,
    W_DEFAULTS,
    /* in numbering.xml */
    W_ABSTRACT,
    W_NUM,
    W_ABSTRACT_ID,
    W_LVL,
    W_START,
    W_NUM_FMT,
    W_LVL_TEXT,
    W_LVL_RESTART,
    W_IS_LGL,
    W_SUFF,
    W_OVERRIDE,
    W_START_OVERRIDE,
    W_NUM_STYLE_LINK
} tc_docx_token;

extern const tc_xml_space tc_docx_spaces[];

/* Takes up one element of a w:rPr; false when it is none that matters. */
bool tc_docx_look_read(tc_look *look, const tc_xml_element *element, tc_arena *arena);
typedef struct tc_docx_style {
    tc_slice id, based_on;
    bool paragraph, standard; /* a paragraph's; the one of paragraphs that name none */
    bool heading, heading_set;
    long num_id, level; /* -1: unset */
    tc_look look;
    bool flat; /* what it is based on has been laid under it */
} tc_docx_style;

typedef struct tc_docx_styles {
    tc_docx_style *items; /* by id */
    size_t count, capacity;
    tc_docx_style defaults;        /* of the document */
    const tc_docx_style *standard; /* never NULL */
} tc_docx_styles;

/* PART may be NULL: a document without styles. */
TC_MUST_USE tc_status tc_docx_styles_read(tc_zip *zip, tc_arena *arena, const char *part,
                                          tc_docx_styles *out, tc_error *error);
/* The standard style when there is none of that ID. */
const tc_docx_style *tc_docx_style_get(const tc_docx_styles *styles, tc_slice id);

typedef struct tc_docx_numbering tc_docx_numbering;

/* PART may be NULL: nothing is numbered. */
TC_MUST_USE tc_status tc_docx_numbering_read(tc_zip *zip, tc_arena *arena, const char *part,
                                             const tc_docx_styles *styles, tc_docx_numbering **out,
                                             tc_error *error);
/* Gives the next paragraph of the list NUM_ID its label.  LEVEL -1: the one that belongs to the
 * style STYLE, or the first. */
void tc_docx_number(tc_docx_numbering *numbering, long num_id, long level, tc_slice style,
                    tc_draft *draft);

/* A header or footer that a section points at. */
typedef struct tc_docx_running {
    tc_slice id;
    bool header, first;
    uint32_t section;
} tc_docx_running;

/* A footnote or endnote, as the text refers to it. */
typedef struct tc_docx_note {
    tc_slice id;
    uint32_t number; /* shown as [number] */
} tc_docx_note;

enum { TC_DOCX_RUNNING_MAX = 64, TC_DOCX_NOTES_MAX = 20000 };

typedef struct tc_docx {
    tc_arena *arena;
    tc_zip zip;
    tc_draft *draft;
    tc_docx_styles styles;
    tc_docx_numbering *numbering;
    tc_relations relations; /* of the main part */
    tc_docx_running running[TC_DOCX_RUNNING_MAX];
    size_t running_count;
    uint32_t sections;
    bool title_page;        /* the first section has a header of its own on its first page */
    tc_docx_note *notes[2]; /* footnotes, endnotes */
    size_t note_count[2], note_capacity[2];
    tc_status status; /* of what an altChunk brought */
    tc_error error;
} tc_docx;

/* docx_body.c: reads a part with paragraphs and tables.  NOTES: 0 and 1: it has the footnotes or
 * endnotes, of which those are read that docx->notes has, sorted by id; else -1. */
TC_MUST_USE tc_status tc_docx_body(tc_docx *docx, const char *part, int notes, tc_error *error);
int tc_docx_by_note(const void *a, const void *b);

/* docx.c: content in another format, by its relationship. */
void tc_docx_chunk(tc_docx *docx, tc_slice id);

#endif
