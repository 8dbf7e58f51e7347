/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <text/exact.h>
#include <text/letter.h>
#include <text/text.h>

enum {
    CODE_FIRST = 0x80, /* continues a letter in UTF-8, and stands behind ASCII here */
    CODE_LAST = 0xBF,
    CODE_MORE = 0xF8, /* is in no UTF-8 */
    WHOLE = 0xFF,
    TONED = 45, /* lower-case letters of U+1EA1–U+1EF9 */
    OTHERS = 22
};

/* The byte of a lower-case Vietnamese letter with marks; 0 for others. */
static unsigned code_of(uint32_t letter) {
    static const uint16_t others[OTHERS] = {0xE0,  0xE1,  0xE2,  0xE3,  0xE8,  0xE9, 0xEA, 0xEC,
                                            0xED,  0xF2,  0xF3,  0xF4,  0xF9,  0xFA, 0xFD, 0x103,
                                            0x111, 0x1A1, 0x1B0, 0x169, 0x129, 0xF5};
    unsigned place = letter - TC_VIETNAMESE_FIRST;
    if (place < TC_VIETNAMESE_COUNT) {
        if (place % 2 == 0) /* a capital */
            return 0;
        place /= 2;
    } else {
        for (place = 0; place < OTHERS && others[place] != letter;)
            place++;
        if (place == OTHERS)
            return 0;
        place += TONED;
    }
    return place <= CODE_LAST - CODE_FIRST ? CODE_FIRST + place
                                           : CODE_MORE + place - (CODE_LAST - CODE_FIRST) - 1;
}

/* The bytes of the letters with marks, put behind OUT; false where one has none, or where the first
 * letters of FOLDED that they may belong to are others. */
static bool add_codes(tc_slice folded, tc_slice plain, tc_buffer *out) {
    size_t at = 0, place = 0, unmarked = 0;
    for (; at < plain.len; place++) {
        uint32_t letter = tc_utf8_next(plain, &at);
        if (place >= folded.len || (unsigned char)folded.ptr[place] != tc_fold_base(letter))
            return false;
        if (letter < 0x80)
            continue;
        unsigned code = code_of(letter);
        if (!code)
            return false;
        for (; unmarked < place; unmarked++)
            if (folded.ptr[unmarked] == folded.ptr[place])
                return false;
        unmarked = place + 1;
        tc_buffer_add_char(out, (char)code);
    }
    return place == folded.len;
}

void tc_exact_key(tc_slice folded, tc_slice plain, tc_buffer *out) {
    tc_buffer_add(out, folded);
    size_t length = out->len;
    bool same = tc_slice_equal(folded, plain);
    if ((!same && add_codes(folded, plain, out)) || out->failed)
        return;
    out->len = length;
    tc_buffer_add_char(out, (char)WHOLE);
    tc_buffer_add(out, plain);
}

tc_slice tc_exact_key_in(tc_arena *arena, tc_slice folded, tc_slice plain) {
    tc_buffer key;
    tc_buffer_init(&key, folded.len + plain.len + 1);
    tc_exact_key(folded, plain, &key);
    tc_slice copy = key.failed ? (tc_slice){NULL, 0} : tc_arena_copy(arena, tc_buffer_slice(&key));
    tc_buffer_dispose(&key);
    return copy;
}
