/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "phrase.h"

#include <text/text.h>

#include <endian.h>
#include <string.h>

static uint16_t sieve_of(uint64_t head, size_t len) {
    return (uint16_t)((head + len) * UINT64_C(0x9E3779B97F4A7C15) >> (64 - TC_SIEVE_BITS));
}

/* Of the first eight bytes of KEY, behind which there is room, and its length. */
static uint16_t sieve_of_key(const char *key, size_t len) {
    uint64_t head;
    memcpy(&head, key, sizeof head);
    return sieve_of(len < 8 ? le64toh(head) & ((UINT64_C(1) << 8 * len) - 1) : le64toh(head), len);
}

static uint16_t sieve_of_word(const char *word, size_t len) {
    char room[8] = {0};
    uint64_t head;
    memcpy(room, word, len < sizeof room ? len : sizeof room);
    memcpy(&head, room, sizeof head);
    return sieve_of(le64toh(head), len);
}

static uint8_t signs_of(tc_slice gap) {
    unsigned signs = 0;
    for (size_t i = 0; i < gap.len; i++)
        signs |= tc_phrase_sign(gap.ptr[i]);
    return (uint8_t)signs;
}

static bool only_bullets(tc_slice gap) {
    for (size_t i = 0; i < gap.len;) {
        uint32_t c = tc_utf8_next(gap, &i);
        if (c != ' ' && c != '\t' && c != '-' && c != '+' && c != '*' && c != 0x2022 && c != 0xB7 &&
            c != 0x2013 && c != 0x2014 && c != 0x25CF && c != 0xF0B7)
            return false;
    }
    return true;
}

/* Whether GAP ends a line, with nothing but a bullet behind the break. */
static bool breaks_line(tc_slice gap, bool first) {
    size_t line = gap.len;
    if (!first && gap.len == 1)
        return gap.ptr[0] == '\n';
    while (line > 0 && gap.ptr[line - 1] != '\n')
        line--;
    return (first || line > 0) && only_bullets(tc_slice_sub(gap, line, gap.len));
}

/* Writes down how the word is written whose key and place are known already. */
static inline void describe(tc_phrase_word *word, tc_slice gap, bool first, const tc_shape *s) {
    word->sieve = sieve_of_key(word->key.ptr, word->key.len);
    word->first = word->key.len ? word->key.ptr[0] : '\0';
    word->signs = TC_SIGN_NONE;
    word->capital = word->shout = word->digits = word->bullet = false;
    word->unit = (tc_unit_fact){.left = 0};
    if (s->capitals | s->digits) {
        word->capital = s->capital && !s->numbered;
        word->shout = s->capitals >= 2 && s->capitals == s->letters;
        word->digits = s->digits && !s->letters && !s->marks;
    }
    if (first || gap.len != 1 || *gap.ptr != ' ') {
        bool blank = gap.len == 1 && *gap.ptr == ' ';
        word->signs = blank ? TC_SIGN_NONE : signs_of(gap);
        word->bullet = breaks_line(gap, first);
    }
}

/* A word with the blank behind it takes more bytes, as a rule. */
enum { WORD_BYTES = 4 };

bool tc_phrase_read(tc_arena *arena, tc_slice text, tc_phrase *out) {
    size_t count = 0, capacity = text.len / WORD_BYTES + 2, done = 0;
    char *keys = tc_arena_room(arena, TC_KEY_ROOM(text.len));
    tc_phrase_word *words = tc_arena_room(arena, capacity * sizeof *words);
    if (!words || !keys)
        return false;
    for (size_t i = 0; i < text.len;) {
        size_t start = i;
        tc_shape shape;
        size_t length = tc_token_fold(text, &i, keys, &shape);
        if (i == start) {
            tc_utf8_next(text, &i);
            continue;
        }
        if (count == capacity &&
            !(words = tc_arena_grow(arena, words, count, count + 1, sizeof *words, &capacity)))
            return false;
        tc_phrase_word *word = &words[count];
        word->start = (uint32_t)start;
        word->end = (uint32_t)i;
        word->key = (tc_slice){keys, length};
        describe(word, (tc_slice){text.ptr + done, start - done}, count == 0, &shape);
        count++;
        keys += length;
        done = i;
        i += i < text.len && text.ptr[i] == ' ';
    }
    tc_arena_give_back(arena, words, count * sizeof *words);
    *out = (tc_phrase){text, words, (uint32_t)count};
    return true;
}

