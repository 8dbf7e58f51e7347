/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "phrase.h"

#include <text/text.h>

#include <string.h>

/* Whether a sentence or an enumeration parts word AT from the one before it. */
static bool parted(const tc_phrase *words, uint32_t at) {
    return words->items[at].signs & TC_SIGNS_PARTING;
}

/* The first word of PHRASE, which moves to the next one. */
static tc_slice next_word(const char **phrase) {
    tc_slice word = {*phrase, strcspn(*phrase, " ")};
    *phrase += word.len;
    *phrase += **phrase == ' ';
    return word;
}

uint32_t tc_phrase_match_on(const tc_phrase *words, uint32_t at, const char *phrase) {
    uint32_t n = 0;
    while (*phrase) {
        if (at + n >= words->count ||
            !tc_slice_equal(words->items[at + n].key, next_word(&phrase)) ||
            (n > 0 && parted(words, at + n)))
            return 0;
        n++;
    }
    return n;
}

void tc_sieve_fill(tc_sieve *sieve, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        uint16_t hole = tc_sieve_hash(tc_code_of((tc_slice){list[i], strcspn(list[i], " ")}));
        sieve->holes[hole / 64] |= UINT64_C(1) << hole % 64;
    }
    sieve->filled = true;
}

void tc_list_fill(tc_list *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        const char *phrase = list->phrases[i];
        tc_branch *branch = &list->branches[i];
        branch->first = tc_code_of(next_word(&phrase));
        branch->second = *phrase ? tc_code_of(next_word(&phrase)) : 0;
        branch->rest = phrase;
        if (i > 0 && branch[-1].first == branch->first)
            continue;
        uint32_t slot = tc_sieve_hash(branch->first) & list->mask;
        while (list->slots[slot])
            slot = (slot + 1) & list->mask;
        list->slots[slot] = (uint8_t)(i + 1);
    }
    list->filled = true;
}

/* How many words of BRANCH stand at word AT, whose first is the same; 0 when not all do. */
static inline uint32_t match_branch(const tc_branch *branch, const tc_phrase *words, uint32_t at) {
    if (!branch->second)
        return 1;
    if (at + 1 >= words->count || words->items[at + 1].code != branch->second ||
        parted(words, at + 1))
        return 0;
    if (!*branch->rest)
        return 2;
    uint32_t n = at + 2 < words->count && !parted(words, at + 2)
                     ? tc_phrase_match_on(words, at + 2, branch->rest)
                     : 0;
    return n ? n + 2 : 0;
}

uint32_t tc_list_match_on(const tc_list *list, const tc_phrase *words, uint32_t at, size_t *which) {
    uint64_t code = words->items[at].code;
    uint32_t slot = words->items[at].sieve & list->mask, i, best = 0;
    for (; (i = list->slots[slot]); slot = (slot + 1) & list->mask) {
        for (i--; i < list->count && list->branches[i].first == code; i++) {
            uint32_t n = match_branch(&list->branches[i], words, at);
            if (n > best) {
                best = n;
                if (which)
                    *which = i;
            }
        }
    }
    return best;
}

uint32_t tc_list_find(tc_list *list, const tc_phrase *words, uint32_t from) {
    while (from < words->count && !tc_list_match(list, words, from, NULL))
        from++;
    return from;
}

uint32_t tc_phrase_find_on(const tc_phrase *words, uint64_t code, const char *phrase,
                           uint32_t from) {
    while (from < words->count &&
           !(words->items[from].code == code && tc_phrase_match_on(words, from, phrase)))
        from++;
    return from < words->count ? from : words->count;
}

tc_slice tc_phrase_gap(const tc_phrase *words, uint32_t at) {
    size_t start = at > 0 ? words->items[at - 1].end : 0;
    size_t end = at < words->count ? words->items[at].start : words->text.len;
    return tc_slice_sub(words->text, start, end);
}

bool tc_phrase_gap_holds(const tc_phrase *words, uint32_t at, char c) {
    tc_slice gap = tc_phrase_gap(words, at);
    return gap.len && memchr(gap.ptr, c, gap.len);
}

tc_slice tc_phrase_slice(const tc_phrase *words, uint32_t from, uint32_t to) {
    if (to > words->count)
        to = words->count;
    if (from >= to)
        return (tc_slice){NULL, 0};
    return tc_slice_sub(words->text, words->items[from].start, words->items[to - 1].end);
}

tc_slice tc_phrase_closed(const tc_phrase *words, uint32_t from, uint32_t to) {
    tc_slice text = tc_phrase_slice(words, from, to);
    tc_slice gap = tc_phrase_gap(words, to);
    if (text.len && gap.len && gap.ptr[0] == '%')
        text.len++;
    if (!text.len || !memchr(text.ptr, '(', text.len))
        return text;
    int open = 0;
    for (size_t i = 0; i < text.len; i++)
        open += text.ptr[i] == '(' ? 1 : text.ptr[i] == ')' && open > 0 ? -1 : 0;
    if (open > 0 && gap.len && gap.ptr[0] == ')')
        text.len++;
    return text;
}

int tc_phrase_number(const tc_phrase *words, uint32_t at) {
    if (at >= words->count || !words->items[at].digits || words->items[at].key.len > 4)
        return -1;
    int value = 0;
    for (size_t i = 0; i < words->items[at].key.len; i++)
        value = value * 10 + (words->items[at].key.ptr[i] - '0');
    return value;
}

bool tc_phrase_shout(const tc_phrase *words, uint32_t from, uint32_t to) {
    bool any = false;
    tc_slice text = tc_phrase_slice(words, from, to);
    for (size_t i = 0; i < text.len;) {
        uint32_t c = tc_utf8_next(text, &i);
        if (tc_is_letter(c) && !tc_is_upper(c))
            return false;
        any = any || tc_is_letter(c);
    }
    return any;
}
