/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "words.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

/* The marks by strength, from the weakest on; all else is none. */
static const unsigned char ranks[256] = {
    ['&'] = 1, ['/'] = 2, ['-'] = 3, [','] = 4,  ['"'] = 5, [')'] = 6,
    ['('] = 7, [':'] = 8, ['.'] = 9, [';'] = 10, ['|'] = 11};

/* Notes of WORD the strongest mark in the GAP before it, and whether a blank line is there. */
static void read_gap(tc_slice gap, tc_word *word) {
    static const char order[] = " &/-,\")(:.;|";
    unsigned char best = 0;
    size_t lines = 0;
    for (size_t i = 0; i < gap.len; i++) {
        unsigned char c = (unsigned char)gap.ptr[i];
        bool three = c == 0xE2 && i + 2 < gap.len;
        unsigned char last = three ? (unsigned char)gap.ptr[i + 2] : 0;
        if (three && (unsigned char)gap.ptr[i + 1] == 0x80 && last >= 0x90 && last <= 0x95)
            c = '-';
        else if (three && (unsigned char)gap.ptr[i + 1] == 0x80 && last >= 0x98 && last <= 0x9F)
            c = '"';
        best = ranks[c] > best ? ranks[c] : best;
        lines += c == '\n';
    }
    word->before = order[best];
    word->apart = lines > 1;
}

/* WORD as tc_fold_plain has it, at most SIZE bytes; how many it has in all, or is cut at. */
static size_t put_plain(const tc_word *word, char *out, size_t size) {
    tc_slice token = {word->written, word->end - word->start};
    char syllable[TC_SYLLABLE_ROOM];
    tc_slice plain = {syllable, tc_token_plain(token, syllable)};
    tc_buffer strange = {0};
    if (!plain.len) {
        tc_buffer_init(&strange, token.len * 3 + 16);
        tc_fold_plain(token, &strange);
        plain = tc_buffer_slice(&strange);
    }
    plain = tc_slice_sub(plain, 0, size);
    if (plain.len)
        memcpy(out, plain.ptr, plain.len);
    if (strange.data)
        tc_buffer_dispose(&strange);
    return plain.len;
}

void tc_word_plain(const tc_word *word, char out[TC_PLAIN_MAX]) {
    out[put_plain(word, out, TC_PLAIN_MAX - 1)] = '\0';
}

/* Whether the N bytes of PLAIN have the letters of WORD, accents apart; that is soon told. */
static bool folds_alike(const tc_word *word, const char *plain, size_t n) {
    const tc_slice s = {plain, n};
    size_t k = 0;
    for (size_t i = 0; i < n && k < TC_WORD_MAX - 1; k++) {
        uint32_t base = tc_fold_base(tc_utf8_next(s, &i));
        if ((uint32_t)(unsigned char)word->folded[k] != (base < 0x80 ? base : '?'))
            return false;
    }
    return word->folded[k] == '\0';
}

static bool is_plain(const tc_word *word, const char *plain, size_t n) {
    char mine[TC_PLAIN_MAX];
    return folds_alike(word, plain, n) && put_plain(word, mine, TC_PLAIN_MAX - 1) == n &&
           memcmp(mine, plain, n) == 0;
}

bool tc_word_is_on(const tc_word *word, const char *plain) {
    return is_plain(word, plain, strlen(plain));
}

/* The folded form, with '?' for what has no ASCII letter. */
static void fold_strange(tc_slice word, char out[TC_WORD_MAX]) {
    tc_buffer plain;
    tc_buffer_init(&plain, word.len * 3 + 16);
    tc_fold_plain(word, &plain);
    size_t k = 0;
    for (size_t i = 0; i < plain.len && k < TC_WORD_MAX - 1;) {
        uint32_t base = tc_fold_base(tc_utf8_next(tc_buffer_slice(&plain), &i));
        out[k++] = base < 0x80 ? (char)base : '?';
    }
    out[k] = '\0';
    tc_buffer_dispose(&plain);
}

/* Reads the word at *AT, behind a gap from GAP_FROM on; false when none begins there. */
static bool fill(tc_slice text, size_t gap_from, size_t *at, tc_word *out) {
    enum { SHORT = 96 }; /* bytes; a longer word is cut, for no rule looks at one */
    char key[TC_KEY_ROOM(SHORT)];
    size_t start = *at;
    tc_shape shape;
    size_t n = tc_token_fold(tc_slice_sub(text, 0, start + SHORT), at, key, &shape);
    if (*at == start)
        return false;
    if (*at > start + SHORT - 4) {
        tc_token whole;
        *at = start;
        tc_token_next(text, at, &whole);
        shape.syllable = false;
    }
    out->start = (uint32_t)start;
    out->end = (uint32_t)*at;
    out->written = text.ptr + start;
    out->before = ' ';
    out->apart = false;
    out->capital = shape.letters ? shape.capital : shape.digits > 0;
    out->shout = shape.letters > 1 && shape.capitals == shape.letters;
    if (start - gap_from != 1 || text.ptr[gap_from] != ' ')
        read_gap(tc_slice_sub(text, gap_from, start), out);
    if (shape.syllable) {
        memcpy(out->folded, key, TC_WORD_MAX); /* KEY has room for more */
        out->folded[n < TC_WORD_MAX - 1 ? n : TC_WORD_MAX - 1] = '\0';
    } else
        fold_strange(tc_slice_sub(text, start, *at), out->folded);
    return true;
}

