/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "spelling.h"

#include "ask.h"
#include "spelling_letters.h"
#include "spelling_words.h"

#include <record/stored.h>
#include <text/common.h>
#include <text/fold.h>
#include <text/text.h>

#include <math.h>
#include <string.h>

enum {
    SURE_TEXTS = 2, /* that must be looked at before the words count as confirmed */
    LETTERS = 2,    /* words of a row of which a letter may be wrong */
    DOUBTED = 3,    /* documents that have a pair up to which it may be a slip */
    SHORT = 4,      /* words of a query that is looked at more freely */
    BESIDE = 2,     /* worth of standing beside a neighbour in a text found */
    MANY = 8,       /* times for a word that was typed as it is written mostly */
    SOME = 4,       /* … in a sentence */
    FEW = 2         /* times that a text must have what is suggested */
};

static const double times = 20;    /* that what is meant is more frequent than what was typed */
static const double accents = 2.5; /* worth of a word with the accents that were typed */

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

static tc_status frequency(spelling *s, tc_slice text, uint32_t *out) {
    return tc_store_frequency(s->session->store, TC_FIELD_WORD, text, out, &s->session->error);
}

/* What the index counts of a word and its neighbours. */
typedef struct company {
    double worth;         /* sum of logarithms */
    uint32_t sides, kept; /* neighbours with which it makes a term; … that is frequent */
} company;

/* Adds FIRST and SECOND side by side, unless they are no term of the index. */
static tc_status add_pair(spelling *s, tc_slice first, tc_slice second, company *out) {
    char term[160];
    uint32_t found = 0;
    if (!tc_is_pair(first, second) || first.len + second.len + 1 > sizeof term)
        return TC_OK;
    memcpy(term, first.ptr, first.len);
    term[first.len] = ' ';
    memcpy(term + first.len + 1, second.ptr, second.len);
    tc_status status = frequency(s, (tc_slice){term, first.len + second.len + 1}, &found);
    out->worth += log1p(found);
    out->sides++;
    out->kept += found >= FEW;
    return status;
}

/* Word AT as FOLDED with its neighbours; where there is none, by itself. */
static tc_status keep_company(spelling *s, uint32_t at, tc_slice folded, company *out) {
    const tc_spelling_row *row = s->row;
    tc_status status = TC_OK;
    *out = (company){0};
    if (at)
        status = add_pair(s, row->words[at - 1].folded, folded, out);
    if (status == TC_OK && at + 1 < row->count)
        status = add_pair(s, folded, row->words[at + 1].folded, out);
    if (status == TC_OK && row->count == 1) {
        uint32_t found = 0;
        status = frequency(s, folded, &found);
        *out = (company){log1p(found), 1, found >= FEW};
    }
    return status;
}

/* ---- Letters ---- */

/* What one word may be meant for. */
typedef struct guess {
    tc_slip slips[TC_SLIPS_MAX];
    uint32_t beside[TC_SLIPS_MAX]; /* how often texts have it beside a neighbour */
    uint32_t count;
    company typed; /* what was typed */
    bool is_word;  /* which others write, too */
} guess;

/* A word that would be better otherwise. */
typedef struct better {
    uint32_t at;
    tc_slip slip;
    double gain;
} better;

static void see(void *context, tc_slice folded) {
    guess *g = context;
    for (uint32_t i = 0; i < g->count; i++)
        g->beside[i] +=
            tc_slice_equal(folded, (tc_slice){g->slips[i].folded, g->slips[i].folded_size});
}

/* Whether others write the word FOLDED so, too. */
static tc_status is_written(spelling *s, tc_slice folded, tc_slice plain, bool *out) {
    uint32_t found = 0;
    *out = tc_slice_equal(folded, plain) || tc_slice_equal(tc_usual_accents(folded), plain);
    if (*out)
        return TC_OK;
    tc_status status =
        tc_store_frequency(s->session->store, TC_FIELD_EXACT, plain, &found, &s->session->error);
    *out = found > DOUBTED;
    return status;
}

