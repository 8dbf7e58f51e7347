/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "passage.h"

#include <search/context.h>
#include <search/paper.h>

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

enum {
    FULL_LINE = 64, /* bytes; a line with less to spare was not broken for its length */
    DRAWN_LEAST = 3 /* dashes of a line that is drawn */
};

/* ---- What is drawn ---- */

/* Bytes of a line that is drawn from AT on: "-------", "______"; or 0. */
static size_t drawn(tc_slice s, size_t at) {
    size_t end = at;
    while (end < s.len && s.ptr[end] == s.ptr[at])
        end++;
    return strchr("-_=", s.ptr[at]) && end - at >= DRAWN_LEAST ? end - at : 0;
}

/* Whether C is a bar of a table behind another one, with nothing in the cell between. */
static bool is_empty_cell(const tc_buffer *out, uint32_t c) {
    return c == '|' && out->len && out->data[out->len - 1] == '|';
}

/* ---- Edges of sentences ---- */

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

static size_t skip_blanks(tc_slice text, size_t at) {
    while (at < text.len && is_blank(text.ptr[at]))
        at++;
    return at;
}

/* Whether a new item begins with the line at AT: "- ", "1. ", "a) ", a cell, or nothing at all. */
static bool begins_item(tc_slice text, size_t at) {
    if (at < text.len && (text.ptr[at] == '\t' || text.ptr[at] == '|'))
        return true;
    at = skip_blanks(text, at);
    if (at >= text.len || strchr("\n-+*#|", text.ptr[at]))
        return true;
    size_t label = at;
    while (label < text.len && label - at < 6 &&
           ((text.ptr[label] >= '0' && text.ptr[label] <= '9') || text.ptr[label] == '.'))
        label++;
    if (label > at && label < text.len)
        return text.ptr[label - 1] == '.' || text.ptr[label] == ')';
    return at + 1 < text.len && text.ptr[at + 1] == ')';
}

/* Whether the line break before the line at AT ends a paragraph although nothing says so: the line
 * before is shorter than a full one, and the next begins with a capital letter. */
static bool ends_short_line(tc_slice text, size_t at) {
    size_t start = at - 1, next = skip_blanks(text, at);
    while (start > 0 && text.ptr[start - 1] != '\n' && at - start < FULL_LINE)
        start--;
    return at - start < FULL_LINE && next < text.len && tc_is_upper(tc_utf8_next(text, &next));
}

/* Whether the full stop AT is part of a label ("2.1. ") or an abbreviation ("TP. "). */
static bool is_label(tc_slice text, size_t at) {
    static const char *const abbreviations[] = {"TP", "Tp", "TX",  "TT", "TS", "GS", "KT",
                                                "TM", "TL", "PGS", "BS", "KS", "Q",  "P"};
    size_t start = at;
    while (start > 0 && text.ptr[start - 1] != ' ' && text.ptr[start - 1] != '\n' && at - start < 8)
        start--;
    tc_slice word = tc_slice_sub(text, start, at);
    for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++)
        if (tc_slice_equal(word, tc_slice_of(abbreviations[i])))
            return true;
    bool first = start == 0 || text.ptr[start - 1] == '\n';
    for (size_t i = 0; first && i < word.len; i++)
        first = strchr("0123456789.IVX", word.ptr[i]) != NULL;
    return first && word.len > 0;
}

/* Whether the byte AT ends a sentence: a mark with a blank behind it. */
static bool ends_sentence(tc_slice text, size_t at) {
    char c = text.ptr[at];
    if (c != '.' && c != ';' && c != '!' && c != '?')
        return false;
    if (at + 1 < text.len && !is_blank(text.ptr[at + 1]) && text.ptr[at + 1] != '\n')
        return c == '.' && text.ptr[at + 1] == '/';
    return c != '.' || !is_label(text, at);
}

size_t tc_sentence_start(tc_slice text, size_t at, size_t most) {
    size_t first = at > most ? at - most : 0;
    for (size_t i = at; i > first; i--) {
        if (text.ptr[i - 1] == '\n' &&
            (begins_item(text, i) || (i < at && ends_short_line(text, i))))
            return i;
        if (i < at && (ends_sentence(text, i - 1) || text.ptr[i - 1] == '|'))
            return i;
    }
    return first;
}

size_t tc_sentence_end(tc_slice text, size_t at, size_t most) {
    size_t last = text.len - at > most ? at + most : text.len;
    for (size_t i = at; i < last; i++) {
        if (text.ptr[i] == '|' ||
            (text.ptr[i] == '\n' && (begins_item(text, i + 1) || ends_short_line(text, i + 1))))
            return i;
        if (ends_sentence(text, i))
            return text.ptr[i] == ';' ? i : i + 1;
    }
    return last;
}

