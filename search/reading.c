/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "reading.h"

#include "accents.h"
#include "forms.h"

#include <text/scan.h>

#include <math.h>
#include <string.h>

enum {
    OPENING = 14, /* words with which a paragraph opens at most */
    KEY = 64      /* bytes of a word that may be one of the query's */
};

#define NOWHERE UINT32_MAX

/* One text. */
typedef struct text {
    tc_reading *out;
    tc_wording *w;
    tc_slice bytes;
    tc_seen paragraph, opening;
    uint32_t words;       /* of the paragraph so far */
    uint32_t start, last; /* of its bytes: where the first token begins, and the last */
    uint32_t opening_words, opening_asked;
    bool opened;                       /* the opening is over */
    bool says_what;                    /* … by "là" */
    uint32_t before, before_at;        /* a word of the query, or none, and which word that was */
    uint32_t before_form;              /* … and how it is written, see forms.h */
    uint32_t hashes[TC_WORDING_SHORT]; /* of the words before, the last first */
    uint32_t best_last;                /* where the last token of the best paragraph begins */
} text;

static double sum(const double *weights, uint64_t bits) {
    double total = 0;
    for (; bits; bits &= bits - 1)
        total += weights[__builtin_ctzll(bits)];
    return total;
}

double tc_reading_share(const tc_wording *w, tc_seen s) {
    double words = 0, whole = w->word_sum + w->pair_sum;
    for (uint64_t bits = s.words; bits; bits &= bits - 1)
        words += w->words[__builtin_ctzll(bits)].weight;
    return whole > 0 ? (words + sum(w->pair_weight + 1, s.pairs)) / whole : 0;
}

/* How much of what does not ask: 0 to 1. */
static double topic(const tc_wording *w, tc_seen s) {
    double words = 0;
    for (uint64_t bits = s.words; bits; bits &= bits - 1) {
        const tc_wording_word *word = &w->words[__builtin_ctzll(bits)];
        words += word->asks ? 0 : word->weight;
    }
    return w->topic > 0 ? fmin(1, (words + sum(w->pair_weight + 1, s.pairs)) / w->topic) : 0;
}

/* ---- One paragraph ---- */

static void weigh_paragraph(text *t) {
    tc_reading *r = t->out;
    tc_seen both = {t->paragraph.words | r->title.words, t->paragraph.pairs | r->title.pairs};
    double passage = tc_reading_share(t->w, both);
    if (passage > r->passage)
        r->passage = passage;
    double fit = t->opening_words ? (double)t->opening_asked / t->opening_words : 0;
    double opening = tc_reading_share(t->w, t->opening) * fit;
    if (opening > r->opening)
        r->opening = opening;
    double worth = TC_READING_PASSAGE * passage + TC_READING_OPENING * opening;
    if (t->w->defines && t->says_what)
        r->defines = fmax(r->defines, topic(t->w, t->opening) * fit);
    if (worth > r->worth) {
        r->worth = worth;
        r->start = t->start;
        t->best_last = t->last;
    }
    r->all.words |= t->paragraph.words;
    r->all.pairs |= t->paragraph.pairs;
}

static void end_paragraph(text *t) {
    if (t->paragraph.words)
        weigh_paragraph(t);
    t->paragraph = t->opening = (tc_seen){0, 0};
    t->words = t->opening_words = t->opening_asked = 0;
    t->opened = t->says_what = false;
    t->before_at = NOWHERE;
    memset(t->hashes, 0, sizeof t->hashes);
}

/* "1.", "a)" */
static bool is_label(const text *t, tc_slice word) {
    return t->words == 1 && (word.len == 1 || tc_is_digit((unsigned char)*word.ptr));
}

/* Whether one more word belongs to the opening. */
static inline bool opens(text *t, tc_slice word) {
    if (t->opened || is_label(t, word))
        return false;
    /* "Ngân sách là …": what is defined. */
    t->says_what = *word.ptr == 'l' && tc_slice_equal(word, TC_SLICE("là"));
    t->opened = t->opening_words == OPENING || t->says_what;
    t->opening_words += !t->opened;
    return !t->opened;
}

/* The query's word FOUND may belong to it. */
static void open_with(text *t, tc_slice word, uint32_t found, uint32_t pair) {
    if (!opens(t, word))
        return;
    t->opening_asked += !t->w->words[found].asks;
    t->opening.words |= UINT64_C(1) << found;
    if (pair)
        t->opening.pairs |= UINT64_C(1) << (pair - 1);
}

