/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "typing.h"

#include <text/fold.h>
#include <text/legacy.h>
#include <text/text.h>

#include <string.h>

enum { KEYS_MAX = 14, LETTERS_MAX = 7 }; /* "nghieengj" and a few more; "nghiêng" */

/* As tc_letter.tone. */
enum { NONE, GRAVE, ACUTE, HOOK, TILDE, DOT };

/* A syllable being typed: letters with their quality, lower case, and one tone. */
typedef struct syllable {
    uint32_t letters[LETTERS_MAX];
    uint32_t count;
    uint32_t tone;
    bool keyed; /* a key was more than a letter */
} syllable;

static bool is_vowel(uint32_t letter) {
    return strchr("aeiouy", (char)tc_fold_base(letter)) != NULL;
}

/* ---- Keys ---- */

/* The last letter that is FROM becomes TO. */
static bool change(syllable *s, uint32_t from, uint32_t to) {
    for (uint32_t i = s->count; i > 0; i--) {
        if (s->letters[i - 1] != from)
            continue;
        s->letters[i - 1] = to;
        s->keyed = true;
        return true;
    }
    return false;
}

static bool set_tone(syllable *s, uint32_t tone) {
    bool vowel = false;
    for (uint32_t i = 0; i < s->count; i++)
        vowel |= is_vowel(s->letters[i]);
    if (!vowel || s->tone)
        return false;
    s->tone = tone;
    s->keyed = true;
    return true;
}

/* Whether of "oa", "qua" it is the a that w marks: "hoặc", "quặng". */
static bool is_short_a(const syllable *s) {
    for (uint32_t i = 1; i < s->count; i++)
        if (s->letters[i] == 'a' && (s->letters[i - 1] == 'o' ||
                                     (i > 1 && s->letters[0] == 'q' && s->letters[i - 1] == 'u')))
            return true;
    return false;
}

/* "uo" takes the horn as one. */
static bool set_horn(syllable *s) {
    for (uint32_t i = 1; i < s->count; i++) {
        bool first = s->letters[i - 1] == 'u' || s->letters[i - 1] == 0x1B0;
        if (!first || s->letters[i] != 'o')
            continue;
        /* "thuở", "quở": the u stays where nothing follows. */
        s->letters[i - 1] = i + 1 < s->count ? 0x1B0 : s->letters[i - 1];
        s->letters[i] = 0x1A1;
        s->keyed = true;
        return true;
    }
    return change(s, 'o', 0x1A1) || change(s, 'u', 0x1B0);
}

static bool set_stroke(syllable *s) {
    if (!s->count || s->letters[0] != 'd')
        return false;
    s->letters[0] = 0x111;
    s->keyed = true;
    return true;
}

/* Whether KEY, behind the letters of S, changes one of them, or their tone. */
static bool press_telex(syllable *s, uint32_t key) {
    switch (key) {
    case 'f':
        return set_tone(s, GRAVE);
    case 's':
        return set_tone(s, ACUTE);
    case 'r':
        return set_tone(s, HOOK);
    case 'x':
        return set_tone(s, TILDE);
    case 'j':
        return set_tone(s, DOT);
    case 'a':
        return change(s, 'a', 0xE2);
    case 'e':
        return change(s, 'e', 0xEA);
    case 'o':
        return change(s, 'o', 0xF4);
    case 'd':
        return set_stroke(s);
    case 'w':
        return (is_short_a(s) && change(s, 'a', 0x103)) || set_horn(s) || change(s, 'a', 0x103);
    default:
        return false;
    }
}

static bool press_vni(syllable *s, uint32_t key) {
    static const uint32_t tones[] = {ACUTE, GRAVE, HOOK, TILDE, DOT};
    if (key >= '1' && key <= '5')
        return set_tone(s, tones[key - '1']);
    if (key == '6')
        return change(s, 'a', 0xE2) || change(s, 'e', 0xEA) || change(s, 'o', 0xF4);
    if (key == '7')
        return set_horn(s);
    if (key == '8')
        return change(s, 'a', 0x103);
    return key == '9' && set_stroke(s);
}

/* ---- Letters ---- */

