/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "điểm a khoản 2 Điều 5" in front of "Nghị định số …": read backwards, one unit at a time. */
#include "provision.h"

#include "words.h"

#include <text/text.h>

#include <string.h>

enum { PROVISION_WORDS = 40, PROVISION_BYTES = 300, LAST_WORDS = 4 };

static const char *const units[] = {"diem",   "khoan", "dieu", "muc",
                                    "chuong", "phan",  "tiet", "phu luc"};

static bool is_unit(const tc_word *w, size_t count) {
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (tc_words_begin(w, count, units[i]))
            return true;
    return false;
}

/* "5", "5a", "II", "a": what a unit is counted by, or a word that joins two of them. */
static bool is_count(const tc_word *w) {
    size_t n = w->end - w->start;
    bool digits = w->folded[0] >= '0' && w->folded[0] <= '9';
    bool roman = w->capital && strspn(w->folded, "ivxlc") == strlen(w->folded);
    return digits || roman || n <= 2 || strcmp(w->folded, "va") == 0 ||
           strcmp(w->folded, "den") == 0 || strcmp(w->folded, "cac") == 0;
}

/* Reads the words W from the last one back; how many are left before those that may belong to a
 * provision.  *FIRST is where it begins, or COUNT. */
static size_t read_back(const tc_word *w, size_t count, size_t *first) {
    size_t i = count;
    *first = count;
    while (i > 0) {
        const tc_word *word = &w[i - 1];
        bool unit = is_unit(word, count - i + 1);
        if (!unit && !is_count(word) && !(*first == count && strcmp(word->folded, "cua") == 0))
            break;
        if (unit && i < count && is_count(&w[i]))
            *first = i - 1;
        i--;
        if (word->before != ' ' && word->before != ',')
            break;
    }
    return i;
}

tc_slice tc_provision_before(tc_arena *arena, tc_slice text, size_t floor, size_t at) {
    tc_word w[PROVISION_WORDS];
    if (at > PROVISION_BYTES && floor < at - PROVISION_BYTES)
        floor = at - PROVISION_BYTES;
    /* "Điều 2. Quyết định số …" begins a sentence of the document's own. */
    size_t end = tc_back_space(text, at);
    if (end > 0 && text.ptr[end - 1] == '.')
        return (tc_slice){NULL, 0};
    /* As a rule no provision stands there, and the last words tell. */
    size_t first, count = tc_words_before(text, floor, at, w, 1);
    if (read_back(w, count, &first) == count)
        return (tc_slice){NULL, 0};
    count = tc_words_before(text, floor, at, w, LAST_WORDS);
    if (read_back(w, count, &first) == 0 && count == LAST_WORDS) {
        count = tc_words_before(text, floor, at, w, PROVISION_WORDS);
        read_back(w, count, &first);
    }
    if (first == count)
        return (tc_slice){NULL, 0};
    size_t last = count;
    while (last > first && strcmp(w[last - 1].folded, "cua") == 0)
        last--;
    return tc_text_squeeze(arena, tc_slice_sub(text, w[first].start, w[last - 1].end));
}
