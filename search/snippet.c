/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "passage.h"

#include <search/context.h>

#include <base/locale.h>
#include <text/scan.h>
#include <text/text.h>

#include <string.h>

enum {
    HITS_MAX = 20000,
    SHORT = 64,      /* bytes of a token that is folded at once */
    LEAD_BYTES = 110 /* before the first hit, where its sentence begins no nearer */
};

/* A word of the query in the text. */
typedef struct hit {
    uint32_t start, end, token;
    uint16_t word;
    bool exact;
} hit;

typedef struct search {
    tc_slice text;
    const tc_sought *words;
    uint32_t count;
    double weights[TC_SNIPPET_WORDS]; /* of each word: less where it is everywhere */
    hit *hits;
    size_t hit_count;
    tc_buffer folded, plain; /* of one token */
} search;

/* ---- Hits ---- */

/* The word that TOKEN is a form of, or the count. */
static uint32_t find_word(search *s, tc_slice token, bool *exact) {
    char key[TC_KEY_ROOM(SHORT)];
    tc_slice folded;
    if (token.len <= SHORT) {
        folded = tc_token_ascii(token, key, &s->folded);
    } else {
        tc_buffer_clear(&s->folded);
        tc_fold_ascii(token, &s->folded);
        folded = tc_buffer_slice(&s->folded);
    }
    for (uint32_t i = 0; i < s->count; i++) {
        const tc_sought *sought = &s->words[i];
        bool fits = sought->begins ? tc_slice_starts(folded, sought->folded)
                                   : tc_slice_equal(folded, sought->folded);
        if (!fits)
            continue;
        tc_buffer_clear(&s->plain);
        tc_fold_plain(token, &s->plain);
        *exact = tc_slice_starts(tc_buffer_slice(&s->plain), sought->plain);
        return i;
    }
    return s->count;
}

static tc_status find_hits(search *s, tc_arena *arena) {
    tc_scan_words words = {.count = 0};
    size_t capacity = 0;
    tc_scan scan;
    tc_token token;
    for (uint32_t i = 0; i < s->count; i++)
        tc_scan_add(&words, s->words[i].folded);
    tc_scan_open(&scan, s->text, NULL);
    for (uint32_t number = 0; s->hit_count < HITS_MAX && tc_scan_next(&scan, &token); number++) {
        bool exact = false;
        if (!tc_scan_may(&words, UINT64_MAX, s->text.ptr + token.start, s->text.ptr + s->text.len))
            continue;
        uint32_t word = find_word(s, tc_slice_sub(s->text, token.start, token.end), &exact);
        if (word == s->count)
            continue;
        s->hits =
            tc_arena_grow(arena, s->hits, s->hit_count, s->hit_count + 1, sizeof(hit), &capacity);
        if (!s->hits)
            return TC_ERR_NOMEM;
        s->hits[s->hit_count++] = (hit){token.start, token.end, number, (uint16_t)word, exact};
    }
    return TC_OK;
}

static void weigh(search *s) {
    uint32_t counts[TC_SNIPPET_WORDS] = {0};
    for (size_t i = 0; i < s->hit_count; i++)
        counts[s->hits[i].word]++;
    for (uint32_t i = 0; i < s->count; i++) {
        s->weights[i] = 1;
        for (uint32_t n = counts[i]; n > 1; n /= 2)
            s->weights[i] *= 0.8;
    }
}

/* ---- The best passage ---- */

/* What the hits from FIRST on that fit into a passage are worth; *LAST is the last of them. */
static double score(const search *s, size_t first, size_t *last) {
    bool seen[TC_SNIPPET_WORDS] = {false};
    double sum = 0;
    for (size_t i = first; i < s->hit_count; i++) {
        const hit *h = &s->hits[i], *before = i > first ? &s->hits[i - 1] : NULL;
        if (h->end - s->hits[first].start > TC_SNIPPET_BYTES - LEAD_BYTES)
            break;
        double weight = s->weights[h->word] * (h->exact ? 1.2 : 1);
        sum += seen[h->word] ? weight * 0.05 : weight;
        if (before && h->token == before->token + 1 && h->word == before->word + 1)
            sum += weight;
        seen[h->word] = true;
        *last = i;
    }
    return sum;
}

static size_t best_hit(const search *s) {
    size_t best = 0, last;
    double most = -1;
    for (size_t i = 0; i < s->hit_count; i++) {
        double worth = score(s, i, &last);
        if (worth > most) {
            most = worth;
            best = i;
        }
    }
    return best;
}

static void cut(const search *s, size_t first, tc_buffer *out, tc_snippet *snippet) {
    size_t start = s->hits[first].start, at = tc_sentence_start(s->text, start, LEAD_BYTES);
    bool space = false;
    if (start - at == LEAD_BYTES && at > 0) {
        at = tc_word_edge(s->text, at, start);
        tc_buffer_add(out, TC_SLICE("…"));
    }
    size_t end = at + TC_SNIPPET_BYTES;
    end = end < s->text.len ? tc_word_edge(s->text, end, s->hits[first].end) : s->text.len;
    for (size_t i = first; i < s->hit_count && s->hits[i].end <= end; i++) {
        tc_passage_add(tc_slice_sub(s->text, at, s->hits[i].start), &space, out);
        if (space)
            tc_buffer_add_char(out, ' ');
        space = false;
        uint32_t from = (uint32_t)out->len;
        tc_passage_add(tc_slice_sub(s->text, s->hits[i].start, s->hits[i].end), &space, out);
        at = s->hits[i].end;
        if (snippet->count < TC_SNIPPET_MARKS) {
            snippet->marks[snippet->count][0] = from;
            snippet->marks[snippet->count++][1] = (uint32_t)out->len;
        }
    }
    tc_passage_add(tc_slice_sub(s->text, at, end), &space, out);
    if (end < s->text.len)
        tc_buffer_add(out, TC_SLICE("…"));
}

tc_status tc_snippet_make(tc_arena *arena, tc_slice text, const tc_sought *words, uint32_t count,
                          tc_snippet *out, tc_error *error) {
    search s = {.text = tc_slice_sub(text, 0, TC_SNIPPET_TEXT),
                .words = words,
                .count = count < TC_SNIPPET_WORDS ? count : TC_SNIPPET_WORDS};
    tc_snippet snippet = {.text = {NULL, 0}};
    tc_buffer passage;
    tc_buffer_init(&passage, 4 * TC_SNIPPET_BYTES);
    tc_buffer_init(&s.folded, TC_SNIPPET_TEXT);
    tc_buffer_init(&s.plain, TC_SNIPPET_TEXT);
    tc_status status = find_hits(&s, arena);
    if (status == TC_OK && s.hit_count) {
        weigh(&s);
        size_t best = best_hit(&s);
        snippet.at = s.hits[best].start;
        cut(&s, best, &passage, &snippet);
        snippet.text = tc_arena_copy(arena, tc_buffer_slice(&passage));
        if (!snippet.text.ptr)
            status = TC_ERR_NOMEM;
    }
    tc_buffer_dispose(&passage);
    tc_buffer_dispose(&s.folded);
    tc_buffer_dispose(&s.plain);
    if (status != TC_OK)
        return tc_error_set(error, status, "%s", _("out of memory"));
    *out = snippet;
    return TC_OK;
}
