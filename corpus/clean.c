/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Takes markup off and folds white space.  Plain text is treated too, for what was converted from
 * other formats still carries `**`, <p> and bookmarks. */
#include "layout.h"

#include <base/lanes.h>
#include <string.h>
#include <strings.h>
#include <text/fold.h>

enum { TAG_MAX = 200, LINK_WORDS_MAX = 400, ADDRESS_MAX = 2000 };

bool tc_layout_writer_open(tc_layout_writer *writer, tc_layout *layout, size_t capacity) {
    *writer = (tc_layout_writer){.arena = layout->arena,
                                 .out = tc_arena_room(layout->arena, capacity + 1),
                                 .text = layout->text,
                                 .markdown = layout->markdown};
    layout->failed |= !writer->out;
    return writer->out != NULL;
}

/* A name and nothing else that is known to stand inside text. */
static bool known_tag(tc_slice name, bool *breaks) {
    static const char *const inlines[] = {"i",   "b",   "u",    "em",   "strong", "sup",
                                          "sub", "div", "span", "font", "p",      "br"};
    for (size_t i = 0; i < sizeof inlines / sizeof *inlines; i++)
        if (strlen(inlines[i]) == name.len && strncasecmp(inlines[i], name.ptr, name.len) == 0) {
            *breaks = i >= 10;
            return true;
        }
    return false;
}

size_t tc_tag_read(tc_slice text, size_t offset, size_t end, bool *breaks) {
    size_t i = offset + 1, name;
    if (text.ptr[offset] != '<' || end - offset < 3)
        return 0;
    i += text.ptr[i] == '/';
    for (name = i;
         i < end && i - name < 7 && ((text.ptr[i] | 0x20) >= 'a') && (text.ptr[i] | 0x20) <= 'z';
         i++)
        ;
    if (i == name || i >= end || !known_tag((tc_slice){text.ptr + name, i - name}, breaks) ||
        !strchr(" />", text.ptr[i]))
        return 0;
    while (i < end && i - offset < TAG_MAX && text.ptr[i] != '>' && text.ptr[i] != '<')
        i++;
    return i < end && text.ptr[i] == '>' ? i + 1 - offset : 0;
}

void tc_stars_follow(tc_slice text, uint32_t start, uint32_t end, bool *strong, bool *em) {
    if (start >= end || !memchr(text.ptr + start, '*', end - start))
        return;
    for (uint32_t i = start; i < end;) {
        uint32_t run = i;
        if (text.ptr[i] == '\\' && i + 1 < end) {
            i += 2;
            continue;
        }
        while (i < end && text.ptr[i] == '*')
            i++;
        if (((i - run) / 2) % 2)
            *strong = !*strong;
        if ((i - run) % 2)
            *em = !*em;
        i += i == run;
    }
}

static void emit(tc_layout_writer *w, const char *bytes, size_t n) {
    if (w->len && w->line)
        w->out[w->len++] = '\n';
    else if (w->len && w->space)
        w->out[w->len++] = ' ';
    w->space = w->line = w->glue = false;
    memcpy(w->out + w->len, bytes, n);
    w->len += n;
    w->plain += !w->strong;
}

/* A run of stars; returns its length, or 0 when they are to be written. */
static size_t take_stars(tc_layout_writer *w, size_t i, size_t start, size_t end) {
    size_t run = i;
    while (i < end && w->text.ptr[i] == '*')
        i++;
    size_t n = i - run;
    if (n == 1) {
        bool blank_before = run == start || tc_utf8_space(w->text, run - 1);
        bool blank_behind = i >= end || tc_utf8_space(w->text, i);
        if (!w->markdown || (w->lone_stars && blank_before && blank_behind))
            return 0;
    }
    tc_stars_follow(w->text, (uint32_t)run, (uint32_t)i, &w->strong, &w->em);
    return n;
}

size_t tc_bookmark_read(tc_slice text, size_t offset, size_t end) {
    tc_slice rest = tc_slice_sub(text, offset, end);
    if (!tc_slice_starts(rest, TC_SLICE("[bookmark: ")))
        return 0;
    size_t close = tc_slice_find(tc_slice_sub(rest, 0, TAG_MAX), TC_SLICE("]"), 0);
    return close == SIZE_MAX ? 0 : close + 1;
}

static size_t entity(tc_slice text, size_t i, size_t end, char *out) {
    static const struct {
        const char *name;
        char value;
    } names[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&nbsp;", ' '}};
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        size_t length = strlen(names[n].name);
        if (end - i >= length && memcmp(text.ptr + i, names[n].name, length) == 0) {
            *out = names[n].value;
            return length;
        }
    }
    return 0;
}

