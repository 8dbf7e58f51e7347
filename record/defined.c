/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <record/defined.h>

#include <text/common.h>
#include <text/fold.h>
#include <text/text.h>

#include <string.h>

enum {
    BRACKET = 90,      /* bytes that a bracket may have */
    BEFORE = 240,      /* … and that are looked at in front of it */
    LETTERS_LEAST = 2, /* of an abbreviation */
    LETTERS_MOST = 12,
    WORDS = 20, /* in front of a bracket */
    WORDS_LEAST = 2,
    SKIPPED = 4
};

/* ---- The bracket ---- */

/* What stands behind "gọi tắt là", "viết tắt:", "sau đây gọi là", or all of it. */
static tc_slice behind_cue(tc_slice inside) {
    static const char *const cues[] = {"tắt là", "gọi là", "chung là", "viết tắt", "gọi tắt", ":"};
    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++) {
        tc_slice cue = tc_slice_of(cues[i]);
        size_t at = tc_slice_find(inside, cue, 0);
        if (at != SIZE_MAX)
            inside = tc_slice_sub(inside, at + cue.len, inside.len);
    }
    return inside;
}

/* Letters in capitals, with "&" or "-" between, at the end of INSIDE; {NULL, 0} where it ends in
 * something else, or has more in front than a name's head ("Phòng QLKH"). */
static tc_slice find_short(tc_slice inside) {
    size_t end = inside.len, start;
    while (end && strchr(" .;\"'", inside.ptr[end - 1]))
        end--;
    if (end >= 3 && memcmp(inside.ptr + end - 3, "”", 3) == 0)
        end -= 3;
    start = end;
    while (start && inside.ptr[start - 1] != ' ')
        start--;
    if (end - start >= 3 && memcmp(inside.ptr + start, "“", 3) == 0)
        start += 3;
    if (start < end && inside.ptr[start] == '"')
        start++;
    tc_slice found = tc_slice_sub(inside, start, end);
    uint32_t letters = 0;
    for (size_t at = 0; at < found.len;) {
        uint32_t c = tc_utf8_next(found, &at);
        if (c != '&' && c != '-' && (!tc_is_letter(c) || !tc_is_upper(c)))
            return (tc_slice){NULL, 0};
        letters += c != '&' && c != '-';
    }
    return letters >= LETTERS_LEAST && letters <= LETTERS_MOST ? found : (tc_slice){NULL, 0};
}

/* ---- The words in front ---- */

typedef struct words {
    tc_slice spelt[WORDS];
    char initials[WORDS];
    bool grammar[WORDS];
    uint32_t count;
    char letters[LETTERS_MOST];
    uint32_t letter_count;
} words;

/* The last words of TEXT that nothing but a comma or a blank parts. */
static void read_words(tc_slice text, words *out) {
    size_t offset = 0, end = 0;
    tc_token token;
    out->count = 0;
    while (tc_token_next(text, &offset, &token)) {
        char key[TC_KEY_ROOM(64)];
        tc_shape shape;
        size_t from = 0;
        for (size_t i = end; i < token.start; i++)
            if (!strchr(" ,-&", text.ptr[i]))
                out->count = 0;
        end = token.end;
        tc_slice spelt = tc_slice_sub(text, token.start, token.end);
        if (spelt.len > 40) {
            out->count = 0;
            continue;
        }
        if (out->count == WORDS) {
            memmove(out->spelt, out->spelt + 1, (WORDS - 1) * sizeof *out->spelt);
            memmove(out->initials, out->initials + 1, WORDS - 1);
            memmove(out->grammar, out->grammar + 1, WORDS - 1);
            out->count--;
        }
        tc_slice folded = {key, tc_token_fold(spelt, &from, key, &shape)};
        out->spelt[out->count] = spelt;
        out->initials[out->count] = folded.len ? *key : ' ';
        out->grammar[out->count++] = tc_is_function_word(folded);
    }
    for (size_t i = end; i < text.len; i++)
        if (text.ptr[i] != ' ')
            out->count = 0;
}

/* The word at which the first LETTERS letters begin when they end before word END, with at most
 * SKIP words of grammar left out; or WORDS. */
static uint32_t fit(const words *w, uint32_t letters, uint32_t end, uint32_t skip) {
    if (!letters)
        return end;
    if (!end)
        return WORDS;
    if (w->initials[end - 1] == w->letters[letters - 1]) {
        uint32_t first = fit(w, letters - 1, end - 1, skip);
        if (first != WORDS)
            return first;
    }
    /* "khoa học và công nghệ": not of the last word, nor of the first. */
    bool may = skip && w->grammar[end - 1] && letters < w->letter_count;
    return may ? fit(w, letters, end - 1, skip - 1) : WORDS;
}

/* ---- Definitions ---- */

typedef struct list {
    tc_arena *arena;
    tc_defined *items;
    size_t count, capacity;
} list;

