/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document's citations, from its text to mentions with their issuers and relations. */
#include <citation/citation.h>

#include "abbreviations.h"
#include "blanks.h"
#include "bodies.h"
#include "coref.h"
#include "doubts.h"
#include "header.h"
#include "listed.h"
#include "lists.h"
#include "named.h"
#include "programmes.h"
#include "provision.h"
#include "relate.h"
#include "scan.h"
#include "titles.h"

#include <text/text.h>

#include <stdlib.h>
#include <string.h>

enum { ISSUER_GAP = 60, BEFORE_BYTES = 300 };

static size_t skip_space(tc_slice text, size_t at) {
    size_t space, from = at;
    while (at < text.len && at - from < ISSUER_GAP &&
           ((space = tc_utf8_space(text, at)) > 0 || text.ptr[at] == '*'))
        at += space ? space : 1;
    return at;
}

/* "của", "do" behind the mention, maybe behind a comma: offset of the body, or 0. */
static size_t issuer_start(tc_slice text, size_t at) {
    tc_word w[2];
    size_t i = skip_space(text, at);
    bool comma = i < text.len && text.ptr[i] == ',';
    size_t n = tc_words_read(text, i, i + 64 < text.len ? i + 64 : text.len, w, 2);
    if (n < 2 || (w[0].before != ' ' && !(comma && w[0].before == ',')))
        return 0;
    if (strcmp(w[0].folded, "cua") == 0 && w[1].before == ' ')
        return w[1].start;
    /* "…, Hội nghị lần thứ tám Ban Chấp hành Trung ương": a body that begins with a capital. */
    static const char *const bare[] = {"hoi nghi", "ban chap", "thu tuong", "chinh phu"};
    for (size_t k = 0; comma && k < sizeof bare / sizeof *bare; k++)
        if (w[0].capital && tc_words_begin(w, n, bare[k]))
            return w[0].start;
    return 0;
}

/* Offset behind the bracket in "Nghị quyết số 29-NQ/TW (khóa XI) ngày 04/11/2013"; AT when there is
 * none. */
static size_t skip_term(tc_slice text, size_t at) {
    enum { TERM_BYTES = 24 };
    size_t open = skip_space(text, at);
    tc_word w[1];
    if (open >= text.len || text.ptr[open] != '(' ||
        tc_words_read(text, open, text.len, w, 1) == 0 || strcmp(w[0].folded, "khoa") != 0)
        return at;
    const char *close =
        memchr(text.ptr + open, ')', text.len - open < TERM_BYTES ? text.len - open : TERM_BYTES);
    return close ? (size_t)(close - text.ptr) + 1 : at;
}

/* "Quyết định số 411/QĐ-TTg của Thủ tướng Chính phủ ngày 31/3/2022": a whole date behind the
 * issuer; a year there ("của UBND tỉnh năm 2023") says when something was to be done. */
static void read_late_date(tc_slice text, tc_found *f) {
    tc_date date = {0, 0, 0};
    bool broken;
    size_t end = tc_date_is_set(f->mention.date)
                     ? f->issuer_end
                     : tc_date_behind(text, f->issuer_end, &date, &broken);
    if (end == f->issuer_end || !date.day)
        return;
    f->mention.date = date;
    f->issuer_end = (uint32_t)end;
}

static void read_issuer(tc_arena *arena, tc_slice text, tc_found *f) {
    tc_mention *m = &f->mention;
    f->issuer_end = m->range.end;
    if (m->kind == TC_MENTION_NAMED)
        return;
    size_t behind = skip_term(text, m->range.end);
    size_t start = issuer_start(text, behind);
    size_t end = start ? tc_body_read(text, start) : 0;
    if (!end && behind > m->range.end) {
        f->issuer_end = (uint32_t)behind;
        read_late_date(text, f);
    }
    if (end) {
        m->issuer = tc_text_squeeze(arena, tc_slice_sub(text, start, end));
        f->issuer_end = (uint32_t)end;
        read_late_date(text, f);
    }
}

