/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "Quyết định số 569/QĐ-TTg … phê duyệt Chiến lược phát triển …": from then on the title of the
 * strategy, in full or up to its period, stands for the decision that gave it force. */
#include "titles.h"

#include "words.h"

#include <text/text.h>

#include <string.h>

enum {
    TITLES_MAX = 64,
    TITLE_WORDS = 48,
    TITLE_LEAST = 6,
    LEAD_WORDS = 8,
    LEAD_BYTES = 200,
    APPROVED_WORDS = 8
};

typedef struct title {
    tc_word *words;
    size_t count, head; /* words; up to its period or place */
    const tc_mention *meant;
} title;

/* The first words of the title at START, at most MOST, up to what ends it. */
static size_t read_title(tc_slice text, size_t start, size_t to, tc_word *w, size_t most) {
    size_t count = tc_words_read(text, start, to, w, most);
    for (size_t i = 1; i < count; i++)
        if (strchr("|;.:()\"", w[i].before) || w[i].apart)
            return i;
    return count;
}

static size_t head_words(const tc_word *w, size_t count) {
    static const char *const scopes[] = {"giai doan", "thoi ki", "den nam", "tren dia ban",
                                         "tam nhin",  "trong",   "nam"};
    for (size_t i = TITLE_LEAST; i < count; i++)
        for (size_t k = 0; k < sizeof scopes / sizeof *scopes; k++)
            if (tc_words_begin(w + i, count - i, scopes[k]))
                return i;
    return count;
}

/* Where the title begins that the mention which ends at AT approves, or SIZE_MAX. */
static size_t approved(tc_slice text, size_t at, size_t to) {
    tc_word w[LEAD_WORDS];
    size_t end = at + LEAD_BYTES < to ? at + LEAD_BYTES : to;
    size_t count = tc_words_read(text, at, end, w, 3);
    bool may = false;
    for (size_t i = 0; i < count; i++)
        may = may || strcmp(w[i].folded, "phe") == 0 || strcmp(w[i].folded, "ban") == 0;
    if (!may)
        return SIZE_MAX;
    count = tc_words_read(text, at, end, w, LEAD_WORDS);
    /* Only "về việc" may stand between: else somebody else may be the one who approves. */
    for (size_t i = 0; i < count && i < 3 && !strchr("|;.()", w[i].before); i++) {
        size_t verb = tc_words_begin(w + i, count - i, "phe duyet");
        if (!verb)
            verb = tc_words_begin(w + i, count - i, "ban hanh");
        if (verb && i + verb < count)
            return tc_anchor_stands(tc_slice_sub(text, 0, end), TC_ANCHOR_TITLE, w[i + verb].start)
                       ? w[i + verb].start
                       : SIZE_MAX;
    }
    return SIZE_MAX;
}

static bool is_same(const title *t, const tc_word *w, size_t count, size_t *used) {
    size_t same = 0;
    while (same < t->count && same < count && strcmp(t->words[same].folded, w[same].folded) == 0)
        same++;
    *used = same == t->count ? same : t->head;
    return same >= t->head;
}

/* Whether one of LIST begins with the words W, as many as each of them has at least. */
static bool begins_one(const title *list, size_t total, const tc_word *w, size_t count) {
    for (size_t i = 0; count == TITLE_LEAST && i < total; i++) {
        size_t same = 0;
        while (same < count && strcmp(list[i].words[same].folded, w[same].folded) == 0)
            same++;
        if (same == count)
            return true;
    }
    return false;
}

/* Whether W, whose first word stands at START, is what another document approves, as "phê duyệt chủ
 * trương đầu tư Chương trình …", and so cited by its number. */
static bool is_approved_there(tc_slice text, size_t start) {
    tc_word w[APPROVED_WORDS];
    size_t from = start > LEAD_BYTES ? start - LEAD_BYTES : 0;
    size_t count = tc_words_before(text, from, start, w, APPROVED_WORDS);
    static const char *const verbs[] = {"phe duyet", "phe duyet chu truong dau tu", "ban hanh"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        size_t at = tc_words_last(w, count, verbs[i]);
        if (at != SIZE_MAX && at + tc_words_begin(w + at, count - at, verbs[i]) == count)
            return true;
    }
    return false;
}

