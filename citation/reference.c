/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <citation/reference.h>

#include "abbreviations.h"
#include "bodies.h"
#include "scan.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

enum { REFERENCE_BYTES = 1000, REFERENCE_WORDS = 40, NUMBER_DIGITS = 6 };

/* Reads "của UBND tỉnh Quảng Ngãi", a year or nothing; false when other words are left. */
static bool read_rest(tc_arena *arena, tc_slice text, size_t at, tc_reference *out) {
    static const tc_home nowhere = {.place = NULL};
    tc_word w[REFERENCE_WORDS];
    size_t n = tc_words_read(text, at, text.len, w, REFERENCE_WORDS), i = 0;
    tc_date date;
    size_t end = n ? tc_date_read(text, w[0].start, &date) : 0;
    if (end) {
        out->date = date;
        return read_rest(arena, text, end, out);
    }
    if (n && strcmp(w[0].folded, "cua") == 0)
        i++;
    if (i == n)
        return i == 0;
    /* A name in capitals reads worse than one as it was typed, so keep the typed one. */
    end = tc_body_read(text, w[i].start);
    if (!end || out->issuer_full.len)
        return false;
    out->issuer_full = tc_body_full(arena, tc_slice_sub(text, w[i].start, end), &nowhere);
    return read_rest(arena, text, end, out);
}

static bool parse_whole(tc_arena *arena, tc_slice text, tc_reference *out) {
    tc_finds finds;
    tc_word first;
    tc_anchors anchors;
    if (!tc_anchors_find(arena, text, &anchors) ||
        tc_scan(arena, text, &anchors, &finds, NULL) != TC_OK || finds.count != 1)
        return false;
    const tc_found *f = &finds.items[0];
    if (f->mention.kind != TC_MENTION_NUMBERED || !f->mention.symbol.len ||
        tc_words_read(text, 0, text.len, &first, 1) != 1 || first.start != f->mention.range.start)
        return false;
    tc_reference r = {.number = f->mention.number,
                      .symbol = f->mention.symbol,
                      .canonical = f->mention.canonical,
                      .year = f->mention.year,
                      .style = f->mention.style,
                      .date = f->mention.date};
    if (f->typed)
        r.type = f->mention.type;
    if (!read_rest(arena, text, f->mention.range.end, &r))
        return false;
    *out = r;
    return true;
}

/* The type at the beginning: how many words it takes. */
static size_t read_type(tc_arena *arena, tc_slice text, const tc_word *w, size_t n,
                        tc_slice *type) {
    for (size_t words = n < 5 ? n : 5; words > 0; words--) {
        *type = tc_type_named(arena, tc_slice_sub(text, w[0].start, w[words - 1].end));
        if (type->len)
            return words;
    }
    return 0;
}

/* "Nghị quyết 20", "Nghị định số 289/2025", "Kế hoạch 196 năm 2024 của UBND tỉnh Quảng Ngãi". */
static bool parse_short(tc_arena *arena, tc_slice text, tc_reference *out) {
    tc_word w[REFERENCE_WORDS];
    tc_reference r = {0};
    size_t n = tc_words_read(text, 0, text.len, w, REFERENCE_WORDS);
    size_t at = read_type(arena, text, w, n, &r.type);
    if (!at)
        return false;
    if (at < n && strcmp(w[at].folded, "so") == 0)
        at++;
    tc_slice digits = at < n ? tc_slice_sub(text, w[at].start, w[at].end) : (tc_slice){NULL, 0};
    if (!tc_utf8_is_number(digits) || digits.len > NUMBER_DIGITS)
        return false;
    while (digits.len > 1 && digits.ptr[0] == '0')
        digits = tc_slice_sub(digits, 1, digits.len);
    r.number = tc_arena_copy(arena, digits);
    size_t end = w[at].end;
    if (at + 1 < n && w[at + 1].before == '/' && w[at + 1].end - w[at + 1].start == 4 &&
        tc_utf8_is_number(tc_slice_sub(text, w[at + 1].start, w[at + 1].end))) {
        for (uint32_t i = w[at + 1].start; i < w[at + 1].end; i++)
            r.year = r.year * 10 + (text.ptr[i] - '0');
        end = w[at + 1].end;
    }
    if (!read_rest(arena, text, end, &r))
        return false;
    *out = r;
    return true;
}

bool tc_reference_parse(tc_arena *arena, tc_slice text, tc_reference *out) {
    if (text.len > REFERENCE_BYTES)
        return false;
    return parse_whole(arena, text, out) || parse_whole(arena, tc_text_upper(arena, text), out) ||
           parse_short(arena, text, out);
}

tc_slice tc_type_named(tc_arena *arena, tc_slice name) {
    tc_slice type = tc_type_by_name(tc_fold_ascii_in(arena, tc_text_squeeze(arena, name)));
    return type.len ? type : tc_abbreviation_type(tc_slice_trim(name));
}
