/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Units in a text: sở, phòng, ủy ban, "các sở, ban, ngành", heads and persons.  Private to
 * assignment/.
 *
 * A list of units parts at semicolons and bullets, and at a comma where another unit begins, but
 * not inside the name of one class ("các sở, ban, ngành", "UBND các huyện, thị xã, thành phố").
 * "và" parts sentences ("Sở A và các sở liên quan chủ trì"), not cells: a cell keeps what its
 * writer set together.
 *
 * unit_words.c knows the heads and classes, unit_verbs.c and unit_ends.c where a name ends,
 * unit_calm.c names in capitals, unit_commas.c those with a comma inside, unit_list.c how a list
 * parts. */
#ifndef TRACUU_ASSIGNMENT_UNITS_H
#define TRACUU_ASSIGNMENT_UNITS_H

#include "phrase.h"

#include <assignment/assignment.h>

typedef enum tc_unit_kind {
    TC_UNIT_NONE,
    TC_UNIT_PLURAL, /* "các …" */
    TC_UNIT_BODY,   /* Sở Tài chính, UBND tỉnh */
    TC_UNIT_CLASS,  /* a bare class: sở, ngành, xã */
    TC_UNIT_PERSON, /* Đ/c, ông, bà with a name */
    TC_UNIT_PLACE   /* xã, phường with a name */
} tc_unit_kind;

/* What begins at word AT; HEAD (unless NULL) takes the number of words of its head ("chi cục"). */
tc_unit_kind tc_unit_begins(const tc_phrase *words, uint32_t at, uint32_t *head);
/* Whether a unit may begin with the word that has this hash: with most words none does. */
bool tc_unit_may_begin(uint16_t sieve);
/* Words of the class name at AT ("ngành", "đơn vị sự nghiệp"), or 0; its family in FAMILY: classes
 * of one family are enumerated together. */
uint32_t tc_unit_class(const tc_phrase *words, uint32_t at, int *family);
/* Whether that class is one of schools: viện, trường, nhà khoa học. */
bool tc_unit_is_school(const tc_phrase *words, uint32_t at);
/* Whether a name must follow the head at AT, so that what follows is no verb: "Ban chỉ đạo". */
bool tc_unit_needs_name(const tc_phrase *words, uint32_t at);
/* Whether word AT, in lower case, ends a unit's name: a verb, or "để", "trong", "theo" … */
bool tc_unit_stops(const tc_phrase *words, uint32_t at);
/* The same of verbs that no name has in it: "chủ trì", not "xây dựng". */
bool tc_unit_acts(const tc_phrase *words, uint32_t at);
/* Whether the name that began at FROM is complete before word AT, whatever follows: "Sở Y tế …",
 * "Công an tỉnh …".  "và" and places may still go on with it. */
bool tc_unit_ended(const tc_phrase *words, uint32_t from, uint32_t at);
/* Whether words that describe a class stand at AT: "có liên quan", "thuộc", "cấp"; how many. */
uint32_t tc_unit_qualifier(const tc_phrase *words, uint32_t at);

/* The words from AT on with which a name goes on behind a comma inside it ("Văn hóa, Thể thao"), or
 * 0. */
uint32_t tc_unit_comma_inside(const tc_phrase *words, uint32_t at);
/* Where another unit of a list begins at word AT, behind a comma or (AFTER_AND) behind "và", when
 * the present one began at FROM. */
bool tc_units_part(const tc_phrase *words, uint32_t from, uint32_t at, bool after_and);
/* "UBND các xã: Gia Thuận, Tân Điền": whether the colon before word AT opens such names. */
bool tc_units_colon(const tc_phrase *words, uint32_t at);
/* The end of the units that begin at AT in a sentence ("Sở A, Sở B phối hợp …"), or AT. */
uint32_t tc_units_end(const tc_phrase *words, uint32_t at);
/* The same for the first of them alone. */
uint32_t tc_unit_end(const tc_phrase *words, uint32_t at);
/* Whether the words FROM … TO-1 are units and nothing else. */
bool tc_units_only(const tc_phrase *words, uint32_t from, uint32_t to);
/* The same in two parts, for many TO: they are abbreviations, or no further than units reach, which
 * is looked at up to word MOST. */
static inline bool tc_units_shout(const tc_phrase *words, uint32_t from, uint32_t to) {
    return words->items[from].shout && to - from <= 4 && words->items[to - 1].shout;
}
uint32_t tc_units_reach(const tc_phrase *words, uint32_t from, uint32_t most);
/* Parts the words FROM … TO-1, also at "và" when AT_AND; false when memory is short. */
TC_MUST_USE bool tc_units_split(tc_arena *arena, const tc_phrase *words, uint32_t from, uint32_t to,
                                bool at_and, tc_strings *out);

/* WORDS with the capitals they would have if FROM … TO-1 did not shout, for capitals tell names
 * from classes ("CÁC SỞ, BAN, NGÀNH"); as they are when it does not.  False when memory is short.
 */
TC_MUST_USE bool tc_units_calm(tc_arena *arena, const tc_phrase *words, uint32_t from, uint32_t to,
                               tc_phrase *out);

#endif
