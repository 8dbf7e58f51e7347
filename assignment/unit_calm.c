/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Units in capitals. */
#include "units.h"

#include <text/legacy.h>

/* Whether the word at AT is a syllable with its accents, which no abbreviation is. */
static bool is_spelt(const tc_phrase *words, uint32_t at) {
    tc_slice word = tc_phrase_slice(words, at, at + 1);
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)word.ptr[i] >= 0x80)
            return tc_syllable_is_vietnamese(word);
    return false;
}

static bool is_shouted(const tc_phrase *words, uint32_t from, uint32_t to) {
    enum { SPELT_MIN = 2 };
    uint32_t spelt = 0;
    if (to < from + SPELT_MIN || !words->items[from].shout || !tc_phrase_shout(words, from, to))
        return false;
    for (uint32_t i = from; i < to && spelt < SPELT_MIN; i++)
        spelt += is_spelt(words, i);
    return spelt == SPELT_MIN;
}

/* Whether the class at AT stands by itself in an enumeration: "BAN, NGÀNH". */
static bool is_bare_class(const tc_phrase *words, uint32_t at) {
    uint32_t n = tc_unit_class(words, at, NULL), next = at + n;
    return n && (next >= words->count || (words->items[next].signs & TC_SIGNS_PARTING) ||
                 tc_phrase_match(words, next, "va") || tc_unit_qualifier(words, next));
}

bool tc_units_calm(tc_arena *arena, const tc_phrase *words, uint32_t from, uint32_t to,
                   tc_phrase *out) {
    *out = *words;
    if (from >= to || !is_shouted(words, from, to))
        return true;
    out->items = tc_arena_take(arena, (words->count + (size_t)1) * sizeof *out->items);
    if (!out->items)
        return false;
    for (uint32_t i = 0; i < words->count; i++) {
        tc_phrase_word *word = &out->items[i];
        bool first = i == from || (words->items[i].signs & TC_SIGNS_PARTING) ||
                     (i > 0 && tc_phrase_match(words, i - 1, "va"));
        *word = words->items[i];
        word->unit = (tc_unit_fact){.left = 0};
        word->shout = word->shout && !tc_syllable_is_vietnamese(tc_phrase_slice(words, i, i + 1));
        word->capital = word->shout || i == from || (first && !is_bare_class(words, i));
    }
    return true;
}
