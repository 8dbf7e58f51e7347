/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "words.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

static char strongest(tc_slice gap) {
    static const char order[] = ";.:()\",-/&";
    size_t best = sizeof order - 1;
    for (size_t i = 0; i < gap.len; i++) {
        unsigned char c = (unsigned char)gap.ptr[i];
        bool three = c == 0xE2 && i + 2 < gap.len;
        unsigned char last = three ? (unsigned char)gap.ptr[i + 2] : 0;
        if (three && (unsigned char)gap.ptr[i + 1] == 0x80 && last >= 0x90 && last <= 0x95)
            c = '-';
        else if (three && (unsigned char)gap.ptr[i + 1] == 0x80 && last >= 0x98 && last <= 0x9F)
            c = '"';
        const char *at = c ? memchr(order, c, sizeof order - 1) : NULL;
        if (at && (size_t)(at - order) < best)
            best = (size_t)(at - order);
    }
    return best < sizeof order - 1 ? order[best] : ' ';
}

static void fill(tc_slice text, tc_token token, size_t gap_from, tc_buffer *scratch, tc_word *out) {
    tc_slice word = tc_slice_sub(text, token.start, token.end);
    *out = (tc_word){.start = token.start, .end = token.end};
    tc_slice gap = tc_slice_sub(text, gap_from, token.start);
    out->before = strongest(gap);
    const char *line = gap.len ? memchr(gap.ptr, '\n', gap.len) : NULL;
    out->apart = line && memchr(line + 1, '\n', gap.len - (size_t)(line + 1 - gap.ptr));
    tc_buffer_clear(scratch);
    tc_fold_plain(word, scratch);
    tc_slice plain = tc_buffer_slice(scratch);
    size_t n = plain.len < TC_PLAIN_MAX - 1 ? plain.len : TC_PLAIN_MAX - 1;
    if (n)
        memcpy(out->plain, plain.ptr, n);
    /* The plain form without its accents is the folded one. */
    for (size_t i = 0, k = 0; i < plain.len && k < TC_WORD_MAX - 1;) {
        uint32_t base = tc_fold_base(tc_utf8_next(plain, &i));
        out->folded[k++] = base < 0x80 ? (char)base : '?';
    }
    size_t letters = 0, capitals = 0;
    for (size_t i = 0; i < word.len;) {
        uint32_t c = tc_utf8_next(word, &i);
        bool upper = tc_is_upper(c);
        if (!letters && !capitals)
            out->capital = upper || tc_is_digit(c);
        letters += tc_is_letter(c);
        capitals += upper;
    }
    out->shout = letters > 1 && capitals == letters;
}

size_t tc_words_read(tc_slice text, size_t from, size_t to, tc_word *out, size_t max) {
    tc_buffer scratch;
    tc_buffer_init(&scratch, 1 << 20);
    tc_slice part = tc_slice_sub(text, 0, to);
    tc_token token;
    size_t count = 0, offset = from;
    while (count < max) {
        size_t gap = offset;
        if (!tc_token_next(part, &offset, &token))
            break;
        fill(part, token, gap, &scratch, &out[count++]);
    }
    tc_buffer_dispose(&scratch);
    return count;
}

size_t tc_words_before(tc_slice text, size_t from, size_t to, tc_word *out, size_t max) {
    size_t at = to, words = 0;
    while (at > from && words < max) {
        size_t start = tc_back_word(text, at);
        if (start < at && start >= from) {
            words++;
            at = start;
        } else {
            do
                at--;
            while (at > from && ((unsigned char)text.ptr[at] & 0xC0) == 0x80);
        }
    }
    return tc_words_read(text, at, to, out, max);
}

static size_t begin(const tc_word *words, size_t count, const char *phrase, bool plain) {
    size_t used = 0;
    while (*phrase) {
        size_t n = strcspn(phrase, " ");
        if (used == count)
            return 0;
        const char *word = plain ? words[used].plain : words[used].folded;
        if (strlen(word) != n || memcmp(word, phrase, n) != 0)
            return 0;
        if (used && words[used].before != ' ' && words[used].before != ',')
            return 0;
        used++;
        phrase += n + (phrase[n] == ' ');
    }
    return used;
}

size_t tc_words_begin(const tc_word *words, size_t count, const char *phrase) {
    return begin(words, count, phrase, false);
}

size_t tc_words_begin_plain(const tc_word *words, size_t count, const char *phrase) {
    return begin(words, count, phrase, true);
}

size_t tc_words_last(const tc_word *words, size_t count, const char *phrase) {
    for (size_t i = count; i > 0; i--)
        if (tc_words_begin(words + i - 1, count - i + 1, phrase))
            return i - 1;
    return SIZE_MAX;
}

bool tc_begins_small(tc_slice s) {
    size_t offset = 0;
    uint32_t c = s.len ? tc_utf8_next(s, &offset) : 0;
    return tc_is_letter(c) && !tc_is_upper(c);
}

static size_t back_character(tc_slice text, size_t at) {
    do
        at--;
    while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80);
    return at;
}

size_t tc_back_space(tc_slice text, size_t at) {
    while (at > 0) {
        size_t previous = back_character(text, at);
        if (tc_utf8_space(text, previous) != at - previous && text.ptr[previous] != '*')
            break;
        at = previous;
    }
    return at;
}

size_t tc_back_word(tc_slice text, size_t at) {
    enum { WORD_BYTES = 64 };
    size_t start = at;
    while (start > 0 && at - start < WORD_BYTES) {
        size_t previous = back_character(text, start), offset = previous;
        uint32_t c = tc_utf8_next(text, &offset);
        if (!tc_is_letter(c) && !tc_is_digit(c))
            break;
        start = previous;
    }
    return start;
}
