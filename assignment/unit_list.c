/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where units part in a list, and where a list ends in a sentence. */
#include "units.h"

#include <text/text.h>

#include <string.h>

enum {
    UNITS_WORDS_MAX = 120, /* of a list inside a sentence */
    BRACKET_WORDS_MAX = 40,
    HEAD_WORDS_MAX = 12 /* no class of units takes more */
};

/* Places that one name may have several of. */
static const char *const bare_places[] = {"dac khu", "huyen", "phuong", "thi tran", "thi xa", "xa"};

/* Who stand beside places, not among them. */
static const char *const offices[] = {"co quan", "doan the", "don vi", "to chuc"};

/* Who stand for the bodies behind them. */
static const char *const chiefs[] = {"giam doc", "lanh dao", "nguoi dung dau", "thu truong"};

/* What somebody may be, behind the name. */
/* clang-format off */
static const char *const posts[] = {
    "bi thu", "bo truong", "chanh", "chi cuc truong", "chu nhiem", "chu tich", "cuc truong",
    "giam doc", "hieu truong", "pho", "pho bi thu", "pho chanh", "pho chu tich", "pho giam doc",
    "pho truong", "pho truong ban", "thanh vien", "truong ban", "truong phong", "uy vien",
    "vien truong"};
/* clang-format on */

static bool gap_parts(const tc_phrase *words, uint32_t at) {
    return at >= words->count || tc_phrase_gap_has(words, at, ',') ||
           tc_phrase_gap_has(words, at, ';') || tc_phrase_gap_has(words, at, '\n') ||
           tc_phrase_gap_has(words, at, '.') || tc_phrase_gap_has(words, at, '(') ||
           tc_phrase_gap_has(words, at, ')');
}

/* Whether the class of N words at AT stands alone or with a qualifier: it is no unit by itself. */
static bool stands_bare(const tc_phrase *words, uint32_t at, uint32_t n) {
    uint32_t next = at + n;
    return gap_parts(words, next) || tc_phrase_match(words, next, "va") ||
           tc_unit_qualifier(words, next) || tc_unit_stops(words, next);
}

/* The family of the class that ends the piece FROM … AT-1, or -1. */
static int last_family(const tc_phrase *words, uint32_t from, uint32_t at) {
    int family = -1, found = -1;
    for (uint32_t i = from; i < at; i++) {
        uint32_t n = tc_unit_class(words, i, &family);
        if (n && i + n <= at) {
            found = family;
            i += n - 1;
        }
    }
    return found;
}

/* Whether the piece that begins at FROM enumerates classes: "các sở, ban", "UBND xã", "Viện". */
static bool enumerates(const tc_phrase *words, uint32_t from, uint32_t at) {
    if (last_family(words, from, at) < 0)
        return false;
    uint32_t head = 0;
    tc_unit_kind kind = tc_unit_begins(words, from, &head);
    if (kind == TC_UNIT_PLURAL)
        return true;
    /* Thủ trưởng các sở, Chủ tịch UBND các huyện */
    for (uint32_t i = from; i < at; i++)
        if (tc_phrase_match(words, i, "cac"))
            return true;
    if (kind == TC_UNIT_CLASS)
        return stands_bare(words, from, head);
    /* Thủ trưởng sở, ban, ngành */
    if (TC_ANY(words, from, chiefs) == head && !words->items[from + head].capital &&
        tc_unit_class(words, from + head, NULL))
        return true;
    return tc_phrase_match(words, from, "ubnd") || tc_phrase_match(words, from, "uy ban nhan dan");
}

/* Whether the piece FROM … AT-1 is of committees, and the last class in it a place. */
static bool is_of_places(const tc_phrase *words, uint32_t from, uint32_t at) {
    int family = -1, place = -2;
    uint32_t n = tc_phrase_match(words, from, "chu tich");
    if (!tc_phrase_match(words, from + n, "ubnd") &&
        !tc_phrase_match(words, from + n, "uy ban nhan dan"))
        return false;
    for (uint32_t i = from; i < at; i++)
        if (TC_ANY(words, i, bare_places) && tc_unit_class(words, i, &family))
            place = family;
    return place == last_family(words, from, at);
}