/* How much better word AT is as slip I; 0 when it is not. */
static tc_status weigh(spelling *s, uint32_t at, const guess *g, uint32_t i, double *out) {
    static const double nearness[] = {
        [TC_SLIP_LETTER] = 0, [TC_SLIP_FINGERS] = 1, [TC_SLIP_SOUND] = 3};
    const tc_slip *slip = &g->slips[i];
    company found;
    bool written = false;
    tc_status status = keep_company(s, at, (tc_slice){slip->folded, slip->folded_size}, &found);
    *out = 0;
    found.worth += BESIDE * log1p(g->beside[i]);
    if (status == TC_OK && !found.sides && !g->is_word) {
        uint32_t known = 0;
        status = frequency(s, (tc_slice){slip->folded, slip->folded_size}, &known);
        found.worth += log1p(known) / 2;
    }
    if (status != TC_OK || found.worth < log1p(FEW) ||
        (g->typed.worth > 0 && found.worth - g->typed.worth < log(times)))
        return status;
    /* A word that others write must be worse on both sides, or the query is short. */
    bool is_long = s->row->count > SHORT;
    if (g->is_word && (found.kept < found.sides ||
                       (is_long && (found.sides < 2 || slip->kind == TC_SLIP_LETTER))))
        return TC_OK;
    status = is_written(s, (tc_slice){slip->folded, slip->folded_size},
                        (tc_slice){slip->plain, slip->plain_size}, &written);
    *out = found.worth - g->typed.worth + nearness[slip->kind] + (written ? accents : 0);
    return status;
}

static tc_status try_slips(spelling *s, uint32_t at, guess *g, better *best) {
    const tc_spelling_word *word = &s->row->words[at];
    uint32_t known = 0;
    if (word->fixed || word->changed || tc_spelling_is_fine(s->row, at))
        return TC_OK;
    tc_status status = keep_company(s, at, word->folded, &g->typed);
    if (status == TC_OK)
        status = frequency(s, word->folded, &known);
    g->is_word = !word->odd;
    if (status != TC_OK)
        return status;
    /* Beside words that pair with everything only what nobody writes is doubted. */
    bool frequent = g->typed.worth > log1p(DOUBTED);
    if (g->typed.sides ? frequent && g->is_word : known > DOUBTED)
        return TC_OK;
    g->is_word = g->is_word && known > DOUBTED && tc_slip_is_syllable(word->folded);
    memset(g->beside, 0, sizeof g->beside);
    g->count = tc_slips_of(word->forms[TC_SPELLING_TYPED].plain, g->slips);
    for (uint32_t i = 0; g->count && i < s->text_count; i++)
        tc_spelling_beside(s->row, at, s->texts[i], see, g);
    for (uint32_t i = 0; status == TC_OK && i < g->count; i++) {
        double gain = 0;
        status = weigh(s, at, g, i, &gain);
        if (gain > best->gain)
            *best = (better){at, g->slips[i], gain};
    }
    return status;
}

static tc_status mend_letters(spelling *s) {
    tc_arena *arena = s->session->arena;
    guess *g = tc_arena_take(arena, sizeof *g);
    if (!g)
        return tc_out_of_memory(s->session);
    for (uint32_t n = 0; n < LETTERS; n++) {
        better best = {.gain = 0};
        for (uint32_t at = 0; at < s->row->count; at++) {
            tc_status status = try_slips(s, at, g, &best);
            if (status != TC_OK)
                return status;
        }
        if (best.gain <= 0)
            break;
        tc_slice folded = tc_arena_copy(arena, (tc_slice){best.slip.folded, best.slip.folded_size});
        tc_slice kept = tc_arena_copy(arena, (tc_slice){best.slip.plain, best.slip.plain_size});
        if (!folded.ptr || !kept.ptr)
            return tc_out_of_memory(s->session);
        tc_spelling_change(s->row, best.at, folded, kept);
        for (uint32_t i = 0; i < s->text_count; i++)
            tc_spelling_read(s->row, s->texts[i]);
    }
    return TC_OK;
}

