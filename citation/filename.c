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

static tc_slice name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return tc_slice_of(slash ? slash + 1 : path);
}

tc_slice tc_filename_number(tc_arena *arena, const char *path, tc_slice symbol) {
    tc_slice name = name_of(path);
    tc_word words[WORDS], parts[PARTS];
    size_t count = tc_words_read(name, 0, name.len, words, WORDS);
    size_t said = tc_words_read(symbol, 0, symbol.len, parts, PARTS);
    for (size_t i = 0; i < count; i++) {
        bool dated = i > 0 && is_number(words[i - 1].folded); /* "2017-10-16 KH SYT" */
        if (!dated && is_number(words[i].folded) && says(&words[i + 1], &words[count], parts, said))
            return tc_arena_copy(arena,
                                 tc_slice_of(words[i].folded + strspn(words[i].folded, "0")));
    }
    return (tc_slice){NULL, 0};
}

/* ---- Days ---- */

/* LENGTH digits of S, all of it or its beginning; -1 when there are others. */
static int digits(const char *s, size_t length) {
    int value = 0;
    for (size_t i = 0; i < length; i++) {
        if (s[i] < '0' || s[i] > '9')
            return -1;
        value = 10 * value + (s[i] - '0');
    }
    return value;
}

static tc_date day_made(int year, int month, int day) {
    if (year < 1945 || year > 2199 || month < 1 || month > 12 || day < 1 ||
        day > tc_days_in_month(year, month))
        return (tc_date){0, 0, 0};
    return (tc_date){(int16_t)year, (int8_t)month, (int8_t)day};
}

/* The day that WORDS begin with, and of how many of them it is. */
static tc_date day_of(const tc_word *w, size_t count, size_t *used) {
    enum { DAY = 2, YEAR = 4, ALL = 8 };
    size_t lengths[3] = {0};
    int values[3] = {0};
    for (size_t i = 0; i < 3 && i < count; i++) {
        lengths[i] = strlen(w[i].folded);
        values[i] = lengths[i] <= YEAR ? digits(w[i].folded, lengths[i]) : -1;
    }
    *used = 3;
    if (lengths[0] == YEAR && lengths[1] && lengths[1] <= DAY && lengths[2] && lengths[2] <= DAY)
        return day_made(values[0], values[1], values[2]);
    if (lengths[0] && lengths[0] <= DAY && lengths[1] && lengths[1] <= DAY && lengths[2] == YEAR)
        return day_made(values[2], values[1], values[0]);
    *used = 1;
    if (lengths[0] != ALL || digits(w[0].folded, ALL) < 0)
        return (tc_date){0, 0, 0};
    const char *s = w[0].folded;
    tc_date day = day_made(digits(s, 4), digits(s + 4, 2), digits(s + 6, 2));
    return day.day ? day : day_made(digits(s + 4, 4), digits(s + 2, 2), digits(s, 2));
}

tc_date tc_day_written(tc_slice text) {
    tc_word words[3];
    size_t used, count = tc_words_read(text, 0, text.len, words, 3);
    return count && words[0].start == 0 ? day_of(words, count, &used) : (tc_date){0, 0, 0};
}

tc_date tc_filename_day(const char *path) {
    tc_slice name = name_of(path);
    tc_word words[WORDS];
    tc_date found = {0, 0, 0};
    size_t count = tc_words_read(name, 0, name.len, words, WORDS), used;
    for (size_t i = 0; i < count; i++) {
        tc_date day = day_of(&words[i], count - i, &used);
        if (!day.day)
            continue;
        if (found.day)
            return (tc_date){0, 0, 0};
        found = day;
        i += used - 1;
    }
    return found;
}
