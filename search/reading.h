/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the words of a query stand in one text: paragraph by paragraph, token by token.  Private to
 * search/. */
#ifndef TRACUU_SEARCH_READING_H
#define TRACUU_SEARCH_READING_H

#include "wording.h"

/* What the best paragraph and the best opening of one count of 100, see rank.c: the paragraph shown
 * is the one that both together say most for. */
#define TC_READING_PASSAGE 40.0
#define TC_READING_OPENING 27.0

/* The words and pairs seen in some stretch of text, as bits. */
typedef struct tc_seen {
    uint64_t words, pairs;
} tc_seen;

/* What a text has; zeroed but for wording, title and seen before it is read, and kept from one text
 * to the next where these go together. */
typedef struct tc_reading {
    tc_wording *wording;
    tc_seen title; /* goes for each paragraph */
    tc_seen all;
    uint32_t found, exact; /* words of the query; with the accents typed */
    tc_sightings seen;     /* where accents are restored, with room for them: see forms.h */
    double passage, opening, defines;
    double worth;        /* of the best paragraph, */
    uint32_t start, end; /* which are these bytes; both 0 where none has anything */
} tc_reading;

/* Adds what TEXT has, whose paragraphs begin at EDGES. */
void tc_reading_text(tc_reading *reading, tc_slice text, const tc_edges *edges);
/* How much of the query the words and pairs are: 0 to 1. */
double tc_reading_share(const tc_wording *wording, tc_seen seen);

#endif