size_t tc_word_edge(tc_slice text, size_t at, size_t limit) {
    if (at == 0 || at >= text.len)
        return at;
    while (at != limit && !is_blank(text.ptr[at]) && text.ptr[at] != '\n')
        at = at < limit ? at + 1 : at - 1;
    return at;
}

/* The stars of Markdown: "**Điều 5.**", "*Căn cứ Nghị quyết;*", but not "* một" nor "(*)". */
static bool is_emphasis(tc_slice s, size_t at) {
    if (s.ptr[at] != '*')
        return false;
    char before = at > 0 ? s.ptr[at - 1] : ' ', after = at + 1 < s.len ? s.ptr[at + 1] : ' ';
    bool opens = strchr(" \t\r\n", before), ends = strchr(" \t\r\n.,;:", after);
    return before == '*' || after == '*' || opens != ends;
}

/* Bytes of an HTML tag that stands in a plain text, as conversions leave them, at AT: "<p>",
 * "</td>", or what is left of one in front of a passage, "p>"; 0 for none. */
static size_t tag(tc_slice s, size_t at, bool first) {
    enum { NAME = 10 };
    size_t i = at, name;
    if (s.ptr[i] == '<')
        i += i + 1 < s.len && s.ptr[i + 1] == '/' ? 2 : 1;
    else if (!first)
        return 0;
    for (name = i; i < s.len && i - name < NAME && s.ptr[i] >= 'a' && s.ptr[i] <= 'z';)
        i++;
    return i > name && i < s.len && s.ptr[i] == '>' ? i + 1 - at : 0;
}

/* Bytes of a word or number from AT on, in which nothing is to be changed; or 0. */
static size_t whole_word(tc_slice s, size_t at) {
    tc_token token;
    size_t end = at;
    return tc_token_next(s, &end, &token) && token.start == at ? end - at : 0;
}

static void add_shown(tc_slice s, bool *space, tc_buffer *out) {
    if (*space)
        tc_buffer_add_char(out, ' ');
    *space = false;
    tc_buffer_add(out, s);
}

void tc_passage_add(tc_slice s, bool *space, tc_buffer *out) {
    for (size_t i = 0, word; i < s.len;) {
        if (out->len && (word = whole_word(s, i)) > 0) {
            add_shown(tc_slice_sub(s, i, i + word), space, out);
            i += word;
            continue;
        }
        size_t next = i, blank = tc_utf8_space(s, i);
        uint32_t c = tc_utf8_next(s, &next);
        size_t line = c < 0x80 && c >= 0x20 ? drawn(s, i) : 0;
        line = line ? line : tag(s, i, out->len == 0);
        if (tc_paper_hides(c) || is_emphasis(s, i) || is_empty_cell(out, c)) {
            i = next;
        } else if (blank || c < 0x20 || line) {
            *space = out->len > 0;
            i = blank ? i + blank : line ? i + line : next;
        } else {
            add_shown(tc_slice_sub(s, i, next), space, out);
            i = next;
        }
    }
}

/* ---- The sentence around a mention ---- */

tc_slice tc_context_sentence(tc_arena *arena, tc_slice text, size_t start, size_t end,
                             uint32_t *mark_start, uint32_t *mark_end) {
    tc_buffer out;
    tc_buffer_init(&out, 3 * (size_t)TC_CONTEXT_BYTES + (end - start) + 16);
    size_t from = tc_sentence_start(text, start, TC_CONTEXT_BYTES);
    size_t to = tc_sentence_end(text, end, TC_CONTEXT_BYTES);
    bool cut_left = from > 0 && start - from == TC_CONTEXT_BYTES;
    bool cut_right = to < text.len && to - end == TC_CONTEXT_BYTES, space = false;
    if (cut_left) {
        from = tc_word_edge(text, from, start);
        tc_buffer_add(&out, TC_SLICE("…"));
    }
    if (cut_right)
        to = tc_word_edge(text, to, end);
    tc_passage_add(tc_slice_sub(text, from, start), &space, &out);
    if (space)
        tc_buffer_add_char(&out, ' ');
    space = false;
    *mark_start = (uint32_t)out.len;
    tc_passage_add(tc_slice_sub(text, start, end), &space, &out);
    *mark_end = (uint32_t)out.len;
    tc_passage_add(tc_slice_sub(text, end, to), &space, &out);
    if (cut_right)
        tc_buffer_add(&out, TC_SLICE("…"));
    tc_slice result =
        out.failed ? (tc_slice){NULL, 0} : tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return result;
}