/* "Văn phòng HĐND và UBND xã", "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh", "Báo và Đài Phát
 * thanh": one office of two bodies. */
static bool shares_office(const tc_phrase *words, uint32_t from, uint32_t at, bool after_and) {
    static const char *const councils[] = {"doan dai bieu", "hdnd", "hoi dong nhan dan"};
    static const char *const seconds[] = {"dai phat thanh", "dai truyen hinh", "phat thanh"};
    bool council = tc_phrase_match(words, at, "hdnd") || tc_phrase_match(words, at, "hoi dong");
    bool committee =
        tc_phrase_match(words, at, "ubnd") || tc_phrase_match(words, at, "uy ban nhan dan");
    if (after_and && council && tc_phrase_find(words, "doan", from) < at)
        return true;
    if (after_and && at == from + 2 && tc_phrase_word_is(words, from, "báo"))
        return TC_ANY(words, at, seconds) != 0;
    uint32_t office = tc_phrase_match(words, from, "vp");
    office = office ? office : tc_phrase_match(words, from, "van phong");
    uint32_t first = office ? TC_ANY(words, from + office, councils) : 0;
    return first && (council || committee) && from + office + first + after_and == at;
}

/* "Các huyện ủy, thành ủy": "các" goes on; the words of the committee at AT, or 0. */
static uint32_t committee(const tc_phrase *words, uint32_t from, uint32_t at) {
    static const char *const committees[] = {"dang uy",  "huyen uy", "quan uy",
                                             "thanh uy", "thi uy",   "tinh uy"};
    uint32_t many = tc_phrase_match(words, from, "cac");
    return many && at < words->count && !words->items[at].capital &&
                   TC_ANY(words, from + many, committees)
               ? TC_ANY(words, at, committees)
               : 0;
}

bool tc_units_part(const tc_phrase *words, uint32_t from, uint32_t at, bool after_and) {
    uint32_t head = 0;
    int family = -1;
    if (committee(words, from, at))
        return false;
    /* "Bảo hiểm xã hội tỉnh, thành phố trực thuộc trung ương" */
    if (tc_phrase_match(words, at, "thanh pho truc thuoc") &&
        tc_phrase_match(words, at - 1, "tinh"))
        return false;
    if (!after_and && tc_unit_comma_inside(words, at))
        return false;
    tc_unit_kind kind = tc_unit_begins(words, at, &head);
    if (kind == TC_UNIT_NONE)
        return !after_and && tc_phrase_match(words, at, "moi cac");
    if (kind == TC_UNIT_PLURAL)
        return true;
    /* các trường đại học, cao đẳng */
    if (tc_phrase_match(words, at, "cao dang") &&
        !(at + 2 < words->count && words->items[at + 2].capital && !gap_parts(words, at + 2)))
        return false;
    if (kind == TC_UNIT_PERSON)
        return !after_and;
    /* "Đ/c Trần Văn A, Giám đốc Sở B, Trưởng ban": the posts of one person */
    if (!after_and && TC_ANY(words, at, posts) &&
        tc_unit_begins(words, from, NULL) == TC_UNIT_PERSON)
        return false;
    if (shares_office(words, from, at, after_and))
        return false;
    uint32_t n = tc_unit_class(words, at, &family);
    /* "UBND các xã, phường, báo, đài" */
    if (kind == TC_UNIT_CLASS && !after_and && n && stands_bare(words, at, n) &&
        is_of_places(words, from, at) && family != last_family(words, from, at))
        return true;
    /* "Các sở, trường đại học": "các" goes on. */
    if (kind == TC_UNIT_CLASS && !after_and && !words->items[at].capital &&
        tc_unit_begins(words, from, NULL) != TC_UNIT_CLASS && enumerates(words, from, at))
        return false;
    if (kind != TC_UNIT_CLASS || !n || !stands_bare(words, at, n)) {
        bool place = kind == TC_UNIT_PLACE && tc_phrase_match(words, from, "ubnd");
        return !place && (!after_and || words->items[at].capital);
    }
    /* "Các Cục, Vụ, Viện, Trung tâm thuộc Bộ": classes with capitals. */
    if (!after_and && tc_phrase_match(words, from, "cac") && words->items[from + 1].capital &&
        tc_unit_class(words, from + 1, NULL) && words->items[at].capital &&
        !tc_phrase_match(words, at, "ubnd"))
        return false;
    bool enumeration = enumerates(words, from, at);
    /* "Sở Nội vụ và sở, ngành liên quan", "UBND các xã và cơ quan, đơn vị liên quan", but "các sở
     * và địa phương" */
    if (after_and)
        return tc_unit_begins(words, from, NULL) == TC_UNIT_BODY &&
               (!enumeration ||
                (TC_ANY(words, at, offices) && family != last_family(words, from, at)));
    /* "công đoàn xã, phường" */
    if (!enumeration && family == last_family(words, from, at) && !words->items[at].capital &&
        (tc_unit_begins(words, from, NULL) == TC_UNIT_BODY ||
         tc_unit_class(words, from, NULL) > 1) &&
        TC_ANY(words, at, bare_places))
        return false;
    if (!enumeration)
        return true;
    bool plural = tc_unit_begins(words, from, NULL) != TC_UNIT_CLASS;
    /* "Viện, Trường" is one, "viện nghiên cứu, trường đại học" are two. */
    if (!plural && n > 1 && tc_unit_is_school(words, at))
        return true;
    return !(family == last_family(words, from, at) || (plural && !words->items[at].capital));
}

