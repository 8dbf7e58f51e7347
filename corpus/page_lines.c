/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <text/letter.h>
#include <text/text.h>

#define SPACED 1.6F /* times the least room between letters that stand apart: between words */

static int by_value(const void *a, const void *b) {
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

void tc_page_sort(float *values, size_t count) {
    if (count)
        qsort(values, count, sizeof *values, by_value);
}

static float middle(const tc_page_word *word) {
    return (word->box.y0 + word->box.y1) / 2;
}

static int by_height(const void *a, const void *b) {
    const tc_page_word *x = *(tc_page_word *const *)a, *y = *(tc_page_word *const *)b;
    float p = middle(x), q = middle(y);
    if (p != q)
        return p < q ? -1 : 1;
    return (x->box.x0 > y->box.x0) - (x->box.x0 < y->box.x0);
}

static int by_place(const void *a, const void *b) {
    const tc_page_word *x = *(tc_page_word *const *)a, *y = *(tc_page_word *const *)b;
    if (x->box.x0 != y->box.x0)
        return x->box.x0 < y->box.x0 ? -1 : 1;
    return (x < y) ? -1 : x > y;
}

static tc_page_line line_of(tc_page_word **words, size_t count) {
    tc_page_line line = {.words = words, .count = count, .box = words[0]->box, .bold = true};
    float wide = 0;
    qsort(words, count, sizeof *words, by_place);
    for (size_t i = 0; i < count; i++) {
        const tc_box *box = &words[i]->box;
        line.box.x0 = fminf(line.box.x0, box->x0);
        line.box.x1 = fmaxf(line.box.x1, box->x1);
        line.box.y0 = fminf(line.box.y0, box->y0);
        line.box.y1 = fmaxf(line.box.y1, box->y1);
        line.bold &= words[i]->bold;
        if (box->x1 - box->x0 > wide) { /* the widest word says how large the letters are */
            wide = box->x1 - box->x0;
            line.size = words[i]->size;
        }
    }
    return line;
}

/* ---- Letters set apart ---- */

/* One letter, maybe with a sign behind it: "H:" */
static bool is_letter(tc_slice text) {
    size_t at = 0;
    return text.len && tc_is_letter(tc_utf8_next(text, &at)) &&
           (at == text.len || (at + 1 == text.len && strchr(".:,", text.ptr[at])));
}

/* One word of A and of B, which stands behind it; NULL when out of memory. */
static tc_page_word *join(tc_arena *arena, const tc_page_word *a, const tc_page_word *b) {
    tc_page_word *both = tc_arena_take(arena, sizeof *both);
    char *text = tc_arena_room(arena, a->text.len + b->text.len);
    if (!both || !text)
        return NULL;
    memcpy(text, a->text.ptr, a->text.len);
    memcpy(text + a->text.len, b->text.ptr, b->text.len);
    *both = *a;
    both->text = (tc_slice){text, a->text.len + b->text.len};
    both->box.x1 = b->box.x1;
    both->doubt |= b->doubt;
    return both;
}

/* "K Ế  H O Ạ C H", a heading whose letters stand apart: a line of WORDS of nothing else.  Its
 * words are where there is more room than between others.  False when out of memory. */
static bool join_letters(tc_arena *arena, tc_page_word **words, tc_page_line *line) {
    enum { LEAST = 4 };
    float gap = line->size;
    size_t kept = 0;
    for (size_t i = 0; i < line->count; i++) {
        if (!is_letter(words[i]->text))
            return true;
        if (i)
            gap = fminf(gap, words[i]->box.x0 - words[i - 1]->box.x1);
    }
    if (line->count < LEAST || gap >= line->size || gap <= 0)
        return true;
    for (size_t i = 1; i < line->count; i++) {
        if (words[i]->box.x0 - words[kept]->box.x1 > SPACED * gap)
            words[++kept] = words[i];
        else if (!(words[kept] = join(arena, words[kept], words[i])))
            return false;
    }
    line->count = kept + 1;
    return true;
}

/* Words stand in one line whose middles are as high: what is raised or lowered a little (a note's
 * mark, the other column of a letterhead) is taken along. */
bool tc_page_lines_make(tc_arena *arena, tc_page_word **words, size_t count, tc_page_lines *out) {
    *out = (tc_page_lines){.items = tc_arena_take(arena, (count + 1) * sizeof *out->items)};
    if (!out->items)
        return false;
    if (count)
        qsort(words, count, sizeof *words, by_height);
    for (size_t begin = 0, i = 1; begin < count; i++) {
        const tc_page_word *first = words[begin];
        if (i < count &&
            middle(words[i]) - middle(first) <= 0.45F * fmaxf(first->size, words[i]->size))
            continue;
        out->items[out->count] = line_of(words + begin, i - begin);
        if (!join_letters(arena, words + begin, &out->items[out->count++]))
            return false;
        begin = i;
    }
    return true;
}

tc_slice tc_page_line_text(tc_arena *arena, const tc_page_line *line) {
    size_t length = 0, at = 0;
    for (size_t i = 0; i < line->count; i++)
        length += line->words[i]->text.len + 1;
    char *text = tc_arena_take(arena, length + 1);
    if (!text)
        return TC_SLICE("");
    for (size_t i = 0; i < line->count; i++) {
        if (i)
            text[at++] = ' ';
        memcpy(text + at, line->words[i]->text.ptr, line->words[i]->text.len);
        at += line->words[i]->text.len;
    }
    return (tc_slice){text, at};
}
