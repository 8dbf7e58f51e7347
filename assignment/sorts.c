/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Agency, division, many or somebody: by the words of the name. */
#include "units.h"

#include <assignment/known.h>

/* Offices of who heads a unit. */
/* clang-format off */
static const char *const offices[] = {
    "bi thu", "bo truong", "chanh", "chi cuc truong", "chu tich", "cuc truong", "giam doc",
    "hieu truong", "lanh dao", "nguoi dung dau", "pho chanh", "pho chu tich", "pho giam doc",
    "thu truong", "truong ban", "truong phong", "vien truong"};
/* clang-format on */

/* What is always many, whatever follows: "cơ quan báo chí", "lực lượng Công an". */
/* clang-format off */
static const char *const many[] = {
    "ca nhan", "chu dau tu", "co quan", "co so", "cong dong", "dia phuong", "doan the",
    "doanh nghiep", "don vi", "luc luong", "nganh", "nguoi dan", "nha dau tu", "nha mang",
    "nha truong", "tat ca", "to chuc"};
/* clang-format on */

/* Parts of an agency. */
/* clang-format off */
static const char *const divisions[] = {
    "ban quan li du an", "bo phan", "chi cuc", "doi", "khoa", "phong", "thanh tra", "to",
    "trung tam", "van phong", "vp"};
/* clang-format on */

/* Whose office it is when it is none of a department's own: "Văn phòng UBND tỉnh". */
/* clang-format off */
static const char *const high[] = {
    "chinh phu", "doan dai bieu", "hdnd", "hoi dong nhan dan", "huyen uy", "quoc hoi",
    "thanh pho", "thanh uy", "tinh", "tinh uy", "ubnd", "uy ban nhan dan"};
/* clang-format on */

/* Bodies of many places at once, whatever they are called: "Ban nhân dân các ấp", "Sở Y tế các
 * tỉnh".
 */
/* clang-format off */
static const char *const everywhere[] = {
    "cac ap", "cac chi bo", "cac dac khu", "cac dang uy", "cac dia phuong", "cac huyen",
    "cac khu pho", "cac phuong", "cac quan", "cac thanh pho", "cac thi tran", "cac thi xa",
    "cac thon", "cac tinh", "cac to dan pho", "cac truong", "cac xa"};
/* clang-format on */

static bool is_everywhere(const tc_phrase *words) {
    for (uint32_t i = 1; i < words->count; i++)
        if (!words->items[i].capital && TC_ANY(words, i, everywhere))
            return true;
    return false;
}

tc_slice tc_unit_without_head(tc_arena *arena, tc_slice unit) {
    tc_phrase words;
    if (!tc_phrase_read(arena, unit, &words) || !words.count)
        return unit;
    uint32_t n = TC_ANY(&words, 0, offices);
    /* "Trưởng các phòng", "Trưởng Ban Chỉ đạo" */
    if ((!n || n >= words.count || tc_unit_begins(&words, n, NULL) == TC_UNIT_NONE) &&
        tc_phrase_word_is(&words, 0, "trưởng"))
        n = 1;
    if (!n || n >= words.count || tc_unit_begins(&words, n, NULL) == TC_UNIT_NONE)
        return unit;
    return tc_phrase_closed(&words, n, words.count);
}

/* "UBND các xã", "UBND cấp xã", "UBND xã, phường", "UBND 04 xã": committees without a name. */
static bool is_committees(const tc_phrase *words) {
    uint32_t n = tc_phrase_match(words, 0, "ubnd");
    n = n ? n : tc_phrase_match(words, 0, "uy ban nhan dan");
    n = n ? n : tc_phrase_match(words, 0, "uy ban mttq");
    n = n ? n : tc_phrase_match(words, 0, "hdnd");
    n = n ? n : tc_phrase_match(words, 0, "hoi dong nhan dan");
    if (!n || n >= words->count)
        return n > 0;
    if (tc_phrase_match(words, n, "cac") || tc_phrase_match(words, n, "cap") ||
        words->items[n].digits)
        return true;
    uint32_t class = tc_unit_class(words, n, NULL);
    if (!class || tc_phrase_match(words, n, "tinh"))
        return false;
    /* "UBND thành phố" is the city's; of the lower levels there are many. */
    return n + class == words->count ? !tc_phrase_match(words, n, "thanh pho")
                                     : !words->items[n + class].capital;
}

static bool is_division(const tc_phrase *words) {
    uint32_t n = TC_ANY(words, 0, divisions);
    if (!n)
        return words->items[0].shout && words->count == 1;
    return !TC_ANY(words, n, high) && !tc_phrase_match(words, words->count - 1, "tinh") &&
           !(words->count > 2 && tc_phrase_match(words, words->count - 2, "thanh pho"));
}

tc_unit_sort tc_unit_sort_of(tc_arena *arena, tc_slice unit) {
    tc_phrase words;
    if (!tc_phrase_read(arena, unit, &words) || !words.count)
        return TC_UNIT_OTHER_WORDS;
    uint32_t head = 0;
    tc_unit_kind kind = tc_unit_begins(&words, 0, &head);
    /* "Viện Nghiên cứu phát triển": a name, though it goes on in lower case. */
    if (kind == TC_UNIT_CLASS && words.items[0].capital && head < words.count &&
        tc_phrase_gap(&words, head).len == 1 && !tc_unit_class(&words, head, NULL))
        kind = TC_UNIT_BODY;
    if (kind == TC_UNIT_PERSON)
        return TC_UNIT_SOMEBODY;
    bool lower = !words.items[0].capital;
    /* "công đoàn xã", "Hội đồng Thi đua các cấp", "Cao đẳng, Trung cấp trên địa bàn": no one's
     * name.
     */
    bool vague = (kind == TC_UNIT_BODY && lower) || tc_phrase_have(&words, "cac cap") ||
                 tc_phrase_have(&words, "tren dia ban") || is_everywhere(&words);
    if (kind == TC_UNIT_PLURAL || kind == TC_UNIT_CLASS || vague || TC_ANY(&words, 0, many) ||
        is_committees(&words))
        return TC_UNIT_COLLECTIVE;
    if (is_division(&words))
        return TC_UNIT_DIVISION;
    if (kind == TC_UNIT_NONE && (lower || words.count < 3) && !words.items[0].shout)
        return TC_UNIT_OTHER_WORDS;
    return TC_UNIT_AGENCY;
}
