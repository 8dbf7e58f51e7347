/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "retype.h"

#include "abbreviations.h"
#include "ask.h"
#include "spelling_letters.h"
#include "typing.h"

#include <text/common.h>
#include <text/fold.h>
#include <text/legacy.h>
#include <text/text.h>

#include <string.h>

/* A word is taken for another one that so many times as many documents have: if it is made of its
 * keys, where others of the query are keys for certain; if syllables run together, for those that
 * at most so FEW documents have. */
enum { TIMES = 100, FEW = 100 };

/* A word of the query, or an abbreviation with marks in it. */
typedef struct word {
    tc_slice typed, folded, meant; /* meant: NULL where it is as typed */
    uint32_t found;                /* entries that have it, whatever its accents */
    bool loose;                    /* not in quotes */
    bool said;
} word;

typedef struct retype {
    tc_session *session;
    word words[TC_RETYPE_WORDS];
    uint32_t count;
    bool keys; /* some are keys for certain */
} retype;

/* ---- Words ---- */

/* How many entries have TEXT with its accents; those that are usual are as good as any. */
static tc_status count_written(retype *r, tc_slice text, uint32_t *out) {
    tc_arena *arena = r->session->arena;
    tc_slice folded = tc_fold_ascii_in(arena, text), plain = tc_fold_plain_in(arena, text);
    bool told = !tc_slice_equal(plain, folded) && !tc_slice_equal(plain, tc_usual_accents(folded));
    return told ? tc_ask_exact_count(r->session, folded, plain, out)
                : tc_ask_word_count(r->session, folded, out);
}

static word *add(retype *r, tc_slice typed, bool loose) {
    if (r->count == TC_RETYPE_WORDS)
        return NULL;
    word *w = &r->words[r->count++];
    *w = (word){
        .typed = typed, .folded = tc_fold_ascii_in(r->session->arena, typed), .loose = loose};
    return w;
}

/* "U.B.N.D", "k/h": the letters of TEXT; {NULL, 0} where it is more than single letters, with one
 * mark between. */
static tc_slice spelt_out(tc_arena *arena, tc_slice text) {
    tc_buffer letters;
    tc_buffer_init(&letters, text.len + 1);
    bool good = true;
    for (size_t at = 0; good && at < text.len;) {
        size_t begin = at;
        good = tc_is_letter(tc_utf8_next(text, &at));
        tc_buffer_add(&letters, tc_slice_sub(text, begin, at));
        good = good && (at == text.len || text.ptr[at] == '.' || text.ptr[at] == '/');
        at++;
    }
    tc_slice copy = good ? tc_arena_copy(arena, tc_buffer_slice(&letters)) : (tc_slice){NULL, 0};
    tc_buffer_dispose(&letters);
    return copy;
}

static tc_status collect_phrase(retype *r, tc_slice text) {
    size_t offset = 0;
    tc_token token;
    bool quoted = memchr(text.ptr, ' ', text.len) != NULL;
    tc_slice letters = quoted ? (tc_slice){NULL, 0} : spelt_out(r->session->arena, text);
    uint32_t found = 0;
    tc_status status = letters.ptr ? count_written(r, letters, &found) : TC_OK;
    bool known = found || (letters.ptr && tc_abbreviation_find(NULL, letters));
    word *w = known ? add(r, text, false) : NULL;
    if (w)
        w->meant = letters;
    while (status == TC_OK && quoted && tc_token_next(text, &offset, &token))
        add(r, tc_slice_sub(text, token.start, token.end), false);
    return status;
}

static tc_status collect(retype *r, const tc_expression *e) {
    tc_status status = TC_OK;
    if (e->kind == TC_EXPRESSION_WORD)
        add(r, e->text, true);
    if (e->kind == TC_EXPRESSION_PHRASE)
        status = collect_phrase(r, e->text);
    for (uint32_t i = 0; status == TC_OK && i < e->count; i++)
        status = collect(r, e->parts[i]);
    return status;
}

/* ---- What was meant ---- */

