/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What it takes to find where the gutters of an aligned table lie.  Private to aligned_*.c. */
#ifndef TRACUU_CORPUS_ALIGNED_WORK_H
#define TRACUU_CORPUS_ALIGNED_WORK_H

#include "aligned.h"

enum {
    TC_ALIGNED_GAP = 2,   /* blanks that surely part two pieces */
    TC_ALIGNED_TRIED = 48 /* places for a gutter of a row */
};

/* The words of one line while it is cut. */
typedef struct tc_cutting {
    tc_piece words[TC_ALIGNED_WORDS_MAX];
    uint32_t count;
    uint32_t cuts[TC_TABLE_COLUMNS_MAX]; /* by gutter: the first word behind it */
} tc_cutting;

/* What some lines show of each place: what speaks against a gutter there, and whether a cell
 * begins there behind a gap. */
typedef struct tc_profile {
    uint32_t votes[TC_ALIGNED_PLACES];
    uint32_t starts[TC_ALIGNED_PLACES];
    uint32_t firsts[TC_ALIGNED_PLACES]; /* lines without number that begin there */
} tc_profile;

/* Pairs of words that stand together inside cells. */
typedef struct tc_pairs {
    uint64_t *hashes; /* 0: free */
    uint32_t *times;
    uint32_t mask, used, room;
} tc_pairs;

/* The places that are tried for a gutter of a row, and the best way to each. */
typedef struct tc_tried {
    uint32_t count, places[TC_ALIGNED_TRIED], costs[TC_ALIGNED_TRIED];
    uint8_t from[TC_ALIGNED_TRIED];
} tc_tried;

/* Room for the work on tables, one after the other. */
struct tc_aligned_work {
    tc_pairs known;
    tc_profile around;
    uint32_t page[TC_TABLE_COLUMNS_MAX];   /* by gutter: where it lies on the page */
    uint32_t places[TC_TABLE_COLUMNS_MAX]; /* and here */
    uint32_t empty[TC_TABLE_COLUMNS_MAX];  /* by column: what it costs to find it empty */
    uint32_t text[TC_ALIGNED_PLACES + 1];
    tc_tried tried[TC_TABLE_COLUMNS_MAX];
    tc_cutting now, other;
};
typedef struct tc_aligned_work tc_aligned_work;

/* aligned_pairs.c */
/* Makes room for the pairs of the table; false when memory is short. */
TC_MUST_USE bool tc_pairs_start(const tc_aligned *t, tc_aligned_work *w);
/* Notes which words stand together: in the text above the table, and where no gutter is near. */
void tc_pairs_note(const tc_aligned *t, tc_aligned_work *w);
/* How often A stands before B. */
uint32_t tc_pairs_times(const tc_aligned_work *w, tc_slice text, const tc_piece *a,
                        const tc_piece *b);

/* aligned_places.c */
/* Whether the words before W are the number of a row. */
bool tc_aligned_is_number(const tc_layout *layout, const tc_cutting *c, uint32_t w);
/* Adds what the line in C shows, WEIGHT times. */
void tc_profile_add(const tc_layout *layout, tc_aligned_work *w, const tc_cutting *c,
                    uint32_t weight);
/* The place of a gutter, which was BEFORE on the page. */
uint32_t tc_profile_place(const tc_profile *p, const tc_mark *mark, uint32_t before);
/* The places of all gutters by what the profile shows; BEFORE may be NULL. */
void tc_profile_settle(const tc_aligned *t, const tc_profile *p, const tc_mark *marks,
                       const uint32_t *before, uint32_t *places);
/* The same for a row, all at once: a column that is filled in most rows should not come out empty.
 * TEXT[x]: letters of the row before place X. */
void tc_profile_settle_row(const tc_aligned *t, tc_aligned_work *w, const tc_mark *marks,
                           const uint32_t *text);

#endif