/* Whether W is the title of the document itself, behind its type: "Trên đây là Kế hoạch triển khai
 * …". */
static bool is_own_title(const tc_header *header, const tc_word *w, size_t count) {
    tc_word own[TITLE_WORDS];
    size_t total = tc_words_read(header->title, 0, header->title.len, own, TITLE_WORDS);
    size_t type = tc_words_read(header->type, 0, header->type.len, (tc_word[4]){{0}}, 4), same = 0;
    while (type && same < total && type + same < count &&
           strcmp(own[same].folded, w[type + same].folded) == 0)
        same++;
    return same >= TITLE_LEAST;
}

/* Adds the titles that the mentions of FINDS approve to LIST. */
static bool list_titles(tc_arena *arena, tc_slice text, const tc_finds *finds, title *list,
                        size_t *total) {
    for (size_t i = 0; i < finds->count && *total < TITLES_MAX; i++) {
        const tc_found *f = &finds->items[i];
        size_t to = i + 1 < finds->count ? finds->items[i + 1].mention.range.start : text.len;
        if (f->mention.kind != TC_MENTION_NUMBERED)
            continue;
        size_t start = approved(text, f->issuer_end, to);
        if (start == SIZE_MAX)
            continue;
        tc_word *w = tc_arena_take(arena, TITLE_WORDS * sizeof *w);
        if (!w)
            return false;
        size_t count = read_title(text, start, to, w, TITLE_WORDS);
        if (count > TITLE_LEAST)
            list[(*total)++] = (title){w, count, head_words(w, count), &f->mention};
    }
    return true;
}

static tc_found make_alias(const tc_mention *meant, size_t start, size_t end) {
    tc_found found = {.core = (uint32_t)start, .issuer_end = (uint32_t)end};
    found.mention = *meant;
    found.mention.range = (tc_range){(uint32_t)start, (uint32_t)end};
    found.mention.kind = TC_MENTION_ALIAS;
    found.mention.issuer = found.mention.provision = found.mention.suggestion = (tc_slice){NULL, 0};
    found.mention.date = (tc_date){0, 0, 0};
    found.mention.uncertain = TC_UNCERTAIN_IDENTITY;
    return found;
}

tc_status tc_titles_add(tc_arena *arena, tc_slice text, tc_anchors *anchors,
                        const tc_header *header, tc_finds *finds, tc_error *error) {
    title *list = tc_arena_take(arena, TITLES_MAX * sizeof *list);
    tc_finds more = {0};
    size_t total = 0, which;
    if (!list || !list_titles(arena, text, finds, list, &total))
        return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    size_t at = total ? list[0].words[0].start + 1 : text.len;
    while ((at = tc_anchors_next(anchors, TC_ANCHOR_TITLE, at, &which)) != SIZE_MAX) {
        tc_word w[TITLE_WORDS];
        size_t used = 0, start = at++;
        size_t count = read_title(text, start, text.len, w, TITLE_LEAST);
        if (!begins_one(list, total, w, count))
            continue;
        count = read_title(text, start, text.len, w, TITLE_WORDS);
        const title *meant = NULL;
        for (size_t i = 0; i < total && list[i].words[0].start <= start; i++) {
            /* Where it is approved, its own number stands already. */
            if (list[i].words[0].start == start)
                break;
            if (!meant && is_same(&list[i], w, count, &used))
                meant = &list[i];
        }
        bool defined = false;
        for (size_t i = 0; i < total; i++)
            defined = defined || list[i].words[0].start == start;
        if (!meant || defined || is_approved_there(text, start) || is_own_title(header, w, count))
            continue;
        (void)is_same(meant, w, count, &used);
        tc_found found = make_alias(meant->meant, start, w[used - 1].end);
        if (!tc_finds_add(arena, &more, &found))
            return tc_error_set(error, TC_ERR_NOMEM, "out of memory");
    }
    return tc_finds_merge(arena, finds, &more, error);
}
