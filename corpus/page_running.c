/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "page.h"

#include <ctype.h>
#include <math.h>

enum { ZONE = 3, REPEATS = 3 }; /* lines at either end of a page; pages that have the same */

/* "3", "- 3 -", "Trang 3/10", "Page 3". */
static bool is_number(tc_slice text) {
    static const char *const words[] = {"Trang", "trang", "Page", "page", "of"};
    size_t digits = 0;
    for (size_t i = 0; i < text.len;) {
        bool known = false;
        for (size_t w = 0; w < sizeof words / sizeof *words && !known; w++)
            if (tc_slice_starts(tc_slice_sub(text, i, text.len), tc_slice_of(words[w]))) {
                i += strlen(words[w]);
                known = true;
            }
        if (known)
            continue;
        if (isdigit((unsigned char)text.ptr[i]))
            digits++;
        else if (!strchr(" -/|.\xE2\x80\x93\x94", text.ptr[i]) || !text.ptr[i])
            return false;
        i++;
    }
    return digits >= 1 && digits <= 8 && text.len <= 24;
}

/* The same but for digits. */
static bool alike(tc_slice a, tc_slice b) {
    size_t i = 0, k = 0;
    for (;;) {
        bool digit = i < a.len && isdigit((unsigned char)a.ptr[i]);
        if (digit != (k < b.len && isdigit((unsigned char)b.ptr[k])))
            return false;
        if (digit) {
            while (i < a.len && isdigit((unsigned char)a.ptr[i]))
                i++;
            while (k < b.len && isdigit((unsigned char)b.ptr[k]))
                k++;
            continue;
        }
        if (i >= a.len || k >= b.len)
            return i >= a.len && k >= b.len;
        if (a.ptr[i++] != b.ptr[k++])
            return false;
    }
}

/* The N-th part from the head, or from the foot; NULL when it is no line. */
static tc_page_line *at(const tc_page_parts *parts, size_t n, bool foot) {
    if (n >= parts->count)
        return NULL;
    const tc_page_part *part = &parts->items[foot ? parts->count - 1 - n : n];
    return part->kind == PART_LINE ? part->line : NULL;
}

/* How many pages near PAGE have such a line as high. */
static size_t repeats(tc_arena *arena, const tc_page_parts *parts, size_t count, size_t page,
                      const tc_page_line *line, tc_slice text, bool foot) {
    size_t found = 0, from = page > 4 ? page - 4 : 0;
    for (size_t p = from; p < count && p < from + 10; p++)
        for (size_t n = 0; n < ZONE; n++) {
            const tc_page_line *other = at(&parts[p], n, foot);
            if (!other || fabsf(other->box.y0 - line->box.y0) > 4)
                continue;
            if (alike(tc_page_line_text(arena, other), text)) {
                found++;
                break;
            }
        }
    return found;
}

/* Lines of the body reach down to where a page number would stand only when they are many. */
static bool in_margin(const tc_page *page, const tc_page_line *line, bool foot) {
    return foot ? line->box.y0 > 0.88F * page->height : line->box.y1 < 0.12F * page->height;
}

bool tc_page_is_number(tc_arena *arena, const tc_page *page, const tc_page_line *line) {
    return (in_margin(page, line, false) || in_margin(page, line, true)) &&
           is_number(tc_page_line_text(arena, line));
}

static void drop_at(tc_arena *arena, const tc_page *pages, const tc_page_parts *parts, size_t count,
                    size_t p, bool foot) {
    for (size_t n = 0; n < ZONE; n++) {
        tc_page_line *line = at(&parts[p], n, foot);
        if (!line)
            return;
        tc_slice text = tc_page_line_text(arena, line);
        bool margin = in_margin(&pages[p], line, foot);
        if ((is_number(text) && (n == 0 || margin)) ||
            (margin && repeats(arena, parts, count, p, line, text, foot) >= REPEATS))
            line->dropped = true;
        else if (!margin)
            return;
    }
}

void tc_page_running_drop(tc_arena *arena, const tc_page *pages, tc_page_parts *parts,
                          size_t count) {
    for (size_t p = 0; p < count; p++) {
        drop_at(arena, pages, parts, count, p, false);
        drop_at(arena, pages, parts, count, p, true);
    }
    for (size_t p = 0; p < count; p++) {
        size_t kept = 0;
        for (size_t i = 0; i < parts[p].count; i++)
            if (parts[p].items[i].kind != PART_LINE || !parts[p].items[i].line->dropped)
                parts[p].items[kept++] = parts[p].items[i];
        parts[p].count = kept;
    }
}