/* Keys that make a syllable which documents have. */
static tc_status decode(retype *r, word *w) {
    uint32_t found = 0;
    tc_slice meant = tc_typing_decode(r->session->arena, w->typed);
    tc_status status = meant.ptr ? count_written(r, meant, &found) : TC_OK;
    bool certain = !w->found;
    if (!found || (!certain && (tc_slip_is_syllable(w->folded) ||
                                tc_abbreviation_find(NULL, w->typed) || found / TIMES < w->found)))
        return status;
    w->meant = meant;
    w->said = true;
    r->keys |= certain;
    return status;
}

static tc_status decode_all(retype *r) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < r->count; i++)
        if (!r->words[i].meant.ptr && !r->words[i].found)
            status = decode(r, &r->words[i]);
    for (uint32_t i = 0; status == TC_OK && r->keys && i < r->count; i++)
        if (!r->words[i].meant.ptr && r->words[i].found)
            status = decode(r, &r->words[i]);
    return status;
}

/* "chuyenđoiso", which some documents may have, too */
static tc_status part_all(retype *r) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < r->count; i++) {
        word *w = &r->words[i];
        tc_slice parted;
        uint32_t found = 0;
        if (w->meant.ptr || w->found > FEW || tc_slip_is_syllable(w->folded))
            continue;
        status = tc_retype_split(r->session, w->typed, &parted, &found);
        w->said = status == TC_OK && parted.ptr && found / TIMES >= w->found;
        w->meant = w->said ? parted : w->meant;
    }
    return status;
}

/* From the beginning of A to the end of B. */
static tc_slice span(tc_slice a, tc_slice b) {
    return (tc_slice){a.ptr, (size_t)(b.ptr + b.len - a.ptr)};
}

static tc_slice between(tc_slice a, tc_slice b) {
    return (tc_slice){a.ptr + a.len, (size_t)(b.ptr - a.ptr) - a.len};
}

static tc_slice concatenate(tc_arena *arena, tc_slice a, const char *mark, tc_slice b) {
    tc_buffer both;
    tc_buffer_init(&both, a.len + b.len + 8);
    tc_buffer_add(&both, a);
    tc_buffer_add(&both, tc_slice_of(mark));
    tc_buffer_add(&both, b);
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&both));
    tc_buffer_dispose(&both);
    return copy;
}

/* "ho ạch": two halves, one of which is no word, of a syllable that is one.  "KH & CN". */
static tc_status join(retype *r, uint32_t at, bool *joined) {
    word *a = &r->words[at], *b = &r->words[at + 1];
    tc_slice gap = between(a->typed, b->typed);
    tc_arena *arena = r->session->arena;
    uint32_t written[2] = {0, 0}, found = 0;
    *joined = false;
    if (tc_slice_equal(tc_slice_trim(gap), TC_SLICE("&")) && gap.len > 1) {
        a->meant = concatenate(arena, a->typed, "&", b->typed);
        *joined = tc_abbreviation_find(NULL, a->meant) != NULL;
        a->meant = *joined ? a->meant : (tc_slice){NULL, 0};
        return TC_OK;
    }
    if (tc_slice_trim(gap).len)
        return TC_OK;
    tc_slice both = concatenate(arena, a->typed, "", b->typed);
    if (!tc_syllable_is_vietnamese(both))
        return TC_OK;
    tc_status status = count_written(r, a->typed, &written[0]);
    if (status == TC_OK)
        status = count_written(r, b->typed, &written[1]);
    if (status == TC_OK && (written[0] <= FEW || written[1] <= FEW))
        status = count_written(r, both, &found);
    uint32_t rarer = written[0] < written[1] ? written[0] : written[1];
    *joined = found > 0 && found / TIMES >= rarer;
    a->meant = *joined ? both : a->meant;
    a->said = *joined;
    return status;
}

static tc_status join_all(retype *r) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i + 1 < r->count; i++) {
        word *a = &r->words[i], *b = a + 1;
        bool joined = false;
        if (a->loose && b->loose && !a->meant.ptr && !b->meant.ptr)
            status = join(r, i, &joined);
        if (!joined)
            continue;
        a->typed = span(a->typed, b->typed);
        memmove(b, b + 1, (r->count - i - 2) * sizeof *b);
        r->count--;
    }
    return status;
}

