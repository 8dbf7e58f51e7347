/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How Vietnamese syllables are built: an onset, a rhyme, a tone.  The inventory is that of school
 * grammar (Viện Ngôn ngữ học, Từ điển tiếng Việt), with the rhymes of loans that dictionaries have.
 */
#include <text/fold.h>
#include <text/legacy.h>
#include <text/text.h>

#include <stdlib.h>
#include <string.h>

enum { LETTERS_MAX = 7 }; /* nghiêng */

static const char *const onsets[] = {"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu",
                                     "th",  "tr", "b",  "c",  "d",  "đ",  "g",  "h",  "k",
                                     "l",   "m",  "n",  "p",  "r",  "s",  "t",  "v",  "x"};

/* Sorted bytewise; of tones sắc and nặng alone where they end in c, ch, p, t. */
static const char *const rhymes[] = {
    "a",    "ac",   "ach",  "ai",  "am",   "an",  "ang",  "anh",  "ao",   "ap",   "at",   "au",
    "ay",   "e",    "ec",   "em",  "en",   "eng", "eo",   "ep",   "et",   "i",    "ia",   "ich",
    "im",   "in",   "inh",  "ip",  "it",   "iu",  "iêc",  "iêm",  "iên",  "iêng", "iêp",  "iêt",
    "iêu",  "o",    "oa",   "oac", "oach", "oai", "oam",  "oan",  "oang", "oanh", "oao",  "oap",
    "oat",  "oay",  "oc",   "oe",  "oen",  "oeo", "oet",  "oi",   "om",   "on",   "ong",  "ooc",
    "oong", "op",   "ot",   "oăc", "oăm",  "oăn", "oăng", "oăt",  "u",    "ua",   "uc",   "ui",
    "um",   "un",   "ung",  "up",  "ut",   "uy",  "uya",  "uych", "uyn",  "uynh", "uyp",  "uyt",
    "uyu",  "uyên", "uyêt", "uân", "uâng", "uât", "uây",  "uê",   "uêch", "uênh", "uôc",  "uôi",
    "uôm",  "uôn",  "uông", "uôt", "uơ",   "y",   "yêm",  "yên",  "yêng", "yêt",  "yêu",  "âc",
    "âm",   "ân",   "âng",  "âp",  "ât",   "âu",  "ây",   "ê",    "êch",  "êm",   "ên",   "ênh",
    "êp",   "êt",   "êu",   "ô",   "ôc",   "ôi",  "ôm",   "ôn",   "ông",  "ôp",   "ôt",   "ăc",
    "ăm",   "ăn",   "ăng",  "ăp",  "ăt",   "ơ",   "ơi",   "ơm",   "ơn",   "ơp",   "ơt",   "ư",
    "ưa",   "ưc",   "ưi",   "ưng", "ưt",   "ưu",  "ươc",  "ươi",  "ươm",  "ươn",  "ương", "ươp",
    "ươt",  "ươu"};

static int by_bytes(const void *key, const void *item) {
    return strcmp(key, *(const char *const *)item);
}

static bool is_rhyme(const char *letters) {
    return bsearch(letters, rhymes, sizeof rhymes / sizeof *rhymes, sizeof *rhymes, by_bytes);
}

/* Whether LETTERS without tone are an onset, or none, and a rhyme. */
static bool is_built(const char *letters) {
    if (is_rhyme(letters))
        return true;
    for (size_t i = 0; i < sizeof onsets / sizeof *onsets; i++) {
        size_t n = strlen(onsets[i]);
        if (strncmp(letters, onsets[i], n) != 0)
            continue;
        const char *rest = letters + n;
        if (is_rhyme(rest))
            return true;
        /* gì, giếng; quyển and quốc, whose u belongs to both. */
        if ((!strcmp(onsets[i], "gi") || !strcmp(onsets[i], "qu")) && is_rhyme(rest - 1))
            return true;
    }
    return false;
}

static bool is_stopped(tc_slice letters) {
    return tc_slice_ends(letters, TC_SLICE("c")) || tc_slice_ends(letters, TC_SLICE("p")) ||
           tc_slice_ends(letters, TC_SLICE("t")) || tc_slice_ends(letters, TC_SLICE("ch"));
}

bool tc_syllable_is_vietnamese(tc_slice token) {
    enum { NONE = 0, ACUTE = 2, DOT = 5 };
    char room[LETTERS_MAX * 2 + 1];
    tc_buffer letters;
    unsigned tone = NONE, count = 0;
    bool good = true;
    tc_buffer_init(&letters, sizeof room);
    for (size_t i = 0; good && i < token.len;) {
        uint32_t c = tc_utf8_next(token, &i);
        const tc_letter *known = tc_letter_find(c);
        bool ascii = c < 0x80 && tc_is_letter(c);
        good = ++count <= LETTERS_MAX && (ascii || (known && known->base)) &&
               !(known && known->tone && tone);
        if (!good)
            break;
        tone = known && known->tone ? known->tone : tone;
        tc_utf8_put(&letters, ascii ? c | 0x20 : known->quality);
    }
    tc_slice bare = tc_buffer_slice(&letters);
    good = good && bare.len && !letters.failed && is_built(bare.ptr) &&
           (!is_stopped(bare) || tone == ACUTE || tone == DOT);
    tc_buffer_dispose(&letters);
    return good;
}