/* Where the verb begins in "Sở Xây dựng báo cáo tại": that ends at AT; else AT. */
static size_t before_speech(tc_slice text, size_t floor, size_t at) {
    static const char *const verbs[] = {
        "báo cáo",   "đề nghị",    "kiến nghị", "đề xuất", "thông báo", "trình",    "ý kiến",
        "có ý kiến", "cho ý kiến", "hướng dẫn", "yêu cầu", "trả lời",   "tham mưu", "chỉ đạo"};
    tc_word w[3];
    size_t n = tc_words_before(text, floor, at, w, 3);
    for (size_t from = 0; from < n; from++)
        for (size_t i = 0; !w[from].capital && i < sizeof verbs / sizeof *verbs; i++)
            if (tc_words_begin_plain(w + from, n - from, verbs[i]) == n - from)
                return tc_back_space(text, w[from].start);
    return at;
}

/* "Sở Tài chính tại Công văn số …", "Thủ tướng Chính phủ ban hành Quyết định số …" */
static tc_slice issuer_before(tc_slice text, size_t floor, const tc_mention *m) {
    static const char *const verbs[] = {
        "tai",         "ban hanh",  "ban hanh tai", "co",          "trinh tai",
        "da ban hanh", "thong qua", "da thong qua", "ki ban hanh", "da co"};
    tc_word w[4];
    if (m->range.start > BEFORE_BYTES && floor < m->range.start - BEFORE_BYTES)
        floor = m->range.start - BEFORE_BYTES;
    size_t n = tc_words_before(text, floor, m->range.start, w, 4);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        size_t at = tc_words_last(w, n, verbs[i]);
        if (at == SIZE_MAX || at + tc_words_begin(w + at, n - at, verbs[i]) != n ||
            w[at].before != ' ')
            continue;
        size_t end = tc_back_space(text, w[at].start);
        end = strcmp(verbs[i], "tai") == 0 ? before_speech(text, floor, end) : end;
        size_t start = tc_body_before(text, floor, end);
        if (start != SIZE_MAX)
            return tc_slice_sub(text, start, end);
    }
    return (tc_slice){NULL, 0};
}

static bool dates_agree(tc_date a, tc_date b) {
    return !tc_date_is_set(a) || !tc_date_is_set(b) ||
           (a.year == b.year && a.month == b.month && a.day == b.day);
}

static int by_canonical(const void *a, const void *b) {
    const tc_mention *x = *(const tc_mention *const *)a, *y = *(const tc_mention *const *)b;
    int order = tc_slice_compare(x->canonical, y->canonical);
    return order ? order : (x->range.start > y->range.start) - (x->range.start < y->range.start);
}

/* First of the sorted NAMED whose canonical is not before CANONICAL. */
static size_t lower_bound(const tc_mention *const *named, size_t count, tc_slice canonical) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tc_slice_compare(named[middle]->canonical, canonical) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whoever is named with a number once is meant wherever that number stands without a name. */
static tc_status share_issuers(tc_arena *arena, tc_finds *finds, tc_error *error) {
    enum { LOOK = 8 }; /* issuers of one number that are looked at */
    const tc_mention **named = tc_arena_take(arena, (finds->count + 1) * sizeof(tc_mention *));
    size_t count = 0;
    if (!named)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    for (size_t i = 0; i < finds->count; i++)
        if (finds->items[i].mention.issuer_full.len && finds->items[i].mention.canonical.len)
            named[count++] = &finds->items[i].mention;
    qsort(named, count, sizeof *named, by_canonical);
    for (size_t i = 0; i < finds->count; i++) {
        tc_mention *m = &finds->items[i].mention;
        if (m->issuer_full.len || !m->canonical.len)
            continue;
        size_t at = lower_bound(named, count, m->canonical);
        for (size_t k = at; k < count && k < at + LOOK && !m->issuer_full.len; k++)
            if (tc_slice_equal(named[k]->canonical, m->canonical) &&
                dates_agree(named[k]->date, m->date))
                m->issuer_full = named[k]->issuer_full;
    }
    return TC_OK;
}

static bool is_own(const tc_header *h, const tc_mention *m) {
    return h->symbol.len && tc_slice_equal(h->symbol, m->symbol) &&
           (m->kind == TC_MENTION_BLANK || tc_slice_equal(h->canonical, m->canonical));
}

