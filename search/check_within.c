/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a draft says against itself, and what cannot be. */
#include "check.h"

#include <record/keys.h>
#include <text/fold.h>
#include <text/text.h>

#include <string.h>

/* Mentions of the same number that one is compared with: a draft that is all one number must not
 * take for ever. */
enum { COMPARED_MAX = 32 };

static tc_slice text_of(const tc_check *check) {
    return check->record->document.text.utf8;
}

static json_int_t line_of(const tc_check *check, uint32_t at) {
    return tc_document_line(&check->record->document, check->mentions[at].mention->range.start);
}

/* ---- Spelling ---- */

/* The number and symbol as MENTION writes them, without blanks and leading zeros, one kind of
 * dash. */
static tc_slice written_number(tc_arena *arena, tc_slice text, const tc_mention *m) {
    tc_slice words = tc_slice_sub(text, m->range.start, m->range.end);
    tc_slice key = tc_key_number(arena, m->canonical);
    for (size_t at = 0; at < words.len; at++) {
        bool begins = words.ptr[at] >= '0' && words.ptr[at] <= '9' &&
                      (at == 0 || words.ptr[at - 1] < '0' || words.ptr[at - 1] > '9');
        tc_buffer out;
        tc_buffer_init(&out, 4096);
        while (begins && at < words.len && words.ptr[at] == '0')
            at++;
        for (size_t i = at; begins && i < words.len;) {
            size_t space = tc_utf8_space(words, i);
            if (space) {
                i += space;
                continue;
            }
            uint32_t c = tc_utf8_next(words, &i);
            bool dash = (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
            tc_utf8_put(&out, dash ? '-' : c == 0xD0 || c == 0x189 ? 0x110 : c);
            if (tc_slice_equal(tc_key_number(arena, tc_buffer_slice(&out)), key)) {
                tc_slice result = tc_arena_copy(arena, tc_buffer_slice(&out));
                tc_buffer_dispose(&out);
                return result;
            }
        }
        tc_buffer_dispose(&out);
    }
    return (tc_slice){NULL, 0};
}

/* Whether the words around are in capitals, too: a title that shouts. */
static bool is_shouted(tc_slice text, const tc_mention *m) {
    size_t lower = 0, upper = 0;
    for (size_t at = m->range.start; at < m->range.end;) {
        uint32_t c = tc_utf8_next(text, &at);
        if (tc_is_upper(c))
            upper++;
        else if (tc_is_letter(c))
            lower++;
    }
    return upper > 0 && lower == 0;
}

static tc_status check_spelling(tc_check *check, uint32_t at) {
    const tc_mention *m = check->mentions[at].mention;
    tc_arena *arena = check->session->arena;
    if (m->kind != TC_MENTION_NUMBERED || is_shouted(text_of(check), m))
        return TC_OK;
    tc_slice written = written_number(arena, text_of(check), m);
    if (!written.len || tc_slice_equal(written, m->canonical))
        return TC_OK;
    json_t *row = tc_check_add_mention(check, at, "note", "spelling"), *lines = json_array();
    json_object_set_new(row, "correction", tc_json_string(m->canonical));
    for (uint32_t i = 0, compared = 0; i < check->count && compared < COMPARED_MAX; i++) {
        const tc_check_mention *other = &check->mentions[i];
        bool same = tc_slice_equal(other->said.number, check->mentions[at].said.number);
        compared += same;
        if (i != at && same &&
            tc_slice_equal(written_number(arena, text_of(check), other->mention), m->canonical))
            tc_check_add_line(check, lines, i);
    }
    json_object_set_new(row, "others", lines);
    return TC_OK;
}

/* ---- Contradictions ---- */

/* Whether two mentions of one number cannot both be right, and nothing was said of either yet. */
static bool contradict(const tc_check_mention *a, const tc_check_mention *b, tc_comparison *out) {
    if (!a->counts || !b->counts || a->wrong || b->wrong ||
        !tc_slice_equal(a->said.number, b->said.number))
        return false;
    /* What both mean is known, and was compared with it. */
    if (a->found.number.len && b->found.number.len)
        return false;
    *out = tc_identity_compare(&a->said, &b->said);
    bool dates = tc_date_is_set(a->said.date) && tc_date_is_set(b->said.date) &&
                 tc_date_compare(a->said.date, b->said.date) != 0;
    bool issuers = a->mention->issuer.len && b->mention->issuer.len;
    return out->agreement == TC_AGREE_CONFLICT && (out->date ? dates : issuers);
}

/* Each mention against those above it. */
static void check_agreement(tc_check *check, uint32_t at) {
    tc_check_mention *m = &check->mentions[at];
    for (uint32_t i = 0, compared = 0; i < at && compared < COMPARED_MAX; i++) {
        const tc_check_mention *other = &check->mentions[i];
        tc_comparison c;
        compared += tc_slice_equal(other->said.number, m->said.number);
        if (!contradict(m, other, &c))
            continue;
        json_t *row = tc_check_add_mention(check, at, c.date ? "error" : "warning", "inconsistent");
        json_object_set_new(row, "differs", json_string(c.date ? "date" : "issuer"));
        json_object_set_new(row, "other_line", json_integer(line_of(check, i)));
        tc_slice words = tc_text_squeeze(
            check->session->arena,
            tc_slice_sub(text_of(check), other->mention->range.start, other->mention->range.end));
        json_object_set_new(row, "other_text", tc_json_string(words));
        m->wrong = true;
        return;
    }
}

/* ---- Dates ---- */

static size_t skip_blank(tc_slice text, size_t at) {
    for (size_t space; at < text.len && ((space = tc_utf8_space(text, at)) || text.ptr[at] == ',');)
        at += space ? space : 1;
    return at;
}

/* Reads a number of 1 to 4 digits; false when there is none. */
static bool read_number(tc_slice text, size_t *at, int *out) {
    size_t start = *at;
    *out = 0;
    while (*at < text.len && *at - start < 4 && text.ptr[*at] >= '0' && text.ptr[*at] <= '9')
        *out = *out * 10 + (text.ptr[(*at)++] - '0');
    return *at > start;
}

/* Passes over WORD or one of / - . at *AT, with white space around. */
static bool read_between(tc_slice text, size_t *at, const char *word) {
    size_t i = skip_blank(text, *at);
    tc_slice rest = tc_slice_sub(text, i, text.len);
    if (tc_slice_starts(rest, tc_slice_of(word)))
        i += strlen(word);
    else if (rest.len && memchr("/-.", rest.ptr[0], 3))
        i++;
    else
        return false;
    *at = skip_blank(text, i);
    return true;
}

/* The end of what is written like a day at AT, but is none; or 0. */
static size_t impossible_day(tc_slice text, size_t at) {
    int day, month, year;
    tc_date read;
    if (tc_date_read(text, at, &read))
        return 0;
    if (tc_slice_starts(tc_slice_sub(text, at, text.len), TC_SLICE("ngày")))
        at = skip_blank(text, at + strlen("ngày"));
    if (!read_number(text, &at, &day) || !read_between(text, &at, "tháng") ||
        !read_number(text, &at, &month) || !read_between(text, &at, "năm") ||
        !read_number(text, &at, &year) || year < 1000)
        return 0;
    bool is_day = month >= 1 && month <= 12 && day >= 1 && day <= tc_days_in_month(year, month);
    return is_day ? 0 : at;
}

/* What is right where the draft's date is impossible, as far as it is known. */
static tc_date known_date(const tc_check_mention *m) {
    return m->found.number.len ? m->found.date : m->meant.date;
}

static void check_impossible(tc_check *check, uint32_t at) {
    tc_check_mention *m = &check->mentions[at];
    if (m->mention->date.day)
        return;
    size_t start = skip_blank(text_of(check), m->mention->range.end);
    size_t end = impossible_day(text_of(check), start);
    if (!end)
        return;
    tc_date right = known_date(m);
    json_t *row = tc_check_add(check, start, end, "error", "impossible-date");
    if (right.day) {
        tc_buffer out;
        tc_buffer_init(&out, 64);
        tc_check_write_date(right, false, &out);
        json_object_set_new(row, "correction", tc_json_string(tc_buffer_slice(&out)));
        tc_buffer_dispose(&out);
    }
}

/* "25/2018/QĐ-UBND ngày 12/9/2019". */
static void check_year(tc_check *check, uint32_t at) {
    tc_check_mention *m = &check->mentions[at];
    int year = tc_number_year(m->said.number);
    if (m->wrong || !year || !m->said.date.year || m->said.date.year == year)
        return;
    json_t *row = tc_check_add_mention(check, at, "warning", "year-mismatch");
    json_object_set_new(row, "number_year", json_integer(year));
    json_object_set_new(row, "date_year", json_integer(m->said.date.year));
    m->wrong = true;
}

/* The years in which the National Assembly of each term sat, from its first session to the one
 * behind which the next began; both belong to both. */
static const struct {
    int term, from, to;
} assemblies[] = {{8, 1987, 1992},  {9, 1992, 1997},  {10, 1997, 2002},
                  {11, 2002, 2007}, {12, 2007, 2011}, {13, 2011, 2016},
                  {14, 2016, 2021}, {15, 2021, 2026}, {16, 2026, 2031}};

/* "88/2014/QH12": the Assembly of the twelfth term sat until 2011. */
static void check_term(tc_check *check, uint32_t at) {
    const tc_mention *m = check->mentions[at].mention;
    size_t digits = tc_slice_find(m->symbol, TC_SLICE("QH"), 0);
    int term = 0;
    if (digits == SIZE_MAX || !m->year || m->kind != TC_MENTION_NUMBERED)
        return;
    for (size_t i = digits + 2; i < m->symbol.len && i < digits + 4; i++)
        term = m->symbol.ptr[i] >= '0' && m->symbol.ptr[i] <= '9'
                   ? term * 10 + (m->symbol.ptr[i] - '0')
                   : 0;
    for (size_t i = 0; i < sizeof assemblies / sizeof *assemblies; i++) {
        if (assemblies[i].term != term ||
            (m->year >= assemblies[i].from && m->year <= assemblies[i].to))
            continue;
        json_t *row = tc_check_reported(check, at, "term-mismatch");
        if (row) {
            tc_check_also(check, row, at);
            return;
        }
        row = tc_check_add_mention(check, at, "warning", "term-mismatch");
        json_object_set_new(row, "number_year", json_integer(m->year));
        json_object_set_new(row, "term", json_integer(term));
        json_object_set_new(row, "term_from", json_integer(assemblies[i].from));
        json_object_set_new(row, "term_to", json_integer(assemblies[i].to));
    }
}

/* A document cites no later one. */
static void check_later_date(tc_check *check, uint32_t at) {
    const tc_check_mention *m = &check->mentions[at];
    tc_date own = check->own.date;
    if (m->wrong || !tc_date_is_set(own) || !tc_date_is_set(m->said.date) ||
        tc_date_compare(tc_date_first(m->said.date), tc_date_last(own)) <= 0)
        return;
    json_t *row = tc_check_add_mention(check, at, "warning", "later-date");
    json_object_set_new(row, "own_date", tc_date_json(own));
}

tc_status tc_check_within(tc_check *check) {
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < check->count; i++) {
        if (!check->mentions[i].counts)
            continue;
        check_impossible(check, i);
        check_year(check, i);
        check_term(check, i);
        check_later_date(check, i);
        check_agreement(check, i);
        status = check_spelling(check, i);
    }
    return status;
}