bool tc_phrase_first(tc_slice text, uint16_t *sieve) {
    enum { SHORT = 64 }; /* bytes */
    char key[TC_KEY_ROOM(SHORT)];
    for (size_t i = 0; i < text.len;) {
        size_t start = i;
        tc_shape shape;
        size_t length = tc_token_fold(tc_slice_sub(text, 0, start + SHORT), &i, key, &shape);
        if (i > start) {
            *sieve = sieve_of_key(key, length);
            return i <= start + SHORT - 4;
        }
        tc_utf8_next(text, &i);
    }
    return false;
}

/* Whether a sentence or an enumeration parts word AT from the one before it. */
static bool parted(const tc_phrase *words, uint32_t at) {
    return words->items[at].signs & TC_SIGNS_PARTING;
}

/* Compares KEY with the first word of PHRASE, and moves PHRASE behind it when they agree. */
static int compare_word(tc_slice key, const char **phrase) {
    const char *p = *phrase;
    size_t i = 0;
    while (i < key.len && *p == key.ptr[i]) {
        p++;
        i++;
    }
    if (i == key.len && (*p == ' ' || *p == '\0')) {
        *phrase = *p ? p + 1 : p;
        return 0;
    }
    unsigned char a = i < key.len ? (unsigned char)key.ptr[i] : 0;
    unsigned char b = *p == ' ' ? 0 : (unsigned char)*p;
    return a < b ? -1 : 1;
}

uint32_t tc_phrase_match_on(const tc_phrase *words, uint32_t at, const char *phrase) {
    uint32_t n = 0;
    while (*phrase) {
        if (at + n >= words->count || compare_word(words->items[at + n].key, &phrase) != 0 ||
            (n > 0 && parted(words, at + n)))
            return 0;
        n++;
    }
    return n;
}

uint32_t tc_phrase_match_any(const tc_phrase *words, uint32_t at, const char *const *list,
                             size_t count, size_t *which) {
    if (at >= words->count)
        return 0;
    tc_slice key = words->items[at].key;
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *phrase = list[middle];
        if (compare_word(key, &phrase) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    uint32_t best = 0;
    for (; low < count; low++) {
        const char *phrase = list[low];
        if (compare_word(key, &phrase) != 0)
            break;
        uint32_t n = tc_phrase_match(words, at, list[low]);
        if (n > best) {
            best = n;
            if (which)
                *which = low;
        }
    }
    return best;
}

void tc_sieve_fill(tc_sieve *sieve, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        uint16_t hole = sieve_of_word(list[i], strcspn(list[i], " "));
        sieve->holes[hole / 64] |= UINT64_C(1) << hole % 64;
    }
    sieve->filled = true;
}

uint32_t tc_phrase_find_any(const tc_phrase *words, const char *const *list, size_t count,
                            tc_sieve *sieve) {
    uint32_t at = 0;
    while (at < words->count && !(tc_sieve_passes(sieve, words, at, list, count) &&
                                  tc_phrase_match_any(words, at, list, count, NULL)))
        at++;
    return at;
}

uint32_t tc_phrase_find(const tc_phrase *words, const char *phrase, uint32_t from) {
    while (from < words->count && !tc_phrase_match(words, from, phrase))
        from++;
    return from < words->count ? from : words->count;
}

bool tc_phrase_have(const tc_phrase *words, const char *phrase) {
    return tc_phrase_find(words, phrase, 0) < words->count;
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
