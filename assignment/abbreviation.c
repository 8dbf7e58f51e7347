/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <assignment/abbreviation.h>
#include <text/fold.h>
#include <text/text.h>

enum {
    TOKENS_MAX = 48,
    LETTERS_MAX = 16 /* of one abbreviation */
};

/* A word, or an abbreviation as its letters. */
typedef struct part {
    tc_slice word;
    uint32_t letters[LETTERS_MAX]; /* folded */
    unsigned count;                /* of letters; 0 for a word */
} part;

typedef struct parts {
    part items[TOKENS_MAX];
    unsigned count;
} parts;

static void read_part(tc_slice word, part *out) {
    unsigned n = 0;
    bool capitals = true;
    *out = (part){.word = word};
    for (size_t i = 0; i < word.len;) {
        uint32_t c = tc_utf8_next(word, &i);
        capitals = capitals && tc_is_letter(c) && tc_is_upper(c);
        if (n < LETTERS_MAX)
            out->letters[n] = tc_fold_base(c);
        n++;
    }
    out->count = capitals && n <= LETTERS_MAX ? n : 0;
}

/* "và" is left out: an abbreviation writes "&" for it, or nothing. */
static bool read_parts(tc_slice text, parts *out) {
    size_t offset = 0;
    tc_token token;
    out->count = 0;
    while (tc_token_next(text, &offset, &token)) {
        tc_slice word = tc_slice_sub(text, token.start, token.end);
        if (word.len <= 4 && tc_fold_same(word, TC_SLICE("và")))
            continue;
        if (out->count == TOKENS_MAX)
            return false;
        read_part(word, &out->items[out->count++]);
    }
    return out->count > 0;
}

/* A place in a name: a part, and a letter of it. */
typedef struct place {
    unsigned part, letter;
} place;

static void advance(const parts *p, place *at) {
    if (at->letter + 1 < p->items[at->part].count)
        at->letter++;
    else
        *at = (place){at->part + 1, 0};
}

static uint32_t letter_at(const parts *p, place at) {
    return p->items[at.part].letters[at.letter];
}

static bool fits(const parts *brief, const parts *full) {
    place a = {0, 0}, b = {0, 0};
    while (a.part < brief->count && b.part < full->count) {
        bool letters = brief->items[a.part].count > 0;
        /* A letter stands for a word, or for the same letter of an abbreviation. */
        bool same = letters ? letter_at(brief, a) == letter_at(full, b)
                            : b.letter == 0 &&
                                  tc_fold_same(brief->items[a.part].word, full->items[b.part].word);
        if (!same)
            return false;
        advance(brief, &a);
        if (letters)
            advance(full, &b);
        else
            b = (place){b.part + 1, 0};
    }
    return a.part == brief->count && b.part == full->count;
}

/* A name all in capitals has words, no abbreviations. */
static void calm(parts *name) {
    for (unsigned i = 0; i < name->count; i++)
        if (!name->items[i].count)
            return;
    for (unsigned i = 0; name->count > 1 && i < name->count; i++)
        name->items[i].count = 0;
}

bool tc_abbreviates(tc_slice abbreviated, tc_slice name) {
    parts brief, full;
    bool any = false;
    if (!read_parts(abbreviated, &brief) || !read_parts(name, &full))
        return false;
    calm(&full);
    for (unsigned i = 0; i < brief.count; i++)
        any = any || brief.items[i].count > 1;
    return any && fits(&brief, &full);
}
