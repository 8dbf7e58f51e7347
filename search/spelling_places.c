/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "spelling_places.h"

#include "accents.h"
#include "ask.h"
#include "spelling_look.h"

#include <text/common.h>
#include <text/fold.h>
#include <text/letter.h>
#include <text/text.h>

#include <math.h>

enum {
    TRIED = 10, /* slips that are looked for */
    MENDED = 2, /* words of a row */
    PLACES = 4, /* … of which as many are looked at */
    LONG = 5,   /* words of a row of which most must be right */
    KNOWN = 3   /* documents that have a pair which is no slip, then */
};

/* What it costs to have typed so what was meant, as logarithms. */
static const double missing_cost = -1, hook_cost = -1, tone_cost = -1.8, mark_cost = -2.5,
                    both_cost = -4;
static const double letter_costs[] = {
    [TC_SLIP_LETTER] = -4.5, [TC_SLIP_FINGERS] = -3, [TC_SLIP_SOUND] = -2};
static const double free_accent = -0.3, other_accent = -3;
static const double by_chance = 0.1; /* of documents with both, those that have them side by side */
static const double narrow_margin = 3;  /* where not all of the words around are found together */
static const double sure = 6;           /* so much better that other words are not looked at */
static const double again_margin = 1.5; /* for one more word of the row */
static const double unseen_odd = 0.1;   /* documents that may have what a few have anywhere */
/* By which what is meant must be better than a word, a word of a sentence, what nobody writes. */
static const double word_margin = 1.5, long_margin = 3, odd_margin = -1;

/* ---- Costs ---- */

/* Of marks alone: what tones and qualities two words of the same letters differ in. */
static double cost_of_marks(tc_slice typed, tc_slice meant) {
    size_t t = 0, m = 0;
    uint32_t tones = 0, qualities = 0, typed_tone = 0, meant_tone = 0;
    if (tc_slice_equal(typed, meant))
        return 0;
    if (tc_accents_fit(typed, meant))
        return missing_cost;
    while (t < typed.len && m < meant.len) {
        const tc_letter *a = tc_letter_find(tc_utf8_next(typed, &t));
        const tc_letter *b = tc_letter_find(tc_utf8_next(meant, &m));
        uint32_t one = a ? a->tone : 0, two = b ? b->tone : 0;
        char first = a && (char)a->quality != a->base, second = b && (char)b->quality != b->base;
        typed_tone += one;
        meant_tone += two;
        tones += one != two;
        qualities += first != second || (first && a->quality != b->quality);
    }
    if (t < typed.len || m < meant.len)
        return both_cost;
    if (qualities)
        return tones && typed_tone != meant_tone ? both_cost : mark_cost;
    /* hỏi for ngã, as half of the country speaks them */
    return typed_tone + meant_tone == 3 + 4 && typed_tone && meant_tone ? hook_cost : tone_cost;
}

static double cost_of_slip(const tc_slip *slip, tc_slice meant) {
    tc_slice kept = {slip->plain, slip->plain_size};
    double accents = tc_slice_equal(kept, meant)   ? 0
                     : tc_accents_fit(kept, meant) ? free_accent
                                                   : other_accent;
    return letter_costs[slip->kind] + accents;
}

/* ---- Weighing ---- */

/* How many documents have FIRST, which stands in OF_FIRST of them, and SECOND side by side, as a
 * logarithm: counted, or, for words of grammar, which make no pairs, guessed. */
static tc_status count_beside(tc_place *p, tc_slice first, uint32_t of_first, tc_slice second,
                              uint32_t of_second, double *sum) {
    uint32_t found = 0;
    if (!tc_is_pair(first, second)) {
        *sum += log1p(by_chance * of_first * of_second / (p->entries + 1));
        return TC_OK;
    }
    tc_status status = tc_ask_pair_count(p->session, first, second, &found);
    *sum += log1p(found);
    return status;
}

/* What the index says of FOLDED in the place, before any text is read; -1 where it has none. */
static tc_status promise(tc_place *p, tc_slice folded, double *out) {
    const tc_spelling_word *words = p->row->words;
    uint32_t at = p->at, alone = 0;
    double pairs = 0;
    tc_status status = tc_ask_word_count(p->session, folded, &alone);
    *out = -1;
    if (status != TC_OK || !alone)
        return status;
    if (at > p->first)
        status = count_beside(p, words[at - 1].folded, p->alone[at - 1], folded, alone, &pairs);
    if (status == TC_OK && at < p->last)
        status = count_beside(p, folded, alone, words[at + 1].folded, p->alone[at + 1], &pairs);
    *out = pairs + log1p(alone) / 2;
    return status;
}

/* Counts the words of the row, and them side by side. */
static tc_status count_row(tc_place *p) {
    const tc_spelling_row *row = p->row;
    tc_status status = tc_store_count(p->session->store, &p->entries, &p->session->error);
    for (uint32_t i = 0; status == TC_OK && i < row->count; i++)
        status = tc_ask_word_count(p->session, row->words[i].folded, &p->alone[i]);
    for (uint32_t i = 0; status == TC_OK && i + 1 < row->count; i++) {
        p->beside[i] = 0;
        status = count_beside(p, row->words[i].folded, p->alone[i], row->words[i + 1].folded,
                              p->alone[i + 1], &p->beside[i]);
    }
    return status;
}

