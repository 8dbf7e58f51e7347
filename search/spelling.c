/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "spelling.h"

#include "ask.h"
#include "spelling_accents.h"
#include "spelling_letters.h"
#include "spelling_places.h"
#include "spelling_words.h"

#include <record/stored.h>
#include <text/common.h>
#include <text/fold.h>
#include <text/text.h>

#include <string.h>

enum {
    SURE_TEXTS = 2,      /* that must be looked at before the words count as confirmed */
    RARE_PAIR = 10000,   /* a pair of words is rare in fewer entries of so many … */
    RARE_STRANGE = 1000, /* … and so is what is no syllable: others slip, too */
};

/* A change: the bytes of TYPED in the query are meant to be MEANT. */
typedef struct change {
    tc_slice typed, meant;
} change;

typedef struct spelling {
    tc_session *session;
    tc_slice query;
    const tc_slice *texts;
    uint32_t text_count;
    bool capitals; /* everything was typed in capitals */
    tc_spelling_row *row;
    change *changes;
    size_t change_count, change_room;
} spelling;

/* ---- What the index counts ---- */

/* Whether others write the word FOLDED so, too. */
static tc_status is_written(spelling *s, tc_slice folded, tc_slice plain, bool *out) {
    uint32_t found = 0;
    *out = tc_slice_equal(folded, plain) || tc_slice_equal(tc_usual_accents(folded), plain);
    if (*out)
        return TC_OK;
    tc_status status = tc_ask_exact_count(s->session, folded, plain, &found);
    *out = found > TC_SPELLING_DOUBTED;
    return status;
}

/* ---- Texts ---- */

/* What has the words AT and AT + 1 side by side, as far as the index tells. */
static tc_query *pair_query(spelling *s, uint32_t at) {
    tc_slice first = s->row->words[at].folded, second = s->row->words[at + 1].folded;
    if (!tc_is_pair(first, second))
        return tc_ask_both(tc_query_term(TC_FIELD_WORD, first),
                           tc_query_term(TC_FIELD_WORD, second));
    return tc_ask_pair(first, second);
}

/* What has one of the pairs that nothing has confirmed; NULL when there is no such pair. */
static tc_query *doubted(spelling *s) {
    tc_query *any = NULL;
    const tc_spelling_row *row = s->row;
    for (uint32_t i = 0; i + 1 < row->count; i++) {
        if (tc_spelling_is_fine(row, i) && tc_spelling_is_fine(row, i + 1))
            continue;
        tc_query *pair = pair_query(s, i);
        any = any ? tc_ask_either(any, pair) : pair;
    }
    return any;
}

/* Reads the first texts that QUERY, taken over, finds; NULL finds none. */
static tc_status read_found(spelling *s, tc_query *query) {
    tc_store_request request = {.limit = TC_SPELLING_TEXTS, .want.data = true};
    tc_matches *matches = NULL;
    if (!query)
        return TC_OK;
    query = tc_ask_documents(query);
    tc_status status =
        tc_store_search(s->session->store, query, &request, &matches, &s->session->error);
    for (uint32_t i = 0; status == TC_OK && i < tc_matches_count(matches); i++) {
        tc_slice json, text;
        status = tc_stored_split(tc_match_data(matches, i), &json, &text, &s->session->error);
        if (status == TC_OK)
            tc_spelling_read(s->row, text);
    }
    tc_matches_free(matches);
    tc_query_free(query);
    return status;
}

/* ---- Texts that have what was typed ---- */

/* What has word AT beside a neighbour, with the accents typed as far as the index tells them. */
static tc_query *as_typed_beside(spelling *s, uint32_t at) {
    const tc_spelling_row *row = s->row;
    tc_query *beside = NULL;
    for (uint32_t i = at ? at - 1 : 0; i <= at && i + 1 < row->count; i++) {
        tc_query *pair = pair_query(s, i);
        beside = beside ? tc_ask_either(beside, pair) : pair;
    }
    for (uint32_t i = at ? at - 1 : 0; beside && i <= at + 1 && i < row->count; i++) {
        const tc_spelling_word *word = &row->words[i];
        tc_slice plain = word->forms[TC_SPELLING_TYPED].plain;
        bool told = !word->settled && !word->fixed && !tc_slice_equal(plain, word->folded) &&
                    !tc_slice_equal(plain, tc_usual_accents(word->folded));
        if (told && (i == at || !tc_spelling_is_fine(row, i))) {
            tc_query *so = tc_ask_both(tc_query_copy(beside),
                                       tc_ask_exact(s->session->arena, word->folded, plain));
            beside = tc_ask_either(so, tc_query_scale(beside, 0));
        }
    }
    return beside;
}

/* Before a change is suggested, texts that have what was typed get their say; but where nothing was
 * typed with accents, they are merely missing. */
