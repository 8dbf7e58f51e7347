/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "spelling_places.h"

#include "accents.h"
#include "ask.h"
#include "spelling_letters.h"

#include <record/stored.h>
#include <text/common.h>
#include <text/fold.h>
#include <text/letter.h>
#include <text/text.h>

#include <math.h>
#include <string.h>

enum {
    AROUND = 2,            /* words on either side */
    TEXTS = 40,            /* that are read of what is found … */
    TEXTS_LEAST = 8,       /* … if they are short */
    TEXT_BYTES = 64 << 10, /* of data */
    TRIED = 10,            /* slips that are looked for */
    MENDED = 2,            /* words of a row */
    PLACES = 4,            /* … of which as many are looked at */
    FORMS = 160,           /* in all */
    LONG = 5,              /* words of a row of which most must be right */
    KNOWN = 3              /* documents that have a pair which is no slip, then */
};

/* What it costs to have typed so what was meant, as logarithms. */
static const double missing_cost = -1, hook_cost = -1, tone_cost = -1.8, mark_cost = -2.5,
                    both_cost = -4;
static const double letter_costs[] = {
    [TC_SLIP_LETTER] = -4.5, [TC_SLIP_FINGERS] = -3, [TC_SLIP_SOUND] = -2};
static const double free_accent = -0.3, other_accent = -3;
static const double unseen = 0.02;      /* documents that have what none has */
static const double unread = 0.1;       /* … and of those not read, what was in none that was */
static const double narrow_margin = 3;  /* where not all of the words around are found together */
static const double sure = 6;           /* so much better that other words are not looked at */
static const double again_margin = 1.5; /* for one more word of the row */
/* By which what is meant must be better than a word, a word of a sentence, what nobody writes. */
static const double word_margin = 1.5, long_margin = 3, odd_margin = -1;

/* A word that stands in the place, with its accents. */
typedef struct stand_in {
    tc_slice folded, plain, shown;
    double cost, documents;
    uint32_t read, last; /* texts that have it there; the last of them */
} stand_in;

/* The words from FIRST to LAST of the row, both included, are looked for, with another one AT. */
typedef struct place {
    tc_session *session;
    tc_spelling_row *row;
    uint32_t at, first, last;
    tc_slip slips[TC_SLIPS_MAX];
    uint32_t slip_count;
    stand_in forms[FORMS];
    uint32_t form_count, texts;
    double least; /* documents that may have what was typed, though no text read has it */
} place;

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

/* ---- Reading ---- */

/* A token of a text, in small letters without accents. */
typedef struct token {
    char key[TC_KEY_ROOM(64)];
    tc_slice folded, spelt;
    tc_shape shape;
    bool parted; /* from the one before */
} token;

static bool read_token(tc_slice text, size_t *offset, size_t *end, token *out) {
    tc_token found;
    if (!tc_token_next(text, offset, &found))
        return false;
    out->parted = tc_spelling_parts(tc_slice_sub(text, *end, found.start));
    *end = found.end;
    out->spelt = tc_slice_sub(text, found.start, found.end);
    out->folded = (tc_slice){out->key, 0};
    out->shape = (tc_shape){0};
    if (out->spelt.len < 64) {
        size_t from = 0;
        out->folded.len = tc_token_fold(out->spelt, &from, out->key, &out->shape);
    }
    return true;
}

/* The form of the place that SPELT is. */
static stand_in *form_of(place *p, tc_slice folded, tc_slice spelt) {
    char plain[TC_SYLLABLE_ROOM];
    tc_slice key = {plain, tc_token_plain(spelt, plain)};
    for (uint32_t i = 0; i < p->form_count; i++)
        if (tc_slice_equal(p->forms[i].plain, key))
            return &p->forms[i];
    if (!key.len || p->form_count == FORMS)
        return NULL;
    stand_in *form = &p->forms[p->form_count];
    *form = (stand_in){.folded = folded, .plain = tc_arena_copy(p->row->arena, key)};
    p->form_count += form->plain.ptr != NULL;
    return form->plain.ptr ? form : NULL;
}

/* Notes what stands in the place, where a window of tokens begins at FIRST of the ring. */
static void note(place *p, tc_slice folded, const token *window, uint32_t first, uint32_t size) {
    const token *middle = NULL;
    for (uint32_t i = 0; i < size; i++) {
        const token *t = &window[(first + i) % size];
        tc_slice wanted = p->first + i == p->at ? folded : p->row->words[p->first + i].folded;
        if ((i && t->parted) || !tc_slice_equal(t->folded, wanted))
            return;
        middle = p->first + i == p->at ? t : middle;
    }
    stand_in *form = middle && middle->shape.syllable ? form_of(p, folded, middle->spelt) : NULL;
    if (!form)
        return;
    form->read += form->last != p->texts;
    form->last = p->texts;
    if (!form->shown.ptr && !middle->shape.capitals)
        form->shown = tc_arena_copy(p->row->arena, middle->spelt);
}

