/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "doubts.h"

#include <string.h>

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

/* What OCR was not sure of in WORD, which may be two that the end of a line parted: "36-" and
 * "NQ/TW". */
static unsigned doubt_of(const tc_document *d, uint32_t page, tc_slice word) {
    unsigned of = tc_document_doubt(d, page, word);
    for (size_t i = 1; i < word.len; i++)
        if (strchr("-/&", word.ptr[i - 1]))
            of |= tc_document_doubt(d, page, tc_slice_sub(word, 0, i)) |
                  tc_document_doubt(d, page, tc_slice_sub(word, i, word.len));
    return of;
}

/* The next word from *AT on, which moves behind it and to the one that follows; false from END on.
 */
static bool next_word(tc_slice text, size_t *at, size_t end, tc_slice *word) {
    size_t from = *at, to = from;
    if (from >= end)
        return false;
    while (to < text.len && !is_blank(text.ptr[to]))
        to++;
    *word = tc_slice_sub(text, from, to);
    while (to < text.len && is_blank(text.ptr[to]))
        to++;
    *at = to > from ? to : from + 1;
    return true;
}

static void mark(const tc_document *d, tc_found *f) {
    tc_slice text = d->text.utf8, word;
    tc_mention *m = &f->mention;
    uint32_t number_end = f->number_end ? f->number_end : m->range.start;
    for (size_t at = m->range.start, next = at; next_word(text, &next, m->range.end, &word);
         at = next) {
        unsigned of = doubt_of(d, tc_document_page(d, at), word);
        if (at >= number_end)
            m->uncertain |= of & TC_DOUBT_DIGITS ? TC_UNCERTAIN_DATE : 0;
        else
            m->uncertain |= (of & TC_DOUBT_DIGITS ? TC_UNCERTAIN_NUMBER : 0) |
                            (of & TC_DOUBT_LETTERS ? TC_UNCERTAIN_SYMBOL : 0);
    }
}

bool tc_doubts_hand(const tc_document *document, size_t start, size_t end) {
    tc_slice word;
    bool hand = false;
    for (size_t at = start, next = at;
         document->doubt_count && next_word(document->text.utf8, &next, end, &word); at = next)
        hand |= (doubt_of(document, tc_document_page(document, at), word) & TC_DOUBT_HAND) != 0;
    return hand;
}

void tc_doubts_mark(const tc_document *document, tc_finds *finds) {
    for (size_t i = 0; document->doubt_count && i < finds->count; i++) {
        tc_mention_kind kind = finds->items[i].mention.kind;
        if (kind != TC_MENTION_ALIAS && kind != TC_MENTION_ANAPHOR)
            mark(document, &finds->items[i]);
    }
}