static tc_slice fold_words(tc_arena *arena, const tc_slice *spelt, uint32_t count,
                           void (*fold)(tc_slice, tc_buffer *)) {
    tc_buffer out;
    tc_buffer_init(&out, 4 * BEFORE);
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            tc_buffer_add_char(&out, ' ');
        fold(spelt[i], &out);
    }
    tc_slice copy = tc_arena_copy(arena, tc_buffer_slice(&out));
    tc_buffer_dispose(&out);
    return copy;
}

static bool add(list *l, tc_slice shorter, const words *w, uint32_t first) {
    tc_slice parts[LETTERS_MOST];
    size_t offset = 0;
    uint32_t count = 0;
    tc_token token;
    while (count < LETTERS_MOST && tc_token_next(shorter, &offset, &token))
        parts[count++] = tc_slice_sub(shorter, token.start, token.end);
    tc_defined one = {.shorter = fold_words(l->arena, parts, count, tc_fold_ascii),
                      .longer =
                          fold_words(l->arena, w->spelt + first, w->count - first, tc_fold_plain),
                      .owner = {"", 0}};
    if (!one.shorter.ptr || !one.longer.ptr)
        return false;
    for (size_t i = 0; i < l->count; i++)
        if (tc_slice_equal(l->items[i].shorter, one.shorter) &&
            tc_slice_equal(l->items[i].longer, one.longer))
            return true;
    tc_defined *grown =
        tc_arena_grow(l->arena, l->items, l->count, l->count + 1, sizeof *grown, &l->capacity);
    if (!grown)
        return false;
    l->items = grown;
    grown[l->count++] = one;
    return true;
}

/* The bracket that opens at OPEN and closes at CLOSE. */
static bool read_bracket(list *l, tc_slice text, size_t open, size_t close) {
    words w;
    size_t start = open > BEFORE ? open - BEFORE : 0;
    tc_slice shorter = find_short(behind_cue(tc_slice_sub(text, open + 1, close)));
    if (!shorter.len)
        return true;
    w.letter_count = 0;
    for (size_t at = 0; at < shorter.len;) {
        uint32_t base = tc_fold_base(tc_utf8_next(shorter, &at));
        if (base >= 'a' && base <= 'z')
            w.letters[w.letter_count++] = (char)base;
    }
    while (start < open && ((unsigned char)text.ptr[start] & 0xC0) == 0x80)
        start++;
    read_words(tc_slice_sub(text, start, open), &w);
    uint32_t first = fit(&w, w.letter_count, w.count, SKIPPED);
    return first == WORDS || w.count - first < WORDS_LEAST || add(l, shorter, &w, first);
}

bool tc_defined_read(tc_arena *arena, tc_slice text, tc_defined **out, size_t *count) {
    list l = {.arena = arena};
    for (size_t open = tc_slice_find(text, TC_SLICE("("), 0);
         open != SIZE_MAX && l.count < TC_DEFINED_MAX;
         open = tc_slice_find(text, TC_SLICE("("), open + 1)) {
        tc_slice rest = tc_slice_sub(text, open, open + BRACKET);
        const char *close = memchr(rest.ptr, ')', rest.len);
        if (close && !read_bracket(&l, text, open, (size_t)(close - text.ptr)))
            return false;
    }
    *out = l.items;
    *count = l.count;
    return true;
}

/* ---- Terms ---- */

static bool put(char *term, size_t *size, tc_slice field) {
    if (*size + field.len + 1 > TC_DEFINED_TERM_MAX || memchr(field.ptr, '|', field.len))
        return false;
    term[(*size)++] = '|';
    memcpy(term + *size, field.ptr, field.len);
    *size += field.len;
    return true;
}

tc_slice tc_defined_term(tc_arena *arena, tc_defined_side side, const tc_defined *defined) {
    char term[TC_DEFINED_TERM_MAX] = {(char)side};
    size_t size = 1;
    tc_slice key =
        side == TC_DEFINED_SHORTER ? defined->shorter : tc_fold_ascii_in(arena, defined->longer);
    bool fits = key.len && put(term, &size, key) && put(term, &size, defined->owner) &&
                put(term, &size, defined->longer) &&
                (side == TC_DEFINED_SHORTER || put(term, &size, defined->shorter));
    return fits ? tc_arena_copy(arena, (tc_slice){term, size}) : (tc_slice){"", 0};
}

tc_slice tc_defined_prefix(tc_arena *arena, tc_defined_side side, tc_slice key) {
    char term[TC_DEFINED_TERM_MAX] = {(char)side};
    size_t size = 1;
    if (!put(term, &size, key) ||
        (side == TC_DEFINED_SHORTER && !put(term, &size, (tc_slice){"", 0})))
        return (tc_slice){"", 0};
    return tc_arena_copy(arena, (tc_slice){term, size});
}

bool tc_defined_term_read(tc_slice term, tc_defined *out) {
    tc_slice side = tc_slice_cut(&term, '|'), key = tc_slice_cut(&term, '|');
    out->owner = tc_slice_cut(&term, '|');
    out->longer = tc_slice_cut(&term, '|');
    out->shorter = side.len && *side.ptr == TC_DEFINED_SHORTER ? key : tc_slice_cut(&term, '|');
    return side.len == 1 && out->shorter.len && out->longer.len;
}
