/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words with what stands before them, for rules over running text.  Private to citation/. */
#ifndef TRACUU_CITATION_WORDS_H
#define TRACUU_CITATION_WORDS_H

#include <base/base.h>

enum { TC_WORD_MAX = 20, TC_PLAIN_MAX = 28 };

typedef struct tc_word {
    uint32_t start, end;      /* in the text */
    char folded[TC_WORD_MAX]; /* as tc_fold_ascii; cut when longer */
    const char *written;      /* where it stands */
    char before;              /* strongest of | ; . : ( ) " , - / & in front of it, or ' ' */
    bool apart;               /* a blank line stands in front of it */
    bool capital;             /* begins with a capital letter or a digit */
    bool shout;               /* two letters or more, all capitals */
} tc_word;

/* The words of TEXT from FROM up to TO, at most MAX; how many there are. */
size_t tc_words_read(tc_slice text, size_t from, size_t to, tc_word *out, size_t max);
/* The last MAX words before TO, not beyond FROM, in order of the text. */
size_t tc_words_before(tc_slice text, size_t from, size_t to, tc_word *out, size_t max);
/* How many words of WORDS the folded PHRASE ("uy ban nhan dan") takes up at their beginning, with
 * nothing but blanks and commas between; 0 when they are others. */
size_t tc_words_begin_on(const tc_word *words, size_t count, const char *phrase);
/* Most begin with other letters, which is told first. */
static inline size_t tc_words_begin(const tc_word *words, size_t count, const char *phrase) {
    return count && words[0].folded[0] == phrase[0] &&
                   words[0].folded[1] == (phrase[1] == ' ' ? '\0' : phrase[1])
               ? tc_words_begin_on(words, count, phrase)
               : 0;
}
/* WORD as tc_fold_plain has it, with its accents; cut when longer. */
void tc_word_plain(const tc_word *word, char out[TC_PLAIN_MAX]);
bool tc_word_is_on(const tc_word *word, const char *plain);
/* Whether the first letters of WORD, accents apart, are those of PLAIN, one word or more. */
static inline bool tc_word_may_be(const tc_word *word, const char *plain) {
    unsigned char first = (unsigned char)plain[0], second = (unsigned char)plain[1];
    if (first >= 0x80) /* đ, or any other */
        return first != 0xC4 || second != 0x91 || word->folded[0] == 'd';
    return word->folded[0] == plain[0] &&
           (second >= 0x80 || word->folded[1] == (second == ' ' ? '\0' : plain[1]));
}
static inline bool tc_word_is(const tc_word *word, const char *plain) {
    return tc_word_may_be(word, plain) && tc_word_is_on(word, plain);
}
/* tc_words_begin with accents: "tại" is not "tài". */
size_t tc_words_begin_plain_on(const tc_word *words, size_t count, const char *phrase);
static inline size_t tc_words_begin_plain(const tc_word *words, size_t count, const char *phrase) {
    return count && tc_word_may_be(&words[0], phrase)
               ? tc_words_begin_plain_on(words, count, phrase)
               : 0;
}
/* Where PHRASE stands last; SIZE_MAX when nowhere. */
size_t tc_words_last(const tc_word *words, size_t count, const char *phrase);

/* Offset of the first byte of the white space that ends at AT (AT itself when there is none).
 * Marks of Markdown count as white space. */
size_t tc_back_space(tc_slice text, size_t at);
/* The same over a page's end: a page number that stands alone on its line is passed over, too. */
size_t tc_back_page(tc_slice text, size_t at);
/* Forwards: offset behind the white space at AT, and behind a page number in it. */
size_t tc_skip_page(tc_slice text, size_t at);
/* Where the word that ends at AT begins; AT when no letter or digit stands there. */
size_t tc_back_word(tc_slice text, size_t at);

#endif