/* Puts the slips that promise most first; *COUNT is how many are worth to be looked for, and WORTH
 * what each promises. */
static tc_status choose_slips(tc_place *p, double worth[TRIED], uint32_t *count) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->slip_count; i++) {
        const tc_slip slip = p->slips[i];
        double found = 0;
        tc_status status = promise(p, (tc_slice){slip.folded, slip.folded_size}, &found);
        if (status != TC_OK)
            return status;
        if (found < 0)
            continue;
        found += letter_costs[slip.kind];
        uint32_t at = n;
        while (at > 0 && worth[at - 1] < found)
            at--;
        if (at == TRIED)
            continue;
        n = n < TRIED ? n + 1 : n;
        p->slips[i] = p->slips[n - 1];
        for (uint32_t k = n - 1; k > at; k--) {
            p->slips[k] = p->slips[k - 1];
            worth[k] = worth[k - 1];
        }
        p->slips[at] = slip;
        worth[at] = found;
    }
    *count = n;
    return TC_OK;
}

static tc_slice typed_of(const tc_place *p) {
    return p->row->words[p->at].forms[TC_SPELLING_TYPED].plain;
}

static void weigh(tc_place *p, uint32_t from, const tc_slip *slip) {
    for (uint32_t i = from; i < p->form_count; i++)
        p->forms[i].cost = slip ? cost_of_slip(slip, p->forms[i].plain)
                                : cost_of_marks(typed_of(p), p->forms[i].plain);
}

/* The form that was meant most likely, and by how much more than what was typed. */
static const tc_stand_in *best_form(const tc_place *p, double *gain) {
    const tc_stand_in *best = NULL;
    double most = 0, typed = log(p->least);
    for (uint32_t i = 0; i < p->form_count; i++) {
        const tc_stand_in *form = &p->forms[i];
        double worth = form->cost + log(form->documents + tc_place_unseen);
        if (tc_slice_equal(form->plain, typed_of(p)))
            typed = worth > typed ? worth : typed;
        else if (form->documents > 0 && (!best || worth > most)) {
            best = form;
            most = worth;
        }
    }
    const tc_spelling_word *word = &p->row->words[p->at];
    double least = word->odd || word->rare ? odd_margin
                   : p->row->count > LONG  ? long_margin
                                           : word_margin;
    *gain = best ? most - typed - least : 0;
    return best;
}

/* The words from FIRST to LAST: what was typed, then, unless that has much to say, its slips. */
static tc_status search_place(tc_place *p, uint32_t first, uint32_t last) {
    double worth[TRIED];
    uint32_t count = 0;
    tc_slice folded = p->row->words[p->at].folded;
    p->first = first;
    p->last = last;
    p->form_count = 0;
    p->least = tc_place_unseen;
    tc_status status = tc_place_look_for(p, folded);
    if (status == TC_OK)
        status = tc_place_look_again(p);
    if (p->row->words[p->at].odd)
        p->least = fmin(p->least, unseen_odd);
    double as_typed = 0;
    weigh(p, 0, NULL);
    for (uint32_t i = 0; i < p->form_count; i++)
        if (p->forms[i].cost > both_cost)
            as_typed += p->forms[i].documents;
    if (status != TC_OK || as_typed > KNOWN)
        return status;
    status = choose_slips(p, worth, &count);
    for (uint32_t i = 0; status == TC_OK && i < count; i++) {
        uint32_t from = p->form_count;
        status = tc_place_look_for(p, (tc_slice){p->slips[i].folded, p->slips[i].folded_size});
        weigh(p, from, &p->slips[i]);
    }
    return status;
}

/* Whether the word of the place is not to be doubted: others write it so, and of a sentence it says
 * more to have it beside a neighbour anywhere than what the few texts found have there.  Where
 * nothing was typed with accents, these alone are missing, which spelling.c sees to. */
static bool is_known(const tc_place *p) {
    const tc_spelling_row *row = p->row;
    const tc_spelling_word *word = &row->words[p->at];
    bool is_long = row->count > LONG, is_word = !word->odd && !word->rare;
    if (is_long && is_word && tc_is_function_word(word->folded))
        return true;
    if (!((is_long && is_word) || tc_spelling_all_bare(row)))
        return false;
    return (p->at ? p->beside[p->at - 1] : 0) + (p->at + 1 < row->count ? p->beside[p->at] : 0) >
           log1p(KNOWN);
}

/* Of the words on both sides the one beside which the best slip promises more; a word of grammar
 * stands beside anything. */