/* ---- Words ---- */

static bool is_exact(const tc_wording *w, tc_slice typed, tc_slice form) {
    return typed.len && (w->partial ? tc_accents_fit(typed, form) : tc_slice_equal(form, typed));
}

static tc_wording_match match(const tc_wording *w, const tc_wording_word *word, tc_slice spelt) {
    if (!word->plain.len)
        return TC_WORDING_EXACT;
    tc_buffer plain;
    tc_buffer_init(&plain, KEY);
    tc_fold_plain(spelt, &plain);
    tc_slice form = tc_buffer_slice(&plain);
    tc_wording_match found = is_exact(w, word->plain, form) || is_exact(w, word->other, form)
                                 ? TC_WORDING_EXACT
                             : tc_slice_equal(form, word->folded) ? TC_WORDING_BARE
                                                                  : TC_WORDING_OTHER;
    tc_buffer_dispose(&plain);
    return found;
}

/* Remembers that the query's word FOUND is written as FORM, in a PAIR with the one in front or not.
 */
static void see(text *t, uint32_t found, uint32_t form, bool pair) {
    tc_sightings *seen = &t->out->seen;
    tc_sightings_see(seen, found, form);
    if (pair) {
        tc_sightings_beside(seen, found, form);
        tc_sightings_beside(seen, t->before, t->before_form);
    }
    t->before_form = form;
}

/* The query's word FOUND stands here, spelt so. */
static void take_word(text *t, uint32_t found, tc_wording_match how, uint32_t form,
                      tc_slice spelt) {
    tc_wording *w = t->w;
    uint32_t pair = t->before < w->word_count ? w->pair_of[t->before][found] : 0;
    t->paragraph.words |= UINT64_C(1) << found;
    t->out->found++;
    t->out->exact += how == TC_WORDING_EXACT;
    if (w->restores)
        see(t, found, form, pair && how != TC_WORDING_OTHER);
    t->before = w->word_count;
    if (how == TC_WORDING_OTHER) {
        opens(t, spelt);
        return;
    }
    if (pair)
        t->paragraph.pairs |= UINT64_C(1) << (pair - 1);
    open_with(t, spelt, found, pair);
    t->before = found;
}

/* The abbreviation whose last part this is, or NULL. */
static const tc_wording_alias *alias_here(const text *t) {
    for (uint32_t i = 0; i < t->w->alias_count; i++) {
        const tc_wording_alias *a = &t->w->aliases[i];
        uint32_t k = 0;
        while (k < a->parts && a->hashes[a->parts - 1 - k] == t->hashes[k])
            k++;
        if (k == a->parts)
            return a;
    }
    return NULL;
}

/* An abbreviation is all the words that it stands for, though not as typed where these were. */
static void take_alias(text *t, const tc_wording_alias *a) {
    tc_wording *w = t->w;
    uint32_t exact = t->out->exact;
    for (uint32_t i = 0; i < a->count; i++) {
        const tc_wording_word *word = &w->words[w->row[a->first + i]];
        take_word(t, w->row[a->first + i], TC_WORDING_EXACT, TC_WORDING_FORMS,
                  word->plain.len ? word->plain : word->folded);
    }
    t->out->exact = a->typed ? t->out->exact : exact;
    t->out->seen.abbreviated += a->count;
    t->out->seen.meant += a->typed ? a->count : 0;
}

/* The last word's hash, or 0 for one that is in no abbreviation. */
static inline void remember(text *t, uint32_t hash) {
    memmove(t->hashes + 1, t->hashes, sizeof t->hashes - sizeof *t->hashes);
    t->hashes[0] = hash;
}

/* What the word folded is. */
static void look_up(tc_wording *w, tc_slice spelt, tc_wording_memo *out) {
    char key[TC_KEY_ROOM(KEY)];
    tc_buffer rare;
    tc_buffer_init(&rare, TC_KEY_ROOM(KEY));
    tc_slice folded = tc_token_ascii(spelt, key, &rare);
    out->hash = tc_wording_hash(folded.ptr, folded.len);
    out->found = (uint16_t)tc_wording_find(w, out->hash, folded);
    out->how = TC_WORDING_OTHER;
    out->form = TC_WORDING_FORMS;
    if (out->found < w->word_count)
        out->how = (uint8_t)match(w, &w->words[out->found], spelt);
    if (out->found < w->word_count && w->restores)
        out->form = (uint8_t)tc_forms_find(w, out->found, spelt);
    tc_buffer_dispose(&rare);
}

