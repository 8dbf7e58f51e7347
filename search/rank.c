/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "rank.h"

#include "accents.h"
#include "ask.h"
#include "wording.h"

#include <record/keys.h>
#include <text/scan.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    OPENING = 14,      /* words with which a paragraph opens at most */
    TITLE_BEGINS = 12, /* words of a title in which it says what it is about */
    KEY = 64,          /* bytes of a word that may be one of the query's */
    CITED_MOST = 1000  /* documents citing one, from which on more say no more */
};

/* The words and pairs seen in some stretch of text, as bits. */
typedef struct seen {
    uint64_t words, pairs;
} seen;

typedef struct reading {
    tc_wording *w;
    tc_slice text;
    seen title, all, paragraph, opening;
    uint32_t words;      /* of the paragraph so far */
    uint32_t start, end; /* its bytes */
    uint32_t opening_words, opening_asked;
    bool opened;                       /* the opening is over */
    bool says_what;                    /* … by "là" */
    uint32_t before;                   /* the word in front, or word_count */
    uint32_t hashes[TC_WORDING_SHORT]; /* of the words before, the last first */
    uint32_t found, exact;
    double best_passage, best_opening, best_worth, defines;
    uint32_t best_start, best_end; /* of the paragraph that is worth most */
} reading;

/* What each signal counts; those of the words are 100 in all.  What is newer and what is cited are
 * no answer by themselves: they decide between what is nearly as good. */
static const double words_weight = 8, coverage_weight = 7, passage_weight = 40, opening_weight = 27,
                    title_weight = 7, accents_weight = 10, newer_weight = 2, cited_weight = 2,
                    own_weight = 10, head_weight = 4, defines_weight = 15, type_weight = 4;

/* What a title that has the whole query counts as an opening, at least. */
static const double about_opening = 0.8;

static double sum(const double *weights, uint64_t bits) {
    double total = 0;
    for (; bits; bits &= bits - 1)
        total += weights[__builtin_ctzll(bits)];
    return total;
}

/* How much of the query the words and pairs are: 0 to 1. */
static double share(const tc_wording *w, seen s) {
    double words = 0, whole = w->word_sum + w->pair_sum;
    for (uint64_t bits = s.words; bits; bits &= bits - 1)
        words += w->words[__builtin_ctzll(bits)].weight;
    return whole > 0 ? (words + sum(w->pair_weight + 1, s.pairs)) / whole : 0;
}

/* How much of what does not ask: 0 to 1. */
static double topic(const tc_wording *w, seen s) {
    double words = 0;
    for (uint64_t bits = s.words; bits; bits &= bits - 1) {
        const tc_wording_word *word = &w->words[__builtin_ctzll(bits)];
        words += word->asks ? 0 : word->weight;
    }
    return w->topic > 0 ? fmin(1, (words + sum(w->pair_weight + 1, s.pairs)) / w->topic) : 0;
}

/* Whether no word is missing that says something. */
static bool is_whole(const tc_wording *w, seen s) {
    for (uint32_t i = 0; i < w->word_count; i++)
        if (w->words[i].says && !(s.words >> i & 1))
            return false;
    return true;
}

/* ---- One paragraph ---- */

static void end_paragraph(reading *r) {
    if (r->paragraph.words) {
        seen both = {r->paragraph.words | r->title.words, r->paragraph.pairs | r->title.pairs};
        double passage = share(r->w, both);
        if (passage > r->best_passage)
            r->best_passage = passage;
        double fit = r->opening_words ? (double)r->opening_asked / r->opening_words : 0;
        double opening = share(r->w, r->opening) * fit;
        if (opening > r->best_opening)
            r->best_opening = opening;
        double worth = passage_weight * passage + opening_weight * opening;
        if (r->w->defines && r->says_what)
            r->defines = fmax(r->defines, topic(r->w, r->opening) * fit);
        if (worth > r->best_worth) {
            r->best_worth = worth;
            r->best_start = r->start;
            r->best_end = r->end;
        }
        r->all.words |= r->paragraph.words;
        r->all.pairs |= r->paragraph.pairs;
    }
    r->paragraph = r->opening = (seen){0, 0};
    r->words = r->opening_words = r->opening_asked = 0;
    r->opened = r->says_what = false;
    r->before = r->w->word_count;
    memset(r->hashes, 0, sizeof r->hashes);
}

/* "1.", "a)" */
static bool is_label(const reading *r, tc_slice word) {
    return r->words == 1 && (word.len == 1 || tc_is_digit((unsigned char)*word.ptr));
}

/* Whether one more word belongs to the opening. */
static inline bool opens(reading *r, tc_slice word) {
    if (r->opened || is_label(r, word))
        return false;
    /* "Ngân sách là …": what is defined. */
    r->says_what = tc_slice_equal(word, TC_SLICE("là"));
    r->opened = r->opening_words == OPENING || r->says_what;
    r->opening_words += !r->opened;
    return !r->opened;
}

