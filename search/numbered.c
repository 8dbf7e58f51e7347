/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "numbered.h"

#include "ask.h"
#include "phrases.h"
#include "plan.h"
#include "spelling_letters.h"

#include <citation/reference.h>
#include <record/keys.h>
#include <text/fold.h>
#include <text/text.h>

#include <string.h>

enum {
    TYPE_WORDS = 4,   /* "Nghị quyết liên tịch" */
    TYPE_LETTERS = 4, /* of an abbreviation of a type at most */
    SYMBOL = 8,       /* parts of a number with its symbol */
    DIGITS = 5,       /* of a number at most */
    YEARS = 1900,     /* from here on a number is a year … */
    YEARS_END = 2100, /* … up to here, unless "số" stands before it */
};

/* What was found: the parts from FIRST to END of the expression are the type and the number. */
typedef struct numbered {
    uint32_t first, end;
    tc_slice type;           /* a key */
    tc_slice number;         /* its digits */
    tc_slice whole;          /* the number with its symbol, as typed; "" where there is none */
    tc_slice issuer[SYMBOL]; /* what the symbol has behind the type */
    uint32_t issuer_count;
    tc_slice year; /* in the words around; "" where there is none, or more than one */
} numbered;

static bool is_word(const tc_expression *e, uint32_t at) {
    return at < e->count && e->parts[at]->kind == TC_EXPRESSION_WORD;
}

static tc_slice folded(tc_arena *arena, const tc_expression *e, uint32_t at) {
    return is_word(e, at) ? tc_fold_ascii_in(arena, e->parts[at]->text) : (tc_slice){NULL, 0};
}

/* The value of up to DIGITS digits at the head of S; *SIZE is how many they are. */
static uint32_t value_of(tc_slice s, size_t *size) {
    uint32_t value = 0;
    for (*size = 0; *size < s.len && *size <= DIGITS && tc_is_digit((unsigned char)s.ptr[*size]);
         ++*size)
        value = value * 10 + (uint32_t)(s.ptr[*size] - '0');
    return value;
}

/* "kế hoạch 5 năm", "chương trình 3 tháng" count, but not "kế hoạch 57 năm 2025". */
static bool counts(tc_arena *arena, const tc_expression *e, uint32_t at) {
    static const char *const units[] = {"nam",  "thang", "ngay",  "tuan", "qui",   "gio",
                                        "phut", "nguoi", "trieu", "ti",   "nghin", "lan"};
    tc_slice unit = folded(arena, e, at + 1);
    size_t size = 0;
    uint32_t year = is_word(e, at + 2) ? value_of(e->parts[at + 2]->text, &size) : 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (tc_slice_equal(unit, tc_slice_of(units[i])))
            return i || year < YEARS || year >= YEARS_END;
    return false;
}

/* Whether word AT is a number that stands behind a type. */
static bool is_number(tc_arena *arena, const tc_expression *e, uint32_t at, bool labelled) {
    size_t size = 0;
    uint32_t value = is_word(e, at) ? value_of(e->parts[at]->text, &size) : 0;
    if (!size || size > DIGITS || size < e->parts[at]->text.len)
        return false;
    return labelled || ((value < YEARS || value >= YEARS_END) && !counts(arena, e, at));
}

/* The words from AT on that name a type, the longest; 0 where they name none. */
static uint32_t type_at(tc_arena *arena, const tc_expression *e, uint32_t at, tc_slice *type) {
    for (uint32_t n = TYPE_WORDS; n > 0; n--) {
        if (!is_word(e, at) || !is_word(e, at + n - 1))
            continue;
        tc_slice first = e->parts[at]->text, last = e->parts[at + n - 1]->text;
        tc_slice name = {first.ptr, (size_t)(last.ptr + last.len - first.ptr)};
        if (tc_type_named(arena, name).len) {
            *type = tc_key_type(arena, name);
            return n;
        }
    }
    return 0;
}

/* ---- Numbers with their symbols ---- */

static bool is_year(tc_slice s) {
    size_t size = 0;
    uint32_t value = value_of(s, &size);
    return size == s.len && value >= YEARS && value < YEARS_END;
}