/* The part of SYMBOL that tells whose it is, behind the type: CAT in KH-CAT-PC06. */
static tc_slice body_part(tc_slice symbol) {
    for (int i = 0; i < 2; i++) {
        size_t end = 0;
        while (end < symbol.len && symbol.ptr[end] != '-' && symbol.ptr[end] != '/')
            end++;
        tc_slice part = tc_slice_sub(symbol, 0, end);
        if (i || !tc_abbreviation_type(part).len)
            return part;
        symbol = tc_slice_sub(symbol, end + 1, symbol.len);
    }
    return symbol;
}

/* Whether the document itself is numbered in the same series, of a body that nobody else knows by
 * its abbreviation. */
static bool is_own_series(const tc_header *h, const tc_mention *m) {
    tc_slice part = body_part(m->symbol);
    return part.len > 1 && h->symbol.len && !tc_abbreviation_body(part).len &&
           h->style == m->style && tc_slice_equal(part, body_part(h->symbol));
}

/* The bodies that were named last, as written and in full: most are named again and again. */
enum { KNOWN = 8 };
typedef struct known_bodies {
    struct {
        tc_slice written, full;
    } items[KNOWN];
    size_t next;
} known_bodies;

static tc_slice body_full(tc_arena *arena, known_bodies *known, tc_slice written,
                          const tc_home *home) {
    for (size_t i = 0; i < KNOWN; i++)
        if (known->items[i].written.len && tc_slice_equal(known->items[i].written, written))
            return known->items[i].full;
    size_t at = known->next++ % KNOWN;
    known->items[at].written = written;
    known->items[at].full = tc_body_full(arena, written, home);
    return known->items[at].full;
}

/* "UBND xã đã ban hành Kế hoạch A, Kế hoạch B và các văn bản: số C; số D": MAKER, who made the
 * mention before AT, when that one is of the same list and the symbols name one body; else "". */
static tc_slice maker_of_list(tc_slice text, const tc_finds *finds, size_t at, tc_slice maker) {
    const tc_found *f = &finds->items[at];
    if (!maker.len || !at || !tc_lists_join(text, f - 1, f) ||
        !tc_slice_equal(body_part(f[-1].mention.symbol), body_part(f->mention.symbol)))
        maker.len = 0;
    return maker;
}

static tc_status find_bodies(tc_arena *arena, tc_slice text, const tc_header *header,
                             const tc_home *home, tc_finds *finds, tc_error *error) {
    known_bodies known = {0};
    tc_slice maker = {NULL, 0}; /* of the list that goes on */
    for (size_t i = 0; i < finds->count; i++) {
        tc_mention *m = &finds->items[i].mention;
        if (m->kind == TC_MENTION_STANDARD)
            continue;
        tc_slice written = m->issuer;
        size_t floor = i ? finds->items[i - 1].issuer_end : 0;
        m->provision = tc_provision_before(arena, text, floor, m->range.start);
        if (m->kind == TC_MENTION_NAMED)
            continue;
        if (!written.len)
            written = finds->items[i].between;
        if (!written.len)
            written = issuer_before(text, floor, m);
        if (!written.len)
            written = maker_of_list(text, finds, i, maker);
        maker = m->issuer.len ? (tc_slice){NULL, 0} : written;
        /* Whoever else signs, the series is that of the body which the symbol names first. */
        if (tc_slice_ends(m->type, TC_SLICE("liên tịch")))
            m->issuer_full = tc_body_of_symbol(arena, m->symbol, home);
        if (written.len && !m->issuer_full.len)
            m->issuer_full = body_full(arena, &known, written, home);
        else if (!m->issuer_full.len && is_own(header, m))
            m->issuer_full = header->issuer_full;
    }
    tc_status status = share_issuers(arena, finds, error);
    for (size_t i = 0; i < finds->count; i++) {
        tc_mention *m = &finds->items[i].mention;
        if (m->issuer_full.len || m->kind == TC_MENTION_STANDARD)
            continue;
        m->issuer_full = tc_body_of_symbol(arena, m->symbol, home);
        /* "221/CAT-PC06" in a plan "318/KH-CAT-PC06" */
        if (!m->issuer_full.len && is_own_series(header, m))
            m->issuer_full = header->issuer_full;
        m->uncertain |= TC_UNCERTAIN_ISSUER;
    }
    return status;
}

/* Where a line begins with a whole date, between FROM and TO: "ngày 9/12/2021 …", what is left of a
 * cell that a page has cut in two. */
