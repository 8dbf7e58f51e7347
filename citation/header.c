/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "header.h"

#include "abbreviations.h"
#include "blanks.h"
#include "doubts.h"
#include "heading.h"
#include "headline.h"
#include "home.h"

#include <text/fold.h>

#include <string.h>

enum {
    TOP_BYTES = 6000, /* the header stands within them */
    TOP_BLOCKS = 60,
    DATE_BYTES = 600,  /* behind the number */
    ANNEX_MENTIONS = 4 /* of the documents that an annex may name before its own */
};

typedef struct top {
    tc_arena *arena;
    const tc_document *document;
    tc_slice text;
    size_t end; /* the header stands before it */
    tc_heading heading;
    tc_letterhead letter;
} top;

/* ---- lines ---- */

bool tc_line_next(tc_slice text, size_t *offset, tc_slice *line) {
    if (*offset >= text.len)
        return false;
    const char *end = memchr(text.ptr + *offset, '\n', text.len - *offset);
    size_t stop = end ? (size_t)(end - text.ptr) : text.len;
    *line = tc_slice_sub(text, *offset, stop);
    *offset = stop + 1;
    return true;
}

static bool is_mark(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '|' || c == '*' || c == '#' ||
           c == '>' || c == '_' || c == '\\';
}

tc_slice tc_bare_line(tc_slice line) {
    while (line.len && is_mark(line.ptr[0]))
        line = tc_slice_sub(line, 1, line.len);
    while (line.len && is_mark(line.ptr[line.len - 1]))
        line.len--;
    return line;
}

static bool begins_line(tc_slice text, size_t at) {
    while (at > 0 && is_mark(text.ptr[at - 1]))
        at--;
    return at == 0 || text.ptr[at - 1] == '\n' || (unsigned char)text.ptr[at - 1] == 0xA0;
}

/* At the beginning of a line, or of a column in one. */
static bool begins_column(tc_slice text, size_t at) {
    return begins_line(text, at) ||
           (at >= 1 && is_mark(text.ptr[at - 1]) && text.ptr[at - 1] != ' ') ||
           (at >= 2 && text.ptr[at - 1] == ' ' && is_mark(text.ptr[at - 2]));
}

/* ---- number ---- */

/* "Luật số: 58/2025/QH15": with a colon and a line of its own, the number is the document's. */
static bool has_colon(tc_slice text, const tc_found *f) {
    return memchr(text.ptr + f->mention.range.start, ':', f->core - f->mention.range.start) &&
           begins_line(text, f->mention.range.start);
}

/* "Số: 21/2014/TTLT-BKHCN-      Hà Nội, ngày …⏎BTC-BNV": what the symbol goes on with in the left
 * column, behind what the right one has beside it; "" when nothing. */
static tc_slice symbol_below(tc_slice text, size_t end) {
    size_t below = end, start, stop;
    tc_slice beside, line;
    if (end + 1 >= text.len || text.ptr[end] != '-' || !strchr(" \t", text.ptr[end + 1]) ||
        !tc_line_next(text, &below, &beside) || !tc_line_next(text, &below, &line) ||
        tc_bare_line(beside).len < 2)
        return (tc_slice){NULL, 0};
    for (start = 0; start < line.len && line.ptr[start] == ' ';)
        start++;
    for (stop = start; stop < line.len;) {
        size_t next = stop;
        uint32_t c = tc_utf8_next(line, &next);
        if (!tc_is_upper(c) && c != '-' && c != '&')
            break;
        stop = next;
    }
    bool alone = tc_utf8_space(line, stop) == 0
                     ? stop >= line.len || line.ptr[stop] == '\r'
                     : stop + 1 >= line.len || tc_utf8_space(line, stop + 1) > 0;
    return alone && stop > start + 1 ? tc_slice_sub(line, start, stop) : (tc_slice){NULL, 0};
}

static tc_slice with_part(tc_arena *arena, tc_slice name, tc_slice part) {
    tc_buffer whole;
    tc_buffer_init(&whole, TOP_BYTES);
    tc_buffer_add(&whole, name);
    tc_buffer_add_char(&whole, '-');
    tc_buffer_add(&whole, part);
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&whole));
    tc_buffer_dispose(&whole);
    return copy;
}

