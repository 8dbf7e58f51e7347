/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who leads and who supports, where one text says both. */
#include "tasks.h"

/* What may stand between "phối hợp" and the units. */
/* clang-format off */
static const char *const links[] = {
    "chat che", "chat che cung", "chat che voi", "cung", "cung voi", "dong bo voi", "gom", "la",
    "thuc hien", "thuong xuyen voi", "voi", "voi cac ben"};
/* clang-format on */

/* The first unit at or after FROM, at most MOST words on; TO when there is none. */
static uint32_t first_unit(const tc_phrase *words, uint32_t from, uint32_t to, uint32_t most) {
    for (uint32_t i = from; i < to && i <= from + most; i++)
        if (tc_unit_begins(words, i, NULL) != TC_UNIT_NONE || words->items[i].shout)
            return i;
    return to;
}

static uint32_t find_within(const tc_phrase *words, const char *phrase, uint32_t from,
                            uint32_t to) {
    uint32_t at = tc_phrase_find(words, phrase, from);
    return at < to ? at : to;
}

/* "phối hợp" that says who supports, not "Hội đồng Phối hợp phổ biến …". */
static uint32_t find_with(const tc_phrase *words, uint32_t from, uint32_t to) {
    uint32_t at = find_within(words, "phoi hop", from, to);
    while (at < to && at >= from + 2 && tc_phrase_match(words, at - 2, "hoi dong"))
        at = find_within(words, "phoi hop", at + 2, to);
    return at;
}

/* Where the units at FROM end before a word that says what they do. */
static uint32_t cut_at_verb(const tc_phrase *words, uint32_t from, uint32_t to) {
    static const char *const verbs[] = {"chiu trach nhiem", "chu tri",  "huong dan", "lam dau moi",
                                        "phoi hop",         "thuc day", "thuc hien", "tong hop"};
    for (uint32_t i = from + 1; i < to; i++)
        if (TC_ANY(words, i, verbs) && tc_unit_stops(words, i) && !tc_phrase_gap_has(words, i, '('))
            return i;
    return to;
}

/* Parts a list in which each unit may have a verb behind it. */
static bool split_clauses(tc_arena *arena, const tc_phrase *words, uint32_t from, uint32_t to,
                          bool at_and, tc_strings *out) {
    tc_slice *items = tc_arena_take(arena, (to - from + (size_t)1) * sizeof *items);
    uint32_t count = 0;
    if (!items)
        return false;
    for (uint32_t i = from; i < to;) {
        uint32_t end = i + 1;
        while (end < to && !tc_phrase_gap_has(words, end, ';') &&
               !tc_phrase_gap_has(words, end, '\n'))
            end++;
        uint32_t unit = first_unit(words, i, end, 8);
        tc_strings parts;
        if (!tc_units_split(arena, words, unit < end ? unit : i, cut_at_verb(words, unit, end),
                            at_and, &parts))
            return false;
        for (uint32_t k = 0; k < parts.count && count < to - from; k++)
            items[count++] = parts.items[k];
        i = end;
    }
    *out = (tc_strings){items, count};
    return true;
}

static bool has_verb(const tc_phrase *words, uint32_t from, uint32_t to) {
    return cut_at_verb(words, from, to) < to || tc_phrase_match(words, from, "chu tri");
}

static bool split(tc_arena *arena, const tc_phrase *words, uint32_t from, uint32_t to, bool at_and,
                  tc_strings *out) {
    return has_verb(words, from, to) ? split_clauses(arena, words, from, to, at_and, out)
                                     : tc_units_split(arena, words, from, to, at_and, out);
}

/* "Sở A chủ trì; Hội B, Hội C phối hợp": where the clause of those who support begins, when WITH,
 * the word that says so, ends it; else TO. */
static uint32_t supporting_clause(const tc_phrase *words, uint32_t from, uint32_t with,
                                  uint32_t to) {
    uint32_t behind = with + 2;
    if (behind < to && TC_ANY(words, behind, links) && !tc_phrase_match(words, behind, "thuc hien"))
        return to;
    if (first_unit(words, behind < to ? behind : to, to, 4) < to)
        return to;
    uint32_t chair = tc_phrase_find(words, "chu tri", from);
    for (uint32_t i = chair + 2; chair < with && i < with; i++)
        if (tc_phrase_gap_has(words, i, ';') || tc_phrase_gap_has(words, i, '\n') ||
            (i == chair + 2 && tc_phrase_gap_has(words, i, ',')))
            return first_unit(words, i, with, 2) < with ? i : to;
    return to;
}

