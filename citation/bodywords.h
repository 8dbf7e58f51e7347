/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words that end the name of a body, and words that do not.  All about what begins at W[0]. Private
 * to citation/. */
#ifndef TRACUU_CITATION_BODYWORDS_H
#define TRACUU_CITATION_BODYWORDS_H

#include "words.h"

/* Whether the mark BEFORE a word parts it from the one before. */
static inline bool tc_body_word_breaks(char before) {
    return before != ' ' && before != '-' && before != '&';
}
/* Words that begin a title elsewhere, inside of names: "Bộ Ngoại giao", "Ban Quản lý dự án đầu tư
 * xây dựng", "Ban Quản lý các khu công nghiệp". */
bool tc_body_word_inside(const tc_word *before, const tc_word *words, size_t count);
/* A word that begins what the document says, not who it is from, whatever its case. */
bool tc_body_word_stops(const tc_word *words, size_t count);
/* Words that no name holds, whatever their case. */
bool tc_body_word_outside(const tc_word *w, size_t count);
/* A name's own words begin with capitals ("Ban Chỉ đạo"), so only a small one stops it. */
bool tc_body_word_ends(const tc_word *words, size_t count);
/* The next document of a list: "… Bộ Công an và Kế hoạch số …". */
bool tc_body_word_cites(const tc_word *w, size_t count);
/* Another body, or a part of one: "Sở", "Phòng". */
bool tc_body_word_begins(const tc_word *w, size_t count);

/* How many words what may stand behind a body's name takes up: "tỉnh Quảng Ngãi", "tỉnh", "các
 * huyện, thị xã, thành phố", "xã Tịnh Khê"; */
size_t tc_body_place_words(tc_slice text, const tc_word *w, size_t count);
/* "Long Thành" behind "Huyện ủy"; */
size_t tc_body_seat_words(const tc_word *w, size_t count);
/* "khóa XIII", "lần thứ sáu khoá XIII", "(Khóa XX)", ", khóa XX". */
size_t tc_body_term_words(const tc_word *w, size_t count);

#endif