/* The "](address)" behind the words of a Markdown link. */
static size_t link_address(tc_slice text, size_t i, size_t end) {
    if (end - i < 4 || text.ptr[i + 1] != '(')
        return 0;
    tc_slice address = tc_slice_sub(text, i + 2, end < i + ADDRESS_MAX ? end : i + ADDRESS_MAX);
    bool web = tc_slice_starts(address, TC_SLICE("http")) ||
               tc_slice_starts(address, TC_SLICE("#")) || tc_slice_starts(address, TC_SLICE("/"));
    size_t close = web ? tc_slice_find(address, TC_SLICE(")"), 0) : SIZE_MAX;
    return close == SIZE_MAX ? 0 : close + 3;
}

/* The "[" of such a link. */
static size_t link_open(tc_slice text, size_t i, size_t end) {
    size_t limit = end < i + LINK_WORDS_MAX ? end : i + LINK_WORDS_MAX;
    const char *close = memchr(text.ptr + i, ']', limit - i);
    return close && link_address(text, (size_t)(close - text.ptr), end) ? 1 : 0;
}

/* Markup at I that is passed over: its length, or 0. */
static size_t take_markup(tc_layout_writer *w, size_t i, size_t start, size_t end) {
    tc_slice text = w->text;
    bool breaks = false;
    size_t n = 0;
    char c;
    switch (text.ptr[i]) {
    case '*':
        return take_stars(w, i, start, end);
    case '<':
        n = tc_tag_read(text, i, end, &breaks);
        w->line |= n && breaks && !w->glue && !w->flat;
        w->space |= n && breaks;
        return n;
    case '&':
        n = entity(text, i, end, &c);
        if (n && c == ' ')
            w->space = true;
        else if (n)
            emit(w, &c, 1);
        return n;
    case '[':
        n = tc_bookmark_read(text, i, end);
        return n || !w->markdown ? n : link_open(text, i, end);
    case ']':
        return w->markdown ? link_address(text, i, end) : 0;
    case '\\':
        if (!w->markdown || i + 1 >= end || !strchr("*_#|[]()-+.!\\`~<>{}", text.ptr[i + 1]))
            return 0;
        emit(w, text.ptr + i + 1, 1);
        return 2;
    default:
        return 0;
    }
}

/* Bytes at which the writer has to look: white space, what may begin it, and markup. */
/* clang-format off */
#define ROW 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
static const bool special[256] = {
    ROW, ROW, [' '] = 1, ['*'] = 1, ['<'] = 1, ['&'] = 1, ['['] = 1, [']'] = 1, ['\\'] = 1,
    [0xC2] = 1, [0xE2] = 1, [0xE3] = 1, [0xEF] = 1};
#undef ROW
/* clang-format on */

/* How many bytes from I on may be copied as they are: words with single blanks between. */
static size_t plain_run(tc_slice text, size_t i, size_t end) {
    const unsigned char *p = (const unsigned char *)text.ptr;
    size_t from = i;
    if (i < end && p[i] == ' ')
        return 0;
    for (; i < end; i++) {
        size_t fast = i, n = TC_LANES;
        for (; n == TC_LANES && i + TC_LANES_WORDS <= end; i += n)
            n = tc_lanes_words(text.ptr + i);
        i -= i > fast && p[i - 1] == ' ';
        if (!special[p[i]])
            continue;
        bool single = p[i] == ' ' && i > from && i + 1 < end && !special[p[i + 1]];
        if (!single && (p[i] < 0x80 || tc_utf8_space(text, i)))
            break;
    }
    return i - from;
}

void tc_layout_writer_put(tc_layout_writer *w, uint32_t start, uint32_t end) {
    tc_slice text = w->text;
    for (size_t i = start; i < end;) {
        size_t n = plain_run(text, i, end);
        if (n) {
            emit(w, text.ptr + i, n);
        } else if ((n = tc_utf8_space(text, i)) != 0) {
            /* A zero-width character or soft hyphen parts nothing. */
            w->space |= !tc_utf8_is_invisible(text.ptr + i, n);
        } else if ((n = take_markup(w, i, start, end)) == 0) {
            n = 1;
            emit(w, text.ptr + i, n);
        }
        i += n;
    }
}

/* A number or symbol was broken behind its dash or slash: "36-⏎NQ/TW". */
static bool ends_broken(const tc_layout_writer *w) {
    return w->len >= 2 && (w->out[w->len - 1] == '-' || w->out[w->len - 1] == '/') &&
           w->out[w->len - 2] != ' ' && w->out[w->len - 2] != '\n';
}

void tc_layout_writer_space(tc_layout_writer *w) {
    w->space |= !ends_broken(w);
}

void tc_layout_writer_glue(tc_layout_writer *w) {
    w->space = w->glue = true;
    w->line = false;
}

void tc_layout_writer_line(tc_layout_writer *w) {
    w->line = true;
}

tc_slice tc_layout_writer_close(tc_layout_writer *w, bool *bold) {
    if (bold)
        *bold = w->len > 0 && w->plain == 0;
    return (tc_slice){w->out, w->len};
}
