/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Headings that name units, and what stands around their names. */
#include "duties.h"

#include <text/text.h>

#include <string.h>

enum { HEADING_WORDS_MAX = 70 };

/* clang-format off */
static const char *const directives[] = {
    "de nghi", "doi voi", "dong thoi", "giao", "giao cho", "giao nhiem vu cho", "khuyen khich",
    "nhiem vu cua", "phan cong", "trach nhiem cua", "yeu cau"};
/* clang-format on */
/* Who has duties without being a unit: only at the head of a heading, for they stand in every task.
 */
static const char *const residents[] = {
    "bao ve nha truong", "can bo",   "chu ho",  "chu rung",  "giao vien",      "ho dan",
    "ho gia dinh",       "hoc sinh", "ke toan", "nguoi dan", "nguoi lao dong", "nhan vien",
    "sinh vien",         "vien chuc"};

bool tc_para_may_direct(uint16_t first) {
    static tc_sieve heads;
    if (!heads.filled)
        tc_sieve_fill(&heads, directives, TC_LENGTH(directives));
    return tc_sieve_holds(&heads, first);
}

bool tc_para_may_name(const tc_para *para, bool children) {
    static tc_sieve people;
    uint16_t first;
    if (!children && !memchr(para->text.ptr, ':', para->text.len))
        return false;
    if (!people.filled)
        tc_sieve_fill(&people, residents, TC_LENGTH(residents));
    return !tc_phrase_first(para->text, &first) || tc_unit_may_begin(first) ||
           tc_para_may_direct(first) || tc_sieve_holds(&people, first);
}

uint32_t tc_para_told_at(const tc_phrase *words, uint32_t at) {
    for (uint32_t n; at < words->count && (n = TC_ANY(words, at, directives)); at += n)
        if (tc_phrase_word_is(words, at, "giáo")) /* "Giáo viên" */
            break;
    return at;
}

/* Whether a verb stands between FROM and TO, so that they are no names alone. */
static bool has_verb(const tc_phrase *words, uint32_t from, uint32_t to) {
    for (uint32_t i = from + 1; i < to; i++)
        if (tc_unit_acts(words, i) && !tc_unit_class(words, i, NULL))
            return true;
    return false;
}

/* The colon that ends the units at BEGIN, else the count.  *END is where the units themselves end:
 * before it, or before the bracket that explains them. */
static uint32_t find_colon(const tc_phrase *words, uint32_t begin, uint32_t *end) {
    bool bracket = false;
    uint32_t open = 0;
    for (uint32_t i = begin + 1; i <= words->count && i - begin < HEADING_WORDS_MAX; i++) {
        bool closed = bracket && tc_phrase_gap_has(words, i, ')');
        bracket = bracket && !closed;
        if (!bracket && (i == words->count ||
                         (tc_phrase_gap_has(words, i, ':') && !tc_units_colon(words, i)))) {
            *end = closed ? open : i;
            return i;
        }
        if (!bracket && tc_phrase_gap_has(words, i, '(')) {
            bracket = true;
            open = i;
        }
    }
    *end = words->count;
    return words->count;
}