static void read_text(place *p, tc_slice folded, tc_slice text) {
    token window[2 * AROUND + 1];
    uint32_t size = p->last - p->first + 1, n = 0;
    size_t offset = 0, end = 0;
    text = tc_slice_sub(text, 0, TC_SPELLING_BYTES);
    p->texts++;
    while (read_token(text, &offset, &end, &window[n % size]))
        if (++n >= size)
            note(p, folded, window, n % size, size);
}

/* ---- Asking ---- */

/* What has the words of the place, FOLDED in its midst, as far as the index tells. */
static tc_query *query_for(const place *p, tc_slice folded) {
    tc_query *parts[2 * (2 * AROUND + 1)];
    tc_slice before = {NULL, 0};
    uint32_t n = 0;
    for (uint32_t i = p->first; i <= p->last; i++) {
        tc_slice word = i == p->at ? folded : p->row->words[i].folded;
        parts[n++] = tc_query_term(TC_FIELD_WORD, word);
        if (before.len && tc_is_pair(before, word))
            parts[n++] = tc_spelling_pair_term(before, word);
        before = word;
    }
    return tc_ask_documents(tc_query_join(TC_QUERY_AND, parts, n));
}

/* Looks for FOLDED in the place; its forms get their numbers of documents. */
static tc_status look_for(place *p, tc_slice folded) {
    tc_store_request request = {
        .limit = TEXTS,
        .check_at_least = 100,
        .want = {.data = true, .data_bytes = TEXT_BYTES, .data_least = TEXTS_LEAST}};
    tc_session *session = p->session;
    tc_matches *matches = NULL;
    tc_query *query = query_for(p, folded);
    tc_status status = tc_store_search(session->store, query, &request, &matches, &session->error);
    uint32_t found = status == TC_OK ? tc_matches_count(matches) : 0, count = 0;
    for (uint32_t i = 0; status == TC_OK && i < found; i++) {
        tc_slice json, text, data = tc_match_data(matches, i);
        if (!data.len)
            break;
        status = tc_stored_split(data, &json, &text, &session->error);
        if (status == TC_OK)
            read_text(p, folded, text);
        count++;
    }
    double each = count ? (double)tc_matches_total(matches).estimate / count : 0;
    if (each > 1 && tc_slice_equal(folded, p->row->words[p->at].folded))
        p->least = unread * each;
    for (uint32_t i = 0; count && i < p->form_count; i++)
        if (tc_slice_equal(p->forms[i].folded, folded))
            p->forms[i].documents = p->forms[i].read * each;
    tc_matches_free(matches);
    tc_query_free(query);
    return status;
}

/* ---- Weighing ---- */

static tc_status frequency(place *p, tc_slice first, tc_slice second, double *sum) {
    char term[160];
    uint32_t found = 0;
    if (first.len + second.len + 1 > sizeof term || (second.len && !tc_is_pair(first, second)))
        return TC_OK;
    memcpy(term, first.ptr, first.len);
    term[first.len] = ' ';
    if (second.len)
        memcpy(term + first.len + 1, second.ptr, second.len);
    size_t size = first.len + (second.len ? second.len + 1 : 0);
    tc_status status = tc_store_frequency(p->session->store, TC_FIELD_WORD, (tc_slice){term, size},
                                          &found, &p->session->error);
    *sum += log1p(found);
    return status;
}

/* What the index says of FOLDED in the place, before any text is read; -1 where it has none. */
static tc_status promise(place *p, tc_slice folded, double *out) {
    const tc_spelling_row *row = p->row;
    double alone = 0, pairs = 0;
    tc_status status = frequency(p, folded, (tc_slice){NULL, 0}, &alone);
    *out = -1;
    if (status != TC_OK || alone <= 0)
        return status;
    if (p->at > p->first)
        status = frequency(p, row->words[p->at - 1].folded, folded, &pairs);
    if (status == TC_OK && p->at < p->last)
        status = frequency(p, folded, row->words[p->at + 1].folded, &pairs);
    *out = pairs + alone / 2;
    return status;
}

