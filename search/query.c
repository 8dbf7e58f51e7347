/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ask.h"
#include "lexer.h"

#include <base/locale.h>
#include <text/dates.h>
#include <text/fold.h>
#include <text/text.h>

enum { PREFIX_LETTERS = 2 };

typedef struct parser {
    tc_lexer lexer;
    tc_lexeme next;
    uint32_t nodes, depth;
    tc_error *error;
} parser;

/* ---- Nodes ---- */

static tc_status out_of_memory(parser *p) {
    return tc_error_set(p->error, TC_ERR_NOMEM, "%s", _("out of memory"));
}

static tc_status too_long(parser *p) {
    tc_error_set(p->error, TC_ERR_LIMIT, "%s", _("the query is too long"));
    tc_error_hint(p->error, "%s", _("ask for less at once"));
    return TC_ERR_LIMIT;
}

static tc_status misplaced(parser *p, const tc_lexeme *at, const char *message) {
    tc_lexer_refuse(&p->lexer, at->start, p->error, message);
    tc_error_hint(p->error, "%s", _("quote words that are no operators, see tracuu search --help"));
    return TC_ERR_USAGE;
}

static tc_status new_node(parser *p, tc_expression_kind kind, tc_expression **out) {
    if (++p->nodes > TC_EXPRESSION_NODES)
        return too_long(p);
    tc_expression *node = tc_arena_take(p->lexer.arena, sizeof *node);
    if (!node)
        return out_of_memory(p);
    node->kind = kind;
    *out = node;
    return TC_OK;
}

/* Parts being collected. */
typedef struct list {
    tc_expression **items;
    size_t count, capacity;
} list;

static tc_status append(parser *p, list *l, tc_expression *part) {
    if (!part)
        return TC_OK;
    tc_expression **items = tc_arena_grow(p->lexer.arena, l->items, l->count, l->count + 1,
                                          sizeof(tc_expression *), &l->capacity);
    if (!items)
        return out_of_memory(p);
    l->items = items;
    items[l->count++] = part;
    return TC_OK;
}

/* What the list comes to: nothing, its one part, or all of them under KIND. */
static tc_status join(parser *p, tc_expression_kind kind, const list *l, tc_expression **out) {
    if (l->count < 2) {
        *out = l->count ? l->items[0] : NULL;
        return TC_OK;
    }
    tc_status status = new_node(p, kind, out);
    if (status == TC_OK) {
        (*out)->parts = l->items;
        (*out)->count = (uint32_t)l->count;
    }
    return status;
}

/* ---- Dates ---- */

static bool read_date(tc_slice text, tc_date *out) {
    return tc_date_parse_iso(text, out) || (text.len && tc_date_read(text, 0, out) == text.len);
}

/* One end of a range: "" is open. */
static bool read_end(parser *p, tc_slice text, bool upper, bool years, tc_slice *out) {
    char bytes[16];
    tc_date date;
    *out = (tc_slice){NULL, 0};
    text = tc_slice_trim(text);
    if (!text.len)
        return true;
    if (!read_date(text, &date) || (years && date.month))
        return false;
    tc_slice slot = tc_slot_of_date(upper && !years ? tc_date_last(date) : date, bytes);
    *out = tc_arena_copy(p->lexer.arena, slot);
    return out->ptr != NULL;
}

/* The value of a year or a date: a day, a month, a year, or from one to another. */
static tc_status read_range(parser *p, tc_expression *node) {
    bool years = node->field == TC_FIELD_YEAR;
    size_t dots = tc_slice_find(node->text, TC_SLICE(".."), 0);
    tc_slice low = tc_slice_sub(node->text, 0, dots);
    tc_slice high = dots == SIZE_MAX ? low : tc_slice_sub(node->text, dots + 2, node->text.len);
    node->kind = TC_EXPRESSION_RANGE;
    bool read =
        read_end(p, low, false, years, &node->low) && read_end(p, high, true, years, &node->high);
    bool reversed = read && node->high.len > 0 && tc_slice_compare(node->low, node->high) > 0;
    if (read && !reversed && node->low.len + node->high.len > 0)
        return TC_OK;
    misplaced(p, &p->next,
              reversed ? _("this ends before it begins")
              : years  ? _("this is no year")
                       : _("this is no date"));
    tc_error_hint(p->error, "%s",
                  years ? _("write year:2024 or year:2020..2024")
                        : _("write date:2024-06-30, date:2024-06 or date:2024-01-01..2024-06-30"));
    return TC_ERR_USAGE;
}

