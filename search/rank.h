/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The best results once more, by their texts.
 *
 * The index ranks by how often words and pairs of words stand in a document.  Where they stand is
 * looked up for the first results alone: in one passage or all over the text, in the title, in the
 * words with which a paragraph opens, with the accents that were typed.  The weights were found on
 * one half of eval/retrieve.py's questions and confirmed on the other.  Private to search/. */
#ifndef TRACUU_SEARCH_RANK_H
#define TRACUU_SEARCH_RANK_H

#include "command.h"

#include <record/stored.h>

#include <search/context.h>
#include <search/query.h>

enum {
    TC_RANK_DEPTH = 100,    /* results that are looked at */
    TC_RANK_BYTES = 3 << 17 /* of their data in all; those behind stay where they are */
};

/* How often a text has each form of each word of a query; see forms.h. */
typedef struct tc_sightings {
    uint16_t *times;
    bool *beside;                /* … at least once beside another word, as in the query */
    uint32_t abbreviated, meant; /* words that an abbreviation stands for; … that was typed */
} tc_sightings;

/* What speaks for a result, each 0 to 1. */
typedef struct tc_signals {
    double words;        /* what the index says of it */
    double coverage;     /* the words that it has at all */
    double passage;      /* words and pairs in its best paragraph, the title counted in */
    double opening;      /* a paragraph that opens with the words, and with few others */
    double title;        /* of the title's words, those that were asked for */
    double head;         /* 1 where the title begins with what the query says first */
    double type;         /* 1 where it is of the type with which the query begins */
    double defines;      /* a paragraph that says what that is, where it is asked: "… là" */
    double accents;      /* of the words found, those with the accents typed */
    double newer;        /* its date: a hundredth for every year since 1945 */
    double own;          /* 1 where its agency defines an abbreviation that was typed */
    double cited;        /* how many documents cite it, as a logarithm: 1000 are 1 */
    tc_sightings seen;   /* where accents are restored */
    bool whole;          /* it has every word that says something */
    uint32_t start, end; /* bytes of the paragraph that answers best; both 0 where none does */
} tc_signals;

/* The words of a query as they are ranked by. */
typedef struct tc_wording tc_wording;

TC_MUST_USE tc_status tc_wording_new(tc_session *session, const tc_expression *expression,
                                     tc_wording **out);
/* The words to be shown, at most TC_SNIPPET_WORDS, with what abbreviations stand for and the
 * abbreviations of what was written out. */
uint32_t tc_wording_sought(const tc_wording *wording, tc_sought *out);
/* Whether there is anything to rank by. */
bool tc_wording_is_empty(const tc_wording *wording);

/* tc_signals.words of what the index weighs WEIGHT. */
double tc_rank_words(const tc_wording *wording, double weight);
/* Reads the DATA of a document, which begins with HEAD, for the other signals. */
TC_MUST_USE tc_status tc_rank_document(tc_session *session, tc_wording *wording, tc_slice data,
                                       const tc_stored_head *head, tc_signals *out);
/* All documents are read … */
void tc_rank_settle(tc_wording *wording);
/* … and which accents were meant is known for each. */
void tc_rank_accents(const tc_wording *wording, tc_signals *signals);
/* 0 to 100. */
double tc_rank_score(const tc_signals *signals);

#endif