/* SPELT, of TC_WORDING_SPELT bytes at most, padded with zeroes; END is that of the text. */
static inline void pad(tc_slice spelt, const char *end, uint64_t key[TC_WORDING_SPELT / 8]) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (end - spelt.ptr >= TC_WORDING_SPELT) { /* so that no byte is looked at */
        uint64_t bits = 8 * spelt.len, ones = UINT64_MAX;
        memcpy(key, spelt.ptr, TC_WORDING_SPELT);
        key[0] &= bits < 64 ? ~(ones << bits) : ones;
        key[1] &= bits <= 64 ? 0 : bits < 128 ? ~(ones << (bits - 64)) : ones;
        return;
    }
#endif
    key[0] = key[1] = 0;
    memcpy(key, spelt.ptr, spelt.len);
}

/* The same, remembered; OTHER has room for what is not. */
static inline const tc_wording_memo *recall(const text *t, tc_slice spelt, tc_wording_memo *other) {
    uint64_t key[TC_WORDING_SPELT / 8];
    tc_wording *w = t->w;
    if (spelt.len > TC_WORDING_SPELT) {
        look_up(w, spelt, other);
        return other;
    }
    pad(spelt, t->bytes.ptr + t->bytes.len, key);
    uint64_t mixed = (key[0] ^ key[1] * 31) * UINT64_C(0x9E3779B97F4A7C15);
    tc_wording_memo *memo = &w->memos[(mixed >> 48) % TC_WORDING_MEMOS];
    if (memo->spelt[0] != key[0] || memo->spelt[1] != key[1]) {
        look_up(w, spelt, memo);
        memcpy(memo->spelt, key, sizeof key);
    }
    return memo;
}

/* A word that begins like one of the query's. */
static void take(text *t, tc_slice spelt) {
    tc_wording_memo other;
    const tc_wording_memo *memo = recall(t, spelt, &other);
    const tc_wording_alias *alias = NULL;
    if (t->w->alias_count) {
        remember(t, memo->hash);
        alias = alias_here(t);
    }
    if (!alias && memo->found == t->w->word_count) {
        opens(t, spelt);
        return;
    }
    if (t->before_at + 1 != t->words)
        t->before = t->w->word_count;
    t->before_at = t->words;
    if (alias)
        take_alias(t, alias);
    else
        take_word(t, memo->found, (tc_wording_match)memo->how, memo->form, spelt);
}

/* Most tokens are none of the query's: they are only counted. */
static void read_tokens(text *t, const tc_edges *edges) {
    const tc_scan_words *wanted = &t->w->begins;
    const char *end = t->bytes.ptr + t->bytes.len;
    size_t edge = 0, next = edges->count ? edges->items[0] : SIZE_MAX;
    bool shorter = t->w->alias_count > 0;
    tc_scan scan;
    tc_token token;
    tc_scan_open(&scan, t->bytes, NULL);
    while (tc_scan_next(&scan, &token)) {
        if (token.start >= next) {
            end_paragraph(t);
            while (edge < edges->count && edges->items[edge] <= token.start)
                edge++;
            next = edge < edges->count ? edges->items[edge] : SIZE_MAX;
        }
        tc_slice spelt = {t->bytes.ptr + token.start, token.end - token.start};
        t->start = t->words ? t->start : token.start;
        t->last = token.start;
        if (spelt.len > KEY) {
            t->before_at = NOWHERE;
            continue;
        }
        t->words++;
        if (tc_scan_may(wanted, UINT64_MAX, spelt.ptr, end)) {
            take(t, spelt);
        } else {
            if (shorter)
                remember(t, 0);
            opens(t, spelt);
        }
    }
    end_paragraph(t);
}

void tc_reading_text(tc_reading *reading, tc_slice bytes, const tc_edges *edges) {
    text t = {.out = reading, .w = reading->wording, .bytes = bytes, .before_at = NOWHERE};
    double before = reading->worth;
    read_tokens(&t, edges);
    if (reading->worth > before) {
        size_t at = t.best_last;
        tc_token last;
        tc_token_next(bytes, &at, &last);
        reading->end = last.end;
    }
}
