/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "numerals.h"

static void put_roman(tc_buffer *out, long value, bool upper) {
    static const struct {
        long value;
        const char *lower, *upper;
    } parts[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
                 {100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
                 {10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
                 {1, "i", "I"}};
    for (size_t i = 0; value > 0; i += value < parts[i].value)
        if (value >= parts[i].value) {
            tc_buffer_add(out, tc_slice_of(upper ? parts[i].upper : parts[i].lower));
            value -= parts[i].value;
        }
}

void tc_numerals_put(tc_buffer *out, tc_numerals numerals, long value) {
    bool letter = numerals == TC_NUMERALS_UPPER_LETTER || numerals == TC_NUMERALS_LOWER_LETTER;
    bool roman = numerals == TC_NUMERALS_UPPER_ROMAN || numerals == TC_NUMERALS_LOWER_ROMAN;
    if (numerals == TC_NUMERALS_BULLET || numerals == TC_NUMERALS_NONE)
        return;
    if (letter && value >= 1 && value <= 780) {
        char first = numerals == TC_NUMERALS_UPPER_LETTER ? 'A' : 'a';
        for (long i = 0; i <= (value - 1) / 26; i++)
            tc_buffer_add_char(out, (char)(first + (value - 1) % 26));
    } else if (roman && value >= 1 && value <= 3999) {
        put_roman(out, value, numerals == TC_NUMERALS_UPPER_ROMAN);
    } else {
        tc_buffer_printf(out, numerals == TC_NUMERALS_ZERO ? "%02ld" : "%ld", value);
    }
}

tc_slice tc_numerals_bullet(tc_slice character) {
    return tc_slice_equal(character, TC_SLICE("+")) ? TC_SLICE("+") : TC_SLICE("-");
}