/* ---- The grammar ---- */

static tc_status parse_or(parser *p, tc_expression **out);

static tc_status advance(parser *p) {
    return tc_lexer_next(&p->lexer, &p->next, p->error);
}

static tc_status parse_filter(parser *p, tc_expression **out) {
    tc_status status = new_node(p, TC_EXPRESSION_FILTER, out);
    if (status != TC_OK)
        return status;
    (*out)->field = p->next.field;
    (*out)->text = p->next.text;
    if ((*out)->field == TC_FIELD_YEAR || (*out)->field == TC_FIELD_DATE)
        status = read_range(p, *out);
    return status == TC_OK ? advance(p) : status;
}

/* "khởi*": the beginning of a word.  A letter begins too many. */
static tc_status parse_prefix(parser *p, tc_slice letters, tc_expression **out) {
    size_t offset = 0;
    uint32_t count = 0;
    for (; offset < letters.len; count++)
        tc_utf8_next(letters, &offset);
    if (count < PREFIX_LETTERS) {
        misplaced(p, &p->next, _("this begins too many words"));
        tc_error_hint(p->error, "%s", _("write two letters or more before the *"));
        return TC_ERR_USAGE;
    }
    tc_status status = new_node(p, TC_EXPRESSION_PREFIX, out);
    if (status == TC_OK)
        (*out)->text = letters;
    return status == TC_OK ? advance(p) : status;
}

/* Words as they are written: one is a word, more are a phrase, none is nothing. */
static tc_status parse_text(parser *p, tc_expression **out) {
    tc_slice text = p->next.text;
    size_t offset = 0, start = 0, end = 0, count = 0;
    tc_token token;
    while (tc_token_next(text, &offset, &token)) {
        start = count++ ? start : token.start;
        end = token.end;
    }
    *out = NULL;
    if (count == 1 && p->next.kind == TC_LEXEME_TEXT && end + 1 == text.len && text.ptr[end] == '*')
        return parse_prefix(p, tc_slice_sub(text, start, end), out);
    tc_status status = TC_OK;
    if (count)
        status = new_node(p, count > 1 ? TC_EXPRESSION_PHRASE : TC_EXPRESSION_WORD, out);
    if (status == TC_OK && count)
        (*out)->text = tc_slice_sub(text, start, end);
    return status == TC_OK ? advance(p) : status;
}

static tc_status parse_brackets(parser *p, tc_expression **out) {
    tc_lexeme open = p->next;
    tc_status status = advance(p);
    if (status == TC_OK)
        status = parse_or(p, out);
    if (status == TC_OK && p->next.kind != TC_LEXEME_CLOSE)
        return misplaced(p, &open, _("the bracket is not closed"));
    return status == TC_OK ? advance(p) : status;
}

static tc_status parse_unary(parser *p, tc_expression **out) {
    tc_lexeme sign = p->next;
    tc_status status;
    if (++p->depth > TC_EXPRESSION_DEPTH)
        return too_long(p);
    if (sign.kind == TC_LEXEME_NOT) {
        tc_expression *part = NULL;
        status = advance(p);
        if (status == TC_OK)
            status = parse_unary(p, &part);
        if (status == TC_OK && !part)
            status = misplaced(p, &sign, _("there is nothing behind this NOT"));
        if (status == TC_OK)
            status = new_node(p, TC_EXPRESSION_NOT, out);
        list one = {0};
        if (status == TC_OK)
            status = append(p, &one, part);
        if (status == TC_OK) {
            (*out)->parts = one.items;
            (*out)->count = 1;
        }
    } else if (sign.kind == TC_LEXEME_OPEN) {
        status = parse_brackets(p, out);
    } else if (sign.kind == TC_LEXEME_FILTER) {
        status = parse_filter(p, out);
    } else if (sign.kind == TC_LEXEME_TEXT || sign.kind == TC_LEXEME_QUOTED) {
        status = parse_text(p, out);
    } else {
        *out = NULL;
        status = TC_OK;
    }
    p->depth--;
    return status;
}

static bool begins_part(tc_lexeme_kind kind) {
    return kind == TC_LEXEME_TEXT || kind == TC_LEXEME_QUOTED || kind == TC_LEXEME_FILTER ||
           kind == TC_LEXEME_OPEN || kind == TC_LEXEME_NOT;
}