/* "Sở A (chủ trì), Sở B và Sở C (phối hợp)": each behind its bracket; false when there is none. */
static bool in_brackets(tc_arena *arena, const tc_phrase *words, uint32_t from, uint32_t to,
                        bool at_and, tc_strings *lead, tc_strings *support, bool *failed) {
    uint32_t chair = from + 1;
    *failed = false;
    while (chair < to &&
           !(tc_phrase_gap_has(words, chair, '(') && tc_phrase_match(words, chair, "chu tri") &&
             tc_phrase_gap_has(words, chair + 2, ')')))
        chair++;
    if (chair >= to)
        return false;
    uint32_t rest = chair + 2, end = to;
    rest += rest < to && tc_phrase_match(words, rest, "va");
    if (end >= rest + 2 && tc_phrase_match(words, end - 2, "phoi hop") &&
        tc_phrase_gap_has(words, end - 2, '('))
        end -= 2;
    *failed = !tc_units_split(arena, words, from, chair, at_and, lead) ||
              !tc_units_split(arena, words, rest, end, at_and, support);
    return true;
}

/* Where the units end before the words that say only how: "… theo chức năng, nhiệm vụ". */
static uint32_t without_tail(const tc_phrase *words, uint32_t from, uint32_t to) {
    static const char *const tails[] = {"theo chuc nang", "theo linh vuc", "theo nhiem vu",
                                        "theo phan cong", "theo tham quyen"};
    for (uint32_t i = to;
         i > from + 1 && !tc_phrase_gap_has(words, i, '(') &&
         !(i < to && (tc_phrase_gap_has(words, i, ';') || tc_phrase_gap_has(words, i, '\n')));
         i--)
        if (i < to && TC_ANY(words, i, tails))
            return i;
    return to;
}

bool tc_parties_read(tc_arena *arena, const tc_phrase *words, uint32_t from, uint32_t to,
                     bool at_and, tc_strings *lead, tc_strings *support) {
    to = without_tail(words, from, to);
    uint32_t with = find_with(words, from, to);
    bool failed;
    *support = (tc_strings){NULL, 0};
    if (in_brackets(arena, words, from, to, at_and, lead, support, &failed))
        return !failed;
    if (with == to)
        return split(arena, words, from, to, at_and, lead);
    uint32_t clause = supporting_clause(words, from, with, to);
    if (clause < to)
        return split(arena, words, from, clause, at_and, lead) &&
               tc_units_split(arena, words, first_unit(words, clause, with, 2), with, at_and,
                              support);
    uint32_t end = with, begin = with + 2;
    /* "Đơn vị phối hợp:": the words before the label belong to it. */
    while (end > from &&
           (tc_phrase_match(words, end - 1, "vi") || tc_phrase_match(words, end - 1, "don") ||
            tc_phrase_match(words, end - 1, "quan") || tc_phrase_match(words, end - 1, "co") ||
            tc_phrase_match(words, end - 1, "va")))
        end--;
    begin += begin < to ? TC_ANY(words, begin, links) : 0;
    begin = first_unit(words, begin, to, 4);
    uint32_t chair = first_unit(words, from, end, 8);
    bool labelled = tc_phrase_match(words, from, "chu tri") ||
                    find_within(words, "chu tri", from, chair) < chair;
    /* "Sở A chủ trì, phối hợp với Sở B tham mưu …": a sentence, which goes on behind the units. */
    bool sentence = tc_phrase_find(words, "chu tri", chair) < end;
    at_and = at_and || sentence;
    if (sentence && begin < to) {
        uint32_t last = tc_units_end(words, begin);
        to = last > begin && last < to ? last : to;
    }
    if (labelled || chair < end) {
        if (!split(arena, words, chair, end, at_and, lead))
            return false;
    } else {
        *lead = (tc_strings){NULL, 0};
    }
    return begin >= to || split(arena, words, begin, to, at_and, support);
}

/* Adds PARTS to the COUNT items that are not among them yet. */
static uint32_t add_new(tc_slice *items, uint32_t count, const tc_strings *parts, uint32_t most) {
    for (uint32_t i = 0; i < parts->count && count < most; i++) {
        bool known = false;
        for (uint32_t k = 0; k < count; k++)
            known = known || tc_fold_same(items[k], parts->items[i]);
        if (!known)
            items[count++] = parts->items[i];
    }
    return count;
}

bool tc_parties_support(tc_arena *arena, const tc_phrase *words, uint32_t from,
                        tc_strings *support) {
    enum { MOST = 32 };
    tc_slice *items = NULL;
    uint32_t count = 0;
    *support = (tc_strings){NULL, 0};
    for (uint32_t i = from; i < words->count; i++) {
        if (!tc_phrase_match(words, i, "phoi hop"))
            continue;
        uint32_t at = i + 2;
        at += at < words->count ? TC_ANY(words, at, links) : 0;
        if (at >= words->count || tc_phrase_gap_has(words, at, ','))
            continue;
        uint32_t end = tc_units_end(words, at);
        tc_strings parts;
        if (end == at)
            continue;
        items = items ? items : tc_arena_take(arena, MOST * sizeof *items);
        if (!items || !tc_units_split(arena, words, at, end, true, &parts))
            return false;
        count = add_new(items, count, &parts, MOST);
        i = end - 1;
    }
    *support = (tc_strings){items, count};
    return true;
}
