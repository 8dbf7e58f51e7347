/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Notes stand below the text, in smaller letters, each with the number that its mark in the text
 * above has. */
#include "page.h"

#include <string.h>
#include <text/letter.h>

#define SMALLER 0.95F /* of the size of the text */
#define ALIKE 1.1F    /* of the size of the first note: no line of notes is larger */

/* The size of most words. */
static float size_of(tc_arena *arena, const tc_page *page) {
    float *sizes = tc_arena_take(arena, (page->word_count + 1) * sizeof *sizes);
    if (!sizes || !page->word_count)
        return 0;
    for (size_t i = 0; i < page->word_count; i++)
        sizes[i] = page->words[i].size;
    tc_page_sort(sizes, page->word_count);
    return sizes[page->word_count / 2];
}

/* Whether "[3]", which NUMBER is, ends a word above Y. */
static bool is_marked(const tc_page *page, tc_slice number, float y) {
    for (size_t i = 0; i < page->word_count; i++) {
        const tc_page_word *word = &page->words[i];
        size_t at = tc_slice_find(word->text, number, 1);
        if (!word->note && word->box.y1 <= y && at != SIZE_MAX)
            return true;
    }
    return false;
}

/* The number at the head of LINE, "[3]", of a note whose mark stands above; NULL when out of memory
 * or when there is none.  REST: what the word has behind it. */
static tc_page_word *number_of(tc_arena *arena, const tc_page *page, const tc_page_line *line,
                               tc_slice *rest) {
    const tc_page_word *first = line->words[0];
    tc_slice text = first->text;
    size_t digits = 0;
    *rest = TC_SLICE("");
    while (digits < text.len && digits < 4 && tc_is_digit((unsigned char)text.ptr[digits]))
        digits++;
    tc_page_word *word = tc_arena_take(arena, sizeof *word);
    if (!word)
        return NULL;
    *word = *first;
    if (!first->note) {
        char *room = digits && digits < 4 ? tc_arena_take(arena, digits + 3) : NULL;
        bool only = digits == text.len;
        if (!room || (!only && (strchr("./-:,)", text.ptr[digits]) || text.ptr[0] == '0')))
            return NULL;
        room[0] = '[';
        memcpy(room + 1, text.ptr, digits);
        room[digits + 1] = ']';
        word->text = (tc_slice){room, digits + 2};
        *rest = tc_slice_sub(text, digits, text.len);
    }
    return is_marked(page, word->text, line->box.y0) ? word : NULL;
}

/* Marks LINE as what begins a note when it does. */
static bool begins_note(tc_arena *arena, const tc_page *page, tc_page_line *line) {
    tc_slice rest;
    tc_page_word *number = number_of(arena, page, line, &rest);
    tc_page_word **words = tc_arena_take(arena, (line->count + 1) * sizeof *words);
    if (!number || !words)
        return false;
    words[0] = number;
    memcpy(words + 1, line->words + 1, (line->count - 1) * sizeof *words);
    if (rest.len) {
        tc_page_word *word = tc_arena_take(arena, sizeof *word);
        if (!word)
            return false;
        *word = *line->words[0];
        word->text = rest;
        memmove(words + 2, words + 1, (line->count - 1) * sizeof *words);
        words[1] = word;
        line->count++;
    }
    line->words = words;
    line->note = NOTE_BEGINS;
    return true;
}

size_t tc_page_notes_find(tc_arena *arena, const tc_page *page, tc_page_lines *lines) {
    float size = size_of(arena, page);
    size_t first = lines->count;
    float largest = 0;
    /* From the foot upwards, as long as lines are small: the first note is the highest line with a
     * number. */
    for (size_t i = lines->count; i-- > 0;) {
        tc_page_line *line = &lines->items[i];
        if (line->size > SMALLER * size)
            break;
        largest = line->size > largest ? line->size : largest;
        if (largest <= ALIKE * line->size && begins_note(arena, page, line))
            first = i;
    }
    for (size_t i = first; i < lines->count; i++)
        if (lines->items[i].note == NOTE_NONE)
            lines->items[i].note = NOTE_GOES_ON;
    return first;
}