size_t tc_words_read(tc_slice text, size_t from, size_t to, tc_word *out, size_t max) {
    tc_slice part = tc_slice_sub(text, 0, to);
    size_t count = 0, offset = from, gap = from;
    while (count < max && offset < part.len) {
        if (!tc_token_key[(unsigned char)part.ptr[offset]])
            offset++;
        else if (fill(part, gap, &offset, &out[count])) {
            count++;
            gap = offset;
        } else {
            tc_utf8_next(part, &offset);
        }
    }
    return count;
}

size_t tc_words_before(tc_slice text, size_t from, size_t to, tc_word *out, size_t max) {
    size_t at = to, words = 0;
    /* Where so few bytes cannot be more words they are all of them. */
    if (from < to && (to - from) / 2 + 1 < max)
        return tc_words_read(text, from, to, out, max);
    while (at > from && words < max) {
        unsigned char last = (unsigned char)text.ptr[at - 1];
        if (!tc_token_key[last]) {
            at--;
            continue;
        }
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

size_t tc_words_begin_on(const tc_word *words, size_t count, const char *phrase) {
    size_t used = 0;
    while (*phrase) {
        size_t n = 0;
        if (used == count)
            return 0;
        const char *word = words[used].folded;
        while (word[n] && word[n] == phrase[n])
            n++;
        if (word[n] || (phrase[n] && phrase[n] != ' '))
            return 0;
        if (used && words[used].before != ' ' && words[used].before != ',')
            return 0;
        used++;
        phrase += n + (phrase[n] == ' ');
    }
    return used;
}

size_t tc_words_begin_plain_on(const tc_word *words, size_t count, const char *phrase) {
    size_t used = 0;
    while (*phrase) {
        size_t n = 0;
        while (phrase[n] && phrase[n] != ' ')
            n++;
        if (used == count || !is_plain(&words[used], phrase, n) ||
            (used && words[used].before != ' ' && words[used].before != ','))
            return 0;
        used++;
        phrase += n + (phrase[n] == ' ');
    }
    return used;
}

size_t tc_words_last(const tc_word *words, size_t count, const char *phrase) {
    for (size_t i = count; i > 0; i--)
        if (tc_words_begin(words + i - 1, count - i + 1, phrase))
            return i - 1;
    return SIZE_MAX;
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

enum { PAGE_DIGITS = 3, PAGE_BYTES = 160 };

static bool is_digit_at(tc_slice text, size_t at) {
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

static bool holds_line(tc_slice text, size_t from, size_t to) {
    return from < to && memchr(text.ptr + from, '\n', to - from);
}

size_t tc_back_page(tc_slice text, size_t at) {
    size_t end = tc_back_space(text, at), start = end;
    if (!holds_line(text, end, at))
        return end;
    while (end - start < PAGE_DIGITS && start > 0 && is_digit_at(text, start - 1))
        start--;
    size_t before = tc_back_space(text, start);
    return start < end && holds_line(text, before, start) && start - before < PAGE_BYTES ? before
                                                                                         : end;
}

static size_t skip_space(tc_slice text, size_t at) {
    for (size_t space;
         (space = tc_utf8_space(text, at)) > 0 || (at < text.len && text.ptr[at] == '*');)
        at += space ? space : 1;
    return at;
}

size_t tc_skip_page(tc_slice text, size_t at) {
    size_t start = skip_space(text, at), end = start;
    while (end - start < PAGE_DIGITS && is_digit_at(text, end))
        end++;
    size_t behind = skip_space(text, end);
    bool page = holds_line(text, at, start) && end > start && holds_line(text, end, behind) &&
                behind - at < PAGE_BYTES;
    return page ? behind : start;
}

size_t tc_back_word(tc_slice text, size_t at) {
    enum { WORD_BYTES = 64 };
    size_t start = at;
    const unsigned char *p = (const unsigned char *)text.ptr;
    while (start > 0 && at - start < WORD_BYTES) {
        unsigned char last = p[start - 1];
        if (last < 0x80) {
            if (!tc_token_key[last])
                break;
            start--;
        } else if (start >= 3 && p[start - 3] == 0xE1 && (p[start - 2] & 0xFE) == 0xBA) {
            start -= 3; /* U+1E80–U+1EFF are letters */
        } else {
            size_t previous = back_character(text, start), offset = previous;
            if (!tc_is_letter(tc_utf8_next(text, &offset)))
                break;
            start = previous;
        }
    }
    return start;
}
