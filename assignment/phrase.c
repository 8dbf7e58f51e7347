/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "phrase.h"

#include <text/text.h>

#include <string.h>

/* A phrase while it is read. */
typedef struct reading {
    tc_arena *arena;
    tc_slice text;
    tc_phrase_word *words;
    size_t count, capacity;
    char *keys; /* a letter of two bytes may take three in lower case, none takes more */
    size_t used;
} reading;

/* The letters of one token, counted. */
typedef struct shape {
    unsigned letters, capitals, digits, others;
    bool capital;
} shape;

static bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* A final y for i, as in kỹ, lý, quý: the only vowel of its syllable. */
static void settle_y(char *key, size_t len) {
    size_t first = 0;
    if (len < 2 || key[len - 1] != 'y')
        return;
    while (!is_vowel(key[first]))
        first++;
    if (first > 0 && first + 2 == len && key[first - 1] == 'q' && key[first] == 'u')
        first++;
    if (first + 1 == len && first > 0)
        key[first] = 'i';
}

static void put_letter(reading *r, uint32_t c) {
    if (c < 0x80) {
        r->keys[r->used++] = (char)c;
        return;
    }
    if (c < 0x800) {
        r->keys[r->used++] = (char)(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        r->keys[r->used++] = (char)(0xE0 | (c >> 12));
        r->keys[r->used++] = (char)(0x80 | ((c >> 6) & 0x3F));
    } else {
        r->keys[r->used++] = (char)(0xF0 | (c >> 18));
        r->keys[r->used++] = (char)(0x80 | ((c >> 12) & 0x3F));
        r->keys[r->used++] = (char)(0x80 | ((c >> 6) & 0x3F));
    }
    r->keys[r->used++] = (char)(0x80 | (c & 0x3F));
}

/* Reads the letter or digit at *AT; false when there is none. */
static bool read_letter(reading *r, size_t *at, shape *s) {
    unsigned char byte = (unsigned char)r->text.ptr[*at];
    size_t next = *at;
    uint32_t c = byte < 0x80 ? byte : tc_utf8_next(r->text, &next);
    if (byte < 0x80)
        next++;
    if (tc_is_digit(c)) {
        s->digits++;
        r->keys[r->used++] = (char)c;
    } else if (tc_is_letter(c)) {
        bool upper = tc_is_upper(c);
        s->capital |= upper && !s->letters && !s->digits;
        s->letters++;
        s->capitals += upper;
        put_letter(r, tc_fold_base(c));
    } else if (c >= 0x300 && c < 0x370) { /* a mark that found no letter stays in its word */
        s->others++;
    } else {
        return false;
    }
    *at = next;
    return true;
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

static bool add_word(reading *r, size_t start, size_t end, size_t key, const shape *s) {
    if (r->count == r->capacity) {
        void *grown = tc_arena_grow(r->arena, r->words, r->count, r->count + 1, sizeof *r->words,
                                    &r->capacity);
        if (!grown)
            return false;
        r->words = grown;
    }
    bool first = r->count == 0;
    size_t done = r->count ? r->words[r->count - 1].end : 0;
    settle_y(r->keys + key, r->used - key);
    r->words[r->count++] = (tc_phrase_word){
        .start = (uint32_t)start,
        .end = (uint32_t)end,
        .key = {r->keys + key, r->used - key},
        .capital = s->capital,
        .shout = s->capitals >= 2 && s->capitals == s->letters,
        .digits = s->digits && !s->letters && !s->others,
        .bullet = breaks_line(tc_slice_sub(r->text, done, start), first),
    };
    return true;
}

/* Words there can be at most, if only blanks and ASCII signs part them. */
static size_t guess_words(tc_slice text) {
    size_t count = 1;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        count += c < '0' || (c > '9' && c < 'A') || c == 0xE2;
    }
    return count;
}

bool tc_phrase_read(tc_arena *arena, tc_slice text, tc_phrase *out) {
    reading r = {.arena = arena, .text = text, .capacity = guess_words(text)};
    r.words = tc_arena_take(arena, r.capacity * sizeof *r.words);
    r.keys = tc_arena_take(arena, text.len + text.len / 2 + 8);
    if (!r.words || !r.keys)
        return false;
    for (size_t i = 0; i < text.len;) {
        size_t start = i, key = r.used;
        shape s = {.letters = 0};
        while (i < text.len && read_letter(&r, &i, &s))
            ;
        if (i == start)
            tc_utf8_next(text, &i);
        else if (!add_word(&r, start, i, key, &s))
            return false;
    }
    *out = (tc_phrase){text, r.words, (uint32_t)r.count};
    return true;
}

/* Whether a sentence or an enumeration parts word AT from the one before it. */
static bool parted(const tc_phrase *words, uint32_t at) {
    tc_slice gap = tc_phrase_gap(words, at);
    if (gap.len == 1 && gap.ptr[0] == ' ')
        return false;
    for (size_t i = 0; i < gap.len; i++)
        if (strchr(",;.:()", gap.ptr[i]) && gap.ptr[i])
            return true;
    return false;
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

uint32_t tc_phrase_match(const tc_phrase *words, uint32_t at, const char *phrase) {
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

bool tc_phrase_gap_has(const tc_phrase *words, uint32_t at, char c) {
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
