/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Persons in a cell of units, also where nothing calls them "Đ/c", "ông" or "bà". */
#include "names.h"

enum {
    NAME_LEAST = 3, /* syllables: two capitals are more often a place, "Lâm Đồng" */
    NAME_MOST = 5
};

/* The family names that nearly all bear, and those of the peoples in the mountains, as written. */
/* clang-format off */
static const char *const families[] = {
    "bùi", "cao", "châu", "chu", "cù", "dương", "đàm", "đào", "đặng", "đinh", "đỗ", "giàng",
    "hà", "hoàng", "hồ", "huỳnh", "hứa", "khổng", "khúc", "kiều", "la", "lại", "lâm", "lê", "lò",
    "lục", "lương", "lưu", "lý", "mạc", "mai", "nghiêm", "ngô", "nguyễn", "ninh", "nông", "phan",
    "phạm", "phùng", "quách", "sùng", "tạ", "tăng", "thái", "thân", "tô", "tôn", "tống", "trần",
    "triệu", "trịnh", "trương", "văn", "vi", "võ", "vũ", "vương"};
static const char *const offices[] = {
    "bi thu", "chanh thanh tra", "chanh van phong", "chi cuc truong", "chu tich", "gd",
    "giam doc", "pct", "pgd", "pho bi thu", "pho chanh van phong", "pho chi cuc truong",
    "pho chu tich", "pho giam doc", "pho truong ban", "pho truong phong", "truong ban",
    "truong phong", "tp"};
/* clang-format on */

uint32_t tc_person_end(const tc_phrase *words, uint32_t at) {
    uint32_t end = at;
    while (end < words->count && words->items[end].capital && !words->items[end].shout &&
           (end == at || tc_phrase_gap(words, end).len == 1))
        end++;
    return end;
}

/* The end of a name that begins with a family's at AT, or AT. */
static uint32_t full_name(const tc_phrase *words, uint32_t at) {
    /* All its syllables have capitals, which few words have. */
    for (uint32_t i = at; i < at + NAME_LEAST; i++)
        if (i >= words->count || !words->items[i].capital)
            return at;
    if (!TC_WRITTEN(words, at, families, false) || tc_phrase_match(words, at, "ho chi minh"))
        return at;
    uint32_t end = tc_person_end(words, at);
    /* One letter for a name that is not told: "Nguyễn Văn A". */
    if (end == at + 2 && end < words->count && words->items[end].capital &&
        words->items[end].key.len == 1 && tc_phrase_gap(words, end).len == 1)
        end++;
    return end - at >= NAME_LEAST && end - at <= NAME_MOST ? end : at;
}

/* Whether a person begins at AT: called one, with an office before the name, or by the name. */
static bool person_at(const tc_phrase *words, uint32_t at, tc_person *out) {
    uint32_t head = 0, office = TC_ANY(words, at, offices);
    out->at = at;
    out->office = office > 0;
    if (tc_unit_begins(words, at, &head) == TC_UNIT_PERSON) {
        out->from = at + head;
        out->to = tc_person_end(words, out->from);
        return true;
    }
    out->from = at + office;
    out->to = full_name(words, out->from);
    return out->to > out->from;
}

bool tc_person_find(const tc_phrase *words, tc_person *out) {
    if (words->count && person_at(words, 0, out))
        return true;
    for (uint32_t i = 1; i < words->count; i++)
        if (tc_phrase_gap_has(words, i, '(') && person_at(words, i, out))
            return true;
    return false;
}