/* The query's word FOUND may belong to it. */
static void open_with(reading *r, tc_slice word, uint32_t found, uint32_t pair) {
    if (!opens(r, word))
        return;
    r->opening_asked += !r->w->words[found].asks;
    r->opening.words |= UINT64_C(1) << found;
    if (pair)
        r->opening.pairs |= UINT64_C(1) << (pair - 1);
}

/* ---- Words ---- */

static bool is_exact(const tc_wording *w, tc_slice typed, tc_slice form) {
    return typed.len && (w->partial ? tc_accents_fit(typed, form) : tc_slice_equal(form, typed));
}

static tc_wording_match match(const tc_wording *w, tc_wording_word *word, tc_slice spelt) {
    if (!word->plain.len)
        return TC_WORDING_EXACT;
    if (word->last_size == spelt.len && memcmp(word->last, spelt.ptr, spelt.len) == 0)
        return word->last_match;
    tc_buffer plain;
    tc_buffer_init(&plain, KEY);
    tc_fold_plain(spelt, &plain);
    tc_slice form = tc_buffer_slice(&plain);
    tc_wording_match found = is_exact(w, word->plain, form) || is_exact(w, word->other, form)
                                 ? TC_WORDING_EXACT
                             : tc_slice_equal(form, word->folded) ? TC_WORDING_BARE
                                                                  : TC_WORDING_OTHER;
    tc_buffer_dispose(&plain);
    if (spelt.len <= sizeof word->last) {
        memcpy(word->last, spelt.ptr, spelt.len);
        word->last_size = (uint8_t)spelt.len;
        word->last_match = found;
    }
    return found;
}

/* A word of which the query has none like it. */
static inline void pass(reading *r, tc_slice spelt) {
    opens(r, spelt);
    r->before = r->w->word_count;
}

/* The query's word FOUND stands here, spelt so. */
static void take_word(reading *r, uint32_t found, tc_slice spelt) {
    tc_wording *w = r->w;
    tc_wording_match how = match(w, &w->words[found], spelt);
    uint32_t pair = r->before < w->word_count ? w->pair_of[r->before][found] : 0;
    r->paragraph.words |= UINT64_C(1) << found;
    r->found++;
    r->exact += how == TC_WORDING_EXACT;
    if (how == TC_WORDING_OTHER) {
        pass(r, spelt);
        return;
    }
    if (pair)
        r->paragraph.pairs |= UINT64_C(1) << (pair - 1);
    open_with(r, spelt, found, pair);
    r->before = found;
}

/* The abbreviation whose last part this is, or NULL. */
static const tc_wording_alias *alias_here(const reading *r) {
    for (uint32_t i = 0; i < r->w->alias_count; i++) {
        const tc_wording_alias *a = &r->w->aliases[i];
        uint32_t k = 0;
        while (k < a->parts && a->hashes[a->parts - 1 - k] == r->hashes[k])
            k++;
        if (k == a->parts)
            return a;
    }
    return NULL;
}

/* An abbreviation is all the words that it stands for, though not as typed where these were. */
static void take_alias(reading *r, const tc_wording_alias *a) {
    tc_wording *w = r->w;
    uint32_t exact = r->exact;
    for (uint32_t i = 0; i < a->count; i++) {
        const tc_wording_word *word = &w->words[w->row[a->first + i]];
        take_word(r, w->row[a->first + i], word->plain.len ? word->plain : word->folded);
    }
    r->exact = a->typed ? r->exact : exact;
}

/* Counts a word and remembers its hash, or 0 for one that is in no abbreviation. */
static inline void count_word(reading *r, uint32_t hash) {
    r->words++;
    if (!r->w->alias_count)
        return;
    memmove(r->hashes + 1, r->hashes, sizeof r->hashes - sizeof *r->hashes);
    r->hashes[0] = hash;
}

/* The word folded: its hash, and the query's word that it is, or word_count. */
static void look_up(const tc_wording *w, tc_slice spelt, uint32_t *hash, uint32_t *found) {
    char key[TC_KEY_ROOM(KEY)];
    tc_buffer rare;
    tc_buffer_init(&rare, TC_KEY_ROOM(KEY));
    tc_slice folded = tc_token_ascii(spelt, key, &rare);
    *hash = tc_wording_hash(folded.ptr, folded.len);
    *found = tc_wording_find(w, *hash, folded);
    tc_buffer_dispose(&rare);
}