/* ---- Texts ---- */

/* What has the words AT and AT + 1 side by side, as far as the index tells. */
static tc_query *pair_query(spelling *s, uint32_t at) {
    tc_slice first = s->row->words[at].folded, second = s->row->words[at + 1].folded;
    if (!tc_is_pair(first, second))
        return tc_ask_both(tc_query_term(TC_FIELD_WORD, first),
                           tc_query_term(TC_FIELD_WORD, second));
    tc_buffer term;
    tc_buffer_init(&term, 256);
    tc_buffer_add(&term, first);
    tc_buffer_add_char(&term, ' ');
    tc_buffer_add(&term, second);
    tc_query *pair = tc_query_term(TC_FIELD_WORD, tc_buffer_slice(&term));
    tc_buffer_dispose(&term);
    return pair;
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
    if (row->count == 1 && row->words[0].changed)
        any = tc_query_term(TC_FIELD_WORD, row->words[0].folded);
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

/* ---- Accents ---- */

/* What it is worth to write word AT so, by itself. */
static double alone(const tc_spelling_row *row, uint32_t at, uint32_t form) {
    const tc_spelling_word *word = &row->words[at];
    if (form == TC_SPELLING_TYPED && word->changed)
        return -100;
    bool kept = word->changed && tc_slice_equal(word->forms[form].plain, word->kept);
    return 0.1 * log1p(word->forms[form].count) + (kept ? accents : 0) +
           (form == TC_SPELLING_TYPED ? 0.5 : 0);
}

/* The forms of the words that go together best, by the pairs that the texts have. */
static void choose_forms(const tc_spelling_row *row, uint32_t chosen[TC_SPELLING_WORDS]) {
    double best[TC_SPELLING_WORDS][TC_SPELLING_FORMS];
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

/* How often the texts have form FORM of word AT beside what was chosen for its neighbours. */
static uint32_t support(const tc_spelling_row *row, const uint32_t *chosen, uint32_t at,
                        uint32_t form) {
    uint32_t left = at ? row->pairs[at - 1][chosen[at - 1]][form] : 0;
    uint32_t right = at + 1 < row->count ? row->pairs[at][form][chosen[at + 1]] : 0;
    if (row->count == 1)
        return row->words[at].forms[form].count;
    return left > right ? left : right;
}

/* Whether a neighbour says more about word AT than that it is there. */
static bool has_company(const tc_spelling_row *row, uint32_t at) {
    tc_slice folded = row->words[at].folded;
    return (at && tc_is_pair(row->words[at - 1].folded, folded)) ||
           (at + 1 < row->count && tc_is_pair(folded, row->words[at + 1].folded));
}

static bool is_sure(const tc_spelling_row *row, const uint32_t *chosen, uint32_t at) {
    const tc_spelling_word *word = &row->words[at];
    tc_slice typed = word->forms[TC_SPELLING_TYPED].plain;
    uint32_t found = support(row, chosen, at, chosen[at]);
    uint32_t as_typed = support(row, chosen, at, TC_SPELLING_TYPED);
    if (chosen[at] == TC_SPELLING_TYPED || as_typed * times > found)
        return false;
    bool is_long = row->count > SHORT, bare = tc_slice_equal(word->folded, typed);
    if (word->changed || word->odd || (bare && !is_long))
        return found >= FEW;
    /* Most words are meant as most people write them, and of a sentence most words are right. */
    if (bare)
        return found >= MANY;
    if (tc_slice_equal(tc_usual_accents(word->folded), typed))
        return found >= MANY && has_company(row, at);
    return found >= (is_long ? SOME : FEW) && (!is_long || has_company(row, at));
}

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
        bool told = !word->changed && !word->fixed && !tc_slice_equal(plain, word->folded) &&
                    !tc_slice_equal(plain, tc_usual_accents(word->folded));
        if (told && (i == at || !tc_spelling_is_fine(row, i)))
            beside = tc_ask_either(
                tc_ask_both(tc_query_copy(beside), tc_query_term(TC_FIELD_EXACT, plain)),
                tc_query_scale(beside, 0));
    }
    return beside;
}

