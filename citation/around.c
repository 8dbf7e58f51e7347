/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands right in front of a number and behind it: "Quyết định số", and the date. */
#include "scan.h"

#include "abbreviations.h"
#include "laws.h"
#include "words.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

enum {
    BLANKS_MAX = 80, /* bytes of space that part no words */
    TYPE_WORDS = 5,  /* words of the longest type */
    WORD_BYTES = 96  /* of a word that may be one of them */
};

size_t tc_label_before(tc_slice text, size_t at) {
    size_t end = tc_back_page(text, at);
    if (end > 0 && (text.ptr[end - 1] == ':' || text.ptr[end - 1] == '.'))
        end = tc_back_space(text, end - 1);
    size_t start = tc_back_word(text, end);
    return start < end && tc_fold_same(tc_slice_sub(text, start, end), TC_SLICE("số")) ? start : at;
}

/* Bytes of WORD in front of the capital inside "theoQuyết", whose blank was lost, and how many
 * LETTERS they are; 0 when there is none. */
static size_t glued_bytes(tc_slice word, size_t *letters) {
    bool small = false;
    *letters = 0;
    for (size_t at = 0; at < word.len; ++*letters) {
        size_t start = at;
        bool capital = tc_is_upper(tc_utf8_next(word, &at));
        if (capital && small)
            return start;
        small = !capital;
    }
    return 0;
}

/* The type that the folded NAME is, whose first word is written so; *CUT bytes of that do not
 * belong to it. */
static tc_slice read_type(tc_slice name, tc_slice written, bool alone, size_t *cut) {
    size_t offset = 0, letters;
    *cut = 0;
    tc_slice type = tc_type_by_name(name);
    if (type.len)
        return type;
    if (alone && written.len >= 2 && tc_is_upper(tc_utf8_next(written, &offset)) &&
        tc_is_upper(tc_utf8_next(written, &offset)))
        type = tc_abbreviation_type(written);
    if (!type.len && alone)
        type = tc_type_by_glued_name(name);
    size_t glued = type.len ? 0 : glued_bytes(written, &letters);
    if (glued) {
        type = tc_type_by_name(tc_slice_sub(name, letters, name.len));
        *cut = type.len ? glued : 0;
    }
    return type;
}

/* A name that grows to the front: its LENGTH bytes end where ROOM does. */
typedef struct name {
    char room[256];
    size_t length;
} name;

static tc_slice name_of(const name *n) {
    return (tc_slice){n->room + sizeof n->room - n->length, n->length};
}

/* Puts WORD, folded, in front of N, a blank between them; false when there is no room. */
static bool put_before(name *n, tc_slice word) {
    char key[TC_KEY_ROOM(WORD_BYTES)];
    size_t at = 0;
    tc_shape shape = {.syllable = false};
    tc_buffer strange;
    tc_buffer_init(&strange, sizeof n->room);
    tc_slice folded = {key, word.len <= WORD_BYTES ? tc_token_fold(word, &at, key, &shape) : 0};
    if (!shape.syllable) {
        tc_fold_ascii(word, &strange);
        folded = tc_buffer_slice(&strange);
    }
    size_t blank = n->length > 0, size = folded.len + blank;
    bool fits = size <= sizeof n->room - n->length;
    if (fits) {
        n->length += size;
        char *begin = n->room + sizeof n->room - n->length;
        if (blank)
            begin[folded.len] = ' ';
        if (folded.len)
            memcpy(begin, folded.ptr, folded.len);
    }
    tc_buffer_dispose(&strange);
    return fits;
}

