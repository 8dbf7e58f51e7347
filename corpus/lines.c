/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout.h"

#include <string.h>

/* Where the scan stands. */
typedef struct line_scan {
    tc_slice text;
    size_t at;
    uint32_t blanks;
    bool page;
} line_scan;

static bool ends_line(char c) {
    return c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/* Bytes of white space at AT, or 0; most letters are told by their first byte. */
static size_t space_at(tc_slice text, size_t at) {
    unsigned char c = (unsigned char)text.ptr[at];
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF ? tc_utf8_space(text, at) : 0;
}

/* The line from scan->at to the next end of a line; start == end when it is blank. */
static void measure(line_scan *scan, tc_line *line) {
    tc_slice text = scan->text;
    size_t i = scan->at, pending = 0;
    *line = (tc_line){.begin = (uint32_t)i};
    while (i < text.len && !ends_line(text.ptr[i])) {
        char c = text.ptr[i];
        size_t blank = space_at(text, i);
        if (blank) {
            if (c == '\t' && line->tabs < UINT16_MAX)
                line->tabs++;
            line->tab_cell |= c == '\t' && line->end == 0;
            pending += line->end != 0;
            i += blank;
            continue;
        }
        if (c == '|' && line->pipes < UINT16_MAX && (i == 0 || text.ptr[i - 1] != '\\'))
            line->pipes++;
        if (line->end == 0)
            line->start = (uint32_t)i;
        if (((unsigned char)c & 0xC0) != 0x80)
            line->chars += 1 + (uint32_t)pending;
        pending = 0;
        line->end = (uint32_t)++i;
    }
    if (line->end == 0)
        line->start = line->end = (uint32_t)i;
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
        if (!strchr("-_*=", c) || !c)
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
        lines = tc_arena_grow(arena, lines, n, n + 1, sizeof *lines, &capacity);
        if (!lines)
            return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
        lines[n++] = line;
    }
    *out = lines;
    *count = (uint32_t)n;
    return TC_OK;
}