static void take(const tc_document *document, tc_finds *finds, size_t at, tc_header *h) {
    const tc_mention *m = &finds->items[at].mention;
    h->number = m->number;
    h->symbol = m->symbol;
    h->canonical = m->canonical;
    h->year = m->year;
    h->style = m->style;
    h->date = m->date;
    h->number_range = m->range;
    h->number_from = tc_doubts_hand(document, m->range.start, m->range.end) ? TC_ORIGIN_HANDWRITING
                                                                            : TC_ORIGIN_PAGE;
    memmove(&finds->items[at], &finds->items[at + 1],
            (finds->count - at - 1) * sizeof *finds->items);
    finds->count--;
}

/* The own number stands alone behind "Số:", before anything is cited. */
static bool take_number(top *t, tc_finds *finds, tc_header *h) {
    for (size_t i = 0; i < finds->count && i < 3; i++) {
        const tc_found *f = &finds->items[i];
        const tc_mention *m = &f->mention;
        if (m->range.start > TOP_BYTES || (f->typed && !has_colon(t->text, f)))
            return false;
        if (!f->labelled || !begins_line(t->text, m->range.start))
            continue;
        take(t->document, finds, i, h);
        tc_slice below = symbol_below(t->text, h->number_range.end);
        if (below.len) {
            h->symbol = with_part(t->arena, h->symbol, below);
            h->canonical = with_part(t->arena, h->canonical, below);
        }
        return true;
    }
    return false;
}

/* "QUYẾT ĐỊNH SỐ 15/2008/QĐ-UBND NGÀY 03/4/2008 CỦA UBND TỈNH … VỀ VIỆC …", as collections of laws
 * head what they reprint; the type may have a line of its own. */
static bool take_heading(top *t, tc_finds *finds, tc_header *h) {
    const tc_document *d = t->document;
    tc_heading *heading = &t->heading;
    const tc_found *f = finds->items;
    uint32_t i = 0, start = finds->count ? f->mention.range.start : TOP_BYTES;
    while (i < d->block_count && i < TOP_BLOCKS && d->blocks[i].range.start < start)
        i++;
    if (start >= TOP_BYTES || i == d->block_count || i == TOP_BLOCKS || !f->labelled ||
        d->blocks[i].range.start != start || d->blocks[i].kind != TC_BLOCK_PARAGRAPH ||
        !tc_is_shouted(tc_slice_sub(t->text, start, f->core)) ||
        (f->typed ? heading->block < i : heading->block != i - 1))
        return false;
    tc_range range = f->mention.range;
    if (f->typed)
        h->type = f->mention.type;
    take(d, finds, 0, h);
    while (i + 1 < d->block_count && d->blocks[i].range.end < range.end)
        i++;
    heading->block = i;
    heading->subject = tc_slice_sub(t->text, range.end, d->blocks[i].range.end);
    tc_word w[1];
    size_t of = tc_words_read(t->text, range.end, d->blocks[i].range.end, w, 1);
    size_t end = of && strcmp(w[0].folded, "cua") == 0 ? tc_body_read(t->text, w[0].end) : 0;
    if (end && end <= d->blocks[i].range.end) {
        t->letter.own = tc_text_squeeze(t->arena, tc_slice_sub(t->text, w[0].end, end));
        heading->subject = tc_slice_sub(t->text, end, d->blocks[i].range.end);
    }
    heading->subject = tc_slice_trim(heading->subject);
    return true;
}

/* ---- place and date ---- */

/* "Thành phố Hồ Chí Minh" before the comma at COMMA, maybe over a line end. */
static tc_slice place_before(top *t, size_t comma, size_t number_end) {
    tc_word w[8];
    size_t from = comma > 80 ? comma - 80 : 0;
    size_t count = tc_words_before(t->text, from, comma, w, 8), first = count;
    while (first > 0 && (w[first - 1].capital || tc_words_begin(&w[first - 1], 1, "pho")) &&
           w[first - 1].before != ',' && !w[first - 1].shout) {
        tc_slice gap = first > 1 ? tc_slice_sub(t->text, w[first - 2].end, w[first - 1].start)
                                 : (tc_slice){NULL, 0};
        first--;
        size_t end;
        bool whole = tc_place_read(t->text, w[first].start, &end) && end == w[count - 1].end;
        if (first == 0 || (whole && memchr(gap.ptr, '\n', gap.len)) ||
            memchr(gap.ptr, '|', gap.len) || memchr(gap.ptr, '\t', gap.len) ||
            memmem(gap.ptr, gap.len, "\n\n", 2) || memchr(gap.ptr, '*', gap.len) || gap.len > 3)
            break;
    }
    /* Right behind the number it needs no column of its own. */
    if (first == count || (!begins_column(t->text, w[first].start) &&
                           tc_back_space(t->text, w[first].start) != number_end))
        return (tc_slice){NULL, 0};
    return tc_text_squeeze(t->arena, tc_slice_sub(t->text, w[first].start, comma));
}