/* The same, remembered. */
static void recall(tc_wording *w, tc_slice spelt, uint32_t *hash, uint32_t *found) {
    uint64_t key[TC_WORDING_SPELT / 8] = {0};
    if (spelt.len > TC_WORDING_SPELT) {
        look_up(w, spelt, hash, found);
        return;
    }
    memcpy(key, spelt.ptr, spelt.len);
    uint64_t mixed = (key[0] ^ key[1] * 31) * UINT64_C(0x9E3779B97F4A7C15);
    tc_wording_memo *memo = &w->memos[(mixed >> 48) % TC_WORDING_MEMOS];
    if (memo->spelt[0] != key[0] || memo->spelt[1] != key[1]) {
        look_up(w, spelt, &memo->hash, &memo->found);
        memcpy(memo->spelt, key, sizeof key);
    }
    *hash = memo->hash;
    *found = memo->found;
}

/* A word with the first letter of one of the query's. */
static void take(reading *r, tc_slice spelt) {
    uint32_t hash, found;
    recall(r->w, spelt, &hash, &found);
    count_word(r, hash);
    const tc_wording_alias *alias = r->w->alias_count ? alias_here(r) : NULL;
    if (alias)
        take_alias(r, alias);
    else if (found < r->w->word_count)
        take_word(r, found, spelt);
    else
        pass(r, spelt);
}

static void read_text(reading *r, const tc_edges *edges) {
    const bool *begins = r->w->begins;
    size_t edge = 0, next = edges->count ? edges->items[0] : SIZE_MAX;
    tc_scan scan;
    tc_token token;
    tc_scan_open(&scan, r->text, NULL);
    while (tc_scan_next(&scan, &token)) {
        if (token.start >= next) {
            end_paragraph(r);
            while (edge < edges->count && edges->items[edge] <= token.start)
                edge++;
            next = edge < edges->count ? edges->items[edge] : SIZE_MAX;
        }
        tc_slice spelt = {r->text.ptr + token.start, token.end - token.start};
        r->start = r->words ? r->start : token.start;
        r->end = token.end;
        if (spelt.len > KEY) {
            r->before = r->w->word_count;
        } else if (begins[(unsigned char)*spelt.ptr]) {
            take(r, spelt);
        } else {
            count_word(r, 0);
            pass(r, spelt);
        }
    }
    end_paragraph(r);
}

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

/* Whether the title begins with what the query says first. */
static bool is_headed(tc_arena *arena, const tc_wording *w, tc_slice title) {
    tc_slice words[TITLE_BEGINS], head[TC_QUESTION_HEAD];
    uint32_t count = 0;
    size_t at = 0;
    tc_token token;
    while (count < TITLE_BEGINS && tc_token_next(title, &at, &token))
        words[count++] = tc_fold_ascii_in(arena, tc_slice_sub(title, token.start, token.end));
    bool same = w->head_count == TC_QUESTION_HEAD &&
                tc_question_head(arena, words, count, head) == TC_QUESTION_HEAD;
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
 * the paragraphs. */
static void read_document(tc_wording *w, tc_slice whole, tc_slice title, tc_slice text,
                          const tc_edges *edges, tc_signals *out) {
    static const tc_edges none = {NULL, 0};
    reading r = {.w = w, .text = whole, .before = w->word_count};
    read_text(&r, &none);
    /* A title that has the whole query says what the document is about, however long it is. */
    bool about = w->word_count > 1 && share(w, r.all) > 0.999;
    out->title = about ? 1 : part_of(r.found, count_words(title));
    r.title = r.all;
    r.text = text;
    r.best_worth = 0;
    r.best_start = r.best_end = 0;
    read_text(&r, edges);
    seen words = {r.all.words, 0};
    out->coverage = part_of(share(w, words) * (w->word_sum + w->pair_sum), w->word_sum);
    out->whole = is_whole(w, r.all);
    out->passage = r.best_passage;
    out->defines = r.defines;
    out->opening = about && r.best_opening < about_opening ? about_opening : r.best_opening;
    out->start = r.best_start;
    out->end = r.best_end;
    out->accents = part_of(r.exact, r.found);
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
    read_document(wording, heading(session->arena, head), head->title, text, &edges, &signals);
    signals.type = wording->type.len && head->type.len &&
                   tc_slice_equal(wording->type, tc_key_type(session->arena, head->type));
    signals.head = is_headed(session->arena, wording, head->title);
    *out = signals;
    return TC_OK;
}

double tc_rank_words(const tc_wording *wording, double weight) {
    return part_of(weight, wording->word_sum + wording->pair_sum);
}

double tc_rank_score(const tc_signals *s) {
    return words_weight * s->words + coverage_weight * s->coverage + passage_weight * s->passage +
           opening_weight * s->opening + title_weight * s->title + accents_weight * s->accents +
           newer_weight * s->newer + cited_weight * s->cited + own_weight * s->own +
           head_weight * s->head + defines_weight * s->defines + type_weight * s->type;
}