/* Behind the bracket that opens before word AT, or AT when it opens none. */
static uint32_t skip_bracket(const tc_phrase *words, uint32_t at) {
    if (!tc_phrase_gap_has(words, at, '('))
        return at;
    tc_slice gap = tc_phrase_gap(words, at);
    const char *open = gap.len ? memrchr(gap.ptr, '(', gap.len) : NULL;
    if (!open || memchr(open, ')', (size_t)(gap.ptr + gap.len - open)))
        return at;
    uint32_t last = at + BRACKET_WORDS_MAX < words->count ? at + BRACKET_WORDS_MAX : words->count;
    for (uint32_t i = at + 1; i <= last; i++)
        if (tc_phrase_gap_has(words, i, ')'))
            return i;
    return at;
}

/* Whether what begins at AT is a name up to the next sign: "Gia Thuận," and "Tài chính;", but not
 * "Thông báo đến nhân dân". */
static bool names_one(const tc_phrase *words, uint32_t at) {
    enum { FIELD_WORDS_MAX = 6 };
    bool capitals = true;
    uint32_t i = at;
    do {
        capitals = capitals && words->items[i].capital;
        i++;
    } while (i < words->count && !gap_parts(words, i));
    bool listed = i - at <= FIELD_WORDS_MAX && tc_phrase_gap_has(words, i, ',');
    return capitals || (listed && TC_IS(words, at - 1, "ban", "bo", "cuc", "nganh", "so", "vu")) ||
           tc_unit_class(words, at, NULL) == i - at;
}

bool tc_units_colon(const tc_phrase *words, uint32_t at) {
    bool many = at >= 2 && (tc_phrase_match(words, at - 2, "cac") || words->items[at - 2].digits);
    return many && at < words->count && words->items[at].capital &&
           tc_unit_class(words, at - 1, NULL) == 1 && names_one(words, at);
}

/* How many words from AT on the name that began at FROM takes in over a comma, "và" or break. */
static uint32_t name_runs_on(const tc_phrase *words, uint32_t from, uint32_t at, bool and) {
    uint32_t n = tc_unit_class(words, at, NULL);
    uint32_t inside = tc_unit_comma_inside(words, at);
    inside = inside ? inside : committee(words, from, at);
    if (inside)
        return inside;
    if (n &&
        (stands_bare(words, at, n) || (!words->items[at].capital && enumerates(words, from, at))))
        return n;
    if (!words->items[at].capital)
        return and&&!tc_unit_stops(words, at);
    return from < at;
}

