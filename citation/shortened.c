/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "Nghị định 146/2025", as people speak of it: a type that is numbered by the year, the number and
 * the year.  Only a decree's symbol follows from that for certain.  And "Nghị định 150 CP", as it
 * was written before numbers had dashes in them. */
#include "scan.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

enum { DIGITS_MAX = 4, LOOK = 300 /* mentions among which the whole number is looked for */ };

/* The year whose four digits begin at AT and end the number, or 0. */
static int year_at(tc_slice text, size_t at) {
    int year = 0;
    size_t end = at + 4;
    if (end > text.len)
        return 0;
    for (size_t i = at; i < end; i++) {
        if (!tc_is_digit(text.ptr[i]))
            return 0;
        year = year * 10 + (text.ptr[i] - '0');
    }
    size_t offset = end;
    char next = end < text.len ? text.ptr[end] : ' ';
    bool more =
        (next == '.' || next == ',') && end + 1 < text.len && tc_is_digit(text.ptr[end + 1]);
    bool ended =
        end == text.len || (!tc_is_letter(tc_utf8_next(text, &offset)) && !tc_is_digit(next));
    return ended && !more && !strchr("/-_%", next) && year >= 1945 && year <= 2099 ? year : 0;
}

/* A symbol that every document of TYPE has. */
static bool is_by_year(tc_slice type, tc_slice *symbol) {
    static const struct {
        const char *type, *symbol;
    } types[] = {{"Nghị định", "NĐ-CP"}, {"Thông tư", ""},   {"Thông tư liên tịch", ""},
                 {"Quyết định", ""},     {"Nghị quyết", ""}, {"Pháp lệnh", ""},
                 {"Luật", ""},           {"Bộ luật", ""}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (tc_slice_equal(type, tc_slice_of(types[i].type))) {
            *symbol = tc_slice_of(types[i].symbol);
            return true;
        }
    return false;
}

/* The one before that gives the number in full; NULL when there is none, or another one. */
static const tc_mention *find_whole(const tc_finds *finds, const tc_mention *m) {
    const tc_mention *whole = NULL;
    for (size_t i = finds->count, seen = 0; i > 0 && seen < LOOK; i--, seen++) {
        const tc_mention *other = &finds->items[i - 1].mention;
        if (other->year != m->year || !other->symbol.len || !tc_slice_equal(other->type, m->type) ||
            !tc_slice_equal(other->number, m->number))
            continue;
        if (whole && !tc_slice_equal(whole->symbol, other->symbol))
            return NULL;
        whole = other;
    }
    return whole;
}

bool tc_shortened_read(tc_arena *arena, tc_slice text, size_t floor, size_t slash,
                       const tc_finds *finds, tc_found *out) {
    size_t start = slash, label, at;
    int year = year_at(text, slash + 1);
    while (year && start > floor && slash - start < DIGITS_MAX && tc_is_digit(text.ptr[start - 1]))
        start--;
    if (!year || start == slash || start == 0 ||
        (!tc_utf8_space(text, start - 1) && text.ptr[start - 1] != ':'))
        return false;
    tc_found f = {.core = (uint32_t)start, .labelled = true, .typed = true};
    tc_mention *m = &f.mention;
    tc_slice symbol = {NULL, 0};
    label = tc_label_before(text, start);
    at = tc_type_before(text, label, &m->type);
    if (at == label || at < floor || !is_by_year(m->type, &symbol))
        return false;
    tc_numeral numeral = {.number = {(uint32_t)start, (uint32_t)slash}};
    f.year = tc_slice_sub(text, slash + 1, slash + 5);
    m->kind = TC_MENTION_NUMBERED;
    m->style = TC_STYLE_STATE_YEAR;
    m->number = tc_numeral_number(arena, text, &numeral);
    m->year = year;
    m->uncertain = TC_UNCERTAIN_SYMBOL;
    const tc_mention *whole = symbol.len ? NULL : find_whole(finds, m);
    if (whole) {
        symbol = whole->symbol;
        m->uncertain = TC_UNCERTAIN_IDENTITY;
        m->kind = TC_MENTION_ALIAS;
    }
    m->symbol = symbol;
    m->canonical = tc_canonical(arena, m->number, f.year, symbol, false);
    bool broken;
    m->range.start = (uint32_t)at;
    m->range.end = (uint32_t)tc_date_behind(text, slash + 5, &m->date, &broken);
    *out = f;
    return m->canonical.ptr != NULL;
}

/* Types that the Government and the Council of Ministers numbered so. */
static bool is_aged(tc_slice type) {
    static const char *const types[] = {"Nghị định", "Nghị quyết", "Quyết định",
                                        "Chỉ thị",   "Thông tư",   "Công văn"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (tc_slice_equal(type, tc_slice_of(types[i])))
            return true;
    return false;
}

bool tc_aged_read(tc_arena *arena, tc_slice text, size_t blank, tc_found *out) {
    size_t start = blank;
    while (start > 0 && blank - start < DIGITS_MAX && tc_is_digit(text.ptr[start - 1]))
        start--;
    tc_numeral numeral;
    if (start == blank || (start > 0 && !tc_utf8_space(text, start - 1)) ||
        !tc_numeral_read_bare(text, start, &numeral))
        return false;
    tc_found f = {.core = (uint32_t)start, .labelled = true, .typed = true, .dashed = true};
    tc_mention *m = &f.mention;
    size_t label = tc_label_before(text, start), at = tc_type_before(text, label, &m->type);
    if (at == label || !is_aged(m->type))
        return false;
    m->kind = TC_MENTION_NUMBERED;
    m->style = numeral.style;
    m->number = tc_numeral_number(arena, text, &numeral);
    m->symbol = tc_numeral_symbol(arena, text, &numeral);
    m->canonical = tc_canonical(arena, m->number, (tc_slice){NULL, 0}, m->symbol, true);
    m->uncertain = TC_UNCERTAIN_SPELLING;
    bool broken;
    m->range.start = (uint32_t)at;
    m->range.end = (uint32_t)tc_date_behind(text, numeral.end, &m->date, &broken);
    *out = f;
    return m->canonical.ptr != NULL;
}