/* Within the header, or a little behind the number: a letter's subject may cite something. */
static void find_date(top *t, tc_header *h) {
    size_t end =
        h->number_range.end + DATE_BYTES > t->end ? h->number_range.end + DATE_BYTES : t->end;
    for (size_t at = 0; at < end;) {
        tc_token token;
        if (!tc_token_next(t->text, &at, &token) || token.start >= end)
            return;
        tc_slice word = tc_slice_sub(t->text, token.start, token.end);
        bool may = (word.ptr[0] | 0x20) == 'n' || (unsigned char)word.ptr[0] >= 0x80;
        /* "ngày14tháng 8": the blank was lost. */
        size_t letters = strlen("ngày");
        if (word.len > letters && tc_is_digit((unsigned char)word.ptr[letters]))
            word.len = letters;
        if (!may || word.len > 6 || !tc_fold_same(word, TC_SLICE("ngày")))
            continue;
        size_t comma = tc_back_space(t->text, token.start);
        tc_date date;
        size_t behind = tc_date_read(t->text, token.start, &date);
        if (!behind || comma == 0 || t->text.ptr[comma - 1] != ',')
            continue;
        h->place = place_before(t, comma - 1, h->number_range.end);
        if (h->place.len) {
            h->date = date;
            h->date_from = tc_doubts_hand(t->document, token.start, behind) ? TC_ORIGIN_HANDWRITING
                                                                            : TC_ORIGIN_PAGE;
            return;
        }
    }
}

static void read_letterhead(top *t) {
    tc_slice above = tc_slice_sub(t->text, 0, t->end);
    if (t->heading.block != UINT32_MAX &&
        t->document->blocks[t->heading.block].range.start < above.len)
        above.len = t->document->blocks[t->heading.block].range.start;
    tc_letterhead_read(t->arena, above, &t->letter);
}

/* ---- who and where ---- */

static void find_issuer(top *t, tc_header *h, const tc_home *home) {
    /* What several issue together is numbered by the first. */
    static const char *const joint[] = {"phối hợp", "liên tịch", "liên ngành"};
    for (size_t i = 0; h->symbol.len && i < sizeof joint / sizeof *joint; i++)
        if (tc_slice_ends(tc_type_of_symbol(h->symbol), tc_slice_of(joint[i])))
            h->issuer_full = tc_body_of_symbol(t->arena, h->symbol, home);
    if (h->issuer_full.len)
        ;
    else if (t->letter.own.len)
        h->issuer_full = tc_letterhead_body(t->arena, t->text, &t->letter, home);
    else if (h->symbol.len)
        h->issuer_full = tc_body_of_symbol(t->arena, h->symbol, home);
    if (home->place)
        h->province = tc_slice_of(home->place->name);
}

/* ---- annexes ---- */

static bool is_attachment(tc_slice text, const tc_found *f) {
    enum { NEAR = 3 };
    tc_word w[6];
    size_t from = f->mention.range.start > 60 ? f->mention.range.start - 60 : 0;
    size_t count = tc_words_before(text, from, f->mention.range.start, w, NEAR);
    if (tc_words_last(w, count, "kem theo") == SIZE_MAX &&
        tc_words_last(w, count, "dinh kem") == SIZE_MAX)
        return false;
    count = tc_words_before(text, from, f->mention.range.start, w, 6);
    size_t theo = tc_words_last(w, count, "kem theo"), dinh = tc_words_last(w, count, "dinh kem");
    size_t at = theo != SIZE_MAX ? theo : dinh;
    return at != SIZE_MAX && count - at <= NEAR;
}

/* "(Ban hành kèm theo Quyết định …)" is a paragraph of its own under the title of an annex. */
static bool heads_annex(const top *t, size_t at) {
    static const char *const openings[] = {"kem theo", "ban hanh kem theo", "dinh kem"};
    for (uint32_t i = 0; i < t->document->block_count && i < TOP_BLOCKS; i++) {
        const tc_block *b = &t->document->blocks[i];
        tc_word w[4];
        if (b->kind != TC_BLOCK_PARAGRAPH || at < b->range.start || at >= b->range.end)
            continue;
        size_t count = tc_words_read(b->text, 0, b->text.len, w, 4);
        for (size_t k = 0; k < sizeof openings / sizeof *openings; k++)
            if (tc_words_begin(w, count, openings[k]))
                return true;
    }
    return false;
}

