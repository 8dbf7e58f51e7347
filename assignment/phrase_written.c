/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words that are told apart by their accents. */
#include "phrase.h"

#include <text/text.h>

#include <string.h>

/* Whether WRITTEN, one word, is EXPECTED but for case and variants of spelling, the long way. */
static bool lower_equal(tc_slice written, tc_slice expected) {
    char mine[TC_SYLLABLE_ROOM], other[TC_SYLLABLE_ROOM];
    size_t n = tc_token_plain(written, mine);
    return n && n == tc_token_plain(expected, other) && memcmp(mine, other, n) == 0;
}

/* WRITTEN in lower case, as the rules fold it.  The letters without accents have been compared
 * before, mostly: it is the accents that this is about, and they stand behind the first letter. */
bool tc_phrase_word_is(const tc_phrase *words, uint32_t at, const char *written) {
    size_t offset = 0;
    tc_slice expected = tc_slice_of(written);
    if (at >= words->count || (uint32_t)(unsigned char)words->items[at].first !=
                                  tc_fold_base(tc_utf8_next(expected, &offset)))
        return false;
    tc_slice word = tc_phrase_slice(words, at, at + 1);
    const tc_phrase_word *item = &words->items[at];
    bool plain = !item->shout && !memchr(word.ptr, 0xCC, word.len) &&
                 !memchr(word.ptr, 0xCD, word.len) && (unsigned char)word.ptr[0] < 0x80 &&
                 (unsigned char)written[0] < 0x80;
    if (!plain)
        return lower_equal(word, expected);
    size_t second = 1;
    if (tc_slice_equal(tc_slice_sub(word, 1, word.len), tc_slice_sub(expected, 1, expected.len)))
        return tc_fold_base((unsigned char)word.ptr[0]) == (unsigned char)written[0];
    /* A word in capitals that is no abbreviation, see tc_units_calm. */
    return word.len > 1 && tc_is_upper(tc_utf8_next(word, &second)) && lower_equal(word, expected);
}

void tc_written_fill(tc_list *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        char key[TC_SYLLABLE_ROOM];
        tc_shape shape;
        size_t at = 0;
        tc_slice word = tc_slice_of(list->phrases[i]);
        uint64_t code = tc_code_of((tc_slice){key, tc_token_fold(word, &at, key, &shape)});
        uint32_t slot = tc_sieve_hash(code) & list->mask;
        while (list->slots[slot])
            slot = (slot + 1) & list->mask;
        list->slots[slot] = (uint8_t)(i + 1);
        list->branches[i] = (tc_branch){.first = code};
    }
    list->filled = true;
}

bool tc_written_match_on(const tc_list *list, const tc_phrase *words, uint32_t at, bool exactly) {
    uint64_t code = words->items[at].code;
    uint32_t slot = words->items[at].sieve & list->mask;
    for (uint32_t i; (i = list->slots[slot]); slot = (slot + 1) & list->mask) {
        const char *word = list->phrases[i - 1];
        if (list->branches[i - 1].first != code)
            continue;
        if (exactly ? tc_slice_equal(tc_phrase_slice(words, at, at + 1), tc_slice_of(word))
                    : tc_phrase_word_is(words, at, word))
            return true;
    }
    return false;
}
