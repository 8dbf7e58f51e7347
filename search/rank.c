/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "rank.h"

#include "ask.h"
#include "forms.h"
#include "reading.h"

#include <record/keys.h>
#include <text/fold.h>

#include <math.h>
#include <stdio.h>

enum {
    TITLE_BEGINS = 12, /* words of a title in which it says what it is about */
    CITED_MOST = 1000  /* documents citing one, from which on more say no more */
};

/* What each signal counts; those of the words are 100 in all.  What is newer and what is cited are
 * no answer by themselves: they decide between what is nearly as good. */
static const double words_weight = 8, coverage_weight = 7, title_weight = 7, accents_weight = 10,
                    newer_weight = 2, cited_weight = 2, own_weight = 10, head_weight = 4,
                    defines_weight = 15, type_weight = 4;

/* What a title that has the whole query counts as an opening, at least. */
static const double about_opening = 0.8;

/* ---- A document ---- */

static double part_of(double some, double all) {
    return all <= 0 || some <= 0 ? 0 : some < all ? some / all : 1;
}

static uint32_t count_words(tc_slice text) {
    size_t at = 0;
    uint32_t words = 0;
    tc_token token;
    while (tc_token_next(text, &at, &token))
        words++;
    return words;
}

/* Whether no word is missing that says something. */
static bool is_whole(const tc_wording *w, tc_seen seen) {
    for (uint32_t i = 0; i < w->word_count; i++)
        if (w->words[i].says && !(seen.words >> i & 1))
            return false;
    return true;
}

/* Whether the title, which has the words TITLED, may begin with what the query says first. */
static bool may_be_headed(const tc_wording *w, uint64_t titled) {
    for (uint32_t i = 0; i < w->head_count && !w->alias_count; i++) {
        uint32_t hash = tc_wording_hash(w->head[i].ptr, w->head[i].len);
        uint32_t word = tc_wording_find(w, hash, w->head[i]);
        if (word < w->word_count && !(titled >> word & 1))
            return false;
    }
    return w->head_count == TC_QUESTION_HEAD;
}

/* Whether it does. */
static bool is_headed(tc_arena *arena, const tc_wording *w, tc_slice title) {
    tc_slice words[TITLE_BEGINS], head[TC_QUESTION_HEAD];
    uint32_t count = 0;
    size_t at = 0;
    tc_token token;
    while (count < TITLE_BEGINS && tc_token_next(title, &at, &token))
        words[count++] = tc_fold_ascii_in(arena, tc_slice_sub(title, token.start, token.end));
    bool same = tc_question_head(arena, words, count, head) == TC_QUESTION_HEAD;
    for (uint32_t i = 0; same && i < TC_QUESTION_HEAD; i++)
        same = tc_slice_equal(head[i], w->head[i]);
    return same;
}

/* Type and title as they stand in a heading: "Luật Thanh tra". */
static tc_slice heading(tc_arena *arena, const tc_stored_head *head) {
    tc_buffer both;
    if (!head->type.len)
        return head->title;
    tc_buffer_init(&both, head->type.len + 1 + head->title.len);
    tc_buffer_add(&both, head->type);
    tc_buffer_add_char(&both, ' ');
    tc_buffer_add(&both, head->title);
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&both));
    tc_buffer_dispose(&both);
    return copy.ptr ? copy : head->title;
}

/* The text with its heading WHOLE, which ends with TITLE, before it: what that has goes for each of
 * the paragraphs.  Returns the words of the heading. */
static uint64_t read_document(tc_wording *w, tc_slice whole, tc_slice title, tc_slice text,
                              const tc_edges *edges, tc_signals *out) {
    static const tc_edges none = {NULL, 0};
    tc_reading r = {.wording = w, .seen = out->seen};
    tc_reading_text(&r, whole, &none);
    /* A title that has the whole query says what the document is about, however long it is. */
    bool about = w->word_count > 1 && tc_reading_share(w, r.all) > 0.999;
    out->title = about ? 1 : part_of(r.found, count_words(title));
    r.title = r.all;
    r.worth = 0;
    r.start = r.end = 0;
    tc_reading_text(&r, text, edges);
    tc_seen words = {r.all.words, 0};
    out->coverage = part_of(tc_reading_share(w, words) * (w->word_sum + w->pair_sum), w->word_sum);
    out->whole = is_whole(w, r.all);
    out->passage = r.passage;
    out->defines = r.defines;
    out->opening = about && r.opening < about_opening ? about_opening : r.opening;
    out->start = r.start;
    out->end = r.end;
    out->accents = part_of(r.exact, r.found);
    out->seen = r.seen;
    if (w->restores)
        tc_sightings_end(w, &out->seen);
    return r.title.words;
}