/* Whether the word at AT still belongs to the name that the class of the piece asks for. */
static bool inside_head(const tc_phrase *words, uint32_t piece, uint32_t at) {
    uint32_t head = 0;
    tc_unit_kind kind = tc_unit_begins(words, piece, &head);
    /* "các tổ chức", "Ban chỉ đạo", "viện nghiên cứu": no verbs yet. */
    if (kind == TC_UNIT_PLURAL)
        head += tc_unit_class(words, piece + head, NULL);
    return at < piece + head || (at == piece + head && tc_unit_needs_name(words, piece));
}

/* How many words from AT on still belong to the units; *PIECE is where the present one began. */
static uint32_t goes_on(const tc_phrase *words, uint32_t *piece, uint32_t at) {
    bool and = tc_phrase_match(words, at, "va");
    uint32_t next = at + and;
    if (next >= words->count)
        return 0;
    bool comma = tc_phrase_gap_has(words, at, ',') || tc_phrase_gap_has(words, at, ';') ||
                 tc_phrase_gap_has(words, at, '\n');
    if (tc_phrase_gap_has(words, at, ':'))
        return tc_units_colon(words, at);
    if (tc_phrase_gap_has(words, at, '.') && !tc_phrase_match(words, at - 1, "tp"))
        return 0;
    if (comma || and) {
        uint32_t n = name_runs_on(words, *piece, next, and);
        if (!tc_units_part(words, *piece, next, and))
            return n ? n + and : 0;
        *piece = next;
        return 1u + and;
    }
    if (at < *piece + HEAD_WORDS_MAX && inside_head(words, *piece, at))
        return 1;
    return !tc_unit_ended(words, *piece, at) && !tc_unit_stops(words, at);
}

/* The end of the units at AT, or (ALONE) of the first of them. */
static uint32_t run(const tc_phrase *words, uint32_t at, bool alone) {
    uint32_t piece = at, end = at, head = 0;
    /* "Tổ chức …", "Cấp …" at the head of a sentence are verbs. */
    if (tc_unit_begins(words, at, &head) == TC_UNIT_NONE || tc_phrase_match(words, at, "to chuc") ||
        tc_phrase_match(words, at, "cap"))
        return at;
    for (uint32_t i = at + head; i < words->count && i < at + UNITS_WORDS_MAX;) {
        uint32_t behind = skip_bracket(words, i);
        if (behind > i && !alone) {
            i = behind;
            continue;
        }
        uint32_t n = behind > i || tc_phrase_gap_has(words, i, '"') ? 0 : goes_on(words, &piece, i);
        if (!n || (alone && piece != at))
            break;
        end = i += n;
    }
    if (end < at + head)
        end = at + head;
    static const char *const open[] = {"của", "tại", "trong"};
    while (end > at && (tc_phrase_match(words, end - 1, "va") ||
                        (end < words->count && TC_WRITTEN(words, end - 1, open, true))))
        end--;
    return end;
}

uint32_t tc_units_end(const tc_phrase *words, uint32_t at) {
    return run(words, at, false);
}

uint32_t tc_unit_end(const tc_phrase *words, uint32_t at) {
    return run(words, at, true);
}

uint32_t tc_units_reach(const tc_phrase *words, uint32_t from, uint32_t most) {
    uint32_t head = 0;
    if (from >= most || tc_unit_begins(words, from, &head) == TC_UNIT_NONE)
        return from;
    uint32_t piece = from;
    for (uint32_t i = from + head; i < most;) {
        uint32_t behind = skip_bracket(words, i), n = 1;
        if (behind > i) {
            i = behind;
            continue;
        }
        n = goes_on(words, &piece, i);
        if (!n && !words->items[i].shout && !tc_phrase_gap_has(words, i, ';') &&
            !tc_phrase_gap_has(words, i, '\n'))
            return i;
        i += n ? n : 1;
    }
    return most;
}

bool tc_units_only(const tc_phrase *words, uint32_t from, uint32_t to) {
    return from < to && (tc_units_shout(words, from, to) || tc_units_reach(words, from, to) >= to);
}

/* One word or a chain of abbreviations ("QLCN&CN") up to the next separator; kinds of schools are
 * enumerated ("Tiểu học, THCS"). */
