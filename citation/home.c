/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "home.h"

#include <text/fold.h>
#include <text/text.h>

#include <string.h>

enum { TALLY = 64 };

typedef struct tally {
    const tc_place *place;
    unsigned count;
} tally;

/* Counts the provinces behind LEVEL in TEXT; CITIES of the centre, or the others. */
static void count_places(tc_slice text, const char *level, bool cities, tally counts[TALLY]) {
    for (size_t at = 0; (at = tc_slice_find(text, tc_slice_of(level), at)) != SIZE_MAX;) {
        at += strlen(level);
        size_t first = at, end;
        const tc_place *place = at < text.len && tc_is_upper(tc_utf8_next(text, &first))
                                    ? tc_place_read(text, at, &end)
                                    : NULL;
        /* A city that is no province says nothing, nor does a province called a city. */
        for (size_t i = 0; place && place->city == cities && i < TALLY; i++)
            if (!counts[i].place || counts[i].place == place) {
                counts[i].place = place;
                counts[i].count++;
                break;
            }
    }
}

/* Where three that are one today are named, papers are from the one: the number in COUNTS of what
 * BEST became part of together with another one; BEST when that is not so. */
static size_t merged_into(const tally counts[TALLY], size_t best) {
    size_t heir = best, others = 0;
    for (size_t i = 0; counts[best].count && i < TALLY && counts[i].count; i++) {
        if (strcmp(counts[best].place->successor, counts[i].place->name) == 0)
            heir = i;
        others += i != best && strcmp(counts[i].place->name, counts[best].place->successor) != 0 &&
                  strcmp(counts[i].place->successor, counts[best].place->successor) == 0;
    }
    return others ? heir : best;
}

const tc_place *tc_home_most_named(tc_slice text) {
    tally counts[TALLY] = {{0}};
    size_t best = 0;
    unsigned second = 0;
    count_places(text, "tỉnh ", false, counts);
    count_places(text, "ỉnh ủy ", false, counts);
    count_places(text, "hành phố ", true, counts);
    for (size_t i = 1; i < TALLY; i++) {
        /* Of two that are one today, papers "(cũ)" name the other, too. */
        bool heir = counts[i].count && counts[i].count == counts[best].count &&
                    strcmp(counts[best].place->successor, counts[i].place->name) == 0;
        bool more = counts[i].count > counts[best].count || heir;
        unsigned other = !more ? counts[i].count : heir ? 0 : counts[best].count;
        second = other > second ? other : second;
        best = more ? i : best;
    }
    size_t heir = merged_into(counts, best);
    bool open = heir == best && second * 3 > counts[best].count * 2;
    return open ? NULL : counts[heir].place;
}

bool tc_home_is_centre(tc_arena *arena, tc_slice body) {
    static const tc_home nowhere = {.place = NULL};
    if (tc_slice_starts(body, TC_SLICE("Bộ Chỉ huy")) ||
        tc_slice_starts(body, TC_SLICE("Bộ Tư lệnh")))
        return false;
    static const char *const central[] = {"Chính phủ",
                                          "Thủ tướng",
                                          "Bộ ",
                                          "Quốc hội",
                                          "Ủy ban Thường vụ Quốc hội",
                                          "Bộ Chính trị",
                                          "Ban Bí thư",
                                          "Ban Chấp hành Trung ương",
                                          "Chủ tịch nước",
                                          "Văn phòng Chính phủ",
                                          "Thanh tra Chính phủ",
                                          "Văn phòng Trung ương"};
    tc_slice full = tc_body_full(arena, body, &nowhere);
    for (size_t i = 0; i < sizeof central / sizeof *central; i++)
        if (tc_slice_starts(full, tc_slice_of(central[i])))
            return true;
    return false;
}

static bool symbol_is_central(tc_arena *arena, tc_slice symbol) {
    static const tc_home nowhere = {.place = NULL};
    return symbol.len && tc_body_of_symbol(arena, symbol, &nowhere).len > 0;
}

/* "BỘ KHOA HỌC VÀ CÔNG NGHỆ / CỤC SỞ HỮU TRÍ TUỆ": a part of a ministry that has no place in its
 * name; "TỔNG CỤC …" is one by itself. */
static bool is_part_of_centre(tc_arena *arena, const tc_letterhead *letter) {
    static const char *const parts[] = {"cuc", "vu", "tong cuc", "van phong", "thanh tra"};
    tc_word w[2];
    size_t count = tc_words_read(letter->own, 0, letter->own.len, w, 2);
    bool part = tc_words_begin(w, count, "tong cuc") > 0;
    for (size_t i = 0; !part && letter->parent.len && i < sizeof parts / sizeof *parts; i++)
        part = tc_words_begin(w, count, parts[i]) &&
               tc_home_is_centre(arena, tc_name_case(arena, letter->parent));
    return part && !tc_letterhead_place(letter->parent);
}

void tc_home_find(tc_arena *arena, tc_slice text, const tc_letterhead *letter, tc_slice symbol,
                  tc_slice dateline, tc_home *home) {
    tc_slice own = letter->own.len ? tc_name_case(arena, letter->own) : letter->own;
    *home = (tc_home){.place = tc_letterhead_place(letter->own)};
    if (!home->place &&
        (symbol_is_central(arena, symbol) || (own.len && tc_home_is_centre(arena, own)) ||
         is_part_of_centre(arena, letter)))
        return;
    if (!home->place)
        home->place = tc_letterhead_place(letter->parent);
    if (!home->place)
        home->place = tc_letterhead_place(dateline);
    if (!home->place)
        home->place = tc_home_most_named(text);
    home->seat = tc_letterhead_seat(arena, letter->own);
    if (!home->seat.len)
        home->seat = tc_letterhead_seat(arena, letter->parent);
}