static bool orphan_date(tc_slice text, size_t from, size_t to, tc_date *date) {
    for (size_t at = from;
         (at = tc_slice_find(tc_slice_sub(text, 0, to), TC_SLICE("ngày"), at)) != SIZE_MAX; at++) {
        size_t before = tc_back_space(text, at);
        if (before < at && memchr(text.ptr + before, '\n', at - before) &&
            tc_date_read(text, at, date) && date->day)
            return true;
    }
    return false;
}

/* A mention that ends its line without a date, and a line further on that begins with the date that
 * the same number bears elsewhere: the two were parted by other cells. */
static void join_dates(tc_slice text, tc_finds *finds) {
    enum { PARTED_BYTES = 1500, LOOK = 300 };
    for (size_t i = 0; i < finds->count; i++) {
        tc_mention *m = &finds->items[i].mention;
        size_t end = m->range.end, line = skip_space(text, end), to = end + PARTED_BYTES;
        tc_date date;
        if (i + 1 < finds->count && finds->items[i + 1].mention.range.start < to)
            to = finds->items[i + 1].mention.range.start;
        if (m->kind != TC_MENTION_NUMBERED || tc_date_is_set(m->date) ||
            !memchr(text.ptr + end, '\n', line - end) ||
            !orphan_date(text, line, to < text.len ? to : text.len, &date))
            continue;
        for (size_t k = 0; k < finds->count && k < LOOK; k++) {
            const tc_mention *other = &finds->items[k].mention;
            if (tc_slice_equal(other->canonical, m->canonical) && other->date.day &&
                dates_agree(other->date, date)) {
                m->date = date;
                m->uncertain |= TC_UNCERTAIN_DATE;
                break;
            }
        }
    }
}

/* The number lines of letterheads, also of forms in an annex, cite nothing. */
static void drop_number_lines(tc_finds *finds) {
    size_t kept = 0;
    for (size_t i = 0; i < finds->count; i++)
        if (!finds->items[i].alone)
            finds->items[kept++] = finds->items[i];
    finds->count = kept;
}

tc_status tc_citation_read(tc_arena *arena, const tc_document *document, tc_citations *out,
                           tc_error *error) {
    tc_slice text = document->text.utf8;
    tc_finds finds;
    tc_citations c = {0};
    tc_home home;
    tc_anchors anchors;
    if (!tc_anchors_find(arena, text, &anchors))
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    tc_status status = tc_scan(arena, text, &anchors, &finds, error);
    if (status != TC_OK)
        return status;
    tc_header_read(arena, document, &finds, &c.header, &home);
    drop_number_lines(&finds);
    join_dates(text, &finds);
    status = tc_named_add(arena, text, &anchors, &finds, error);
    if (status != TC_OK)
        return status;
    for (size_t i = 0; i < finds.count; i++)
        read_issuer(arena, text, &finds.items[i]);
    tc_lists_share(text, &finds);
    status = tc_listed_read(arena, document, &finds, error);
    if (status != TC_OK)
        return status;
    status = find_bodies(arena, text, &c.header, &home, &finds, error);
    if (status != TC_OK)
        return status;
    status = tc_titles_add(arena, text, &anchors, &c.header, &finds, error);
    if (status != TC_OK)
        return status;
    status = tc_programmes_add(arena, text, &finds, error);
    if (status != TC_OK)
        return status;
    status = tc_coref_aliases(arena, text, &anchors, &finds, error);
    if (status != TC_OK)
        return status;
    status = tc_relate(arena, document, &c.header, finds.items, finds.count, &c.edges,
                       &c.edge_count, error);
    if (status != TC_OK)
        return status;
    status = tc_coref_anaphors(arena, text, &anchors, &c.header, &finds, error);
    if (status != TC_OK)
        return status;
    tc_doubts_mark(document, &finds);
    tc_blanks_give(document, &c.header, &finds);
    tc_mention *mentions = tc_arena_room(arena, finds.count * sizeof *mentions);
    if (!mentions)
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    for (size_t i = 0; i < finds.count; i++)
        mentions[i] = finds.items[i].mention;
    c.mentions = mentions;
    c.mention_count = (uint32_t)finds.count;
    *out = c;
    return TC_OK;
}