/* Before a change is suggested, texts that have what was typed get their say. */
static tc_status let_object(spelling *s, const uint32_t *chosen) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < s->row->count; i++) {
        const tc_spelling_word *word = &s->row->words[i];
        bool bare = tc_slice_equal(word->forms[TC_SPELLING_TYPED].plain, word->folded);
        if (!word->changed && !bare && is_sure(s->row, chosen, i))
            status = read_found(s, as_typed_beside(s, i));
    }
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

/* Whether nothing of the row has an accent, and only a part of it would get some. */
static bool is_half(const tc_spelling_row *row, const bool *sure) {
    uint32_t bare = 0, mended = 0, fine = 0;
    for (uint32_t i = 0; i < row->count; i++) {
        const tc_spelling_word *word = &row->words[i];
        bare += tc_slice_equal(word->forms[TC_SPELLING_TYPED].plain, word->folded);
        mended += sure[i];
        fine += tc_spelling_is_fine(row, i);
    }
    return bare == row->count && mended + fine < row->count;
}

static tc_status suggest_row(spelling *s) {
    tc_spelling_row *row = s->row;
    uint32_t chosen[TC_SPELLING_WORDS];
    bool sure[TC_SPELLING_WORDS] = {false};
    tc_status status = TC_OK;
    for (uint32_t i = 0; i < s->text_count; i++) {
        tc_spelling_read(row, s->texts[i]);
        if (row->texts >= SURE_TEXTS && tc_spelling_all_fine(row))
            return TC_OK;
    }
    if (tc_spelling_all_fine(row))
        return TC_OK;
    status = mend_letters(s);
    if (status == TC_OK)
        status = read_found(s, doubted(s));
    if (status != TC_OK)
        return status;
    choose_forms(row, chosen);
    status = let_object(s, chosen);
    choose_forms(row, chosen);
    for (uint32_t i = 0; i < row->count; i++)
        sure[i] = is_sure(row, chosen, i);
    if (is_half(row, sure))
        return TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < row->count; i++)
        if (sure[i])
            status = add_change(s, i, chosen[i]);
    return status;
}

/* ---- Rows ---- */

static tc_status end_row(spelling *s) {
    tc_status status = TC_OK;
    tc_spelling_row *row = s->row;
    uint32_t found = 0;
    bool written = true;
    for (uint32_t i = 0; status == TC_OK && i < row->count; i++) {
        tc_spelling_word *word = &row->words[i];
        if (word->fixed)
            continue;
        status = frequency(s, word->folded, &found);
        word->rare = found <= DOUBTED;
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
            fixed = shape.digits || !shape.syllable ||
                    (!s->capitals && shape.letters > 1 && shape.capitals == shape.letters);
        }
        if (s->row->count == TC_SPELLING_WORDS)
            return TC_OK;
        if (!tc_spelling_add(s->row, typed, fixed))
            return tc_out_of_memory(s->session);
    }
    return TC_OK;
}

/* Words side by side make rows; filters, operators and quotes end them. */
static tc_status read_expression(spelling *s, const tc_expression *e) {
    tc_status status = TC_OK;
    bool joins = e->kind == TC_EXPRESSION_ALL;
    if (e->kind == TC_EXPRESSION_WORD)
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
        if (!joins || e->parts[i]->kind != TC_EXPRESSION_WORD)
            status = end_row(s);
        if (status == TC_OK)
            status = read_expression(s, e->parts[i]);
    }
    return status == TC_OK ? end_row(s) : status;
}

static bool all_capitals(tc_slice query) {
    for (size_t at = 0; at < query.len;) {
        uint32_t c = tc_utf8_next(query, &at);
        if (tc_is_letter(c) && !tc_is_upper(c))
            return false;
    }
    return true;
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
                  .capitals = all_capitals(query),
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
