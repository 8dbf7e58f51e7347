/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What it takes to find where the gutters of an aligned table lie.  Private to aligned_*.c. */
#ifndef TRACUU_CORPUS_ALIGNED_WORK_H
#define TRACUU_CORPUS_ALIGNED_WORK_H

#include "aligned.h"

enum {
    TC_ALIGNED_GAP = 2,    /* blanks that surely part two pieces */
    TC_ALIGNED_TRIED = 48, /* places for a gutter of a row */
    TC_ALIGNED_NUMBER = 2, /* words of a row's number, at most */
    TC_ALIGNED_NEAR = 64   /* lines that are remembered: a row, and those around it */
};

/* How the text goes on from a word. */
typedef enum tc_opening {
    TC_OPENS_UNKNOWN, /* not looked at yet */
    TC_OPENS_BODY,    /* with the name of a body */
    TC_OPENS_UPPER,   /* another capital, or a digit */
    TC_OPENS_LOWER,
    TC_OPENS_OTHER
} tc_opening;

/* The words of one line, and what it took to know of them.  Those around it are cut by them too. */
typedef struct tc_cutting {
    uint32_t line, table; /* of the layout, plus one, in this table; 0: none */
    uint32_t count;
    tc_piece words[TC_ALIGNED_WORDS_MAX];
    uint64_t hashes[TC_ALIGNED_WORDS_MAX]; /* of their bytes */
    uint8_t opens[TC_ALIGNED_WORDS_MAX];   /* tc_opening, by tc_aligned_opening */
    uint8_t number[TC_ALIGNED_NUMBER + 1]; /* by tc_aligned_is_number: 0 not known, 1 no, 2 yes */
    uint32_t turn;                    /* of the work, when what stands below was found; 0: never */
    uint32_t width;                   /* places that are voted on */
    uint8_t votes[TC_ALIGNED_PLACES]; /* against a gutter */
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
    uint32_t cuts[TC_TABLE_COLUMNS_MAX]; /* by gutter: the first word behind it */
    tc_tried tried[TC_TABLE_COLUMNS_MAX];
    uint32_t table, turn; /* counted: tables, and times that pairs were noted anew */
    tc_cutting lines[TC_ALIGNED_NEAR];
};
typedef struct tc_aligned_work tc_aligned_work;

/* aligned_words.c */
/* The words of line I of the layout, until as many others were asked for as are remembered. */
tc_cutting *tc_aligned_line(const tc_layout *layout, tc_aligned_work *w, uint32_t i);
tc_opening tc_aligned_opening(const tc_layout *layout, tc_cutting *c, uint32_t w);
/* Whether the words before W are the number of a row. */
bool tc_aligned_is_number(const tc_layout *layout, tc_cutting *c, uint32_t w);
/* As in the hashes of a line. */
static inline uint64_t tc_aligned_hash(tc_slice text, const tc_piece *word) {
    return tc_slice_hash(TC_HASH_BASIS, tc_slice_sub(text, word->start, word->end));
}

/* aligned_pairs.c */
/* Makes room for the pairs of the table; false when memory is short. */
TC_MUST_USE bool tc_pairs_start(const tc_aligned *t, tc_aligned_work *w);
/* Notes which words stand together: in the text above the table, and where no gutter is near. */
void tc_pairs_note(const tc_aligned *t, tc_aligned_work *w);
/* How often the word with hash A stands before the one with hash B. */
uint32_t tc_pairs_times(const tc_aligned_work *w, uint64_t a, uint64_t b);

/* aligned_places.c */
/* Adds what the line in C shows, WEIGHT times. */
void tc_profile_add(const tc_layout *layout, tc_aligned_work *w, tc_cutting *c, uint32_t weight);
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