static tc_status choose_side(tc_place *p, uint32_t *first, uint32_t *last) {
    double worth[2][TRIED];
    uint32_t at = p->at, count[2] = {0, 0};
    for (uint32_t side = 0; side < 2; side++) {
        p->first = at - !side;
        p->last = at + side;
        if (tc_is_function_word(p->row->words[side ? at + 1 : at - 1].folded))
            continue;
        tc_status status = choose_slips(p, worth[side], &count[side]);
        if (status != TC_OK)
            return status;
    }
    bool behind = count[1] && (!count[0] || worth[1][0] > worth[0][0]);
    *first = at - (count[0] && !behind);
    *last = at + behind;
    return TC_OK;
}

/* What may be meant by the word of the place: as many words around it as documents have; none for a
 * word that nobody writes, if it is no name. */
static tc_status read_place(tc_place *p, const tc_stand_in **best, double *gain) {
    uint32_t at = p->at, end = p->row->count - 1;
    uint32_t low = at > TC_PLACE_AROUND ? at - TC_PLACE_AROUND : 0,
             high = at + TC_PLACE_AROUND < end ? at + TC_PLACE_AROUND : end;
    uint32_t first = at ? at - 1 : at, last = at < end ? at + 1 : at;
    const tc_spelling_word *word = &p->row->words[at];
    *best = NULL;
    *gain = 0;
    if (is_known(p))
        return TC_OK;
    p->slip_count = tc_slips_of(typed_of(p), p->slips);
    tc_status status = search_place(p, low, high);
    bool is_narrow = status == TC_OK && !p->form_count && (low + 1 < at || at + 1 < high);
    if (is_narrow)
        status = search_place(p, first, last);
    if (status == TC_OK && !p->form_count && first < at && at < last) {
        is_narrow = true;
        status = choose_side(p, &first, &last);
        if (status == TC_OK && first < last)
            status = search_place(p, first, last);
    }
    if (status == TC_OK && !p->form_count && !word->name && (word->odd || word->rare)) {
        is_narrow = true;
        status = search_place(p, at, at);
    }
    *best = best_form(p, gain);
    *gain -= is_narrow ? narrow_margin : 0;
    *gain -= p->last - p->first < 2 && p->row->count > LONG ? long_margin : 0;
    return status;
}

/* ---- Rows ---- */

/* How much is to be said against word AT: neighbours beside which no text has it as typed; less
 * where many documents have its letters beside one of them. */
static double doubts(const tc_place *p, uint32_t at) {
    const tc_spelling_row *row = p->row;
    const tc_spelling_word *word = &row->words[at];
    uint32_t left = at && !tc_spelling_pair_is_fine(row, at - 1);
    uint32_t right = at + 1 < row->count && !tc_spelling_pair_is_fine(row, at);
    if (word->fixed || word->settled || !(left + right))
        return 0;
    double before = at ? p->beside[at - 1] : 0, behind = at + 1 < row->count ? p->beside[at] : 0;
    return left + right + 2 * word->odd + !tc_spelling_is_fine(row, at) +
           1 / (1 + fmax(before, behind));
}

/* The place that is to be doubted most, of those not in DONE; false where there is none. */
static bool most_doubted(const tc_place *p, const bool *done, uint32_t *out) {
    double most = 0;
    for (uint32_t i = 0; i < p->row->count; i++) {
        double here = done[i] ? 0 : doubts(p, i);
        if (here > most) {
            most = here;
            *out = i;
        }
    }
    return most > 0;
}

static tc_status settle_best(tc_place *p, double least, bool *settled) {
    tc_spelling_row *row = p->row;
    tc_spelling_form best = {.plain = {NULL, 0}};
    tc_slice folded = {NULL, 0};
    double most = least;
    bool done[TC_SPELLING_WORDS] = {false};
    uint32_t where = 0;
    tc_status counted = count_row(p);
    *settled = false;
    if (counted != TC_OK)
        return counted;
    uint32_t places = row->count > LONG ? PLACES / 2 : PLACES;
    for (uint32_t n = 0; n < places && most < sure && most_doubted(p, done, &p->at); n++) {
        const tc_stand_in *form = NULL;
        double gain = 0;
        done[p->at] = true;
        tc_status status = read_place(p, &form, &gain);
        if (status != TC_OK)
            return status;
        if (form && gain > most) {
            best = (tc_spelling_form){.plain = form->plain, .shown = form->shown};
            folded = tc_arena_copy(row->arena, form->folded);
            most = gain;
            where = p->at;
        }
    }
    if (most <= least)
        return TC_OK;
    *settled = folded.ptr != NULL;
    tc_spelling_settle(row, where, folded, &best);
    return *settled ? TC_OK : tc_out_of_memory(p->session);
}

tc_status tc_spelling_mend(tc_session *session, tc_spelling_row *row) {
    tc_place *p = tc_arena_take(session->arena, sizeof *p);
    bool settled = true;
    tc_status status = p ? TC_OK : tc_out_of_memory(session);
    if (p)
        *p = (tc_place){.session = session, .row = row};
    for (uint32_t n = 0; status == TC_OK && settled && n < MENDED; n++)
        status = settle_best(p, n * again_margin, &settled);
    return status;
}
