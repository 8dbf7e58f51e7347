/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "numbered.h"

#include "ask.h"
#include "phrases.h"
#include "plan.h"

#include <citation/reference.h>
#include <record/keys.h>
#include <text/fold.h>

#include <string.h>

enum {
    TYPE_WORDS = 4,   /* "Nghị quyết liên tịch" */
    DIGITS = 5,       /* of a number at most */
    YEARS = 1900,     /* from here on a number is a year … */
    YEARS_END = 2100, /* … up to here, unless "số" stands before it */
};

/* What was found: the parts from FIRST to END of the expression are the type and the number. */
typedef struct numbered {
    uint32_t first, end;
    tc_slice type;   /* a key */
    tc_slice number; /* as typed, with its symbol or without */
    bool symbol;
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

/* "4/KH", "552/KH-UBND": a part by itself, with other words beside it. */
static bool is_written(tc_arena *arena, const tc_expression *part, numbered *out) {
    tc_slice text = part->text;
    size_t size = 0;
    if (part->kind != TC_EXPRESSION_PHRASE || memchr(text.ptr, ' ', text.len))
        return false;
    value_of(text, &size);
    if (!size || size > DIGITS || size + 1 >= text.len || text.ptr[size] != '/')
        return false;
    tc_slice symbol = tc_slice_sub(text, size + 1, text.len);
    size_t dash = tc_slice_find(symbol, TC_SLICE("-"), 0);
    out->symbol = dash != SIZE_MAX;
    out->number = out->symbol ? text : tc_slice_sub(text, 0, size);
    tc_slice type = out->symbol ? tc_slice_sub(symbol, 0, dash) : symbol;
    if (!tc_type_named(arena, type).len)
        return false;
    out->type = tc_key_type(arena, type);
    return true;
}

static bool find(tc_arena *arena, const tc_expression *e, numbered *out) {
    for (uint32_t i = 0; e->kind == TC_EXPRESSION_ALL && i < e->count; i++) {
        *out = (numbered){.first = i, .end = i + 1};
        if (is_written(arena, e->parts[i], out))
            return true;
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

/* EXPRESSION without the parts of N. */
static tc_expression *rest_of(tc_arena *arena, const tc_expression *expression, const numbered *n) {
    tc_expression *rest = tc_arena_take(arena, sizeof *rest);
    tc_expression **parts = tc_arena_take(arena, (expression->count + 1) * sizeof *parts);
    if (!rest || !parts)
        return NULL;
    *rest = *expression;
    rest->parts = parts;
    rest->count = 0;
    for (uint32_t i = 0; i < expression->count; i++)
        if (i < n->first || i >= n->end)
            parts[rest->count++] = expression->parts[i];
    return rest;
}

tc_status tc_numbered_ask(tc_session *session, const tc_expression *expression, tc_query **out) {
    tc_arena *arena = session->arena;
    numbered n;
    *out = NULL;
    if (!find(arena, expression, &n))
        return TC_OK;
    tc_expression *rest = rest_of(arena, expression, &n);
    if (!rest)
        return tc_out_of_memory(session);
    if (!rest->count || tc_phrases_needed(rest))
        return TC_OK;
    tc_query *words = NULL;
    tc_status status = tc_plan_strict(session, rest, &words);
    if (status != TC_OK)
        return status;
    tc_field field = n.symbol ? TC_FIELD_NUMBER : TC_FIELD_NUMBER_BARE;
    tc_query *both[] = {words, tc_ask_both(tc_query_term(field, tc_key_number(arena, n.number)),
                                           tc_query_term(TC_FIELD_TYPE, n.type))};
    *out = tc_query_join(TC_QUERY_FILTER, both, 2);
    return TC_OK;
}
