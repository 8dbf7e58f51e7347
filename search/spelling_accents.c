/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "spelling_accents.h"

#include "accents.h"

#include <text/common.h>

#include <math.h>

enum {
    SHORT = 4,   /* words of a query that is looked at more freely */
    MANY = 8,    /* times for a word that was typed as it is written mostly */
    SOME = 4,    /* … in a sentence */
    FEW = 2,     /* times that a text must have what is suggested */
    AGREED = 16, /* times that texts have two words, … */
    TEXTS = 4    /* … so many texts, which leave nothing to ask */
};

static const double times = 20; /* that what is meant is more frequent than what was typed */

/* What it is worth to write word AT so, by itself. */
static double alone(const tc_spelling_row *row, uint32_t at, uint32_t form) {
    return 0.1 * log1p(row->words[at].forms[form].count) + (form == TC_SPELLING_TYPED ? 0.5 : 0);
}

void tc_spelling_choose(const tc_spelling_row *row, uint32_t chosen[TC_SPELLING_WORDS]) {
    double best[TC_SPELLING_WORDS][TC_SPELLING_FORMS] = {{0}};
    uint8_t back[TC_SPELLING_WORDS][TC_SPELLING_FORMS] = {{0}};
    for (uint32_t i = 0; i < row->count; i++) {
        uint32_t forms = tc_spelling_is_fine(row, i) ? 1 : row->words[i].form_count;
        uint32_t before = !i                                ? 0
                          : tc_spelling_is_fine(row, i - 1) ? 1
                                                            : row->words[i - 1].form_count;
        for (uint32_t f = 0; f < forms; f++) {
            double most = i ? -1e9 : 0;
            for (uint32_t b = 0; b < before; b++) {
                double sum = best[i - 1][b] + log1p(row->pairs[i - 1][b][f]);
                if (sum > most) {
                    most = sum;
                    back[i][f] = (uint8_t)b;
                }
            }
            best[i][f] = most + alone(row, i, f);
        }
    }
    uint32_t last = row->count - 1;
    uint32_t forms = tc_spelling_is_fine(row, last) ? 1 : row->words[last].form_count;
    chosen[last] = 0;
    for (uint32_t f = 1; f < forms; f++)
        if (best[last][f] > best[last][chosen[last]])
            chosen[last] = f;
    for (uint32_t i = last; i > 0; i--)
        chosen[i - 1] = back[i][chosen[i]];
}

/* How often the texts have form FORM of word AT beside what was chosen for one of its neighbours,
 * or for the one that says less, where there are two and EACH must say so. */
static uint32_t support(const tc_spelling_row *row, const uint32_t *chosen, uint32_t at,
                        uint32_t form, bool each) {
    uint32_t left = at ? row->pairs[at - 1][chosen[at - 1]][form] : 0;
    uint32_t right = at + 1 < row->count ? row->pairs[at][form][chosen[at + 1]] : 0;
    if (row->count == 1)
        return row->words[at].forms[form].count;
    if (each && at && at + 1 < row->count)
        return left < right ? left : right;
    return left > right ? left : right;
}

/* Whether a neighbour says more about word AT than that it is there. */
static bool has_company(const tc_spelling_row *row, uint32_t at) {
    tc_slice folded = row->words[at].folded;
    return (at && tc_is_pair(row->words[at - 1].folded, folded)) ||
           (at + 1 < row->count && tc_is_pair(folded, row->words[at + 1].folded));
}

/* Whether what stands on either side of word AT says how it is written, if documents have it there.
 */
static bool is_read(const tc_spelling_row *row, const uint32_t *chosen, uint32_t at) {
    for (uint32_t i = at ? at - 1 : 0; i <= at && i + 1 < row->count; i++)
        if (row->together[i] > TC_SPELLING_DOUBTED && row->together[i] < UINT32_MAX &&
            !row->pairs[i][chosen[i]][chosen[i + 1]])
            return false;
    return true;
}

bool tc_spelling_is_sure(const tc_spelling_row *row, const uint32_t *chosen, uint32_t at) {
    const tc_spelling_word *word = &row->words[at];
    tc_slice typed = word->forms[TC_SPELLING_TYPED].plain;
    const tc_spelling_form *form = &word->forms[chosen[at]];
    if (word->name && 2 * form->capitals < form->count)
        return false;
    /* Accents that were typed, and that others write, are doubted by what stands in their place. */
    if (!word->bare && !word->odd && !tc_accents_fit(typed, form->plain))
        return false;
    bool is_long = row->count > SHORT, each = is_long && !word->bare && !word->odd;
    uint32_t found = support(row, chosen, at, chosen[at], each);
    uint32_t as_typed = support(row, chosen, at, TC_SPELLING_TYPED, false);
    if (chosen[at] == TC_SPELLING_TYPED || as_typed * times > found)
        return false;
    if (word->odd || (word->bare && !is_long))
        return found >= FEW;
    /* Most words are meant as most people write them, and of a sentence most words are right. */
    if (word->bare)
        return found >= MANY && (tc_spelling_all_bare(row) || is_read(row, chosen, at));
    if (tc_slice_equal(tc_usual_accents(word->folded), typed))
        return found >= MANY && has_company(row, at);
    return found >= (is_long ? SOME : FEW) && (!is_long || has_company(row, at));
}

/* Whether word AT has no accents beside what was chosen for its neighbours. */
static bool is_bare_rightly(const tc_spelling_row *row, const uint32_t *chosen, uint32_t at) {
    return chosen[at] == TC_SPELLING_TYPED &&
           support(row, chosen, at, TC_SPELLING_TYPED, false) >= FEW;
}

bool tc_spelling_is_half(const tc_spelling_row *row, const uint32_t *chosen, const bool *sure) {
    uint32_t mended = 0, fine = 0;
    for (uint32_t i = 0; i < row->count; i++) {
        mended += sure[i];
        fine += !sure[i] && (tc_spelling_is_fine(row, i) || is_bare_rightly(row, chosen, i));
    }
    return tc_spelling_all_bare(row) && mended + fine < row->count;
}

/* The only forms in which texts have the words AT and AT + 1 side by side; false when there are
 * more, or too few to say. */
static bool only_pair(const tc_spelling_row *row, uint32_t at, uint32_t forms[2]) {
    uint32_t times_found = 0;
    for (uint32_t a = 0; a < row->words[at].form_count; a++)
        for (uint32_t b = 0; b < row->words[at + 1].form_count; b++) {
            if (!row->pairs[at][a][b])
                continue;
            if (times_found)
                return false;
            times_found = row->pairs[at][a][b];
            forms[0] = a;
            forms[1] = b;
        }
    return times_found >= AGREED;
}

bool tc_spelling_is_agreed(const tc_spelling_row *row) {
    uint32_t forms[2] = {0, 0};
    if (row->texts < TEXTS || row->count < 2)
        return false;
    for (uint32_t i = 0; i < row->count; i++) {
        const tc_spelling_word *word = &row->words[i];
        uint32_t before = forms[1];
        if (!word->bare || word->fixed || word->settled || word->rare || word->odd)
            return false;
        if (i + 1 < row->count && (!only_pair(row, i, forms) || (i && forms[0] != before)))
            return false;
        if (!word->forms[i + 1 < row->count ? forms[0] : forms[1]].shown.ptr)
            return false;
    }
    return true;
}