static tc_status let_object(spelling *s, const uint32_t *chosen) {
    const tc_spelling_row *row = s->row;
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && !tc_spelling_all_bare(row) && i < row->count; i++)
        if (!row->words[i].settled && tc_spelling_is_sure(row, chosen, i))
            status = read_found(s, as_typed_beside(s, i));
    return status;
}

/* ---- What is suggested ---- */

/* MEANT with the capitals of TYPED. */
static tc_slice as_typed(spelling *s, tc_slice typed, tc_slice meant) {
    tc_arena *arena = s->session->arena;
    size_t first = 0;
    tc_shape shape;
    char key[256];
    size_t from = 0;
    if (s->capitals || typed.len > sizeof key / 2)
        return s->capitals ? tc_text_upper(arena, meant) : meant;
    tc_token_fold(typed, &from, key, &shape);
    if (!shape.capital || !meant.len)
        return meant;
    tc_utf8_next(meant, &first);
    tc_slice capital = tc_text_upper(arena, tc_slice_sub(meant, 0, first));
    tc_buffer whole;
    tc_buffer_init(&whole, 1 << 10);
    tc_buffer_add(&whole, capital);
    tc_buffer_add(&whole, tc_slice_sub(meant, first, meant.len));
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&whole));
    tc_buffer_dispose(&whole);
    return copy;
}

static tc_status add_change(spelling *s, uint32_t at, uint32_t form) {
    const tc_spelling_word *word = &s->row->words[at];
    change *items = tc_arena_grow(s->session->arena, s->changes, s->change_count,
                                  s->change_count + 1, sizeof *items, &s->change_room);
    tc_slice shown = word->forms[form].shown;
    if (!shown.len)
        shown = word->forms[form].plain;
    shown = as_typed(s, word->typed, shown);
    if (!items || !shown.ptr)
        return tc_out_of_memory(s->session);
    s->changes = items;
    items[s->change_count++] = (change){word->typed, shown};
    return TC_OK;
}

static bool any_settled(const tc_spelling_row *row) {
    for (uint32_t i = 0; i < row->count; i++)
        if (row->words[i].settled)
            return true;
    return false;
}

/* Looks for other words that may be meant, and for more texts. */
static tc_status doubt(spelling *s) {
    tc_status status = tc_spelling_mend(s->session, s->row);
    for (uint32_t i = 0; status == TC_OK && i < s->text_count && any_settled(s->row); i++)
        tc_spelling_read(s->row, s->texts[i]);
    return status == TC_OK ? read_found(s, doubted(s)) : status;
}

static tc_status suggest_row(spelling *s) {
    tc_spelling_row *row = s->row;
    uint32_t chosen[TC_SPELLING_WORDS];
    bool sure[TC_SPELLING_WORDS] = {false}, agreed = false;
    tc_status status = TC_OK;
    if (!tc_spelling_begin(row))
        return tc_out_of_memory(s->session);
    for (uint32_t i = 0; i < s->text_count && !agreed; i++) {
        tc_spelling_read(row, s->texts[i]);
        if (row->texts >= SURE_TEXTS && tc_spelling_all_fine(row))
            return TC_OK;
        agreed = tc_spelling_is_agreed(row);
    }
    if (tc_spelling_all_fine(row))
        return TC_OK;
    status = agreed ? TC_OK : doubt(s);
    if (status != TC_OK)
        return status;
    tc_spelling_choose(row, chosen);
    status = let_object(s, chosen);
    tc_spelling_choose(row, chosen);
    for (uint32_t i = 0; i < row->count; i++)
        sure[i] = row->words[i].settled || tc_spelling_is_sure(row, chosen, i);
    if (tc_spelling_is_half(row, chosen, sure))
        return TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < row->count; i++)
        if (sure[i])
            status = add_change(s, i, chosen[i]);
    return status;
}

/* ---- Rows ---- */

/* How many entries have the words of the row side by side. */
static tc_status count_pairs(spelling *s, uint32_t entries) {
    tc_spelling_row *row = s->row;
    tc_status status = TC_OK;
    row->rarely = entries / RARE_PAIR;
    for (uint32_t i = 0; status == TC_OK && i + 1 < row->count; i++) {
        tc_slice first = row->words[i].folded, second = row->words[i + 1].folded;
        uint32_t found = 0;
        row->together[i] = UINT32_MAX;
        if (!tc_is_pair(first, second))
            continue;
        status = tc_ask_pair_count(s->session, first, second, &found);
        row->together[i] = found;
    }
    return status;
}