/* The type that LETTERS are short for, as a key; {NULL, 0} for what is none, or a word. */
static tc_slice type_of(tc_arena *arena, tc_slice letters) {
    bool is_short = letters.len && !tc_slip_is_syllable(tc_fold_ascii_in(arena, letters)) &&
                    tc_type_named(arena, letters).len;
    return is_short ? tc_key_type(arena, letters) : (tc_slice){NULL, 0};
}

/* "4/KH", "552/KH-UBND", "552-KH/UBND", "15/2010/QĐ-UBND", "kh552", "kh552/kh-ubnd": a part by
 * itself, with other words beside it or none. */
static bool is_written(tc_arena *arena, const tc_expression *part, numbered *out) {
    tc_slice text = part->text, tokens[SYMBOL];
    bool single = part->kind == TC_EXPRESSION_WORD ||
                  (part->kind == TC_EXPRESSION_PHRASE && !memchr(text.ptr, ' ', text.len));
    uint32_t count = single ? tc_tokens_of(text, tokens, SYMBOL) : 0, at = 1;
    if (!count)
        return false;
    size_t label = 0, size = 0;
    while (label < tokens->len && !tc_is_digit((unsigned char)tokens->ptr[label]))
        label++;
    out->number = tc_slice_sub(*tokens, label, tokens->len);
    value_of(out->number, &size);
    if (!size || size > DIGITS || size < out->number.len)
        return false;
    if (label) {
        out->type = type_of(arena, tc_slice_sub(*tokens, 0, label));
        at += at < count && type_of(arena, tokens[at]).len;
    } else {
        at += at < count && is_year(tokens[at]);
        out->type = at < count ? type_of(arena, tokens[at++]) : (tc_slice){NULL, 0};
        out->whole = text;
    }
    for (; at < count; at++)
        out->issuer[out->issuer_count++] = tokens[at];
    return out->type.len > 0;
}

/* "86 nd cp 2011", "709 qdttg": the symbol behind the number, its parts apart or none of them. */
static bool is_dictated(tc_arena *arena, const tc_expression *e, uint32_t at, numbered *out) {
    size_t size = 0;
    if (!is_word(e, at) || !is_word(e, at + 1))
        return false;
    tc_slice number = e->parts[at]->text, symbol = e->parts[at + 1]->text;
    value_of(number, &size);
    if (!size || size > DIGITS || size < number.len)
        return false;
    out->number = number;
    out->end = at + 2;
    out->type = type_of(arena, symbol);
    if (out->type.len || tc_slip_is_syllable(tc_fold_ascii_in(arena, symbol)))
        return out->type.len > 0;
    size_t cuts[TYPE_LETTERS + 1] = {0};
    for (size_t n = 0, cut = 0; n < TYPE_LETTERS && cut < symbol.len; cuts[++n] = cut)
        tc_utf8_next(symbol, &cut);
    for (size_t n = TYPE_LETTERS; n > 1 && !out->type.len; n--) {
        if (!cuts[n] || cuts[n] + 2 > symbol.len)
            continue;
        out->type = type_of(arena, tc_slice_sub(symbol, 0, cuts[n]));
        *out->issuer = tc_slice_sub(symbol, cuts[n], symbol.len);
        out->issuer_count = 1;
    }
    return out->type.len > 0;
}

/* ---- Queries ---- */

/* EXPRESSION as parts side by side: itself, or what has it as the only one. */
static const tc_expression *side_by_side(const tc_expression *e, tc_expression *alone,
                                         tc_expression **part) {
    if (e->kind != TC_EXPRESSION_WORD && e->kind != TC_EXPRESSION_PHRASE)
        return e;
    *alone = (tc_expression){.kind = TC_EXPRESSION_ALL, .parts = part, .count = 1};
    return alone;
}

static bool find(tc_arena *arena, const tc_expression *e, numbered *out) {
    for (uint32_t i = 0; e->kind == TC_EXPRESSION_ALL && i < e->count; i++) {
        *out = (numbered){.first = i, .end = i + 1};
        if (is_written(arena, e->parts[i], out))
            return true;
        *out = (numbered){.first = i};
        if (is_dictated(arena, e, i, out))
            return true;
        *out = (numbered){.first = i};
        uint32_t at = i + type_at(arena, e, i, &out->type);
        bool labelled = at > i && tc_slice_equal(folded(arena, e, at), TC_SLICE("so"));
        if (at == i || !is_number(arena, e, at + labelled, labelled))
            continue;
        out->end = at + labelled + 1;
        out->number = e->parts[at + labelled]->text;
        return true;
    }
    return false;
}

