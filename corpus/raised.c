/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "raised.h"

#include <string.h>
#include <text/letter.h>
#include <text/text.h>

enum { DIGITS_MAX = 3 };

static bool is_digit(tc_slice s, size_t at) {
    return tc_is_digit((unsigned char)s.ptr[at]);
}

/* The last word of TEXT. */
static tc_slice last_word(tc_slice text) {
    size_t begin = text.len;
    while (begin > 0 && !strchr(" \n/(,;", text.ptr[begin - 1]))
        begin--;
    return tc_slice_sub(text, begin, text.len);
}

/* A unit of length ("500 m", "3km"), one letter, or ten. */
static bool takes_power(tc_slice word) {
    static const char *const bases[] = {"mm", "cm", "dm", "km", "dam", "hm", "10"};
    size_t at = 0;
    while (at < word.len && (is_digit(word, at) || strchr(".,", word.ptr[at])))
        at++;
    if (at < word.len)
        word = tc_slice_sub(word, at, word.len);
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
        if (tc_slice_equal(word, tc_slice_of(bases[i])))
            return true;
    return tc_utf8_count(word) == 1 && !is_digit(word, 0);
}

tc_slice tc_raised_note(tc_slice before, tc_slice raised) {
    raised = tc_slice_trim(raised);
    before = tc_slice_trim(before);
    if (!raised.len || !before.len)
        return TC_SLICE("");
    bool bracket = raised.len > 2 && strchr("([", raised.ptr[0]) != NULL;
    tc_slice number = bracket ? tc_slice_sub(raised, 1, raised.len - 1) : raised;
    if (bracket && raised.ptr[raised.len - 1] != (raised.ptr[0] == '(' ? ')' : ']'))
        return TC_SLICE("");
    for (size_t i = 0; i < number.len; i++)
        if (!is_digit(number, i))
            return TC_SLICE("");
    if (number.len > DIGITS_MAX || number.ptr[0] == '0')
        return TC_SLICE("");
    return bracket || !takes_power(last_word(before)) ? number : TC_SLICE("");
}