/* A date that is not known counts as one of the year 2000, when most such rules were old already.
 */
static double newness(tc_date date) {
    int year = date.year ? date.year : 2000, month = date.month ? date.month : 1;
    return part_of(year - 1945 + (month - 1) / 12.0, 100);
}

/* Documents that cite the one of HEAD by its number, and by its ISSUER's key, so that none of
 * another province counts; with its date, or without any. */
static tc_status count_citing(tc_session *session, const tc_stored_head *head, tc_slice issuer,
                              double *out) {
    char day[16];
    tc_slice dates[2] = {{"", 0}, tc_slot_of_date(head->date, day)};
    tc_status status = TC_OK;
    uint32_t sum = 0;
    *out = 0;
    if (!head->canonical.len || session->options.no_cited_prior)
        return TC_OK;
    tc_slice number = tc_key_number(session->arena, head->canonical);
    for (size_t i = 0; status == TC_OK && i < 2 && (i == 0 || dates[i].len); i++) {
        char term[TC_TERM_MAX];
        uint32_t found = 0;
        int size = snprintf(term, sizeof term, "%.*s|%.*s|%.*s", (int)number.len, number.ptr,
                            (int)issuer.len, issuer.ptr, (int)dates[i].len, dates[i].ptr);
        if (size < 0 || (size_t)size >= sizeof term)
            return TC_OK;
        status = tc_store_frequency(session->store, TC_FIELD_CITED_IDENTITY,
                                    (tc_slice){term, (size_t)size}, &found, &session->error);
        sum += found;
    }
    *out = part_of(log1p(sum), log1p(CITED_MOST));
    return status;
}

tc_status tc_rank_document(tc_session *session, tc_wording *wording, tc_slice data,
                           const tc_stored_head *head, tc_signals *out) {
    tc_slice json, text;
    tc_edges edges;
    tc_signals signals = *out;
    tc_status status = tc_stored_split(data, &json, &text, &session->error);
    if (status == TC_OK)
        status = tc_stored_edges(session->arena, data, &edges, &session->error);
    if (status != TC_OK)
        return status;
    tc_slice issuer = tc_key_unit(session->arena, head->issuer);
    for (uint32_t i = 0; i < wording->owner_count; i++)
        signals.own = tc_slice_equal(wording->owners[i], issuer) ? 1 : signals.own;
    status = count_citing(session, head, issuer, &signals.cited);
    if (status != TC_OK)
        return status;
    signals.newer = newness(head->date);
    if (wording->restores && !tc_sightings_new(session->arena, wording, &signals.seen))
        return tc_out_of_memory(session);
    uint64_t titled =
        read_document(wording, heading(session->arena, head), head->title, text, &edges, &signals);
    signals.type = wording->type.len && head->type.len &&
                   tc_slice_equal(wording->type, tc_key_type(session->arena, head->type));
    signals.head =
        may_be_headed(wording, titled) && is_headed(session->arena, wording, head->title);
    *out = signals;
    return TC_OK;
}

void tc_rank_settle(tc_wording *wording) {
    tc_forms_settle(wording);
}

void tc_rank_accents(const tc_wording *wording, tc_signals *signals) {
    if (signals->seen.times)
        signals->accents = tc_forms_share(wording, &signals->seen);
}

double tc_rank_words(const tc_wording *wording, double weight) {
    return part_of(weight, wording->word_sum + wording->pair_sum);
}

double tc_rank_score(const tc_signals *s) {
    return words_weight * s->words + coverage_weight * s->coverage +
           TC_READING_PASSAGE * s->passage + TC_READING_OPENING * s->opening +
           title_weight * s->title + accents_weight * s->accents + newer_weight * s->newer +
           cited_weight * s->cited + own_weight * s->own + head_weight * s->head +
           defines_weight * s->defines + type_weight * s->type;
}
