/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Committees of the Party and of councils, which are named after what they belong to. */
#include "bodyparts.h"

#include <text/text.h>

#include <string.h>

static const struct {
    const char *phrase, *head, *level;
} party[] = {
    {"tinh uy", "Tỉnh ủy", ""},         {"thanh uy", "Thành ủy", "thành phố "},
    {"huyen uy", "Huyện ủy", "huyện "}, {"thi uy", "Thị ủy", "thị xã "},
    {"quan uy", "Quận ủy", "quận "},
};

/* "Ba Bể", where the document is from "huyện Ba Bể". */
static tc_slice own_seat(const tc_home *home, const char *level) {
    tc_slice prefix = tc_slice_of(level);
    return prefix.len && tc_slice_starts(home->seat, prefix)
               ? tc_slice_sub(home->seat, prefix.len, home->seat.len)
               : (tc_slice){NULL, 0};
}

/* "Ban Chấp hành Đảng bộ xã khóa I" is the committee of that commune. */
static tc_slice commune_party(tc_arena *arena, tc_slice text, const tc_word *w, size_t count,
                              const tc_home *home) {
    static const char *const levels[] = {"xa", "phuong", "dac khu"};
    size_t at = tc_words_last(w, count, "dang bo"), used = 0, end;
    if (at == SIZE_MAX || tc_words_begin(w, count, "dai hoi"))
        return (tc_slice){NULL, 0};
    at += 2;
    for (size_t i = 0; !used && i < sizeof levels / sizeof *levels; i++)
        used = tc_words_begin(w + at, count - at, levels[i]);
    for (end = at + used; used && end < count && w[end].capital && w[end].before == ' ' &&
                          strcmp(w[end].folded, "khoa") != 0;)
        end++;
    tc_slice seat = end > at + used ? tc_slice_sub(text, w[at].start, w[end - 1].end) : home->seat;
    return used && seat.len ? tc_body_join(arena, TC_SLICE("Đảng ủy"), seat) : (tc_slice){NULL, 0};
}

tc_slice tc_body_of_party(tc_arena *arena, tc_slice text, const tc_word *w, size_t count,
                          const tc_home *home) {
    tc_slice commune = commune_party(arena, text, w, count, home);
    if (commune.len)
        return commune;
    size_t members = tc_words_last(w, count, "dang bo tinh");
    if (members != SIZE_MAX && !tc_words_begin(w, count, "dai hoi")) {
        size_t end;
        const tc_place *place =
            members + 3 < count ? tc_place_read(text, w[members + 3].start, &end) : NULL;
        /* "Ban Chấp hành Đảng bộ tỉnh khóa XVII" */
        place = place ? place : home->place;
        return tc_body_join(arena, TC_SLICE("Tỉnh ủy"),
                            place ? tc_body_seat(place) : (tc_slice){NULL, 0});
    }
    for (size_t i = 0; i < sizeof party / sizeof *party; i++) {
        size_t at = tc_words_last(w, count, party[i].phrase);
        if (at == SIZE_MAX)
            continue;
        size_t from = at + tc_words_begin(w + at, count - at, party[i].phrase), end;
        const tc_place *place =
            from < count && w[from].capital ? tc_place_read(text, w[from].start, &end) : NULL;
        if (!place && (i == 0 || (i == 1 && !own_seat(home, party[i].level).len)))
            place = home->place;
        bool named = !place && from < count && w[from].capital && w[from].before == ' ';
        tc_slice tail = place   ? tc_body_seat(place)
                        : named ? tc_slice_sub(text, w[from].start, w[count - 1].end)
                                : own_seat(home, party[i].level);
        return tc_body_join(arena, tc_slice_of(party[i].head), tail);
    }
    return (tc_slice){NULL, 0};
}

/* As tc_words_begin, with dashes between the words or none. */
static size_t begins_dashed(const tc_word *w, size_t count, const char *phrase) {
    size_t used = 0;
    while (*phrase) {
        size_t n = strcspn(phrase, " ");
        if (used == count || strlen(w[used].folded) != n ||
            memcmp(w[used].folded, phrase, n) != 0 || (used && !strchr(" ,-", w[used].before)))
            return 0;
        used++;
        phrase += n + (phrase[n] == ' ');
    }
    return used;
}

tc_slice tc_body_of_council(tc_arena *arena, tc_slice text, const tc_word *w, size_t count,
                            const tc_home *home) {
    static const char *const parts[] = {"ban phap che", "ban kinh te ngan sach",
                                        "ban kinh te xa hoi", "ban van hoa xa hoi", "ban do thi"};
    static const char *const councils[] = {"hdnd", "hoi dong nhan dan"};
    size_t name = 0, council = 0;
    for (size_t i = 0; strcmp(w[0].folded, "ban") == 0 && i < sizeof parts / sizeof *parts; i++) {
        size_t used = begins_dashed(w, count, parts[i]);
        name = used > name ? used : name;
    }
    for (size_t i = 0; name && i < sizeof councils / sizeof *councils; i++)
        council += tc_words_begin(w + name, count - name, councils[i]);
    if (!name || (name < count && !council))
        return (tc_slice){NULL, 0};
    tc_slice head =
        tc_body_join(arena, tc_text_squeeze(arena, tc_slice_sub(text, w[0].start, w[name - 1].end)),
                     TC_SLICE("HĐND"));
    tc_slice place =
        council ? tc_body_place(arena, text, w + name + council, count - name - council, home)
        : home->seat.len ? home->seat
                         : tc_home_name(arena, home);
    return tc_body_join(arena, head, place);
}