/* ---- The query ---- */

static tc_status write(retype *r, tc_slice query, tc_retyped *out) {
    tc_buffer text;
    const char *at = query.ptr;
    tc_buffer_init(&text, 2 * query.len + TC_RETYPE_WORDS * 8);
    for (uint32_t i = 0; i < r->count; i++) {
        const word *w = &r->words[i];
        if (!w->meant.ptr)
            continue;
        tc_buffer_add(&text, (tc_slice){at, (size_t)(w->typed.ptr - at)});
        tc_buffer_add(&text, w->meant);
        at = w->typed.ptr + w->typed.len;
        out->items[out->count++] = (tc_retyping){w->typed, w->meant, w->said};
    }
    tc_buffer_add(&text, (tc_slice){at, (size_t)(query.ptr + query.len - at)});
    bool failed = text.failed;
    out->text = tc_arena_copy(r->session->arena, tc_buffer_slice(&text));
    tc_buffer_dispose(&text);
    return failed || !out->text.ptr ? tc_out_of_memory(r->session) : TC_OK;
}

tc_status tc_retype(tc_session *session, tc_slice query, tc_expression **expression,
                    tc_retyped *out) {
    retype *r = tc_arena_take(session->arena, sizeof *r);
    bool changed = false;
    *out = (tc_retyped){.text = query};
    if (!r)
        return tc_out_of_memory(session);
    r->session = session;
    tc_status status = collect(r, *expression);
    for (uint32_t i = 0; status == TC_OK && i < r->count; i++)
        status = tc_ask_word_count(r->session, r->words[i].folded, &r->words[i].found);
    if (status == TC_OK)
        status = decode_all(r);
    if (status == TC_OK)
        status = join_all(r);
    if (status == TC_OK)
        status = part_all(r);
    for (uint32_t i = 0; i < r->count; i++)
        changed |= r->words[i].meant.ptr != NULL;
    if (status != TC_OK || !changed)
        return status;
    status = write(r, query, out);
    return status == TC_OK
               ? tc_expression_parse(session->arena, out->text, expression, &session->error)
               : status;
}

/* ---- What is said ---- */

/* MEANT with those of its words that spelling mends, SPELT, as it does; these are taken from there.
 */
static json_t *mended(tc_slice meant, json_t *spelt) {
    tc_buffer whole;
    tc_buffer_init(&whole, 1 << 10);
    while (meant.len) {
        tc_slice part = tc_slice_cut(&meant, ' ');
        json_t *found = NULL;
        size_t i = 0;
        for (; i < json_array_size(spelt) && !found; i++)
            if (tc_slice_equal(tc_json_text(json_array_get(spelt, i), "typed"), part))
                found = json_array_get(spelt, i);
        if (whole.len)
            tc_buffer_add_char(&whole, ' ');
        tc_buffer_add(&whole, found ? tc_json_text(found, "meant") : part);
        if (found)
            json_array_remove(spelt, i - 1);
    }
    json_t *text = tc_json_string(tc_buffer_slice(&whole));
    tc_buffer_dispose(&whole);
    return text;
}

void tc_retype_say(const tc_retyped *retyped, json_t **suggestion) {
    json_t *words = json_array(), *spelt = json_object_get(*suggestion, "words");
    for (uint32_t i = 0; i < retyped->count; i++) {
        const tc_retyping *t = &retyped->items[i];
        if (t->said)
            json_array_append_new(words, json_pack("{s:o, s:o}", "typed", tc_json_string(t->typed),
                                                   "meant", mended(t->meant, spelt)));
    }
    bool any = json_array_size(words) > 0;
    if (any && *suggestion) {
        json_array_extend(words, spelt);
        json_object_set(*suggestion, "words", words);
    } else if (any) {
        *suggestion =
            json_pack("{s:o, s:O}", "query", tc_json_string(retyped->text), "words", words);
    }
    json_decref(words);
}
