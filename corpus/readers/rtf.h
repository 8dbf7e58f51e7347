/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the parts of the RTF reader share.  The format is that of Microsoft's "Rich Text Format
 * (RTF) Specification", version 1.9.1 (2008): groups in braces, control words that change a state
 * which the end of the group brings back, and rows of tables that are defined by where their cells
 * end. */
#ifndef TRACUU_CORPUS_READERS_RTF_H
#define TRACUU_CORPUS_READERS_RTF_H

#include "look.h"
#include "reader.h"
#include "ruled.h"

enum {
    TC_RTF_DEPTH = 1000, /* groups in groups */
    TC_RTF_FONTS = 32768 /* numbers of fonts */
};

typedef enum tc_rtf_place {
    PLACE_TEXT,
    PLACE_SKIPPED,
    PLACE_FONTS,
    PLACE_LABEL,
    PLACE_CODE /* of a field */
} tc_rtf_place;

/* What the end of a group ends. */
typedef enum tc_rtf_ends {
    ENDS_NOTHING,
    ENDS_LABEL,
    ENDS_CODE,
    ENDS_NOTE,
    ENDS_ASIDE,
    ENDS_RUNNING
} tc_rtf_ends;

/* What a group changes and its end brings back. */
typedef struct tc_rtf_state {
    tc_rtf_place place;
    tc_rtf_ends ends;
    bool bold, caps, hidden, deleted;
    bool in_table, nested_row; /* \intbl; the definition of a row of an inner table */
    bool in_note;
    bool pinned;         /* a note or box: its cells are none */
    uint32_t level;      /* \itap; where pinned, that on which it stands */
    uint32_t font, skip; /* \f; \uc */
} tc_rtf_state;

typedef struct tc_rtf_font {
    uint8_t charset;
    tc_slice name;
} tc_rtf_font;

typedef struct tc_rtf {
    tc_arena *arena;
    tc_draft *draft;
    tc_slice bytes;
    size_t at;
    tc_rtf_state stack[TC_RTF_DEPTH + 1];
    size_t depth;
    tc_ruled tables;
    tc_ruled_edge next[TC_RULED_LEVELS]; /* the cell that is being defined */
    bool pending;                        /* a row has been defined, and did not end yet */
    tc_rtf_font *fonts;
    size_t font_capacity;
    uint32_t font_open; /* that the font table is naming */
    const char *page;   /* the code page of text whose font has none */
    tc_buffer raw, run; /* bytes of the open run, and its text */
    tc_buffer label, code;
    bool page_field; /* what the open field shows is the number of a page */
    uint32_t owed;   /* characters to skip behind \u */
    uint32_t high;   /* the first half of a pair of \u */
    uint32_t notes;  /* numbered so far */
    bool starred;    /* \* was read */
    bool failed;
} tc_rtf;

static inline tc_rtf_state *tc_rtf_now(tc_rtf *rtf) {
    return &rtf->stack[rtf->depth];
}

/* rtf.c: gives what is open of the run to where it belongs. */
void tc_rtf_flush(tc_rtf *rtf);
void tc_rtf_put(tc_rtf *rtf, uint32_t code_point);
/* Another group begins to be NAME: true when that is a destination. */
bool tc_rtf_enter(tc_rtf *rtf, const char *name);

/* rtf_words.c: does what control word NAME says; VALUE is its number, else FALLBACK of the word. */
void tc_rtf_word(tc_rtf *rtf, const char *name, bool has_value, int32_t value);

/* rtf_table.c: the draft for text that comes now; ends tables that are deeper. */
tc_draft *tc_rtf_target(tc_rtf *rtf);
void tc_rtf_row_begin(tc_rtf *rtf);
/* \cellx */
void tc_rtf_edge_end(tc_rtf *rtf, int32_t right);
tc_ruled_edge *tc_rtf_edge_now(tc_rtf *rtf);
void tc_rtf_cell_end(tc_rtf *rtf, bool nested);
void tc_rtf_row_end(tc_rtf *rtf, bool nested);
/* Ends all tables deeper than LEVEL. */
void tc_rtf_close(tc_rtf *rtf, size_t level);

#endif
