/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a query's words look like from inside.  Private to search/. */
#ifndef TRACUU_SEARCH_WORDING_H
#define TRACUU_SEARCH_WORDING_H

#include "question.h"
#include "rank.h"

#include <text/scan.h>

enum {
    TC_WORDING_WORDS = TC_SNIPPET_WORDS, /* in a row, and so different ones at most */
    TC_WORDING_SLOTS = 256,              /* a power of two, several times as many */
    TC_WORDING_ALIASES = 16,
    TC_WORDING_SHORT = 8,   /* words of an abbreviation, LĐ-TB&XH, or of what the law says */
    TC_WORDING_MEMOS = 512, /* a power of two */
    TC_WORDING_SPELT = 16,  /* bytes of a spelling that is remembered */
    TC_WORDING_FORMS = 12   /* accents of a word that are told apart */
};

/* How a word of a text is spelt, by what was typed. */
typedef enum tc_wording_match {
    TC_WORDING_EXACT, /* … with no accents typed, it always is; see accents.h, too */
    TC_WORDING_BARE,  /* without accents */
    TC_WORDING_OTHER  /* with others: most likely another word */
} tc_wording_match;

/* One of the ways in which the texts write a word of the query; see forms.h. */
typedef struct tc_wording_form {
    tc_slice plain;
    uint32_t texts; /* how much these speak for it */
    bool meant;
} tc_wording_form;

/* A different word of the query. */
typedef struct tc_wording_word {
    tc_slice folded, plain; /* plain as first typed, "" where that has no accents */
    tc_slice other;         /* … as typed at another place of the query, or "" */
    double weight;
    bool asks; /* of a question, see question.h */
    bool says; /* neither that nor a word of grammar */
    tc_wording_form forms[TC_WORDING_FORMS];
    uint32_t form_count;
} tc_wording_word;

/* What a spelling came to when it was last met: texts repeat themselves. */
typedef struct tc_wording_memo {
    uint64_t spelt[TC_WORDING_SPELT / 8]; /* padded with zeroes; all of them: nothing yet */
    uint32_t hash;
    uint16_t found; /* the word of the query, or word_count */
    uint8_t how;    /* a tc_wording_match */
    uint8_t form;   /* … and which of its forms, TC_WORDING_FORMS where none is told apart */
} tc_wording_memo;

/* An abbreviation that stands for COUNT words of the row from FIRST on. */
typedef struct tc_wording_alias {
    uint32_t hashes[TC_WORDING_SHORT];
    uint32_t parts, first, count;
    tc_slice folded; /* "kh cn" */
    bool typed;      /* it, not the words, stands in the query */
} tc_wording_alias;

struct tc_wording {
    tc_arena *arena;
    tc_wording_word words[TC_WORDING_WORDS];
    uint32_t word_count;
    uint8_t row[TC_WORDING_WORDS]; /* the words as they stand in the query */
    bool joined[TC_WORDING_WORDS]; /* with the next one */
    uint32_t row_count;
    uint8_t pair_of[TC_WORDING_WORDS][TC_WORDING_WORDS]; /* 1 and up; 0 where they are none */
    double pair_weight[TC_WORDING_WORDS + 1];
    uint32_t pair_count;
    double word_sum, pair_sum;
    tc_wording_alias aliases[TC_WORDING_ALIASES];
    uint32_t alias_count;
    bool partial;                    /* see accents.h */
    bool restores;                   /* … or nothing was typed with accents; see forms.h */
    bool defines;                    /* what something is is asked */
    tc_slice type;                   /* see tc_question_type */
    tc_slice head[TC_QUESTION_HEAD]; /* see tc_question_head */
    uint32_t head_count;
    double topic;                        /* weight of the words and pairs that do not ask */
    tc_slice owners[TC_WORDING_ALIASES]; /* agencies that define an abbreviation typed, as keys */
    uint32_t owner_count;
    tc_sought beginnings[TC_WORDING_ALIASES]; /* "khởi*": shown, not ranked by */
    uint32_t beginning_count;
    uint8_t slots[TC_WORDING_SLOTS]; /* word + 1 by tc_wording_hash */
    tc_wording_memo memos[TC_WORDING_MEMOS];
    tc_scan_words begins; /* words, and words of abbreviations */
};

static inline uint32_t tc_wording_hash(const char *bytes, size_t size) {
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619U;
    return hash ^ hash >> 15;
}

/* The word that is spelt so without accents, or word_count. */
static inline uint32_t tc_wording_find(const tc_wording *w, uint32_t hash, tc_slice folded) {
    for (uint32_t at = hash % TC_WORDING_SLOTS; w->slots[at]; at = (at + 1) % TC_WORDING_SLOTS)
        if (tc_slice_equal(w->words[w->slots[at] - 1].folded, folded))
            return w->slots[at] - 1U;
    return w->word_count;
}

#endif
