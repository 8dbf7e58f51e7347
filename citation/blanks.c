/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "blanks.h"

#include "filename.h"
#include "words.h"

#include <text/fold.h>

#include <string.h>

enum {
    HEAD_WORDS = 8, /* "Ban hành kèm theo" and one more */
    SIGNER = 400,   /* bytes from who signed to when */
    DATE_AFTER = 6, /* bytes of blanks between the label and the date */
    SHOWN_MAX = 16  /* signatures that a text shows */
};

/* What one witness, or several that agree, say. */
typedef struct says {
    tc_date day;
    bool doubt; /* they do not agree */
} says;

/* Whether DAY has all that is said of PART. */
static bool fits(tc_date part, tc_date day) {
    return (!part.year || part.year == day.year) && (!part.month || part.month == day.month) &&
           (!part.day || part.day == day.day);
}

/* DAY, if it has what is PRINTED, is said by one more. */
static void add_day(says *s, tc_date printed, tc_date day) {
    if (!day.day || !fits(printed, day))
        return;
    s->doubt |= s->day.day && !tc_date_same_day(s->day, day);
    s->day = day;
}

/* ---- Annexes ---- */

/* "(Kèm theo", "Ban hành kèm theo", and nothing else, stands before F in its line. */
static bool heads_annex(tc_slice text, const tc_found *f) {
    static const char *const openings[] = {"kem theo", "ban hanh kem theo", "dinh kem",
                                           "dinh kem theo"};
    tc_word w[HEAD_WORDS];
    size_t start = f->mention.range.start, from = start;
    while (from > 0 && text.ptr[from - 1] != '\n' && start - from < 64)
        from--;
    size_t count = tc_words_read(text, from, start, w, HEAD_WORDS);
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (count && tc_words_begin(w, count, openings[i]) == count)
            return true;
    return false;
}

/* Whether F, at the head of an annex, is the document of HEADER with its number. */
static bool is_self(const tc_header *h, const tc_found *f) {
    const tc_mention *m = &f->mention;
    return m->kind == TC_MENTION_NUMBERED && m->style == h->style && m->date.day && !m->uncertain &&
           tc_fold_same(m->symbol, h->symbol) && tc_fold_same(m->type, h->type) &&
           m->date.year == h->date.year && (!h->date.month || m->date.month == h->date.month) &&
           (!h->number.len || tc_slice_equal(h->number, m->number));
}

static void ask_annexes(tc_slice text, const tc_finds *finds, tc_header *h) {
    const tc_mention *self = NULL;
    if (!h->symbol.len || !h->type.len || !tc_date_is_set(h->date) || h->year)
        return;
    for (size_t i = 0; i < finds->count; i++) {
        const tc_found *f = &finds->items[i];
        if (!is_self(h, f) || !heads_annex(text, f))
            continue;
        if (self && (!tc_slice_equal(self->number, f->mention.number) ||
                     !tc_date_same_day(self->date, f->mention.date)))
            return;
        self = &f->mention;
    }
    if (!self)
        return;
    if (!h->number.len) {
        h->number = self->number;
        h->canonical = self->canonical;
        h->number_from = TC_ORIGIN_ANNEX;
    }
    if (!h->date.day) {
        h->date = self->date;
        h->date_from = TC_ORIGIN_ANNEX;
    }
}

/* ---- Signatures ---- */