/* "ưo" before something is "ươ", whichever of the two was given the horn. */
static void pair_horns(syllable *s) {
    for (uint32_t i = 1; i + 1 < s->count; i++) {
        bool one = s->letters[i - 1] == 0x1B0, two = s->letters[i] == 0x1A1;
        if ((one && s->letters[i] == 'o') || (two && s->letters[i - 1] == 'u')) {
            s->letters[i - 1] = 0x1B0;
            s->letters[i] = 0x1A1;
        }
    }
}

/* The letter that bears the tone: one with a mark, the last of them; else the second of two vowels
 * before a consonant and of three, the first of two at the end. */
static uint32_t tone_at(const syllable *s) {
    uint32_t first = 0, end, marked = LETTERS_MAX;
    while (first < s->count && !is_vowel(s->letters[first]))
        first++;
    bool glides = first > 0 && first + 1 < s->count && is_vowel(s->letters[first + 1]) &&
                  ((s->letters[0] == 'q' && s->letters[first] == 'u') ||
                   (s->letters[0] == 'g' && s->letters[first] == 'i'));
    first += glides;
    for (end = first; end < s->count && is_vowel(s->letters[end]); end++)
        marked = s->letters[end] >= 0x80 ? end : marked;
    if (marked < LETTERS_MAX)
        return marked;
    if (end - first > 2)
        return first + 1;
    return end - first == 2 && end < s->count ? first + 1 : first;
}

static uint32_t upper_of(uint32_t letter) {
    if (letter < 0x80)
        return letter - 'a' + 'A';
    return letter < 0x100 ? letter - 0x20 : letter - 1;
}

/* S in ARENA as NFC, in small letters, with a CAPITAL first, or ALL of them. */
static tc_slice spell(tc_arena *arena, const syllable *s, bool capital, bool all) {
    static const uint32_t marks[] = {0, 0x300, 0x301, 0x309, 0x303, 0x323};
    tc_buffer loose;
    tc_text text;
    uint32_t at = tone_at(s);
    tc_buffer_init(&loose, 64);
    for (uint32_t i = 0; i < s->count; i++) {
        bool big = all || (capital && i == 0);
        tc_utf8_put(&loose, big ? upper_of(s->letters[i]) : s->letters[i]);
        if (s->tone && i == at)
            tc_utf8_put(&loose, marks[s->tone]);
    }
    tc_slice bytes = tc_arena_copy(arena, tc_buffer_slice(&loose));
    tc_buffer_dispose(&loose);
    if (!bytes.ptr || tc_text_decode(arena, bytes, "UTF-8", &text, NULL) != TC_OK)
        return (tc_slice){NULL, 0};
    return text.utf8;
}

/* ---- Tokens ---- */

/* Types the keys of TOKEN; false where they make more than a syllable has. */
static bool type(tc_slice token, bool (*press)(syllable *, uint32_t), syllable *out) {
    *out = (syllable){.count = 0};
    for (size_t i = 0; i < token.len; i++) {
        uint32_t key = tc_fold_base((unsigned char)token.ptr[i]);
        if (press(out, key))
            continue;
        /* A w that marks no vowel is one, in Telex. */
        bool horned = key == 'w' && press == press_telex;
        if (tc_is_digit(key) || out->count == LETTERS_MAX)
            return false;
        out->letters[out->count++] = horned ? 0x1B0 : key;
        out->keyed |= horned;
    }
    pair_horns(out);
    return out->keyed;
}

tc_slice tc_typing_decode(tc_arena *arena, tc_slice token) {
    bool digits = false;
    size_t capitals = 0, letters = 0;
    if (token.len < 2 || token.len > KEYS_MAX)
        return (tc_slice){NULL, 0};
    for (size_t i = 0; i < token.len; i++) {
        uint32_t c = (unsigned char)token.ptr[i];
        if (c >= 0x80)
            return (tc_slice){NULL, 0};
        digits |= tc_is_digit(c);
        letters += tc_is_letter(c);
        capitals += tc_is_upper(c);
    }
    syllable s;
    if (!tc_is_letter((unsigned char)*token.ptr) ||
        !type(token, digits ? press_vni : press_telex, &s))
        return (tc_slice){NULL, 0};
    tc_slice made = spell(arena, &s, tc_is_upper((unsigned char)*token.ptr), capitals == letters);
    return made.ptr && tc_syllable_is_vietnamese(made) ? made : (tc_slice){NULL, 0};
}