/* An annex names the document it belongs to; when that has its number blank, and the file none of
 * its own, the file is that document with its annex. */
static void read_attachment(top *t, const tc_finds *finds, tc_header *h, const tc_home *home) {
    for (size_t i = 0; i < finds->count; i++) {
        const tc_found *f = &finds->items[i];
        if (!is_attachment(t->text, f))
            continue;
        if (tc_slice_equal(h->type, TC_SLICE("Phụ lục")) ||
            (!h->symbol.len && i < ANNEX_MENTIONS && heads_annex(t, f->mention.range.start))) {
            h->attached_to = f->mention.canonical;
        } else if (!h->symbol.len && f->mention.kind == TC_MENTION_BLANK) {
            h->symbol = f->mention.symbol;
            h->date = f->mention.date;
            h->style = f->mention.style;
        } else
            continue;
        size_t cua = tc_slice_find(t->text, TC_SLICE("của "), f->mention.range.end);
        if (!h->issuer_full.len && cua != SIZE_MAX && cua < f->mention.range.end + 8) {
            size_t from = cua + strlen("của "), end = tc_body_read(t->text, from);
            if (end)
                h->issuer_full = tc_body_full(t->arena, tc_slice_sub(t->text, from, end), home);
        }
        return;
    }
}

/* ---- all together ---- */

void tc_header_read(tc_arena *arena, const tc_document *document, tc_finds *finds, tc_header *out,
                    tc_home *home) {
    tc_header h = {0};
    top t = {.arena = arena, .document = document, .text = document->text.utf8};
    t.end = t.text.len < TOP_BYTES ? t.text.len : TOP_BYTES;
    tc_heading_read(arena, document, &t.heading);
    h.type = t.heading.type;
    t.letter.own = t.heading.issuer;
    bool numbered = take_number(&t, finds, &h) || take_heading(&t, finds, &h);
    if (finds->count && finds->items[0].mention.range.start < t.end)
        t.end = finds->items[0].mention.range.start;
    tc_letterhead heading = t.letter;
    read_letterhead(&t);
    /* "QUYẾT ĐỊNH CỦA CHỦ TỊCH UBND TỈNH": which one, the letterhead says. */
    if (heading.own.len)
        t.letter = (tc_letterhead){.own = heading.own, .parent = t.letter.own};
    if (!numbered && !t.letter.own.len && t.heading.block == UINT32_MAX) {
        h.title = tc_headline(arena, document);
        *home = (tc_home){.place = tc_home_most_named(t.text)};
        read_attachment(&t, finds, &h, home);
        if (h.attached_to.len && home->place)
            h.province = tc_slice_of(home->place->name);
        *out = h;
        return;
    }
    tc_date in_number = h.date;
    find_date(&t, &h);
    if (!tc_date_is_set(h.date))
        h.date = in_number;
    if (t.heading.block != UINT32_MAX)
        h.title = tc_heading_title(arena, document, &t.heading);
    else
        h.title = tc_heading_subject(arena, t.text, h.place);
    if (!h.title.len && !h.type.len && !numbered)
        h.title = tc_procedure_name(arena, document);
    tc_home_find(arena, t.text, &t.letter, h.symbol, h.place, home);
    find_issuer(&t, &h, home);
    read_attachment(&t, finds, &h, home);
    /* An annex of the centre names provinces in its examples. */
    if (h.attached_to.len && tc_home_is_centre(arena, h.issuer_full) && !t.letter.own.len) {
        *home = (tc_home){.place = NULL};
        h.province = TC_SLICE("");
    }
    if (!h.issuer_full.len && h.symbol.len)
        h.issuer_full = tc_body_of_symbol(arena, h.symbol, home);
    /* A consolidated text bears the type of what it consolidates as a heading. */
    bool consolidated = tc_slice_starts(h.symbol, TC_SLICE("VBHN"));
    if ((!h.type.len || consolidated) && numbered)
        h.type = tc_type_of_symbol(h.symbol);
    tc_footer_read(arena, t.text, &h);
    tc_blanks_fill(arena, document, finds, &h);
    *out = h;
}
