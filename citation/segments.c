/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "segments.h"

#include "verbs.h"

#include <stdlib.h>
#include <string.h>

static int by_start(const void *a, const void *b) {
    uint32_t x = ((const tc_segment *)a)->start, y = ((const tc_segment *)b)->start;
    return (x > y) - (x < y);
}

bool tc_segments_list(tc_arena *arena, const tc_document *d, tc_segments *out) {
    size_t total = d->block_count + 1, n = 0;
    for (uint32_t i = 0; i < d->table_count; i++)
        for (uint32_t k = 0; k < d->tables[i].cell_count; k++)
            total += d->tables[i].cells[k].piece_count;
    tc_segment *list = tc_arena_take(arena, total * sizeof *list);
    if (!list)
        return false;
    list[n++] = (tc_segment){0, false};
    for (uint32_t i = 0; i < d->block_count; i++)
        if (d->blocks[i].kind == TC_BLOCK_PARAGRAPH)
            list[n++] = (tc_segment){d->blocks[i].range.start, false};
    for (uint32_t i = 0; i < d->table_count; i++)
        for (uint32_t k = 0; k < d->tables[i].cell_count; k++) {
            const tc_cell *c = &d->tables[i].cells[k];
            for (uint32_t p = 0; p < c->piece_count; p++)
                list[n++] = (tc_segment){c->pieces[p].start, true};
        }
    size_t sorted = 1;
    while (sorted < n && list[sorted - 1].start <= list[sorted].start)
        sorted++;
    if (sorted < n)
        qsort(list, n, sizeof *list, by_start);
    *out = (tc_segments){.text = d->text.utf8, .list = list, .count = n};
    return true;
}

tc_segment tc_segments_find(tc_segments *s, size_t offset) {
    while (s->at + 1 < s->count && s->list[s->at + 1].start <= offset)
        s->at++;
    return s->list[s->at];
}

/* Where the mark of a list begins that stands right before START: a dash, or at the beginning of a
 * line "1.", "2.1.", "a)"; START when there is none. */
static size_t item_start(tc_slice text, size_t start) {
    enum { LABEL = 6 };
    size_t end = tc_back_space(text, start);
    if (end > 0 && (text.ptr[end - 1] == '-' || text.ptr[end - 1] == '+'))
        return end - 1;
    if (tc_slice_ends(tc_slice_sub(text, 0, end), TC_SLICE("–")))
        return end - strlen("–");
    if (end < 2 || (text.ptr[end - 1] != '.' && text.ptr[end - 1] != ')'))
        return start;
    size_t at = end - 1, floor = end > LABEL ? end - LABEL : 0;
    if (text.ptr[at - 1] >= 'a' && text.ptr[at - 1] <= 'z')
        at--;
    else
        while (at > floor && text.ptr[at - 1] && strchr("0123456789.", text.ptr[at - 1]))
            at--;
    size_t line = at;
    while (line > 0 && text.ptr[line - 1] && strchr(" \t*", text.ptr[line - 1]))
        line--;
    return at < end - 1 && (line == 0 || text.ptr[line - 1] == '\n') ? at : start;
}

size_t tc_segments_item(const tc_segments *s, const tc_mention *m) {
    enum { PROVISION = 10 };
    static const char *const parts[] = {"dieu", "khoan", "diem", "muc", "chuong", "va"};
    size_t from = s->list[s->at].start, start = m->range.start, item;
    tc_word w[PROVISION], first[1];
    size_t n = m->provision.len ? tc_words_before(s->text, from, start, w, PROVISION) : 0;
    while ((item = item_start(s->text, start)) == start && n > 0) {
        bool part = w[n - 1].folded[0] <= '9' || !w[n - 1].folded[1];
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            part = part || strcmp(w[n - 1].folded, parts[i]) == 0;
        if (!part)
            break;
        start = w[--n].start;
    }
    return item < start && (item <= from || !tc_words_read(s->text, from, item, first, 1))
               ? item
               : SIZE_MAX;
}

size_t tc_segments_head(const tc_segments *s, size_t item, tc_word *w, size_t max) {
    if (!s->at || item == SIZE_MAX)
        return 0;
    size_t end = tc_back_space(s->text, item);
    if (end == 0 || s->text.ptr[end - 1] != ':')
        return 0;
    return tc_words_before(s->text, s->list[s->at - 1].start, end, w, max);
}

bool tc_segments_go_on(tc_slice text, size_t start) {
    size_t end = tc_back_space(text, start);
    while (end > 0 && (text.ptr[end - 1] == '-' || text.ptr[end - 1] == '+'))
        end = tc_back_space(text, end - 1);
    return end > 0 && text.ptr[end - 1] == ';';
}

bool tc_segments_go_on_inside(tc_slice text, size_t from, size_t at, const tc_word *w,
                              size_t count) {
    enum { ITEM_BYTES = 400 };
    tc_cue kind;
    size_t end = tc_back_space(text, at), behind;
    if (!count || end <= from || text.ptr[end - 1] != ';' || at - from > ITEM_BYTES ||
        tc_verb_last(w, 0, count, &kind, &behind) != SIZE_MAX)
        return false;
    for (size_t i = from; i + 1 < end; i++)
        if (strchr(".:|", text.ptr[i]) && text.ptr[i] && tc_utf8_space(text, i + 1))
            return false;
    return true;
}

bool tc_segments_run_on(const tc_segments *s) {
    enum { LINE_BYTES = 60, WORDS = 3 };
    if (!s->at || s->list[s->at].cell || s->list[s->at - 1].cell)
        return false;
    size_t from = s->list[s->at - 1].start, start = s->list[s->at].start;
    size_t end = start, lines = 0;
    while (end > from && s->text.ptr[end - 1] && strchr(" \n\r\t", s->text.ptr[end - 1]))
        lines += s->text.ptr[--end] == '\n';
    tc_word w[WORDS];
    size_t n =
        lines == 1 && end - from >= LINE_BYTES ? tc_words_before(s->text, from, end, w, WORDS) : 0;
    tc_cue kind;
    size_t behind = 0;
    return n && w[n - 1].end == end && !w[n - 1].shout &&
           tc_verb_last(w, 0, n, &kind, &behind) != SIZE_MAX && behind == n;
}