/* Puts the slips that promise most first; *COUNT is how many are worth to be looked for. */
static tc_status choose_slips(place *p, uint32_t *count) {
    double worth[TRIED];
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

static tc_slice typed_of(const place *p) {
    return p->row->words[p->at].forms[TC_SPELLING_TYPED].plain;
}

static void weigh(place *p, uint32_t from, const tc_slip *slip) {
    for (uint32_t i = from; i < p->form_count; i++)
        p->forms[i].cost = slip ? cost_of_slip(slip, p->forms[i].plain)
                                : cost_of_marks(typed_of(p), p->forms[i].plain);
}

/* The form that was meant most likely, and by how much more than what was typed. */
static const stand_in *best_form(const place *p, double *gain) {
    const stand_in *best = NULL;
    double most = 0, typed = log(p->least);
    for (uint32_t i = 0; i < p->form_count; i++) {
        const stand_in *form = &p->forms[i];
        double worth = form->cost + log(form->documents + unseen);
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
static tc_status search_place(place *p, uint32_t first, uint32_t last) {
    uint32_t count = 0;
    tc_slice folded = p->row->words[p->at].folded;
    p->first = first;
    p->last = last;
    p->form_count = 0;
    p->least = unseen;
    tc_status status = look_for(p, folded);
    double as_typed = 0;
    weigh(p, 0, NULL);
    for (uint32_t i = 0; i < p->form_count; i++)
        if (p->forms[i].cost > both_cost)
            as_typed += p->forms[i].documents;
    if (status != TC_OK || as_typed > KNOWN)
        return status;
    p->slip_count = tc_slips_of(typed_of(p), p->slips);
    status = choose_slips(p, &count);
    for (uint32_t i = 0; status == TC_OK && i < count; i++) {
        uint32_t from = p->form_count;
        status = look_for(p, (tc_slice){p->slips[i].folded, p->slips[i].folded_size});
        weigh(p, from, &p->slips[i]);
    }
    return status;
}

static bool is_all_bare(const tc_spelling_row *row) {
    for (uint32_t i = 0; i < row->count; i++)
        if (!row->words[i].bare)
            return false;
    return true;
}

/* Whether the word of the place is not to be doubted: others write it so, and of a sentence it says
 * more to have it beside a neighbour anywhere than what the few texts found have there.  Where
 * nothing was typed with accents, these alone are missing, which spelling.c sees to. */
static tc_status is_known(place *p, bool *out) {
    const tc_spelling_row *row = p->row;
    const tc_spelling_word *word = &row->words[p->at];
    double pairs = 0;
    tc_status status = TC_OK;
    bool is_long = row->count > LONG, is_word = !word->odd && !word->rare;
    *out = is_long && is_word && tc_is_function_word(word->folded);
    if (*out || !((is_long && is_word) || is_all_bare(row)))
        return TC_OK;
    if (p->at)
        status = frequency(p, row->words[p->at - 1].folded, word->folded, &pairs);
    if (status == TC_OK && p->at + 1 < row->count)
        status = frequency(p, word->folded, row->words[p->at + 1].folded, &pairs);
    *out = pairs > log1p(KNOWN);
    return status;
}

/* What may be meant by the word of the place: as many words around it as documents have. */
static tc_status read_place(place *p, const stand_in **best, double *gain) {
    uint32_t at = p->at, count = p->row->count;
    uint32_t low = at > AROUND ? at - AROUND : 0;
    uint32_t high = at + AROUND < count ? at + AROUND : count - 1;
    bool known = false;
    tc_status status = is_known(p, &known);
    *best = NULL;
    *gain = 0;
    if (status != TC_OK || known)
        return status;
    status = search_place(p, low, high);
    bool is_narrow = status == TC_OK && !p->form_count && (low + 1 < at || at + 1 < high);
    if (is_narrow)
        status = search_place(p, at ? at - 1 : at, at + 1 < count ? at + 1 : at);
    *best = best_form(p, gain);
    *gain -= is_narrow ? narrow_margin : 0;
    return status;
}

/* ---- Rows ---- */

/* How much is to be said against word AT: neighbours beside which no text has it as typed. */
static uint32_t doubts(const tc_spelling_row *row, uint32_t at) {
    const tc_spelling_word *word = &row->words[at];
    uint32_t left = at && !tc_spelling_pair_is_fine(row, at - 1);
    uint32_t right = at + 1 < row->count && !tc_spelling_pair_is_fine(row, at);
    if (word->fixed || word->settled || !(left + right))
        return 0;
    return left + right + 2 * word->odd + !tc_spelling_is_fine(row, at);
}

/* The place that is to be doubted most, of those not in DONE; false where there is none. */
static bool most_doubted(const tc_spelling_row *row, uint64_t done, uint32_t *out) {
    uint32_t most = 0;
    for (uint32_t i = 0; i < row->count; i++) {
        uint32_t here = done >> i & 1 ? 0 : doubts(row, i);
        if (here > most) {
            most = here;
            *out = i;
        }
    }
    return most > 0;
}

static tc_status settle_best(place *p, double least, bool *settled) {
    tc_spelling_row *row = p->row;
    tc_spelling_form best = {.plain = {NULL, 0}};
    tc_slice folded = {NULL, 0};
    double most = least;
    uint64_t done = 0;
    uint32_t where = 0;
    *settled = false;
    uint32_t places = row->count > LONG ? PLACES / 2 : PLACES;
    for (uint32_t n = 0; n < places && most < sure && most_doubted(row, done, &p->at); n++) {
        const stand_in *form = NULL;
        double gain = 0;
        done |= UINT64_C(1) << p->at;
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
    place *p = tc_arena_take(session->arena, sizeof *p);
    bool settled = true;
    tc_status status = p ? TC_OK : tc_out_of_memory(session);
    if (p)
        *p = (place){.session = session, .row = row};
    for (uint32_t n = 0; status == TC_OK && settled && n < MENDED; n++)
        status = settle_best(p, n * again_margin, &settled);
    return status;
}
