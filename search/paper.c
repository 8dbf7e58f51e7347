/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <search/paper.h>

#include <base/locale.h>
#include <text/text.h>

#include <stdarg.h>
#include <stdlib.h>
#include <wchar.h>

enum { CLEAN_MAX = 64 << 20 };

/* Marks, embeddings, overrides and isolates of direction; also what shows nothing at all. */
static bool is_invisible(uint32_t c) {
    return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

static bool is_space(uint32_t c) {
    return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool tc_paper_hides(uint32_t c) {
    return is_invisible(c) || ((c < 0x20 || (c >= 0x7F && c < 0xA0)) && !is_space(c));
}

void tc_paper_clean(tc_slice s, tc_buffer *out) {
    size_t from = 0;
    for (size_t i = 0; i < s.len;) {
        size_t start = i;
        uint32_t c = tc_utf8_next(s, &i);
        bool space = is_space(c);
        if (!space && !tc_paper_hides(c))
            continue;
        tc_buffer_add(out, tc_slice_sub(s, from, start));
        if (space)
            tc_buffer_add_char(out, ' ');
        from = i;
    }
    tc_buffer_add(out, tc_slice_sub(s, from, s.len));
}

static uint32_t columns_of(uint32_t c) {
    if (c >= 0x20 && c < 0x7F)
        return 1;
    tc_locale_letters();
    int width = wcwidth((wchar_t)c);
    return width < 0 ? 1 : (uint32_t)width;
}

uint32_t tc_paper_width(tc_slice s) {
    uint32_t width = 0;
    for (size_t i = 0; i < s.len;)
        width += columns_of(tc_utf8_next(s, &i));
    return width;
}

size_t tc_paper_fit(tc_slice s, uint32_t columns) {
    uint32_t width = 0;
    size_t i = 0;
    while (i < s.len) {
        size_t next = i;
        width += columns_of(tc_utf8_next(s, &next));
        if (width > columns)
            break;
        i = next;
    }
    return i;
}

size_t tc_paper_line(tc_slice s, uint32_t columns) {
    size_t fits = tc_paper_fit(s, columns);
    if (fits == s.len || s.ptr[fits] == ' ')
        return fits;
    for (size_t i = fits; i > 0; i--)
        if (s.ptr[i - 1] == ' ')
            return i - 1;
    if (fits == 0)
        tc_utf8_next(s, &fits);
    return fits;
}

static const char *code(tc_look look) {
    switch (look) {
    case TC_LOOK_PLAIN:
        return NULL;
    case TC_LOOK_STRONG:
        return "\033[1m";
    case TC_LOOK_MATCH:
        return "\033[1;31m";
    case TC_LOOK_QUIET:
        return "\033[2m";
    case TC_LOOK_WARNING:
        return "\033[33m";
    case TC_LOOK_GOOD:
        return "\033[32m";
    }
    return NULL;
}

/* S as it is, clean already. */
static void put_clean(tc_paper *paper, tc_look look, tc_slice s) {
    const char *start = paper->color && s.len ? code(look) : NULL;
    if (start)
        fputs(start, paper->out);
    if (s.len)
        fwrite(s.ptr, 1, s.len, paper->out);
    if (start)
        fputs("\033[0m", paper->out);
}

void tc_paper_put(tc_paper *paper, tc_look look, tc_slice s) {
    tc_buffer clean;
    tc_buffer_init(&clean, CLEAN_MAX);
    tc_paper_clean(s, &clean);
    put_clean(paper, look, tc_buffer_slice(&clean));
    tc_buffer_dispose(&clean);
}

void tc_paper_printf(tc_paper *paper, tc_look look, const char *format, ...) {
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (length >= 0) {
        tc_paper_put(paper, look, (tc_slice){text, (size_t)length});
        free(text);
    }
}

void tc_paper_indent(tc_paper *paper, uint32_t count) {
    fprintf(paper->out, "%*s", (int)count, "");
}

void tc_paper_newline(tc_paper *paper) {
    putc('\n', paper->out);
}

/* The bytes START … END of S, which is clean, with the marks that fall into them. */
static void put_marked(tc_paper *paper, tc_look look, tc_slice s, size_t start, size_t end,
                       const uint32_t (*marks)[2], size_t count) {
    for (size_t i = 0; i < count && start < end; i++) {
        if (marks[i][1] <= start)
            continue;
        if (marks[i][0] >= end)
            break;
        size_t from = marks[i][0] > start ? marks[i][0] : start;
        size_t to = marks[i][1] < end ? marks[i][1] : end;
        put_clean(paper, look, tc_slice_sub(s, start, from));
        put_clean(paper, TC_LOOK_MATCH, tc_slice_sub(s, from, to));
        start = to;
    }
    put_clean(paper, look, tc_slice_sub(s, start, end));
}

static void wrap(tc_paper *paper, tc_look look, uint32_t column, uint32_t indent, tc_slice s,
                 const uint32_t (*marks)[2], size_t count) {
    size_t start = 0;
    uint32_t left = paper->width > column ? paper->width - column : 1;
    for (;;) {
        size_t length = tc_paper_line(tc_slice_sub(s, start, s.len), left);
        put_marked(paper, look, s, start, start + length, marks, count);
        tc_paper_newline(paper);
        start += length;
        while (start < s.len && s.ptr[start] == ' ')
            start++;
        if (start >= s.len)
            break;
        tc_paper_indent(paper, indent);
        left = paper->width > indent ? paper->width - indent : 1;
    }
}

void tc_paper_wrap(tc_paper *paper, tc_look look, uint32_t column, uint32_t indent, tc_slice s) {
    tc_buffer clean;
    tc_buffer_init(&clean, CLEAN_MAX);
    tc_paper_clean(s, &clean);
    wrap(paper, look, column, indent, tc_buffer_slice(&clean), NULL, 0);
    tc_buffer_dispose(&clean);
}

void tc_paper_wrap_marked(tc_paper *paper, uint32_t column, uint32_t indent, tc_slice s,
                          const uint32_t (*marks)[2], size_t count) {
    wrap(paper, TC_LOOK_PLAIN, column, indent, s, marks, count);
}
