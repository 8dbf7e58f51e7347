/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filename.h"

#include "grammar.h"
#include "words.h"

#include <string.h>

enum {
    WORDS = 24,
    PARTS = 8,
    SAID = 2, /* parts of the symbol that the name has to say, if it has as many */
    DIGITS_MAX = 5
};

/* "1942", "012", "12a" */
static bool is_number(const char *folded) {
    size_t digits = strspn(folded, "0123456789");
    return digits > 0 && digits <= DIGITS_MAX && strlen(folded) <= digits + 1;
}

/* Whether the words WORD … END begin with the parts of the symbol. */
static bool says(const tc_word *word, const tc_word *end, const tc_word *parts, size_t count) {
    for (size_t i = 0; i < count && i < SAID; i++, word++)
        if (word == end || strcmp(word->folded, parts[i].folded) != 0)
            return false;
    return count > 0;
}

void tc_filename_witness(tc_arena *arena, const char *path, tc_header *header) {
    const char *slash = strrchr(path, '/');
    tc_slice name = tc_slice_of(slash ? slash + 1 : path);
    tc_word words[WORDS], parts[PARTS];
    bool party = header->style == TC_STYLE_PARTY;
    if (header->number.len || !header->symbol.len || header->year ||
        (!party && header->style != TC_STYLE_STATE))
        return;
    size_t count = tc_words_read(name, 0, name.len, words, WORDS);
    size_t said = tc_words_read(header->symbol, 0, header->symbol.len, parts, PARTS);
    for (size_t i = 0; i < count; i++) {
        bool dated = i > 0 && is_number(words[i - 1].folded); /* "2017-10-16 KH SYT" */
        if (dated || !is_number(words[i].folded) ||
            !says(&words[i + 1], &words[count], parts, said))
            continue;
        const char *number = words[i].folded + strspn(words[i].folded, "0");
        header->number = tc_arena_copy(arena, tc_slice_of(number));
        header->canonical =
            tc_canonical(arena, header->number, (tc_slice){NULL, 0}, header->symbol, party);
        header->number_from_name = header->number.len > 0;
        return;
    }
}
