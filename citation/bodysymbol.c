/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From a symbol to the body that owns the number series. */
#include "abbreviations.h"
#include "bodyparts.h"

#include <text/fold.h>

#include <string.h>

/* BCA in QĐ-BCA-C06. */
static tc_slice second_part(tc_slice symbol) {
    size_t from = 0, end;
    while (from < symbol.len && symbol.ptr[from] != '-' && symbol.ptr[from] != '/')
        from++;
    from += from < symbol.len;
    for (end = from; end < symbol.len && symbol.ptr[end] != '-' && symbol.ptr[end] != '/';)
        end++;
    return tc_slice_sub(symbol, from, end);
}

/* Bodies that every province, city of the centre or commune has one of, by what ends or begins
 * their symbols. */
static const struct {
    const char *part, *head;
    const char *level; /* of the document's own seat; "tỉnh" or "thành phố" for that of its
                        * province, "" for either */
    bool bare;         /* the seat is named without its level */
} local[] = {
    {"ĐU", "Đảng ủy", "xã ", false},           {"ĐU", "Đảng ủy", "phường ", false},
    {"ĐU", "Đảng ủy", "đặc khu ", false},      {"HU", "Huyện ủy", "huyện ", true},
    {"QU", "Quận ủy", "quận ", true},          {"CAX", "Công an", "xã ", false},
    {"CAP", "Công an", "phường ", false},      {"CAT", "Công an", "tỉnh", false},
    {"CATP", "Công an", "thành phố", false},   {"BCHQS", "Bộ Chỉ huy Quân sự", "", false},
    {"LĐLĐ", "Liên đoàn Lao động", "", false},
};

/* The body at home that PART of a symbol names; "" when it names none. */
static tc_slice local_body(tc_arena *arena, tc_slice part, const tc_home *home) {
    for (size_t i = 0; i < sizeof local / sizeof *local; i++) {
        if (!tc_slice_equal(part, tc_slice_of(local[i].part)))
            continue;
        tc_slice level = tc_slice_of(local[i].level);
        tc_slice place = home->seat.len ? home->seat : tc_home_name(arena, home);
        bool below = tc_slice_ends(level, TC_SLICE(" ")) || home->seat.len > 0;
        /* "Thành phố Hồ Chí Minh" is a "thành phố", too. */
        if (place.len && (below ? tc_slice_starts(place, level) && level.len
                                : tc_fold_same(tc_slice_sub(place, 0, level.len), level)))
            return tc_body_join(arena, tc_slice_of(local[i].head),
                                local[i].bare ? tc_slice_sub(place, level.len, place.len) : place);
    }
    return (tc_slice){NULL, 0};
}

tc_slice tc_body_of_symbol(tc_arena *arena, tc_slice symbol, const tc_home *home) {
    size_t from = symbol.len;
    while (from && symbol.ptr[from - 1] != '-' && symbol.ptr[from - 1] != '/')
        from--;
    tc_slice last = tc_slice_sub(symbol, from, symbol.len), first = symbol;
    for (size_t i = 0; i < symbol.len; i++)
        if (symbol.ptr[i] == '-' || symbol.ptr[i] == '/') {
            first = tc_slice_sub(symbol, 0, i);
            break;
        }
    /* In 55/2015/TTLT-BTC-BKHCN the body whose number it is stands before the others. */
    bool joint = tc_slice_ends(first, TC_SLICE("LT")) || tc_slice_ends(first, TC_SLICE("LN")) ||
                 tc_slice_ends(first, TC_SLICE("PH"));
    if (joint && first.len + 1 < symbol.len) {
        size_t end = first.len + 1;
        while (end < symbol.len && symbol.ptr[end] != '-' && symbol.ptr[end] != '/')
            end++;
        last = tc_slice_sub(symbol, first.len + 1, end);
    }
    /* In 15/KH-CAX and 88/KH-CATP-PV01 it stands behind the type, in 512/LĐLĐ-CSPL first. */
    tc_slice own = local_body(arena,
                              joint                             ? last
                              : tc_abbreviation_type(first).len ? second_part(symbol)
                                                                : first,
                              home);
    if (own.len)
        return own;
    /* In 2070/SKHCN-HCTH the body stands first. */
    tc_slice body =
        tc_abbreviation_type(first).len ? tc_abbreviation_body(last) : tc_abbreviation_body(first);
    if (!body.len)
        body = !tc_abbreviation_type(first).len ? tc_abbreviation_body(last)
                                                : tc_abbreviation_body(second_part(symbol));
    /* The ministry's TC of old stands first: 105 TC/ĐT. */
    if (tc_slice_equal(last, TC_SLICE("TC")) && tc_abbreviation_type(first).len &&
        memchr(symbol.ptr, '-', symbol.len))
        return (tc_slice){NULL, 0};
    if (!body.len)
        return body;
    bool placed =
        tc_slice_equal(body, TC_SLICE("UBND")) || tc_slice_equal(body, TC_SLICE("HĐND")) ||
        tc_slice_starts(body, TC_SLICE("Sở ")) || tc_slice_equal(body, TC_SLICE("Tỉnh ủy")) ||
        tc_slice_starts(body, TC_SLICE("Ban Cán sự đảng")) ||
        tc_slice_equal(body, TC_SLICE("Văn phòng UBND")) ||
        tc_slice_equal(body, TC_SLICE("Ban Dân tộc"));
    static const char committee[] = "Tỉnh ủy";
    bool of_party = tc_slice_ends(body, TC_SLICE("Tỉnh ủy"));
    if (!placed && !of_party)
        return body;
    /* In a district the province's series and its own look alike. */
    bool shared = tc_slice_ends(body, TC_SLICE("UBND")) || tc_slice_equal(body, TC_SLICE("HĐND"));
    if (!home->place || (home->seat.len && shared))
        return (tc_slice){NULL, 0};
    if (of_party) {
        /* "Văn phòng Tỉnh ủy", in a city "Văn phòng Thành ủy" */
        bool city = home->city || home->place->city;
        tc_slice name = tc_slice_sub(body, 0, body.len - strlen(committee));
        tc_buffer full;
        tc_buffer_init(&full, TC_BODY_NAME_MAX);
        tc_buffer_add(&full, name);
        tc_buffer_add(&full, city ? TC_SLICE("Thành ủy") : tc_slice_of(committee));
        tc_slice head = tc_arena_copy(arena, tc_buffer_slice(&full));
        tc_buffer_dispose(&full);
        return tc_body_join(arena, head, tc_body_seat(home->place));
    }
    return tc_body_join(arena, body, tc_home_name(arena, home));
}
