/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tokens of a text for a reader who wants few of them: sixty-four bytes are looked at at once.
 */
#ifndef TRACUU_TEXT_SCAN_H
#define TRACUU_TEXT_SCAN_H

#include <text/fold.h>

/* The words that a scan is for: by the first and by the second byte as a text may write them, a bit
 * for each word, which the sixty-fifth shares with the first. */
typedef struct tc_scan_words {
    uint64_t first[256], second[256];
    uint32_t count;
} tc_scan_words;

typedef struct tc_scan {
    tc_slice text;
    const tc_scan_words *words;
    uint64_t wanted; /* bits of those that are looked for: all of them, unless the caller says so */
    size_t block;    /* where the sixty-four bytes begin */
    uint64_t inside; /* which of them are of tokens */
    uint64_t starts; /* which begin one, of those still to come */
    uint64_t
        known; /* bytes at the head of the next block that a character of this one goes on in */
    uint64_t known_inside;
    size_t next; /* the next block */
} tc_scan;

/* Adds whatever a text may write that tc_fold_ascii makes FOLDED of, or what begins so, to WORDS,
 * which begin zeroed. */
void tc_scan_add(tc_scan_words *words, tc_slice folded);
/* Whether the token at AT, before END of the text, may be one of those words of WORDS whose bits
 * are WANTED. */
static inline bool tc_scan_may(const tc_scan_words *words, uint64_t wanted, const char *at,
                               const char *end) {
    unsigned char next = at + 1 < end ? (unsigned char)at[1] : 0;
    return (words->first[(unsigned char)*at] & words->second[next] & wanted) != 0;
}

/* Prepares *OUT for the tokens of TEXT, as tc_token_next finds them, that may be WORDS, or all
 * where that is NULL.  Both are borrowed. */
void tc_scan_open(tc_scan *out, tc_slice text, const tc_scan_words *words);

/* Of tc_scan_next: to the next block in which a token begins; false at the end. */
bool tc_scan_more(tc_scan *scan);
/* Of tc_scan_next: where the token ends that goes on behind the block. */
size_t tc_scan_end(const tc_scan *scan);

/* Moves to the next one; false at the end. */
static inline bool tc_scan_next(tc_scan *scan, tc_token *out) {
    while (scan->starts || tc_scan_more(scan)) {
        unsigned bit = (unsigned)__builtin_ctzll(scan->starts);
        size_t start = scan->block + bit;
        uint64_t end = ~scan->inside >> bit;
        scan->starts &= scan->starts - 1;
        if (scan->words && !tc_scan_may(scan->words, scan->wanted, scan->text.ptr + start,
                                        scan->text.ptr + scan->text.len))
            continue;
        out->start = (uint32_t)start;
        out->end = (uint32_t)(end ? start + (unsigned)__builtin_ctzll(end) : tc_scan_end(scan));
        return true;
    }
    return false;
}

#endif