/* Whether somebody is said, in these words as written, to have signed in the bytes before AT. */
static bool is_signed_before(tc_slice text, size_t at) {
    static const char *const labels[] = {"Ký bởi", "ký bởi", "Người ký", "igned by"};
    tc_slice near = tc_slice_sub(text, at > SIGNER ? at - SIGNER : 0, at);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (tc_slice_find(near, tc_slice_of(labels[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* The day behind a label that ends at AT; unset when none follows. */
static tc_date day_behind(tc_slice text, size_t at) {
    tc_date day = {0, 0, 0};
    for (size_t i = 0; i < DATE_AFTER && at < text.len; i++, at++)
        if (text.ptr[at] != ' ' && text.ptr[at] != '\n' && text.ptr[at] != '\t')
            break;
    if (tc_date_read(text, at, &day))
        return day;
    return tc_day_written(tc_slice_sub(text, at, at + strlen("2022.05.20")));
}

/* What signatures show: "Ngày ký: 20/05/2022 10:12:33", "Thời gian ký: 20.05.2022 …", and in
 * English "Date: 2022.05.20 …".  How many there are. */
static unsigned ask_shown(tc_slice text, tc_date printed, says *s) {
    static const char *const labels[] = {"Ngày ký:", "Thời gian ký:", "Date:"};
    unsigned count = 0;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        for (size_t at = 0; count < SHOWN_MAX &&
                            (at = tc_slice_find(text, tc_slice_of(labels[i]), at)) != SIZE_MAX;) {
            size_t behind = at + strlen(labels[i]);
            tc_date day = is_signed_before(text, at) ? day_behind(text, behind) : (tc_date){0};
            count += day.day > 0;
            add_day(s, printed, day);
            at = behind;
        }
    return count;
}

/* ---- All of them ---- */

/* Whether NUMBER may be what a hand wrote, which was not read surely. */
static bool is_guess(const tc_document *document, tc_slice number) {
    for (uint32_t i = 0; i < document->doubt_count; i++)
        if (document->doubts[i].of & TC_DOUBT_GUESS &&
            tc_slice_equal(document->doubts[i].word, number))
            return true;
    return false;
}

static void take_name(tc_arena *arena, const tc_document *document, tc_header *h) {
    bool party = h->style == TC_STYLE_PARTY, hand = h->number_from == TC_ORIGIN_HANDWRITING;
    if ((h->number.len && !hand) || !h->symbol.len || h->year ||
        (!party && h->style != TC_STYLE_STATE))
        return;
    tc_slice number = tc_filename_number(arena, document->path, h->symbol);
    if (!number.len || tc_slice_equal(number, h->number))
        return;
    if (hand) { /* whoever is wrong */
        h->number_from = TC_ORIGIN_DISPUTED;
        h->number = h->canonical = (tc_slice){NULL, 0};
        return;
    }
    h->number = number;
    h->canonical = tc_canonical(arena, number, (tc_slice){NULL, 0}, h->symbol, party);
    h->number_from = is_guess(document, number) ? TC_ORIGIN_CONFIRMED : TC_ORIGIN_FILE_NAME;
}

/* The day by signatures and the name of the file, if all that fit the page agree, and with what a
 * HAND wrote; else none. */
static void take_day(const says *signs, const says *name, tc_date hand, tc_header *h) {
    const tc_date *days[] = {&signs->day, &name->day, &hand};
    static const tc_origin origins[] = {TC_ORIGIN_SIGNATURE, TC_ORIGIN_FILE_NAME,
                                        TC_ORIGIN_HANDWRITING};
    const tc_date *first = NULL, printed = h->date;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        if (!days[i]->day)
            continue;
        if (signs->doubt || (first && !tc_date_same_day(*first, *days[i]))) {
            h->date = printed;
            h->date_from = TC_ORIGIN_PAGE;
            return;
        }
        if (!first) {
            first = days[i];
            h->date = *first;
            h->date_from = origins[i];
        }
    }
}

void tc_blanks_fill(tc_arena *arena, const tc_document *document, const tc_finds *finds,
                    tc_header *h) {
    const tc_signed *signatures = &document->signatures;
    says signs = {.doubt = false}, name = {.doubt = false};
    bool issued = document->scan.read || signatures->count;
    tc_date hand = {0, 0, 0};
    if (h->date_from == TC_ORIGIN_HANDWRITING) {
        hand = h->date;
        h->date.day = 0;
        h->date_from = TC_ORIGIN_PAGE;
    }
    if (h->number.len && h->number_from == TC_ORIGIN_PAGE && h->date.day)
        return;
    ask_annexes(document->text.utf8, finds, h);
    tc_date printed = h->date;
    issued |= ask_shown(document->text.utf8, printed, &signs) > 0;
    if (issued)
        take_name(arena, document, h);
    if (printed.day || !tc_date_is_set(printed))
        return;
    for (uint32_t i = 0; i < signatures->count; i++)
        add_day(&signs, printed, signatures->days[i]);
    if (issued)
        add_day(&name, printed, tc_filename_day(document->path));
    take_day(&signs, &name, hand, h);
}

/* ---- Annexes of a scan ---- */

/* Whether A is B but for one letter that OCR took for another. */
static bool is_nearly(tc_slice a, tc_slice b) {
    size_t differ = 0;
    for (size_t i = 0; a.len == b.len && i < a.len; i++)
        differ += a.ptr[i] != b.ptr[i];
    return a.len == b.len && differ <= (a.len >= 5);
}

/* "kèm", "kèm theo" right before F, whatever OCR made of what stands before. */
static bool hangs_on(tc_slice text, const tc_found *f) {
    tc_word w[2];
    size_t start = f->mention.range.start, from = start > 32 ? start - 32 : 0;
    size_t n = tc_words_before(text, from, start, w, 2);
    return n && (tc_words_begin(w + n - 1, 1, "kem") || tc_words_begin(w, n, "kem theo"));
}

void tc_blanks_give(const tc_document *document, const tc_header *h, tc_finds *finds) {
    if (!document->scan.read || !h->number.len || !h->type.len || h->year)
        return;
    for (size_t i = 0; i < finds->count; i++) {
        tc_mention *m = &finds->items[i].mention;
        bool unread = m->kind == TC_MENTION_BLANK ||
                      (m->kind == TC_MENTION_NUMBERED && m->uncertain & TC_UNCERTAIN_NUMBER);
        if (!unread || m->style != h->style || !tc_fold_same(m->type, h->type) ||
            !is_nearly(m->symbol, h->symbol) || !fits(m->date, h->date) ||
            !hangs_on(document->text.utf8, &finds->items[i]))
            continue;
        m->kind = TC_MENTION_NUMBERED;
        m->number = h->number;
        m->symbol = h->symbol;
        m->canonical = h->canonical;
        m->issuer_full = h->issuer_full;
        m->relation = TC_ATTACHED_TO;
        m->uncertain |= TC_UNCERTAIN_NUMBER | (m->date.day ? 0 : TC_UNCERTAIN_DATE);
        m->date = h->date;
        m->suggestion = (tc_slice){NULL, 0};
    }
}