/* Parts side by side. */
static tc_status parse_all(parser *p, tc_expression **out) {
    list parts = {0};
    tc_status status = TC_OK;
    while (status == TC_OK && begins_part(p->next.kind)) {
        tc_expression *part = NULL;
        status = parse_unary(p, &part);
        if (status == TC_OK)
            status = append(p, &parts, part);
    }
    return status == TC_OK ? join(p, TC_EXPRESSION_ALL, &parts, out) : status;
}

/* Parts with OPERATOR between them, each read by READ. */
static tc_status parse_joined(parser *p, tc_lexeme_kind operator, tc_expression_kind kind,
                              tc_status (*read)(parser *, tc_expression **), tc_expression **out) {
    list parts = {0};
    tc_expression *part = NULL;
    tc_status status = read(p, &part);
    if (status == TC_OK)
        status = append(p, &parts, part);
    while (status == TC_OK && p->next.kind == operator) {
        tc_lexeme sign = p->next;
        if (!part)
            return misplaced(p, &sign, _("there is nothing in front of this operator"));
        part = NULL;
        status = advance(p);
        if (status == TC_OK)
            status = read(p, &part);
        if (status == TC_OK && !part)
            return misplaced(p, &sign, _("there is nothing behind this operator"));
        if (status == TC_OK)
            status = append(p, &parts, part);
    }
    return status == TC_OK ? join(p, kind, &parts, out) : status;
}

static tc_status parse_and(parser *p, tc_expression **out) {
    return parse_joined(p, TC_LEXEME_AND, TC_EXPRESSION_AND, parse_all, out);
}

static tc_status parse_or(parser *p, tc_expression **out) {
    return parse_joined(p, TC_LEXEME_OR, TC_EXPRESSION_OR, parse_and, out);
}

tc_status tc_expression_parse(tc_arena *arena, tc_slice text, tc_expression **out,
                              tc_error *error) {
    parser p = {.lexer = {.arena = arena, .text = text}, .error = error};
    tc_expression *whole = NULL;
    tc_status status = advance(&p);
    if (status == TC_OK)
        status = parse_or(&p, &whole);
    if (status == TC_OK && p.next.kind == TC_LEXEME_CLOSE)
        return misplaced(&p, &p.next, _("this bracket closes nothing"));
    if (status == TC_OK && p.next.kind != TC_LEXEME_END)
        return misplaced(&p, &p.next, _("there is nothing in front of this operator"));
    if (status == TC_OK && !whole) {
        tc_error_set(error, TC_ERR_USAGE, "%s", _("the query has no words"));
        tc_error_hint(error, "%s", _("give words, a phrase in quotes, or a filter"));
        return TC_ERR_USAGE;
    }
    if (status == TC_OK)
        *out = whole;
    return status;
}

/* ---- Printing ---- */

static void print_filter(const tc_expression *e, tc_buffer *out) {
    const char *name = tc_schema_field(e->field)->name;
    if (e->kind == TC_EXPRESSION_FILTER)
        tc_buffer_printf(out, "%s:\"%.*s\"", name, (int)e->text.len, e->text.ptr);
    else
        tc_buffer_printf(out, "%s:%.*s..%.*s", name, (int)e->low.len, e->low.len ? e->low.ptr : "",
                         (int)e->high.len, e->high.len ? e->high.ptr : "");
}

void tc_expression_print(const tc_expression *e, tc_buffer *out) {
    static const char *const names[] = {[TC_EXPRESSION_ALL] = "all",
                                        [TC_EXPRESSION_AND] = "and",
                                        [TC_EXPRESSION_OR] = "or",
                                        [TC_EXPRESSION_NOT] = "not"};
    switch (e->kind) {
    case TC_EXPRESSION_WORD:
        tc_buffer_add(out, e->text);
        break;
    case TC_EXPRESSION_PREFIX:
        tc_buffer_printf(out, "%.*s*", (int)e->text.len, e->text.ptr);
        break;
    case TC_EXPRESSION_PHRASE:
        tc_buffer_printf(out, "\"%.*s\"", (int)e->text.len, e->text.ptr);
        break;
    case TC_EXPRESSION_FILTER:
    case TC_EXPRESSION_RANGE:
        print_filter(e, out);
        break;
    case TC_EXPRESSION_ALL:
    case TC_EXPRESSION_AND:
    case TC_EXPRESSION_OR:
    case TC_EXPRESSION_NOT:
        tc_buffer_printf(out, "(%s", names[e->kind]);
        for (uint32_t i = 0; i < e->count; i++) {
            tc_buffer_add_char(out, ' ');
            tc_expression_print(e->parts[i], out);
        }
        tc_buffer_add_char(out, ')');
        break;
    }
}
