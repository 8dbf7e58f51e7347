/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One place of a row of words, and what documents have there: what was typed, and what it may have
 * been meant for, are looked for together with the words around.  Private to search/. */
#ifndef TRACUU_SEARCH_SPELLING_LOOK_H
#define TRACUU_SEARCH_SPELLING_LOOK_H

#include "spelling_letters.h"
#include "spelling_words.h"

enum {
    TC_PLACE_AROUND = 2, /* words on either side at most */
    TC_PLACE_FORMS = 160 /* words that stand in it */
};

/* A word that stands in the place, with its accents. */
typedef struct tc_stand_in {
    tc_slice folded, plain, shown;
    double cost, documents;
    double read; /* texts that have it there: less of those that write the words around otherwise */
    uint32_t last; /* of them … */
    bool fits;     /* … which writes these as typed */
} tc_stand_in;

/* The words from FIRST to LAST of the row, both included, are looked for, with another one AT. */
typedef struct tc_place {
    tc_session *session;
    tc_spelling_row *row;
    uint32_t at, first, last;
    tc_slip slips[TC_SLIPS_MAX];
    uint32_t slip_count;
    tc_stand_in forms[TC_PLACE_FORMS];
    uint32_t form_count, texts;
    double least;     /* documents that may have what was typed, though no text read has it */
    uint32_t entries; /* of the index */
    uint32_t alone[TC_SPELLING_WORDS]; /* documents that have the word … */
    double beside[TC_SPELLING_WORDS];  /* … and it beside the one behind it, as logarithms */
} tc_place;

extern const double tc_place_unseen; /* documents that have what none has */

/* Looks for FOLDED in the place: its forms get their numbers of documents. */
TC_MUST_USE tc_status tc_place_look_for(tc_place *place, tc_slice folded);
/* Where not all documents with the letters typed were read, and those that were do not have them
 * so: those that have these accents anywhere, if the index tells them, are asked for them. */
TC_MUST_USE tc_status tc_place_look_again(tc_place *place);

#endif
