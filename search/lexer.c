/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "lexer.h"

#include <base/locale.h>
#include <citation/places.h>
#include <citation/reference.h>
#include <record/keys.h>
#include <text/fold.h>
#include <text/text.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum {
    NAME_BYTES = 64, /* of a filter's name */
    VALUE_WORDS = 5  /* that a value without quotes may have */
};

size_t tc_lexer_column(const tc_lexer *lexer, size_t offset) {
    size_t column = 1;
    for (size_t i = 0; i < offset && i < lexer->text.len; column++)
        tc_utf8_next(lexer->text, &i);
    return column;
}

/* ---- Characters ---- */

/* Bytes of the quotation mark at AT, or 0. */
static size_t quote_at(tc_slice text, size_t at) {
    static const char *const marks[] = {"\"", "“", "”", "„", "«", "»"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        tc_slice mark = tc_slice_of(marks[i]);
        if (tc_slice_starts(tc_slice_sub(text, at, text.len), mark))
            return mark.len;
    }
    return 0;
}

/* Of the single quote at AT, which begins a word, the one that ends a word behind it; SIZE_MAX
 * where there is none: an apostrophe stands inside a word (H'Mông). */
static size_t single_quoted(tc_slice text, size_t at) {
    static const char *const marks[][2] = {{"'", "'"}, {"‘", "’"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        tc_slice open = tc_slice_of(marks[i][0]), close = tc_slice_of(marks[i][1]);
        if (!tc_slice_starts(tc_slice_sub(text, at, text.len), open))
            continue;
        for (size_t end = at + open.len; (end = tc_slice_find(text, close, end)) < text.len;
             end += close.len) {
            size_t next = end + close.len;
            if (next >= text.len || tc_utf8_space(text, next) || text.ptr[next] == ')')
                return end;
        }
    }
    return SIZE_MAX;
}

static bool ends_text(tc_slice text, size_t at) {
    return at >= text.len || text.ptr[at] == '(' || text.ptr[at] == ')' ||
           tc_utf8_space(text, at) || quote_at(text, at);
}

static size_t skip_space(tc_slice text, size_t at) {
    size_t space;
    while (at < text.len && (space = tc_utf8_space(text, at)) > 0)
        at += space;
    return at;
}

/* The end of the text that begins at AT. */
static size_t text_end(tc_slice text, size_t at) {
    while (!ends_text(text, at))
        tc_utf8_next(text, &at);
    return at;
}

/* ---- Filters ---- */

/* The letters at AT that a colon follows: its offset, or SIZE_MAX. */
static size_t name_end(tc_slice text, size_t at) {
    size_t i = at, start = at;
    while (i < text.len && i - start < NAME_BYTES) {
        size_t next = i;
        uint32_t c = tc_utf8_next(text, &next);
        if (c == ':')
            return i > start ? i : SIZE_MAX;
        if (!tc_is_letter(c))
            return SIZE_MAX;
        i = next;
    }
    return SIZE_MAX;
}

static bool find_field(tc_arena *arena, tc_slice name, tc_field *out) {
    return tc_schema_find(tc_fold_plain_in(arena, name), out) ||
           tc_schema_find(tc_fold_ascii_in(arena, name), out);
}

/* The field whose name begins at AT, also in two words ("cơ quan:"): the offset behind the colon,
 * or 0. */
static size_t read_name(const tc_lexer *lexer, size_t at, tc_field *field) {
    tc_slice text = lexer->text;
    size_t end = name_end(text, at);
    if (end != SIZE_MAX)
        return find_field(lexer->arena, tc_slice_sub(text, at, end), field) ? end + 1 : 0;
    size_t first = text_end(text, at), second = skip_space(text, first);
    end = second > first ? name_end(text, second) : SIZE_MAX;
    if (end == SIZE_MAX || first - at > NAME_BYTES)
        return 0;
    char name[2 * NAME_BYTES];
    size_t length = first - at;
    memcpy(name, text.ptr + at, length);
    memcpy(name + length, text.ptr + second, end - second);
    return find_field(lexer->arena, (tc_slice){name, length + end - second}, field) ? end + 1 : 0;
}

/* Whether VALUE is whole: names of provinces and types may be longer than a word. */
static bool is_name_of(tc_arena *arena, tc_field field, tc_slice value) {
    if (field == TC_FIELD_PROVINCE)
        return tc_place_find(tc_key_place(arena, value)) != NULL;
    return field == TC_FIELD_TYPE && tc_type_named(arena, value).len > 0;
}

/* The end of the value that begins at AT: more than one word where these are a name together. */
static size_t value_end(const tc_lexer *lexer, tc_field field, size_t at) {
    size_t end = text_end(lexer->text, at), last = end;
    for (int words = 2; words <= VALUE_WORDS; words++) {
        size_t start = skip_space(lexer->text, last);
        last = text_end(lexer->text, start);
        if (start == last)
            break;
        if (is_name_of(lexer->arena, field, tc_slice_sub(lexer->text, at, last)))
            end = last;
    }
    return end;
}

tc_status tc_lexer_refuse(const tc_lexer *lexer, size_t offset, tc_error *error,
                          const char *message) {
    size_t column = tc_lexer_column(lexer, offset);
    if (error)
        error->column = (uint32_t)column;
    return tc_error_set(error, TC_ERR_USAGE, _("column %zu: %s"), column, message);
}

TC_PRINTF(4, 5)
static tc_status refuse(const tc_lexer *lexer, size_t at, tc_error *error, const char *format,
                        ...) {
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return tc_lexer_refuse(lexer, at, error, text);
}

static tc_status read_quoted(tc_lexer *lexer, size_t at, tc_slice *out, tc_error *error) {
    tc_slice text = lexer->text;
    size_t start = at + quote_at(text, at), end = start;
    while (end < text.len && !quote_at(text, end))
        tc_utf8_next(text, &end);
    if (end >= text.len) {
        refuse(lexer, at, error, "%s", _("the quote has no end"));
        tc_error_hint(error, "%s", _("put a quote behind its last word"));
        return TC_ERR_USAGE;
    }
    *out = tc_slice_sub(text, start, end);
    lexer->offset = end + quote_at(text, end);
    return TC_OK;
}

/* What stands between the single quote at AT and its end at END. */
static void read_single(tc_lexer *lexer, size_t at, size_t end, tc_slice *out) {
    size_t mark = lexer->text.ptr[at] == '\'' ? 1 : strlen("‘");
    *out = tc_slice_sub(lexer->text, at + mark, end);
    lexer->offset = end + mark;
}

static tc_status read_value(tc_lexer *lexer, size_t at, tc_lexeme *out, tc_error *error) {
    size_t value = skip_space(lexer->text, at), end = value;
    if (value < lexer->text.len && quote_at(lexer->text, value)) {
        tc_status status = read_quoted(lexer, value, &out->text, error);
        if (status != TC_OK || tc_slice_trim(out->text).len)
            return status;
    } else if (single_quoted(lexer->text, value) < lexer->text.len) {
        read_single(lexer, value, single_quoted(lexer->text, value), &out->text);
        return TC_OK;
    } else {
        end = value_end(lexer, out->field, value);
    }
    if (end == value) {
        refuse(lexer, out->start, error, _("“%.*s” needs a value"), (int)(at - out->start),
               lexer->text.ptr + out->start);
        tc_error_hint(error, _("such as %s"), tc_schema_field(out->field)->example);
        return TC_ERR_USAGE;
    }
    out->text = tc_slice_sub(lexer->text, value, end);
    lexer->offset = end;
    return TC_OK;
}

/* "loai" for "lọai:x": a name that is none, with something behind it, is a slip. */
static bool is_slip(const tc_lexer *lexer, size_t at, size_t *colon) {
    *colon = name_end(lexer->text, at);
    size_t value = *colon == SIZE_MAX ? SIZE_MAX : *colon + 1;
    return value < lexer->text.len && lexer->text.ptr[value] != '/' &&
           (quote_at(lexer->text, value) || !ends_text(lexer->text, value));
}

/* ---- The pieces ---- */

static tc_status read_text(tc_lexer *lexer, size_t at, tc_lexeme *out, tc_error *error) {
    static const struct {
        const char *name;
        tc_lexeme_kind kind;
    } operators[] = {{"AND", TC_LEXEME_AND}, {"OR", TC_LEXEME_OR}, {"NOT", TC_LEXEME_NOT}};
    size_t colon, value = read_name(lexer, at, &out->field);
    if (value) {
        out->kind = TC_LEXEME_FILTER;
        return read_value(lexer, value, out, error);
    }
    if (is_slip(lexer, at, &colon)) {
        refuse(lexer, at, error, _("“%.*s” is no filter"), (int)(colon + 1 - at),
               lexer->text.ptr + at);
        tc_error_hint(error, "%s",
                      _("filters are type: number: issuer: province: unit: year: "
                        "date: title: cites:"));
        return TC_ERR_USAGE;
    }
    lexer->offset = text_end(lexer->text, at);
    /* "điểm a)": a bracket that closes nothing is part of the word. */
    while (lexer->depth == 0 && lexer->offset < lexer->text.len &&
           lexer->text.ptr[lexer->offset] == ')')
        lexer->offset++;
    out->text = tc_slice_sub(lexer->text, at, lexer->offset);
    out->kind = TC_LEXEME_TEXT;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (tc_slice_equal(out->text, tc_slice_of(operators[i].name)))
            out->kind = operators[i].kind;
    return TC_OK;
}

/* A dash in front of something negates it. */
static bool negates(tc_slice text, size_t at) {
    if (text.ptr[at] != '-' || at + 1 >= text.len)
        return false;
    size_t next = at + 1;
    if (text.ptr[next] == '(' || quote_at(text, next))
        return true;
    uint32_t c = tc_utf8_next(text, &next);
    return tc_is_letter(c) || tc_is_digit(c);
}

static void read_sign(tc_lexer *lexer, tc_lexeme_kind kind, tc_lexeme *out) {
    out->kind = kind;
    out->text = tc_slice_sub(lexer->text, lexer->offset, lexer->offset + 1);
    lexer->offset++;
}

tc_status tc_lexer_next(tc_lexer *lexer, tc_lexeme *out, tc_error *error) {
    tc_slice text = lexer->text;
    size_t at = skip_space(text, lexer->offset);
    *out = (tc_lexeme){.kind = TC_LEXEME_END, .start = at};
    lexer->offset = at;
    if (at >= text.len)
        return TC_OK;
    if (text.ptr[at] == '(' || text.ptr[at] == ')') {
        bool open = text.ptr[at] == '(';
        if (open || lexer->depth > 0)
            lexer->depth += open ? 1 : UINT32_MAX;
        read_sign(lexer, open ? TC_LEXEME_OPEN : TC_LEXEME_CLOSE, out);
        return TC_OK;
    }
    if (quote_at(text, at)) {
        out->kind = TC_LEXEME_QUOTED;
        return read_quoted(lexer, at, &out->text, error);
    }
    size_t single = single_quoted(text, at);
    if (single < text.len) {
        out->kind = TC_LEXEME_QUOTED;
        read_single(lexer, at, single, &out->text);
        return TC_OK;
    }
    if (negates(text, at)) {
        read_sign(lexer, TC_LEXEME_NOT, out);
        return TC_OK;
    }
    return read_text(lexer, at, out, error);
}