/* Where the year among the parts of EXPRESSION stands that are not N's, which becomes N's; their
 * count where there is none, or more than one. */
static uint32_t find_year(const tc_expression *e, numbered *n) {
    uint32_t found = e->count, years = 0;
    for (uint32_t i = 0; i < e->count; i++) {
        bool own = i >= n->first && i < n->end;
        if (!own && is_word(e, i) && is_year(e->parts[i]->text)) {
            found = i;
            years++;
        }
    }
    if (years != 1)
        return e->count;
    n->year = e->parts[found]->text;
    return found;
}

static bool add_word(tc_arena *arena, tc_expression *rest, tc_slice text) {
    tc_expression *word = tc_arena_take(arena, sizeof *word);
    if (word) {
        *word = (tc_expression){.kind = TC_EXPRESSION_WORD, .text = text};
        rest->parts[rest->count++] = word;
    }
    return word != NULL;
}

/* EXPRESSION without the parts of N, and without its year; with what its symbol has behind the
 * type. */
static tc_expression *rest_of(tc_arena *arena, const tc_expression *expression, numbered *n) {
    tc_expression *rest = tc_arena_take(arena, sizeof *rest);
    tc_expression **parts = tc_arena_take(arena, (expression->count + SYMBOL) * sizeof *parts);
    if (!rest || !parts)
        return NULL;
    uint32_t year = find_year(expression, n);
    *rest = *expression;
    rest->parts = parts;
    rest->count = 0;
    for (uint32_t i = 0; i < expression->count; i++) {
        bool before =
            i + 1 == year && tc_slice_equal(folded(arena, expression, i), TC_SLICE("nam"));
        if ((i < n->first || i >= n->end) && i != year && !before)
            parts[rest->count++] = expression->parts[i];
    }
    for (uint32_t i = 0; i < n->issuer_count; i++)
        if (!add_word(arena, rest, n->issuer[i]))
            return NULL;
    return rest;
}

/* The number with its symbol where a document has it so; else the number and the type. */
static tc_status ask_number(tc_session *session, numbered *n, tc_query **out) {
    tc_arena *arena = session->arena;
    uint32_t found = 0;
    tc_status status = TC_OK;
    if (n->whole.len)
        status = tc_store_frequency(session->store, TC_FIELD_NUMBER, tc_key_number(arena, n->whole),
                                    &found, &session->error);
    if (status != TC_OK)
        return status;
    n->issuer_count = found ? 0 : n->issuer_count;
    *out = found ? tc_query_term(TC_FIELD_NUMBER, tc_key_number(arena, n->whole))
                 : tc_ask_both(tc_query_term(TC_FIELD_NUMBER_BARE, tc_key_number(arena, n->number)),
                               tc_query_term(TC_FIELD_TYPE, n->type));
    return TC_OK;
}

tc_status tc_numbered_ask(tc_session *session, const tc_expression *expression,
                          tc_query *out[TC_NUMBERED]) {
    tc_expression alone, whole = *expression, *part = &whole;
    const tc_expression *parts = side_by_side(expression, &alone, &part);
    numbered n;
    out[0] = out[1] = NULL;
    if (!find(session->arena, parts, &n))
        return TC_OK;
    tc_query *number = NULL, *words = NULL;
    tc_status status = ask_number(session, &n, &number);
    tc_expression *rest = status == TC_OK ? rest_of(session->arena, parts, &n) : NULL;
    if (status == TC_OK && !rest)
        status = tc_out_of_memory(session);
    if (status == TC_OK && rest->count && tc_phrases_needed(rest)) {
        tc_query_free(number);
        return TC_OK;
    }
    if (status == TC_OK && rest->count)
        status = tc_plan_strict(session, rest, &words);
    else if (status == TC_OK)
        words = tc_ask_documents(tc_query_all());
    if (status != TC_OK) {
        tc_query_free(number);
        return status;
    }
    tc_query *both[] = {words, number};
    out[1] = tc_query_join(TC_QUERY_FILTER, both, 2);
    if (n.year.len) {
        tc_query *dated[] = {tc_query_copy(out[1]), tc_query_range(TC_SLOT_YEAR, n.year, n.year)};
        out[0] = tc_query_join(TC_QUERY_FILTER, dated, 2);
    }
    return TC_OK;
}