tc_naming tc_para_names_units(const tc_para *para, bool children, uint32_t *from, uint32_t *to,
                              uint32_t *inside) {
    const tc_phrase *words = &para->words;
    uint32_t begin = tc_para_told_at(words, 0);
    *inside = words->count;
    /* "Đối với giáo viên, nhân viên" */
    bool told = begin == 2 && children && tc_para_is_about(para);
    bool people = begin < words->count && (words->items[begin].capital || told) &&
                  TC_ANY(words, begin, residents);
    /* "Trách nhiệm của đối tượng kiểm kê": whoever that is. */
    bool anyone = children && begin > 0 && tc_phrase_match(words, 0, "trach nhiem cua") == begin;
    bool unit = begin < words->count && tc_unit_begins(words, begin, NULL) != TC_UNIT_NONE;
    if (begin >= words->count || (!people && !anyone && !unit) ||
        tc_phrase_match(words, begin, "to chuc") || tc_phrase_match(words, begin, "cap"))
        return TC_NAMING_NONE;
    *from = begin;
    uint32_t colon = find_colon(words, begin, to);
    bool only = tc_units_only(words, begin, *to) || (told && !has_verb(words, begin, *to));
    if (anyone && !unit && colon == words->count)
        return TC_NAMING_WEAK;
    if (colon < words->count) {
        *inside = colon;
        return only || !has_verb(words, begin, *to) ? TC_NAMING_SURE : TC_NAMING_NONE;
    }
    if (children && tc_para_ends(para, ':') && !has_verb(words, begin, *to))
        return TC_NAMING_SURE;
    /* "1. Sở Tài chính." is a heading, too. */
    if (!children || tc_para_ends(para, ';') || (!only && tc_para_ends(para, '.')) ||
        words->count > HEADING_WORDS_MAX)
        return TC_NAMING_NONE;
    return only || para->bold ? TC_NAMING_SURE : TC_NAMING_WEAK;
}

/* Behind the words of the bracket that opens before word AT, or AT. */
static uint32_t bracket_end(const tc_phrase *words, uint32_t at) {
    uint32_t end = at;
    if (at >= words->count || !tc_phrase_gap_has(words, at, '('))
        return at;
    while (end < words->count && (end == at || !tc_phrase_gap_has(words, end, ')')))
        end++;
    return end;
}

/* Where the words begin that say what those named from FROM on are to do, or with regard to what:
 * "Trách nhiệm của các cơ quan đối với công tác văn thư", "Các cơ sở tiêm chủng phải lưu trữ:";
 * or TO. */
static uint32_t said_from(const tc_phrase *words, uint32_t from, uint32_t to) {
    static const char *const regards[] = {"doi voi", "trong cong tac", "trong linh vuc",
                                          "trong viec"};
    static const char *const says[] = {"chiu su",        "chiu trach nhiem", "co nhiem vu",
                                       "co trach nhiem", "co tu cach",       "phai",
                                       "thong nhat"};
    for (uint32_t i = from + 1; i < to; i++) {
        bool behind = from > 0 && TC_ANY(words, i, regards) && tc_units_end(words, from) <= i;
        if (!tc_phrase_gap_has(words, i, '(') && (behind || TC_ANY(words, i, says)))
            return i;
    }
    return to;
}

bool tc_para_heading_lead(tc_arena *arena, const tc_para *para, uint32_t from, uint32_t to,
                          tc_strings *lead) {
    /* "Cơ quan thường trực Ban Chỉ đạo (Sở Tài chính)": the bracket says who that is. */
    static const char *const standing[] = {"co quan dau moi", "co quan giup viec",
                                           "co quan thuong truc", "don vi dau moi",
                                           "don vi thuong truc"};
    const tc_phrase *words = &para->words;
    /* "Sở Tài chính - Cơ quan thường trực": the dash explains. */
    for (uint32_t i = from + 2; i < to; i++) {
        tc_slice gap = tc_phrase_gap(words, i);
        if (gap.len >= 3 && gap.ptr[0] == ' ' && gap.ptr[gap.len - 1] == ' ' &&
            (tc_phrase_match(words, i, "co quan") || tc_phrase_match(words, i, "don vi")))
            to = i;
    }
    to = said_from(words, from, to);
    uint32_t behind = TC_ANY(words, from, standing) ? bracket_end(words, to) : to;
    if (behind > to && tc_units_only(words, to, behind))
        return tc_units_split(arena, words, to, behind, true, lead);
    if (tc_units_only(words, from, to) || !has_verb(words, from, to))
        return tc_units_split(arena, words, from, to, true, lead);
    *lead = tc_tasks_one(arena, tc_text_squeeze(arena, tc_phrase_slice(words, from, to)));
    return lead->count > 0;
}
