/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "spelling_look.h"

#include "accents.h"
#include "ask.h"

#include <record/stored.h>
#include <text/common.h>
#include <text/fold.h>

#include <math.h>

enum {
    TEXTS = 40,            /* that are read of what is found … */
    TEXTS_LEAST = 8,       /* … if they are short */
    TEXT_BYTES = 64 << 10, /* of data … */
    TYPED_BYTES = 1 << 19  /* … for what was typed */
};

const double tc_place_unseen = 0.02;
static const double unread = 0.1; /* documents of those not read that have what none read has */
/* What a text counts that writes the words around with other accents. */
static const double otherwise = 0.05;

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
static tc_stand_in *form_of(tc_place *p, tc_slice folded, tc_slice spelt) {
    char plain[TC_SYLLABLE_ROOM];
    tc_slice key = {plain, tc_token_plain(spelt, plain)};
    for (uint32_t i = 0; i < p->form_count; i++)
        if (tc_slice_equal(p->forms[i].plain, key))
            return &p->forms[i];
    if (!key.len || p->form_count == TC_PLACE_FORMS)
        return NULL;
    tc_stand_in *form = &p->forms[p->form_count];
    *form = (tc_stand_in){.folded = folded, .plain = tc_arena_copy(p->row->arena, key)};
    p->form_count += form->plain.ptr != NULL;
    return form->plain.ptr ? form : NULL;
}

/* One more text has FORM in the place, where the words around are as typed, or not. */
static void count_text(tc_place *p, tc_stand_in *form, bool fits) {
    if (form->last != p->texts)
        form->read += fits ? 1 : otherwise;
    else if (fits && !form->fits)
        form->read += 1 - otherwise;
    form->fits = fits || (form->fits && form->last == p->texts);
    form->last = p->texts;
}

static bool fits(const tc_spelling_word *word, tc_slice spelt) {
    char plain[TC_SYLLABLE_ROOM];
    tc_slice written = {plain, tc_token_plain(spelt, plain)};
    return word->bare || !written.len ||
           tc_accents_fit(word->forms[TC_SPELLING_TYPED].plain, written);
}

/* Notes what stands in the place, where a window of tokens begins at FIRST of the ring. */
static void note(tc_place *p, tc_slice folded, const token *window, uint32_t first, uint32_t size) {
    const token *middle = NULL;
    bool all_fit = true;
    for (uint32_t i = 0; i < size; i++) {
        const token *t = &window[(first + i) % size];
        tc_slice wanted = p->first + i == p->at ? folded : p->row->words[p->first + i].folded;
        if ((i && t->parted) || !tc_slice_equal(t->folded, wanted))
            return;
        middle = p->first + i == p->at ? t : middle;
    }
    for (uint32_t i = 0; i < size; i++)
        all_fit &= p->first + i == p->at ||
                   fits(&p->row->words[p->first + i], window[(first + i) % size].spelt);
    tc_stand_in *form = middle && middle->shape.syllable ? form_of(p, folded, middle->spelt) : NULL;
    if (!form)
        return;
    count_text(p, form, all_fit);
    if (!form->shown.ptr && !middle->shape.capitals)
        form->shown = tc_arena_copy(p->row->arena, middle->spelt);
}

static void read_text(tc_place *p, tc_slice folded, tc_slice text) {
    token window[2 * TC_PLACE_AROUND + 1];
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
static tc_query *query_for(const tc_place *p, tc_slice folded) {
    tc_query *parts[2 * (2 * TC_PLACE_AROUND + 1)];
    tc_slice before = {NULL, 0};
    uint32_t n = 0;
    for (uint32_t i = p->first; i <= p->last; i++) {
        tc_slice word = i == p->at ? folded : p->row->words[i].folded;
        parts[n++] = tc_query_term(TC_FIELD_WORD, word);
        if (before.len && tc_is_pair(before, word))
            parts[n++] = tc_ask_pair(before, word);
        before = word;
    }
    return tc_query_join(TC_QUERY_AND, parts, n);
}

/* Reads what QUERY, taken over, finds for FOLDED in the tc_place; *EACH is how many documents each
 * text read stands for, 0 where there is none. */
static tc_status read_texts(tc_place *p, tc_query *query, tc_slice folded, size_t bytes,
                            double *each) {
    tc_store_request request = {
        .limit = TEXTS,
        .check_at_least = 100,
        .want = {.data = true, .data_bytes = bytes, .data_least = TEXTS_LEAST}};
    tc_session *session = p->session;
    tc_matches *matches = NULL;
    query = tc_ask_documents(query);
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
    *each = count ? (double)tc_matches_total(matches).estimate / count : 0;
    tc_matches_free(matches);
    tc_query_free(query);
    return status;
}

/* Looks for FOLDED in the tc_place; its forms get their numbers of documents. */
tc_status tc_place_look_for(tc_place *p, tc_slice folded) {
    bool is_typed = tc_slice_equal(folded, p->row->words[p->at].folded);
    double each = 0;
    tc_status status =
        read_texts(p, query_for(p, folded), folded, is_typed ? TYPED_BYTES : TEXT_BYTES, &each);
    for (uint32_t i = 0; each > 0 && i < p->form_count; i++)
        if (tc_slice_equal(p->forms[i].folded, folded))
            p->forms[i].documents = p->forms[i].read * each;
    if (each > 1 && is_typed)
        p->least = fmax(tc_place_unseen, unread * (each - 1));
    return status;
}

/* Where not all documents were read, and those that were do not have what was typed: those that
 * have its accents anywhere, if the index tells them, are asked for it. */
tc_status tc_place_look_again(tc_place *p) {
    const tc_spelling_word *word = &p->row->words[p->at];
    tc_slice typed = word->forms[TC_SPELLING_TYPED].plain;
    double each = 0;
    tc_stand_in *form = NULL;
    for (uint32_t i = 0; i < p->form_count; i++)
        if (tc_slice_equal(p->forms[i].plain, typed))
            form = &p->forms[i];
    if (p->least <= tc_place_unseen || word->bare || (form && form->read > 0) ||
        tc_slice_equal(typed, tc_usual_accents(word->folded)))
        return TC_OK;
    uint32_t before = p->form_count;
    tc_query *query =
        tc_ask_both(query_for(p, word->folded), tc_ask_exact(p->row->arena, word->folded, typed));
    tc_status status = read_texts(p, query, word->folded, TYPED_BYTES, &each);
    for (uint32_t i = before; i < p->form_count; i++)
        p->forms[i].documents =
            tc_slice_equal(p->forms[i].plain, typed) ? p->forms[i].read * each : 0;
    p->least = fmax(tc_place_unseen, unread * (each - 1));
    return status;
}