size_t tc_type_before(tc_slice text, size_t at, tc_slice *type) {
    name n;
    n.length = 0;
    size_t best = at, end = tc_back_page(text, at), cut = 0;
    for (int i = 0; i < TYPE_WORDS && !cut; i++) {
        size_t start = tc_back_word(text, end);
        tc_slice written = tc_slice_sub(text, start, end);
        if (start == end || !put_before(&n, written))
            break;
        /* "CÔNG AN PHƯỜNG SA PA⏎Số: …": above the line of the number no abbreviation stands. */
        bool above = at < text.len && text.ptr[at] == 'S' && memchr(text.ptr + end, '\n', at - end);
        tc_slice found = read_type(name_of(&n), written, i == 0 && !above, &cut);
        if (found.len) {
            best = start + cut;
            *type = found;
        }
        end = tc_back_space(text, start);
        if (start - end > BLANKS_MAX || !tc_type_ends_in(name_of(&n)))
            break;
    }
    return best;
}

/* "cùng ngày 15/01/2022" */
static bool is_same_day(const tc_word *w, size_t count) {
    return count == 2 && w[1].before == ' ' && tc_word_is(&w[0], "cùng") &&
           tc_word_is(&w[1], "ngày");
}

/* Where "ngày" stands behind the hour, from AT on: "hồi 16 giờ 30 ngày 03/10/2025"; SIZE_MAX when
 * no hour does. */
static size_t behind_hour(tc_slice text, size_t at) {
    enum { HOUR_WORDS = 6, HOUR_BYTES = 48 };
    tc_word w[HOUR_WORDS];
    if (at >= text.len || !strchr("hHlL", text.ptr[at]))
        return SIZE_MAX;
    size_t to = at + HOUR_BYTES < text.len ? at + HOUR_BYTES : text.len;
    size_t count = tc_words_read(text, at, to, w, HOUR_WORDS);
    if (count < 3 || !(tc_word_is(&w[0], "hồi") || tc_word_is(&w[0], "lúc")) ||
        w[1].folded[0] > '9')
        return SIZE_MAX;
    for (size_t i = 2; i < count; i++)
        if (tc_word_is(&w[i], "ngày"))
            return w[i].start;
    return SIZE_MAX;
}

size_t tc_date_behind(tc_slice text, size_t at, tc_date *date, bool *broken) {
    *broken = false;
    size_t i = tc_skip_page(text, at), space;
    if (i - at > BLANKS_MAX)
        return at;
    bool comma = i < text.len && text.ptr[i] == ',';
    if (comma)
        i++;
    while ((space = tc_utf8_space(text, i)) > 0 && i - at <= BLANKS_MAX)
        i += space;
    if (comma &&
        !(i + 1 < text.len && (text.ptr[i] | 0x20) == 'n' && (text.ptr[i + 1] | 0x20) == 'g'))
        return at;
    size_t end = tc_date_read(text, i, date);
    tc_word w[2];
    size_t count = end ? 0 : tc_words_read(text, i, i + 24 < text.len ? i + 24 : text.len, w, 2);
    size_t hour = end ? SIZE_MAX : behind_hour(text, i);
    if (is_same_day(w, count))
        end = tc_date_read(text, w[1].start, date);
    else if (hour != SIZE_MAX)
        end = tc_date_read(text, hour, date);
    *broken =
        count == 2 && tc_word_is(&w[0], "ngày") && (w[1].folded[0] >= '0' && w[1].folded[0] <= '9');
    return end ? end : at;
}

tc_slice tc_type_of_symbol(tc_slice symbol) {
    size_t end = 0;
    while (end < symbol.len && symbol.ptr[end] != '-' && symbol.ptr[end] != '/')
        end++;
    tc_slice type = tc_abbreviation_type(tc_slice_sub(symbol, 0, end));
    if (type.len)
        return type;
    /* 72/2025/QH15 may be a law or a resolution; the words in front tell. */
    return tc_is_assembly(symbol) ? (tc_slice){NULL, 0} : TC_SLICE("Công văn");
}

bool tc_same_day_stands(tc_slice text, size_t from, size_t to) {
    tc_word w[2];
    size_t count = from < to ? tc_words_read(text, from, to, w, 2) : 0;
    return is_same_day(w, count);
}
