/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout.h"

#include <base/lanes.h>
#include <string.h>

/* Where the scan stands. */
typedef struct line_scan {
    tc_slice text;
    size_t at;
    uint32_t blanks;
    bool page;
} line_scan;

/* What a byte is in a line. */
typedef enum kind {
    KIND_OTHER, /* begins a character */
    KIND_INNER, /* goes on with one */
    KIND_MARK,  /* may mark up text */
    KIND_PIPE,
    KIND_BLANK,
    KIND_MAYBE_BLANK, /* begins white space beyond ASCII, or another character */
    KIND_END          /* of the line */
} kind;

/* clang-format off */
#define ROW(k) k, k, k, k, k, k, k, k, k, k, k, k, k, k, k, k
static const uint8_t kinds[256] = {
    [0x80] = ROW(KIND_INNER), ROW(KIND_INNER), ROW(KIND_INNER), ROW(KIND_INNER),
    [' '] = KIND_BLANK, ['\t'] = KIND_BLANK, ['|'] = KIND_PIPE,
    ['*'] = KIND_MARK, ['<'] = KIND_MARK, ['&'] = KIND_MARK, ['['] = KIND_MARK, [']'] = KIND_MARK,
    ['\\'] = KIND_MARK,
    ['\n'] = KIND_END, ['\r'] = KIND_END, ['\f'] = KIND_END, ['\v'] = KIND_END,
    [0xC2] = KIND_MAYBE_BLANK, [0xE2] = KIND_MAYBE_BLANK, [0xE3] = KIND_MAYBE_BLANK,
    [0xEF] = KIND_MAYBE_BLANK};
#undef ROW
/* clang-format on */

/* A run of characters that are neither white space nor the end, single blanks among them: moves I
 * behind it. */
static void measure_run(tc_slice text, size_t *i, tc_line *line) {
    const unsigned char *p = (const unsigned char *)text.ptr;
    size_t at = *i;
    for (; at < text.len; at++) {
        size_t fast = at, n = TC_LANES;
        for (; n == TC_LANES && at + TC_LANES_WORDS <= text.len; at += n)
            n = tc_lanes_words(text.ptr + at);
        at -= at > fast && p[at - 1] == ' ';
        uint8_t k = kinds[p[at]];
        if (k > KIND_INNER) {
            bool single =
                p[at] == ' ' && at > *i && at + 1 < text.len && kinds[p[at + 1]] < KIND_BLANK;
            if (k >= KIND_BLANK && !single && (k != KIND_MAYBE_BLANK || tc_utf8_space(text, at)))
                break;
            line->marked |= k == KIND_MARK;
            if (k == KIND_PIPE && line->pipes < UINT16_MAX && (at == 0 || p[at - 1] != '\\'))
                line->pipes++;
        }
    }
    *i = at;
}

/* The line from scan->at to the next end of a line; start == end when it is blank. */
static void measure(line_scan *scan, tc_line *line) {
    tc_slice text = scan->text;
    size_t i = scan->at;
    uint32_t pending = 0;
    *line = (tc_line){.begin = (uint32_t)i};
    while (i < text.len && kinds[(unsigned char)text.ptr[i]] != KIND_END) {
        size_t blank = tc_utf8_space(text, i);
        if (blank) {
            bool tab = text.ptr[i] == '\t';
            if (tab && line->tabs < UINT16_MAX)
                line->tabs++;
            line->tab_cell |= tab && line->end == 0;
            pending += line->end != 0;
            i += blank;
            continue;
        }
        if (line->end == 0)
            line->start = (uint32_t)i;
        line->marked |= pending > 1 || (pending && text.ptr[i - 1] != ' ');
        line->gutters += pending > 1 && line->gutters < UINT8_MAX;
        pending = 0;
        measure_run(text, &i, line);
        line->end = (uint32_t)i;
    }
    if (line->end == 0)
        line->start = line->end = (uint32_t)i;
    line->chars = (uint32_t)tc_utf8_count(tc_slice_sub(text, line->start, line->end));
    scan->at = i;
}

static void step_over_end(line_scan *scan) {
    tc_slice text = scan->text;
    if (scan->at >= text.len)
        return;
    scan->page |= text.ptr[scan->at] == '\f';
    scan->at +=
        text.ptr[scan->at] == '\r' && scan->at + 1 < text.len && text.ptr[scan->at + 1] == '\n' ? 2
                                                                                                : 1;
}

/* Nothing but three or more dashes, stars, underscores: a rule; or stars with nothing between. */
static bool is_rule(tc_slice text, const tc_line *line) {
    size_t marks = 0, stars = 0;
    for (size_t i = line->start; i < line->end; i++) {
        char c = text.ptr[i];
        if (c == ' ' || c == '\t')
            continue;
        if (c != '-' && c != '_' && c != '*' && c != '=')
            return false;
        marks++;
        stars += c == '*';
    }
    return marks >= 3 || (stars == marks && marks >= 2);
}

static bool is_page_number(tc_slice text, const tc_line *line) {
    if (!line->page || line->end - line->start > 3)
        return false;
    for (size_t i = line->start; i < line->end; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
    return true;
}

/* The next line that is not blank; false at the end. */
static bool next_line(line_scan *scan, tc_line *line) {
    while (scan->at < scan->text.len) {
        measure(scan, line);
        /* A lone tab is an empty cell. */
        bool blank = line->start == line->end && line->tabs == 0;
        if (!blank) {
            line->blanks = scan->blanks > UINT8_MAX ? UINT8_MAX : (uint8_t)scan->blanks;
            line->page = scan->page;
            line->noise = line->start == line->end || is_rule(scan->text, line) ||
                          is_page_number(scan->text, line);
            scan->page = false;
            scan->blanks = 0;
        } else if (scan->blanks < UINT8_MAX) {
            /* An empty end of a page is no blank line. */
            scan->blanks += scan->at >= scan->text.len || scan->text.ptr[scan->at] != '\f';
        }
        step_over_end(scan);
        if (!blank)
            return true;
    }
    return false;
}

tc_status tc_lines_split(tc_arena *arena, tc_slice text, const tc_line **out, uint32_t *count,
                         tc_error *error) {
    tc_line line, *lines = NULL;
    line_scan scan = {.text = text};
    size_t n = 0, capacity = 0;
    while (next_line(&scan, &line)) {
        if (n == TC_LINES_MAX)
            return tc_error_set(error, TC_ERR_LIMIT, "more than %d lines", TC_LINES_MAX);
        if (n == capacity &&
            !(lines = tc_arena_regrow(arena, lines, n, n + 1, sizeof *lines, &capacity)))
            return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
        lines[n++] = line;
    }
    *out = lines;
    *count = (uint32_t)n;
    return TC_OK;
}