static bool abbreviation(const tc_phrase *words, uint32_t at, uint32_t to) {
    uint32_t i = at;
    if (TC_IS(words, at, "gdtx", "mn", "thcs", "thpt"))
        return false;
    while (i < to && words->items[i].shout &&
           (i == at || (tc_phrase_gap(words, i).len <= 3 && !gap_parts(words, i))))
        i++;
    return i > at && (i >= to || gap_parts(words, i));
}

/* "Sở Nội vụ – Sở Tài chính": two of one kind; "Cục C06 - Bộ Công an" is one of the other. */
static bool dash_parts(const tc_phrase *words, uint32_t piece, uint32_t at) {
    if (words->items[at].signs)
        return false;
    tc_slice gap = tc_phrase_gap(words, at);
    if (!tc_slice_equal(gap, TC_SLICE(" – ")) && !tc_slice_equal(gap, TC_SLICE(" - ")))
        return false;
    uint32_t n = tc_unit_class(words, at, NULL);
    return n && tc_unit_begins(words, at, NULL) == TC_UNIT_BODY &&
           tc_unit_begins(words, piece, NULL) == TC_UNIT_BODY &&
           tc_unit_class(words, piece, NULL) == n &&
           words->items[piece].code == words->items[at].code;
}

/* Whether a bullet alone parts what stands before word AT from it: one that no unit follows, where
 * the first has none, is a hyphen at the end of a line ("Trung tâm Văn hóa ⏎ - Nghệ thuật"). */
static bool bullet_parts(const tc_phrase *words, uint32_t piece, uint32_t at) {
    return words->items[piece].shout || words->items[at].shout || words->items[0].start > 0 ||
           tc_unit_begins(words, at, NULL) != TC_UNIT_NONE;
}

/* Whether a new piece begins at word AT (*SKIP words of "và" before it). */
static bool parts_here(const tc_phrase *words, uint32_t piece, uint32_t at, uint32_t to,
                       bool ranked, uint32_t *skip) {
    *skip = 0;
    if (tc_phrase_gap_has(words, at, ';'))
        return true;
    if (tc_phrase_gap_has(words, at, '\n'))
        return tc_slice_ends(tc_phrase_gap(words, at), TC_SLICE("\n"))
                   ? (words->items[at].capital &&
                      !(words->items[at].shout && words->items[at - 1].shout)) ||
                         tc_unit_begins(words, at, NULL) != TC_UNIT_NONE
                   : bullet_parts(words, piece, at);
    if (dash_parts(words, piece, at))
        return true;
    if (tc_phrase_gap_has(words, at, ','))
        return tc_units_part(words, piece, at, false) || abbreviation(words, at, to);
    if (!ranked && tc_phrase_match(words, at, "va") && at + 1 < to) {
        *skip = 1;
        return tc_units_part(words, piece, at + 1, true);
    }
    return false;
}

/* Whether semicolons or bullets part the list: then "và" stands inside a piece. */
static bool is_ranked(const tc_phrase *words, uint32_t from, uint32_t to) {
    for (uint32_t i = from + 1; i < to; i++)
        if (tc_phrase_gap_has(words, i, ';') || tc_phrase_gap_has(words, i, '\n'))
            return true;
    return false;
}

bool tc_units_split(tc_arena *arena, const tc_phrase *words, uint32_t from, uint32_t to,
                    bool at_and, tc_strings *out) {
    tc_phrase calm;
    *out = (tc_strings){NULL, 0};
    if (from >= to)
        return true;
    if (!tc_units_calm(arena, words, from, to, &calm))
        return false;
    words = &calm;
    tc_slice *items = tc_arena_take(arena, (to - from) * sizeof *items);
    bool ranked = !at_and || is_ranked(words, from, to);
    uint32_t count = 0, piece = from, skip = 0;
    if (!items)
        return false;
    for (uint32_t i = from + 1; i <= to; i++) {
        uint32_t behind = i < to ? skip_bracket(words, i) : i;
        if (behind > i)
            i = behind < to ? behind : to;
        if (i < to && !parts_here(words, piece, i, to, ranked, &skip))
            continue;
        items[count] = tc_text_squeeze(arena, tc_phrase_closed(words, piece, i));
        if (!items[count++].ptr)
            return false;
        piece = i + (i < to ? skip : 0);
    }
    *out = (tc_strings){items, count};
    return true;
}