static tc_status end_row(spelling *s) {
    tc_spelling_row *row = s->row;
    uint32_t found = 0, entries = 0;
    bool written = true;
    tc_status status = tc_store_count(s->session->store, &entries, &s->session->error);
    if (status == TC_OK)
        status = count_pairs(s, entries);
    for (uint32_t i = 0; status == TC_OK && i < row->count; i++) {
        tc_spelling_word *word = &row->words[i];
        if (word->fixed)
            continue;
        status = tc_ask_word_count(s->session, word->folded, &found);
        word->rare = found <= TC_SPELLING_DOUBTED ||
                     (!tc_slip_is_syllable(word->folded) && found < entries / RARE_STRANGE);
        if (status == TC_OK)
            status = is_written(s, word->folded, word->forms[TC_SPELLING_TYPED].plain, &written);
        word->odd = !written;
    }
    /* A word that stands alone has no neighbours that could tell: it is known, or a slip. */
    bool is_known = row->count == 1 && (row->words[0].fixed || found);
    if (status == TC_OK && row->count && !is_known)
        status = suggest_row(s);
    tc_spelling_clear(row);
    return status;
}

/* The words of TEXT, which stands in the query, at the end of the row. */
static tc_status add_words(spelling *s, tc_slice text) {
    size_t offset = 0;
    tc_token token;
    while (tc_token_next(text, &offset, &token)) {
        char key[TC_KEY_ROOM(64)];
        tc_shape shape;
        size_t from = 0;
        tc_slice typed = tc_slice_sub(text, token.start, token.end);
        bool fixed = typed.len > 64;
        if (!fixed) {
            tc_token_fold(typed, &from, key, &shape);
            fixed = shape.digits || shape.marks ||
                    (!s->capitals && shape.letters > 1 && shape.capitals == shape.letters);
        }
        if (s->row->count == TC_SPELLING_WORDS)
            return TC_OK;
        if (!tc_spelling_add(s->row, typed, fixed))
            return tc_out_of_memory(s->session);
        s->row->words[s->row->count - 1].name =
            !fixed && shape.capital && !s->capitals && typed.ptr > s->query.ptr;
    }
    return TC_OK;
}

/* A word, or several that are written without a blank: "KH&CN". */
static bool is_one(const tc_expression *e) {
    return e->kind == TC_EXPRESSION_WORD ||
           (e->kind == TC_EXPRESSION_PHRASE && !memchr(e->text.ptr, ' ', e->text.len));
}

/* Words side by side make rows; filters, operators and quotes end them. */
static tc_status read_expression(spelling *s, const tc_expression *e) {
    tc_status status = TC_OK;
    bool joins = e->kind == TC_EXPRESSION_ALL;
    if (is_one(e))
        return add_words(s, e->text);
    if (e->kind == TC_EXPRESSION_PHRASE) {
        status = end_row(s);
        if (status == TC_OK)
            status = add_words(s, e->text);
        return status == TC_OK ? end_row(s) : status;
    }
    if (e->kind == TC_EXPRESSION_PREFIX || e->kind == TC_EXPRESSION_NOT ||
        e->kind == TC_EXPRESSION_FILTER || e->kind == TC_EXPRESSION_RANGE)
        return end_row(s);
    for (uint32_t i = 0; status == TC_OK && i < e->count; i++) {
        if (!joins || !is_one(e->parts[i]))
            status = end_row(s);
        if (status == TC_OK)
            status = read_expression(s, e->parts[i]);
    }
    return status == TC_OK ? end_row(s) : status;
}

static json_t *make_answer(const spelling *s) {
    tc_buffer whole;
    json_t *words = json_array();
    const char *at = s->query.ptr;
    tc_buffer_init(&whole, s->query.len + 64 * s->change_count + 1);
    for (size_t i = 0; i < s->change_count; i++) {
        const change *c = &s->changes[i];
        tc_buffer_add(&whole, (tc_slice){at, (size_t)(c->typed.ptr - at)});
        tc_buffer_add(&whole, c->meant);
        at = c->typed.ptr + c->typed.len;
        json_array_append_new(words, json_pack("{s:o, s:o}", "typed", tc_json_string(c->typed),
                                               "meant", tc_json_string(c->meant)));
    }
    tc_buffer_add(&whole, (tc_slice){at, (size_t)(s->query.ptr + s->query.len - at)});
    json_t *answer =
        json_pack("{s:o, s:o}", "query", tc_json_string(tc_buffer_slice(&whole)), "words", words);
    tc_buffer_dispose(&whole);
    return answer;
}

tc_status tc_spelling_suggest(tc_session *session, tc_slice query, const tc_expression *expression,
                              const tc_slice *texts, uint32_t count, json_t **out) {
    spelling s = {.session = session,
                  .query = query,
                  .texts = texts,
                  .text_count = count < TC_SPELLING_TEXTS ? count : TC_SPELLING_TEXTS,
                  .capitals = !tc_has_small(query),
                  .row = tc_arena_take(session->arena, sizeof *s.row)};
    *out = NULL;
    if (!s.row)
        return tc_out_of_memory(session);
    s.row->arena = session->arena;
    tc_status status = read_expression(&s, expression);
    if (status == TC_OK)
        status = end_row(&s);
    if (status == TC_OK && s.change_count)
        *out = make_answer(&s);
    return status;
}
