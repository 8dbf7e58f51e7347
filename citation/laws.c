/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Titles are read backwards from the number to the nearest "Luật" that begins with a capital, over
 * no more than a title may hold; brackets in one are closed again: "… ở người (HIV/AIDS) số". */
#include "laws.h"

#include "words.h"

#include <text/fold.h>

#include <string.h>

enum {
    TITLE_WORDS = 32, /* words of a law's title */
    TITLE_BYTES = 500,
    LIST_WORDS = 96, /* of the laws that one law amends */
    LIST_BYTES = 900,
    LAWS_MAX = 300 /* mentions among which an amended law is looked for */
};

bool tc_is_assembly(tc_slice symbol) {
    static const char *const series[] = {"QH", "UBTVQH", "PL-UBTVQH", "PL/UBTVQH"};
    for (size_t i = 0; i < sizeof series / sizeof *series; i++)
        if (tc_slice_starts(symbol, tc_slice_of(series[i])))
            return true;
    return false;
}

bool tc_law_is_tail(tc_slice text, size_t at) {
    size_t end = tc_back_space(text, at), start = tc_back_word(text, end);
    tc_slice before = tc_slice_sub(text, start, end);
    /* "Luật Quy hoạch số …" is a law, and no plan. */
    if (!tc_begins_small(before) && tc_fold_same(before, TC_SLICE("luật")))
        return true;
    return tc_begins_small(tc_slice_sub(text, at, text.len)) &&
           tc_fold_same(before, TC_SLICE("pháp"));
}

static bool is_closed(tc_slice s) {
    int open = 0;
    for (size_t i = 0; i < s.len && open >= 0; i++)
        open += (s.ptr[i] == '(') - (s.ptr[i] == ')');
    return open == 0;
}

/* Where the law begins whose title ends at AT; AT when none does. */
static size_t back_law(tc_slice text, size_t floor, size_t at, tc_slice *type, tc_slice *title) {
    tc_word w[TITLE_WORDS];
    if (at > TITLE_BYTES && floor < at - TITLE_BYTES)
        floor = at - TITLE_BYTES;
    size_t count = tc_words_before(text, floor, at, w, TITLE_WORDS);
    for (size_t i = count; i > 0; i--) {
        const tc_word *word = &w[i - 1];
        bool law = strcmp(word->folded, "luat") == 0;
        bool code = law && i >= 2 && strcmp(w[i - 2].folded, "bo") == 0 && w[i - 2].capital &&
                    word->before == ' ';
        bool ordinance =
            i < count && tc_words_begin(word, count - i + 1, "phap lenh") && word->capital;
        if (code || (law && word->capital) || ordinance) {
            size_t head = ordinance ? i : i - 1;
            *type = ordinance ? TC_SLICE("Pháp lệnh")
                    : code    ? TC_SLICE("Bộ luật")
                              : TC_SLICE("Luật");
            *title = tc_slice_sub(text, w[head].end, w[count - 1].end);
            size_t start = code ? w[i - 2].start : word->start;
            return is_closed(tc_slice_sub(text, start, at)) ? start : at;
        }
        if (!strchr(" ,-()/&", word->before))
            break;
    }
    return at;
}

/* "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và Luật Xây dựng số …", the last of which
 * begins at AT: where the outer law begins, or AT. */
static size_t back_amending(tc_slice text, size_t floor, size_t at) {
    static const char *const phrases[] = {"sua doi bo sung mot so dieu cua",
                                          "sua doi mot so dieu cua"};
    tc_word w[LIST_WORDS];
    size_t from = SIZE_MAX, used = 0;
    if (at > LIST_BYTES && floor < at - LIST_BYTES)
        floor = at - LIST_BYTES;
    size_t count = tc_words_before(text, floor, at, w, LIST_WORDS);
    for (size_t i = 0; from == SIZE_MAX && i < sizeof phrases / sizeof *phrases; i++) {
        from = tc_words_last(w, count, phrases[i]);
        used = from != SIZE_MAX ? tc_words_begin(w + from, count - from, phrases[i]) : 0;
    }
    if (from == SIZE_MAX || from == 0 || strcmp(w[from - 1].folded, "luat") != 0 ||
        !w[from - 1].capital)
        return at;
    /* In between stand laws and what joins them, and no number. */
    for (size_t i = from + used; i < count; i++)
        if (!strchr(" ,-", w[i].before) || w[i].folded[0] <= '9' ||
            (i == from + used && strcmp(w[i].folded, "luat") != 0 &&
             strcmp(w[i].folded, "bo") != 0))
            return at;
    return w[from - 1].start;
}

static bool is_amending(const tc_finds *finds, const tc_found *found) {
    for (size_t i = 0; i < finds->count && i < LAWS_MAX; i++) {
        const tc_found *other = &finds->items[i];
        if (other->title.len && tc_fold_same(other->title, found->title))
            return !tc_slice_equal(other->mention.canonical, found->mention.canonical);
    }
    return tc_date_is_set(found->mention.date);
}

size_t tc_law_before(tc_slice text, size_t floor, size_t label, const tc_finds *finds,
                     tc_found *found) {
    size_t law = back_law(text, floor, label, &found->mention.type, &found->title);
    size_t outer = law < label ? back_amending(text, floor, law) : law;
    if (outer < law && is_amending(finds, found)) {
        found->mention.type = TC_SLICE("Luật");
        law = outer;
    }
    return law;
}
