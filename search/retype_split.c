/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Syllables typed without a blank between them. */
#include "abbreviations.h"
#include "ask.h"
#include "retype.h"
#include "spelling_letters.h"

#include <text/common.h>
#include <text/fold.h>
#include <text/text.h>

#include <math.h>

enum {
    LETTERS_MAX = 32, /* of the whole */
    PIECE_LEAST = 2,  /* letters; "y" alone is a word of its own, too */
    PIECE_MOST = 7,
    COMMON = 500 /* a word that makes no pairs is in one entry of so many, at least */
};

/* The letters from START on, SIZE of them, as a word. */
typedef struct piece {
    tc_slice folded;
    double score; /* of the best row of pieces that ends with it, a logarithm; -INFINITY: none */
    uint32_t frequency, least; /* least: of the pairs of the row */
    uint8_t before;            /* size of the piece in front */
} piece;

typedef struct split {
    tc_session *session;
    tc_slice text;
    size_t at[LETTERS_MAX + 1]; /* bytes in front of each letter */
    uint32_t letters, entries;
    piece pieces[LETTERS_MAX][PIECE_MOST + 1];
} split;

static bool is_piece(tc_slice folded, uint32_t size) {
    if (size < PIECE_LEAST)
        return tc_slice_equal(folded, TC_SLICE("y"));
    return tc_slip_is_syllable(folded) || tc_abbreviation_find(NULL, folded) != NULL;
}

/* How likely B stands behind A, as a logarithm; FOUND entries have them so. */
static tc_status follow(split *s, const piece *a, const piece *b, double *out, uint32_t *found) {
    uint32_t both = 0;
    *found = a->frequency < b->frequency ? a->frequency : b->frequency;
    *out = -INFINITY;
    if (!tc_is_pair(a->folded, b->folded)) {
        if (a->frequency >= s->entries / COMMON && b->frequency >= s->entries / COMMON)
            *out = log(0.1 * b->frequency / (s->entries + 1.0));
        return TC_OK;
    }
    tc_status status = tc_ask_pair_count(s->session, a->folded, b->folded, &both);
    if (status == TC_OK && both)
        *out = log((double)both / (a->frequency + 1.0));
    *found = both;
    return status;
}

/* The piece from START on, behind the best of those that end there. */
static tc_status score(split *s, uint32_t start, uint32_t size) {
    tc_slice text = tc_slice_sub(s->text, s->at[start], s->at[start + size]);
    piece *here = &s->pieces[start][size];
    *here = (piece){.folded = tc_fold_ascii_in(s->session->arena, text), .score = -INFINITY};
    if (!is_piece(here->folded, size))
        return TC_OK;
    tc_status status = tc_ask_word_count(s->session, here->folded, &here->frequency);
    if (status != TC_OK || !here->frequency)
        return status;
    here->least = UINT32_MAX;
    if (start == 0 && size < s->letters)
        here->score = log(here->frequency / (s->entries + 1.0));
    for (uint32_t n = 1; status == TC_OK && n <= PIECE_MOST && n <= start; n++) {
        const piece *before = &s->pieces[start - n][n];
        double behind;
        uint32_t found;
        if (before->score == -INFINITY)
            continue;
        status = follow(s, before, here, &behind, &found);
        if (status == TC_OK && before->score + behind > here->score) {
            here->score = before->score + behind;
            here->before = (uint8_t)n;
            here->least = before->least < found ? before->least : found;
        }
    }
    return status;
}

/* The best row of pieces up to the end; {NULL, 0} where there is none. */
static tc_slice join(const split *s, uint32_t *found) {
    uint8_t sizes[LETTERS_MAX];
    uint32_t count = 0, best = 0, end = s->letters;
    for (uint32_t n = 1; n <= PIECE_MOST && n < end; n++)
        if (s->pieces[end - n][n].score > (best ? s->pieces[end - best][best].score : -INFINITY))
            best = n;
    if (!best)
        return (tc_slice){NULL, 0};
    *found = s->pieces[end - best][best].least;
    for (uint32_t size = best; size; end -= sizes[count - 1]) {
        sizes[count++] = (uint8_t)size;
        size = s->pieces[end - size][size].before;
    }
    tc_buffer words;
    tc_buffer_init(&words, s->text.len + LETTERS_MAX + 1);
    for (end = 0; count > 0; end += sizes[count]) {
        if (end)
            tc_buffer_add_char(&words, ' ');
        count--;
        tc_buffer_add(&words, tc_slice_sub(s->text, s->at[end], s->at[end + sizes[count]]));
    }
    tc_slice copy = tc_arena_copy(s->session->arena, tc_buffer_slice(&words));
    tc_buffer_dispose(&words);
    return copy;
}

tc_status tc_retype_split(tc_session *session, tc_slice text, tc_slice *out, uint32_t *found) {
    *out = (tc_slice){NULL, 0};
    *found = 0;
    split *s = tc_arena_take(session->arena, sizeof *s);
    if (!s)
        return tc_out_of_memory(session);
    s->session = session;
    s->text = text;
    for (size_t at = 0; at < text.len; s->at[s->letters] = at) {
        if (s->letters == LETTERS_MAX || !tc_is_letter(tc_utf8_next(text, &at)))
            return TC_OK;
        s->letters++;
    }
    tc_status status = tc_store_count(session->store, &s->entries, &session->error);
    for (uint32_t start = 0; start < s->letters; start++)
        for (uint32_t size = 1; status == TC_OK && size <= PIECE_MOST; size++)
            if (start + size <= s->letters)
                status = score(s, start, size);
    if (status == TC_OK)
        *out = join(s, found);
    return status;
}
